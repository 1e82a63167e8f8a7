/**
 * Experiments of this browser and their finished blocks, in IndexedDB: each block is one entry that is there whole or not at all, so that a reload, a crash or
 * closing loses no more than the runs in hand. Where the browser keeps nothing, memory does until the page is closed.
 */
import type { BlockStore, Campaign } from '../../sim/index.ts'

/** Why an experiment stands still that should not. */
export interface ExperimentProblem {
  /** No room in this browser, another version of model, data or program, or anything else. */
  readonly kind: 'quota' | 'version' | 'other'
  readonly message: string
}

/** An experiment as it is kept. */
export interface ExperimentRecord {
  /** Of its campaign. */
  readonly id: string
  readonly campaign: Campaign
  /** Milliseconds; the queue goes by it. */
  readonly created: number
  readonly state: 'queued' | 'paused' | 'stopped' | 'done'
  readonly problem?: ExperimentProblem | undefined
  /** Of all runs, when they are there. */
  readonly digest?: string
  /** Runs that the model refused. */
  readonly failed?: number
}

/** Where experiments are kept. */
export interface ExperimentStore {
  /** Does it outlive the page? */
  readonly kept: boolean
  /** All there are, the oldest first. */
  list(): Promise<ExperimentRecord[]>
  get(id: string): Promise<ExperimentRecord | undefined>
  /** Adds one unless it is there. */
  add(record: ExperimentRecord): Promise<void>
  /** Changes one that is there, and says whether it was. */
  update(id: string, part: Partial<ExperimentRecord>): Promise<boolean>
  /** Forgets one, with its blocks. */
  remove(id: string): Promise<void>
  blocks(id: string): BlockStore
}

const names = { experiments: 'experiments', blocks: 'blocks' } as const
const inOrder = (records: ExperimentRecord[]): ExperimentRecord[] => records.sort((a, b) => a.created - b.created || (a.id < b.id ? -1 : 1))

/** Opens what this browser keeps. */
export async function openExperiments(name = 'laegeveje-experiments'): Promise<ExperimentStore> {
  try {
    return fromDatabase(await open(name))
  } catch {
    return createMemoryExperiments()
  }
}

function open(name: string): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name, 1)
    request.onupgradeneeded = () => {
      request.result.createObjectStore(names.experiments, { keyPath: 'id' })
      request.result.createObjectStore(names.blocks)
    }
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error ?? new Error('expected a database, got none'))
  })
}

function fromDatabase(database: IDBDatabase): ExperimentStore {
  // Another tab may bring a newer version of the database; holding on to this one would keep it waiting.
  database.onversionchange = () => database.close()

  /** Runs a transaction; what `use` resolves with counts only when all of it is written. */
  function within<T>(mode: IDBTransactionMode, use: (experiments: IDBObjectStore, blocks: IDBObjectStore, done: (value: T) => void) => void): Promise<T> {
    return new Promise((resolve, reject) => {
      const transaction = database.transaction([names.experiments, names.blocks], mode, { durability: mode === 'readwrite' ? 'strict' : 'default' })
      let value: T
      transaction.oncomplete = () => resolve(value)
      transaction.onabort = () => reject(transaction.error ?? new Error('expected the browser to keep it, got a transaction that was given up'))
      use(transaction.objectStore(names.experiments), transaction.objectStore(names.blocks), (made) => (value = made))
    })
  }
  const rangeOf = (id: string): IDBKeyRange => IDBKeyRange.bound([id, ''], [id, '\uffff'])

  return {
    kept: true,
    list: async () => inOrder(await within<ExperimentRecord[]>('readonly', (experiments, _, done) => (experiments.getAll().onsuccess = read(done)))),
    get: (id) => within<ExperimentRecord | undefined>('readonly', (experiments, _, done) => (experiments.get(id).onsuccess = read(done))),
    add: (record) =>
      within<void>('readwrite', (experiments) => {
        experiments.getKey(record.id).onsuccess = read((there) => {
          if (there === undefined) experiments.put(record)
        })
      }),
    update: (id, part) =>
      within<boolean>('readwrite', (experiments, _, done) => {
        experiments.get(id).onsuccess = read((before: ExperimentRecord | undefined) => {
          done(before !== undefined)
          if (before) experiments.put({ ...before, ...part })
        })
      }),
    remove: (id) =>
      within<void>('readwrite', (experiments, blocks) => {
        experiments.delete(id)
        blocks.delete(rangeOf(id))
      }),
    blocks: (id) => ({
      list: () => within<string[]>('readonly', (_, blocks, done) => (blocks.getAllKeys(rangeOf(id)).onsuccess = read((keys: IDBValidKey[]) => done(keys.map((key) => (key as string[])[1]!))))),
      get: (key) => within<Uint8Array | undefined>('readonly', (_, blocks, done) => (blocks.get([id, key]).onsuccess = read(done))),
      put: (key, bytes) =>
        within<boolean>('readwrite', (experiments, blocks, done) => {
          done(false)
          // A run that was in the air when its experiment was thrown away must not leave a block behind.
          experiments.getKey(id).onsuccess = read((there) => {
            if (there === undefined) return
            blocks.getKey([id, key]).onsuccess = read((known) => {
              if (known !== undefined) return
              blocks.put(bytes, [id, key])
              done(true)
            })
          })
        }),
      remove: (key) => within<void>('readwrite', (_, blocks) => void blocks.delete([id, key])),
    }),
  }
}

function read<T>(take: (value: T) => void): (event: Event) => void {
  return (event) => take((event.target as IDBRequest<T>).result)
}

/** The same in memory. */
export function createMemoryExperiments(): ExperimentStore {
  const records = new Map<string, ExperimentRecord>()
  const blocks = new Map<string, Map<string, Uint8Array>>()
  const of = (id: string): Map<string, Uint8Array> => blocks.get(id) ?? blocks.set(id, new Map()).get(id)!
  return {
    kept: false,
    list: async () => inOrder([...records.values()]),
    get: async (id) => records.get(id),
    add: async (record) => void (records.has(record.id) || records.set(record.id, record)),
    update: async (id, part) => {
      const before = records.get(id)
      if (before) records.set(id, { ...before, ...part })
      return before !== undefined
    },
    remove: async (id) => {
      records.delete(id)
      blocks.delete(id)
    },
    blocks: (id) => ({
      list: async () => [...of(id).keys()],
      get: async (key) => of(id).get(key),
      put: async (key, bytes) => {
        if (!records.has(id) || of(id).has(key)) return false
        of(id).set(key, bytes)
        return true
      },
      remove: async (key) => void of(id).delete(key),
    }),
  }
}

/** Is there no room for more? */
export function isQuota(error: unknown): boolean {
  return error instanceof Error ? error.name === 'QuotaExceededError' || /quota/i.test(error.message) : typeof error === 'object' && error !== null && (error as { name?: unknown }).name === 'QuotaExceededError'
}
