/** Values of uncertain parameters that hang together, and which replicate lives under which. */

/** Sets of values. Plain data that survives structured cloning. */
export interface ParameterSets {
  /** Parameters that every set gives a value for. */
  readonly ids: readonly string[]
  /** Values: as many numbers a set as there are ids, one set after the other. */
  readonly values: Float64Array
  /** Replicate i lives under set `order[i % order.length]`. */
  readonly order: Uint32Array
  /** When given, replicate i has the luck of replicate `i % sharedChance`, so that sets are compared under the same luck. */
  readonly sharedChance?: number
}

/** Sets of a pack, with the weight of each; weights sum to 1 and have done their work in `order`. */
export interface WeightedSets extends ParameterSets {
  readonly weights: Float64Array
}

/** Where the sets hold the value of each parameter; -1 for one they say nothing of. */
export function columnsOf(sets: ParameterSets | undefined, ids: readonly string[]): readonly number[] {
  const columns = new Map(sets?.ids.map((id, column) => [id, column]))
  return ids.map((id) => columns.get(id) ?? -1)
}
