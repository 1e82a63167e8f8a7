import type { Finished } from './types.ts'

/** Finished replicates by (fingerprint, index), the least recently used forgotten first. */
export interface ResultCache {
  get(fingerprint: string, index: number): Finished | undefined
  set(fingerprint: string, index: number, result: Finished): void
  clear(): void
  /** Bytes of the buffers kept. */
  readonly bytes: number
}

/** A cache that keeps at most `limitBytes` of buffers. */
export function createResultCache(limitBytes: number): ResultCache {
  const kept = new Map<string, Finished>()
  let bytes = 0
  return {
    get bytes() {
      return bytes
    },
    get(fingerprint, index) {
      const key = `${fingerprint}/${index}`
      const found = kept.get(key)
      if (found) {
        kept.delete(key)
        kept.set(key, found)
      }
      return found
    },
    set(fingerprint, index, result) {
      const key = `${fingerprint}/${index}`
      if (kept.has(key) || result.buffer.byteLength > limitBytes) return
      kept.set(key, result)
      bytes += result.buffer.byteLength
      // A map keeps the order of insertion, so the first key is the one used longest ago.
      for (const [oldest, { buffer }] of kept) {
        if (bytes <= limitBytes) break
        kept.delete(oldest)
        bytes -= buffer.byteLength
      }
    },
    clear() {
      kept.clear()
      bytes = 0
    },
  }
}
