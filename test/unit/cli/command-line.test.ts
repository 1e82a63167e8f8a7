import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { laegeveje } from './spawn-cli.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const short = ['--replicates', '3', '--to', '2025-12', '--seed', 'test']
let folder: string

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'command-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

interface Printed {
  readonly fingerprint: string
  readonly digest: string
  readonly replicates: number
  readonly seed: string
  readonly version: string
  readonly cancelled: boolean
  readonly failures: readonly unknown[]
  readonly indicators: Readonly<Record<string, { readonly measures: Readonly<Record<string, { readonly unit: string; readonly years: Readonly<Record<string, Readonly<Record<string, number>>>> }>> }>>
}
const json = (text: string) => JSON.parse(text) as Printed

describe('done: exit code 0', () => {
  test('npx finds the command and prints the version', () => {
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }
    const cache = join(folder, 'npm')
    // No registry is asked: the package's own command is at hand.
    const out = execFileSync('npx', ['laegeveje', '--version'], { cwd: root, encoding: 'utf8', env: { ...process.env, npm_config_cache: cache, npm_config_registry: 'http://127.0.0.1:9' } })
    expect(out.trim()).toBe(version)
  })

  test('help tells the commands, options and examples', async () => {
    const { code, out } = await laegeveje(['--help'])
    expect(code).toBe(0)
    for (const word of ['run', 'compare', 'trace', 'scenarios', 'levers', 'indicators', 'Examples:', 'Exit codes:']) expect(out).toContain(word)
    const run = await laegeveje(['run', '--help'])
    for (const option of ['--replicates', '--seed', '--workers', '--from', '--to', '--chance-only', '--out', '--json']) expect(run.out).toContain(option)
  })

  test('the lists tell what there is with sources and grades', async () => {
    const scenarios = await laegeveje(['scenarios'])
    expect(scenarios.code).toBe(0)
    for (const id of ['baseline', 'agreement-2024', 'hospital-cap-only', 'study-places-only', 'senior-schemes-only']) expect(scenarios.out).toContain(id)
    const levers = await laegeveje(['levers'])
    expect(levers.out).toContain('study-places-regional')
    expect(levers.out).toMatch(/Grade [ABC]: /)
    const indicators = await laegeveje(['indicators', '--json'])
    expect((JSON.parse(indicators.out) as { indicators: { id: string }[] }).indicators.map(({ id }) => id)).toContain('gp-doctors')
  })

  test('a run prints one object, the same for one worker and two', async () => {
    const one = await laegeveje(['run', 'baseline', ...short, '--json', '--workers', '1'])
    const two = await laegeveje(['run', 'baseline', ...short, '--json', '--workers', '2'])
    expect([one.code, two.code, one.err]).toEqual([0, 0, ''])
    const [a, b] = [json(one.out), json(two.out)]
    expect(a.digest).toMatch(/^[0-9a-f]{64}$/)
    expect([b.digest, b.fingerprint, b.indicators]).toEqual([a.digest, a.fingerprint, a.indicators])
    expect(a).toMatchObject({ replicates: 3, seed: 'test', cancelled: false, failures: [] })
    const { low90, low50, median, high50, high90 } = a.indicators['gp-doctors']!.measures['all-persons-without']!.years['2025']!
    expect(low90! <= low50! && low50! <= median! && median! <= high50! && high50! <= high90!).toBe(true)
    expect(median).toBeGreaterThan(3000)
  })

  test('the first two of three replicates are the two', async () => {
    const three = join(folder, 'three')
    const two = join(folder, 'two')
    await laegeveje(['run', 'baseline', ...short, '--out', three])
    await laegeveje(['run', 'baseline', ...short, '--replicates', '2', '--out', two])
    const rows = (path: string) => readFileSync(join(path, 'replicates.csv'), 'utf8').trimEnd().split('\n')
    expect(rows(two)).toEqual(rows(three).filter((line) => !line.startsWith('baseline,2,')))
  })

  test('a run shows tables, and writes tidy results and a manifest that makes them again', async () => {
    const out = join(folder, 'run', 'deep')
    const { code, out: text, err } = await laegeveje(['run', 'baseline', '--replicates', '2', '--to', '2029-12', '--out', out])
    expect(code).toBe(0)
    expect(text).toContain('end of 2029')
    expect(text).toMatch(/\* .*\d,\d{3}–\d,\d{3}.* of 2/)
    expect(text).toContain('lowest quarter of municipalities')
    expect(err).toContain('Wrote results.csv, replicates.csv, manifest.json')
    expect(readdirSync(out).sort()).toEqual(['manifest.json', 'replicates.csv', 'results.csv'])
    const results = readFileSync(join(out, 'results.csv'), 'utf8').trimEnd().split('\n')
    expect(results[0]).toBe('scenario,indicator,measure,level,area,date,statistic,value,unit')
    expect(results.some((line) => line.startsWith('baseline,gp-doctors,all-persons-without,place,101,2029-12,median,'))).toBe(true)
    const cells = (line: string) => line.replaceAll(/"[^"]*"/g, '').split(',').length
    expect(new Set(results.map(cells))).toEqual(new Set([9]))
    const manifest = JSON.parse(readFileSync(join(out, 'manifest.json'), 'utf8')) as { version: string; command: string; data: object; runs: { fingerprint: string; digest: string; seed: string; scenario: object }[] }
    expect(manifest.command).toMatch(/^laegeveje run baseline --replicates 2/)
    expect(Object.keys(manifest.data).length).toBeGreaterThan(5)
    expect(text).toContain(manifest.runs[0]!.digest)
    // The scenario in the manifest is itself one that can be run.
    const again = join(folder, 'again.json')
    writeFileSync(again, JSON.stringify(manifest.runs[0]!.scenario))
    const second = await laegeveje(['run', again, '--json'])
    expect([json(second.out).fingerprint, json(second.out).digest]).toEqual([manifest.runs[0]!.fingerprint, manifest.runs[0]!.digest])
  })

  test('comparing shows paired differences, and a scenario less itself is nothing', async () => {
    const { code, out } = await laegeveje(['compare', 'baseline', 'baseline', ...short])
    expect(code).toBe(0)
    expect(out).toContain('3 pairs of replicates')
    expect(out).toContain('unpaired would need')
    const same = await laegeveje(['compare', 'baseline', 'baseline', ...short, '--json'])
    const years = Object.values(json(same.out).indicators).flatMap(({ measures }) => Object.values(measures).flatMap((measure) => Object.values(measure.years)))
    // What a run of a year cannot tell, such as who has stayed for five, is no number and differs in nothing.
    const told = years.map(({ mean }) => mean).filter((mean) => mean !== null)
    expect(told.length).toBeGreaterThan(years.length / 2)
    expect(new Set(told)).toEqual(new Set([0]))
  })
})

describe('bad input: exit code 2 and nothing run', () => {
  test.each([
    [['run', 'basline'], 'Did you mean baseline?'],
    [['run', 'nowhere.json'], 'nowhere.json: expected a scenario file, got no such file'],
    [['run', 'baseline', '--replicates', 'many'], 'expected a whole number from 1 to'],
    [['run', 'baseline', '--replicates', '0'], 'expected a whole number from 1 to'],
    [['run', 'baseline', '--from', '2035-13'], 'expected a month such as 2035-12, got 2035-13'],
    [['run', 'baseline', '--from', '2035-01', '--to', '2030-12'], 'period.to: expected a month from 2035-01 on'],
    [['run', 'baseline', '--seed', ''], '--seed: expected some text'],
    [['run', 'baseline', '--sede', 'x'], '--seed'],
    [['compare', 'baseline', 'baseline', '--price', 'nonsense=1'], 'expected the id of a lever and DKK per unit'],
    [['run'], "missing required argument 'scenario'"],
    [['rnu', 'baseline'], 'run'],
    [['trace', 'baseline'], 'expected either --person or --pick'],
  ])('%j', async (args, message) => {
    const { code, out, err } = await laegeveje(args)
    expect([code, out]).toEqual([2, ''])
    expect(err).toContain(message)
  })

  test('every problem of a file is printed, one a line', async () => {
    const file = join(folder, 'wrong.json')
    writeFileSync(file, JSON.stringify({ format: 1, id: 'wrong', levers: { 'pay-premum': {} }, replicates: -1, period: { from: 'soon' } }))
    const { code, err } = await laegeveje(['run', file])
    expect(code).toBe(2)
    expect(err.trimEnd().split('\n').length).toBeGreaterThanOrEqual(3)
    expect(err).toContain('Did you mean pay-premium?')
    writeFileSync(file, '{ "format": 1,')
    expect((await laegeveje(['run', file])).err).toContain('expected JSON')
  })
})

describe('what the world refuses: exit code 1', () => {
  test('a folder that cannot be written is told before anything is run', async () => {
    const file = join(folder, 'file')
    writeFileSync(file, '')
    const { code, out, err } = await laegeveje(['run', 'baseline', ...short, '--out', join(file, 'inside')])
    expect([code, out]).toEqual([1, ''])
    expect(err.trim()).toMatch(/^--out: expected a folder that can be written, got .* \(a file where a folder should be\)\. Choose another folder; nothing was run\.$/)
  })
})

describe('interrupted: exit code 130', () => {
  test('Ctrl-C writes what is finished and tells what is not', async () => {
    const out = join(folder, 'interrupted')
    // Progress is drawn for people only, so it cannot be waited for: a machine under load gets more time.
    let ended = await laegeveje(['run', 'baseline', '--replicates', '10000', '--to', '2026-12', '--out', out, '--json'], 3000)
    for (const wait of [10_000, 25_000]) {
      if (ended.out !== '' && json(ended.out).replicates > 0) break
      ended = await laegeveje(['run', 'baseline', '--replicates', '10000', '--to', '2026-12', '--out', out, '--json'], wait)
    }
    expect(ended.code).toBe(130)
    const printed = json(ended.out)
    expect(printed.cancelled).toBe(true)
    expect(printed.replicates).toBeGreaterThan(0)
    expect(ended.err).toContain('Press Ctrl-C again to end at once.')
    expect(ended.err).toMatch(/baseline: interrupted with [\d,]+ of 10,000 replicates finished and [\d,]+ not run\./)
    expect(existsSync(join(out, 'results.csv'))).toBe(true)
    const manifest = JSON.parse(readFileSync(join(out, 'manifest.json'), 'utf8')) as { runs: { cancelled: boolean; replicates: { finished: number } }[] }
    expect(manifest.runs[0]).toMatchObject({ cancelled: true, replicates: { finished: printed.replicates } })
  })
})
