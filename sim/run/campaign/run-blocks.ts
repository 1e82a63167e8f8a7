import { messageOf } from '../worker-api.ts'
import type { Job, Outcome, Pool } from '../types.ts'
import { BlockProblem, encodeBlock } from './block-file.ts'
import { readBlock } from './status.ts'
import type { BlockRange, BlockStore, Campaign, PointMaker, PointWork, RunFailure } from './types.ts'

/** What to compute, on what, and where it is kept. */
export interface RunBlocksOptions {
  readonly campaign: Campaign
  readonly blocks: readonly BlockRange[]
  readonly pointOf: PointMaker
  readonly pool: Pool
  readonly store: BlockStore
  /** Stops pulling runs; blocks that are finished are kept. */
  readonly signal?: AbortSignal
  /** Told of each block when it is kept, or was there before. */
  readonly onBlock?: (range: BlockRange, known: boolean) => void
  /** Told of each run that is finished, by this call. */
  readonly onRun?: () => void
}

/** What became of blocks. */
export interface RunBlocksResult {
  /** Blocks computed by this call, and those that were there. */
  readonly computed: number
  readonly known: number
  readonly cancelled: boolean
}

interface OpenBlock {
  readonly range: BlockRange
  readonly points: Map<number, PointWork>
  /** By run, then part. */
  readonly values: (ArrayLike<number> | undefined)[][]
  readonly failures: Map<number, RunFailure>
  left: number
}

interface BlockJob extends Job {
  readonly block: OpenBlock
  readonly run: number
  readonly part: number
}

/**
 * Computes blocks on a pool and keeps each one as soon as it is whole. Blocks that are there and sound are left alone, so the same call goes on where another
 * was stopped; a torn one is made again. A run that the model refuses is written down as such; anything else that goes wrong stops the call.
 * @throws Error when a worker cannot be had, a point cannot be made or a block cannot be kept; finished blocks are safe
 */
export async function runBlocks(options: RunBlocksOptions): Promise<RunBlocksResult> {
  const { campaign, pool, store, signal, onBlock, onRun } = options
  const wanted: BlockRange[] = []
  for (const range of options.blocks) {
    if (signal?.aborted) return { computed: 0, known: options.blocks.length - wanted.length, cancelled: true }
    const found = await readBlock(campaign, range, store)
    if (found instanceof BlockProblem) await store.remove(range.key)
    if (found && !(found instanceof BlockProblem)) onBlock?.(range, true)
    else wanted.push(range)
  }
  let computed = 0
  let problem: Error | undefined
  let keeping: Promise<unknown> = Promise.resolve()
  const jobs = jobsOf()

  function* jobsOf(): Generator<BlockJob, undefined> {
    for (const range of wanted) {
      const block = openBlock(range)
      if (block.left === 0) keepInTurn(block)
      const parts = Math.max(...[...block.points.values()].map((work) => work.parts.length))
      // Part by part, since workers keep few runnables ready.
      for (let part = 0; part < parts; part++)
        for (let run = range.from; run < range.to; run++) {
          const work = block.points.get(Math.floor(run / campaign.replicates))!.parts[part]
          if (work) yield { task: work.compiled, index: (work.first ?? 0) + (run % campaign.replicates), block, run, part }
        }
    }
    return undefined
  }

  function openBlock(range: BlockRange): OpenBlock {
    const points = new Map<number, PointWork>()
    for (let point = Math.floor(range.from / campaign.replicates); point * campaign.replicates < range.to; point++) points.set(point, options.pointOf(point))
    const values = Array.from({ length: range.to - range.from }, (_, i) => new Array<undefined>(points.get(Math.floor((range.from + i) / campaign.replicates))!.parts.length).fill(undefined))
    const failures = new Map<number, RunFailure>()
    for (const [point, { refused }] of points)
      if (refused !== undefined)
        for (let run = Math.max(range.from, point * campaign.replicates); run < Math.min(range.to, (point + 1) * campaign.replicates); run++) failures.set(run, { run, stage: 'compile', message: refused })
    return { range, points, values, failures, left: values.reduce((sum, row) => sum + row.length, 0) }
  }

  function settle(job: BlockJob, outcome: Outcome): void {
    const { block, run, part } = job
    if (outcome.ok) {
      const { read } = block.points.get(Math.floor(run / campaign.replicates))!.parts[part]!
      block.values[run - block.range.from]![part] = read ? read(outcome.buffer) : outcome.buffer
    } else if (outcome.stage === 'worker' || outcome.stage === 'setup') {
      // What failed may be the machine: to be tried again, here or elsewhere, and nothing to write down.
      problem ??= new Error(`run ${run}: replicate ${job.index} could not be run (${outcome.stage}): ${outcome.message}`)
    } else block.failures.set(run, { run, stage: outcome.stage, message: outcome.message })
    onRun?.()
    if (--block.left > 0 || problem) return
    keepInTurn(block)
  }

  function keepInTurn(block: OpenBlock): void {
    keeping = keeping.then(() => keep(block)).catch((error: unknown) => (problem ??= asError(error)))
  }

  async function keep({ range, values, failures }: OpenBlock): Promise<void> {
    const rows = values.map((parts, i) => (failures.has(range.from + i) ? new Float64Array(campaign.width).fill(NaN) : joined(parts as ArrayLike<number>[])))
    await store.put(range.key, encodeBlock(campaign, range, rows, [...failures.values()]))
    computed++
    onBlock?.(range, false)
  }

  await pool.work(
    {
      next: () => {
        if (problem) return undefined
        try {
          return jobs.next().value
        } catch (error) {
          problem = asError(error)
          return undefined
        }
      },
      settle: (job, outcome) => {
        try {
          settle(job as BlockJob, outcome)
        } catch (error) {
          problem ??= asError(error)
        }
      },
    },
    signal,
  )
  await keeping
  if (problem) throw problem
  return { computed, known: options.blocks.length - wanted.length, cancelled: computed < wanted.length }
}

function joined(parts: readonly ArrayLike<number>[]): ArrayLike<number> {
  return parts.length === 1 ? parts[0]! : parts.flatMap((part) => Array.from(part))
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(messageOf(error))
}
