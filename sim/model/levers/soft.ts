/**
 * The soft cap: levers whose effect on a choice is only an assumed odds ratio.
 *
 *     soft log-odds of a choice and cell = sum over soft levers of ln(or), cut at +- ln(SOFT_CAP)
 *
 * A soft lever never adds to a `choice.*` parameter. It adds ln(or) to the soft parameter of the choice (`SOFT` below), so that the timeline
 * sums what all levers say of the same choice and cell, and the equation that makes the choice cuts the sum when it reads it:
 *
 *     in a lever                       in the process, once per month or round, not per person
 *     addSoft(changes, SOFT.hu, 1.4)   bonus[c] = v[at['choice.hu'] + c] + softLogOdds(v[at['soft.hu'] + c])
 *
 * What holds for some people only (a track, a team, the home department) is added before the cut: `softLogOdds(cell + person)`.
 * Without a cap, ten mild levers would solve everything.
 */
import { log } from '../../core/arithmetic.ts'
import type { Changes } from './changes.ts'

/** Most that soft levers together may multiply the odds of one choice (assumed; 1.5 to 4.8, where 4.8 is the uncontrolled example of Slagelse). */
export const SOFT_CAP = 2.5

const limit = log(SOFT_CAP)

/** Parameters that collect soft log-odds, by choice. KBU, introduction posts and HU have one cell per cluster, settling one per place. */
export const SOFT = {
  kbu: 'soft.kbu',
  intro: 'soft.intro',
  hu: 'soft.hu',
  settleNew: 'soft.settle.new',
  settleEstablished: 'soft.settle.established',
} as const

/** Adds the log of an odds ratio of a soft lever to a choice, in all cells or some. An odds ratio of 1 adds nothing. `share` scales the log-odds. */
export function addSoft(changes: Changes, choice: (typeof SOFT)[keyof typeof SOFT], oddsRatio: number, cells?: readonly number[], share = 1): void {
  changes.add(choice, log(oddsRatio) * share, cells)
}

/** Soft log-odds after the cap. */
export function softLogOdds(sum: number): number {
  return sum > limit ? limit : sum < -limit ? -limit : sum
}
