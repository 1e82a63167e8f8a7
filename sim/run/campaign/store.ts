import type { BlockStore } from './types.ts'

/** Blocks in memory: for tests, and for a page that may keep nothing. */
export function createMemoryStore(): BlockStore {
  const kept = new Map<string, Uint8Array>()
  return {
    list: async () => [...kept.keys()],
    get: async (key) => kept.get(key),
    put: async (key, bytes) => {
      if (kept.has(key)) return false
      kept.set(key, bytes)
      return true
    },
    remove: async (key) => void kept.delete(key),
  }
}
