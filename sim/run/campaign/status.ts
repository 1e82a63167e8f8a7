import { BlockProblem, decodeBlock } from './block-file.ts'
import { blocksOf } from './campaign.ts'
import type { BlockRange, BlockStore, Campaign, FinishedBlock } from './types.ts'

/** How far a campaign is in one store or several. */
export interface CampaignStatus {
  readonly blocks: readonly BlockRange[]
  readonly done: readonly BlockRange[]
  /** To be computed: those that are not there, and those that are torn. */
  readonly missing: readonly BlockRange[]
  /** Problems of blocks that are there, as sentences. Empty unless the content was read. */
  readonly torn: readonly string[]
  readonly foreign: readonly string[]
  /** Runs of the blocks that are done. */
  readonly runs: number
}

/** How far a campaign is. By names alone, which always tell the truth of blocks that were put whole; with `verify` each block is read as well. */
export async function readStatus(campaign: Campaign, stores: BlockStore | readonly BlockStore[], verify = false): Promise<CampaignStatus> {
  const all = 'list' in stores ? [stores] : stores
  const blocks = blocksOf(campaign)
  const known = new Set(blocks.map(({ key }) => key))
  const foreign: string[] = []
  const torn: string[] = []
  const holders = new Map<string, BlockStore[]>()
  for (const store of all)
    for (const key of await store.list())
      if (known.has(key)) holders.set(key, [...(holders.get(key) ?? []), store])
      else foreign.push(`block ${key}: expected a block of this campaign, got another's. Move it away.`)
  const done: BlockRange[] = []
  const missing: BlockRange[] = []
  for (const range of blocks) {
    const holding = holders.get(range.key) ?? []
    let sound = !verify && holding.length > 0
    if (verify)
      for (const store of holding) {
        const found = await readBlock(campaign, range, store)
        if (found instanceof BlockProblem) (found.kind === 'torn' ? torn : foreign).push(found.message)
        else if (found) sound = true
      }
    ;(sound ? done : missing).push(range)
  }
  return { blocks, done, missing, torn, foreign, runs: done.reduce((sum, { from, to }) => sum + to - from, 0) }
}

/** A block of a store, what is wrong with it, or undefined when it is not there. */
export async function readBlock(campaign: Campaign, range: BlockRange, store: BlockStore): Promise<FinishedBlock | BlockProblem | undefined> {
  const bytes = await store.get(range.key)
  if (bytes === undefined) return undefined
  try {
    return decodeBlock(campaign, range, bytes)
  } catch (error) {
    if (error instanceof BlockProblem) return error
    throw error
  }
}
