/**
 * Is the baseline a country one recognises? Ranges that hold for any seed, here for the mean of eight replicates, and the two checks of
 * structure: the gain of the spiral, and the identity of stocks and flows that the model must follow when feedback is off.
 */
import { describe, expect, test } from 'vitest'
import { sanityRanges } from '../../sim/analysis/sanity.ts'
import { indicators } from '../../sim/model/indicators/index.ts'
import { levers } from '../../sim/model/levers/index.ts'
import { leaveOwnership } from '../../sim/model/processes/practice-life.ts'
import { createModel } from '../../sim/model/replicate.ts'
import { STAGE } from '../../sim/model/stages/index.ts'
import { FORM, type World } from '../../sim/model/world.ts'
import { valueOf } from '../../sim/run/aggregate.ts'
import { compile, monthOf, pack, replicates, watch } from '../property/model/laboratory.ts'

const runs = 8
const baseline = compile({ seed: 'sanity', chanceOnly: true })
const buffers = replicates(baseline, runs)

function mean(indicator: string, measure: string, year: number, of: readonly Float32Array[] = buffers, level = 'nation', cell = 0): number {
  const definition = indicators.find((i) => i.id === indicator)!.measures.find((m) => m.id === measure)!
  return of.reduce((sum, buffer) => sum + valueOf(buffer, baseline.layout, definition, level, cell, monthOf(year, 12), indicator), 0) / of.length
}

const every = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, k) => from + k)

describe('the baseline stays within what is known', () => {
  test.each(sanityRanges.map((range) => [`${range.what}, ${range.from === range.to ? range.from : `${range.from}-${range.to}`}`, range] as const))('%s', (_, { indicator, measure, from, to, low, high }) => {
    const outside = every(from, to).map((year) => [year, mean(indicator, measure, year)] as const).filter(([, value]) => value < low || value > high)
    expect(outside.map(([year, value]) => `${year}: ${value.toFixed(2)}, expected ${low} to ${high}`)).toEqual([])
  })

  test('no municipality above 5,000 inhabitants is without doctors for more than two years, unless its citizens are counted as unlisted', () => {
    const found: string[] = []
    for (const buffer of buffers)
      pack.places.forEach((place, m) => {
        let empty = 0
        for (const year of every(2025, 2045)) {
          const doctors = mean('gp-doctors', 'all-persons-without', year, [buffer], 'place', m)
          empty = doctors === 0 ? empty + 1 : 0
          if (empty > 2 && pack.populationAt(m, year) > 5000 && mean('gp-coverage-need', 'unlisted', year, [buffer], 'place', m) === 0) found.push(`${place.name} in ${year}`)
        }
      })
    expect(found).toEqual([])
  })
})

describe('levers are no wonders', () => {
  const soft = ['hu-placement-balance', 'pay-premium', 'hospital-gp-cap', 'capacity-allocation-model', 'new-capacity-closure']
  const few = compile({ seed: 'sanity', period: { from: '2025-01', to: '2035-12' }, chanceOnly: true })
  const without = replicates(few, runs)
  const count = (of: readonly Float32Array[], level: string, cell: number) => {
    const definition = indicators[0]!.measures[0]!
    return of.reduce((sum, buffer) => sum + valueOf(buffer, few.layout, definition, level, cell, monthOf(2035, 12), 'gp-doctors'), 0) / of.length
  }

  test.each(levers.filter((lever) => soft.includes(lever.id)).map((lever) => [lever.id, lever] as const))('%s makes no more than 60 doctors by 2035, and if it moves them somebody loses', (id, lever) => {
    const changed = replicates(compile({ seed: 'sanity', period: { from: '2025-01', to: '2035-12' }, chanceOnly: true, levers: { [id]: {} } }), runs)
    expect(count(changed, 'nation', 0) - count(without, 'nation', 0)).toBeLessThan(60)
    if (!lever.placeLever) return
    const gains = pack.places.map((_, m) => count(changed, 'place', m) - count(without, 'place', m))
    expect(Math.max(...gains)).toBeGreaterThan(0)
    expect(Math.min(...gains)).toBeLessThan(0)
  })
})

test('the gain of the spiral is below 0.8: a shock of one owner in ten fades', () => {
  // Ten years after the shock, with feedback and without: loss = loss without feedback / (1 - gain).
  const [linked, free] = [1, 0].map((feedback) => {
    const assumptions = { FEEDBACK: feedback }
    const compiled = compile({ seed: 'impulse', chanceOnly: true, assumptions, period: { from: '2025-01', to: '2035-07' } })
    let loss = 0
    for (let index = 0; index < 6; index++) loss += practising(run(compiled, index, false)) - practising(run(compiled, index, true))
    return loss / 6
  })
  expect(free).toBeGreaterThan(0)
  const gain = 1 - free! / linked!
  expect(gain).toBeGreaterThan(-0.1)
  expect(gain).toBeLessThan(0.8)
})

function run(compiled: ReturnType<typeof compile>, index: number, shock: boolean): World {
  const model = createModel(compiled)
  model.begin(index)
  for (let month = compiled.from; month <= compiled.to; month++) {
    model.step(month)
    if (!shock || month !== monthOf(2025, 6)) continue
    const { people } = model.world
    for (let i = 0; i < people.size; i++) {
      if ((people.form[i] !== FORM.solo && people.form[i] !== FORM.shared) || people.id[i]! % 10 !== 3) continue
      leaveOwnership(model.world, i)
      model.world.move(i, STAGE.retired)
      model.world.calendar.cancel(i)
    }
  }
  return model.world
}

/** Specialists at work in practice. */
function practising(world: World): number {
  let sum = 0
  for (let m = 0; m < world.places; m++) sum += world.owners(m) + world.headcount(FORM.employed, m) + world.headcount(FORM.clinic, m) + world.headcount(FORM.locum, m)
  return sum
}

test('without feedback the stock follows its own flows: S(t+1) = S(t)(1 - h) + fills(t - 5) x completion x practice share + other arrivals, within 3 %', () => {
  const compiled = compile({ seed: 'identity', chanceOnly: true, assumptions: { FEEDBACK: 0 } })
  const fills = new Map(every(2015, 2024).map((year) => [year, pack.series('hu-filled')!.at(year)]))
  const filled = compiled.layout.blocks.find((block) => block.component === 'hu-filled' && block.level === 'nation')!
  const buffer = createModel(compiled).run(0)
  for (let step = 0; step < filled.steps; step++) fills.set(2025 + step, buffer[filled.offset + step]!)

  let stage = new Uint8Array(0)
  let stock = 0
  let predicted = 0
  let stockBefore = 0
  let left = 0
  let fromTraining = 0
  let trained = 0
  let other = 0
  const gaps: string[] = []
  const years: { year: number; h: number; other: number; stock: number }[] = []
  watch(compiled, 0, ({ people }, month) => {
    stock = 0
    for (let i = 0; i < people.size; i++) {
      const now = people.stage[i]!
      const before = i < stage.length ? stage[i]! : -1
      if (now === STAGE.practice) stock++
      if (stage.length === 0 || before === now) continue
      if (before === STAGE.practice) left++
      if (before === STAGE.hu && (now === STAGE.practice || now === STAGE.outside)) trained++
      if (now !== STAGE.practice) continue
      if (before === STAGE.hu) fromTraining++
      else other++
    }
    stage = people.stage.slice(0, people.size)
    if (month < compiled.from) predicted = stockBefore = stock
    if (month % 12 !== 11 || month < compiled.from) return
    years.push({ year: Math.floor(month / 12), h: left / stockBefore, other, stock })
    stockBefore = stock
    left = other = 0
  })
  const share = fromTraining / trained
  const completion = 1 - pack.parameter('HUM12').default
  for (const { year, h, other: arrivals, stock: seen } of years) {
    predicted = predicted * (1 - h) + fills.get(year - 5)! * completion * share + arrivals
    if (Math.abs(predicted / seen - 1) > 0.03) gaps.push(`${year}: identity ${predicted.toFixed(0)}, model ${seen}`)
  }
  expect(share).toBeGreaterThan(0.7)
  expect(share).toBeLessThan(1)
  expect(gaps).toEqual([])
})
