import type { IndicatorDefinition } from '../definitions.ts'
import { FLOWS, PLACE_FLOWS, REGION_FLOWS, type World } from '../world.ts'

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

/** A flow of each region, by its number in REGION_FLOWS. */
export function perRegion(flow: number): Measurer {
  return (w, out, offset) => {
    for (let r = 0; r < w.input.regionCount; r++) out[offset + r] = w.flows[FLOWS.length + r * REGION_FLOWS.length + flow]!
  }
}

/** A flow of each place, by its number in PLACE_FLOWS. */
export function perPlaceFlow(flow: number): Measurer {
  return (w, out, offset) => {
    for (let m = 0; m < w.places; m++) out[offset + m] = w.placeFlows[m * PLACE_FLOWS.length + flow]!
  }
}

/** Sum over places. */
export function sum(w: World, value: (place: number) => number): number {
  let total = 0
  for (let m = 0; m < w.places; m++) total += value(m)
  return total
}
