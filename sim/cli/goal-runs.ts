/** Runs of a goal on this machine: each round a campaign whose blocks are kept, so that a search that was stopped goes on where it was. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { costPairs, goalRunner as runnerOn } from '../analysis/goal-seek/runner.ts'
import type { Cost, Goal, GoalRunner } from '../analysis/goal-seek/index.ts'
import { canonicalJson, sha256Hex } from '../core/digest.ts'
import { runEnsemble } from '../run/ensemble.ts'
import { createNodePool, defaultNodeWorkers } from '../run/node-pool.ts'
import { writeFileSafely } from '../run/node-files.ts'
import type { Pool } from '../run/types.ts'
import { runCampaign } from './campaign-runs.ts'
import { interruptible } from './interrupt.ts'
import type { House } from './load.ts'
import { number } from './numbers.ts'
import type { Terminal } from './terminal.ts'

/** Runs for a goal. `folder` is where blocks are kept. */
export function goalRunner(goal: Goal, folder: string, workers: number | undefined, house: House, terminal: Terminal): { readonly runner: GoalRunner; close(): void } {
  let round = 0
  // One set of threads for all rounds: a round may be shorter than starting them.
  const pool = createNodePool(workers ?? defaultNodeWorkers())
  const shared = (): Pool => ({ ...pool, close: () => {} })
  const interrupt = interruptible(terminal)
  const file = join(folder, 'costs.json')
  const runner = runnerOn(
    goal,
    {
      async rows(name, points, first, replicates, read) {
        terminal.note(`${name}: ${points.length === 1 ? '1 set' : `${number(points.length, 0)} sets`}, ${number(points.length * replicates, 0)} runs.`)
        const fingerprint = sha256Hex(canonicalJson([points.map((point) => point.fingerprint), first]))
        const found = await runCampaign(
          {
            kind: 'goal', fingerprint, points: points.length, replicates, plan: { goal: goal.id, round: name, seed: points[0]!.scenario.seed },
            columns: goal.conditions.map((_, c) => `condition ${c + 1}`),
            pointOf: (point) => ({ parts: [{ compiled: points[point]!, first, read }] }),
            folder: join(folder, `${String(++round).padStart(3, '0')}-${fingerprint.slice(0, 12)}`),
            ...(workers === undefined ? {} : { workers }),
          },
          terminal,
          shared,
          { signal: interrupt.signal, release: () => {} },
        )
        return found?.values.map((rows) => rows.map((row) => [...row]))
      },
      async whole(name, points, replicates) {
        terminal.note(`${name}: what ${points.length === 2 ? '1 set costs' : `${number(points.length - 1, 0)} sets cost`}, ${number(points.length * costPairs, 0)} runs.`)
        const results: (readonly (Float32Array | undefined)[])[] = []
        try {
          for (const compiled of points) {
            results.push((await runEnsemble({ pool, compiled, replicates, signal: interrupt.signal })).buffers)
            terminal.progress(`cost · ${number(results.length, 0)} of ${number(points.length, 0)} sets`)
            if (interrupt.signal.aborted) return undefined
          }
          return results
        } finally {
          terminal.progress('')
        }
      },
      readCosts: async () => JSON.parse(await readFile(file, 'utf8').catch(() => '{}')) as Record<string, Cost>,
      keepCosts: (costs) => writeFileSafely(file, `${JSON.stringify(costs)}\n`),
    },
    house,
  )
  const close = () => {
    interrupt.release()
    pool.close()
  }
  return { runner, close }
}
