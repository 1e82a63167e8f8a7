import { describe, expect, test } from 'vitest'
import { differencesFrom, otherNumbers, parametersNow, policyDigests, readRegistration, registrationOf } from '../../../sim/analysis/registration.ts'
import type { Registration, Today } from '../../../sim/analysis/registration.ts'
import { digestOfFloats } from '../../../sim/core/digest.ts'
import { createModel } from '../../../sim/model/replicate.ts'
import { compileScenario } from '../../../sim/scenario/index.ts'
import { document, pack, scenarioOf } from '../scenario/shipped.ts'

const scenario = scenarioOf(document({ extends: 'baseline', replicates: 2, period: { from: '2025-01', to: '2026-12' } }))
const compiled = compileScenario(scenario, pack)
const model = createModel(compiled)
const buffers = [model.run(0), model.run(1)]
const registered = registrationOf({ id: 'r', from: 'baseline', version: '1.0.0', model: '1', scenario, pack, fingerprint: compiled.fingerprint, buffers, hashes: buffers.map((buffer) => digestOfFloats(buffer)), layout: compiled.layout })
const today = (changes: Partial<Today> = {}): Today => ({ version: '1.0.0', model: '1', parameters: parametersNow(pack, {}), data: pack.hashes, fingerprint: compiled.fingerprint, ...changes })

describe('a registered forecast', () => {
  test('holds what judging it takes, and survives being written', () => {
    expect(Object.keys(registered.forecast['gp-doctors/all-persons-without']!)).toEqual(['2025', '2026'])
    expect(registered.digests).toHaveProperty('2')
    expect(Object.keys(registered.parameters).length).toBeGreaterThan(80)
    expect(readRegistration(JSON.stringify(registered), 'r.json')).toEqual({ registration: JSON.parse(JSON.stringify(registered)) as Registration })
  })

  test('nothing differs from the program that made it', () => {
    expect(differencesFrom(registered, today())).toEqual([])
  })

  test('a later program that changes no result is no reason', () => {
    expect(differencesFrom(registered, today({ version: '2.0.0' }))).toEqual([])
  })

  test('says exactly what changed: model, data, parameter, fingerprint', () => {
    const { EMIGRAD, ...parameters } = parametersNow(pack, {})
    expect(EMIGRAD).toBeDefined()
    const said = differencesFrom(registered, today({ version: '1.1.0', model: '2', data: { ...pack.hashes, 'gps.csv': 'other', 'new.csv': 'x' }, parameters: { ...parameters, G01: [0.6, 0.3, 0.8, 'B'] }, fingerprint: 'f'.repeat(64) }))
    expect(said).toEqual([
      'the model has version 2, registered was 1',
      'data: gps.csv has changed',
      'data: new.csv is new',
      expect.stringMatching(/^parameter EMIGRAD: none, registered was /),
      expect.stringMatching(/^parameter G01: 0\.6 \(0\.3 to 0\.8, B\), registered was /),
      expect.stringMatching(/^the fingerprint is f+…, registered was /),
      'the program has version 1.1.0, registered was 1.0.0',
    ])
  })

  test('names policy parameters that are new, gone or have other values', () => {
    const policy = policyDigests(compiled.timeline)
    const [one, two] = Object.keys(policy) as [string, string]
    const { [one]: gone, ...rest } = policy
    expect(gone).toMatch(/^[0-9a-f]{12}$/)
    const now = { ...rest, [two]: '000000000000', zz: 'x' }
    expect(differencesFrom({ ...registered, policy }, today({ policy: now })).sort()).toEqual([`policy parameter ${one} is gone`, `policy parameter ${two} has other values in some month`, 'policy parameter zz is new'].sort())
    const moved = compileScenario(scenarioOf(document({ extends: 'hospital-cap-only', replicates: 2, period: { from: '2025-01', to: '2026-12' } })), pack)
    const told = differencesFrom({ ...registered, policy }, today({ policy: policyDigests(moved.timeline) }))
    expect(told.length).toBeGreaterThan(0)
    expect(told.filter((line) => !/^policy parameter \S*(?:cap|hospital)\S* has other values/i.test(line))).toEqual([])
  })

  test('a fingerprint that alone differs is told with what it means', () => {
    expect(differencesFrom(registered, today({ fingerprint: 'f'.repeat(64) }))).toEqual([expect.stringMatching(/^the fingerprint is f+…, registered was \w+…; version, data and parameters are the same, so the scenario's levers/)])
  })

  test('its numbers are compared one by one, and a figure that is gone counts as other', () => {
    expect(otherNumbers(registered, buffers, compiled.layout)).toMatchObject({ compared: expect.any(Number) as number, other: [] })
    const [figure] = Object.keys(registered.forecast) as [string]
    const changed: Registration = { ...registered, forecast: { [figure]: { '2026': [1, ...registered.forecast[figure]!['2026']!.slice(1)] }, 'no/such': { '2025': [1, 2, 3, 4, 5, 6, 7] } } }
    expect(otherNumbers(changed, buffers, compiled.layout)).toMatchObject({ compared: 14, other: { length: 8 } })
    expect(otherNumbers(changed, buffers, compiled.layout).other.filter((one) => one.figure === figure)).toEqual([{ figure, year: '2026', quantile: 0.05, registered: 1, now: registered.forecast[figure]!['2026']![0] }])
  })

  test('a scenario that can no longer be read is a reason', () => {
    expect(differencesFrom(registered, today({ fingerprint: undefined, problems: ['no lever x'] }))[0]).toBe('the scenario can no longer be read: no lever x')
  })

  test('what is no registration is refused in a sentence', () => {
    expect(readRegistration('[', 'r.json')).toHaveProperty('problem', expect.stringMatching(/^r\.json: expected JSON/))
    expect(readRegistration('{"kind":"registration","format":2}', 'r.json')).toHaveProperty('problem', expect.stringMatching(/of format 1/))
  })
})
