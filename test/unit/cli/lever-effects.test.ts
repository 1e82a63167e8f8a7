import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { LeverEffects } from '../../../sim/analysis/lever-effects.ts'
import { laegeveje } from './spawn-cli.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'effects-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

test('each lever is run alone once, and the same command goes on where it stopped', async () => {
  const file = join(folder, 'effects.json')
  const read = () => JSON.parse(readFileSync(file, 'utf8')) as LeverEffects
  const command = (...levers: string[]) => laegeveje(['levers', '--effects', ...levers, '--replicates', '2', '--workers', '1', '--file', file])

  const first = await command('senior-schemes')
  expect(first.code, first.err).toBe(0)
  expect(first.err).toContain('1 levers to run, 0 known already')
  const one = read()
  expect(Object.keys(one.levers)).toEqual(['senior-schemes'])
  const { areas, replicates, grade, firstEffect, gain, loss } = one.levers['senior-schemes']!
  expect({ replicates, grade }).toEqual({ replicates: 2, grade: 'C' })
  expect(firstEffect).toMatch(/^20(26|27)-\d\d$/)
  expect(Object.keys(areas)).toEqual(['nation', 'open', 'threatened'])
  for (const years of Object.values(areas)) {
    expect(Object.keys(years)).toEqual(['2029', '2035', '2045'])
    for (const { mean, low, high } of Object.values(years)) expect(low <= mean && mean <= high).toBe(true)
  }
  // Who gains and who loses adds up to the country.
  expect(gain + loss).toBeCloseTo(areas.nation['2035']!.mean, 0)

  const second = await command('senior-schemes', 'study-places-regional')
  expect(second.code, second.err).toBe(0)
  expect(second.err).toContain('1 levers to run, 1 known already')
  const two = read()
  expect(two.levers['senior-schemes']).toEqual(one.levers['senior-schemes'])
  expect(two.fingerprint).not.toBe(one.fingerprint)
  // A place of study makes no specialist before twelve years and a half.
  expect(two.levers['study-places-regional']!.areas.nation['2029']).toEqual({ mean: 0, low: 0, high: 0 })

  const third = await command('senior-schemes')
  expect(third.err).not.toContain('to run')
  expect(third.out).toContain('study-places-regional')
}, 120_000)

test('an unknown lever is bad input; a known one without --effects is shown in full', async () => {
  const unknown = await laegeveje(['levers', '--effects', 'senior', '--file', join(folder, 'none.json')])
  expect(unknown.code).toBe(2)
  expect(unknown.err).toContain('expected a known lever, got senior')
  expect((await laegeveje(['levers', 'senior'])).code).toBe(2)
  const shown = await laegeveje(['levers', 'senior-schemes'])
  expect(shown.code).toBe(0)
  expect(shown.out).toContain('Side effects: ')
  expect(shown.out).not.toContain('pay-premium')
})
