/** How many simulations this machine can be asked for: fewer where it is slow or has little memory, and the reader is told. */
import { signal } from '@preact/signals'

/** Replicates of a draft that does not say, on a machine that can. */
export const usualReplicates = 200
/** Numbers to go down to: each is still enough for bands of its own. */
const fewer = [100, 50, 24] as const
/** Longest wait for a settled answer that is asked of a reader, seconds. */
export const longestWait = 60

export interface Capacity {
  readonly replicates: number
  /** Why it is fewer than usual, if it is. */
  readonly why?: 'slow' | 'memory'
}

/** What a machine can do. Two runs of this length are kept side by side, and each replicate takes half a megabyte. */
export function capacityOf({ msPerReplicate, gigabytes }: { readonly msPerReplicate?: number; readonly gigabytes?: number }): Capacity {
  const byMemory = gigabytes !== undefined && gigabytes <= 1 ? (gigabytes <= 0.5 ? 24 : 50) : usualReplicates
  const inTime = (n: number) => msPerReplicate === undefined || n * msPerReplicate <= longestWait * 1000
  const byTime = [usualReplicates, ...fewer].find(inTime) ?? fewer.at(-1)!
  if (Math.min(byMemory, byTime) === usualReplicates) return { replicates: usualReplicates }
  return byMemory <= byTime ? { replicates: byMemory, why: 'memory' } : { replicates: byTime, why: 'slow' }
}

/** Memory of the machine as far as the browser tells, in gigabytes. */
export const gigabytes = (): number | undefined => (globalThis as { readonly navigator?: { readonly deviceMemory?: number } }).navigator?.deviceMemory

export const capacity = signal<Capacity>({ replicates: usualReplicates })

/** Reads what can be known before anything runs. */
export function readMemory(): void {
  capacity.value = capacityOf({ gigabytes: gigabytes() })
}

/** Replicates that are timed before the machine is judged: the first are slow while the engine warms up. */
const [warm, judged] = [4, 16]
let finished = 0
let began = 0
let spoken = false

/** Counts replicates that came in; once there are enough, the machine is judged by the pace of them. Paused while the hand is on a lever. */
export function timeReplicates(count: number, now: number): void {
  if (spoken) return
  const before = finished
  finished += count
  if (before < warm && finished >= warm) {
    began = now
    finished = warm
    return
  }
  if (finished < judged) return
  spoken = true
  const found = capacityOf({ msPerReplicate: (now - began) / (finished - warm), gigabytes: gigabytes() })
  if (found.replicates < capacity.peek().replicates) capacity.value = found
}
