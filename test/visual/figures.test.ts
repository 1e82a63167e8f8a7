/**
 * Every figure on its fixture, as text. Colours are not in it: they come from the style sheet by class, in light, dark and print alike.
 * When a drawing means to change: UPDATE with `npx vitest run --config test/vitest.config.ts --project visual --update`, and look at it in
 * the gallery.
 */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { charts } from '../../web/charts/index.ts'
import type { Topology } from '../../web/charts/index.ts'
import { fixtures } from '../../web/gallery/fixtures.ts'
import { SvgElement, textOf } from './svg-document.ts'

const topology = JSON.parse(readFileSync(fileURLToPath(new URL('../../web/assets/municipalities.topo.json', import.meta.url)), 'utf8')) as Topology
const all = fixtures('da', topology)

test('every figure has a fixture', () => {
  expect(Object.values(charts).filter((chart) => !all.some((fixture) => fixture.chart.id === chart.id))).toEqual([])
})

for (const { id, chart, view, size } of all)
  describe(id, () => {
    const layout = chart.layout(chart.model(view), size)

    test('is drawn as before', async () => {
      const svg = new SvgElement('svg')
      chart.draw(svg as unknown as SVGSVGElement, layout)
      // Drawn again into the same element, nothing doubles.
      chart.draw(svg as unknown as SVGSVGElement, layout)
      await expect(textOf(svg)).toMatchFileSnapshot(`snapshots/${id}.svg.txt`)
    })

    test('draws no number that is none, and says everything it shows', () => {
      const svg = new SvgElement('svg')
      chart.draw(svg as unknown as SVGSVGElement, layout)
      expect(textOf(svg)).not.toMatch(/NaN|undefined|Infinity/)
      const table = chart.table(chart.model(view))
      expect(table.rows.length).toBeGreaterThan(0)
      expect(table.rows.every((row: readonly string[]) => row.length === table.columns.length)).toBe(true)
      expect(chart.sentence(chart.model(view)).length).toBeGreaterThan(0)
      for (const point of chart.focusables(layout)) expect([point.x >= -1 && point.x <= size.width + 1, point.y >= -1 && point.y <= size.height + 1]).toEqual([true, true])
    })
  })
