/** Training posts by municipality, once a year however many indicators ask: a cluster's posts that nobody can place are spread over its municipalities by owners. */
import { CLUSTER_FLOW, type World } from '../world.ts'
import { clusterFlow } from './indicator.ts'

const found = { month: -1, share: new Float64Array(256), empty: new Float64Array(256) }
/** The replicate it belongs to: each has a buffer of its own, while the world is used again. */
let foundFor: Float32Array | undefined

function look(w: World): typeof found {
  if (foundFor === w.buffer && found.month === w.month) return found
  foundFor = w.buffer
  found.month = w.month
  for (let c = 0; c < w.input.clusterCount; c++) {
    const places = w.input.clusterPlaces[c]!
    let owners = 0
    for (const m of places) owners += w.owners(m)
    const left = clusterFlow(w, CLUSTER_FLOW.huPosted, c) - clusterFlow(w, CLUSTER_FLOW.huFilled, c)
    for (const m of places) {
      found.share[m] = owners > 0 ? w.owners(m) / owners : 1 / places.length
      found.empty[m] = left > 0 ? left * found.share[m]! : 0
    }
  }
  return found
}

/** Part of its cluster's owners that a municipality has. */
export function shareOfCluster(w: World): Float64Array {
  return look(w).share
}

/** HU posts of the year that stayed empty, by municipality. */
export function emptyHuPosts(w: World): Float64Array {
  return look(w).empty
}
