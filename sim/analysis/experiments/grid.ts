/** Two factors against each other, and all points beside one another: what a grid, parallel coordinates and a tornado are drawn from. */
import type { Estimate } from '../sensitivity/bootstrap.ts'
import type { PlannedDesign } from './designs/design.ts'
import { meanOf, shareOf } from './effects/statistics.ts'
import { endsOf } from './effects/sampled.ts'
import type { Effects, FactorEffect } from './effects/types.ts'
import { levelsOf, numberOf } from './factors.ts'
import type { Sample } from './run-table.ts'
import type { Factor, FactorValue, OutputGoal } from './types.ts'

/** Does a number reach its goal? */
export function reaches(value: number, { sense, value: goal }: OutputGoal): boolean {
  return sense === 'at-most' ? value <= goal : value >= goal
}

/** A step of one side of a grid: a level, or a slice of a range from `low` up to `high`. */
export interface GridStep {
  readonly low: number
  readonly high: number
  /** The level, where there is one. */
  readonly value?: FactorValue
}

/** A cell of a grid: column by row. */
export interface GridCell {
  readonly x: number
  readonly y: number
  /** Runs that gave a number. */
  readonly runs: number
  readonly mean: number
  /** Share of runs that reach the goal, with its 90 % interval; absent without a goal. */
  readonly reached?: Estimate
}

/** One output over two factors. */
export interface Grid {
  readonly x: string
  readonly y: string
  readonly columns: readonly GridStep[]
  readonly rows: readonly GridStep[]
  /** Row by row; cells in which nothing was run have 0 runs. */
  readonly cells: readonly GridCell[]
}

/**
 * The grid of two factors; whatever else varies is averaged over.
 * @param valueOf value of a factor at a point: undefined leaves the point out
 * @param slices into how many parts a sampled range is cut
 */
export function gridOf(x: Factor, y: Factor, sample: Sample, valueOf: (point: number, factor: Factor) => FactorValue | undefined, goal: OutputGoal | undefined, sampled: boolean, slices = 6): Grid {
  const columns = stepsOf(x, sampled, slices)
  const rows = stepsOf(y, sampled, slices)
  const found = rows.map(() => columns.map(() => [] as number[]))
  for (let p = 0; p < sample.points; p++) {
    const [vx, vy] = [valueOf(p, x), valueOf(p, y)]
    if (vx === undefined || vy === undefined) continue
    const [i, j] = [stepAt(columns, numberOf(x, vx)), stepAt(rows, numberOf(y, vy))]
    if (i < 0 || j < 0) continue
    for (let r = 0; r < sample.replicates; r++) {
      const value = sample.at(p, r)
      if (value === value) found[j]![i]!.push(value)
    }
  }
  const cells = found.flatMap((line, j) =>
    line.map((values, i): GridCell => {
      const times = goal ? values.filter((value) => reaches(value, goal)).length : 0
      return { x: i, y: j, runs: values.length, mean: values.length === 0 ? NaN : meanOf(values), ...(goal ? { reached: shareOf(times, values.length) } : {}) }
    }),
  )
  return { x: x.id, y: y.id, columns, rows, cells }
}

function stepsOf(factor: Factor, sampled: boolean, slices: number): GridStep[] {
  if (factor.levels || !sampled) return levelsOf(factor).map((value) => ({ low: numberOf(factor, value), high: numberOf(factor, value), value }))
  const [low, high] = endsOf(factor)
  // Years and counts that are few stand for themselves.
  if (factor.whole && high - low < slices) return Array.from({ length: high - low + 1 }, (_, i) => ({ low: low + i, high: low + i, value: low + i }))
  return Array.from({ length: slices }, (_, i) => ({ low: low + ((high - low) * i) / slices, high: low + ((high - low) * (i + 1)) / slices }))
}

function stepAt(steps: readonly GridStep[], at: number): number {
  const level = steps.findIndex(({ low, high }) => low === high && at === low)
  if (level >= 0) return level
  // The last slice holds its upper end.
  return steps.findLastIndex(({ low, high }) => low < high && at >= low && at <= high)
}

/** A bar of a tornado: the output at the factor's low and high end. */
export interface TornadoBar {
  readonly factor: string
  readonly low: number
  readonly high: number
  /** What the factor's whole range does, with its interval. */
  readonly change?: Estimate
}

/** Bars of a tornado, the longest first, about `centre`: the scenario as it is where that was run, else the mean of all points. */
export function tornadoOf({ factors, method }: Effects, means: ArrayLike<number>): { readonly centre: number; readonly bars: readonly TornadoBar[] } {
  const known = Float64Array.from(means).filter((mean) => mean === mean)
  const centre = method === 'differences' ? means[0]! : meanOf(known)
  const bars = factors.map((effect): TornadoBar => {
    const [low, high] = endsOfProfile(effect, method === 'differences' ? centre : undefined)
    return { factor: effect.factor, low, high, ...(effect.change ? { change: effect.change } : {}) }
  })
  const length = ({ low, high }: TornadoBar) => (Number.isFinite(high - low) ? Math.abs(high - low) : -1)
  return { centre, bars: bars.sort((a, b) => length(b) - length(a)) }
}

function endsOfProfile({ profile }: FactorEffect, alone: number | undefined): [number, number] {
  const first = profile[0]?.mean ?? NaN
  const last = profile[profile.length - 1]?.mean ?? NaN
  return profile.length === 1 && alone !== undefined ? [alone, last] : [first, last]
}

/** One line of parallel coordinates: a point, its factors and its outputs. */
export interface ParallelLine {
  /** Point of the experiment, by which it is opened. */
  readonly point: number
  /** As numbers, in the order of the axes. */
  readonly at: readonly number[]
}

/** An axis of parallel coordinates. */
export interface ParallelAxis {
  /** Name of a factor or output. */
  readonly id: string
  readonly kind: 'factor' | 'output'
  readonly low: number
  readonly high: number
}

/** Parallel coordinates of one scenario: factors first, then outputs, each point a line. */
export function parallelOf(factors: readonly Factor[], outputs: readonly string[], { points }: PlannedDesign, from: number, means: readonly ArrayLike<number>[], valueOf: (point: number, factor: Factor) => FactorValue | undefined): { readonly axes: readonly ParallelAxis[]; readonly lines: readonly ParallelLine[] } {
  const lines = points.map((_, p): ParallelLine => ({
    point: from + p,
    at: [
      ...factors.map((factor) => {
        const value = valueOf(p, factor)
        return value === undefined ? NaN : numberOf(factor, value)
      }),
      ...means.map((mean) => mean[p]!),
    ],
  }))
  const spread = (i: number) => {
    const known = lines.map(({ at }) => at[i]!).filter((value) => value === value)
    return { low: Math.min(...known), high: Math.max(...known) }
  }
  return {
    axes: [
      ...factors.map((factor, i) => {
        const [low, high] = endsOf(factor)
        const there = spread(i)
        return { id: factor.id, kind: 'factor' as const, low: Math.min(low, there.low), high: Math.max(high, there.high) }
      }),
      ...outputs.map((id, i) => ({ id, kind: 'output' as const, ...spread(factors.length + i) })),
    ],
    lines,
  }
}
