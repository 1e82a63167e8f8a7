import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runCampaignOf } from '../../sim/cli/campaign/run-kind.ts'
import { loadRun, openHouse } from '../../sim/cli/load.ts'
import { follow } from '../../sim/cli/queue/follow.ts'
import { openQueue } from '../../sim/cli/queue/jobs.ts'
import { blocksOf, mergeCampaign, runBlocks, shardOf } from '../../sim/run/campaign/index.ts'
import type { Campaign } from '../../sim/run/campaign/index.ts'
import { claimFolder, createFolderStore } from '../../sim/run/campaign/node-store.ts'
import { runEnsemble } from '../../sim/run/ensemble.ts'
import { createNodePool } from '../../sim/run/node-pool.ts'
import type { Pool } from '../../sim/run/types.ts'
import type { Bench, Figure } from './bench.ts'
import { redisMissing, redisProgram, startRedis } from '../scale/redis-server.ts'
import { endAll, start, until } from '../scale/processes.ts'

const replicates = 160

async function seconds(work: () => Promise<string>, expected?: string): Promise<{ readonly seconds: number; readonly digest: string }> {
  const begun = performance.now()
  const digest = await work()
  if (expected !== undefined && digest !== expected) throw new Error(`scale: expected the digest of one thread, got ${digest}.`)
  return { seconds: (performance.now() - begun) / 1000, digest }
}

/**
 * National replicates per second: on one thread and two, in blocks of two shares, and through the queue to a worker of two threads, each to the same digest.
 * What blocks and queue cost is told against two plain threads. Takes a minute or two.
 */
export const scale: Bench = {
  name: 'scale',
  async measure() {
    const house = await openHouse()
    const loaded = await loadRun('baseline', { replicates }, house)
    const { compiled } = loaded
    const campaign = runCampaignOf(loaded, house)
    const folder = mkdtempSync(join(tmpdir(), 'scale-'))
    const pools: Pool[] = [createNodePool(1), createNodePool(2)]
    const what = (how: string): string => `national replicates, ${how}`
    const figures: Figure[] = []
    try {
      for (const pool of pools) await runEnsemble({ pool, compiled, replicates: 4 * pool.size })
      const plain = (pool: Pool) => async (): Promise<string> => (await runEnsemble({ pool, compiled })).digest
      const one = await seconds(plain(pools[0]!))
      const two = await seconds(plain(pools[1]!), one.digest)
      const blocks = await seconds(() => inShares(campaign, join(folder, 'shares'), compiled, pools[1]!), one.digest)
      const tell = (how: string, measured: { readonly seconds: number }, reference = ''): number =>
        figures.push({ what: what(how), value: replicates / measured.seconds, unit: 'a second', reference })
      tell('one thread', one)
      tell('two threads', two)
      tell('two threads, in shares, merged', blocks, `${blocksOf(campaign).length} blocks`)
      figures.push({ what: 'blocks of two shares, and their merge, against plain threads', value: 100 * (blocks.seconds / two.seconds - 1), unit: '% more', reference: '' })
      if (redisProgram) {
        const queued = await throughQueue(campaign, folder, one.digest)
        tell('two threads, through BullMQ', queued, 'one worker process')
        figures.push({ what: 'BullMQ, and the merge, against plain threads', value: 100 * (queued.seconds / two.seconds - 1), unit: '% more', reference: '' })
      } else figures.push({ what: `BullMQ: ${redisMissing}`, value: NaN, unit: '', reference: '' })
      return figures
    } finally {
      for (const pool of pools) pool.close()
      rmSync(folder, { recursive: true, force: true })
    }
  },
}

async function inShares(campaign: Campaign, folder: string, compiled: Parameters<typeof runEnsemble>[0]['compiled'], pool: Pool): Promise<string> {
  await claimFolder(folder, campaign)
  const store = createFolderStore(folder)
  for (const index of [2, 1]) await runBlocks({ campaign, store, pool, blocks: shardOf(blocksOf(campaign), { index, of: 2 }), pointOf: () => ({ parts: [{ compiled }] }) })
  return (await mergeCampaign(campaign, [store])).digest
}

async function throughQueue(campaign: Campaign, folder: string, digest: string) {
  mkdirSync(join(folder, 'redis'))
  const server = await startRedis(join(folder, 'redis'))
  const queue = openQueue(server.url)
  const redis = server.client()
  try {
    const worker = start(['worker', '--redis', server.url, '--workers', '2'])
    await until('a worker', () => worker.said().includes('is ready'))
    const terminal = { watched: false, out: () => {}, note: () => {}, progress: () => {}, seconds: () => performance.now() / 1000 }
    const submit = async (of: Campaign, name: string): Promise<string> => {
      await claimFolder(join(folder, name), of)
      const store = await follow(of, join(folder, name), { queue, redis, signal: new AbortController().signal, terminal, pace: 0.1 })
      return (await mergeCampaign(of, [store!])).digest
    }
    // The first campaign starts the threads and warms them up.
    await submit({ ...campaign, replicates: 8 }, 'warm')
    return await seconds(() => submit(campaign, 'queued'), digest)
  } finally {
    redis.disconnect()
    await queue.close()
    await endAll()
    await server.kill()
  }
}
