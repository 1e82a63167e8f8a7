/** Quantiles, paired differences and counts out of n, for results that are already in. */
import { normalQuantile } from './normal.ts'

/**
 * Quantile p of values in ascending order, by linear interpolation between order statistics: type 7 of Hyndman and Fan (1996), the default
 * of R and NumPy. NaN when there are none.
 */
export function quantile(sorted: ArrayLike<number>, p: number): number {
  const n = sorted.length
  if (n === 0) return NaN
  const h = (n - 1) * (p < 0 ? 0 : p > 1 ? 1 : p)
  const i = Math.floor(h)
  const low = sorted[i]!
  if (i + 1 >= n || h === i) return low
  return low + (h - i) * (sorted[i + 1]! - low)
}

/** Several quantiles of values in any order, which are left as they are. */
export function quantiles(values: ArrayLike<number>, ps: readonly number[]): number[] {
  const sorted = Float64Array.from(values).sort()
  return ps.map((p) => quantile(sorted, p))
}

/** A mean difference over pairs, its uncertainty and what pairing gained. */
export interface PairedDifference {
  readonly n: number
  /** Mean of a[i] - b[i]. */
  readonly mean: number
  /** Standard error of that mean; NaN for fewer than two pairs. */
  readonly standardError: number
  /** 95 % interval of the mean. */
  readonly low: number
  readonly high: number
  /** How many times more replicates two unpaired samples would need for the same standard error. */
  readonly varianceRatio: number
}

/**
 * The mean difference a - b of two runs over the same replicates, with what pairing has gained.
 * @throws Error when the two are not equally long.
 */
export function pairedDifference(a: ArrayLike<number>, b: ArrayLike<number>): PairedDifference {
  const n = a.length
  if (b.length !== n) throw new Error(`paired difference: expected as many values on both sides, got ${n} and ${b.length}. Compare the same replicates.`)
  if (n === 0) return { n, mean: NaN, standardError: NaN, low: NaN, high: NaN, varianceRatio: NaN }
  const difference = Float64Array.from({ length: n }, (_, i) => a[i]! - b[i]!)
  const mean = meanOf(difference)
  if (n < 2) return { n, mean, standardError: NaN, low: -Infinity, high: Infinity, varianceRatio: NaN }
  const variance = varianceOf(difference)
  const unpaired = varianceOf(a) + varianceOf(b)
  const standardError = Math.sqrt(variance / n)
  const reach = studentQuantile(0.975, n - 1) * standardError
  const varianceRatio = variance > 0 ? unpaired / variance : unpaired > 0 ? Infinity : 1
  return { n, mean, standardError, low: mean - reach, high: mean + reach, varianceRatio }
}

/** A mean over another mean, e.g. cost per unit gained. */
export interface RatioOfMeans {
  readonly value: number
  /** 95 % interval by Fieller (1954); `high` is undefined when the lower mean may be zero, so that the ratio has no upper end, `low` when nothing is known. */
  readonly low: number | undefined
  readonly high: number | undefined
}

/**
 * The ratio of two means over the same pairs, each of which varies with the other.
 * @throws Error when the two are not equally long.
 */
export function ratioOfMeans(above: ArrayLike<number>, below: ArrayLike<number>): RatioOfMeans {
  const n = above.length
  if (below.length !== n) throw new Error(`ratio of means: expected as many values on both sides, got ${n} and ${below.length}. Compare the same replicates.`)
  const x = meanOf(above)
  const y = meanOf(below)
  const value = x / y
  if (n < 2) return { value, low: undefined, high: undefined }
  const t = studentQuantile(0.975, n - 1)
  const g = (t * t) / n
  const a = y * y - g * varianceOf(below)
  const b = x * y - g * covarianceOf(above, below)
  const c = x * x - g * varianceOf(above)
  const inside = b * b - a * c
  if (!(inside >= 0) || a === 0) return { value, low: undefined, high: undefined }
  const root = Math.sqrt(inside)
  const ends = [(b - root) / a, (b + root) / a].sort((p, q) => p - q) as [number, number]
  // Where the lower mean may be zero, the interval is all beyond the outer root on the side of the value.
  return a > 0 ? { value, low: ends[0], high: ends[1] } : { value, low: value >= ends[1] ? ends[1] : undefined, high: undefined }
}

function meanOf(values: ArrayLike<number>): number {
  let sum = 0
  for (let i = 0; i < values.length; i++) sum += values[i]!
  return sum / values.length
}

function varianceOf(values: ArrayLike<number>): number {
  const mean = meanOf(values)
  let sum = 0
  for (let i = 0; i < values.length; i++) sum += (values[i]! - mean) * (values[i]! - mean)
  return sum / (values.length - 1)
}

function covarianceOf(a: ArrayLike<number>, b: ArrayLike<number>): number {
  const [meanA, meanB] = [meanOf(a), meanOf(b)]
  let sum = 0
  for (let i = 0; i < a.length; i++) sum += (a[i]! - meanA) * (b[i]! - meanB)
  return sum / (a.length - 1)
}

/**
 * Quantile of Student's t. One and two degrees of freedom have closed forms at 0.975 only through trigonometry, so they are tabulated;
 * from three on the expansion of Cornish and Fisher about the normal is within 0.5 %.
 */
function studentQuantile(p: number, freedom: number): number {
  if (p === 0.975 && freedom === 1) return 12.706204736432095
  if (p === 0.975 && freedom === 2) return 4.302652729911275
  const z = normalQuantile(p)
  const z2 = z * z
  const first = (z * (z2 + 1)) / 4
  const second = (z * ((5 * z2 + 16) * z2 + 3)) / 96
  const third = (z * (((3 * z2 + 19) * z2 + 17) * z2 - 15)) / 384
  return z + (first + (second + third / freedom) / freedom) / freedom
}

/** "12 of 100": a count as people can picture it. */
export interface NaturalFrequency {
  readonly times: number
  readonly of: number
  /** `below` when the true share is above zero but rounds to none, `above` when it is below one but rounds to all. */
  readonly bound: 'exact' | 'about' | 'below' | 'above'
}

/** A count out of n on the scale of 100, or as it is when n is at most 100. Some is never shown as none, nor most as all. */
export function naturalFrequency(count: number, n: number): NaturalFrequency {
  if (n <= 100) return { times: count, of: n, bound: 'exact' }
  const share = (count * 100) / n
  const times = Math.round(share)
  if (times === 0 && count > 0) return { times: 1, of: 100, bound: 'below' }
  if (times === 100 && count < n) return { times: 99, of: 100, bound: 'above' }
  return { times, of: 100, bound: share === times ? 'exact' : 'about' }
}
