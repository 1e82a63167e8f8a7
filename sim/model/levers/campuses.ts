import type { LeverContext } from '../definitions.ts'

/** Study sites of the three largest university cities, from which places would be taken. */
export const bigCampuses = ['koebenhavn', 'aarhus', 'odense'] as const

/** Study sites outside them that are to grow. */
export const growthCampuses = ['aalborg', 'koege', 'esbjerg'] as const

/** Cell of a study site. @throws Error when the pack has no such site. */
export function siteCell(context: LeverContext, id: string): number {
  const cell = context.sites.findIndex((site) => site.id === id)
  if (cell < 0) throw new Error(`study sites: expected ${id} among ${context.sites.map((s) => s.id).join(', ')}, got none. Check the pack.`)
  return cell
}

/** The September a change first meets an intake: the one in or after a month. */
export function firstSeptember(month: number): number {
  return month + ((8 - (month % 12) + 12) % 12)
}

/** Share of each site in the intake of the first September, when no lever acts. */
export function intakeShares(context: LeverContext, sites: readonly string[], month: number): number[] {
  const intake = sites.map((id) => context.base('intake.places', firstSeptember(month), siteCell(context, id)))
  const total = intake.reduce((sum, places) => sum + places, 0)
  return intake.map((places) => (total > 0 ? places / total : 1 / sites.length))
}
