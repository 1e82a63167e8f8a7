import type { Estimate } from '../../sensitivity/bootstrap.ts'

/** Mean of numbers. */
export function meanOf(values: ArrayLike<number>): number {
  let sum = 0
  for (let i = 0; i < values.length; i++) sum += values[i]!
  return sum / values.length
}

/** Standard deviation of those that are numbers; NaN for fewer than two. */
export function deviationOf(values: ArrayLike<number>): number {
  const known = Float64Array.from(values).filter((value) => value === value)
  if (known.length < 2) return NaN
  const mean = meanOf(known)
  let sum = 0
  for (const value of known) sum += (value - mean) * (value - mean)
  return Math.sqrt(sum / (known.length - 1))
}

/** One observation says nothing of its spread: an interval of no width would claim that it does. */
export function orNone(estimate: Estimate, observations: number): Estimate {
  return observations > 1 ? estimate : { value: estimate.value, low: NaN, high: NaN }
}

/** Resamples that take about a second for statistics of this many steps; at least 100, at most 500. */
export function resamplesFor(steps: number): number {
  return Math.max(100, Math.min(500, Math.floor(2e8 / steps)))
}

/** Share of `n` with its 90 % interval (Wilson 1927), which is sound for shares near 0 and 1. */
export function shareOf(times: number, n: number): Estimate {
  if (n === 0) return { value: NaN, low: NaN, high: NaN }
  const z = 1.6448536269514722
  const share = times / n
  const middle = (share + (z * z) / (2 * n)) / (1 + (z * z) / n)
  const reach = (z / (1 + (z * z) / n)) * Math.sqrt((share * (1 - share)) / n + (z * z) / (4 * n * n))
  return { value: share, low: Math.max(0, middle - reach), high: Math.min(1, middle + reach) }
}
