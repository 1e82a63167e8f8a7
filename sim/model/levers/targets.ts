import type { LeverContext, LeverDefinition, ResolvedLever } from '../definitions.ts'
import { placesWithFlag } from './changes.ts'

/** Places a place lever aims at: its scope, or the threatened ones. */
export function targetPlaces(use: ResolvedLever, context: LeverContext): readonly number[] {
  return use.places ?? placesWithFlag(context, 'threatened')
}

/** Places outside the largest cities, of the scope if there is one: what levers on training posts and ties aim at. */
export function outsideLargestCities(use: ResolvedLever, context: LeverContext): readonly number[] {
  const outside = placesWithFlag(context, 'outside_largest_cities')
  return use.places ? outside.filter((place) => use.places!.includes(place)) : outside
}

/** Where a lever means to give doctors: as it says itself, or its scope, or the threatened places. */
export function aimsOf(lever: LeverDefinition, use: ResolvedLever, context: LeverContext): readonly number[] {
  return lever.aims?.(use, context) ?? targetPlaces(use, context)
}

/** The worst covered of the places aimed at: a share of them, rounded, in pack order. A share above none is at least one place. */
export function worstCovered(use: ResolvedLever, context: LeverContext, share: number): number[] {
  const all = targetPlaces(use, context)
  const wanted = share > 0 ? Math.max(1, Math.round(share * all.length)) : 0
  return worstFirst(all, context).slice(0, wanted).sort((a, b) => a - b)
}

/** Places by coverage, the worst covered first; ties by order of the pack. */
export function worstFirst(places: readonly number[], context: LeverContext): number[] {
  return [...places].sort((a, b) => context.coverage(a) - context.coverage(b) || a - b)
}

/** For each region, the share that the given places have of the given places' inhabitants: how what is given there falls on regions. */
export function sharesByRegion(places: readonly number[], context: LeverContext, year: number): number[] {
  const people = context.regions.map(() => 0)
  for (const place of places) {
    const region = context.regions.indexOf(context.places[place]!.region)
    if (region >= 0) people[region]! += context.population(place, year)
  }
  const all = people.reduce((sum, n) => sum + n, 0)
  return people.map((n) => (all > 0 ? n / all : 0))
}
