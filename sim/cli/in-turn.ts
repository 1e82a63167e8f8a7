import { runEnsemble } from '../run/ensemble.ts'
import type { EnsembleResult } from '../run/ensemble.ts'
import { createNodePool, defaultNodeWorkers } from '../run/node-pool.ts'
import type { Runnable } from '../run/types.ts'
import { exitCode } from './exit.ts'
import { interruptible } from './interrupt.ts'
import { followProgress } from './progress.ts'
import type { Simulated } from './simulate.ts'
import type { Terminal } from './terminal.ts'

/**
 * Runs many scenarios one after the other on one set of threads, showing how far they are in all. Side by side they would push one another's runners
 * out of the workers, which keep two. Stops at the first that fails or is interrupted.
 */
export async function runInTurn(loaded: readonly { readonly compiled: Runnable }[], workers: number | undefined, terminal: Terminal, start = createNodePool): Promise<Simulated> {
  const wanted = loaded.reduce((sum, { compiled }) => sum + compiled.replicates, 0)
  const pool = start(Math.min(workers ?? defaultNodeWorkers(), Math.max(1, wanted)))
  const interrupt = interruptible(terminal)
  const progress = followProgress(terminal, wanted)
  const results: EnsembleResult[] = []
  try {
    for (const { compiled } of loaded) {
      const result = await runEnsemble({ pool, compiled, signal: interrupt.signal, onReplicate: () => progress.step(false), onFailure: () => progress.step(true) })
      results.push(result)
      if (result.cancelled || result.failures.length > 0) break
    }
    const failures = results.flatMap((result) => result.failures)
    const cancelled = results.some((result) => result.cancelled)
    return { results, cancelled, failures, code: cancelled ? exitCode.interrupted : failures.length > 0 ? exitCode.failure : exitCode.done }
  } finally {
    progress.end()
    interrupt.release()
    pool.close()
  }
}
