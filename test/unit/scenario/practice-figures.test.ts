/** Figures of levers on practice that the model's tables hold as well: one figure has one home. */
import { expect, test } from 'vitest'
import { exp } from '../../../sim/core/arithmetic.ts'
import { leverById } from '../../../sim/model/levers/index.ts'
import { leverContextOf } from '../../../sim/scenario/resolve.ts'
import { pack } from './shipped.ts'

const context = leverContextOf(pack, {})
const settingOf = (lever: string, id: string) => leverById(lever)!.settings.find((s) => s.id === id)!
const on = (lever: string, id: string) => settingOf(lever, id).on as number
const base = (parameter: string) => context.base(parameter, 2026 * 12, 0)
const table = (id: string) => pack.parameter(id).default

test.each([
  ['recruitment-and-startup', 'match_or', exp(table('SET16'))],
  ['premises-support', 'settle_or', exp(table('SET15'))],
  ['research-and-tech-clinics', 'choice_or', exp(table('LEV12'))],
  ['gp-fee-differentiation', 'choice_or_per_10pct', exp(table('LEV04'))],
  ['relocation-support', 'partner_penalty_cut', table('FAM07')],
  ['commuter-support', 'felt_minutes_factor', table('LEV11')],
])('%s %s is that of the behaviour table', (lever, id, value) => {
  expect(Math.abs(on(lever, id) - value)).toBeLessThan(0.01)
})

test('evidence is the range of the table', () => {
  expect(settingOf('relocation-support', 'partner_penalty_cut').evidence).toEqual([pack.parameter('FAM07').low, pack.parameter('FAM07').high])
  expect(settingOf('commuter-support', 'felt_minutes_factor').evidence).toEqual([pack.parameter('LEV11').low, pack.parameter('LEV11').high])
})

test.each([
  ['university-hospital-cap', 'redirect_share_acute', 'hospital.acute-share'],
  ['health-house-fund', 'cost_per_project_dkk_m', 'houses.cost'],
  ['health-house-fund', 'doctors_per_project', 'houses.doctors'],
  ['health-house-fund', 'trainee_rooms_per_project', 'houses.rooms'],
  ['health-house-fund', 'build_months', 'houses.months'],
  ['health-house-fund', 'years_to_spend', 'houses.years'],
  ['part-practice-rules', 'free_over_age', 'part.age'],
])('%s %s is the base of %s', (lever, id, parameter) => {
  expect(on(lever, id)).toBe(base(parameter))
})

test('today’s values of drivers and steering are those of the model', () => {
  expect(settingOf('need-growth', 'need_growth_pct').statusQuo).toBeCloseTo(table('NEE03') * 100, 10)
  expect(settingOf('list-size-limits', 'closing_limit').statusQuo).toBe(table('CAP01'))
  expect(settingOf('emergency-cover-clinic', 'response_months').statusQuo).toBe(base('emergency.months'))
  expect(settingOf('management-information', 'reaction_lag_months').statusQuo).toBe(base('info.reaction-lag'))
  expect(settingOf('steering-powers', 'implementation_lag_months').statusQuo).toBe(base('info.implementation-lag'))
  expect(settingOf('steering-powers', 'compliance_share').statusQuo).toBe(base('info.compliance'))
  expect(settingOf('steering-powers', 'agreement_lag_months').statusQuo).toBe(base('info.agreement-lag'))
})
