import { expect, test } from 'vitest'
import { createResultCache } from '../../../sim/run/cache.ts'
import type { ResultCache } from '../../../sim/run/cache.ts'
import { runEnsemble } from '../../../sim/run/ensemble.ts'
import { createProgressive } from '../../../sim/run/progressive.ts'
import type { ProgressiveUpdate } from '../../../sim/run/progressive.ts'
import type { Pool, Runnable, Source } from '../../../sim/run/types.ts'
import type { EchoTask } from './echo-runner.ts'
import { echoTask } from './echo-task.ts'

/** A pool without workers: one job at a time, a pause of the event loop before each. */
function instantPool(): Pool & { readonly done: string[] } {
  const done: string[] = []
  return {
    size: 1,
    done,
    async work(source: Source, signal) {
      while (!signal?.aborted) {
        const job = source.next()
        if (!job) return
        await new Promise((resolve) => setTimeout(resolve, 1))
        done.push(`${(job.task as EchoTask).salt}:${job.index}`)
        const buffer = new Float32Array(job.task.layout.size).fill(job.index)
        source.settle(job, { ok: true, buffer, sha256: String(job.index).padStart(64, '0') })
      }
    },
    limit() {},
    close() {},
  }
}

function follow(pool: Pool, more: { throttleMs?: number; eager?: boolean; cache?: ResultCache; onUpdate?: (update: ProgressiveUpdate<Runnable>) => void } = {}) {
  const updates: ProgressiveUpdate<Runnable>[] = []
  const errors: { stage: string; message: string }[] = []
  const compiled: number[] = []
  const progressive = createProgressive<number, EchoTask>({
    pool,
    preview: 3,
    cache: more.cache,
    throttleMs: more.throttleMs ?? 1000,
    eager: more.eager,
    compile: (salt) => {
      compiled.push(salt)
      if (salt < 0) throw new Error('salt: expected at least 0, got less.')
      return echoTask({ salt })
    },
    onUpdate: (update) => {
      updates.push(update)
      more.onUpdate?.(update)
    },
    onError: (error) => errors.push(error),
  })
  return { progressive, updates, errors, compiled }
}

test('a request is previewed by its first replicates and settles with all of them and their digest', async () => {
  const pool = instantPool()
  const { progressive, updates } = follow(pool)
  progressive.request(1, 8)
  await progressive.idle()
  expect(updates.map(({ phase, finished }) => [phase, finished])).toEqual([
    ['preview', 3],
    ['settled', 8],
  ])
  const whole = await runEnsemble({ pool, compiled: echoTask({ salt: 1 }), replicates: 8 })
  expect(updates[1]!.digest).toBe(whole.digest)
})

test('an eager runner shows its first replicate at once, but none that comes out of the cache', async () => {
  const cache = createResultCache(1e6)
  const { progressive, updates } = follow(instantPool(), { eager: true, cache })
  progressive.request(1, 8)
  await progressive.idle()
  expect(updates.map(({ phase, finished }) => [phase, finished])).toEqual([['preview', 1], ['preview', 3], ['settled', 8]])
  updates.length = 0
  progressive.request(1, 8)
  await progressive.idle()
  expect(updates.map(({ phase, finished }) => [phase, finished])).toEqual([['preview', 3], ['settled', 8]])
})

test('of several requests at once only the newest is compiled', async () => {
  const { progressive, compiled, updates } = follow(instantPool())
  for (const salt of [1, 2, 3]) progressive.request(salt, 3)
  await progressive.idle()
  expect(compiled).toEqual([3])
  expect(updates.map(({ token, phase }) => [token, phase])).toEqual([[3, 'settled']])
})

test('a hand that never rests still sees previews, and refining gives way', async () => {
  const pool = instantPool()
  const { progressive, updates, compiled } = follow(pool, {
    onUpdate: ({ token, phase }) => {
      if (phase === 'preview' && token < 4) setTimeout(() => progressive.request(token + 1, 50), 10)
    },
  })
  progressive.request(1, 50)
  await progressive.idle()
  expect(updates.map(({ token, phase }) => `${token} ${phase}`)).toEqual(['1 preview', '2 preview', '3 preview', '4 preview', '4 settled'])
  expect(compiled).toEqual([1, 2, 3, 4])
  expect(pool.done.filter((job) => job.startsWith('1:')).length).toBeLessThan(25)
})

test('a request made during a preview waits for it, and older waiting ones are forgotten', async () => {
  const { progressive, compiled, updates } = follow(instantPool())
  progressive.request(1, 50)
  await new Promise((resolve) => setTimeout(resolve, 2))
  progressive.request(2, 50)
  progressive.request(3, 5)
  await progressive.idle()
  expect(compiled).toEqual([1, 3])
  expect(updates.map(({ token, phase }) => `${token} ${phase}`)).toEqual(['1 preview', '3 preview', '3 settled'])
})

test('updates are throttled, but the last is never held back', async () => {
  const { progressive, updates } = follow(instantPool(), { throttleMs: 10 })
  progressive.request(1, 60)
  await progressive.idle()
  const refining = updates.filter(({ phase }) => phase === 'refining')
  expect(refining.length).toBeGreaterThan(1)
  expect(refining.length).toBeLessThan(30)
  expect(updates.at(-1)).toMatchObject({ phase: 'settled', finished: 60 })
})

test('a run that does not compile is told and the next one runs', async () => {
  const { progressive, errors, updates } = follow(instantPool())
  progressive.request(-1, 5)
  await progressive.idle()
  progressive.request(1, 2)
  await progressive.idle()
  expect(errors).toEqual([{ token: 1, stage: 'compile', message: 'salt: expected at least 0, got less.' }])
  expect(updates.map(({ phase }) => phase)).toEqual(['settled'])
})

test('cancelling silences what is running', async () => {
  const { progressive, updates } = follow(instantPool())
  progressive.request(1, 50)
  await new Promise((resolve) => setTimeout(resolve, 2))
  progressive.cancel()
  await progressive.idle()
  expect(updates).toEqual([])
})

test('the cache forgets what was used longest ago and never holds more than its limit', () => {
  const cache = createResultCache(100)
  const result = () => ({ buffer: new Float32Array(10), sha256: '' })
  cache.set('a', 0, result())
  cache.set('a', 1, result())
  cache.get('a', 0)
  cache.set('a', 2, result())
  expect([0, 1, 2].map((index) => cache.get('a', index) !== undefined)).toEqual([true, false, true])
  expect(cache.bytes).toBe(80)
  cache.set('big', 0, { buffer: new Float32Array(26), sha256: '' })
  expect(cache.get('big', 0)).toBeUndefined()
  cache.clear()
  expect(cache.bytes).toBe(0)
})
