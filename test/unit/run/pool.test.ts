import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createResultCache } from '../../../sim/run/cache.ts'
import { prefixDigest, runEnsemble } from '../../../sim/run/ensemble.ts'
import { createNodePool } from '../../../sim/run/node-pool.ts'
import type { Pool } from '../../../sim/run/types.ts'
import { echoRunner, echoTask } from './echo-task.ts'

let pool: Pool
let folder: string
const start = (workers: number): Pool => (pool = createNodePool(workers, { runner: echoRunner }))

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pool-'))
})
afterEach(() => {
  pool.close()
  rmSync(folder, { recursive: true })
})

describe('an ensemble on worker threads', () => {
  test('has the same results and digest for 1, 2 and 8 workers', async () => {
    const results = []
    for (const workers of [1, 2, 8]) {
      results.push(await runEnsemble({ pool: start(workers), compiled: echoTask({ work: 2 }) }))
      pool.close()
    }
    expect(new Set(results.map((result) => result.digest)).size).toBe(1)
    expect(results.map((result) => result.finished)).toEqual([12, 12, 12])
    expect(results[2]!.buffers).toEqual(results[0]!.buffers)
    expect(results[0]!.buffers[5]![0]).toBe(6000)
  })

  test('begins with the replicates of a shorter one', async () => {
    start(2)
    const twelve = await runEnsemble({ pool, compiled: echoTask() })
    const five = await runEnsemble({ pool, compiled: echoTask(), replicates: 5 })
    expect(five.buffers).toEqual(twelve.buffers.slice(0, 5))
    expect(five.digest).toBe(prefixDigest(twelve.hashes.slice(0, 5)).digest)
    expect(five.digest).not.toBe(twelve.digest)
  })

  test('keeps what is finished when cancelled, and says so', async () => {
    start(2)
    const control = new AbortController()
    const result = await runEnsemble({
      pool,
      compiled: echoTask({ work: 5, replicates: 1000 }),
      signal: control.signal,
      onReplicate: ({ finished }) => finished === 7 && control.abort(),
    })
    expect(result.cancelled).toBe(true)
    expect(result.finished).toBe(7)
    expect(result.buffers.filter((buffer) => buffer)).toHaveLength(7)
    expect(result.failures).toEqual([])
    expect(result.digest).toBe(prefixDigest(result.hashes).digest)
    const again = await runEnsemble({ pool, compiled: echoTask(), replicates: 3 })
    expect(again.finished).toBe(3)
  })

  test('cancelled before it starts runs nothing', async () => {
    const result = await runEnsemble({ pool: start(1), compiled: echoTask(), signal: AbortSignal.abort() })
    expect([result.finished, result.prefix, result.cancelled]).toEqual([0, 0, true])
  })

  test('runs exactly the replicates asked for, each at its own index', async () => {
    const result = await runEnsemble({ pool: start(2), compiled: echoTask(), indices: [7, 3, 7] })
    expect(result.finished).toBe(2)
    expect(result.buffers[3]![0]).toBe(4000)
    expect(result.buffers[7]![0]).toBe(8000)
  })

  test('takes from the cache what was run before, and gives it what is new', async () => {
    start(2)
    const cache = createResultCache(1 << 20)
    const first = await runEnsemble({ pool, compiled: echoTask(), replicates: 4, cache })
    const cached: number[] = []
    const second = await runEnsemble({ pool, compiled: echoTask(), cache, onReplicate: (event) => event.cached && cached.push(event.index) })
    expect(cached).toEqual([0, 1, 2, 3])
    expect(second.buffers[2]).toBe(first.buffers[2])
    expect(second.digest).toBe((await runEnsemble({ pool, compiled: echoTask() })).digest)
  })

  test('shares workers with another ensemble in turn', async () => {
    start(2)
    const order: string[] = []
    const run = (name: string, salt: number) => runEnsemble({ pool, compiled: echoTask({ salt, work: 3 }), onReplicate: () => order.push(name) })
    const [a, b] = await Promise.all([run('a', 1), run('b', 2)])
    expect(a.finished + b.finished).toBe(24)
    expect(a.digest).not.toBe(b.digest)
    expect(new Set(order.slice(0, 8))).toEqual(new Set(['a', 'b']))
  })
})

describe('room for others', () => {
  test('a pool that is limited gives one job at a time unless it is urgent, and all its workers again when it is not', async () => {
    start(3)
    const most = async (urgent?: boolean): Promise<number> => {
      let [inAir, seen, next] = [0, 0, 0]
      const task = echoTask({ work: 3 })
      await pool.work({
        urgent,
        next: () => {
          if (next >= 9) return undefined
          seen = Math.max(seen, ++inAir)
          return { task, index: next++ }
        },
        settle: () => inAir--,
      })
      return seen
    }
    pool.limit(1)
    expect(await most()).toBe(1)
    expect(await most(true)).toBe(3)
    pool.limit(8)
    expect(await most()).toBe(3)
    pool.limit(0)
    expect(await most()).toBe(1)
  })
})

describe('work that gives way', () => {
  test('is given up in the middle of a replicate when it is stopped, and what was finished is the same', async () => {
    start(1)
    // The worker is up before, so that the stop comes in the middle and not while it starts.
    const plain = await runEnsemble({ pool, compiled: echoTask() })
    // A replicate of steps without end, but for the stop.
    const endless = echoTask({ steps: 1e6, work: 5 })
    const control = new AbortController()
    const stopped = runEnsemble({ pool, compiled: endless, signal: control.signal, givesWay: true })
    setTimeout(() => control.abort(), 200)
    expect((await stopped).finished).toBe(0)
    // The only worker is free again, and has not died.
    const stepped = await runEnsemble({ pool, compiled: echoTask({ steps: 3, work: 1 }), givesWay: true })
    expect([stepped.finished, stepped.digest]).toEqual([12, plain.digest])
    // And one that is stopped while it starts is not begun.
    const early = new AbortController()
    const unbegun = runEnsemble({ pool, compiled: echoTask({ steps: 1e6, work: 5, salt: 1 }), signal: early.signal, givesWay: true })
    early.abort()
    expect((await unbegun).finished).toBe(0)
    expect((await runEnsemble({ pool, compiled: echoTask() })).digest).toBe(plain.digest)
  })
})

describe('what goes wrong', () => {
  test('a worker killed in the middle of a replicate is replaced and the replicate redone once', async () => {
    start(2)
    const task = echoTask({ work: 2, dies: { index: 4, marker: join(folder, 'died') } })
    const result = await runEnsemble({ pool, compiled: task })
    expect(result.failures).toEqual([])
    expect(result.digest).toBe((await runEnsemble({ pool, compiled: echoTask() })).digest)
  })

  test('a replicate that kills two workers is a failure and the others are there', async () => {
    const task = echoTask({ dies: { index: 4, marker: join(folder, 'died'), always: true } })
    const result = await runEnsemble({ pool: start(2), compiled: task })
    expect(result.failures).toEqual([{ replicate: 4, stage: 'worker', message: 'worker ended with code 3' }])
    expect(result.finished).toBe(11)
    expect(result.prefix).toBe(4)
    expect(result.cancelled).toBe(false)
  })

  test('an exception in a replicate is data', async () => {
    const told: number[] = []
    const result = await runEnsemble({ pool: start(2), compiled: echoTask({ throws: [9, 1] }), onFailure: ({ replicate }) => told.push(replicate) })
    expect(result.failures).toEqual([
      { replicate: 1, stage: 'run', message: 'echo: replicate 1 throws.' },
      { replicate: 9, stage: 'run', message: 'echo: replicate 9 throws.' },
    ])
    expect(told.sort((a, b) => a - b)).toEqual([1, 9])
    expect(result.finished).toBe(10)
  })

  test('a buffer of the wrong size is a failure of recording', async () => {
    const result = await runEnsemble({ pool: start(1), compiled: echoTask({ short: 3 }) })
    expect(result.failures.map(({ replicate, stage }) => [replicate, stage])).toEqual([[3, 'record']])
    expect(result.failures[0]!.message).toContain('expected 54 recorded values, got 3')
  })

  test('a run that cannot be set up fails as a whole, at once', async () => {
    const result = await runEnsemble({ pool: start(2), compiled: echoTask({ noSetup: true }), replicates: 500 })
    expect(result.failures).toHaveLength(500)
    expect(result.failures[499]).toEqual({ replicate: 499, stage: 'setup', message: 'echo: expected to be set up, got a task that cannot be.' })
  })

  test('workers that cannot start at all are given up', async () => {
    pool = createNodePool(2, { runner: 'file:///nowhere/runner.ts' })
    const result = await runEnsemble({ pool, compiled: echoTask(), replicates: 200 })
    expect(result.failures).toHaveLength(200)
    expect(result.failures[0]!.stage).toBe('worker')
    expect(result.failures[0]!.message).toContain('nowhere')
  })

  test('a callback that throws stops the run and is thrown', async () => {
    const run = runEnsemble({
      pool: start(1),
      compiled: echoTask(),
      onReplicate: () => {
        throw new Error('cannot draw')
      },
    })
    await expect(run).rejects.toThrow('cannot draw')
  })

  test('a task that cannot be posted is a failure', async () => {
    const task = { ...echoTask(), callback: () => {} }
    const result = await runEnsemble({ pool: start(1), compiled: task, replicates: 2 })
    expect(result.failures[0]!.message).toContain('could not be cloned')
  })

  test('a number of workers that makes no sense is refused', () => {
    pool = createNodePool(1)
    expect(() => createNodePool(0)).toThrow('workers: expected a whole number of at least 1, got 0')
  })
})
