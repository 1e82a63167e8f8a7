/**
 * A campaign is a long list of runs that is cut into blocks, so that it can be worked off by anybody in any order and be put together to the same bytes. Run
 * `i` of the list is replicate `i % replicates` of point `floor(i / replicates)`; each run gives one row of numbers.
 */
import type { Runnable, Stage } from '../types.ts'

/** All that identifies a campaign, as plain JSON (`campaign.json`). Two campaigns with the same content are the same campaign. */
export interface Campaign {
  readonly format: 1
  /** Which command it belongs to, which knows how to make points of `plan`. */
  readonly kind: string
  /** Digest of all that rows depend on: same fingerprint and same run, same row. */
  readonly fingerprint: string
  /** Version of the program. */
  readonly version: string
  /** What the numeric self-test gives: a machine that computes otherwise must not take part. */
  readonly selfTest: string
  readonly points: number
  /** Runs of each point. */
  readonly replicates: number
  /** Numbers in a row. */
  readonly width: number
  /** What they are, one name each; left out where a row is a whole buffer. */
  readonly columns?: readonly string[]
  /** Bytes of a number as it is kept: 8, or 4 where rows are buffers, which are of single precision. */
  readonly bytes: 4 | 8
  /** Runs in a block at most. See `blocksOf`. */
  readonly blockSize: number
  /** What its kind needs to make the points again: documents, options. */
  readonly plan: unknown
}

/** Runs `from` up to, not including, `to`. */
export interface BlockRange {
  /** Place in the list of blocks, from 0. */
  readonly number: number
  readonly from: number
  readonly to: number
  /** Name of the block everywhere: of its file, of its job. Letters, digits and hyphens. */
  readonly key: string
}

/** Rows as they are kept. */
export type Row = Float64Array | Float32Array

/** A run that the model refused, the same way each time it is tried. Its row is NaN. */
export interface RunFailure {
  /** Place in the run list. */
  readonly run: number
  /** Where it broke. */
  readonly stage: Stage
  readonly message: string
}

/** A finished block. */
export interface FinishedBlock {
  readonly from: number
  readonly to: number
  /** By run, from `from` on. */
  readonly rows: readonly Row[]
  readonly failures: readonly RunFailure[]
}

/** Where finished blocks are kept: a folder, a database of the browser, memory. */
export interface BlockStore {
  /** Keys of the blocks that are there, torn ones too. */
  list(): Promise<string[]>
  /** The bytes of a block as they were put, or as much as is left of them. */
  get(key: string): Promise<Uint8Array | undefined>
  /** Keeps a block whole or not at all, unless there is one of this key. Resolves with whether it was kept. */
  put(key: string, bytes: Uint8Array): Promise<boolean>
  /** Forgets a block, which is for torn ones. */
  remove(key: string): Promise<void>
}

/**
 * What is run for one point. Replicate `r` is run `first + r` of each part; the numbers read from the parts are put one after the other. Without `read` the
 * whole buffer is the row.
 */
export interface PointWork {
  readonly parts: readonly {
    readonly compiled: Runnable
    /** Index of replicate 0; 0 when absent. */
    readonly first?: number
    read?(buffer: Float32Array): ArrayLike<number>
  }[]
  /** Why the point cannot be run at all, the same on every machine: its runs are written down as refused, and it has no parts. */
  readonly refused?: string
}

/** Makes a point when its turn comes, since there may be thousands. Asked anew for each block; may throw. */
export type PointMaker = (point: number) => PointWork
