/** validate, snapshot, diff, register and registered, as a user meets them, with as few replicates as they take. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { main } from '../../../sim/cli/main.ts'

// Each takes a few seconds of work, more on a machine that others use as well.
vi.setConfig({ testTimeout: 180_000 })

let folder: string

/** Runs a command line in this process: starting another for each would cost more than what it does. */
async function laegeveje(args: readonly string[]): Promise<{ readonly code: number; readonly out: string; readonly err: string }> {
  let out = ''
  let err = ''
  const code = await main(args, { out: (text) => void (out += `${text}\n`), note: (text) => void (err += `${text}\n`), progress: () => {}, watched: false, seconds: () => 0 })
  return { code, out, err }
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'validation-'))
})
afterAll(() => rmSync(folder, { recursive: true }))
const short = ['--replicates', '2', '--to', '2026-12', '--workers', '1']

describe('snapshot and diff', () => {
  test('the same version has moved nowhere, and a change is told with exit code 1', async () => {
    const file = join(folder, 'before.json')
    expect((await laegeveje(['snapshot', '--out', file, '--only', 'baseline', '--replicates', '2', '--to', '2029-12', '--workers', '1'])).code).toBe(0)
    const same = await laegeveje(['diff', file, file])
    expect(same.code).toBe(0)
    expect(same.out).toMatch(/^0 of \d+ figures moved by more than 3 standard errors; 1 scenarios are the same bit for bit/)
    const changed = JSON.parse(readFileSync(file, 'utf8')) as { scenarios: { baseline: { digest: string; figures: Record<string, number[]> } } }
    changed.scenarios.baseline.digest = 'other'
    const figures = changed.scenarios.baseline.figures
    figures['gp-doctors/all-persons-without/2029'] = figures['gp-doctors/all-persons-without/2029']!.map((value) => value + 100)
    const after = join(folder, 'after.json')
    writeFileSync(after, JSON.stringify(changed))
    const moved = await laegeveje(['diff', file, after])
    expect(moved.code).toBe(1)
    expect(moved.out).toMatch(/baseline\s+gp-doctors\/all-persons-without\/2029/)
    const lines = await laegeveje(['diff', file, after, '--changelog'])
    expect(lines.out).toMatch(/^Model \d+ against \d+: 1 of \d+ figures of 1 scenarios moved[^\n]+\n- `gp-doctors\/all-persons-without\/2029`: in 1 of 1; baseline [\d,]+ to [\d,]+ \(\+100, and nothing varies\)\n$/)
  })

  test('what cannot be read is bad input', async () => {
    const ended = await laegeveje(['diff', join(folder, 'none.json'), join(folder, 'none.json')])
    expect(ended.code).toBe(2)
    expect(ended.err).toMatch(/expected a file, got no such file/)
  })
})

describe('register and registered', () => {
  test('a forecast is written down, made again bit for bit, and a change is explained', async () => {
    const where = ['--folder', join(folder, 'registered')]
    expect((await laegeveje(['register', 'baseline', '--as', 'trial', ...where, ...short])).code).toBe(0)
    const good = await laegeveje(['registered', '--verify', '--workers', '1', ...where])
    expect(good.out).toMatch(/reproduced: 2 replicates, bit for bit/)
    expect(good.code).toBe(0)
    const path = join(folder, 'registered', 'trial.json')
    const text = readFileSync(path, 'utf8')
    const verify = async (changed: string) => {
      writeFileSync(path, changed)
      const { code, out } = await laegeveje(['registered', '--verify', '--workers', '1', ...where])
      return [code, out]
    }
    const otherBits = text.replace(/"digests": \{[^}]*\}/, '"digests": { "2": "0000000000000000" }')
    // Same numbers and other bits: what a run records tells which it is.
    expect(await verify(otherBits)).toEqual([1, expect.stringMatching(/every registered number comes out, but the digest of 2 replicates .*the code has changed other results without a new version/)])
    expect(await verify(otherBits.replace(/"recorded": "\w{4}/, '"recorded": "0000'))).toEqual([0, expect.stringMatching(/reproduced: 2 replicates, every registered number; the digest .*, for a run now records other things\n/)])
    const first = /"2025": \[ ?([\d.]+)/.exec(text)![1]!
    expect(await verify(otherBits.replace(`"2025": [${first}`, '"2025": [1').replace(`"2025": [ ${first}`, '"2025": [ 1'))).toEqual([1, expect.stringMatching(/changed results without a new version of the model\n {2}- 1 of \d+ registered numbers differ: .*, 2025, quantile 0\.05: [\d.]+, registered was 1\n/)])
    writeFileSync(path, text.replace(/"gps\.csv": "\w{4}/, '"gps.csv": "0000'))
    const data = await laegeveje(['registered', '--verify', ...where])
    expect([data.code, data.out]).toEqual([1, expect.stringMatching(/not reproduced:\n {2}- data: gps\.csv has changed\n[^]*check out the commit that wrote it:\n {2}git log -1 --format=%H -- .*trial\.json/)])
  })

  test('names and choices are checked before anything runs', async () => {
    expect((await laegeveje(['register', 'baseline', '--as', 'No Good'])).err).toMatch(/--as: expected a name of small letters/)
    expect((await laegeveje(['register'])).err).toMatch(/expected either a scenario or --again, got neither/)
  })
})

test('a run splits its band into chance and parameters, and says how many replicates a wanted precision takes', async () => {
  const { code, out } = await laegeveje(['run', 'baseline', '--replicates', '16', '--to', '2035-12', '--json'])
  expect(code).toBe(0)
  const { spread } = JSON.parse(out) as { spread: { year: number; median: { halfWidth95: number }; wanted: { halfWidth95: number; replicates: number }; shares: { chance: number; parametersWithSource: number; assumptionsGradeC: number }; variance: { total: number; chance: number; parameters: number; shareOfParameters: number } } }
  expect(spread).toMatchObject({ indicator: 'gp-doctors', measure: 'all-persons-without', year: 2035, wanted: { halfWidth95: 15 } })
  expect(spread.variance.chance + spread.variance.parameters).toBeCloseTo(spread.variance.total, 3)
  expect(spread.variance.shareOfParameters).toBeGreaterThan(0.3)
  expect(spread.wanted.replicates).toBeGreaterThan(16)
  const { chance, parametersWithSource, assumptionsGradeC } = spread.shares
  expect(chance + parametersWithSource + assumptionsGradeC).toBeCloseTo(1, 6)
  expect(assumptionsGradeC).toBeGreaterThan(0.2)
})

describe('validate', () => {
  test('writes one page that asks nothing of elsewhere, and its figures', async () => {
    const out = join(folder, 'report')
    const ended = await laegeveje(['validate', '--out', out, '--replicates', '4', '--only', 'hindcasts,invariants', '--language', 'en'])
    expect(ended.err).toMatch(/Wrote validation\.html/)
    expect(ended.code).toBe(0)
    const html = readFileSync(join(out, 'validation.html'), 'utf8')
    expect(html).toContain('The worst hindcast')
    expect(html).not.toMatch(/\b(?:src|href)="(?!#)|url\((?!#)|@import|<script/)
    expect(html).not.toMatch(/NaN|undefined|Infinity/)
    expect(readdirSync(out).sort()).toEqual(['hindcast-figures.csv', 'hindcast-scores-given.csv', 'hindcast-scores-known.csv', 'invariants.csv', 'validation.html'])
    expect(readFileSync(join(out, 'invariants.csv'), 'utf8')).not.toContain(',no,')
    const [head, first] = readFileSync(join(out, 'hindcast-figures.csv'), 'utf8').split('\n')
    expect(first!.split(',')).toHaveLength(head!.split(',').length)
  })

  test('an unknown language or section is bad input', async () => {
    const ended = await laegeveje(['validate', '--out', join(folder, 'never'), '--language', 'sv'])
    expect([ended.code, ended.err]).toEqual([2, expect.stringMatching(/--language: expected da or en, got sv/)])
    const section = await laegeveje(['validate', '--out', join(folder, 'never'), '--only', 'x'])
    expect([section.code, section.err]).toEqual([2, expect.stringMatching(/--only: expected sections among hindcasts, .+, got x/)])
  })
})

test('files of a run tell small municipalities by ranges alone, and say so', async () => {
  const out = join(folder, 'places')
  const ended = await laegeveje(['run', 'baseline', '--replicates', '2', '--to', '2025-12', '--workers', '1', '--out', out])
  expect([ended.code, ended.err]).toEqual([0, expect.stringMatching(/80 of 98 municipalities have fewer than 40 doctors/)])
  const rows = readFileSync(join(out, 'results.csv'), 'utf8').split('\n').map((line) => line.split(','))
  const told = (level: string, area: string) => [...new Set(rows.filter((cells) => cells[3] === level && cells[4] === area).map((cells) => cells[6]))]
  const areas = [...new Set(rows.filter((cells) => cells[3] === 'place').map((cells) => cells[4]!))]
  expect(areas.filter((area) => !told('place', area).includes('median'))).toHaveLength(80)
  expect(areas.every((area) => told('place', area).includes('low90'))).toBe(true)
  expect(rows.filter((cells) => cells[3] === 'region').some((cells) => cells[6] === 'median')).toBe(true)
  expect(readFileSync(join(out, 'manifest.json'), 'utf8')).toContain('a change of three doctors is noise')
})
