/** From the worth of coalitions to what is told: Shapley values with intervals, effects alone and last, and what levers do together. */
import { quantile } from '../../core/quantiles.ts'
import { uniforms } from '../calibration/design.ts'
import type { Figure } from '../figures.ts'
import { coalitionOf, exactShapley, marginals, pairInteraction, without } from './shapley.ts'
import type { Coalition, Order } from './shapley.ts'
import type { AttributedFigure, AttributedPair, AttributedPart, Effect } from './types.ts'

/** How many resamples an interval rests on. */
const resamples = 1000
/** Pairs that are told. */
const toldPairs = 10

/** One figure's worths, and how its parts are found from them. */
export interface AttributeInput {
  readonly figure: Figure
  readonly players: readonly string[]
  /** Undefined: every coalition is known. */
  readonly orders?: readonly Order[]
  /** The figure in each replicate of a coalition; NaN where it is not defined. */
  worth(coalition: Coalition): ArrayLike<number>
  /** Every coalition that `worth` knows. */
  readonly coalitions: readonly Coalition[]
  readonly seed: string
}

/**
 * The attribution of one figure. Intervals are percentiles of a bootstrap over replicates and, where orders are sampled, over pairs of orders as well,
 * so that they hold both chance and sampling.
 */
export function attributeFigure({ figure, players, orders, worth, coalitions, seed }: AttributeInput): AttributedFigure {
  const n = players.length
  const none = coalitionOf(n, [])
  const everybody = coalitionOf(n, players.keys())
  const known = Array.from({ length: worth(none).length }, (_, r) => r).filter((r) => coalitions.every((coalition) => Number.isFinite(worth(coalition)[r]!)))
  const cache = new Map<Coalition, Float64Array>()
  const defined = (coalition: Coalition): Float64Array => {
    let values = cache.get(coalition)
    if (!values) {
      const all = worth(coalition)
      cache.set(coalition, (values = Float64Array.from(known, (r) => all[r]!)))
    }
    return values
  }
  const draw = resampler(known.length, orders ? orders.length / 2 : 1, seed)
  const difference = (a: Coalition, b: Coalition) => defined(a).map((value, r) => value - defined(b)[r]!)
  const total = difference(everybody, none)
  const alone = players.map((_, i) => difference(coalitionOf(n, [i]), none))
  const last = players.map((_, i) => difference(everybody, without(everybody, i)))
  // By player, pair of orders and replicate; with all coalitions known there is one pair that stands for all orders.
  const shares: readonly (readonly Float64Array[])[] = orders ? marginals(n, orders, defined).map(inPairs) : exactShapley(n, defined).map((value) => [value])
  const parts = Object.fromEntries(
    players.map((id, i) => {
      const part: AttributedPart = {
        ...draw(shares[i]!),
        ...(orders ? { error: tidy(samplingError(shares[i]!)) } : {}),
        alone: tidy(meanOf(alone[i]!)),
        last: tidy(meanOf(last[i]!)),
      }
      return [id, part]
    }),
  )
  const together = total.map((value, r) => value - alone.reduce((sum, effect) => sum + effect[r]!, 0))
  const sizes = alone.reduce((sum, effect) => sum + Math.abs(meanOf(effect)), 0) + Math.abs(meanOf(together))
  return {
    ...figure,
    replicates: known.length,
    without: tidy(meanOf(defined(none))),
    with: tidy(meanOf(defined(everybody))),
    total: draw([total]),
    parts,
    interaction: { ...draw([together]), share: sizes > 0 ? tidy(Math.abs(meanOf(together)) / sizes) : 0 },
    ...(orders || n < 2 ? {} : { pairs: pairsOf(players, defined, draw) }),
  }
}

/** The mean of an order and its reverse, replicate by replicate. */
function inPairs(byOrder: readonly Float64Array[]): Float64Array[] {
  return Array.from({ length: byOrder.length / 2 }, (_, p) => byOrder[2 * p]!.map((value, r) => (value + byOrder[2 * p + 1]![r]!) / 2))
}

/** Standard error of a Shapley value from which orders were drawn, chance set aside: pairs are drawn independently. */
function samplingError(pairs: readonly Float64Array[]): number {
  if (pairs.length < 2) return NaN
  const means = pairs.map(meanOf)
  const mean = meanOf(means)
  return Math.sqrt(means.reduce((sum, value) => sum + (value - mean) * (value - mean), 0) / (means.length - 1) / means.length)
}

function pairsOf(players: readonly string[], worth: (coalition: Coalition) => ArrayLike<number>, draw: (columns: readonly Float64Array[]) => Effect): AttributedPair[] {
  const found = players.flatMap((a, i) => players.slice(i + 1).map((b, k): AttributedPair => ({ levers: [a, b], ...draw([pairInteraction(players.length, worth, i, i + 1 + k)]) })))
  return found.filter(({ mean }) => mean !== 0).sort((a, b) => Math.abs(b.mean) - Math.abs(a.mean)).slice(0, toldPairs)
}

/** Means with their intervals. Every figure and lever is resampled alike, so that intervals of parts and total belong together. */
function resampler(replicates: number, pairs: number, seed: string): (columns: readonly Float64Array[]) => Effect {
  const next = uniforms(`${seed} attribution`)
  const drawn = Array.from({ length: resamples }, () => ({
    rows: Uint32Array.from({ length: replicates }, () => Math.floor(next() * replicates)),
    pairs: Uint32Array.from({ length: pairs }, () => Math.floor(next() * pairs)),
  }))
  return (columns) => {
    const mean = columns.length === 0 ? NaN : meanOf(columns.map(meanOf))
    // A statistic of one column is drawn by rows alone.
    const means = drawn.map((sample) => {
      let sum = 0
      const chosen = columns.length > 1 ? sample.pairs : [0]
      for (const p of chosen) for (const r of sample.rows) sum += columns[p]![r]!
      return sum / (chosen.length * sample.rows.length)
    })
    const sorted = Float64Array.from(means).sort()
    return { mean: tidy(mean), low: tidy(quantile(sorted, 0.025)), high: tidy(quantile(sorted, 0.975)) }
  }
}

function meanOf(values: ArrayLike<number>): number {
  let sum = 0
  for (let i = 0; i < values.length; i++) sum += values[i]!
  return sum / values.length
}

/** Ten digits: the rest is rounding noise of sums. */
function tidy(value: number): number {
  return Number.isFinite(value) ? Number(value.toPrecision(10)) : value
}
