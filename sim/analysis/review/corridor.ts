/**
 * The required corridor: what the year of the review looked like in runs that reach the goal, beside those that do not. It is no cause: runs reach the goal
 * for many reasons, and an indicator that is moved by force need not bring them along.
 */
import { quantiles } from '../../core/quantiles.ts'

/** Quantiles that a corridor is told by: the median and the middle 80 and 50 %. */
export const corridorQuantiles = [0.1, 0.25, 0.5, 0.75, 0.9] as const
/** Fewest runs on either side that a corridor is told from. */
export const fewestRuns = 10

/** One indicator in the year of the review. */
export interface CorridorFigure {
  /** Quantiles in runs that reach the goal, and in those that do not. */
  readonly reach: readonly number[]
  readonly miss: readonly number[]
  /**
   * Chance that a run which reaches the goal has a higher value than one which does not, half of ties: 0.5 tells nothing, 1 and 0 tell everything.
   */
  readonly separation: number
}

/** The corridor of an ensemble. */
export interface Corridor {
  readonly goal: number
  readonly year: number
  /** Runs that reach the goal, of all. */
  readonly reached: number
  readonly of: number
  /** By indicator; empty when too few runs stand on one side. */
  readonly figures: Readonly<Record<string, CorridorFigure>>
}

/** Chance that one of `a` lies above one of `b`, half of ties (Mann and Whitney 1947). */
export function chanceAbove(a: readonly number[], b: readonly number[]): number {
  const sorted = [...b].sort((x, y) => x - y)
  let wins = 0
  for (const value of a) {
    let low = 0
    let high = sorted.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (sorted[middle]! < value) low = middle + 1
      else high = middle
    }
    let ties = low
    while (ties < sorted.length && sorted[ties] === value) ties++
    wins += low + (ties - low) / 2
  }
  return a.length === 0 || b.length === 0 ? NaN : wins / (a.length * b.length)
}

/** The corridor from values by replicate: of the goal's figure in its year, and of each indicator in the year of the review. */
export function corridorOf(goal: { readonly value: number; readonly year: number }, outcome: readonly number[], figures: Readonly<Record<string, readonly number[]>>): Corridor {
  const reaches = outcome.map((value) => value >= goal.value)
  const reached = reaches.filter(Boolean).length
  const told = reached >= fewestRuns && outcome.length - reached >= fewestRuns
  return {
    goal: goal.value,
    year: goal.year,
    reached,
    of: outcome.length,
    figures: !told
      ? {}
      : Object.fromEntries(
          Object.entries(figures).flatMap(([id, values]) => {
            const side = (wanted: boolean) => values.filter((value, i) => reaches[i] === wanted && Number.isFinite(value))
            const [reach, miss] = [side(true), side(false)]
            if (reach.length < fewestRuns || miss.length < fewestRuns) return []
            const rounded = (list: readonly number[]) => quantiles(list, corridorQuantiles).map((value) => Number(value.toPrecision(6)))
            return [[id, { reach: rounded(reach), miss: rounded(miss), separation: Number(chanceAbove(reach, miss).toPrecision(4)) }]]
          }),
        ),
  }
}

/** Where a figure stands in a corridor. */
export type CorridorPlace = 'inside' | 'low' | 'high'

/** Is a figure inside the middle 80 % of the runs that reach the goal? */
export function placeInCorridor(seen: number, { reach }: CorridorFigure): CorridorPlace {
  return seen < reach[0]! ? 'low' : seen > reach.at(-1)! ? 'high' : 'inside'
}
