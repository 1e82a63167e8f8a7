/**
 * The matrix of the strategy of 2008: which help a practice may get, by whether its area has special problems of coverage and whether it changes its
 * structure (joins others, moves into a health house, takes staff).
 */

/** Kinds of help, from advice to money. */
export const helpKinds = ['knowledge', 'risk', 'building', 'staff'] as const
/** One kind of help: knowledge and advice, carrying of risk, building and premises, staff. */
export type HelpKind = (typeof helpKinds)[number]
/** `open` is left open in the paper (a question mark); `maybe` is yes up to a ceiling. */
export type HelpAnswer = 'yes' | 'no' | 'maybe' | 'open'

/** Most of the cost of staff that may be paid; the paper adds 50 % in brackets without saying when. */
export const staffShare = { usual: 0.25, most: 0.5 } as const

/** Does the region help? The rule, not a table: help asks for a challenge or a change, money for both. */
export function help(kind: HelpKind, challenged: boolean, changing: boolean): HelpAnswer {
  const reasons = (challenged ? 1 : 0) + (changing ? 1 : 0)
  if (kind === 'knowledge') return reasons > 0 ? 'yes' : 'open'
  if (kind === 'risk') return reasons > 0 ? 'yes' : 'no'
  if (kind === 'building') return reasons === 2 ? 'yes' : 'no'
  return reasons === 2 ? 'maybe' : 'no'
}
