/** Gain, loss and cost of levers, from small paired runs. */
import { describe, expect, test } from 'vitest'
import { costOf } from '../../../sim/analysis/lever-cost.ts'
import { aimedAt, placeLeversOf, zeroSumOf } from '../../../sim/analysis/zero-sum.ts'
import { resolveScenario } from '../../../sim/scenario/index.ts'
import { compile, pack, replicates, type Trial } from './laboratory.ts'

const period = { from: '2025-01', to: '2030-12' }
const years = [2025, 2026, 2027, 2028, 2029, 2030]
const pair = (trial: Trial) => {
  const with_ = compile({ period, ...trial })
  const without = compile({ period })
  return { a: replicates(with_, 3), b: replicates(without, 3), layout: with_.layout, pack, used: resolveScenario(with_.scenario, pack) }
}

describe('gain and loss', () => {
  const recruited = pair({ levers: { 'recruitment-and-startup': { match_or: 2 } } })

  test('add up to the country, pair by pair', () => {
    const [{ places }] = placeLeversOf(recruited.used, [], pack) as [ReturnType<typeof placeLeversOf>[number]]
    for (const row of zeroSumOf(recruited.a, recruited.b, recruited.layout, places, years)) expect(row.target.mean + row.elsewhere.mean).toBeCloseTo(row.nation.mean, 6)
  })

  test('a place lever gains where it aims and loses elsewhere', () => {
    const [{ places }] = placeLeversOf(recruited.used, [], pack) as [ReturnType<typeof placeLeversOf>[number]]
    const last = zeroSumOf(recruited.a, recruited.b, recruited.layout, places, [2030])[0]!
    expect(last.target.mean).toBeGreaterThan(0)
    expect(last.elsewhere.mean).toBeLessThan(0)
  })

  test('a lever that both runs have alike is not told of, nor one that moves nobody', () => {
    expect(placeLeversOf(recruited.used, recruited.used, pack)).toEqual([])
    expect(placeLeversOf(pair({ levers: { 'task-relief': {} } }).used, [], pack)).toEqual([])
  })

  test('aims are the scope, a list that stays open, or the threatened places', () => {
    const aims = (trial: Trial) => resolveScenario(compile({ period, ...trial }).scenario, pack).map(({ use }) => aimedAt(use, pack))[0]!
    expect(aims({ levers: { 'pay-premium': { scope: { regions: ['nordjylland'] } } } }).every((m) => pack.places[m]!.region === 'nordjylland')).toBe(true)
    expect(aims({ levers: { 'new-capacity-closure': {} } })).toHaveLength(17)
    expect(aims({ levers: { 'gp-fee-differentiation': {} } }).every((m) => pack.places[m]!.flags.threatened)).toBe(true)
  })
})

describe('cost', () => {
  const fund = pair({ levers: { 'health-house-fund': { fund_dkk_m: 69 }, 'premises-support': {} } })

  test('is price by quantity; what has no price is unknown, not free', () => {
    const cost = costOf(fund, fund.used, years)
    expect(cost.levers.find((l) => l.lever === 'health-house-fund')!.dkk).toBeCloseTo(69e6, 0)
    expect(cost.levers.find((l) => l.lever === 'premises-support')).toMatchObject({ price: undefined, dkk: undefined, quantity: 25 })
    expect(cost.unpriced).toEqual(['premises-support'])
    expect(cost.dkkPerExtraGpYear).toBeUndefined()
    expect(cost.dkkPerExtraCoveredYear).toBeUndefined()
  })

  test('a price the user fills counts, and cost per extra doctor-year follows where there are any', () => {
    const filled = costOf(fund, fund.used, years, { 'premises-support': 1_000_000 })
    expect(filled.dkk).toBeCloseTo(69e6 + 25e6, 0)
    if (filled.extraGpYears > 0) expect(filled.dkkPerExtraGpYear).toBeCloseTo(filled.dkk / filled.extraGpYears, 6)
    else expect(filled.dkkPerExtraGpYear).toBeUndefined()
  })

  test('a supplement is paid to newcomers where it is offered, in years in force only', () => {
    const pay = pair({ levers: { 'pay-premium': { supplement_dkk: 100_000 } } })
    const cost = costOf(pay, pay.used, years).levers[0]!
    expect(cost.price).toBe(100_000)
    expect(cost.quantity).toBeGreaterThan(50)
    expect(costOf(pay, pay.used, [2025]).levers[0]!.quantity).toBe(0)
  })
})
