/**
 * Runs that follow a moving hand. The newest request wins, but not so eagerly that nothing is ever shown: the first replicates of a
 * request (its preview) are let finish while newer requests wait, only the newest of them being kept; the rest of its replicates
 * give way at once. So a picture keeps up with the hand at the pace of one preview, and settles when the hand rests.
 */
import type { ResultCache } from './cache.ts'
import { prefixDigest, runEnsemble } from './ensemble.ts'
import { messageOf } from './worker-api.ts'
import type { Failure, Pool, Runnable } from './types.ts'

/** What is known of the newest run. `preview` until the first replicates are in, `refining` until all are, then `settled`. */
export interface ProgressiveUpdate<C extends Runnable> {
  /** Rises with each request; of two updates the one with the higher token is newer. */
  readonly token: number
  readonly phase: 'preview' | 'refining' | 'settled'
  readonly compiled: C
  readonly buffers: readonly (Float32Array | undefined)[]
  readonly finished: number
  readonly wanted: number
  readonly failures: readonly Failure[]
  /** Digest of the complete run, once settled. */
  readonly digest?: string
}

/** How requests become runs, and who is told. */
export interface ProgressiveOptions<I, C extends Runnable> {
  readonly pool: Pool
  /** Turns a request into a run; called only for requests that are run. May throw: then `onError` is told with stage `compile`. */
  readonly compile: (input: I) => C | Promise<C>
  readonly onUpdate: (update: ProgressiveUpdate<C>) => void
  readonly onError?: (error: { readonly token: number; readonly stage: 'compile' | 'aggregate'; readonly message: string }) => void
  /** Replicates of a preview. */
  readonly preview?: number
  /** Is the first replicate shown at once, without waiting for the second? */
  readonly eager?: boolean
  /** Least time between updates, milliseconds. The last update of a phase is never held back. */
  readonly throttleMs?: number
  readonly cache?: ResultCache
}

/** A runner that follows requests. */
export interface Progressive<I> {
  /** Asks for a run; returns its token. */
  request(input: I, wanted: number): number
  /** Drops what is running and waiting. */
  cancel(): void
  /** Resolves when nothing is running or waiting. */
  idle(): Promise<void>
}

/** See the head of this file. */
export function createProgressive<I, C extends Runnable>(options: ProgressiveOptions<I, C>): Progressive<I> {
  const { pool, compile, onUpdate, onError, cache, eager, throttleMs = 80 } = options
  const preview = Math.max(1, options.preview ?? Math.max(4, pool.size))
  let token = 0
  let waiting: { readonly input: I; readonly wanted: number; readonly token: number } | undefined
  /** Stops the run at hand; `yielding` says that a newer request may do so. */
  let current: AbortController | undefined
  let yielding = false
  let running: Promise<void> | undefined

  async function follow(): Promise<void> {
    // A turn's pause lets the requests of one event replace one another before anything is compiled.
    await Promise.resolve()
    while (waiting) {
      const request = waiting
      waiting = undefined
      await serve(request.input, request.wanted, request.token)
    }
    running = undefined
  }

  async function serve(input: I, wanted: number, mine: number): Promise<void> {
    const { signal } = (current = new AbortController())
    let compiled: C
    try {
      compiled = await compile(input)
    } catch (error) {
      if (!signal.aborted) onError?.({ token: mine, stage: 'compile', message: messageOf(error) })
      return
    }
    const buffers: (Float32Array | undefined)[] = new Array<undefined>(wanted).fill(undefined)
    const failures: Failure[] = []
    const hashes: (string | undefined)[] = new Array<undefined>(wanted).fill(undefined)
    let finished = 0
    let timer: ReturnType<typeof setTimeout> | undefined

    function update(phase: ProgressiveUpdate<C>['phase'], digest?: string): void {
      clearTimeout(timer)
      timer = undefined
      if (signal.aborted) return
      try {
        onUpdate({ token: mine, phase, compiled, buffers: [...buffers], finished, wanted, failures: [...failures], digest })
      } catch (error) {
        onError?.({ token: mine, stage: 'aggregate', message: messageOf(error) })
      }
    }

    async function run(indices: readonly number[], phase: 'preview' | 'refining'): Promise<void> {
      await runEnsemble({
        pool,
        compiled,
        indices,
        signal,
        cache,
        urgent: phase === 'preview',
        givesWay: phase === 'refining',
        onReplicate: ({ index, buffer, sha256, cached }) => {
          buffers[index] = buffer
          hashes[index] = sha256
          finished++
          // What comes out of the cache comes all at once anyway.
          if (eager && finished === 1 && !cached && wanted > 1) update(phase)
          else timer ??= setTimeout(() => update(phase), throttleMs)
        },
        onFailure: (failure) => failures.push(failure),
      })
      clearTimeout(timer)
      timer = undefined
    }

    const first = Math.min(preview, wanted)
    await run(range(0, first), 'preview')
    if (first < wanted) {
      update('preview')
      if (waiting || signal.aborted) return
      yielding = true
      await run(range(first, wanted), 'refining')
      yielding = false
    }
    if (!signal.aborted) update('settled', prefixDigest(hashes).digest)
  }

  return {
    request(input, wanted) {
      waiting = { input, wanted, token: ++token }
      if (yielding) current?.abort()
      running ??= follow()
      return token
    },
    cancel() {
      waiting = undefined
      current?.abort()
    },
    idle: async () => {
      while (running) await running
    },
  }
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, i) => from + i)
}
