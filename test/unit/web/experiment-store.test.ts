/** What a browser keeps of experiments, on a database in memory. */
import 'fake-indexeddb/auto'
import { describe, expect, test } from 'vitest'
import { blocksOf, campaignId, createCampaign, createPool, mergeCampaign, readStatus, runBlocks } from '../../../sim/run/index.ts'
import type { BlockStore, Pool } from '../../../sim/run/index.ts'
import { createMemoryExperiments, isQuota, openExperiments } from '../../../web/state/experiment-store.ts'
import type { ExperimentStore } from '../../../web/state/experiment-store.ts'

const campaign = createCampaign({ kind: 'experiment', fingerprint: 'f'.repeat(64), version: '1', selfTest: 's', points: 4, replicates: 3, columns: ['a', 'b'], blockSize: 1, plan: {} })
const id = campaignId(campaign)
const record = { id, campaign, created: 1, state: 'queued' } as const

/** Rows that follow from point and replicate; counts what was computed. */
function pool(made: number[]): Pool {
  return createPool(() => ({ api: { setup: async () => undefined, drop: async () => {}, stop: async () => {}, run: async (fingerprint, index) => { made.push(Number(fingerprint) * 3 + index); await new Promise((resolve) => setTimeout(resolve, 12)); return { ok: true, buffer: Float32Array.of(Number(fingerprint), index), sha256: '' } } }, died: new Promise(() => {}), terminate: () => {} }), 2)
}
const run = (store: BlockStore, made: number[], options: { signal?: AbortSignal; onBlock?: () => void } = {}) =>
  runBlocks({ campaign, blocks: blocksOf(campaign), pool: pool(made), store, pointOf: (point) => ({ parts: [{ compiled: { fingerprint: String(point), replicates: 3, layout: { blocks: [], from: 0, to: 0, length: 2 } as never }, read: (buffer) => buffer }] }), ...options })

const kinds: readonly (readonly [string, () => Promise<ExperimentStore>])[] = [
  ['IndexedDB', () => openExperiments(`test ${Math.floor(performance.now() * 1000)}`)],
  ['memory', async () => createMemoryExperiments()],
]

for (const [name, make] of kinds)
  describe(`experiments kept in ${name}`, () => {
    test('go on where they were stopped, and end with the digest of a run that was not', async () => {
      const [store, whole] = [await make(), await make()]
      await store.add(record)
      await whole.add(record)
      const control = new AbortController()
      const [first, second]: [number[], number[]] = [[], []]
      let kept = 0
      await run(store.blocks(id), first, { signal: control.signal, onBlock: () => { if (++kept === 5) control.abort() } })
      // Runs that were in the air as it was stopped are kept too, a little later.
      await new Promise((resolve) => setTimeout(resolve, 60))
      const there = (await readStatus(campaign, store.blocks(id))).done.length
      expect(there).toBeGreaterThanOrEqual(5)
      expect(there).toBeLessThan(12)
      await run(store.blocks(id), second)
      expect(second.length).toBe(12 - there)
      expect(new Set([...first, ...second]).size).toBe(12)
      await run(whole.blocks(id), [])
      expect((await mergeCampaign(campaign, [store.blocks(id)])).digest).toBe((await mergeCampaign(campaign, [whole.blocks(id)])).digest)
    })

    test('are listed in the order they were made, changed, and not made twice', async () => {
      const store = await make()
      await store.add({ ...record, id: 'b', created: 2 })
      await store.add({ ...record, id: 'a', created: 1 })
      await store.add({ ...record, id: 'a', created: 9, state: 'done' })
      expect((await store.list()).map(({ id: one, state }) => [one, state])).toEqual([['a', 'queued'], ['b', 'queued']])
      expect(await store.update('b', { state: 'paused' })).toBe(true)
      expect(await store.update('c', { state: 'paused' })).toBe(false)
      expect((await store.get('b'))?.state).toBe('paused')
    })

    test('leave nothing behind when they are thrown away, not even a run that was in the air', async () => {
      const store = await make()
      await store.add(record)
      await store.add({ ...record, id: 'other' })
      const blocks = store.blocks(id)
      expect(await blocks.put('one', Uint8Array.of(1))).toBe(true)
      expect(await blocks.put('one', Uint8Array.of(2))).toBe(false)
      expect(await store.blocks('other').put('one', Uint8Array.of(3))).toBe(true)
      await store.remove(id)
      expect(await blocks.put('two', Uint8Array.of(4))).toBe(false)
      expect(await blocks.list()).toEqual([])
      expect([...(await store.blocks('other').get('one'))!]).toEqual([3])
    })
  })

test('a browser that keeps nothing still runs experiments, and says that it keeps nothing', async () => {
  const before = globalThis.indexedDB
  Object.defineProperty(globalThis, 'indexedDB', { configurable: true, value: undefined })
  try {
    const store = await openExperiments('none')
    expect(store.kept).toBe(false)
  } finally {
    Object.defineProperty(globalThis, 'indexedDB', { configurable: true, value: before })
  }
})

test('a browser that runs full stops with what it has, and goes on when there is room', async () => {
  const store = createMemoryExperiments()
  await store.add(record)
  const blocks = store.blocks(id)
  const full: BlockStore = { ...blocks, put: async (key, bytes) => { if ((await blocks.list()).length >= 4) throw new DOMException('full', 'QuotaExceededError'); return blocks.put(key, bytes) } }
  const problem: unknown = await run(full, []).catch((error: unknown) => error)
  expect(isQuota(problem)).toBe(true)
  expect(await blocks.list()).toHaveLength(4)
  const rest: number[] = []
  await run(blocks, rest)
  expect(rest).toHaveLength(8)
})

test('a full browser is told from other troubles', () => {
  expect(isQuota(new DOMException('full', 'QuotaExceededError'))).toBe(true)
  expect(isQuota(new Error('The quota has been exceeded.'))).toBe(true)
  expect(isQuota(new Error('something else'))).toBe(false)
})
