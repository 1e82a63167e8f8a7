import { loadRun, openHouse } from '../../sim/cli/load.ts'
import { prefixDigest } from '../../sim/run/ensemble.ts'
import { createNodePool } from '../../sim/run/node-pool.ts'
import type { Pool, Runnable } from '../../sim/run/types.ts'
import type { Bench } from './bench.ts'

const replicates = 1000
const chunk = 100
const megabyte = 1024 * 1024

/** Runs replicates `from` to `to` and keeps their hashes only, so that what grows is the workers' doing. Milliseconds. */
async function run(pool: Pool, task: Runnable, from: number, to: number, hashes: string[]): Promise<number> {
  const start = performance.now()
  let next = from
  await pool.work({
    next: () => (next < to ? { task, index: next++ } : undefined),
    settle: ({ index }, outcome) => {
      if (!outcome.ok) throw new Error(`replicate ${index}: ${outcome.stage}: ${outcome.message}`)
      hashes[index] = outcome.sha256
    },
  })
  return performance.now() - start
}

/**
 * A thousand national replicates on one thread and on two, in turns of a hundred so that both meet the same machine; and what a worker
 * weighs, early and late. Takes some minutes.
 */
export const threads: Bench = {
  name: 'threads',
  async measure() {
    const { compiled } = await loadRun('baseline', { replicates }, await openHouse())
    const before = process.memoryUsage().rss
    const one = createNodePool(1)
    const two = createNodePool(2)
    try {
      const hashes: [string[], string[]] = [[], []]
      const ms = [0, 0]
      const weights: number[] = []
      // The first replicates start the threads and warm them up.
      await run(one, compiled, 0, 4, [])
      await run(two, compiled, 0, 8, [])
      for (let from = 0; from < replicates; from += chunk) {
        ms[0]! += await run(one, compiled, from, from + chunk, hashes[0])
        ms[1]! += await run(two, compiled, from, from + chunk, hashes[1])
        weights.push((process.memoryUsage().rss - before) / 3 / megabyte)
      }
      if (prefixDigest(hashes[0]).digest !== prefixDigest(hashes[1]).digest) throw new Error('threads: expected the same digest on one thread and two, got another.')
      const what = `${replicates.toLocaleString('en')} national replicates, 2025-2045`
      const early = weights[1]!
      const late = weights.at(-1)!
      return [
        { what: `${what}, one thread`, value: ms[0]! / 1000, unit: 's', reference: `${(ms[0]! / replicates).toFixed(0)} ms each` },
        { what: `${what}, two threads`, value: ms[1]! / 1000, unit: 's', reference: '' },
        { what: `${what}, gain of the second thread`, value: ms[0]! / ms[1]!, unit: 'times', reference: '', limit: 1.8, limitIs: 'least' },
        { what: 'memory per worker after the last replicate', value: Math.max(...weights), unit: 'MB', reference: 'the most at any time', limit: 200 },
        { what: 'memory per worker, last against 200th', value: late / early, unit: 'times', reference: '', limit: 1.2 },
      ]
    } finally {
      one.close()
      two.close()
    }
  },
}
