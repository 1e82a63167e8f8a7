/** Who stays where they are from one step of training to the next, counted as it happens. */
import type { World } from '../world.ts'

/** Counts a step from one hospital cluster to another under three flows in a row: all, same cluster, same region. A cluster unknown counts for none. */
export function countStep(w: World, flow: number, from: number, to: number): void {
  const { clusterCount, clusterRegion } = w.input
  if (from >= clusterCount || to >= clusterCount) return
  w.flows[flow]!++
  if (from === to) w.flows[flow + 1]!++
  if (clusterRegion[from] === clusterRegion[to]) w.flows[flow + 2]!++
}
