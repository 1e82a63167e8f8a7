/** A machine that computes blocks of the queue, whoever asked for them. The queue is spoken to on this thread, and computing is done on others. */
import { UnrecoverableError, WaitingError, Worker } from 'bullmq'
import type { Job } from 'bullmq'
import { blocksOf, campaignId, runBlocks } from '../../run/campaign/index.ts'
import type { BlockRange, Campaign, PointMaker } from '../../run/campaign/index.ts'
import { createFolderStore, readCampaign } from '../../run/campaign/node-store.ts'
import { createNodePool, defaultNodeWorkers } from '../../run/node-pool.ts'
import { kindOf } from '../campaign/kinds.ts'
import { checkMachine, checkNumbers } from '../campaign/machine.ts'
import { CommandFailure, exitCode } from '../exit.ts'
import { reason } from '../export.ts'
import { openHouse } from '../load.ts'
import { number } from '../numbers.ts'
import type { Terminal } from '../terminal.ts'
import { connect, connectionOf } from './connection.ts'
import { campaignKey, cancelledKey, createServerStore, mostBytesThroughServer, queueName, queuePrefix } from './jobs.ts'
import type { BlockDone, BlockTask } from './jobs.ts'

/** How a worker works. */
export interface WorkerSettings {
  readonly redis: string
  readonly workers?: number
  /** Seconds after which a worker that says nothing is taken for lost, and its block given to another. */
  readonly lockSeconds: number
  readonly signal: AbortSignal
}

interface Known {
  readonly campaign: Campaign
  readonly blocks: readonly BlockRange[]
  readonly pointOf: PointMaker
}

/** Works until it is told to stop, then gives back what it has begun. Gives the exit code: 42 when it must not take part. */
export async function work({ redis: url, workers = defaultNodeWorkers(), lockSeconds, signal }: WorkerSettings, terminal: Terminal): Promise<number> {
  checkNumbers()
  const house = await openHouse()
  const redis = await connect(url, terminal)
  const pool = createNodePool(workers)
  const known = new Map<string, Known>()
  let refused: CommandFailure | undefined
  let done = 0

  async function open(id: string): Promise<Known | undefined> {
    const found = known.get(id)
    if (found) return found
    const text = await redis.get(campaignKey(id))
    if (text === null) return undefined
    const campaign = JSON.parse(text) as Campaign
    checkMachine(campaign, house.pack)
    const opened = { campaign, blocks: blocksOf(campaign), pointOf: kindOf(campaign).pointsOf(campaign, house) }
    known.set(id, opened)
    // A worker may live for months, and plans may be large.
    if (known.size > 8) known.delete(known.keys().next().value!)
    return opened
  }

  async function compute(job: Job<BlockTask, BlockDone>, token?: string): Promise<BlockDone> {
    const { campaign: id, block, folder } = job.data
    const giveBack = async (): Promise<never> => {
      await job.moveToWait(token)
      throw new WaitingError()
    }
    if (await redis.exists(cancelledKey(id))) return { kept: 'cancelled' }
    let opened: Known | undefined
    try {
      opened = await open(id)
    } catch (error) {
      if (!(error instanceof CommandFailure) || error.code !== exitCode.refused) throw error
      refused ??= error
      stop()
      return giveBack()
    }
    if (!opened) return { kept: 'cancelled' }
    const { campaign, blocks, pointOf } = opened
    const shared = folder !== undefined && (await isFolderOf(folder, id))
    if (!shared && campaign.points * campaign.replicates * campaign.width * campaign.bytes > mostBytesThroughServer)
      throw new UnrecoverableError(`expected the folder ${folder ?? 'of the campaign'} to be shared with worker ${process.pid}, since its blocks are too large to go through the server. Mount it at the same place.`)
    const store = shared ? createFolderStore(folder) : createServerStore(redis, id)
    const { cancelled } = await runBlocks({ campaign, blocks: [blocks[block]!], pointOf, pool, store, signal }).catch((error: unknown) => {
      throw new Error(reason(error))
    })
    if (cancelled) return giveBack()
    done++
    return { kept: shared ? 'folder' : 'server' }
  }

  const worker = new Worker<BlockTask, BlockDone>(queueName, compute, {
    connection: connectionOf(url),
    prefix: queuePrefix,
    // Two blocks at a time keep all threads busy while one of them ends.
    concurrency: Math.min(2, workers),
    lockDuration: 1000 * lockSeconds,
    stalledInterval: 500 * lockSeconds,
    maxStalledCount: 5,
  })
  let stopping: Promise<void> | undefined
  let ended: () => void
  const end = new Promise<void>((resolve) => (ended = resolve))
  function stop(): void {
    stopping ??= worker.close().then(ended, ended)
  }
  signal.addEventListener('abort', stop, { once: true })
  if (signal.aborted) stop()
  // What the connection says of itself is told once, by the other connection; late answers for blocks that others have done are of no harm.
  worker.on('error', () => {})
  worker.on('failed', (job, error) => terminal.note(`block ${job?.id}: ${error.message}`))
  terminal.note(`Worker ${process.pid} is ready with ${number(workers, 0)} threads.`)
  try {
    await end
  } finally {
    pool.close()
    redis.disconnect()
  }
  if (refused) throw refused
  terminal.note(`Worker ${process.pid} computed ${number(done, 0)} blocks.`)
  return exitCode.done
}

async function isFolderOf(folder: string, id: string): Promise<boolean> {
  const campaign = await readCampaign(folder).catch(() => undefined)
  return campaign !== undefined && campaignId(campaign) === id
}
