/**
 * Importance weights: each replicate counts as much as it foresaw what came. Log likelihoods are summed over observations, normal about each replicate's
 * own value; weights sum to 1. With all weights equal the effective sample size is the number of replicates, with one that has all it is 1 (Kong 1992).
 */
import { exp, log } from '../../core/arithmetic.ts'

/** A figure that was seen, with the spread about the truth and what each replicate says of it. */
export interface Weighing {
  readonly seen: number
  /** Standard deviation: error of the figure and of the model together. Above 0. */
  readonly spread: number
  readonly values: readonly number[]
}

const halfLogTwoPi = 0.9189385332046727

/** Log likelihood of each replicate; a figure that a replicate has no value for says nothing about it but leaves it behind those that have. */
export function logLikelihoods(weighings: readonly Weighing[], replicates: number): Float64Array {
  const sums = new Float64Array(replicates)
  for (const { seen, spread, values } of weighings) {
    if (!(spread > 0)) throw new RangeError(`weights: expected a spread above 0, got ${spread}. Give the figure an error.`)
    for (let i = 0; i < replicates; i++) {
      const z = (seen - values[i]!) / spread
      sums[i]! += Number.isFinite(z) ? -0.5 * z * z - log(spread) - halfLogTwoPi : -Infinity
    }
  }
  return sums
}

/** Weights from log likelihoods. Equal when none is finite: nothing can be told apart then. */
export function weightsOf(logs: ArrayLike<number>): Float64Array {
  const n = logs.length
  let most = -Infinity
  for (let i = 0; i < n; i++) if (logs[i]! > most) most = logs[i]!
  if (!Number.isFinite(most)) return new Float64Array(n).fill(1 / n)
  const weights = Float64Array.from({ length: n }, (_, i) => exp(logs[i]! - most))
  let sum = 0
  for (const weight of weights) sum += weight
  return weights.map((weight) => weight / sum)
}

/** Effective number of replicates: 1 over the sum of squared weights. */
export function effectiveSize(weights: ArrayLike<number>): number {
  let squares = 0
  for (let i = 0; i < weights.length; i++) squares += weights[i]! * weights[i]!
  return squares > 0 ? 1 / squares : 0
}

/** Weighted mean of what is finite. */
export function weightedMean(values: ArrayLike<number>, weights: ArrayLike<number>): number {
  let [sum, total] = [0, 0]
  for (let i = 0; i < values.length; i++)
    if (Number.isFinite(values[i]!)) {
      sum += weights[i]! * values[i]!
      total += weights[i]!
    }
  return sum / total
}

/** Standard error of a weighted mean from the finite number of replicates. */
export function weightedError(values: ArrayLike<number>, weights: ArrayLike<number>): number {
  const mean = weightedMean(values, weights)
  let [sum, total] = [0, 0]
  for (let i = 0; i < values.length; i++)
    if (Number.isFinite(values[i]!)) {
      const part = weights[i]! * (values[i]! - mean)
      sum += part * part
      total += weights[i]!
    }
  return Math.sqrt(sum) / total
}

/**
 * Weighted quantiles: a straight line through the middles of the steps of the weighted distribution function, so that equal weights give nearly what plain
 * quantiles give. NaN when nothing has weight.
 */
export function weightedQuantiles(values: ArrayLike<number>, weights: ArrayLike<number>, ps: readonly number[]): number[] {
  const order = Array.from({ length: values.length }, (_, i) => i).filter((i) => Number.isFinite(values[i]!) && weights[i]! > 0)
  order.sort((a, b) => values[a]! - values[b]!)
  const total = order.reduce((sum, i) => sum + weights[i]!, 0)
  if (order.length === 0) return ps.map(() => NaN)
  const middles: number[] = []
  let before = 0
  for (const i of order) {
    middles.push((before + weights[i]! / 2) / total)
    before += weights[i]!
  }
  return ps.map((p) => {
    const k = middles.findIndex((middle) => middle >= p)
    if (k < 0) return values[order.at(-1)!]!
    if (k === 0) return values[order[0]!]!
    const [x0, x1] = [values[order[k - 1]!]!, values[order[k]!]!]
    const [p0, p1] = [middles[k - 1]!, middles[k]!]
    return p1 > p0 ? x0 + ((x1 - x0) * (p - p0)) / (p1 - p0) : x1
  })
}

/**
 * How surprising it all was together: the share of replicates whose own figures, taken for what came, would have been as badly foreseen by the others, with
 * one half for its own. 1 is no surprise; below 1 over the number of replicates nothing the model imagines looks like it. Each replicate stands in turn for
 * reality without its error, which makes it a little easier to foresee than reality is.
 */
export function jointSurprise(weighings: readonly Weighing[], replicates: number): number {
  if (weighings.length === 0 || replicates < 3) return NaN
  // Constants are the same for every world and are left out: only the order of densities counts.
  const logs = new Float64Array(replicates)
  const density = (seen: (k: number) => number, without: number): number => {
    logs.fill(0)
    weighings.forEach(({ spread, values }, k) => {
      const own = seen(k)
      for (let i = 0; i < replicates; i++) {
        const z = (own - values[i]!) / spread
        logs[i]! += Number.isFinite(z) ? -0.5 * z * z : -Infinity
      }
    })
    let most = -Infinity
    for (let i = 0; i < replicates; i++) if (i !== without && logs[i]! > most) most = logs[i]!
    if (!Number.isFinite(most)) return -Infinity
    let sum = 0
    for (let i = 0; i < replicates; i++) if (i !== without) sum += exp(logs[i]! - most)
    return most + log(sum / (without < 0 ? replicates : replicates - 1))
  }
  const came = density((k) => weighings[k]!.seen, -1)
  let worse = 0
  for (let i = 0; i < replicates; i++) if (density((k) => weighings[k]!.values[i]!, i) <= came) worse++
  return (worse + 0.5) / (replicates + 1)
}
