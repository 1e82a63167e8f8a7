/** Is it enough? How effects settle as more replicates or more of the design are counted in, and how many replicates a comparison of points needs. */
import { uniforms } from '../calibration/design.ts'
import type { PlannedDesign, Structure } from './designs/design.ts'
import { effectsOf, importanceOf } from './effects/effects.ts'
import { deviationOf } from './effects/statistics.ts'
import { pointMeans } from './run-table.ts'
import type { Sample } from './run-table.ts'
import type { Factor } from './types.ts'

/** Effects with part of the runs. */
export interface ConvergenceStep {
  /** Replicates, or points, rows or trajectories, that are counted in. */
  readonly n: number
  /** By factor: the number that ranks it. */
  readonly factors: readonly number[]
}

/** What is known of how sure results are. */
export interface Convergence {
  /** Standard deviation of chance in one run, and of what is left of it between two points when replicates are paired; in the output's unit. */
  readonly chance: number
  readonly paired: number
  /** Half-width of the 95 % interval of the difference between two points, with the replicates there are. */
  readonly halfWidth: number
  /** Largest less smallest point mean. */
  readonly spread: number
  /** Replicates at which that half-width is a tenth of the spread; NaN with one replicate. */
  readonly enough: number
  /** Share of the variance between point means that is chance. */
  readonly noise: number
  readonly replicates: readonly ConvergenceStep[]
  readonly design: readonly ConvergenceStep[]
}

/** How effects settle that are worked out from a sample. */
export function convergenceOf(factors: readonly Factor[], design: PlannedDesign, sample: Sample, seed: string): Convergence {
  const means = pointMeans(sample)
  const known = means.filter((mean) => mean === mean)
  const spread = known.length > 0 ? Math.max(...known) - Math.min(...known) : NaN
  const { chance, paired } = chanceOf(sample)
  const difference = Math.SQRT2 * paired
  const between = deviationOf(means)
  const values = (part: PlannedDesign, of: Sample) => effectsOf(factors, part, of, uniforms(seed), 1).factors.map((effect) => finite(importanceOf(effect)))
  return {
    chance, paired, spread,
    halfWidth: (1.96 * difference) / Math.sqrt(sample.replicates),
    // At least two, or it could not be told.
    enough: spread > 0 ? Math.max(2, Math.ceil(((1.96 * difference) / (spread / 10)) * ((1.96 * difference) / (spread / 10)))) : NaN,
    noise: between > 0 ? Math.min(1, (paired * paired) / sample.replicates / (between * between)) : NaN,
    replicates: doublings(sample.replicates).map((n) => ({ n, factors: values(design, { ...sample, replicates: n }) })),
    design: partsOf(design).map(({ n, part, points }) => ({ n, factors: values(part, { ...sample, points: points.length, at: (p, r) => sample.at(points[p]!, r) }) })),
  }
}

const finite = (value: number) => (Number.isFinite(value) ? value : NaN)

/** Chance within points, and what pairing leaves of it: the part that is not common to all points of a replicate. */
function chanceOf(sample: Sample): { chance: number; paired: number } {
  const { points, replicates, at } = sample
  if (replicates < 2) return { chance: NaN, paired: NaN }
  const means = pointMeans(sample)
  const common = Float64Array.from({ length: replicates }, (_, r) => {
    let sum = 0
    let n = 0
    for (let p = 0; p < points; p++) {
      const off = at(p, r) - means[p]!
      if (off === off) {
        sum += off
        n++
      }
    }
    return n === 0 ? 0 : sum / n
  })
  let within = 0
  let left = 0
  let n = 0
  for (let p = 0; p < points; p++)
    for (let r = 0; r < replicates; r++) {
      const off = at(p, r) - means[p]!
      if (off !== off) continue
      within += off * off
      left += (off - common[r]!) * (off - common[r]!)
      n++
    }
  const freedom = (n * (replicates - 1)) / replicates
  const points1 = points > 1 ? points / (points - 1) : 1
  return { chance: Math.sqrt(within / freedom), paired: Math.sqrt((left / freedom) * points1) }
}

/** 1, 2, 4, … and the last. */
function doublings(last: number): number[] {
  const steps: number[] = []
  for (let n = 1; n < last; n *= 2) steps.push(n)
  return [...steps, last]
}

/** The design cut short: its first rows, trajectories or points. Factorials are whole or nothing. */
function partsOf({ points, structure }: PlannedDesign): { n: number; part: PlannedDesign; points: number[] }[] {
  const first = (kept: number[], cut: Structure, n: number) => ({ n, points: kept, part: { points: kept.map((p) => points[p]!), structure: cut } })
  const whole = (length: number) => Array.from({ length }, (_, i) => i)
  switch (structure.kind) {
    case 'sampled':
      return doublings(points.length).filter((n) => n >= 16).map((n) => first(whole(n), structure, n))
    case 'saltelli': {
      const { rows } = structure
      const blocks = points.length / rows
      return doublings(rows).filter((n) => n >= 8).map((n) => first(whole(blocks).flatMap((block) => whole(n).map((i) => block * rows + i)), { kind: 'saltelli', rows: n }, n))
    }
    case 'morris': {
      const length = structure.moves[0]!.length + 1
      return doublings(structure.moves.length).filter((n) => n >= 2).map((n) => first(whole(n * length), { kind: 'morris', moves: structure.moves.slice(0, n), up: structure.up.slice(0, n) }, n))
    }
    default:
      return []
  }
}
