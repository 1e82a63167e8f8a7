/** How far a parameter set is from what was seen: implausibility for ruling out, distance for weighing. */

/** What an output is held against. Standard deviations in the output's unit. */
export interface Seen {
  readonly value: number
  /** Error of what was seen. */
  readonly error: number
  /** How far the model may be off even with the right parameters. */
  readonly discrepancy: number
}

/**
 * Implausibility (Craig and others 1997): distance in standard deviations of all that keeps model and world apart.
 *
 *     I = |z - f(x)| / sqrt(observation + discrepancy + emulator + replicate variance)
 *
 * What was seen is one course of the world, so the variance of a single replicate counts.
 * @param extra variance of the emulator and of a replicate
 */
export function implausibility(seen: Seen, predicted: number, extra: number): number {
  return Math.abs(seen.value - predicted) / Math.sqrt(seen.error * seen.error + seen.discrepancy * seen.discrepancy + extra)
}

/**
 * Distance of a set's mean outputs from what was seen: root mean square of implausibilities, first within groups and then over them, so that a series of
 * eight years weighs as much as a single figure.
 */
export function distance(implausibilities: ArrayLike<number>, groups: readonly string[]): number {
  const sums = new Map<string, { squares: number; n: number }>()
  groups.forEach((group, i) => {
    const entry = sums.get(group) ?? { squares: 0, n: 0 }
    sums.set(group, { squares: entry.squares + implausibilities[i]! * implausibilities[i]!, n: entry.n + 1 })
  })
  let total = 0
  for (const { squares, n } of sums.values()) total += squares / n
  return Math.sqrt(total / sums.size)
}

/** What approximate Bayesian computation keeps. */
export interface Accepted {
  /** Numbers of the kept sets, nearest first. */
  readonly sets: readonly number[]
  /** Their weights, which sum to 1. */
  readonly weights: readonly number[]
  /** Distance at which the weight is 0. */
  readonly tolerance: number
  /** Sets of equal weight that would know as much: 1 over the sum of squared weights. */
  readonly effective: number
}

/**
 * Approximate Bayesian computation with the kernel of Epanechnikov (Beaumont, Zhang and Balding 2002): the `wanted` nearest sets are kept with weight
 * 1 - (d / tolerance)^2, the tolerance being the distance of the next one. Sets must have been drawn from the prior, or from what matching left of it.
 */
export function weighByDistance(distances: readonly number[], wanted: number): Accepted {
  const order = distances.map((_, i) => i).filter((i) => Number.isFinite(distances[i])).sort((a, b) => distances[a]! - distances[b]! || a - b)
  const sets = order.slice(0, wanted)
  const next = order[wanted]
  const last = sets.length > 0 ? distances[sets[sets.length - 1]!]! : 0
  // Without a next one the tolerance lies a little beyond the farthest; equal distances get equal weights.
  const tolerance = next === undefined || distances[next]! <= last ? last * 1.05 + 1e-12 : distances[next]!
  const raw = sets.map((i) => 1 - (distances[i]! / tolerance) * (distances[i]! / tolerance))
  const sum = raw.reduce((total, weight) => total + weight, 0)
  const weights = raw.map((weight) => weight / sum)
  return { sets, weights, tolerance, effective: 1 / weights.reduce((total, weight) => total + weight * weight, 0) }
}

/**
 * Systematic resampling whose every beginning is one too: draw i takes the set in which the i-th number of van der Corput's sequence falls when the
 * weights are laid end to end. So a run of 50 replicates sees the sets as evenly as one of 500; the order of the sets decides what is spread evenly.
 * @returns for each draw, which set
 */
export function resample(weights: ArrayLike<number>, draws: number): Uint32Array {
  const ends = new Float64Array(weights.length)
  let sum = 0
  for (let i = 0; i < weights.length; i++) ends[i] = sum += weights[i]!
  return Uint32Array.from({ length: draws }, (_, i) => {
    const u = mirrored(i) * sum
    let set = 0
    while (set < ends.length - 1 && u >= ends[set]!) set++
    return set
  })
}

/** Van der Corput's sequence in base 2: the digits of i mirrored at the point, moved by half of a step of 2^-32. */
function mirrored(i: number): number {
  let value = 1 / 8_589_934_592
  for (let bit = 0.5, rest = i; rest > 0; rest >>>= 1, bit /= 2) if (rest & 1) value += bit
  return value
}
