import type { IndicatorDefinition } from '../definitions.ts'
import { CLUSTER_FLOWS, FLOWS, PLACE_FLOW, PLACE_FLOWS, REGION_FLOWS, type World } from '../world.ts'

/** Takes the numbers of a component at the end of a step. `out` is the replicate's buffer; cells of the block start at `offset`. */
export type Measurer = (w: World, out: Float32Array, offset: number) => void

/** An indicator with how each of its components is measured. */
export interface ModelIndicator extends IndicatorDefinition {
  /** By component and level, `component/level`. Flows build up over the year and are emptied after December. */
  readonly measure: Readonly<Record<string, Measurer>>
}

/** A single number of the country. */
export function one(value: (w: World) => number): Measurer {
  return (w, out, offset) => {
    out[offset] = value(w)
  }
}

/** One number per place. */
export function perPlace(value: (w: World, place: number) => number): Measurer {
  return (w, out, offset) => {
    for (let m = 0; m < w.places; m++) out[offset + m] = value(w, m)
  }
}

/** One number per region. */
export function perRegionValue(value: (w: World, region: number) => number): Measurer {
  return (w, out, offset) => {
    for (let r = 0; r < w.input.regionCount; r++) out[offset + r] = value(w, r)
  }
}

/** A figure of places, added up by region in one go. */
export function perRegionSum(value: (w: World, place: number) => number): Measurer {
  return (w, out, offset) => {
    const { placeRegion } = w.input
    for (let m = 0; m < w.places; m++) out[offset + placeRegion[m]!]! += value(w, m)
  }
}

/** A flow of each region. */
export function perRegion(name: (typeof REGION_FLOWS)[number]): Measurer {
  const flow = REGION_FLOWS.indexOf(name)
  return perRegionValue((w, r) => w.flows[FLOWS.length + r * REGION_FLOWS.length + flow]!)
}

/** A flow of each place. */
export function perPlaceFlow(name: (typeof PLACE_FLOWS)[number]): Measurer {
  const flow = PLACE_FLOW[name]
  return perPlace((w, m) => placeFlow(w, flow, m))
}

/** A flow of a place, by its number in PLACE_FLOWS. */
export function placeFlow(w: World, flow: number, place: number): number {
  return w.placeFlows[place * PLACE_FLOWS.length + flow]!
}

/** A flow of a hospital cluster, by its number in CLUSTER_FLOWS. */
export function clusterFlow(w: World, flow: number, cluster: number): number {
  return w.clusterFlows[cluster * CLUSTER_FLOWS.length + flow]!
}

/** The same over the clusters of a region, or (-1) of the country. */
export function clusterFlowTotal(w: World, flow: number, region = -1): number {
  let total = 0
  for (let c = 0; c < w.input.clusterCount; c++) if (region < 0 || w.input.clusterRegion[c] === region) total += clusterFlow(w, flow, c)
  return total
}

/** A flow of each hospital cluster. */
export function perCluster(flow: number): Measurer {
  return (w, out, offset) => {
    for (let c = 0; c < w.input.clusterCount; c++) out[offset + c] = clusterFlow(w, flow, c)
  }
}

/** A flow of hospital clusters, by region. */
export function perRegionOfClusters(flow: number): Measurer {
  return perRegionValue((w, r) => clusterFlowTotal(w, flow, r))
}

/** Sum over places. */
export function sum(w: World, value: (place: number) => number): number {
  let total = 0
  for (let m = 0; m < w.places; m++) total += value(m)
  return total
}
