/**
 * How sure a number of a run is, and where its spread comes from: standard errors from batches of replicates, replicates needed for a wanted
 * precision, and the band split into chance and ignorance of parameters.
 */
import { quantile } from '../core/quantiles.ts'

/** How well a statistic is known from the replicates at hand. */
export interface Precision {
  readonly replicates: number
  readonly value: number
  /** NaN for fewer than 16 replicates: four batches of four are the least. */
  readonly standardError: number
  /** Half the width of the 95 % interval, in the unit of the values. */
  readonly halfWidth: number
}

/** The median, as results are told. */
export const medianOf = (values: readonly number[]): number => quantile([...values].sort((a, b) => a - b), 0.5)
/** The mean; NaN when there are no values. */
export const meanOf = (values: readonly number[]): number => values.reduce((sum, x) => sum + x, 0) / values.length
/** Variance with n - 1; NaN for fewer than two values. */
export function varianceOf(values: readonly number[]): number {
  if (values.length < 2) return NaN
  const mean = meanOf(values)
  return values.reduce((sum, x) => sum + (x - mean) * (x - mean), 0) / (values.length - 1)
}

// 0.975 quantiles of Student's t for 1 to 30 degrees of freedom, from the usual table; the normal's beyond.
const student = [12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.16, 2.145, 2.131, 2.12, 2.11, 2.101, 2.093, 2.086, 2.08, 2.074, 2.069, 2.064, 2.06, 2.056, 2.052, 2.048, 2.045, 2.042]
const reachOf = (freedom: number): number => student[freedom - 1] ?? 1.96

/**
 * Precision of a statistic (the median when none is named) by batch means: replicates in order are cut into about root-n batches, the statistic
 * is taken in each, and the spread of the batches says how sure the whole is. It asks nothing of how the values are distributed.
 */
export function precisionOf(values: readonly number[], statistic: (batch: readonly number[]) => number = medianOf): Precision {
  const n = values.length
  const value = n === 0 ? NaN : statistic(values)
  if (n < 16) return { replicates: n, value, standardError: NaN, halfWidth: NaN }
  const batches = Math.floor(Math.sqrt(n))
  // Interleaved, so that no replicate is left out and parameter sets that come in turn are spread over the batches.
  const parts = Array.from({ length: batches }, (_, b) => statistic(values.filter((_, i) => i % batches === b)))
  const standardError = Math.sqrt(varianceOf(parts) / batches)
  return { replicates: n, value, standardError, halfWidth: reachOf(batches - 1) * standardError }
}

/**
 * Replicates needed for a 95 % interval of the statistic no wider than `halfWidth` to either side, by the standard error found now.
 * NaN when it cannot be told yet.
 * @throws RangeError when the wanted half width is not above zero.
 */
export function replicatesFor(precision: Precision, halfWidth: number): number {
  if (!(halfWidth > 0)) throw new RangeError(`precision: expected a half width above 0, got ${halfWidth}. Name one in the unit of the values.`)
  const { replicates, standardError } = precision
  if (!Number.isFinite(standardError)) return NaN
  const ratio = (1.96 * standardError) / halfWidth
  return Math.max(16, Math.ceil(replicates * ratio * ratio))
}

/** Variance of a result, split. Shares sum to 1. */
export interface SpreadSplit {
  readonly total: number
  /** Variance that chance alone makes, with every parameter at its default. */
  readonly chance: number
  /** What is left: parameters, and their interplay with chance. Never below zero. */
  readonly parameters: number
  readonly shareOfParameters: number
  /** Standard error of that share, by leaving one replicate out at a time; NaN for fewer than three. */
  readonly error: number
}

/** Variance of a result in three parts, as shares that sum to 1. */
export interface SpreadParts {
  readonly chance: number
  /** Parameters with a source (grade B), and what they make together with the others. */
  readonly sourced: number
  /** Parameters without one (grade C) alone. */
  readonly assumed: number
}

/**
 * The part of parameters split once more: `assumedOnly` are replicates in which parameters with a source stand at their defaults and only those
 * without one are drawn. Undefined where the band cannot be split.
 */
export function splitByGrade(drawn: readonly number[], assumedOnly: readonly number[], chanceOnly: readonly number[]): SpreadParts | undefined {
  const split = splitSpread(drawn, chanceOnly)
  if (!split || assumedOnly.length < 3) return undefined
  const assumed = Math.min(split.shareOfParameters, Math.max(0, varianceOf(assumedOnly) - split.chance) / split.total)
  return { chance: 1 - split.shareOfParameters, sourced: split.shareOfParameters - assumed, assumed }
}

/**
 * The band split in two: variance over replicates that each draw their parameters, against variance over replicates with all parameters at their
 * defaults. Undefined when either has fewer than three values or nothing varies.
 */
export function splitSpread(drawn: readonly number[], chanceOnly: readonly number[]): SpreadSplit | undefined {
  if (drawn.length < 3 || chanceOnly.length < 3) return undefined
  const total = varianceOf(drawn)
  if (!(total > 0)) return undefined
  const share = (a: readonly number[], b: readonly number[]) => Math.max(0, 1 - varianceOf(b) / varianceOf(a))
  const chance = Math.min(total, varianceOf(chanceOnly))
  const without = (values: readonly number[], k: number) => values.filter((_, i) => i !== k)
  const jackknife = (shares: readonly number[]) => ((shares.length - 1) * (shares.length - 1) * varianceOf(shares)) / shares.length
  const error = Math.sqrt(jackknife(drawn.map((_, k) => share(without(drawn, k), chanceOnly))) + jackknife(chanceOnly.map((_, k) => share(drawn, without(chanceOnly, k)))))
  return { total, chance, parameters: total - chance, shareOfParameters: (total - chance) / total, error }
}
