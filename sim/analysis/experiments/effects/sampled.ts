/** Effects from designs that sample ranges: straight lines by least squares, shares of variance from slices, Sobol' indices and elementary effects. */
import { inverseOfPositive } from '../../calibration/linear-algebra.ts'
import { bootstrap } from '../../sensitivity/bootstrap.ts'
import type { Estimate } from '../../sensitivity/bootstrap.ts'
import { morrisEffects, morrisFloor } from '../../sensitivity/morris.ts'
import { sobolIndices } from '../../sensitivity/sobol.ts'
import type { PlannedDesign, Structure } from '../designs/design.ts'
import { isOrdered, levelsOf, numberOf } from '../factors.ts'
import { pointMeans } from '../run-table.ts'
import type { Sample } from '../run-table.ts'
import type { Factor } from '../types.ts'
import { deviationOf, meanOf, resamplesFor } from './statistics.ts'
import type { Effects, FactorEffect, ProfilePoint } from './types.ts'

/** Values of factors as numbers, by factor and point. */
export function coordinatesOf(factors: readonly Factor[], points: PlannedDesign['points']): Float64Array[] {
  return factors.map((factor, k) => Float64Array.from(points, (values) => (values[k] === undefined ? NaN : numberOf(factor, values[k]))))
}

/** Lowest and highest value a factor can take, as numbers. */
export function endsOf(factor: Factor): readonly [number, number] {
  if (factor.range) return factor.range
  const numbers = levelsOf(factor).map((level) => numberOf(factor, level))
  return [Math.min(...numbers), Math.max(...numbers)]
}

/** Effects from a sample of points: straight lines through all of them, and the variance between slices of each factor. */
export function sampledEffects(factors: readonly Factor[], points: PlannedDesign['points'], sample: Sample, next: () => number, resamples = 500): Effects {
  return regression(factors, points, pointMeans(sample), next, resamples)
}

function regression(factors: readonly Factor[], points: PlannedDesign['points'], means: Float64Array, next: () => number, resamples: number): Effects {
  const known = Array.from(means.keys()).filter((p) => means[p] === means[p])
  const y = Float64Array.from(known, (p) => means[p]!)
  const raw = coordinatesOf(factors, points).map((column) => Float64Array.from(known, (p) => column[p]!))
  // Lines mean nothing for a factor whose values have no order.
  const lined = factors.flatMap((factor, k) => (isOrdered(factor) ? [k] : []))
  const scaled = lined.map((k) => {
    const [low, high] = endsOf(factors[k]!)
    return raw[k]!.map((x) => (high > low ? (2 * (x - low)) / (high - low) - 1 : 0))
  })
  const slices = factors.map((factor, k) => slicesOf(factor, raw[k]!))
  const n = known.length
  const width = lined.length + 1
  const statistics = (rows: Uint32Array): number[] => {
    const line = fit(scaled, y, rows)
    return [...lined.map((_, i) => 2 * line.slopes[i]!), ...slices.map((slice) => correlationRatio(y, slice, rows)), line.explained]
  }
  const estimates = n > width ? bootstrap(n, statistics, next, Math.min(resamples, resamplesFor(n * (width * width + factors.length)))) : []
  const none: Estimate = { value: NaN, low: NaN, high: NaN }
  return {
    method: 'regression',
    resampled: 'points',
    factors: factors.map((factor, k): FactorEffect => {
      const line = lined.indexOf(k)
      return {
        factor: factor.id,
        ...(line < 0 ? {} : { change: estimates[line] ?? none }),
        first: estimates[lined.length + k] ?? none,
        profile: profileOf(raw[k]!, y, slices[k]!),
      }
    }),
    linear: estimates[lined.length + factors.length]?.value ?? NaN,
    deviation: deviationOf(means),
    left: means.length - n,
  }
}

/** Slopes by least squares, with an intercept. */
function fit(columns: readonly Float64Array[], y: Float64Array, rows: Uint32Array): { slopes: number[]; explained: number } {
  const width = columns.length + 1
  const normal = new Float64Array(width * width)
  const right = new Float64Array(width)
  const row = new Float64Array(width)
  const centre = rows.reduce((sum, i) => sum + y[i]!, 0) / rows.length
  let total = 0
  for (const i of rows) {
    row[0] = 1
    columns.forEach((column, c) => (row[c + 1] = column[i]!))
    const off = y[i]! - centre
    total += off * off
    for (let a = 0; a < width; a++) {
      right[a]! += row[a]! * off
      for (let b = 0; b <= a; b++) normal[a * width + b]! += row[a]! * row[b]!
    }
  }
  for (let a = 0; a < width; a++) for (let b = 0; b < a; b++) normal[b * width + a] = normal[a * width + b]!
  try {
    const inverse = inverseOfPositive(normal, width)
    const line = Array.from({ length: width }, (_, a) => Array.from(right).reduce((sum, value, b) => sum + inverse[a * width + b]! * value, 0))
    const explained = line.reduce((sum, value, a) => sum + value * right[a]!, 0)
    return { slopes: line.slice(1), explained: total > 0 ? explained / total : NaN }
  } catch {
    // A resample in which a factor happens to stand still has no line.
    return { slopes: columns.map(() => NaN), explained: NaN }
  }
}

/** Slices of a factor's values: one a level, or as many with equally many points as the sample can bear. */
interface Slices {
  readonly of: Uint16Array
  readonly count: number
}

function slicesOf(factor: Factor, values: Float64Array): Slices {
  const distinct = [...new Set(values)].sort((a, b) => a - b)
  const wanted = Math.max(2, Math.min(20, Math.floor(Math.sqrt(values.length) / 1.5)))
  if (factor.levels || distinct.length <= wanted) return { of: Uint16Array.from(values, (value) => distinct.indexOf(value)), count: distinct.length }
  const of = new Uint16Array(values.length)
  const order = Array.from(values.keys()).sort((a, b) => values[a]! - values[b]! || a - b)
  order.forEach((p, rank) => (of[p] = Math.floor((rank * wanted) / values.length)))
  return { of, count: wanted }
}

/** Share of the variance that lies between slices (Pearson's correlation ratio), less what slicing noise would give. */
function correlationRatio(y: Float64Array, { of, count }: Slices, rows: Uint32Array): number {
  const sums = new Float64Array(count)
  const numbers = new Float64Array(count)
  let sum = 0
  for (const i of rows) {
    sums[of[i]!]! += y[i]!
    numbers[of[i]!]! += 1
    sum += y[i]!
  }
  const mean = sum / rows.length
  let total = 0
  for (const i of rows) total += (y[i]! - mean) * (y[i]! - mean)
  let between = 0
  let used = 0
  for (let s = 0; s < count; s++)
    if (numbers[s]! > 0) {
      const off = sums[s]! / numbers[s]! - mean
      between += numbers[s]! * off * off
      used++
    }
  if (!(total > 0) || rows.length <= used) return total > 0 ? NaN : 0
  return 1 - ((1 - between / total) * (rows.length - 1)) / (rows.length - used)
}

function profileOf(x: Float64Array, y: Float64Array, { of, count }: Slices): ProfilePoint[] {
  return Array.from({ length: count }, (_, s) => {
    const inside = Array.from(of.keys()).filter((i) => of[i] === s)
    return { at: meanOf(inside.map((i) => x[i]!)), mean: meanOf(inside.map((i) => y[i]!)) }
  })
}

/** Sobol' indices; lines and profiles come from the two independent samples. Rows in which any point is missing are left out. */
export function sobolEffects(factors: readonly Factor[], points: PlannedDesign['points'], { rows }: Extract<Structure, { kind: 'saltelli' }>, sample: Sample, next: () => number, resamples = 500): Effects {
  const means = pointMeans(sample)
  const k = factors.length
  const sound = Array.from({ length: rows }, (_, i) => i).filter((i) => Array.from({ length: k + 2 }, (_x, m) => means[m * rows + i]!).every((value) => value === value))
  const lines = regression(factors, points.slice(0, 2 * rows), means.subarray(0, 2 * rows), next, resamples)
  const outputs = Float64Array.from({ length: (k + 2) * sound.length }, (_, i) => means[Math.floor(i / sound.length) * rows + sound[i % sound.length]!]!)
  const indices = sound.length > 1 ? sobolIndices(k, sound.length, outputs, next, Math.min(resamples, resamplesFor(outputs.length))) : []
  const still = !(deviationOf(outputs) > 0)
  const none: Estimate = still && sound.length > 1 ? { value: 0, low: 0, high: 0 } : { value: NaN, low: NaN, high: NaN }
  return {
    ...lines,
    method: 'sobol',
    resampled: 'rows',
    factors: lines.factors.map((line, i) => ({ ...line, first: still ? none : indices[i]!.first, total: still ? none : indices[i]!.total })),
    left: means.filter((mean) => mean !== mean).length,
  }
}

/** Elementary effects. Trajectories in which any point is missing are left out. */
export function screeningEffects(factors: readonly Factor[], points: PlannedDesign['points'], { moves, up }: Extract<Structure, { kind: 'morris' }>, sample: Sample, next: () => number, resamples = 500): Effects {
  const means = pointMeans(sample)
  const length = factors.length + 1
  const sound = Array.from(moves.keys()).filter((t) => means.subarray(t * length, (t + 1) * length).every((value) => value === value))
  const kept = sound.flatMap((t) => Array.from({ length }, (_, step) => t * length + step))
  const design = { points: [], moves: sound.map((t) => moves[t]!), up: sound.map((t) => up[t]!) }
  const rows = sound.length > 1 ? morrisEffects(design, kept.map((p) => means[p]!), next, resamples) : []
  const coordinates = coordinatesOf(factors, points).map((column) => Float64Array.from(kept, (p) => column[p]!))
  const y = Float64Array.from(kept, (p) => means[p]!)
  return {
    method: 'morris',
    resampled: 'trajectories',
    factors: factors.map((factor, k) => ({ factor: factor.id, ...(rows[k] ? { screening: rows[k] } : {}), profile: profileOf(coordinates[k]!, y, slicesOf(factor, coordinates[k]!)) })),
    floor: kept.length > 0 ? morrisFloor(factors.length, kept.map((p) => Array.from({ length: sample.replicates }, (_, r) => sample.at(p, r)))) : NaN,
    deviation: deviationOf(means),
    left: means.filter((mean) => mean !== mean).length,
  }
}
