import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { deflateRawSync } from 'node:zlib'
import type { Manifest } from '../../../sim/run/manifest.ts'
import { sealText } from '../../../sim/run/receipt.ts'
import { dataDigest } from '../../../sim/analysis/data-digest.ts'
import { laegeveje } from './spawn-cli.ts'

let folder: string
const at = (...names: string[]) => join(folder, ...names)
const json = <T>(path: string) => JSON.parse(readFileSync(path, 'utf8')) as T
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'verify-'))
  const short = ['--to', '2025-12', '--replicates', '2']
  expect((await laegeveje(['run', 'baseline', ...short, '--out', at('run')])).code).toBe(0)
  expect((await laegeveje(['compare', 'senior-schemes-only', 'baseline', ...short, '--out', at('compare')])).code).toBe(0)
}, 60_000)
afterAll(() => rmSync(folder, { recursive: true }))

interface Told {
  readonly matches: boolean
  readonly findings: readonly { readonly what: string; readonly of?: string; readonly same: boolean }[]
}
const verify = async (file: string) => {
  const { code, out, err } = await laegeveje(['verify', file, '--json'])
  return { code, err, ...(JSON.parse(out) as Told) }
}
const differing = ({ findings }: Told) => findings.filter(({ same }) => !same).map(({ what }) => what)

test('a manifest of a run and of a comparison, and a table beside it, come out again byte for byte', async () => {
  for (const name of [at('run', 'manifest.json'), at('run', 'results.csv'), at('compare', 'manifest.json')]) {
    const told = await verify(name)
    expect(told.matches, JSON.stringify(told.findings)).toBe(true)
    expect(told.code).toBe(0)
    expect(told.findings.filter(({ what }) => what === 'file made again').length).toBeGreaterThan(0)
  }
}, 90_000)

test('what differs is named: a changed file, other data, another model, another digest', async () => {
  const manifest = json<Manifest>(at('run', 'manifest.json'))
  const variant = (name: string, change: Partial<Manifest>) => {
    mkdirSync(at(name))
    for (const file of ['results.csv', 'replicates.csv']) copyFileSync(at('run', file), at(name, file))
    writeFileSync(at(name, 'manifest.json'), JSON.stringify({ ...manifest, ...change }))
    return at(name, 'manifest.json')
  }
  const model = await verify(variant('model', { model: '1' }))
  expect([model.code, differing(model)]).toEqual([1, ['model']])
  const data = await verify(variant('data', { data: { ...manifest.data, 'gps.csv': 'another' } }))
  expect([data.code, differing(data)]).toEqual([1, ['data']])
  const digest = await verify(variant('digest', { runs: [{ ...manifest.runs[0]!, digest: '0'.repeat(64) }] }))
  expect([digest.code, differing(digest)]).toEqual([1, ['digest']])
  const fingerprint = await verify(variant('fingerprint', { runs: [{ ...manifest.runs[0]!, scenario: { ...(manifest.runs[0]!.scenario as object), seed: 'another' } }] }))
  expect([fingerprint.code, differing(fingerprint)]).toEqual([1, ['fingerprint']])
  const changed = variant('changed', {})
  writeFileSync(at('changed', 'results.csv'), 'scenario\n')
  const told = await verify(changed)
  expect([told.code, differing(told)]).toEqual([1, ['file']])
}, 120_000)

test('a drawing that carries its receipt is checked by itself, and so is a link', async () => {
  const { runs, data, version, model } = json<Manifest>(at('run', 'manifest.json'))
  const svg = sealText('svg', 'figure.svg', '<svg xmlns="http://www.w3.org/2000/svg"><text>1</text></svg>\n', { format: 1, name: 'laegeveje', version, model, command: 'figure', runs, data })
  writeFileSync(at('renamed.svg'), svg)
  expect((await verify(at('renamed.svg'))).matches).toBe(true)
  writeFileSync(at('altered.svg'), svg.replace('>1<', '>2<'))
  expect(differing(await verify(at('altered.svg')))).toEqual(['file'])

  const base = json<{ runs: Manifest['runs'] }>(at('run', 'manifest.json')).runs[0]!
  const made = { version, model, data: dataDigest(data).slice(0, 16), fingerprint: base.fingerprint.slice(0, 16), replicates: 2, digest: base.digest.slice(0, 16) }
  const link = (what: object) => `https://example.org/#v1.${deflateRawSync(JSON.stringify(what)).toString('base64url')}`
  // The page runs its own period, so a shorter run's fingerprint is another.
  const told = await verify(link({ draft: { levers: {}, assumptions: {} }, made }))
  expect([told.code, differing(told)]).toEqual([1, ['fingerprint']])
  expect(told.findings.find(({ what }) => what === 'data')!.same).toBe(true)
  const bare = await laegeveje(['verify', link({ draft: {} })])
  expect([bare.code, bare.err]).toEqual([2, expect.stringContaining('expected a receipt in it, got none')])
}, 90_000)

test('a file without a receipt is bad input; an attribution is made again from its own folder', async () => {
  writeFileSync(at('plain.csv'), 'a,b\n')
  const { code, err } = await laegeveje(['verify', at('plain.csv')])
  expect([code, err]).toEqual([2, expect.stringContaining('plain.csv: expected a file with a receipt')])
  expect((await laegeveje(['verify', at('none.json')])).err).toContain('got no such file')

  const asked = await laegeveje(['attribution', 'senior-schemes-only', '--year', '2026', '--replicates', '2', '--out', at('why')])
  expect(asked.code, asked.err).toBe(0)
  const told = await verify(at('why', 'manifest.json'))
  expect(told.matches, JSON.stringify(told.findings)).toBe(true)
  expect(told.findings.filter(({ what }) => what === 'file made again').map(({ of }) => of)).toEqual(['scenario.json', 'against.json', 'attribution.json', 'attribution.csv'])
}, 120_000)
