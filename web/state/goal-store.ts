/** What a search for a goal has found so far, in IndexedDB: rows of replicates and costs, so that a reload or a crash goes on where it was. */

/** Where a search keeps what it knows. */
export interface GoalStore {
  get(key: string): Promise<unknown>
  put(key: string, value: unknown): Promise<void>
  clear(): Promise<void>
}

/** What this browser keeps; memory where it keeps nothing. */
export async function openGoals(name = 'laegeveje-goals'): Promise<GoalStore> {
  try {
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open(name, 1)
      request.onupgradeneeded = () => request.result.createObjectStore('known')
      request.onsuccess = () => resolve(request.result)
      request.onerror = () => reject(request.error ?? new Error('goals: expected a database, got none'))
    })
    database.onversionchange = () => database.close()
    const within = <T>(mode: IDBTransactionMode, use: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        const transaction = database.transaction('known', mode)
        const request = use(transaction.objectStore('known'))
        transaction.oncomplete = () => resolve(request.result)
        transaction.onabort = () => reject(transaction.error ?? new Error('goals: expected the browser to keep it, got a transaction that was given up'))
      })
    return {
      get: (key) => within('readonly', (store) => store.get(key) as IDBRequest<unknown>),
      // A full disk stops the keeping, not the search.
      put: (key, value) => within('readwrite', (store) => store.put(value, key)).then(() => {}, () => {}),
      clear: () => within('readwrite', (store) => store.clear()).then(() => {}),
    }
  } catch {
    const known = new Map<string, unknown>()
    return { get: async (key) => known.get(key), put: async (key, value) => void known.set(key, value), clear: async () => known.clear() }
  }
}
