import { canonicalJson, sha256Hex } from '../../core/digest.ts'
import type { BlockRange, Campaign } from './types.ts'

/** What a campaign is made of; see `Campaign`. */
export interface CampaignOptions {
  readonly kind: string
  readonly fingerprint: string
  readonly version: string
  readonly selfTest: string
  readonly points: number
  readonly replicates: number
  /** Names of the numbers in a row, or how many there are. */
  readonly columns: readonly string[] | number
  /** 4 when rows are buffers; 8 when absent. */
  readonly bytes?: 4 | 8
  readonly blockSize?: number
  /** Seconds that a run takes one processor, by which the block size is chosen when none is given. */
  readonly secondsPerRun?: number
  readonly plan: unknown
}

/** A block should keep one processor busy this long: much longer than handing it out takes, and little to lose. */
const secondsPerBlock = 4
/** Blocks of a campaign that is small: enough for a few machines to share it. */
const blocksAtLeast = 32
const mostBytesOfBlock = 1 << 25

/** A campaign. @throws RangeError when a number is not what it must be. */
export function createCampaign(options: CampaignOptions): Campaign {
  const { kind, fingerprint, version, selfTest, points, replicates, columns, bytes = 8, plan } = options
  const width = typeof columns === 'number' ? columns : columns.length
  for (const [name, value] of Object.entries({ points, replicates, width, blockSize: options.blockSize ?? 1 }))
    if (!Number.isSafeInteger(value) || value < 1) throw new RangeError(`campaign: ${name}: expected a whole number of at least 1, got ${value}. Check what is to be run.`)
  const blockSize = options.blockSize ?? chooseBlockSize(points * replicates, options.secondsPerRun ?? 0.08, width * bytes)
  return { format: 1, kind, fingerprint, version, selfTest, points, replicates, width, ...(typeof columns === 'number' ? {} : { columns }), bytes, blockSize, plan }
}

function chooseBlockSize(runs: number, secondsPerRun: number, bytesPerRun: number): number {
  const bySeconds = Math.round(secondsPerBlock / secondsPerRun)
  return Math.max(1, Math.min(bySeconds, Math.ceil(runs / blocksAtLeast), Math.floor(mostBytesOfBlock / bytesPerRun)))
}

// A plan may be megabytes of text, and every block asks.
const ids = new WeakMap<Campaign, string>()

/** Name of a campaign: sha-256 (hex) of its content. */
export function campaignId(campaign: Campaign): string {
  const known = ids.get(campaign) ?? sha256Hex(canonicalJson(campaign))
  ids.set(campaign, known)
  return known
}

/** Runs of all points together. */
export function runsOf(campaign: Campaign): number {
  return campaign.points * campaign.replicates
}

/**
 * The blocks of a campaign in order. They depend on the campaign alone, never on who works. A block has `blockSize` runs at most; it holds whole points where
 * a point fits into it, and otherwise part of one point, so that a point is made as few times as may be.
 */
export function blocksOf(campaign: Campaign): BlockRange[] {
  const { points, replicates, blockSize } = campaign
  const total = points * replicates
  const start = `${campaignId(campaign).slice(0, 16)}-${campaign.fingerprint.slice(0, 16)}`
  const blocks: BlockRange[] = []
  const add = (from: number, to: number): void => void blocks.push({ number: blocks.length, from, to, key: `${start}-${padded(from)}-${padded(to)}` })
  if (blockSize >= replicates) {
    const step = Math.floor(blockSize / replicates) * replicates
    for (let from = 0; from < total; from += step) add(from, Math.min(total, from + step))
  } else
    for (let point = 0; point < points; point++)
      for (let from = point * replicates, end = from + replicates; from < end; from += blockSize) add(from, Math.min(end, from + blockSize))
  return blocks
}

function padded(run: number): string {
  return String(run).padStart(8, '0')
}

/** One share of the work: `index` of `of`, from 1. */
export interface Shard {
  readonly index: number
  readonly of: number
}

/** The blocks of a shard: every `of`-th, so that slow points are spread over all shards. */
export function shardOf(blocks: readonly BlockRange[], { index, of }: Shard): BlockRange[] {
  return blocks.filter(({ number }) => number % of === index - 1)
}

/** The shards of `of` to which blocks belong, from 1, in order. */
export function shardsWith(blocks: readonly BlockRange[], of: number): number[] {
  return [...new Set(blocks.map(({ number }) => (number % of) + 1))].sort((a, b) => a - b)
}
