/**
 * How many HU posts there are and where: the plan, the rules that change it, the shares of regions and clusters, and the limit of tutors.
 */
import { FLOW, FLOWS, REGION_FLOWS, type World } from '../world.ts'
import { shareOut } from './share-out.ts'
import { slotsLeft } from './tutors.ts'

const shares = new Float64Array(64)

/**
 * Share of each cluster in the country's HU posts. The keys between regions come first; inside each region the balance then moves posts from
 * clusters with the largest cities to the others, and a mandate ties a part of the frame to the most peripheral half.
 */
export function huClusterShares(w: World): Float64Array {
  const { input, v, at } = w
  const n = input.clusterCount
  const moved = v[at['posts.hu.share-outside']]!
  const cityScale = v[at['posts.hu.largest-city-scale']]!
  const mandate = v[at['posts.hu.mandate-share']]!
  for (let c = 0; c < n; c++) shares[c] = input.huClusterShare[c]!
  if (moved === 0 && cityScale === 1 && mandate === 0) return shares
  let city = 0
  for (let c = 0; c < n; c++) if (input.clusterLargest[c] === 1) city += shares[c]!
  for (let r = 0; r < input.regionCount; r++) {
    let inside = 0
    let outside = 0
    let periphery = 0
    for (let c = 0; c < n; c++) {
      if (input.clusterRegion[c] !== r) continue
      if (input.clusterLargest[c] === 1) inside += shares[c]!
      else {
        outside += shares[c]!
        periphery += shares[c]! * input.clusterPeriphery[c]!
      }
    }
    if (inside === 0 || outside === 0) continue
    // The national shift is taken from each region by its part of the city posts; what the popular clusters lose goes outside too.
    let take = (moved * inside) / city + inside * (1 - cityScale)
    if (take > inside) take = inside
    const tied = mandate * take
    for (let c = 0; c < n; c++) {
      if (input.clusterRegion[c] !== r) continue
      if (input.clusterLargest[c] === 1) shares[c]! *= 1 - take / inside
      else shares[c]! += (take - tied) * (shares[c]! / outside) + (periphery > 0 ? tied * ((input.huClusterShare[c]! * input.clusterPeriphery[c]!) / periphery) : tied * (shares[c]! / outside))
    }
  }
  return shares
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
  const share = huClusterShares(w)
  shareOut(total, share, n, cellPosts)
  regionPosts.fill(0)
  for (let c = 0; c < n; c++) regionPosts[input.clusterRegion[c]!]! += cellPosts[c]!
  let posted = 0
  for (let r = 0; r < input.regionCount; r++) {
    const wanted = regionPosts[r]!
    const floor = 0.5 * w.v[w.at.TUTORFLOOR]! * w.huFilledLastYear[r]!
    let limit = slotsLeft(w, r)
    if (limit < floor) limit = floor
    const binding = limit < wanted
    if (binding) w.flows[FLOW.tutorBinding]! += wanted - limit
    const factor = binding ? limit / wanted : 1
    for (let c = 0; c < n; c++) {
      if (input.clusterRegion[c] !== r) continue
      out[c] = binding ? Math.floor(cellPosts[c]! * factor) : cellPosts[c]!
      posted += out[c]!
      w.flows[FLOWS.length + r * REGION_FLOWS.length]! += out[c]!
    }
  }
  void month
  w.flows[FLOW.huPosted]! += posted
  return posted
}
