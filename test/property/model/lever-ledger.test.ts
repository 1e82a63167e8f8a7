/** Gain, loss and cost of levers, from small paired runs. */
import { describe, expect, test } from 'vitest'
import { costOf } from '../../../sim/analysis/lever-cost.ts'
import { aimedAt, placeLeversOf, zeroSumOf } from '../../../sim/analysis/zero-sum.ts'
import { leverCosts } from '../../../sim/model/levers/costs.ts'
import { levers } from '../../../sim/model/levers/index.ts'
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
    expect(cost.levers.find((l) => l.lever === 'health-house-fund')!).toMatchObject({ by: 'ledger', quantity: 1 })
    expect(cost.levers.find((l) => l.lever === 'health-house-fund')!.dkk).toBeCloseTo(69e6, 0)
    expect(cost.levers.find((l) => l.lever === 'premises-support')).toMatchObject({ price: undefined, by: undefined, dkk: undefined, quantity: 25 })
    expect(cost.unpriced).toEqual(['premises-support'])
    for (const gain of [cost.gpYears, cost.coveredYears, cost.filledPosts]) expect(gain.dkkEach).toBeUndefined()
  })

  test('a price the user fills counts, and cost per extra doctor-year, citizen and post follows where there are any', () => {
    const filled = costOf(fund, fund.used, years, { 'premises-support': 1_000_000 })
    expect(filled.levers.find((l) => l.lever === 'premises-support')!.by).toBe('user')
    expect(filled.dkk).toBeCloseTo(69e6 + 25e6, 0)
    expect(filled.dkkInterval).toEqual([filled.dkk, filled.dkk])
    for (const { gained, dkkEach } of [filled.gpYears, filled.coveredYears, filled.filledPosts])
      if (gained.mean > 0) {
        expect(dkkEach!.value).toBeCloseTo(filled.dkk / gained.mean, 4)
        // A fixed cost over an uncertain gain: the ends are those of the gain.
        expect(dkkEach!.low! / (filled.dkk / gained.high)).toBeCloseTo(1, 8)
        if (gained.low > 0) expect(dkkEach!.high! / (filled.dkk / gained.low)).toBeCloseTo(1, 8)
        else expect(dkkEach!.high).toBeUndefined()
      } else expect(dkkEach).toBeUndefined()
  })

  test('a user’s price goes before the ledger’s', () => {
    expect(costOf(fund, fund.used, years, { 'health-house-fund': 5 }).levers.find((l) => l.lever === 'health-house-fund')).toMatchObject({ price: 5, by: 'user', dkk: 5 })
  })

  test('a supplement is paid to newcomers where it is offered, in years in force only, and can be placed', () => {
    const pay = pair({ levers: { 'pay-premium': { supplement_dkk: 100_000 } } })
    const cost = costOf(pay, pay.used, years)
    expect(cost.levers[0]!.price).toBe(100_000)
    expect(cost.levers[0]!.quantity).toBeGreaterThan(50)
    expect(cost.levers[0]!.quantityInterval[0]).toBeLessThan(cost.levers[0]!.quantity)
    expect(cost.regions.reduce((sum, { dkk }) => sum + dkk!, 0) / cost.dkk).toBeCloseTo(1, 8)
    expect(cost.regions.reduce((sum, { extraGpYears }) => sum + extraGpYears.mean, 0)).toBeCloseTo(cost.gpYears.gained.mean, 6)
    expect(costOf(pay, pay.used, [2025]).levers[0]!.quantity).toBe(0)
  })

  test('every lever on at its defaults uses units of its own, none of them negative for what is simply counted', () => {
    const counted = levers.filter(({ kind }) => kind === 'lever')
    const trial = pair({ levers: Object.fromEntries(counted.filter(({ id }) => id !== 'new-capacity-closure').map(({ id }) => [id, id === 'study-intake-total' ? { intake_delta_pct: 5 } : {}])) })
    const cost = costOf(trial, trial.used, years)
    expect(cost.levers.map(({ lever }) => lever).sort()).toEqual(counted.map(({ id }) => id).filter((id) => id !== 'new-capacity-closure').sort())
    // Nothing more is counted where a default is today's value, or where what is counted is a difference that may go either way.
    const mayBeNone = ['kbu-general-practice', 'emergency-cover-clinic', 'study-intake-total', 'hu-dimensioning-gp', 'intro-post-steering', 'hu-placement-balance', 'vur-distribution-key', 'tutor-capacity']
    for (const { lever, quantity } of cost.levers) if (!mayBeNone.includes(lever)) expect(quantity, lever).toBeGreaterThan(0)
  })

  test('at today’s values a lever uses none of what its settings count', () => {
    const short = { from: '2026-01', to: '2027-12' }
    const without = compile({ period: short })
    const b = replicates(without, 1)
    for (const lever of levers) {
      const line = leverCosts[lever.id]
      if (!line?.per && !line?.sum) continue
      const with_ = compile({ period: short, levers: { [lever.id]: Object.fromEntries([...(line.per ?? []), ...(line.sum ?? [])].map((id) => [id, lever.settings.find((s) => s.id === id)!.statusQuo])) } })
      const cost = costOf({ a: replicates(with_, 1), b, layout: with_.layout, pack }, resolveScenario(with_.scenario, pack), [2027])
      expect(cost.levers[0]!.quantity, lever.id).toBeCloseTo(0, 9)
    }
  })
})
