/** What a version of the model says of every shipped scenario, kept so that the next version can be held against it. */
import { pairedDifference } from '../core/quantiles.ts'
import type { Layout } from '../core/recorder.ts'
import type { Buffers } from '../run/aggregate.ts'
import { headlineId, headlines, headlineValues } from './headlines.ts'
import { meanOf, varianceOf } from './precision.ts'

/** Years in which figures are kept, at their end. */
export const snapshotYears = [2029, 2035, 2045] as const

/** One scenario of a snapshot: values by replicate, for each figure `indicator/measure/year`. */
export interface SnapshotScenario {
  readonly seed: string
  readonly fingerprint: string
  readonly digest: string
  readonly figures: Readonly<Record<string, readonly (number | null)[]>>
}

/** The file. */
export interface Snapshot {
  readonly format: 1
  readonly kind: 'snapshot'
  readonly version: string
  readonly model: string
  readonly replicates: number
  readonly scenarios: Readonly<Record<string, SnapshotScenario>>
}

/** Figures of a run; years the run does not reach are left out. */
export function figuresOf(buffers: Buffers, layout: Layout): Record<string, (number | null)[]> {
  const years = snapshotYears.filter((year) => year * 12 + 11 <= layout.to && year * 12 >= layout.from)
  return Object.fromEntries(headlines.flatMap((headline) => years.map((year) => [`${headlineId(headline)}/${year}`, headlineValues(headline, buffers, layout, year).map((value) => (Number.isFinite(value) ? Number(value.toPrecision(7)) : null))])))
}

/** One figure that moved. */
export interface Moved {
  readonly scenario: string
  readonly figure: string
  readonly before: number
  readonly after: number
  readonly standardError: number
  /** How many standard errors it moved; infinite when nothing varies. */
  readonly times: number
}

/** What two snapshots have in common and what moved. */
export interface SnapshotDiff {
  readonly moved: readonly Moved[]
  readonly compared: number
  /** Scenarios that only one of the two has. */
  readonly added: readonly string[]
  readonly removed: readonly string[]
  /** Scenarios whose bits are the same. */
  readonly identical: readonly string[]
}

/**
 * Figures whose mean moved by more than `limit` standard errors. Where both hold the same replicates of the same seed the difference is taken pair by
 * pair, since they share luck and parameters; else the two samples stand against each other.
 */
export function diffSnapshots(before: Snapshot, after: Snapshot, limit = 3): SnapshotDiff {
  const ids = Object.keys(before.scenarios)
  const both = ids.filter((id) => after.scenarios[id])
  const moved: Moved[] = []
  let compared = 0
  for (const id of both) {
    const [a, b] = [before.scenarios[id]!, after.scenarios[id]!]
    for (const figure of Object.keys(a.figures).filter((name) => b.figures[name])) {
      compared++
      const change = changeOf(a.figures[figure]!, b.figures[figure]!, a.seed === b.seed)
      if (change && change.after !== change.before && Math.abs(change.times) > limit) moved.push({ scenario: id, figure, ...change })
    }
  }
  return {
    moved: moved.sort((x, y) => Math.abs(y.times) - Math.abs(x.times)),
    compared,
    added: Object.keys(after.scenarios).filter((id) => !before.scenarios[id]),
    removed: ids.filter((id) => !after.scenarios[id]),
    identical: both.filter((id) => before.scenarios[id]!.digest === after.scenarios[id]!.digest && before.scenarios[id]!.seed === after.scenarios[id]!.seed),
  }
}

/** One figure over all scenarios in which it moved, for a line of the changelog. */
export interface MovedFigure {
  readonly figure: string
  readonly scenarios: number
  /** The scenario that stands for them: the baseline where it moved, else the one that moved by most standard errors. */
  readonly told: Moved
}

/** What moved, figure by figure, those that moved most first. */
export function movedFigures(found: SnapshotDiff): MovedFigure[] {
  const groups = new Map<string, Moved[]>()
  for (const moved of found.moved) groups.set(moved.figure, [...(groups.get(moved.figure) ?? []), moved])
  return [...groups]
    .map(([figure, list]) => ({ figure, scenarios: list.length, told: list.find(({ scenario }) => scenario === 'baseline') ?? list.reduce((a, b) => (Math.abs(b.times) > Math.abs(a.times) ? b : a)) }))
    .sort((a, b) => b.scenarios - a.scenarios || Math.abs(b.told.times) - Math.abs(a.told.times))
}

function changeOf(before: readonly (number | null)[], after: readonly (number | null)[], sameSeed: boolean): Omit<Moved, 'scenario' | 'figure'> | undefined {
  const numbers = (list: readonly (number | null)[]) => list.filter((value) => value !== null)
  const [x, y] = [numbers(before), numbers(after)]
  if (x.length === 0 || y.length === 0) return undefined
  const paired = sameSeed && before.length === after.length && x.length === before.length && y.length === after.length
  const standardError = paired ? pairedDifference(y, x).standardError : Math.sqrt(varianceOf(x) / x.length + varianceOf(y) / y.length)
  const change = meanOf(y) - meanOf(x)
  const times = standardError > 0 ? change / standardError : change === 0 ? 0 : change > 0 ? Infinity : -Infinity
  return { before: meanOf(x), after: meanOf(y), standardError, times }
}

/** What is wrong with a text as a snapshot, in words; the snapshot when nothing is. */
export function readSnapshot(text: string, where: string): { readonly snapshot: Snapshot } | { readonly problem: string } {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    return { problem: `${where}: expected JSON, got ${error instanceof Error ? error.message : String(error)}. Write it with laegeveje snapshot --out.` }
  }
  const snapshot = value as Partial<Snapshot> | null
  if (snapshot?.kind !== 'snapshot' || snapshot.format !== 1 || typeof snapshot.scenarios !== 'object')
    return { problem: `${where}: expected a snapshot of format 1, got something else. Write it with laegeveje snapshot --out.` }
  const broken = Object.entries(snapshot.scenarios).filter(([, s]) => typeof s?.digest !== 'string' || typeof s.figures !== 'object' || Object.values(s.figures).some((list) => !Array.isArray(list)))
  if (broken.length > 0) return { problem: `${where}: expected figures as lists for each scenario, got none for ${broken.map(([id]) => id).join(', ')}. Write it anew with laegeveje snapshot --out.` }
  return { snapshot: snapshot as Snapshot }
}
