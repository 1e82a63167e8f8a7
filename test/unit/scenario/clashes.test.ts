import { describe, expect, test } from 'vitest'
import { clashRules, operatingSubsidies } from '../../../sim/scenario/clashes.ts'
import { leverById } from '../../../sim/model/levers/index.ts'
import { document, messagesOf, scenarioOf } from './shipped.ts'

describe('levers that cannot stand together', () => {
  test('a closure that meets the allocation model is a problem that names both', () => {
    const messages = messagesOf(document({ levers: { 'new-capacity-closure': { end: '2026-01' }, 'capacity-allocation-model': {} } }))
    expect(messages).toEqual([
      'x.json: levers.capacity-allocation-model: levers new-capacity-closure and capacity-allocation-model: both say where new capacities may open, in the same months. Let one end before the other begins.',
    ])
  })

  test('month by month they may follow each other, and one switched off clashes with nothing', () => {
    expect(messagesOf(document({ levers: { 'new-capacity-closure': {}, 'capacity-allocation-model': {} } }))).toEqual([])
    expect(messagesOf(document({ levers: { 'new-capacity-closure': { end: '2026-01' }, 'capacity-allocation-model': { enabled: false } } }))).toEqual([])
  })

  test('growth of study places and a cut of the intake never stand in one scenario', () => {
    const levers = (growth: object, cut: object) => messagesOf(document({ levers: { 'study-places-regional': growth, 'study-intake-total': cut } }))
    expect(levers({}, {})).toHaveLength(1)
    expect(levers({}, {})[0]).toMatch(/study-places-regional and study-intake-total/)
    expect(levers({}, { intake_delta_pct: 0, intake_delta_places: -50 })).toHaveLength(1)
    expect(levers({ mode: 'redistribution' }, {})).toEqual([])
    expect(levers({ places_total: 0 }, {})).toEqual([])
    expect(levers({}, { intake_delta_pct: 10 })).toEqual([])
    expect(levers({}, { enabled: false })).toEqual([])
  })

  test('nor do both signs of the intake, by per cent and by places', () => {
    const levers = (use: object) => messagesOf(document({ levers: { 'study-intake-total': use } }))
    expect(levers({ intake_delta_pct: -10, intake_delta_places: 100 })[0]).toMatch(/lever study-intake-total: intake_delta_pct and intake_delta_places have opposite signs/)
    expect(levers({ intake_delta_pct: 10, intake_delta_places: -100 })).toHaveLength(1)
    expect(levers({ intake_delta_pct: -10, intake_delta_places: -100 })).toEqual([])
    expect(levers({ intake_delta_pct: 0, intake_delta_places: 100 })).toEqual([])
  })

  test('a scenario that rules out operating subsidies has none, and says so itself', () => {
    const policy = { operating_subsidy_allowed: false }
    expect(messagesOf(document({ policy, levers: { 'pay-premium': {} } }))).toEqual([
      'x.json: levers.pay-premium: pay-premium pays an operating subsidy, and policy.operating_subsidy_allowed is false. Switch one off.',
    ])
    expect(messagesOf(document({ policy, levers: { 'pay-premium': { enabled: false }, 'practice-staff': {} } }))).toEqual([])
    expect(scenarioOf(document({ policy })).policy).toEqual(policy)
    expect(scenarioOf(document()).policy).toBeUndefined()
    expect(messagesOf(document({ policy: { subsidies: false } }))).toHaveLength(1)
    expect(messagesOf(document({ policy: { operating_subsidy_allowed: 'no' } }))).toHaveLength(1)
  })

  test('every rule is about two levers that exist', () => {
    for (const { levers } of clashRules) for (const id of levers) expect(leverById(id)?.id).toBe(id)
    expect(operatingSubsidies.some((id) => leverById(id))).toBe(true)
  })
})
