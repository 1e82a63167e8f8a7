import { describe, expect, test } from 'vitest'
import type { Modifier } from '../../../sim/core/parameters.ts'
import { leverCosts, plannedCost, toBeFilled } from '../../../sim/model/levers/costs.ts'
import { levers } from '../../../sim/model/levers/index.ts'
import { modifiersOf } from '../../../sim/scenario/compile.ts'
import { monthOf } from '../../../sim/scenario/months.ts'
import { payOut } from '../../../sim/scenario/ration.ts'
import { leverContextOf, resolveScenario } from '../../../sim/scenario/resolve.ts'
import { agreementLevers, placementLevers, steered } from '../../../sim/scenario/steering.ts'
import { document, pack, scenarioOf } from './shipped.ts'

const context = leverContextOf(pack, {})
const modifiers = (used: object) => modifiersOf(scenarioOf(document({ levers: used })), pack)
const of = (list: readonly Modifier[], by: string, parameter: string) => list.filter((m) => m.by === by && m.parameter === parameter)
const total = (list: readonly Modifier[]) => list.reduce((sum, m) => sum + m.value, 0)

describe('data and steering powers', () => {
  test('touch nothing at today’s values', () => {
    const list = modifiers({ 'hu-placement-balance': {}, 'pay-premium': {} })
    expect(steered(list, context)).toBe(list)
  })

  test('powers make placement larger by the ratio of compliance, from their own month and no more than all', () => {
    const list = modifiers({ 'hu-placement-balance': { share_outside_delta: 0.1, ramp_years: 0 }, 'steering-powers': { start: '2028-01', implementation_lag_months: 24 } })
    const share = of(list, 'hu-placement-balance', 'posts.hu.share-outside').filter((m) => m.op === 'add')
    expect(total(share)).toBeCloseTo(0.1 * (0.95 / 0.75), 12)
    expect(share.map((m) => m.from).sort((a, b) => a - b)).toEqual([monthOf('2026-01')!, monthOf('2028-01')!].sort((a, b) => a - b))
    expect(of(list, 'hu-placement-balance', 'posts.hu.share-outside').some((m) => m.op === 'cap' && m.value === 1)).toBe(true)
  })

  test('of a part of the country move only what acts there', () => {
    const levers = { 'hu-placement-balance': { share_outside_delta: 0.1, ramp_years: 0 } }
    const list = modifiers({ ...levers, 'steering-powers': { start: '2028-01', implementation_lag_months: 24, scope: { regions: ['nordjylland'] } } })
    const north = pack.regionIds.indexOf('nordjylland')
    const extra = of(list, 'hu-placement-balance', 'posts.hu.share-outside').filter((m) => m.op === 'add' && m.from === monthOf('2028-01'))
    expect(extra.map(({ cells }) => cells)).toEqual([[north]])
    expect(extra[0]!.value).toBeCloseTo(0.1 * (0.95 / 0.75 - 1), 12)
    const cellsOf = (m: Modifier) => [...(m.cells ?? pack.regionIds.map((_, r) => r))]
    expect(of(list, 'hu-placement-balance', 'posts.hu.share-outside').filter((m) => m.op === 'add' && m.from < monthOf('2028-01')!).flatMap(cellsOf).sort((a, b) => a - b)).toEqual(pack.regionIds.map((_, r) => r))
  })

  test('bring a later lever forward, but not before themselves, and shorten a phase-in that is under way', () => {
    const later = modifiers({ 'hu-placement-balance': { start: '2029-01', ramp_years: 0 }, 'management-information': { start: '2026-01' } })
    expect(of(later, 'hu-placement-balance', 'posts.hu.share-outside')[0]!.from).toBe(monthOf('2027-07'))
    const soon = modifiers({ 'hu-placement-balance': { start: '2026-07', ramp_years: 3 }, 'management-information': { start: '2026-01' } })
    expect(of(soon, 'hu-placement-balance', 'posts.hu.share-outside')[0]).toMatchObject({ from: monthOf('2026-01'), rampMonths: 36 - 12 })
  })

  test('half of the time saved is worth anything while only training regions are reported', () => {
    const list = modifiers({ 'hu-placement-balance': { start: '2029-01', ramp_years: 0 }, 'management-information': { reporting_level: 'training-region' } })
    expect(of(list, 'hu-placement-balance', 'posts.hu.share-outside')[0]!.from).toBe(monthOf('2028-04'))
  })

  test('a longer lag delays; pay waits for agreements only', () => {
    const list = modifiers({ 'pay-premium': { start: '2028-01' }, 'steering-powers': { agreement_lag_months: 36 } })
    expect(of(list, 'pay-premium', 'choice.settle.new')[0]!.from).toBe(monthOf('2030-01'))
  })

  test('name levers that exist or are yet to come, none in both lists', () => {
    for (const id of placementLevers) expect(agreementLevers.has(id)).toBe(false)
  })
})

describe('the coverage fund', () => {
  test('changes nothing while the money reaches', () => {
    const without = modifiers({ 'pay-premium': {} })
    expect(modifiers({ 'pay-premium': {}, 'coverage-fund': { fund_dkk_m_year: 990 } }).filter((m) => m.by === 'pay-premium')).toEqual(without)
  })

  test('cuts every place alike, or pays the worst covered in full and the rest nothing', () => {
    const use = { 'pay-premium': { budget_neutral: false } }
    const full = of(modifiers(use), 'pay-premium', 'choice.settle.new')[0]!
    const half = plannedTotal(use) / 2e6
    const alike = of(modifiers({ ...use, 'coverage-fund': { fund_dkk_m_year: half, ration_rule: 'proportional' } }), 'pay-premium', 'choice.settle.new')
    expect(total(alike)).toBeCloseTo(full.value / 2, 10)
    const need = of(modifiers({ ...use, 'coverage-fund': { fund_dkk_m_year: half } }), 'pay-premium', 'choice.settle.new')
    const cut = need.find((m) => m.value < 0)!
    expect(cut.value).toBeCloseTo(-full.value, 12)
    expect(cut.cells!.length).toBeGreaterThan(0)
    expect(cut.cells!.length).toBeLessThan(full.cells!.length)
  })

  test('never pays out more than there is, by any rule', () => {
    for (const rule of [0, 1, 2])
      for (const money of [0, 1e6, 20e6, 60e6]) {
        const uses = resolveScenario(scenarioOf(document({ levers: { 'pay-premium': {}, 'gp-fee-differentiation': { start: '2027-01' } } })), pack).map(({ use }) => use)
        const paid = payOut(uses, money, rule, context)
        const spent = paid.reduce((all, { by, shares }) => all + [...plannedCost(uses.find((u) => u.id === by)!, context)!].reduce((sum, [place, dkk]) => sum + dkk * shares.get(place)!, 0), 0)
        expect(spent).toBeLessThanOrEqual(money + 1)
      }
  })

  function plannedTotal(used: object): number {
    const [{ use }] = resolveScenario(scenarioOf(document({ levers: used })), pack) as [ReturnType<typeof resolveScenario>[number]]
    return [...plannedCost(use, context)!.values()].reduce((a, b) => a + b, 0)
  }
})

describe('the cost ledger', () => {
  test('has a line for every lever, none for drivers, and no price without a source', () => {
    for (const lever of levers) {
      if (lever.kind === 'driver') expect(lever.cost, lever.id).toBeUndefined()
      else expect(lever.cost, lever.id).toBe(leverCosts[lever.id])
    }
    for (const [id, line] of Object.entries(leverCosts)) {
      if (line.value === undefined && line.prices === undefined) expect(line.source, id).toBe(toBeFilled)
      else expect(line.source, id).not.toBe(toBeFilled)
      for (const text of [line.text, line.unit]) for (const word of [text.da, text.en]) expect(word.trim(), id).not.toBe('')
      const lever = levers.find((l) => l.id === id)!
      for (const name of [...(line.prices ?? []).map(({ setting }) => setting), ...(line.per ?? []), ...(line.sum ?? [])]) expect(lever.settings.map((s) => s.id), id).toContain(name)
    }
  })
})

test('a coverage fund of a part of the country limits what is paid there, and pays the rest in full', () => {
  const pay = { 'pay-premium': { scope: { regions: ['nordjylland', 'sjaelland'] }, budget_neutral: false } }
  const taken = modifiers({ ...pay, 'coverage-fund': { fund_dkk_m_year: 0, ration_rule: 'proportional', scope: { regions: ['nordjylland'] } } }).filter((m) => m.parameter === 'choice.settle.new' && m.value < 0)
  expect(taken.length).toBeGreaterThan(0)
  for (const m of taken) expect(m.cells!.every((place) => pack.places[place]!.region === 'nordjylland')).toBe(true)
  expect(taken.flatMap(({ cells }) => cells!)).toHaveLength(pack.places.filter(({ region }) => region === 'nordjylland').length)
})
