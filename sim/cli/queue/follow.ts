/** A campaign on the queue, seen from where it was submitted: jobs are put there, blocks taken home, and what is lost on the way is put there again. */
import type { Redis } from 'ioredis'
import { resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { BlockProblem, campaignId, readBlock, readStatus } from '../../run/campaign/index.ts'
import type { BlockRange, BlockStore, Campaign } from '../../run/campaign/index.ts'
import { createFolderStore } from '../../run/campaign/node-store.ts'
import { CommandFailure, exitCode } from '../exit.ts'
import { number } from '../numbers.ts'
import { progressLine } from '../progress.ts'
import type { Terminal } from '../terminal.ts'
import { cancelledKey, campaignKey, createServerStore, publish } from './jobs.ts'
import type { BlockQueue } from './jobs.ts'

/** What following needs. */
export interface Following {
  readonly queue: BlockQueue
  readonly redis: Redis
  readonly signal: AbortSignal
  readonly terminal: Terminal
  /** Seconds between looks. */
  readonly pace?: number
}

/** Puts what is missing of a campaign on the queue: names that stand there are left alone, those that failed are tried again. */
export async function enqueue(campaign: Campaign, folder: string | undefined, missing: readonly BlockRange[], { queue, redis }: Pick<Following, 'queue' | 'redis'>): Promise<void> {
  const id = campaignId(campaign)
  await publish(redis, campaign)
  const shared = folder === undefined ? {} : { folder: resolve(folder) }
  for (let at = 0; at < missing.length; at += 1000)
    await queue.addBulk(missing.slice(at, at + 1000).map((range) => ({ name: campaign.kind, data: { campaign: id, block: range.number, ...shared }, opts: { jobId: range.key } })))
}

/** Failed jobs of a campaign, by block. */
async function failedJobs(id: string, queue: Following['queue']) {
  return (await queue.getFailed()).filter((job) => job.data.campaign === id)
}

/** Takes blocks from the server home. A block that was torn on the way is forgotten and will be computed again. */
export async function collect(campaign: Campaign, home: BlockStore, redis: Redis, blocks: readonly BlockRange[]): Promise<void> {
  const server = createServerStore(redis, campaignId(campaign))
  const byKey = new Map(blocks.map((range) => [range.key, range]))
  for (const key of await server.list()) {
    const bytes = await server.get(key)
    const range = byKey.get(key)
    if (range && bytes && !((await readBlock(campaign, range, server)) instanceof BlockProblem)) await home.put(key, bytes)
    await server.remove(key)
  }
}

/**
 * Submits a campaign and follows it until every block is in its folder. Resolves with the folder's store, or undefined when it was interrupted: the queue
 * then goes on, and following again takes it up.
 * @throws CommandFailure when it was cancelled, or blocks failed for good
 */
export async function follow(campaign: Campaign, folder: string, following: Following): Promise<BlockStore | undefined> {
  const { queue, redis, signal, terminal, pace = 1 } = following
  const id = campaignId(campaign)
  const store = createFolderStore(folder)
  await redis.del(cancelledKey(id))
  // Before anything is retried, since a worker takes it up at once.
  await publish(redis, campaign)
  for (const job of await failedJobs(id, queue)) await job.retry()
  const begun = await readStatus(campaign, store, true)
  const { blocks } = begun
  let { missing, runs } = begun
  await removeTorn(store, missing)
  await enqueue(campaign, folder, missing, following)
  terminal.note(`${folder}: submitted ${number(missing.length, 0)} of ${number(blocks.length, 0)} blocks.`)
  const total = campaign.points * campaign.replicates
  const before = runs
  const start = terminal.seconds()
  let told = start
  let alone = false
  while (!signal.aborted) {
    await collect(campaign, store, redis, blocks)
    ;({ missing, runs } = await readStatus(campaign, store))
    if (missing.length === 0) {
      ;({ missing } = await readStatus(campaign, store, true))
      await removeTorn(store, missing)
      if (missing.length === 0) break
    }
    if (await redis.exists(cancelledKey(id))) throw new CommandFailure(`${folder}: cancelled with ${number(blocks.length - missing.length, 0)} of ${number(blocks.length, 0)} blocks finished, which are kept. Submit it again to go on.`, exitCode.interrupted)
    await putBack(campaign, missing, following)
    const now = terminal.seconds()
    if (terminal.watched ? now - told > 0.2 : now - told > 30) {
      told = now
      const line = progressLine(runs, total, 0, runs > before ? ((now - start) * runs) / (runs - before) : 0)
      if (terminal.watched) terminal.progress(line)
      else terminal.note(line)
    }
    if (!alone && now - start > 5 * pace && (await queue.getWorkersCount()) === 0) {
      alone = true
      terminal.note('No worker is connected. Start some: laegeveje worker')
    }
    await pause(1000 * pace, undefined, { signal }).catch(() => {})
  }
  terminal.progress('')
  if (missing.length > 0) return undefined
  await redis.del(campaignKey(id))
  return store
}

/** A torn block is in the way of the one that will replace it. */
async function removeTorn(store: BlockStore, missing: readonly BlockRange[]): Promise<void> {
  for (const { key } of missing) await store.remove(key)
}

/** Puts back what a server that forgot, or a folder that was not shared after all, has lost. Blocks through the server then, which always arrives. */
async function putBack(campaign: Campaign, missing: readonly BlockRange[], following: Following): Promise<void> {
  const { queue } = following
  // In order, so the first that is missing tells whether anything is wrong.
  let first = missing[0]!
  if ((await queue.getJobState(first.key)) === 'failed') {
    const failed = await failedJobs(campaignId(campaign), queue)
    const keys = new Set(failed.map((job) => job.id))
    const rest = missing.filter(({ key }) => !keys.has(key))
    if (rest.length === 0) {
      const reasons = [...new Set(failed.map((job) => job.failedReason))].slice(0, 3).join('; ')
      throw new CommandFailure(`${number(missing.length, 0)} blocks failed again and again: ${reasons}. What is finished is kept; submit again to retry them.`)
    }
    first = rest[0]!
  }
  if ((await queue.getJobState(first.key)) === 'unknown') await enqueue(campaign, undefined, missing, following)
}
