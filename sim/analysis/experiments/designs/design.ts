/** From a design and its factors to points: the values each run is made with, and what effects are later worked out from. */
import { latinHypercube, uniforms } from '../../calibration/design.ts'
import { morrisDesign } from '../../sensitivity/morris.ts'
import type { MorrisDesign } from '../../sensitivity/morris.ts'
import { mixedDesign } from '../../sensitivity/sobol.ts'
import { levelsOf, valueAt } from '../factors.ts'
import type { Design, Experiment, Factor, FactorValue } from '../types.ts'
import { fractionLevels, fractionOf } from './fractional.ts'
import type { Fraction } from './fractional.ts'
import { sobolDimensions, sobolPoints } from './sobol-sequence.ts'

/** How points hang together. */
export type Structure =
  /** Point 0 is the scenario as it stands; each other point sets one factor to one of its levels. */
  | { readonly kind: 'one-at-a-time'; readonly changes: readonly { readonly factor: number; readonly level: number }[] }
  /** By point, the number of each factor's level. */
  | { readonly kind: 'factorial'; readonly levels: readonly Uint8Array[]; readonly fraction?: Fraction }
  | { readonly kind: 'sampled' }
  /** Rows of A, then of B, then of A with one column from B, factor by factor. */
  | { readonly kind: 'saltelli'; readonly rows: number }
  | ({ readonly kind: 'morris' } & Omit<MorrisDesign, 'points'>)

/** Points of a design. Values are in the order of the factors; undefined leaves a factor as the scenario has it. */
export interface PlannedDesign {
  readonly points: readonly (readonly (FactorValue | undefined)[])[]
  readonly structure: Structure
}

/** How many points a design has, without making them. */
export function designSize(design: Design, factors: readonly Factor[]): number {
  const counts = factors.map((factor) => levelsOf(factor).length)
  switch (design.kind) {
    case 'one-at-a-time':
      return 1 + counts.reduce((sum, count) => sum + count, 0)
    case 'full-factorial':
      return counts.reduce((product, count) => product * count, 1)
    case 'fractional-factorial':
      return 1 << fractionOf(factors.length, design.resolution).base
    case 'latin-hypercube':
    case 'sobol-sequence':
      return design.points
    case 'saltelli':
      return design.rows * (factors.length + 2)
    case 'morris':
      return design.trajectories * (factors.length + 1)
  }
}

/** The points of an experiment. The same seed gives the same points. */
export function planDesign({ design, factors, seed }: Pick<Experiment, 'design' | 'factors' | 'seed'>): PlannedDesign {
  const next = uniforms(`${seed} design`)
  const at = (points: readonly Float64Array[]) => points.map((point) => factors.map((factor, k) => valueAt(factor, point[k]!)))
  switch (design.kind) {
    case 'one-at-a-time':
      return oneAtATime(factors)
    case 'full-factorial':
      return fullFactorial(factors)
    case 'fractional-factorial': {
      const fraction = fractionOf(factors.length, design.resolution)
      const ends = factors.map(levelsOf)
      const levels = fractionLevels(fraction).map((row) => Uint8Array.from(row, (sign) => (sign > 0 ? 1 : 0)))
      return { points: levels.map((row) => factors.map((_, k) => ends[k]![row[k]!]!)), structure: { kind: 'factorial', levels, fraction } }
    }
    case 'latin-hypercube':
      return { points: at(latinHypercube(design.points, factors.length, next)), structure: { kind: 'sampled' } }
    case 'sobol-sequence':
      return { points: at(sobolPoints(design.points, factors.length, next)), structure: { kind: 'sampled' } }
    case 'saltelli':
      return { points: at(saltelli(design.rows, factors.length, next)), structure: { kind: 'saltelli', rows: design.rows } }
    case 'morris': {
      const { points, ...rest } = morrisDesign(factors.length, design.trajectories, next)
      return { points: at(points), structure: { kind: 'morris', ...rest } }
    }
  }
}

function oneAtATime(factors: readonly Factor[]): PlannedDesign {
  const changes = factors.flatMap((factor, k) => levelsOf(factor).map((value, level) => ({ factor: k, level, value })))
  const unchanged = factors.map(() => undefined)
  return {
    points: [unchanged, ...changes.map(({ factor, value }) => factors.map((_, k) => (k === factor ? value : undefined)))],
    structure: { kind: 'one-at-a-time', changes: changes.map(({ factor, level }) => ({ factor, level })) },
  }
}

/** Every combination of levels; the last factor changes fastest. */
function fullFactorial(factors: readonly Factor[]): PlannedDesign {
  const values = factors.map(levelsOf)
  const total = values.reduce((product, list) => product * list.length, 1)
  const levels = Array.from({ length: total }, (_, point) => {
    const row = new Uint8Array(factors.length)
    let rest = point
    for (let k = factors.length - 1; k >= 0; k--) {
      row[k] = rest % values[k]!.length
      rest = Math.floor(rest / values[k]!.length)
    }
    return row
  })
  return { points: levels.map((row) => factors.map((_, k) => values[k]![row[k]!]!)), structure: { kind: 'factorial', levels } }
}

/** Two samples and their mixtures, from one Sobol' sequence as far as there are dimensions (Saltelli and others 2010), and from Latin hypercubes beyond. */
function saltelli(rows: number, factors: number, next: () => number): Float64Array[] {
  if (2 * factors > sobolDimensions) return mixedDesign(latinHypercube(rows, factors, next), latinHypercube(rows, factors, next))
  const both = sobolPoints(rows, 2 * factors, next)
  return mixedDesign(both.map((point) => point.slice(0, factors)), both.map((point) => point.slice(factors)))
}
