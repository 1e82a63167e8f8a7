import { digestOfFloats } from '../../core/digest.ts'
import { prefixDigest } from '../ensemble.ts'
import { BlockProblem } from './block-file.ts'
import { readBlock, readStatus } from './status.ts'
import type { BlockRange, BlockStore, Campaign, FinishedBlock, Row, RunFailure } from './types.ts'

/** One run of a campaign that is put together. */
export interface MergedRun {
  /** Place in the run list. */
  readonly run: number
  readonly point: number
  readonly replicate: number
  readonly row: Row
  /** Why the row is NaN. */
  readonly failure?: RunFailure
}

/** What became of a campaign. */
export interface Merged {
  readonly runs: number
  readonly failures: readonly RunFailure[]
  /** sha-256 (hex) over the sha-256 of each row, in order, up to the first run that failed: what one machine alone would say. */
  readonly digest: string
  /** Runs that the digest covers. */
  readonly prefix: number
}

/** A campaign that cannot be put together: all that is wrong with it, and the blocks to compute. */
export class MergeProblem extends Error {
  readonly missing: readonly BlockRange[]
  readonly problems: readonly string[]
  constructor(missing: readonly BlockRange[], problems: readonly string[]) {
    super(problems.join('\n'))
    this.name = 'MergeProblem'
    this.missing = missing
    this.problems = problems
  }
}

/**
 * Puts a campaign together from one store or several. Blocks are a union: who computed what, how often and in which order is of no consequence, and two
 * copies of a block must agree to the bit. Runs are then given to `visit` in order, block by block, so that a campaign larger than memory can be folded.
 * Blocks that are torn or of something else are passed over where another store has the right one.
 * @throws MergeProblem when blocks are missing or copies differ, before anything was visited
 */
export async function mergeCampaign(campaign: Campaign, stores: readonly BlockStore[], visit: (run: MergedRun) => void = () => {}): Promise<Merged> {
  const { blocks, missing, torn, foreign } = await readStatus(campaign, stores, true)
  const differing: string[] = []
  for (const range of blocks) {
    const copies = stores.length > 1 ? await copiesOf(campaign, range, stores) : []
    const odd = copies.slice(1).find((copy) => !sameBlock(copies[0]!, copy))
    if (odd) differing.push(`block ${range.key}: expected copies that agree to the bit, got two that differ. Compute it on one machine again, and look for the machine that is wrong.`)
  }
  if (missing.length > 0 || differing.length > 0) {
    const gaps = missing.map((range) => `block ${range.key}: expected runs ${range.from} to ${range.to - 1}, got none. Compute it.`)
    throw new MergeProblem(missing, [...differing, ...torn, ...foreign, ...gaps])
  }
  const hashes: (string | undefined)[] = []
  const failures: RunFailure[] = []
  for (const range of blocks) {
    const [block] = await copiesOf(campaign, range, stores, 1)
    if (!block) throw new MergeProblem([range], [`block ${range.key}: expected it to stay, got none at the second look. Leave the folder alone while it is merged.`])
    const failed = new Map(block.failures.map((failure) => [failure.run, failure]))
    failures.push(...block.failures)
    block.rows.forEach((row, i) => {
      const run = block.from + i
      const failure = failed.get(run)
      hashes.push(failure === undefined ? digestOfFloats(row) : undefined)
      visit({ run, point: Math.floor(run / campaign.replicates), replicate: run % campaign.replicates, row, ...(failure === undefined ? {} : { failure }) })
    })
  }
  return { runs: hashes.length, failures, ...prefixDigest(hashes) }
}

async function copiesOf(campaign: Campaign, range: BlockRange, stores: readonly BlockStore[], most = Infinity): Promise<FinishedBlock[]> {
  const copies: FinishedBlock[] = []
  for (const store of stores) {
    if (copies.length >= most) break
    const block = await readBlock(campaign, range, store)
    if (block && !(block instanceof BlockProblem)) copies.push(block)
  }
  return copies
}

function sameBlock(a: FinishedBlock, b: FinishedBlock): boolean {
  const failed = ({ failures }: FinishedBlock): string => failures.map(({ run }) => run).join()
  return failed(a) === failed(b) && a.rows.every((row, i) => row.every((value, at) => Object.is(value, b.rows[i]![at])))
}
