/** The script for Slurm under Slurm's own daemons: an array, an element that is killed, and the list that status gives to repeat it. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { arrayOf, shardFromEnvironment } from '../../sim/cli/campaign/arrays.ts'
import { slurmScript } from '../../sim/cli/deploy/slurm.ts'
import { piecesFor } from '../../sim/cli/deploy/estimate.ts'
import { createCampaign } from '../../sim/run/campaign/index.ts'
import { command, digestIn } from './command-line.ts'
import { until } from './processes.ts'
import { slurmMissing, startSlurm } from './slurm-daemons.ts'
import type { TestSlurm } from './slurm-daemons.ts'

describe('shares as engines count them', () => {
  test('are the same shares', () => {
    expect(arrayOf([7, 1, 3, 2, 9, 10])).toBe('1-3,7,9-10')
    expect(arrayOf([])).toBe('')
    expect(shardFromEnvironment(3, { SLURM_ARRAY_TASK_ID: '3' })).toEqual({ index: 3, of: 3 })
    expect([0, 1, 2].map((index) => shardFromEnvironment(3, { JOB_COMPLETION_INDEX: String(index) }).index)).toEqual([1, 2, 3])
    for (const wrong of [{ SLURM_ARRAY_TASK_ID: '0' }, { SLURM_ARRAY_TASK_ID: '4' }, { JOB_COMPLETION_INDEX: '3' }, { JOB_COMPLETION_INDEX: '-1' }, { JOB_COMPLETION_INDEX: 'x' }, {}])
      expect(() => shardFromEnvironment(3, wrong), JSON.stringify(wrong)).toThrow('--of: expected')
  })

  test('take about a quarter of an hour each, and are never more than there are blocks to share', () => {
    const of = (runs: number) => createCampaign({ kind: 'run', fingerprint: 'f', version: '1', selfTest: 's', points: 1, replicates: runs, columns: 1, plan: null })
    expect(piecesFor(of(1_000_000), 0.08, 32)).toEqual({ pieces: 3, minutes: (1_000_000 * 0.08) / 32 / 60 / 3 })
    expect(piecesFor(of(100), 0.08, 32).pieces).toBe(1)
    expect(piecesFor(of(100), 3600, 1).pieces).toBe(25)
    expect(slurmScript({ campaign: of(10), folder: '/shared/a b', program: '/opt/x', elements: 3, cores: 8, minutes: 12 })).toContain("exec node sim/cli/laegeveje.mjs fill '/shared/a b' --of 3 --workers \"${SLURM_CPUS_PER_TASK:-8}\"")
  })
})

if (slurmMissing) test(slurmMissing, ({ skip }) => skip())

describe.skipIf(slurmMissing)('under Slurm', () => {
  let folder: string
  let slurm: TestSlurm
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'slurm-'))
    mkdirSync(join(folder, 'daemons'))
    slurm = await startSlurm(folder)
  })
  afterAll(async () => {
    await slurm?.stop()
    rmSync(folder, { recursive: true, force: true })
  })

  test('an array ends with the digest of one machine, after what was killed is repeated', { timeout: 180_000 }, async () => {
    const campaign = join(folder, 'campaign')
    const args = ['run', 'baseline', '--to', '2026-06', '--replicates', '16']
    const single = digestIn((await command(...args)).out)
    await command(...args, '--prepare', '--out', campaign)
    const written = await command('slurm', campaign, '--cores', '1', '--elements', '4')
    expect(written.out).toBe(`sbatch ${campaign}/slurm.sh`)
    const script = join(campaign, 'slurm.sh')
    expect(readFileSync(script, 'utf8')).toContain('#SBATCH --array=1-4\n')

    const array = slurm.begin('sbatch', '--wait', script)
    const state = (): string => slurm.command('squeue', '-h', '-r', '-o', '%K %T %i')
    await until('an element at work', () => /^\d+ RUNNING/m.test(state()))
    const [, , id] = /^(\d+) RUNNING (\S+)/m.exec(state())!
    slurm.command('scancel', '--signal=KILL', '--full', id!)
    expect(await array).not.toBe(0)

    const status = await command('status', campaign, '--shards', '4')
    expect(status.code).toBe(3)
    const [, list] = /--array=(\S+)/.exec(status.out)!
    expect(list).toMatch(/^[1-4]$/)
    expect(await slurm.begin('sbatch', '--wait', `--array=${list}`, script)).toBe(0)
    const merged = await command('merge', campaign)
    expect(merged.code, merged.notes).toBe(0)
    expect(digestIn(merged.out)).toBe(single)
  })
})
