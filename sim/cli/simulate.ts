import { runEnsemble } from '../run/ensemble.ts'
import type { EnsembleResult } from '../run/ensemble.ts'
import { createNodePool, defaultNodeWorkers } from '../run/node-pool.ts'
import type { Failure, Runnable } from '../run/types.ts'
import { exitCode } from './exit.ts'
import { interruptible } from './interrupt.ts'
import { number } from './numbers.ts'
import { followProgress } from './progress.ts'
import type { Terminal } from './terminal.ts'

/** Compiled scenarios with their results, in the order given. */
export interface Simulated {
  readonly results: readonly EnsembleResult[]
  readonly cancelled: boolean
  readonly failures: readonly Failure[]
  /** 0, 1 or 130. */
  readonly code: number
}

/** Runs scenarios side by side on one set of threads, showing how far they are. */
export async function simulate(loaded: readonly { readonly compiled: Runnable }[], workers: number | undefined, terminal: Terminal, start = createNodePool): Promise<Simulated> {
  const wanted = loaded.reduce((sum, { compiled }) => sum + compiled.replicates, 0)
  const pool = start(Math.min(workers ?? defaultNodeWorkers(), wanted))
  const interrupt = interruptible(terminal)
  const progress = followProgress(terminal, wanted)
  try {
    const results = await Promise.all(
      loaded.map(({ compiled }) =>
        runEnsemble({ pool, compiled, signal: interrupt.signal, onReplicate: () => progress.step(false), onFailure: () => progress.step(true) }),
      ),
    )
    const failures = results.flatMap((result) => result.failures)
    const cancelled = results.some((result) => result.cancelled)
    return { results, cancelled, failures, code: cancelled ? exitCode.interrupted : failures.length > 0 ? exitCode.failure : exitCode.done }
  } finally {
    progress.end()
    interrupt.release()
    pool.close()
  }
}

/** Says what is missing from results: replicates that failed, and those an interruption left undone. */
export function tellMissing(loaded: readonly { readonly id: string; readonly compiled: { readonly replicates: number } }[], { results }: Simulated, terminal: Terminal): void {
  // Runs made beside those asked for have no name and are nobody's loss.
  results.slice(0, loaded.length).forEach((result, i) => {
    const { id, compiled } = loaded[i]!
    for (const { replicate, stage, message } of result.failures.slice(0, 5)) terminal.note(`${id}: replicate ${replicate} failed (${stage}): ${message}`)
    if (result.failures.length > 5) terminal.note(`${id}: ${number(result.failures.length - 5, 0)} more replicates failed; the manifest lists them.`)
    const undone = compiled.replicates - result.finished - result.failures.length
    if (result.cancelled)
      terminal.note(
        `${id}: interrupted with ${number(result.finished, 0)} of ${number(compiled.replicates, 0)} replicates finished and ${number(undone, 0)} not run. ` +
          `Its digest covers the first ${number(result.prefix, 0)}. The same command runs them all.`,
      )
  })
}
