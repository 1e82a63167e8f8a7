import { mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { digestOfFloats } from '../../../sim/core/digest.ts'
import { expectedSelfTest, selfTestDigest } from '../../../sim/core/self-test.ts'
import { blocksOf, campaignId, createCampaign, createMemoryStore, decodeBlock, encodeBlock, mergeCampaign, MergeProblem, readStatus, runBlocks, shardOf, shardsWith } from '../../../sim/run/campaign/index.ts'
import type { BlockProblem, BlockRange, BlockStore, Campaign, PointMaker, RunFailure } from '../../../sim/run/campaign/index.ts'
import { claimFolder, createFolderStore, readCampaign } from '../../../sim/run/campaign/node-store.ts'
import { prefixDigest, runEnsemble } from '../../../sim/run/ensemble.ts'
import { createNodePool } from '../../../sim/run/node-pool.ts'
import type { Pool } from '../../../sim/run/types.ts'
import { echoLayout, echoRunner, echoTask } from './echo-task.ts'

let pool: Pool
let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'campaign-'))
  pool = createNodePool(2, { runner: echoRunner })
})
afterEach(() => {
  pool.close()
  rmSync(folder, { recursive: true, force: true })
})

const campaignOf = (changes: Partial<Parameters<typeof createCampaign>[0]> = {}): Campaign =>
  createCampaign({ kind: 'echo', fingerprint: 'f'.repeat(64), version: '1', selfTest: 's', points: 5, replicates: 4, columns: ['sound', 'noise'], blockSize: 4, plan: { salts: [0, 1, 2, 3, 4] }, ...changes })

/** Each point has a salt of its own; the row is two numbers of a buffer. */
const pointOf: PointMaker = (point) => ({ parts: [{ compiled: echoTask({ salt: point }), read: (buffer) => [buffer[0]!, buffer[5]! / 3] }] })
const compute = (campaign: Campaign, store: BlockStore, blocks: readonly BlockRange[] = blocksOf(campaign), more: object = {}) => runBlocks({ campaign, store, blocks, pointOf, pool, ...more })

async function digestOf(campaign: Campaign, ...stores: BlockStore[]): Promise<string> {
  return (await mergeCampaign(campaign, stores)).digest
}

describe('blocks', () => {
  test('cover every run once, and cut points as little as may be', () => {
    for (const [points, replicates, blockSize] of [[5, 4, 4], [5, 4, 10], [3, 7, 3], [1, 100, 30], [4000, 2, 50], [2, 3, 1]] as const) {
      const blocks = blocksOf(campaignOf({ points, replicates, blockSize }))
      expect(blocks.flatMap(({ from, to }) => Array.from({ length: to - from }, (_, i) => from + i))).toEqual(Array.from({ length: points * replicates }, (_, i) => i))
      for (const { from, to } of blocks) {
        expect(to - from).toBeLessThanOrEqual(blockSize)
        if (blockSize >= replicates) expect(from % replicates).toBe(0)
        else expect(Math.floor(from / replicates)).toBe(Math.floor((to - 1) / replicates))
      }
      expect(new Set(blocks.map(({ key }) => key)).size).toBe(blocks.length)
      expect(blocks.every(({ key }) => /^[0-9a-z-]+$/.test(key))).toBe(true)
    }
  })

  test('are shared out over shards without rest, and a block names its shard', () => {
    const blocks = blocksOf(campaignOf({ points: 7, replicates: 5, blockSize: 2 }))
    for (const of of [1, 3, 8, 40]) {
      const shares = Array.from({ length: of }, (_, i) => shardOf(blocks, { index: i + 1, of }))
      expect(shares.flat().sort((a, b) => a.number - b.number)).toEqual(blocks)
      shares.forEach((share, i) => expect(shardsWith(share, of)).toEqual(share.length > 0 ? [i + 1] : []))
    }
  })

  test('of a campaign without a given size are few seconds long and enough for several machines', () => {
    expect(campaignOf({ blockSize: undefined, points: 1000, replicates: 50 }).blockSize).toBe(50)
    expect(campaignOf({ blockSize: undefined, points: 1, replicates: 64 }).blockSize).toBe(2)
    expect(campaignOf({ blockSize: undefined, points: 1000, replicates: 50, columns: 1 << 20 }).blockSize).toBe(4)
    expect(() => campaignOf({ replicates: 0 })).toThrow('campaign: replicates: expected a whole number of at least 1, got 0')
  })

  test('come back from their bytes, with one NaN for all', () => {
    const campaign = campaignOf()
    const range = blocksOf(campaign)[1]!
    const strange = new Float64Array(Uint8Array.of(1, 2, 3, 4, 5, 6, 0xf8, 0xff).buffer)[0]!
    const bytes = encodeBlock(campaign, range, [[1, -0], [strange, 1 / 3], [Infinity, 5e-324], [0, 1e300]], [{ run: 5, stage: 'run', message: 'æ' }])
    expect(encodeBlock(campaign, range, [[1, -0], [NaN, 1 / 3], [Infinity, 5e-324], [0, 1e300]], [{ run: 5, stage: 'run', message: 'æ' }])).toEqual(bytes)
    const { rows, failures } = decodeBlock(campaign, range, bytes)
    expect(rows.map((row) => Array.from(row))).toEqual([[1, -0], [NaN, 1 / 3], [Infinity, 5e-324], [0, 1e300]])
    expect(failures).toEqual([{ run: 5, stage: 'run', message: 'æ' }])
  })

  test('that were cut, changed in one bit, or made for another campaign are told apart', () => {
    const campaign = campaignOf()
    const [range] = blocksOf(campaign)
    const bytes = encodeBlock(campaign, range!, [[1, 2], [3, 4], [5, 6], [7, 8]])
    const problem = (data: Uint8Array, of = campaign): string => {
      try {
        decodeBlock(of, range!, data)
        return 'none'
      } catch (error) {
        return (error as BlockProblem).kind
      }
    }
    expect(problem(bytes)).toBe('none')
    for (let length = 0; length < bytes.length; length += 7) expect(problem(bytes.slice(0, length))).toBe('torn')
    for (let at = 0; at < bytes.length; at += 3) expect(problem(bytes.map((byte, i) => (i === at ? byte ^ 16 : byte)))).toBe('torn')
    expect(problem(bytes, campaignOf({ version: '2' }))).toBe('foreign')
    expect(() => decodeBlock(campaignOf({ selfTest: 'other' }), range!, bytes)).toThrow('It belongs to something else')
  })
})

describe('a campaign', () => {
  test('gives one digest for any shards in any order, and it is that of the rows in order', async () => {
    const campaign = campaignOf()
    const rows: number[][] = []
    const one = createMemoryStore()
    await compute(campaign, one)
    const merged = await mergeCampaign(campaign, [one], ({ run, point, replicate, row }) => {
      expect(run).toBe(rows.length)
      expect([point, replicate]).toEqual([Math.floor(run / 4), run % 4])
      rows.push(Array.from(row))
    })
    expect(rows[6]).toEqual([NaN, 3006 / 3])
    expect(rows[7]).toEqual([4001, 4006 / 3])
    expect(merged.digest).toBe(prefixDigest(rows.map((row) => digestOfFloats(Float64Array.from(row)))).digest)
    for (const of of [3, 7]) {
      const stores: BlockStore[] = []
      for (let index = of; index >= 1; index--) {
        const store = createMemoryStore()
        await compute(campaign, store, shardOf(blocksOf(campaign), { index, of }))
        stores.push(store)
      }
      // One shard twice: the union does not mind.
      expect(await digestOf(campaign, ...stores, stores[1]!)).toBe(merged.digest)
    }
  })

  test('of whole buffers has the digest of the ensemble', async () => {
    const compiled = echoTask({ replicates: 9 })
    const campaign = campaignOf({ points: 1, replicates: 9, columns: echoLayout.size, bytes: 4, blockSize: 2 })
    const store = createMemoryStore()
    await compute(campaign, store, undefined, { pointOf: () => ({ parts: [{ compiled }] }) })
    const { digest } = await runEnsemble({ pool, compiled })
    expect(await digestOf(campaign, store)).toBe(digest)
  })

  test('puts the parts of a point one after the other, each with replicates of its own', async () => {
    const campaign = campaignOf({ points: 3, replicates: 2 })
    const store = createMemoryStore()
    const read = (buffer: Float32Array): number[] => [buffer[0]!]
    await compute(campaign, store, undefined, { pointOf: (point: number) => ({ parts: [{ compiled: echoTask(), first: 10 * (point + 1), read }, { compiled: echoTask({ salt: 7 }), first: 50, read }] }) })
    const rows: number[][] = []
    await mergeCampaign(campaign, [store], ({ row }) => rows.push(Array.from(row)))
    expect(rows).toEqual([[11_000, 51_007], [12_000, 52_007], [21_000, 51_007], [22_000, 52_007], [31_000, 51_007], [32_000, 52_007]])
  })

  test('writes down the runs of a point that cannot be made, whole blocks of them and parts, and goes on', async () => {
    for (const blockSize of [4, 8, 2]) {
      const campaign = campaignOf({ blockSize })
      const store = createMemoryStore()
      const refusing: PointMaker = (point) => (point === 1 || point === 4 ? { parts: [], refused: `point ${point} clashes` } : pointOf(point))
      expect((await compute(campaign, store, blocksOf(campaign), { pointOf: refusing })).computed).toBe(blocksOf(campaign).length)
      const rows: number[] = []
      const { failures } = await mergeCampaign(campaign, [store], ({ row }) => void rows.push(row[0]!))
      expect(failures).toEqual([4, 5, 6, 7, 16, 17, 18, 19].map((run) => ({ run, stage: 'compile', message: `point ${Math.floor(run / 4)} clashes` })))
      expect(failures.every(({ run }) => Number.isNaN(rows[run]))).toBe(true)
      expect([rows[0], rows[8], rows[15]].some(Number.isNaN)).toBe(false)
    }
  })

  test('writes down a run that the model refuses, and merges with it', async () => {
    const campaign = campaignOf({ points: 1, replicates: 6, blockSize: 2 })
    const store = createMemoryStore()
    await compute(campaign, store, undefined, { pointOf: () => ({ parts: [{ compiled: echoTask({ throws: [3] }), read: (buffer: Float32Array) => [buffer[0]!, 1] }] }) })
    const seen: (RunFailure | undefined)[] = []
    const { failures, prefix, runs } = await mergeCampaign(campaign, [store], ({ failure }) => seen.push(failure))
    expect(failures).toEqual([{ run: 3, stage: 'run', message: 'echo: replicate 3 throws.' }])
    expect([prefix, runs]).toEqual([3, 6])
    expect(seen.filter(Boolean)).toEqual(failures)
  })

  test('writes nothing down when the machine is to blame', async () => {
    const campaign = campaignOf({ points: 1 })
    const store = createMemoryStore()
    const dead = { parts: [{ compiled: echoTask({ dies: { index: 1, marker: join(folder, 'died'), always: true } }) }] }
    await expect(compute(campaign, store, undefined, { pointOf: () => dead })).rejects.toThrow('could not be run (worker)')
    await expect(compute(campaign, store, undefined, { pointOf: () => ({ parts: [{ compiled: echoTask({ noSetup: true }) }] }) })).rejects.toThrow('(setup)')
    expect(await store.list()).toEqual([])
  })

  test('goes on where it was stopped', async () => {
    const campaign = campaignOf()
    const store = createFolderStore(folder)
    const control = new AbortController()
    let told = 0
    const slow: PointMaker = (point) => ({ parts: [{ ...pointOf(point).parts[0]!, compiled: echoTask({ salt: point, work: 30 }) }] })
    const stopped = await compute(campaign, store, undefined, { pointOf: slow, signal: control.signal, onBlock: () => ++told === 2 && control.abort() })
    expect(stopped.cancelled).toBe(true)
    const { missing, done } = await readStatus(campaign, store)
    expect(done.length).toBeGreaterThanOrEqual(2)
    expect(missing.length).toBeGreaterThan(0)
    await expect(mergeCampaign(campaign, [store])).rejects.toThrow(`block ${missing[0]!.key}: expected runs ${missing[0]!.from} to ${missing[0]!.to - 1}, got none. Compute it.`)
    const rest = await compute(campaign, store)
    expect(rest).toEqual({ computed: missing.length, known: done.length, cancelled: false })
    const whole = createMemoryStore()
    await compute(campaign, whole)
    expect(await digestOf(campaign, store)).toBe(await digestOf(campaign, whole))
  })
})

describe('a folder', () => {
  test('names blocks that are cut, of something else, or differ, and a second run repairs what is cut', async () => {
    const campaign = campaignOf()
    const store = createFolderStore(folder)
    await compute(campaign, store)
    const digest = await digestOf(campaign, store)
    const [first, second] = blocksOf(campaign)
    truncateSync(join(folder, `${first!.key}.block`), 100)
    writeFileSync(join(folder, 'deadbeef-0-4.block'), 'of something else')
    const status = await readStatus(campaign, store, true)
    expect(status.missing).toEqual([first])
    expect(status.torn).toEqual([`block ${first!.key}: expected a whole block, got 100 bytes with another checksum. Compute it again.`])
    expect(status.foreign[0]).toContain('block deadbeef-0-4: expected a block of this campaign')
    const problem = (await mergeCampaign(campaign, [store]).catch((error: unknown) => error)) as MergeProblem
    expect(problem).toBeInstanceOf(MergeProblem)
    expect(problem.missing).toEqual([first])
    expect(problem.problems).toHaveLength(3)
    expect(await compute(campaign, store)).toMatchObject({ computed: 1, known: 4 })
    expect(await digestOf(campaign, store)).toBe(digest)

    const other = createMemoryStore()
    await other.put(second!.key, encodeBlock(campaign, second!, [[1, 2], [3, 4], [5, 6], [7, 8]]))
    await expect(mergeCampaign(campaign, [store, other])).rejects.toThrow(`block ${second!.key}: expected copies that agree to the bit, got two that differ.`)
  })

  test('keeps no part of a block that the disk has no room for, and loses none that is finished', async () => {
    const campaign = campaignOf()
    let room = 2
    const full = createFolderStore(folder, async (path, bytes) => {
      writeFileSync(path, room > 0 ? bytes : bytes.slice(0, 50))
      if (room-- <= 0) throw Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' })
    })
    await expect(compute(campaign, full)).rejects.toThrow('ENOSPC')
    expect(readdirSync(folder).every((name) => name.endsWith('.block'))).toBe(true)
    const store = createFolderStore(folder)
    expect((await readStatus(campaign, store, true)).torn).toEqual([])
    expect((await compute(campaign, store)).known).toBe(2)
    const whole = createMemoryStore()
    await compute(campaign, whole)
    expect(await digestOf(campaign, store)).toBe(await digestOf(campaign, whole))
  })

  test('belongs to one campaign, however many claim it at once', async () => {
    const campaign = campaignOf()
    await Promise.all(Array.from({ length: 8 }, () => claimFolder(folder, campaign)))
    expect(readdirSync(folder)).toEqual(['campaign.json'])
    expect(campaignId((await readCampaign(folder))!)).toBe(campaignId(campaign))
    expect(JSON.parse(readFileSync(join(folder, 'campaign.json'), 'utf8'))).toEqual(campaign)
    await expect(claimFolder(folder, campaignOf({ replicates: 5 }))).rejects.toThrow('Choose another folder')
    expect(await readCampaign(join(folder, 'none'))).toBeUndefined()
  })
})

test('the self-test gives what is written down', () => {
  expect(selfTestDigest()).toBe(expectedSelfTest)
})
