import { sha256Hex } from '../core/digest.ts'
import type { ResultCache } from './cache.ts'
import type { Failure, Finished, Pool, Runnable } from './types.ts'

/** What is known of an ensemble, finished or not. Arrays are indexed by replicate. */
export interface EnsembleResult {
  readonly fingerprint: string
  /** Buffers by replicate; undefined where not finished or failed. */
  readonly buffers: readonly (Float32Array | undefined)[]
  /** sha-256 (hex) of each buffer. */
  readonly hashes: readonly (string | undefined)[]
  readonly failures: readonly Failure[]
  /** Finished replicates. */
  readonly finished: number
  /** Of the wanted replicates in order, how many finished before the first that did not: what `digest` covers. */
  readonly prefix: number
  /** sha-256 (hex) over the hashes of the prefix, in order. The same for any number of workers and any engine. */
  readonly digest: string
  readonly cancelled: boolean
}

/** One more replicate: given to `onReplicate` as it arrives, in no particular order. */
export interface ReplicateEvent extends Finished {
  readonly index: number
  readonly finished: number
  readonly failed: number
  readonly wanted: number
  readonly cached: boolean
}

/** What to run, on what, and whom to tell. */
export interface EnsembleOptions {
  readonly pool: Pool
  readonly compiled: Runnable
  /** Replicates 0 to this less one; as many as the run asks for when absent. */
  readonly replicates?: number
  /** Exactly these replicates instead. */
  readonly indices?: readonly number[]
  readonly onReplicate?: (event: ReplicateEvent) => void
  readonly onFailure?: (failure: Failure) => void
  /** Stops pulling; what is finished is kept. */
  readonly signal?: AbortSignal
  readonly cache?: ResultCache
  /** Somebody waits for these: they come before other work of the pool. */
  readonly urgent?: boolean
  /** Replicates in hand are given up when it is stopped, so that what comes next begins at once. */
  readonly givesWay?: boolean
}

/**
 * Runs replicates on a pool and collects them by index. Replicate i depends on the run and i alone, so the first k of n are the k,
 * and the order of arrival is of no consequence. Failures are data; only a callback that throws makes this throw.
 */
export async function runEnsemble(options: EnsembleOptions): Promise<EnsembleResult> {
  const { pool, compiled, cache, signal } = options
  const indices = wantedIndices(options)
  const { fingerprint } = compiled
  const buffers: (Float32Array | undefined)[] = new Array<undefined>(indices.length === 0 ? 0 : indices[indices.length - 1]! + 1).fill(undefined)
  const hashes: (string | undefined)[] = buffers.map(() => undefined)
  const failures: Failure[] = []
  let finished = 0
  let open = true
  let thrown: { error: unknown } | undefined

  function tell(call: () => void): void {
    try {
      call()
    } catch (error) {
      thrown ??= { error }
    }
  }

  function keep(index: number, result: Finished, cached: boolean): void {
    buffers[index] = result.buffer
    hashes[index] = result.sha256
    finished++
    const { buffer, sha256 } = result
    tell(() => options.onReplicate?.({ index, buffer, sha256, finished, failed: failures.length, wanted: indices.length, cached }))
  }

  const missing: number[] = []
  for (const index of indices) {
    const found = cache?.get(fingerprint, index)
    if (found) keep(index, found, true)
    else missing.push(index)
  }
  let next = 0
  if (missing.length > 0)
    await pool.work(
      {
        urgent: options.urgent,
        givesWay: options.givesWay,
        next: () => (next < missing.length && !thrown ? { task: compiled, index: missing[next++]! } : undefined),
        settle: ({ index }, outcome) => {
          if (outcome.ok) {
            const result: Finished = { buffer: outcome.buffer, sha256: outcome.sha256 }
            cache?.set(fingerprint, index, result)
            if (open) keep(index, result, false)
          } else if (open) {
            const failure: Failure = { replicate: index, stage: outcome.stage, message: outcome.message }
            failures.push(failure)
            tell(() => options.onFailure?.(failure))
          }
        },
      },
      signal,
    )
  open = false
  if (thrown) throw thrown.error
  failures.sort((a, b) => a.replicate - b.replicate)
  const { prefix, digest } = prefixDigest(indices.map((index) => hashes[index]))
  return { fingerprint, buffers, hashes, failures, finished, prefix, digest, cancelled: finished + failures.length < indices.length }
}

/** How many hashes come before the first missing one, and the sha-256 (hex) over them. */
export function prefixDigest(hashes: readonly (string | undefined)[]): { readonly prefix: number; readonly digest: string } {
  const gap = hashes.indexOf(undefined)
  const prefix = gap < 0 ? hashes.length : gap
  const bytes = new Uint8Array(prefix * 32)
  for (let i = 0; i < prefix; i++) for (let b = 0; b < 32; b++) bytes[i * 32 + b] = parseInt(hashes[i]!.slice(b * 2, b * 2 + 2), 16)
  return { prefix, digest: sha256Hex(bytes) }
}

function wantedIndices({ indices, replicates, compiled }: EnsembleOptions): number[] {
  const wanted = indices ? [...new Set(indices)].sort((a, b) => a - b) : Array.from({ length: replicates ?? compiled.replicates }, (_, i) => i)
  for (const index of wanted) {
    if (!Number.isInteger(index) || index < 0) throw new RangeError(`replicates: expected whole numbers from 0, got ${index}. Check the list.`)
  }
  return wanted
}
