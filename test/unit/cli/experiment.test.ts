import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parquetReadObjects } from 'hyparquet'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { runStates } from '../../../sim/cli/experiment-files.ts'
import { laegeveje, stopWhen } from './spawn-cli.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'experiment-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

/** Two years, so that a run takes a twentieth of a second: twelve points of three runs. */
const small = {
  format: 1,
  id: 'small',
  design: { kind: 'full-factorial' },
  factors: [
    { vary: 'levers.senior-schemes.offered_pct', name: 'seniors', range: [0, 100], steps: 3 },
    { vary: 'levers.study-places-regional.mode', name: 'mode', levels: ['growth', 'redistribution'] },
    { vary: 'levers.tutor-capacity', name: 'tutors' },
  ],
  outputs: [{ figure: 'gp-doctors', year: 2026, name: 'doctors', atLeast: 4050 }, { figure: 'gp-coverage-need/coverage@lowest:place', year: 2026, name: 'lowest' }],
  replicates: 3,
  seed: 'small',
}
const results = ['effects.csv', 'experiment.json', 'manifest.json', 'points.csv', 'results.json', 'runs.csv', 'runs.parquet']

const write = (name: string, json: object): string => {
  const path = join(folder, `${name}.json`)
  writeFileSync(path, JSON.stringify(json))
  return path
}
const contents = (out: string) => Object.fromEntries(results.map((name) => [name, readFileSync(join(folder, out, name)).toString('base64')]))
const blocksIn = (out: string) => (existsSync(join(folder, out)) ? readdirSync(join(folder, out)).filter((name) => name.endsWith('.block')).length : 0)
interface ManifestRuns {
  readonly runs: { readonly wanted: number; readonly done: number; readonly failed: number; readonly pending: number }
  readonly states: readonly { readonly from: number; readonly to: number; readonly state: string; readonly stage?: string; readonly reason?: string }[]
}
const manifestOf = (out: string) => JSON.parse(readFileSync(join(folder, out, 'manifest.json'), 'utf8')) as ManifestRuns

describe('an experiment', () => {
  let file: string
  beforeAll(async () => {
    file = write('small', small)
    const whole = await laegeveje(['experiment', file, '--out', join(folder, 'whole')])
    expect(whole.code, whole.err).toBe(0)
    expect(whole.err).toContain('full factorial: 3 factors, 12 points × 3 replicates = 36 runs')
    expect(whole.out).toContain('Runs of 100 that reach at least 4,050.')
    expect(whole.out).toMatch(/Senior schemes: Offered to\s+0 % – 100 %\s+\+\d+/)
  }, 120_000)

  test('leaves tidy tables, results and a manifest; Parquet says what CSV says', async () => {
    expect(readdirSync(join(folder, 'whole')).filter((name) => !name.endsWith('.block')).sort()).toEqual(['campaign.json', ...results].sort())
    const [head, ...lines] = readFileSync(join(folder, 'whole', 'runs.csv'), 'utf8').trimEnd().split('\n').map((line) => line.split(','))
    expect(head).toEqual(['scenario', 'point', 'replicate', 'status', 'seniors', 'mode', 'tutors', 'doctors', 'lowest'])
    expect(lines).toHaveLength(36)
    const bytes = readFileSync(join(folder, 'whole', 'runs.parquet'))
    const rows = await parquetReadObjects({ file: bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) })
    expect(rows).toHaveLength(36)
    expect(rows[5]).toMatchObject({ scenario: 'baseline', point: 1, replicate: 2, status: 'done', seniors: 0, mode: 'growth', tutors: true })
    const text = (value: unknown) => (typeof value === 'number' ? String(Number(value.toPrecision(9))) : String(value))
    rows.forEach((row, i) => expect(head!.map((name) => text((row as Record<string, unknown>)[name]))).toEqual(lines[i]))
    const { runs, states } = manifestOf('whole')
    expect(runs).toEqual({ wanted: 36, done: 36, failed: 0, pending: 0 })
    expect(states).toEqual([{ from: 0, to: 36, state: 'done' }])
    const told = JSON.parse(readFileSync(join(folder, 'whole', 'results.json'), 'utf8')) as { factors: object[]; results: { output: string; effects: { factors: { factor: string }[] } }[]; digest: string }
    expect(told.results.map(({ output }) => output)).toEqual(['doctors', 'lowest'])
    expect(told.digest).toMatch(/^[0-9a-f]{64}$/)
    expect(told.factors[0]).toMatchObject({ text: { da: 'Seniorordninger: Får tilbuddet' }, unit: '%', grade: 'C', range: [0, 100] })
  })

  test('that was killed goes on, and ends with the same bytes', async () => {
    const command = ['experiment', file, '--out', join(folder, 'killed'), '--workers', '1']
    const code = await stopWhen(() => blocksIn('killed') >= 5, command, 'SIGKILL')
    expect(code).toBeNull()
    const kept = blocksIn('killed')
    expect(kept).toBeGreaterThanOrEqual(5)
    expect(kept).toBeLessThan(36)
    // It was registered before the first run was made.
    expect(manifestOf('killed').runs).toEqual({ wanted: 36, done: 0, failed: 0, pending: 36 })
    const status = await laegeveje(['status', join(folder, 'killed')])
    expect(status.out).toContain(`${kept} of 36 runs`)
    const refused = await laegeveje(command)
    expect(refused.code).toBe(2)
    expect(refused.err).toMatch(/--out: expected a folder without runs, got .* with runs 0 to \d+\. Add --resume/)
    const resumed = await laegeveje([...command, '--resume'])
    expect(resumed.code, resumed.err).toBe(0)
    expect(resumed.err).toContain(`${kept} were there`)
    expect(contents('killed')).toEqual(contents('whole'))
  }, 180_000)

  test('that was interrupted keeps its runs and says which are pending', async () => {
    const command = ['experiment', file, '--out', join(folder, 'stopped'), '--workers', '1']
    expect(await stopWhen(() => blocksIn('stopped') >= 3, command, 'SIGINT')).toBe(130)
    const { runs, states } = manifestOf('stopped')
    expect(runs.done).toBe(blocksIn('stopped'))
    expect(runs.done + runs.pending).toBe(36)
    expect(states.at(-1)).toEqual({ from: runs.done, to: 36, state: 'pending' })
    expect((await laegeveje([...command, '--resume'])).code).toBe(0)
    expect(contents('stopped')).toEqual(contents('whole'))
  }, 180_000)

  test('shared out over three folders and merged ends with the same bytes', async () => {
    for (const shard of [2, 3]) {
      const { code, err } = await laegeveje(['experiment', file, '--out', join(folder, `shard-${shard}`), '--shard', `${shard}/3`])
      expect(code, err).toBe(0)
      expect(err).toContain('are left to other shards')
    }
    const early = await laegeveje(['merge', join(folder, 'shard-2'), join(folder, 'shard-3'), '--out', join(folder, 'merged')])
    expect(early.code).toBe(3)
    expect(early.err).toContain('Missing are runs 0, 3, 6')
    expect((await laegeveje(['experiment', file, '--out', join(folder, 'shard-1'), '--shard', '1/3'])).code).toBe(0)
    const merged = await laegeveje(['merge', ...[3, 1, 2].map((shard) => join(folder, `shard-${shard}`)), '--out', join(folder, 'merged')])
    expect(merged.code, merged.err).toBe(0)
    expect(merged.out).toContain('Runs of 100 that reach at least 4,050.')
    expect(contents('merged')).toEqual(contents('whole'))
  }, 240_000)

  test('prepared for others and filled in ends with the same bytes', async () => {
    const prepared = await laegeveje(['experiment', file, '--out', join(folder, 'prepared'), '--prepare'])
    expect(prepared.code, prepared.err).toBe(0)
    expect(manifestOf('prepared').runs).toEqual({ wanted: 36, done: 0, failed: 0, pending: 36 })
    expect((await laegeveje(['fill', join(folder, 'prepared')])).code).toBe(0)
    expect((await laegeveje(['merge', join(folder, 'prepared')])).code).toBe(0)
    expect(contents('prepared')).toEqual(contents('whole'))
  }, 180_000)

  test('is verified by its manifest: all of it is made again, and the bytes match', async () => {
    const { code, out, err } = await laegeveje(['verify', join(folder, 'whole', 'manifest.json')])
    expect(code, err + out).toBe(0)
    expect(out).toContain('runs.parquet')
    expect(out).toContain('The bytes match')
  }, 120_000)

  test('written out by itself can be run again', async () => {
    const again = await laegeveje(['experiment', join(folder, 'whole', 'experiment.json'), '--estimate'])
    expect(again.out).toContain('12 points × 3 replicates = 36 runs')
    expect(again.code).toBe(0)
  }, 60_000)
})

test('a point whose levers clash is written down as failed, with stage and reason, and the others are run', async () => {
  const clashing = {
    ...small,
    id: 'clash',
    factors: [{ vary: 'levers.new-capacity-closure', name: 'closure', use: { end: '2030-01' } }, { vary: 'levers.capacity-allocation-model', name: 'model' }],
    outputs: [{ figure: 'gp-doctors', year: 2025, name: 'doctors' }],
    replicates: 2,
  }
  const { code, err, out } = await laegeveje(['experiment', write('clash', clashing), '--out', join(folder, 'clash')])
  expect(code).toBe(1)
  expect(err).toContain('point 3, replicate 0 failed (compile): clash: point 3: levers.capacity-allocation-model: levers new-capacity-closure and capacity-allocation-model')
  expect(out).toContain('2 runs gave no number; the manifest says why.')
  const { runs, states } = manifestOf('clash')
  expect(runs).toEqual({ wanted: 8, done: 6, failed: 2, pending: 0 })
  expect(states[1]).toMatchObject({ from: 6, to: 8, state: 'failed', stage: 'compile' })
  expect(readFileSync(join(folder, 'clash', 'runs.csv'), 'utf8').trimEnd().split('\n').slice(-1)[0]).toBe('baseline,3,1,failed,true,true,')
  const bytes = readFileSync(join(folder, 'clash', 'runs.parquet'))
  const rows = await parquetReadObjects({ file: bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) })
  expect(rows.at(-1)).toMatchObject({ status: 'failed', closure: true, doctors: null })
}, 120_000)

test('a file that is wrong runs nothing and says everything', async () => {
  const wrong = write('wrong', { ...small, design: { kind: 'grid' }, factors: [{ vary: 'levers.senior-schemes.offered_pct', range: [0, 900] }] })
  const { code, err } = await laegeveje(['experiment', wrong, '--out', join(folder, 'wrong')])
  expect(code).toBe(2)
  expect(err).toContain('design.kind: expected one of one-at-a-time')
  expect(err).toContain('factors[0].range[1]: expected a number from 0 to 100, got 900.')
  expect(existsSync(join(folder, 'wrong'))).toBe(false)
  expect((await laegeveje(['experiment', 'no-such-thing', '--estimate'])).err).toMatch(/^experiment: expected a file, or one of [\w, -]*reform-levers, sobol-eight, two-levers, got no-such-thing\. /)
  expect((await laegeveje(['experiment', write('fine', small)])).err).toContain('--out: expected a folder, got none.')
}, 120_000)

test('without a file those that come with the project are listed, with what they cost', async () => {
  const { code, out } = await laegeveje(['experiment', '--workers', '2'])
  expect(code).toBe(0)
  expect(out).toMatch(/reform-levers +The reform’s levers one at a time +one at a time +1,200 +\d+ min/)
  expect(out).toMatch(/sobol-eight .* saltelli +2,560/)
}, 60_000)

test('states of runs are ranges: done, failed with the reason, pending', () => {
  const blocks = [0, 2, 4].map((from, number) => ({ number, from, to: from + 2, key: `b${number}` }))
  expect(runStates(blocks, blocks.slice(0, 2), [{ run: 3, stage: 'run', message: 'no' }])).toEqual({
    wanted: 6,
    done: 3,
    failed: 1,
    pending: 2,
    states: [{ from: 0, to: 3, state: 'done' }, { from: 3, to: 4, state: 'failed', stage: 'run', reason: 'no' }, { from: 4, to: 6, state: 'pending' }],
  })
})
