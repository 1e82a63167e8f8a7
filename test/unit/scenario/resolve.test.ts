import { describe, expect, test } from 'vitest'
import { leverById } from '../../../sim/model/levers/index.ts'
import { placesOf, resolveLever, resolveScenario } from '../../../sim/scenario/resolve.ts'
import { monthText } from '../../../sim/scenario/months.ts'
import type { LeverUse } from '../../../sim/scenario/types.ts'
import { document, pack, scenarioOf } from './shipped.ts'

const resolved = (id: string, use: LeverUse) => resolveLever(use, leverById(id)!, pack)!
const codes = (places: readonly number[]) => places.map((place) => pack.places[place]!.code)

describe('resolving a lever', () => {
  test('an empty use is on at its defaults, from the month the lever begins', () => {
    const use = resolved('hospital-gp-cap', {})
    expect(monthText(use.from)).toBe('2025-01')
    expect(monthText(use.to)).toBe('2027-01')
    expect(use.settings['measure']).toBe('persons')
    expect(use.places).toBeUndefined()
  })

  test('a use switched off is none', () => {
    expect(resolveLever({ enabled: false }, leverById('pay-premium')!, pack)).toBeUndefined()
    expect(
      resolveScenario(scenarioOf(document({ extends: 'agreement-2024', levers: { 'hospital-gp-cap': { enabled: false }, 'clinic-forms': { enabled: false } } })), pack).map(
        (r) => r.lever.id,
      ),
    ).toEqual(['new-capacity-closure', 'recruitment-and-startup'])
  })

  test('the first intake sets the month: September of the year', () => {
    expect(monthText(resolved('study-places-regional', { start_intake: 2028 }).from)).toBe('2028-09')
    expect(monthText(resolved('study-places-regional', {}).from)).toBe('2026-09')
    expect(monthText(resolved('study-places-regional', { start: '2027-01' }).from)).toBe('2027-01')
  })

  test('phase-in is written in years and acts in months', () => {
    expect(resolved('practice-staff', {}).rampMonths).toBe(60)
    expect(resolved('practice-staff', { ramp_years: 1.5 }).rampMonths).toBe(18)
  })

  test('amounts not named keep their default; shares not named are none, and thirds written short are thirds', () => {
    expect(resolved('hospital-gp-cap', { baseline_persons: { rigshospitalet: 10 } }).settings['baseline_persons']).toMatchObject({
      rigshospitalet: 10,
      'odense-uh': 16,
    })
    expect(resolved('study-places-regional', { campus_split: { aalborg: 0.333, koege: 0.333, esbjerg: 0.333 } }).settings['campus_split']).toEqual({
      aalborg: 1 / 3,
      koege: 1 / 3,
      esbjerg: 1 / 3,
    })
    expect(resolved('study-places-regional', { campus_split: { koege: 1 } }).settings['campus_split']).toEqual({ aalborg: 0, koege: 1, esbjerg: 0 })
  })
})

describe('scope', () => {
  test('all conditions must hold', () => {
    expect(codes(placesOf({ flag: 'open_for_new_capacity', regions: ['nordjylland'] }, pack)).sort()).toEqual(['773', '787', '810', '813', '825', '860'])
    expect(codes(placesOf({ flag: 'open_for_new_capacity', places: ['360', '101'] }, pack))).toEqual(['360'])
    expect(placesOf({}, pack)).toHaveLength(98)
    expect(placesOf({ places: [] }, pack)).toEqual([])
  })

  test('a region may be named as before or after 2027', () => {
    expect(placesOf({ regions: ['oestdanmark'] }, pack)).toHaveLength(placesOf({ regions: ['hovedstaden', 'sjaelland'] }, pack).length)
  })
})
