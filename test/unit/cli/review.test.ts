/** review, as an evaluator meets it, with as few replicates as it takes. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { main } from '../../../sim/cli/main.ts'
import { laegeveje as spawned } from './spawn-cli.ts'

vi.setConfig({ testTimeout: 240_000 })

let folder: string
async function laegeveje(args: readonly string[]): Promise<{ readonly code: number; readonly out: string; readonly err: string }> {
  let out = ''
  let err = ''
  const code = await main(args, { out: (text) => void (out += `${text}\n`), note: (text) => void (err += `${text}\n`), progress: () => {}, watched: false, seconds: () => 0 })
  return { code, out, err }
}
const observed = (text: string) => {
  const path = join(folder, `observed-${createHash('sha256').update(text).digest('hex').slice(0, 8)}.csv`)
  writeFileSync(path, text)
  return path
}
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'review-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

describe('review', () => {
  test('writes the appendix in both languages, its tables and a manifest of them all', async () => {
    const out = join(folder, 'out')
    const file = observed('indicator;area;date;value;error;source;use\ngp-doctors;;2027-12;4.250;20;made up;\nhu-fill-rate/hu-posted;;2026;400;;made up;input\nfoo;;2027;1;;;')
    const ended = await laegeveje(['review', '--observed', file, '--registered', '2026-reform', '--out', out, '--replicates', '20', '--most', '20', '--workers', '1'])
    expect(ended.code).toBe(0)
    expect(ended.err).toMatch(/row 4: The indicator "foo" is not known/)
    expect(ended.out).toMatch(/simulations reach 5,000 in 2035/)
    const files = readdirSync(out)
    expect(files).toEqual(expect.arrayContaining(['status-2029.da.html', 'status-2029.en.html', 'observations.csv', 'unread-rows.csv', 'corridor.csv', 'leading.csv', 'outlook.csv', 'weights.csv', 'effects.csv', 'areas.csv', 'power.csv', 'levers.csv', 'turning-points.csv', 'manifest.json']))
    const manifest = JSON.parse(readFileSync(join(out, 'manifest.json'), 'utf8')) as { runs: { id: string }[]; files: Record<string, string>; inputs: { seen: unknown[]; runs: { of: string }[] }; list: { fingerprint: string }; unread: number }
    expect(manifest.runs.map(({ id }) => id)).toEqual(['2026-reform', '2026-no-reform'])
    expect(manifest.inputs.seen).toEqual([{ indicator: 'hu-fill-rate/hu-posted', year: 2026, value: 400, intoBoth: false }])
    expect(manifest.inputs.runs.map(({ of }) => of)).toEqual(['2026-reform'])
    expect(manifest.unread).toBe(1)
    // What was given lies beside it, under its own name, and verify makes every file again from there: pages, tables and all.
    expect(files).toContain(basename(file))
    const verified = await laegeveje(['verify', join(out, 'manifest.json'), '--json'])
    const told = JSON.parse(verified.out) as { matches: boolean; findings: { what: string; of?: string; same: boolean }[] }
    expect(told.findings.filter(({ same }) => !same)).toEqual([])
    expect(new Set(told.findings.filter(({ what }) => what === 'file made again').map(({ of }) => of))).toEqual(new Set(Object.keys(manifest.files)))
    for (const [name, sha256] of Object.entries(manifest.files)) expect([name, createHash('sha256').update(readFileSync(join(out, name))).digest('hex')]).toEqual([name, sha256])
    expect(readFileSync(join(out, 'unread-rows.csv'), 'utf8')).toContain('foo;;2027;1;;;')
    expect(readFileSync(join(out, 'weights.csv'), 'utf8').trim().split('\n')).toHaveLength(21)
  })

  test('refuses what it cannot use, with every reason and nothing run', async () => {
    const file = observed('indicator,date,value\ngp-doctors,2027,4200')
    const bad: readonly (readonly [args: string[], says: RegExp])[] = [
      [['--observed', join(folder, 'none.csv')], /expected a file, got no such file/],
      [['--observed', file, '--registered', 'nobody'], /--registered: expected one of .*2026-reform.*, got nobody/],
      [['--observed', file, '--language', 'de'], /--language: expected da, en or both, got de/],
      [['--observed', observed('indicator,date,value\nfoo,bar,baz')], /expected at least one row that can be read, got 1 that cannot/],
      [['--observed', file, '--folder', join(folder, 'empty')], /expected a list of indicators fixed in advance/],
    ]
    for (const [args, says] of bad) {
      const ended = await laegeveje(['review', ...args, '--out', join(folder, 'refused')])
      expect([ended.code, ended.err]).toEqual([2, expect.stringMatching(says)])
    }
    expect(readdirSync(folder)).not.toContain('refused')
  })

  test('draws more where too few replicates are left, and no more than it may', async () => {
    const ended = await laegeveje(['review', '--observed', observed('indicator,date,value,error\ngp-doctors,2029,4650,1\nhu-fill-rate/hu-filled,2029,380,1\nexit-age/exit-rate,2029,2.9,0.01'), '--out', join(folder, 'more'), '--replicates', '20', '--most', '30', '--enough', '25', '--workers', '1', '--language', 'da'])
    expect(ended.code).toBe(0)
    expect(ended.err).toMatch(/Only \d+ effective replicates are left: drawing up to 30/)
    expect(readFileSync(join(folder, 'more', 'weights.csv'), 'utf8').trim().split('\n')).toHaveLength(31)
    expect(readdirSync(join(folder, 'more'))).not.toContain('status-2029.en.html')
  })

  test('Ctrl-C ends it with 130 and no appendix', async () => {
    const out = join(folder, 'stopped')
    const args = ['review', '--observed', observed('indicator,date,value\ngp-doctors,2027,4200'), '--out', out, '--replicates', '2000', '--most', '2000', '--workers', '1']
    let ended = await spawned(args, 9000)
    // On a busy machine the program may not listen yet, and the system ends it.
    if (ended.code === null) ended = await spawned(args, 40_000)
    expect(ended.code).toBe(130)
    expect(ended.err).toMatch(/No appendix was written/)
    expect(readdirSync(out).filter((name) => name.endsWith('.html'))).toEqual([])
  })
})
