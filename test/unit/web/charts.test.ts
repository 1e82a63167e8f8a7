import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { charts, differenceThresholds, thresholdsOf } from '../../../web/charts/index.ts'
import type { Bands, MapView, TrajectoryView } from '../../../web/charts/index.ts'
import { format } from '../../../web/i18n/format.ts'
import { messages } from '../../../web/i18n/messages.ts'

const words = { messages: messages.da, format: format('da') }
const months = Array.from({ length: 84 }, (_, i) => 2025 * 12 + 2 + 3 * i)
const bands = (start: number, growth: number): Bands => {
  const median = months.map((_, i) => start + growth * i)
  const off = (by: number) => median.map((value, i) => value + by * i)
  return { months, median, low50: off(-2), high50: off(2), low90: off(-5), high90: off(5) }
}
const goal = { month: 2035 * 12 + 11, value: 5000 }
const trajectoryView: TrajectoryView = { ...words, heading: 'Læger', scenario: bands(3900, 14), baseline: bands(3900, 10), changed: true, goal, review: 2029 * 12 + 11, brackets: [] }

const topology = JSON.parse(readFileSync(fileURLToPath(new URL('../../../web/assets/municipalities.topo.json', import.meta.url)), 'utf8')) as MapView['geography']['topology']
const codes = (topology.objects.municipalities as unknown as { geometries: { id: string }[] }).geometries.map(({ id }) => id)
const places = codes.map((code) => ({ code, name: code === '851' ? 'Aalborg' : `Kommune ${code}` }))
const values = places.map((_, i) => i / 10)
const mapView: MapView = { ...words, heading: 'Læger', geography: { topology }, places, level: 'place', year: 2035, unit: 'læger', decimals: 1, mode: 'level', changed: false, values, baseline: values, thresholds: thresholdsOf(values) }

describe('the trajectory', () => {
  test('says how far the goal is, and reads the end of the goal year', () => {
    const model = charts.trajectory.model(trajectoryView)
    expect(charts.trajectory.sentence(model)).toBe('I 2035 venter modellen 4.500 (90 % af simuleringerne: 4.290–4.720). Det er 500 under målet på 5.000.')
  })

  test('has one row in its table for every year and none of them is a thousand', () => {
    const table = charts.trajectory.table(charts.trajectory.model(trajectoryView))
    expect(table.rows).toHaveLength(21)
    expect(table.rows[10]!.slice(0, 2)).toEqual(['2035', '4.502'])
  })

  test('keeps an axis it was given, and every line inside its frame', () => {
    const layout = charts.trajectory.layout(charts.trajectory.model({ ...trajectoryView, domain: [3000, 6000] }), { width: 600, height: 400 })
    expect(layout.y(3000)).toBe(layout.bottom)
    expect(layout.y(6000)).toBe(layout.top)
    const points = charts.trajectory.focusables(layout)
    expect(points).toHaveLength(42)
    expect(points.every(({ x, y }) => x >= layout.left && x <= layout.right + 1e-9 && y >= layout.top && y <= layout.bottom)).toBe(true)
  })
})

describe('the map', () => {
  test('draws every municipality, Bornholm in its inset and the capital area twice', () => {
    const layout = charts.municipalityMap.layout(charts.municipalityMap.model(mapView), { width: 400, height: 440 })
    expect(new Set(layout.drawing.outlines.map(({ code }) => code)).size).toBe(98)
    expect(layout.drawing.outlines.filter(({ code }) => code === '400').map(({ panel }) => panel)).toEqual(['bornholm'])
    expect(layout.drawing.outlines.filter(({ code }) => code === '101').map(({ panel }) => panel)).toEqual(['main', 'capital'])
    expect(charts.municipalityMap.focusables(layout)).toHaveLength(98)
    expect(layout.drawing.outlines.every(({ x, y }) => Number.isFinite(x) && Number.isFinite(y))).toBe(true)
  })

  test('counts each municipality once in its legend and lists Aalborg last', () => {
    const model = charts.municipalityMap.model(mapView)
    expect(model.legend.reduce((sum, { count }) => sum + count, 0)).toBe(98)
    expect(charts.municipalityMap.table(model).rows.at(-1)![0]).toBe('Aalborg')
  })

  test('calls a difference certain only when its interval leaves zero out', () => {
    const median = values.map((_, i) => (i < 3 ? 1 : 0.5))
    const difference = { median, low90: values.map((_, i) => (i < 3 ? 0.2 : -0.1)), high90: values.map(() => 2) }
    const model = charts.municipalityMap.model({ ...mapView, mode: 'difference', changed: true, difference, thresholds: differenceThresholds(median) })
    expect(model.indistinct).toBe(95)
    expect(charts.municipalityMap.sentence(model)).toContain('højere end basis i 3 og lavere i 0 af 98 kommuner')
  })
})

describe('a small municipality', () => {
  const small = places.map((place, i) => ({ ...place, small: i !== 0 }))
  const low90 = values.map((value) => value - 1.5)
  const high90 = values.map((value) => value + 1.5)
  const view: MapView = { ...mapView, places: small, low90, high90, baselineLow90: low90, baselineHigh90: high90, changed: true, kinds: places.map(() => ({ name: 'Landkommuner', value: 4.2 })) }
  const name = places[30]!.name
  const told = (model: ReturnType<typeof charts.municipalityMap.model>) => [model.areas.get(places[30]!.code)!.text, ...charts.municipalityMap.table(model).rows.find(([place]) => place === name)!.slice(1)]

  test('is told by its range and the mean of its kind, and by no number of its own', () => {
    expect(told(charts.municipalityMap.model(view))).toEqual([`${name}: 1,5–4,5 læger (90\u00a0% af simuleringerne). Basis: 1,5–4,5. Landkommuner i gennemsnit: 4,2 læger.`, 'kun spænd', '1,5', '4,5', '1,5–4,5'])
    expect(charts.municipalityMap.model(view).areas.get(places[0]!.code)!.text).toBe(`${places[0]!.name}: 0,0 læger (90\u00a0% af simuleringerne: −1,5 til 1,5). Basis: 0,0 læger.`)
  })

  test('is told by the interval of its difference', () => {
    const difference = { median: values, low90, high90 }
    expect(told(charts.municipalityMap.model({ ...view, mode: 'difference', difference }))).toEqual([`${name}: +1,5 til +4,5 læger (90\u00a0%-interval). Landkommuner i gennemsnit: +4,2 læger.`, 'kun spænd', '+1,5', '+4,5'])
    const unknown = { median: values, low90: values.map(() => -Infinity), high90: values.map(() => Infinity) }
    expect(told(charts.municipalityMap.model({ ...view, mode: 'difference', difference: unknown }))).toEqual([`${name}: regnes ud (90\u00a0%-interval). Landkommuner i gennemsnit: +4,2 læger.`, 'kun spænd', '–', '–'])
  })

  test('is named among lowest and highest with its range', () => {
    expect(charts.municipalityMap.sentence(charts.municipalityMap.model(view))).toContain(`${places[97]!.name} (8,2–11,2 læger)`)
  })

  test('has a line and no dot in a ranking', () => {
    const ranking = charts.ranks.model({ ...words, heading: 'x', unit: 'læger', decimals: 1, signed: true, rows: [{ id: 'a', name: 'A', value: 2, low: 1, high: 3, rangeOnly: true }], columns: { row: 'Kommune', value: 'Forskel' }, sentence: 'x' })
    expect(charts.ranks.table(ranking).rows).toEqual([['A', 'kun spænd', '+1,0', '+3,0']])
    expect(charts.ranks.focusables(charts.ranks.layout(ranking, { width: 400, height: 200 }))[0]!.text).toBe('A: +1,0 til +3,0 læger (90\u00a0%-interval).')
  })
})

test('classes are between five and seven, rounded and ascending', () => {
  const thresholds = thresholdsOf(Array.from({ length: 500 }, (_, i) => 3 + ((i * 7919) % 500) / 60))
  expect(thresholds.length + 1).toBeGreaterThanOrEqual(5)
  expect(thresholds.length + 1).toBeLessThanOrEqual(7)
  expect([...thresholds].sort((a, b) => a - b)).toEqual(thresholds)
})
