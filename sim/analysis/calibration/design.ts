/** Points at which the model is run: Latin hypercubes, and their way from the unit cube to values of parameters. */
import { counter, Random, replicateKey } from '../../core/random.ts'
import type { ParameterSets } from '../../model/parameter-sets.ts'
import type { UncertainParameter } from '../../model/parameters.ts'
import { triangle } from '../../model/replicate.ts'

/** Uniform numbers on (0, 1) in order, from the project's own generator: the same seed and number give the same sequence. */
export function uniforms(seed: string, number = 0): () => number {
  const random = new Random(0, 0)
  random.setKey(...replicateKey(seed, number))
  let drawn = 0
  // The first word counts through 2^24 draws at a time, so that a long sequence never repeats.
  return () => random.uniform(Math.floor(drawn / 0x1000000), counter(0, drawn++ & 0xffffff))
}

/** 0 to n - 1 in an order drawn from `next` (Fisher and Yates). */
export function permutation(n: number, next: () => number): Uint32Array {
  const order = Uint32Array.from({ length: n }, (_, i) => i)
  for (let i = n - 1; i > 0; i--) {
    const j = Math.floor(next() * (i + 1))
    const kept = order[i]!
    order[i] = order[j]!
    order[j] = kept
  }
  return order
}

/**
 * A Latin hypercube in the unit cube (McKay, Beckman and Conover 1979): in each dimension, each of n equal slices holds one of n points.
 * @returns one row of coordinates a point
 */
export function latinHypercube(n: number, dimensions: number, next: () => number): Float64Array[] {
  const points = Array.from({ length: n }, () => new Float64Array(dimensions))
  for (let d = 0; d < dimensions; d++) {
    const slices = permutation(n, next)
    points.forEach((point, i) => (point[d] = (slices[i]! + next()) / n))
  }
  return points
}

/** Values of parameters at a point of the unit cube, by the inverse of each prior: a triangle over the range with the default as mode. */
export function valuesAt(point: ArrayLike<number>, priors: readonly UncertainParameter[]): Float64Array {
  return Float64Array.from(priors, ({ low, mode, high }, k) => triangle(point[k]!, low, mode, high))
}

/** Values scaled so that every range is -1 to 1, as emulators read them. */
export function scaled(values: ArrayLike<number>, priors: readonly UncertainParameter[]): Float64Array {
  return Float64Array.from(priors, ({ low, high }, k) => (2 * (values[k]! - low)) / (high - low) - 1)
}

/**
 * Points as sets that a run can use: replicate i belongs to point `floor(i / replicates)`. With `sharedLuck` all points meet the same luck, and differences
 * between them come from parameters; without, each run has its own, and averages over points are free of it.
 */
export function setsOf(points: readonly ArrayLike<number>[], ids: readonly string[], replicates: number, sharedLuck: boolean): ParameterSets {
  const values = new Float64Array(points.length * ids.length)
  points.forEach((point, p) => values.set(Float64Array.from(point), p * ids.length))
  return {
    ids,
    values,
    order: Uint32Array.from({ length: points.length * replicates }, (_, i) => Math.floor(i / replicates)),
    ...(sharedLuck ? { sharedChance: replicates } : {}),
  }
}
