/**
 * The yearly ceiling of the coverage fund. Levers whose price is part of a setting are scaled back where they would cost more than the ceiling:
 *
 *     proportional   every paid lever by the same factor
 *     by need        the worst covered places in full until the money is used; the place that no longer fits gets nothing
 *     first come     levers in the order of their start, the last one in part
 *
 * What they would cost is estimated from inhabitants before the run (sim/model/levers/costs.ts), so the ceiling holds for the plan, not to the krone.
 */
import type { Modifier } from '../core/parameters.ts'
import type { LeverContext, ResolvedLever } from '../model/definitions.ts'
import { plannedCost } from '../model/levers/costs.ts'
import { worstFirst } from '../model/levers/targets.ts'

/** Share of each paid lever's plan that is paid, by place; places not listed have none of it. */
export interface Paid {
  readonly by: string
  readonly shares: ReadonlyMap<number, number>
}

/** Modifiers after the ceiling. Returns the list itself when there is no ceiling or the money reaches. */
export function rationed(modifiers: readonly Modifier[], uses: readonly ResolvedLever[], context: LeverContext): readonly Modifier[] {
  const ceilings = modifiers.filter((m) => m.parameter === 'budget.fund')
  if (ceilings.length === 0) return modifiers
  let list = modifiers
  for (const ceiling of ceilings) {
    const rule = modifiers.find((m) => m.parameter === 'budget.rule' && m.by === ceiling.by)?.value ?? 0
    const paid = payOut(uses.filter((use) => use.from < ceiling.to && use.to > ceiling.from), ceiling.value * 1e6, rule, context, ceiling.cells)
    list = list.flatMap((m) => {
      const mine = paid.find((p) => p.by === m.by)
      return mine && m.op === 'add' ? [m, ...cutBack(m, mine, ceiling, context)] : [m]
    })
  }
  return list
}

/** How far money goes. @param money DKK a year  @param rule 0 proportional, 1 by need, 2 first come  @param within places the ceiling holds for; all when absent */
export function payOut(uses: readonly ResolvedLever[], money: number, rule: number, context: LeverContext, within?: readonly number[]): Paid[] {
  const plans = uses.flatMap((use) => {
    const planned = plannedCost(use, context)
    const byPlace = planned && within ? new Map([...planned].filter(([place]) => within.includes(place))) : planned
    // What the ceiling does not hold for is paid in full.
    const free = planned && within ? [...planned.keys()].filter((place) => !within.includes(place)) : []
    return byPlace && byPlace.size > 0 ? [{ use, byPlace, free, total: [...byPlace.values()].reduce((sum, dkk) => sum + dkk, 0) }] : []
  })
  const total = plans.reduce((sum, plan) => sum + plan.total, 0)
  if (total <= money) return []
  if (rule === 1) {
    const places = worstFirst([...new Set(plans.flatMap((plan) => [...plan.byPlace.keys()]))], context)
    const inFull = new Set<number>()
    let left = money
    for (const place of places) {
      left -= plans.reduce((sum, plan) => sum + (plan.byPlace.get(place) ?? 0), 0)
      if (left < 0) break
      inFull.add(place)
    }
    return plans.map(({ use, byPlace, free }) => ({ by: use.id, shares: sharesOf(byPlace, free, (place) => (inFull.has(place) ? 1 : 0)) }))
  }
  let left = money
  return [...plans]
    .sort((a, b) => a.use.from - b.use.from || (a.use.id < b.use.id ? -1 : 1))
    .map(({ use, byPlace, free, total: dkk }) => {
      const share = rule === 2 ? Math.max(0, Math.min(1, left / dkk)) : money / total
      left -= dkk
      return { by: use.id, shares: sharesOf(byPlace, free, () => share) }
    })
}

function sharesOf(byPlace: ReadonlyMap<number, number>, free: readonly number[], share: (place: number) => number): Map<number, number> {
  return new Map([...[...byPlace.keys()].map((place) => [place, share(place)] as const), ...free.map((place) => [place, 1] as const)])
}

/** What is taken back of one modifier while the ceiling holds: one modifier for each size of cut. */
function cutBack(m: Modifier, paid: Paid, ceiling: Modifier, context: LeverContext): Modifier[] {
  const from = Math.max(m.from, ceiling.from)
  const to = Math.min(m.to, ceiling.to)
  if (from >= to) return []
  const year = Math.floor(from / 12)
  let people = 0
  let kept = 0
  for (const [place, share] of paid.shares) {
    people += context.population(place, year)
    kept += context.population(place, year) * share
  }
  const overall = people > 0 ? kept / people : 0
  const cells = m.cells ?? []
  const cuts = new Map<number, number[]>()
  for (const cell of cells) {
    const share = m.parameter === 'choice.hu' ? shareOfCluster(cell, paid, context, year, overall) : (paid.shares.get(cell) ?? overall)
    // A lock-in is a term of the money: it stands wherever some is paid.
    const rest = m.parameter === 'choice.locked-years' ? (share > 0 ? 1 : 0) : share
    if (rest < 1) cuts.set(rest, [...(cuts.get(rest) ?? []), cell])
  }
  const { rampMonths, ...plain } = m
  const left = (rampMonths ?? 0) - (from - m.from)
  const ramp = left > 0 ? { rampMonths: left } : {}
  if (!m.cells) return overall < 1 ? [{ ...plain, value: -m.value * (1 - overall), from, to, ...ramp }] : []
  return [...cuts].map(([share, list]) => ({ ...plain, value: -m.value * (1 - share), from, to, cells: list, ...ramp }))
}

/** Share paid among the inhabitants of a cluster who live where the lever acts. */
function shareOfCluster(cluster: number, paid: Paid, context: LeverContext, year: number, overall: number): number {
  const id = context.clusters[cluster]!.id
  let people = 0
  let kept = 0
  for (const [place, share] of paid.shares) {
    if (context.places[place]!.cluster !== id) continue
    people += context.population(place, year)
    kept += context.population(place, year) * share
  }
  return people > 0 ? kept / people : overall
}
