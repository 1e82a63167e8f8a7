/** Intervals of statistics by resampling rows: nothing is assumed of how effects are distributed. */
import { quantile } from '../../core/quantiles.ts'

/** A statistic with its 90 % bootstrap interval. */
export interface Estimate {
  readonly value: number
  readonly low: number
  readonly high: number
}

/**
 * Statistics of all rows, each with the middle 90 % of its values over resamples.
 * @param n rows there are
 * @param statistics computes them from chosen rows, in which some stand twice and some not at all
 * @param next uniform numbers
 */
export function bootstrap(n: number, statistics: (rows: Uint32Array) => readonly number[], next: () => number, resamples = 500): Estimate[] {
  const values = statistics(Uint32Array.from({ length: n }, (_, i) => i))
  const drawn = Array.from({ length: resamples }, () => statistics(Uint32Array.from({ length: n }, () => Math.floor(next() * n))))
  return values.map((value, k) => {
    const sorted = Float64Array.from(drawn, (row) => row[k]!).filter((x) => x === x).sort()
    return { value, low: quantile(sorted, 0.05), high: quantile(sorted, 0.95) }
  })
}
