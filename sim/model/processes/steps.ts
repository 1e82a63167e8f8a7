/** Who stays where they are from one step of training to the next, counted as it happens. */
import { CLUSTER_FLOW, CLUSTER_FLOWS, FLOW } from '../flows.ts'
import type { World } from '../world.ts'

/** From a national flow of steps to the same by cluster. */
const BY_CLUSTER = CLUSTER_FLOW.introFromKbu - FLOW.introFromKbu

/** Counts a step from one hospital cluster to another under three flows in a row: all, same cluster, same region. A cluster unknown counts for none. */
export function countStep(w: World, flow: number, from: number, to: number): void {
  const { clusterCount, clusterRegion } = w.input
  if (from >= clusterCount || to >= clusterCount) return
  const here = from * CLUSTER_FLOWS.length + BY_CLUSTER + flow
  w.flows[flow]!++
  w.clusterFlows[here]!++
  if (from === to) {
    w.flows[flow + 1]!++
    w.clusterFlows[here + 1]!++
  }
  if (clusterRegion[from] === clusterRegion[to]) {
    w.flows[flow + 2]!++
    w.clusterFlows[here + 2]!++
  }
}
