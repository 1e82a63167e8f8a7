/**
 * How many HU posts there are and where: the plan, the rules that change it, the shares of regions and clusters, and the limit of tutors.
 */
import { CLUSTER_FLOW, CLUSTER_FLOWS, FLOW, FLOWS, REGION_FLOWS } from '../flows.ts'
import type { World } from '../world.ts'
import { huClusterShares } from './hu-shares.ts'
import { shareOut } from './share-out.ts'
import { slotsLeft } from './tutors.ts'

const UNMET = REGION_FLOWS.indexOf('unmet')

/** Whether a key between regions is in force. */
function keyed(w: World): boolean {
  for (let r = 0; r < w.input.regionCount; r++) if (w.v[w.at['posts.hu.key'] + r]! > 0) return true
  return false
}

const weights = new Float64Array(64)
const parts = new Int32Array(64)
const inside = new Int32Array(64)

/** Whole posts by the keys: first to training regions, then to their regions, then to the clusters of each. */
function shareByKeys(w: World, total: number, share: Float64Array): void {
  const { input } = w
  const n = input.clusterCount
  const regions = input.regionCount
  const trainingRegions = 1 + input.regionTraining.reduce((most, t) => (t > most ? t : most), 0)
  weights.fill(0)
  for (let c = 0; c < n; c++) weights[input.regionTraining[input.clusterRegion[c]!]!]! += share[c]!
  shareOut(total, weights, trainingRegions, parts)
  const byTraining = parts.slice(0, trainingRegions)
  const byRegion = new Int32Array(regions)
  for (let t = 0; t < trainingRegions; t++) {
    weights.fill(0)
    for (let c = 0; c < n; c++) if (input.regionTraining[input.clusterRegion[c]!] === t) weights[input.clusterRegion[c]!]! += share[c]!
    shareOut(byTraining[t]!, weights, regions, parts)
    for (let r = 0; r < regions; r++) byRegion[r]! += parts[r]!
  }
  for (let r = 0; r < regions; r++) {
    for (let c = 0; c < n; c++) weights[c] = input.clusterRegion[c] === r ? share[c]! : 0
    shareOut(byRegion[r]!, weights, n, inside)
    for (let c = 0; c < n; c++) if (input.clusterRegion[c] === r) cellPosts[c] = inside[c]!
  }
}

const regionPosts = new Float64Array(16)
const cellPosts = new Int32Array(64)

/**
 * Posts of one round (half a year's), by cluster. Tutors bind by region, but never below the share TUTORFLOOR of what the region filled in the same
 * rounds a year before.
 */
export function huRoundPosts(w: World, month: number, out: Int32Array): number {
  const { input } = w
  const n = input.clusterCount
  const total = Math.round(w.huPostsThisYear() / 2)
  const share = huClusterShares(w, true)
  if (keyed(w)) shareByKeys(w, total, share)
  else shareOut(total, share, n, cellPosts)
  for (let c = 0; c < n; c++) {
    cellPosts[c]! += w.training.postedAgain[c]!
    w.training.postedAgain[c] = 0
  }
  regionPosts.fill(0)
  for (let c = 0; c < n; c++) regionPosts[input.clusterRegion[c]!]! += cellPosts[c]!
  let posted = 0
  for (let r = 0; r < input.regionCount; r++) {
    const wanted = regionPosts[r]!
    const floor = 0.5 * w.v[w.at.TUTORFLOOR]! * w.huFilledLastYear[r]!
    let limit = slotsLeft(w, r)
    if (limit < floor) limit = floor
    const binding = limit < wanted
    if (binding) {
      w.flows[FLOW.tutorBinding]! += wanted - limit
      w.flows[FLOWS.length + r * REGION_FLOWS.length + UNMET]! += wanted - limit
    }
    const factor = binding ? limit / wanted : 1
    for (let c = 0; c < n; c++) {
      if (input.clusterRegion[c] !== r) continue
      out[c] = binding ? Math.floor(cellPosts[c]! * factor) : cellPosts[c]!
      posted += out[c]!
      w.clusterFlows[c * CLUSTER_FLOWS.length + CLUSTER_FLOW.huPosted]! += out[c]!
      w.flows[FLOWS.length + r * REGION_FLOWS.length]! += out[c]!
    }
  }
  void month
  w.flows[FLOW.huPosted]! += posted
  return posted
}
