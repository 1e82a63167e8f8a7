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

/** A figure of places, added up by hospital cluster in one go. */
export function perClusterSum(value: (w: World, place: number) => number): Measurer {
  return (w, out, offset) => {
    const { placeCluster } = w.input
    for (let m = 0; m < w.places; m++) out[offset + placeCluster[m]!]! += value(w, m)
  }
}

/**
 * A figure of places, and the same added up over larger areas: places are looked at once in a month, whichever level asks first.
 * @returns measurers by level
 */
export function perPlaceAndArea(value: (w: World, place: number) => number): Readonly<Record<'nation' | 'place' | 'cluster' | 'region', Measurer>> {
  const last = new Float64Array(256)
  // The replicate it belongs to: each has a buffer of its own, while the world is used again.
  let foundFor: Float32Array | undefined
  let foundMonth = -1
  const look = (w: World): Float64Array => {
    if (foundFor === w.buffer && foundMonth === w.month) return last
    foundFor = w.buffer
    foundMonth = w.month
    for (let m = 0; m < w.places; m++) last[m] = value(w, m)
    return last
  }
  const over = (areaOf: (w: World) => ArrayLike<number>): Measurer => (w, out, offset) => {
    const area = areaOf(w)
    const values = look(w)
    for (let m = 0; m < w.places; m++) out[offset + area[m]!]! += values[m]!
  }
  return {
    nation: one((w) => {
      const values = look(w)
      let total = 0
      for (let m = 0; m < w.places; m++) total += values[m]!
      return total
    }),
    place: (w, out, offset) => {
      const values = look(w)
      for (let m = 0; m < w.places; m++) out[offset + m] = values[m]!
    },
    cluster: over((w) => w.input.placeCluster),
    region: over((w) => w.input.placeRegion),
  }
}

/** The same for several components, as entries of `measure` at the levels asked for. */
export function placeComponents(levels: readonly ('nation' | 'place' | 'cluster' | 'region')[], values: Readonly<Record<string, (w: World, place: number) => number>>): Record<string, Measurer> {
  return Object.fromEntries(
    Object.entries(values).flatMap(([component, value]) => {
      const by = perPlaceAndArea(value)
      return levels.map((level) => [`${component}/${level}`, by[level]])
    }),
  )
}

/** A figure of hospital clusters added up by training region. */
export function perTrainingRegion(value: (w: World, cluster: number) => number): Measurer {
  return (w, out, offset) => {
    for (let c = 0; c < w.input.clusterCount; c++) out[offset + w.input.regionTraining[w.input.clusterRegion[c]!]!]! += value(w, c)
  }
}

/**
 * A figure of hospital clusters added up for the country, regions and training regions, as entries of `measure`. All three are made when the country is
 * asked for, so its block comes first; sums are made in double precision and rounded once.
 */
export function byClusterAreas(component: string, value: (w: World, cluster: number) => number): [string, Measurer][] {
  const regions = new Float64Array(16)
  const trainings = new Float64Array(8)
  return [
    [
      `${component}/nation`,
      (w, out, offset) => {
        const { clusterCount, clusterRegion, regionTraining } = w.input
        let all = 0
        regions.fill(0)
        trainings.fill(0)
        for (let c = 0; c < clusterCount; c++) {
          const here = value(w, c)
          if (here === 0) continue
          const region = clusterRegion[c]!
          all += here
          regions[region]! += here
          trainings[regionTraining[region]!]! += here
        }
        out[offset] = all
      },
    ],
    [
      `${component}/region`,
      (w, out, offset) => {
        for (let r = 0; r < w.input.regionCount; r++) out[offset + r] = regions[r]!
      },
    ],
    [
      `${component}/training-region`,
      (w, out, offset) => {
        const n = trainingRegions(w)
        for (let t = 0; t < n; t++) out[offset + t] = trainings[t]!
      },
    ],
  ]
}

/** Training regions of the pack: the largest number in use, and one. */
export function trainingRegions(w: World): number {
  const { regionTraining } = w.input
  let last = 0
  for (let r = 0; r < regionTraining.length; r++) if (regionTraining[r]! > last) last = regionTraining[r]!
  return last + 1
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
