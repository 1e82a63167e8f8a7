/** Effects from designs with levels: paired differences one at a time, and the variance of factorials shared out among factors and pairs. */
import { bootstrap } from '../../sensitivity/bootstrap.ts'
import type { Estimate } from '../../sensitivity/bootstrap.ts'
import { wordOf } from '../designs/fractional.ts'
import type { Fraction } from '../designs/fractional.ts'
import type { Structure } from '../designs/design.ts'
import { levelsOf, numberOf } from '../factors.ts'
import { completeReplicates, pointMeans } from '../run-table.ts'
import type { Sample } from '../run-table.ts'
import type { Factor } from '../types.ts'
import type { Effects, FactorEffect, PairEffect } from './types.ts'
import { deviationOf, meanOf, orNone, resamplesFor } from './statistics.ts'

/** Effects one at a time: each factor's last level less its first, replicate by replicate; a factor with one level is compared with the scenario as it is. */
export function differenceEffects(factors: readonly Factor[], structure: Extract<Structure, { kind: 'one-at-a-time' }>, sample: Sample, next: () => number, resamples = 500): Effects {
  const { changes } = structure
  const means = pointMeans(sample)
  const rows = factors.map((factor, k): FactorEffect => {
    const points = changes.flatMap((change, i) => (change.factor === k ? [i + 1] : []))
    const [first, last] = [points.length > 1 ? points[0]! : 0, points[points.length - 1]!]
    const levels = levelsOf(factor)
    return {
      factor: factor.id,
      change: pairedEstimate(sample, last, first, next, resamples),
      profile: points.map((point, i) => ({ at: numberOf(factor, levels[i]!), mean: means[point]! })),
    }
  })
  return { method: 'differences', resampled: 'replicates', factors: rows, deviation: deviationOf(means), left: means.filter((mean) => mean !== mean).length }
}

/** Mean of what one point has more than another in the replicates of both, with its bootstrap interval; no interval from a single replicate. */
export function pairedEstimate({ replicates, at }: Sample, point: number, other: number, next: () => number, resamples = 500): Estimate {
  const differences = Array.from({ length: replicates }, (_, r) => at(point, r) - at(other, r)).filter((value) => value === value)
  if (differences.length === 0) return { value: NaN, low: NaN, high: NaN }
  const [estimate] = bootstrap(differences.length, (rows) => [rows.reduce((sum, r) => sum + differences[r]!, 0) / rows.length], next, resamples)
  return orNone(estimate!, differences.length)
}

/**
 * Analysis of variance of a balanced factorial: shares of the variance between points. Replicates are paired, so they are resampled together for all points.
 * A full factorial gives totals as well; in a fraction pairs that are confounded are told together, and totals are not known.
 */
export function varianceEffects(factors: readonly Factor[], structure: Extract<Structure, { kind: 'factorial' }>, sample: Sample, next: () => number, resamples = 500): Effects {
  const { levels, fraction } = structure
  const counts = factors.map((factor) => levelsOf(factor).length)
  const all = pointMeans(sample)
  const left = all.filter((mean) => mean !== mean).length
  const replicates = completeReplicates(sample)
  const groups = factors.map((_, k) => grouping(levels, (row) => row[k]!, counts[k]!))
  const pairs = pairsOf(factors, counts, levels, fraction)
  const others = fraction ? [] : factors.map((_, k) => grouping(levels, (row) => row.reduce((index, level, i) => (i === k ? index : index * counts[i]! + level), 0), levels.length / counts[k]!))
  const statistics = (means: ArrayLike<number>): number[] => {
    const variance = varianceOf(means)
    const share = (value: number) => (variance > 0 ? value / variance : 0)
    const mains = groups.map((group) => groupMeans(means, group))
    const firsts = mains.map((levelMeans) => varianceOf(levelMeans))
    return [
      ...mains.map((levelMeans) => levelMeans[levelMeans.length - 1]! - levelMeans[0]!),
      ...firsts.map(share),
      ...others.map((group) => share(varianceWithin(means, group))),
      ...pairs.map(({ group, of }) => share(varianceOf(groupMeans(means, group)) - (of ? firsts[of[0]]! + firsts[of[1]]! : 0))),
    ]
  }
  const resample = (chosen: ArrayLike<number>): Float64Array =>
    Float64Array.from({ length: sample.points }, (_, p) => {
      let sum = 0
      for (let i = 0; i < chosen.length; i++) sum += sample.at(p, replicates[chosen[i]!]!)
      return sum / chosen.length
    })
  const whole = replicates.length > 0
  const estimates: Estimate[] = whole
    ? bootstrap(replicates.length, (chosen) => statistics(resample(chosen)), next, Math.min(resamples, resamplesFor(sample.points * (replicates.length + 2 * factors.length + pairs.length)))).map((estimate) => orNone(estimate, replicates.length))
    : statistics(all).map((value) => ({ value, low: NaN, high: NaN }))
  const n = factors.length
  return {
    method: 'variance',
    resampled: 'replicates',
    factors: factors.map((factor, k) => {
      const levelMeans = groupMeans(all, groups[k]!)
      return {
        factor: factor.id,
        change: estimates[k]!,
        first: estimates[n + k]!,
        ...(fraction ? {} : { total: estimates[2 * n + k]! }),
        profile: levelsOf(factor).map((value, level) => ({ at: numberOf(factor, value), mean: levelMeans[level]! })),
      }
    }),
    pairs: pairs.map(({ names }, i): PairEffect => ({ factors: names, share: estimates[(fraction ? 2 : 3) * n + i]! })),
    deviation: deviationOf(all),
    left,
  }
}

/** Points by group: as many in each. */
interface Grouping {
  readonly of: Int32Array
  readonly groups: number
}

function grouping(levels: readonly Uint8Array[], index: (row: Uint8Array) => number, groups: number): Grouping {
  return { of: Int32Array.from(levels, index), groups }
}

/** Pairs of factors: cells of both in a full factorial, the sign of their product in a fraction. Those that share a product, with one another, stand together. */
function pairsOf(factors: readonly Factor[], counts: readonly number[], levels: readonly Uint8Array[], fraction: Fraction | undefined): { names: [string, string][]; group: Grouping; of?: readonly [number, number] }[] {
  const pairs = factors.flatMap((_, i) => factors.slice(i + 1).map((__, j) => [i, i + 1 + j] as const))
  const name = ([i, j]: readonly [number, number]): [string, string] => [factors[i]!.id, factors[j]!.id]
  if (!fraction) return pairs.map((pair) => ({ names: [name(pair)], group: grouping(levels, (row) => row[pair[0]]! * counts[pair[1]]! + row[pair[1]]!, counts[pair[0]]! * counts[pair[1]]!), of: pair }))
  const byWord = new Map<number, (readonly [number, number])[]>()
  for (const pair of pairs) byWord.set(wordOf(fraction, pair), [...(byWord.get(wordOf(fraction, pair)) ?? []), pair])
  const mains = new Set(fraction.masks)
  // A product that is a factor of its own, as in resolution III, is already told as that.
  return [...byWord]
    .filter(([word]) => !mains.has(word))
    .map(([, alike]) => ({ names: alike.map(name), group: grouping(levels, (row) => (row[alike[0]![0]] === row[alike[0]![1]] ? 1 : 0), 2) }))
}

function groupMeans(values: ArrayLike<number>, { of, groups }: Grouping): Float64Array {
  const sums = new Float64Array(groups)
  const numbers = new Float64Array(groups)
  for (let i = 0; i < of.length; i++) {
    if (values[i] !== values[i]) continue
    sums[of[i]!]! += values[i]!
    numbers[of[i]!]! += 1
  }
  return sums.map((sum, g) => sum / numbers[g]!)
}

/** Mean over groups of the variance in each. */
function varianceWithin(values: ArrayLike<number>, group: Grouping): number {
  const means = groupMeans(values, group)
  let sum = 0
  for (let i = 0; i < group.of.length; i++) {
    const off = values[i]! - means[group.of[i]!]!
    sum += off * off
  }
  return sum / group.of.length
}

/** Mean squared distance from the mean: levels are all there are, not a sample of them. */
function varianceOf(values: ArrayLike<number>): number {
  const mean = meanOf(values)
  let sum = 0
  for (let i = 0; i < values.length; i++) sum += (values[i]! - mean) * (values[i]! - mean)
  return sum / values.length
}
