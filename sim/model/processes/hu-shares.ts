/**
 * How the country's HU posts are shared between clusters, and how many there are where a lever changes their number in a part of the country only.
 */
import type { World } from '../world.ts'
import { balancePosts } from './balance-posts.ts'
import { movePartnerPosts } from './partnerships.ts'

const shares = new Float64Array(64)

/**
 * Share of each cluster in the country's HU posts. The keys between regions come first; inside each region the balance then moves posts from
 * clusters with the largest cities to the others, and a mandate ties a part of the frame to the most peripheral half.
 */
export function huClusterShares(w: World, ruled = false): Float64Array {
  const { input } = w
  const n = input.clusterCount
  for (let c = 0; c < n; c++) shares[c] = input.huClusterShare[c]!
  applyKeys(w)
  balancePosts(w, shares, input.huClusterShare)
  movePartnerPosts(w, shares)
  if (!changedLocally(w)) return shares
  const all = localPosts(w, ruled)
  for (let c = 0; c < n; c++) shares[c] = all > 0 ? local[c]! / all : 0
  return shares
}

/** Posts of each cluster where a lever changes their number in a part of the country only. */
const local = new Float64Array(64)

/** Whether the number of posts is changed in a part of the country only. */
function changedLocally({ v, at, input }: World): boolean {
  for (let c = 0; c < input.clusterCount; c++)
    if (v[at['posts.hu.cluster-scale'] + c] !== 1 || v[at['posts.hu.cluster-extra'] + c] !== 0 || v[at['posts.hu.ruled'] + c] !== 1) return true
  return false
}

/**
 * Posts a year by cluster, and their sum: the country's number by the shares of clusters, or where a rule sets the number the rule's; scaled and added to
 * where the lever acts. @param ruled count the rule as well; the plan and what is added to it otherwise
 */
function localPosts(w: World, ruled: boolean): number {
  const { v, at, input } = w
  const n = input.clusterCount
  const plan = v[at['posts.hu']]! * v[at['posts.hu.scale']]! + v[at['posts.hu.extra']]!
  const byRule = ruled && v[at['posts.hu.rule']] === 1 ? 2 * w.huPoolSize * v[at['posts.hu.match-ratio']]! : plan
  let under = 0
  for (let c = 0; c < n; c++) if (v[at['posts.hu.ruled'] + c] === 1) under += shares[c]!
  let sum = 0
  for (let c = 0; c < n; c++) {
    const grown = v[at['posts.hu.ruled'] + c] === 1 ? shares[c]! * byRule + (under > 0 ? (w.conditionalPosts * shares[c]!) / under : 0) : shares[c]! * plan
    local[c] = grown * v[at['posts.hu.cluster-scale'] + c]! + v[at['posts.hu.cluster-extra'] + c]!
    if (local[c]! < 0) local[c] = 0
    sum += local[c]!
  }
  return sum
}

/** Posts of a year where their number is changed in a part of the country only; -1 where it is not. */
export function huPostsLocally(w: World, ruled: boolean): number {
  if (!changedLocally(w)) return -1
  const { input } = w
  for (let c = 0; c < input.clusterCount; c++) shares[c] = input.huClusterShare[c]!
  applyKeys(w)
  balancePosts(w, shares, input.huClusterShare)
  movePartnerPosts(w, shares)
  return localPosts(w, ruled)
}

/** Keys that split a training region's posts between its two regions, where a lever has set one. Returns whether one has. */
function applyKeys(w: World): boolean {
  const { input, v, at } = w
  let any = false
  for (let r = 0; r < input.regionCount; r++) {
    const key = v[at['posts.hu.key'] + r]!
    if (key === 0) continue
    any = true
    let own = 0
    let all = 0
    for (let c = 0; c < input.clusterCount; c++) {
      if (input.regionTraining[input.clusterRegion[c]!] !== input.regionTraining[r]) continue
      all += shares[c]!
      if (input.clusterRegion[c] === r) own += shares[c]!
    }
    for (let c = 0; c < input.clusterCount; c++) {
      if (input.regionTraining[input.clusterRegion[c]!] !== input.regionTraining[r]) continue
      shares[c]! *= input.clusterRegion[c] === r ? (key * all) / own : ((1 - key) * all) / (all - own)
    }
  }
  return any
}
