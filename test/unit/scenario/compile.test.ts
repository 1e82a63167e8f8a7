import { describe, expect, test } from 'vitest'
import { Parameters } from '../../../sim/core/parameters.ts'
import { levers } from '../../../sim/model/levers/index.ts'
import { compileScenario, modifiersOf } from '../../../sim/scenario/compile.ts'
import type { Compiled } from '../../../sim/scenario/compile.ts'
import { monthOf } from '../../../sim/scenario/months.ts'
import { document, library, pack, scenarioOf } from './shipped.ts'

const compile = (more: object = {}) => compileScenario(scenarioOf(document(more)), pack)
const baseline = compile()

const statusQuo = (kind: 'lever' | 'driver') =>
  Object.fromEntries(
    levers
      .filter((l) => l.kind === kind)
      .map((l) => [l.id, Object.fromEntries(l.settings.filter((s) => s.id !== 'start_intake').map((s) => [s.id, s.statusQuo]))]),
  )

function valueAt(compiled: Compiled, parameter: string, month: string, cell = 0): number {
  const parameters = new Parameters(compiled.timeline)
  parameters.advance(monthOf(month)!)
  return parameters.values[parameters.offset(parameter) + cell]!
}

describe('compiling', () => {
  test('a scenario with every lever at its status quo is the baseline, fingerprint and all', () => {
    const inert = compile({ levers: statusQuo('lever'), drivers: statusQuo('driver') })
    expect(inert.timeline).toEqual(baseline.timeline)
    expect(inert.fingerprint).toBe(baseline.fingerprint)
  })

  test('title, id, note and the number of replicates leave the fingerprint alone', () => {
    const other = compileScenario(
      scenarioOf({ format: 1, id: 'other', title: { da: 'A', en: 'B' }, note: { da: 'A', en: 'B' }, replicates: 7 }),
      pack,
    )
    expect(other.fingerprint).toBe(baseline.fingerprint)
    expect(other.replicates).toBe(7)
  })

  test('prices leave the fingerprint alone: nothing simulated depends on what a lever costs', () => {
    const levers = { 'premises-support': {}, 'pay-premium': {} }
    const priced = compile({ levers, prices: { 'premises-support': 500_000, 'pay-premium': 1 } })
    expect(priced.scenario.prices).toEqual({ 'premises-support': 500_000, 'pay-premium': 1 })
    expect(priced.timeline).toEqual(compile({ levers }).timeline)
    expect(priced.fingerprint).toBe(compile({ levers }).fingerprint)
  })

  test('seed, period, chance and assumptions change it', () => {
    const prints = [
      {},
      { seed: 'x' },
      { period: { to: '2044-12' } },
      { chanceOnly: true },
      { assumptions: { SET05: 1.4 } },
      { assumptions: { SET05: 1.5 } },
      { levers: { 'senior-schemes': {} } },
    ].map((more) => compile(more).fingerprint)
    expect(new Set(prints).size).toBe(prints.length)
  })

  test('an order of levers is no difference', () => {
    const a = compile({ levers: { 'senior-schemes': {}, 'study-places-regional': {} } })
    const b = compile({ levers: { 'study-places-regional': {}, 'senior-schemes': {} } })
    expect(a.fingerprint).toBe(b.fingerprint)
  })

  test('a lever that ends before the period begins does not count', () => {
    const late = { period: { from: '2030-01' } }
    expect(compile({ ...late, levers: { 'hospital-gp-cap': {} } }).fingerprint).toBe(compile(late).fingerprint)
    expect(modifiersOf(scenarioOf(document({ ...late, levers: { 'hospital-gp-cap': {} } })), pack)).toEqual([])
  })

  test('levers reach the values of their months and no others', () => {
    const agreement = compile({ extends: 'reform-as-agreed' })
    const copenhagen = pack.places.findIndex((p) => p.code === '101')
    const lolland = pack.places.findIndex((p) => p.code === '360')
    expect(['2025-01', '2025-06', '2025-07'].map((month) => valueAt(agreement, 'capacity.open', month, copenhagen))).toEqual([0, 0, 1])
    expect(valueAt(agreement, 'capacity.open', '2025-03', lolland)).toBe(1)
    expect(['2025-06', '2025-07', '2040-01'].map((month) => valueAt(agreement, 'capacity.rule', month))).toEqual([0, 2, 2])
    const hospital = pack.hospitals.findIndex((h) => h.id === 'rigshospitalet')
    expect(['2025-01', '2026-12', '2027-01'].map((month) => valueAt(agreement, 'hospital.cap', month, hospital))).toEqual([8, 8, 1e9])
  })

  test('what is compiled can be posted to a worker', () => {
    const compiled = compile({ extends: 'agreement-2024' })
    expect(structuredClone(compiled)).toEqual(compiled)
  })

  test('assumptions stand in the values and levers use them', () => {
    const compiled = compile({ assumptions: { SET05: 3 }, levers: { 'pay-premium': { budget_neutral: false } } })
    expect(valueAt(compiled, 'SET05', '2025-01')).toBe(3)
    expect(Math.max(...pack.places.map((_, place) => valueAt(compiled, 'choice.settle.new', '2026-01', place)))).toBeCloseTo(0.1464, 4)
  })

  test('every shipped scenario compiles, each to its own fingerprint', () => {
    const prints = library.ids.map((id) => compileScenario(scenarioOf(library.document(id)), pack).fingerprint)
    // A review without the reform is the review's own starting point.
    const twins = library.ids.filter((id) => id === 'review-2029/without').length
    expect(new Set(prints).size).toBe(library.ids.length - twins)
    expect(prints[0]).toBe(baseline.fingerprint)
  })
})
