/** The balance of training posts between the largest cities and the rest, whatever the specialty. */
import type { World } from '../world.ts'

/** Moves posts from the largest cities to other clusters of the same region. `base` are the shares before any lever. */
export function balancePosts(w: World, shares: Float64Array, base: Float64Array): void {
  const { input, v, at } = w
  let any = false
  for (let r = 0; r < input.regionCount; r++)
    if (v[at['posts.hu.share-outside'] + r] !== 0 || v[at['posts.hu.largest-city-scale'] + r] !== 1 || v[at['posts.hu.mandate-share'] + r] !== 0) any = true
  if (!any) return
  const n = input.clusterCount
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
    let take = (v[at['posts.hu.share-outside'] + r]! * inside) / city + inside * (1 - v[at['posts.hu.largest-city-scale'] + r]!)
    if (take > inside) take = inside
    const tied = v[at['posts.hu.mandate-share'] + r]! * take
    for (let c = 0; c < n; c++) {
      if (input.clusterRegion[c] !== r) continue
      if (input.clusterLargest[c] === 1) shares[c]! *= 1 - take / inside
      else shares[c]! += (take - tied) * (shares[c]! / outside) + (periphery > 0 ? tied * ((base[c]! * input.clusterPeriphery[c]!) / periphery) : tied * (shares[c]! / outside))
    }
  }
}
