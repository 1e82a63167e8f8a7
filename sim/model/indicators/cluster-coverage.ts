/** Capacity and need of clusters, added up once a month however many indicators ask. */
import type { World } from '../world.ts'

const found = { month: -1, capacity: new Float64Array(64), need: new Float64Array(64), coverage: new Float64Array(64) }
/** The replicate it belongs to: each has a buffer of its own, while the world is used again. */
let foundFor: Float32Array | undefined

/** Full-time capacity, need-weighted citizens and capacity per 1,600 of them, by cluster. Filled numbers only. */
export function clusterCoverage(w: World): typeof found {
  if (foundFor === w.buffer && found.month === w.month) return found
  foundFor = w.buffer
  found.month = w.month
  const { capacity, need, coverage } = found
  const clusters = w.input.clusterCount
  for (let c = 0; c < clusters; c++) capacity[c] = need[c] = 0
  for (let m = 0; m < w.places; m++) {
    const c = w.input.placeCluster[m]!
    capacity[c]! += w.capacityFte[m]!
    need[c]! += w.need[m]!
  }
  for (let c = 0; c < clusters; c++) coverage[c] = need[c]! > 0 ? (1600 * capacity[c]!) / need[c]! : 0
  return found
}

const sorted = new Float64Array(64)

/** Coverage below which the worst covered quarter of clusters lies now: half way between its best and the next. */
export function worstQuarter(w: World): number {
  const { coverage } = clusterCoverage(w)
  const n = w.input.clusterCount
  sorted.set(coverage.subarray(0, n))
  sorted.subarray(0, n).sort()
  const quarter = Math.max(1, Math.round(n / 4))
  return quarter < n ? (sorted[quarter - 1]! + sorted[quarter]!) / 2 : sorted[n - 1]!
}
