/** Goal-seek: the smallest set and size of levers that reaches a goal, what it costs, and what would have to be true where none does. */
import { canonicalJson, sha256Hex } from '../../core/digest.ts'
import type { Pack } from '../../model/pack/index.ts'
import type { LeverUse, Scenario } from '../../scenario/index.ts'
import { search } from './search.ts'
import type { Looker } from './search.ts'
import { keyOf, reaches, scalesOf, standingOf, wilson } from './standing.ts'
import type { Candidate, Confirmed, Cost, Goal, GoalFindings, Standing } from './types.ts'
import { wouldHaveToBeTrue } from './would-hold.ts'
import type { Otherwise } from './would-hold.ts'

export { goalDefaults, parseGoal, parseGoalText } from './parse.ts'
export type { GoalContext, GoalResult } from './parse.ts'
export type { Otherwise } from './would-hold.ts'
export type * from './types.ts'

/** Runs scenarios. Both resolve with undefined when they were interrupted. */
export interface GoalRunner {
  /** The value of each condition's figure in `replicates` replicates from number `first` on, by scenario; undefined for one whose levers cannot stand together. */
  run(name: string, of: readonly Otherwise[], replicates: number, seed: string, first?: number): Promise<readonly (readonly (readonly number[])[] | undefined)[] | undefined>
  /** What scenarios cost beyond the goal's own, over a few pairs of replicates. */
  costs(name: string, of: readonly Otherwise[]): Promise<readonly Cost[] | undefined>
  /** Runs made so far. */
  readonly runs: number
}

/** Sets of the front that are run again under other luck. */
const confirmed = 12

/** Findings with the digits that are told of them: eight, which no engine disputes. */
export function shortFindings(found: GoalFindings): GoalFindings {
  return JSON.parse(JSON.stringify(found, (_, value: unknown) => (typeof value === 'number' && Number.isFinite(value) ? Number(value.toPrecision(8)) : value))) as GoalFindings
}

/** sha-256 (hex) of findings as they are told: the same in a page and in a terminal. */
export const findingsDigest = (found: GoalFindings): string => sha256Hex(canonicalJson(shortFindings(found)))

/** The levers of a set, with those of the goal's own scenario. */
export function leversOf({ allowed, from }: Pick<Goal, 'allowed' | 'from'>, candidate: Candidate): Record<string, LeverUse> {
  return { ...from.levers, ...addedBy({ allowed }, candidate) }
}

function addedBy({ allowed }: Pick<Goal, 'allowed'>, candidate: Candidate): Record<string, LeverUse> {
  return Object.fromEntries(
    [...candidate].sort(([a], [b]) => a - b).map(([lever, size]) => {
      const { id, setting, sizes, use } = allowed[lever]!
      const value = sizes[size]
      return [id, { ...use, ...(setting && value !== undefined ? { [setting.id]: value } : {}) }]
    }),
  )
}

/** The scenario of a set, to be opened anywhere. */
export function goalScenario(goal: Goal, { levers, assumptions }: Otherwise, id: string): Scenario {
  return { ...goal.from, id, title: goal.title, levers, assumptions }
}

/** Seeks a goal. Resolves with undefined when it was interrupted. */
export async function seekGoal(goal: Goal, runner: GoalRunner, pack: Pack): Promise<GoalFindings | undefined> {
  const { conditions, probability, effort, from, seed } = goal
  const full = effort.rounds.at(-1)!
  const plain: Otherwise = { levers: from.levers, assumptions: from.assumptions }
  const of = (candidate: Candidate): Otherwise => ({ levers: leversOf(goal, candidate), assumptions: from.assumptions })
  const baseline = (await runner.run('without', [plain], full, seed))?.[0]
  if (!baseline) return undefined
  const scales = scalesOf(conditions, baseline)
  const stand = (rows: readonly (readonly number[])[] | undefined): Standing | undefined => rows && standingOf(conditions, probability, rows, scales)
  const looker: Looker = {
    look: async (name, candidates, replicates) => (await runner.run(name, candidates.map(of), replicates, seed))?.map(stand),
    costs: (name, candidates) => runner.costs(name, candidates.map(of)),
  }
  const found = await search(goal, looker)
  if (!found) return undefined
  // Sets that reach come first; the others only show how near one comes.
  const front = found.front.toSorted((a, b) => Number(reaches(b.standing, probability)) - Number(reaches(a.standing, probability)) || a.candidate.size - b.candidate.size || b.standing.share - a.standing.share).slice(0, confirmed).sort((a, b) => a.candidate.size - b.candidate.size || b.standing.share - a.standing.share)
  // Other luck, and other replicates, since which parameters a replicate lives under goes by its number.
  const again = await runner.run('under other luck', front.map(({ candidate }) => of(candidate)), effort.confirm, `${seed} confirmed`, full)
  if (!again) return undefined
  const told = front.map(({ candidate, standing, cost }, i): Confirmed => {
    const fresh = stand(again[i])!
    const interval = wilson(fresh.share, fresh.replicates)
    return { levers: addedBy(goal, candidate), searched: standing, confirmed: fresh, interval, cost: cost!, reaches: reaches(fresh, probability), surely: interval[0] >= probability }
  })
  const smallest = told.findIndex((one) => one.reaches)
  const nearest = found.archive.reduce((a, b) => (b.standing.reach > a.standing.reach || (b.standing.reach === a.standing.reach && keyOf(b.candidate) < keyOf(a.candidate)) ? b : a))
  const tryOut = async (name: string, what: readonly Otherwise[], replicates: number) => (await runner.run(name, what, replicates, seed))?.map(stand)
  const needed = smallest < 0 ? await wouldHaveToBeTrue(goal, leversOf(goal, nearest.candidate), nearest.standing, pack, tryOut) : undefined
  if (smallest < 0 && !needed) return undefined
  return {
    goal: goal.id, seed, without: found.without.standing, looked: found.looked, runs: runner.runs, front: told,
    ...(smallest < 0 ? {} : { smallest }),
    ...(needed ? { wouldHaveToBeTrue: needed } : {}),
  }
}
