/**
 * What would change the conclusion: for each indicator fixed in advance the value in the year of the review at which the forecast, updated with that figure
 * alone, crosses even odds of the goal. Found by updating with every value the forecast itself thinks possible.
 */
import { quantile } from '../../core/quantiles.ts'
import type { FixedIndicator } from './indicator-list.ts'
import { logLikelihoods, weightedMean, weightsOf } from './weights.ts'

/** One indicator that could turn the answer. */
export interface TurningPoint {
  readonly item: FixedIndicator
  /** Probability of the goal before, and at the ends of what the forecast thinks possible (2nd and 98th percentile). */
  readonly before: number
  readonly atLow: number
  readonly atHigh: number
  readonly low: number
  readonly high: number
  /** The value at which the probability crosses one half; undefined when it does not within the forecast. */
  readonly value?: number
  /** The crossing goes from below one half to above it as the value rises. */
  readonly rising: boolean
}

/** Steps in which values are tried. */
const steps = 49

/** Turning points from values by replicate, those that turn the answer first, then by how far they move it. */
export function turningPoints(items: readonly { readonly item: FixedIndicator; readonly values: readonly number[] }[], reached: readonly boolean[], weights: ArrayLike<number>): readonly TurningPoint[] {
  const outcome = reached.map(Number)
  const before = weightedMean(outcome, weights)
  return items
    .flatMap(({ item, values }): TurningPoint[] => {
      const sorted = values.filter(Number.isFinite).sort((a, b) => a - b)
      if (sorted.length < 20 || sorted[0] === sorted.at(-1)) return []
      const [low, high] = [quantile(sorted, 0.02), quantile(sorted, 0.98)]
      const at = (seen: number) => {
        const spread = Math.max(item.discrepancy + item.relativeDiscrepancy * Math.abs(seen), (high - low) / 100, 1e-9)
        const logs = logLikelihoods([{ seen, spread, values }], values.length)
        const own = weightsOf(logs).map((weight, i) => weight * weights[i]!)
        return weightedMean(outcome, own)
      }
      const tried = Array.from({ length: steps + 1 }, (_, k) => low + ((high - low) * k) / steps).map((value) => ({ value, p: at(value) }))
      const crossing = tried.findIndex(({ p }, k) => k > 0 && p >= 0.5 !== tried[k - 1]!.p >= 0.5)
      const value = crossing < 0 ? undefined : (tried[crossing - 1]!.value + tried[crossing]!.value) / 2
      return [{ item, before, atLow: tried[0]!.p, atHigh: tried.at(-1)!.p, low, high, ...(value !== undefined && { value }), rising: crossing < 0 ? tried.at(-1)!.p > tried[0]!.p : tried[crossing]!.p >= 0.5 }]
    })
    .sort((a, b) => Number(b.value !== undefined) - Number(a.value !== undefined) || Math.abs(b.atHigh - b.atLow) - Math.abs(a.atHigh - a.atLow))
}
