/** Sharing work out without any engine: shares in any order, copies, cuts and gaps, and always the bytes of one machine. */
import { spawnSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { command, digestIn } from './command-line.ts'
import { endAll, start, until } from './processes.ts'

let folder: string
let single: { digest: string | undefined; files: Record<string, string> }
const small = ['run', 'baseline', '--to', '2025-06', '--replicates', '9', '--workers', '1']
const tables = ['results.csv', 'replicates.csv']
const at = (...path: string[]): string => join(folder, ...path)
const textsOf = (name: string, files: readonly string[]): Record<string, string> => Object.fromEntries(files.map((file) => [file, readFileSync(at(name, file), 'utf8')]))
const blocksIn = (name: string): string[] => readdirSync(at(name)).filter((file) => file.endsWith('.block')).sort()

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'shards-'))
  const whole = await command(...small, '--out', at('single'))
  expect(whole.code, whole.notes).toBe(0)
  single = { digest: digestIn(whole.out), files: textsOf('single', tables) }
})
afterAll(async () => {
  await endAll()
  rmSync(folder, { recursive: true, force: true })
})

async function expectWhole(name: string, ...more: string[]): Promise<void> {
  const merged = await command('merge', at(name), ...more)
  expect(merged.code, merged.notes).toBe(0)
  expect(digestIn(merged.out)).toBe(single.digest)
  expect(textsOf(name, tables)).toEqual(single.files)
}

describe('a run in shares', () => {
  for (const order of [[1], [5, 3, 1, 4, 2]])
    test(`${order.join(', ')} of ${order.length} gives the bytes of one machine`, async () => {
      const name = `of-${order.length}`
      for (const i of order) expect((await command(...small, '--shard', `${i}/${order.length}`, '--out', at(name))).code).toBe(0)
      expect((await command('status', at(name))).code).toBe(0)
      await expectWhole(name)
    })

  test('with levers tells what they take elsewhere, as one machine does', async () => {
    const levered = ['run', 'reform-as-agreed', '--to', '2026-06', '--replicates', '4', '--workers', '2']
    expect((await command(...levered, '--out', at('levers-whole'))).code).toBe(0)
    for (const i of [2, 1]) await command(...levered, '--shard', `${i}/2`, '--out', at('levers-shared'))
    expect((await command('merge', at('levers-shared'))).code).toBe(0)
    const files = [...tables, 'place-levers.csv']
    expect(textsOf('levers-shared', files)).toEqual(textsOf('levers-whole', files))
  })

  test('in folders of their own, one of them twice, gives the bytes of one machine', async () => {
    for (const i of [2, 1]) await command(...small, '--shard', `${i}/2`, '--out', at(`own-${i}`))
    mkdirSync(at('copy'))
    for (const file of readdirSync(at('own-2'))) copyFileSync(at('own-2', file), at('copy', file))
    const apart = await command('merge', at('own-1'))
    expect(apart.code).toBe(3)
    expect(apart.notes).toContain(`Compute them: laegeveje fill ${at('own-1')}`)
    await expectWhole('own-1', at('own-2'), at('copy'))
  })

  test('with a gap and a cut names both, and the command it names fills them', async () => {
    await command(...small, '--shard', '1/1', '--out', at('gaps'))
    const [first, , third] = blocksIn('gaps')
    rmSync(at('gaps', first!))
    truncateSync(at('gaps', third!), 700)
    expect((await command('status', at('gaps'))).out).toContain('8 of 9 blocks, 8 of 9 runs')
    const verified = await command('status', at('gaps'), '--verify', '--shards', '6')
    expect(verified.code).toBe(3)
    expect(verified.out).toContain('Missing are runs 0, 2.')
    expect(verified.out).toContain('--array=1,3')
    const merged = await command('merge', at('gaps'))
    expect(merged.code).toBe(3)
    expect(merged.out).toBe('')
    expect(merged.notes).toContain(`block ${third!.replace('.block', '')}: expected a whole block, got 700 bytes with another checksum.`)
    const [, ...fill] = /laegeveje (fill \S+)/.exec(merged.notes)![1]!.split(' ')
    expect((await command('fill', ...fill)).notes).toContain('computed 2 of 9 blocks, 7 were there')
    await expectWhole('gaps')
  })

  test('fills only what no folder has', async () => {
    for (const i of [1, 2]) await command(...small, '--shard', `${i}/3`, '--out', at(`part-${i}`))
    const filled = await command('fill', at('part-1'), at('part-2'))
    expect(filled.notes).toContain('computed 3 of 3 blocks')
    await expectWhole('part-1', at('part-2'))
  })

  test('names a block whose copy differs, and computes nothing on trust', async () => {
    await command(...small, '--shard', '1/1', '--out', at('right'))
    await command(...small, '--seed', 'another', '--shard', '1/1', '--out', at('other'))
    const foreign = await command('merge', at('right'), at('other'))
    expect(foreign.code).toBe(2)
    expect(foreign.notes).toContain('which is another. Leave this folder out.')
    expect((await command(...small, '--seed', 'another', '--shard', '1/2', '--out', at('right'))).notes).toContain('Choose another folder')
    copyFileSync(at('other', blocksIn('other')[4]!), at('right', blocksIn('other')[4]!))
    copyFileSync(at('other', blocksIn('other')[5]!), at('right', blocksIn('right')[5]!))
    const merged = await command('merge', at('right'))
    expect(merged.code).toBe(3)
    expect(merged.notes).toContain("expected a block of this campaign, got another's. Move it away.")
    expect(merged.notes).toContain('It belongs to something else: move it away.')
  })

  test('refuses a share that is none, a folder that is missing, and a campaign of another version or data', async () => {
    for (const shard of ['0/3', '4/3', '1', 'a/b']) expect((await command(...small, '--shard', shard, '--out', at('never'))).notes).toContain('--shard: expected I/N with I from 1 to N')
    expect(await command(...small, '--shard', '1/3')).toMatchObject({ code: 2 })
    expect((await command('merge', at('never'))).notes).toContain('expected a folder with campaign.json, got none')
    await command(...small, '--prepare', '--out', at('aged'))
    expect(blocksIn('aged')).toEqual([])
    const aged = JSON.parse(readFileSync(at('aged', 'campaign.json'), 'utf8')) as Record<string, unknown>
    for (const changed of [{ version: '0.0.1' }, { selfTest: '0' }, { fingerprint: 'f'.repeat(64) }]) {
      writeFileSync(at('aged', 'campaign.json'), JSON.stringify({ ...aged, ...changed }))
      const refused = await command('fill', at('aged'))
      expect(refused.code).toBe(42)
      expect(refused.notes).toContain('Run the version, data and machine that the campaign was made with.')
    }
    expect(blocksIn('aged')).toEqual([])
  })
})

/** A disk of a few blocks, where this user may mount one. */
function smallDisk(path: string, kilobytes: number, onlyTry = false): boolean {
  mkdirSync(path)
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${kilobytes}k`, 'tmpfs', path]).status === 0
  if (onlyTry) {
    if (mounted) spawnSync('umount', [path])
    rmSync(path, { recursive: true })
  }
  return mounted
}

describe('a disk that is full', () => {
  // Mounting is root's, and not in every container.
  const mayMount = process.platform === 'linux' && process.getuid?.() === 0 && smallDisk(join(tmpdir(), `may-mount-${process.pid}`), 4, true)
  if (!mayMount) test('NOT RUN, because no small disk may be mounted here; a disk that is made up is tested in test/unit/run/campaign.test.ts', ({ skip }) => skip())

  test.skipIf(!mayMount)('stops a share with a sentence, keeps what is finished, and goes on when there is room', async () => {
    const disk = at('disk')
    const page = 4
    const block = page * Math.ceil(statSync(at('of-1', blocksIn('of-1')[0]!)).size / 1024 / page)
    smallDisk(disk, page + 3 * block + block / 2)
    try {
      const full = await command(...small, '--shard', '1/1', '--out', disk)
      expect(full.code).toBe(1)
      expect(full.notes).toContain('no space left on the disk. Blocks that were finished are kept; the same command goes on.')
      const kept = blocksIn('disk').length
      expect(kept).toBeGreaterThan(0)
      expect(readdirSync(disk).filter((file) => file.endsWith('.tmp'))).toEqual([])
      expect(spawnSync('mount', ['-o', 'remount,size=64m', disk]).status).toBe(0)
      expect((await command(...small, '--shard', '1/1', '--out', disk)).notes).toContain(`${kept} were there`)
      await expectWhole('disk')
    } finally {
      spawnSync('umount', [disk])
    }
  })
})

test('goes on after Ctrl-C, in the same folder', async () => {
  // Slower, so that it can be stopped.
  const args = ['run', 'baseline', '--to', '2030-12', '--replicates', '9', '--workers', '1', '--shard', '1/1', '--out', at('stopped')]
  const stopped = start(args)
  await until('a block', () => existsSync(at('stopped')) && blocksIn('stopped').length > 0)
  stopped.child.kill('SIGINT')
  expect(await stopped.ended, stopped.said()).toBe(130)
  expect(stopped.said()).toContain('Interrupted. The same command goes on where it stopped.')
  const kept = blocksIn('stopped').length
  expect(kept).toBeLessThan(9)
  expect((await command(...args)).notes).toContain(`${kept} were there`)
  const merged = await command('merge', at('stopped'))
  expect(digestIn(merged.out)).toBe(digestIn((await command(...args.slice(0, 8))).out))
})

test('a calibration in shares goes wave by wave, and gives the bytes of one machine', async () => {
  const plan = { format: 1, id: 'tiny', starts: [2016, 2017], to: 2018, fit: ['hu-fill'], heldOut: ['solo'], points: [5, 5], replicates: 2, candidates: 100, cut: 3, sets: 3, draws: 8, seed: 'tiny' }
  const file = at('plan.json')
  writeFileSync(file, JSON.stringify(plan))
  const whole = await command('calibrate', file, '--out', at('calibrated'))
  expect(whole.code, whole.notes).toBe(0)
  const share = (i: number) => command('calibrate', file, '--shard', `${i}/2`, '--out', at('waves'), '--workers', '1')
  expect((await share(2)).notes).toContain('are left to other shards')
  expect((await share(1)).notes).toContain('Wave 1: 5 sets.')
  expect((await command('merge', at('waves'))).code).toBe(3)
  const last = await share(2)
  expect(last.notes).toContain(`Everything is computed: laegeveje merge ${at('waves')}`)
  expect((await command('status', at('waves'))).out).toMatch(/waves: calibrate, 12 of 12 blocks, 12 of 12 runs\n.*wave-2: calibrate, 10 of 10 blocks, 10 of 10 runs/)
  const merged = await command('merge', at('waves'))
  expect(merged.code, merged.notes).toBe(0)
  expect(merged.out).toBe(whole.out)
  const files = ['parameter-sets.csv', 'tiny-report.json']
  expect(textsOf('waves', files)).toEqual(textsOf('calibrated', files))
})
