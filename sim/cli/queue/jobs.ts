/** What stands in the queue: jobs, which are blocks by name, and beside them the campaigns and the blocks that are on their way home. */
import { Queue } from 'bullmq'
import type { Redis } from 'ioredis'
import { campaignId } from '../../run/campaign/index.ts'
import type { BlockStore, Campaign } from '../../run/campaign/index.ts'
import { connectionOf } from './connection.ts'

/** Name of the queue: one for all campaigns, so that a worker serves whoever asks. */
export const queueName = 'blocks'
/** What all keys of the queue begin with. */
export const queuePrefix = 'laegeveje'

/** A block to compute. The job's id is the block's key, so a block stands in the queue once however often it is asked for. */
export interface BlockTask {
  /** Id of the campaign. */
  readonly campaign: string
  /** The block's place in the list. */
  readonly block: number
  /** The campaign's folder where it was submitted: blocks are written there by workers that have it too. */
  readonly folder?: string
}

/** What is left of a finished job. */
export interface BlockDone {
  readonly kept: 'folder' | 'server' | 'cancelled'
}

/** The queue as it is seen here. */
export type BlockQueue = Queue<BlockTask, BlockDone, string>

/** The queue of a server. */
export function openQueue(url: string): BlockQueue {
  const queue: BlockQueue = new Queue(queueName, {
    connection: connectionOf(url),
    prefix: queuePrefix,
    streams: { events: { maxLen: 100 } },
    // A job that is done leaves nothing; one that failed stays to be asked about and retried.
    defaultJobOptions: { removeOnComplete: true, removeOnFail: false, attempts: 5, backoff: { type: 'fixed', delay: 500 } },
  })
  // The connection of its own tells of a server that is away.
  queue.on('error', () => {})
  return queue
}

/** The key under which a campaign stands on the server, for workers. */
export function campaignKey(id: string): string {
  return `${queuePrefix}-campaign:${id}`
}

/** The key that says a campaign was cancelled. */
export function cancelledKey(id: string): string {
  return `${queuePrefix}-cancelled:${id}`
}

/** Bytes that a campaign without a shared folder may send through the server in all. */
export const mostBytesThroughServer = 64 << 20

/** Blocks on the server, until whoever submitted the campaign takes them home. Never more than a stop on the way. */
export function createServerStore(redis: Redis, id: string): BlockStore {
  const key = `${queuePrefix}-blocks:${id}`
  return {
    list: () => redis.hkeys(key),
    get: async (name) => (await redis.hgetBuffer(key, name)) ?? undefined,
    put: async (name, bytes) => (await redis.hsetnx(key, name, Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))) === 1,
    remove: async (name) => void (await redis.hdel(key, name)),
  }
}

/** Puts a campaign where workers find it. */
export async function publish(redis: Redis, campaign: Campaign): Promise<void> {
  await redis.set(campaignKey(campaignId(campaign)), JSON.stringify(campaign))
}
