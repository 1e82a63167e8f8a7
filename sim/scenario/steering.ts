/**
 * What data and steering powers do to other levers when a scenario is compiled. They move no parameter that an equation reads; they bring other
 * levers forward and make them larger or smaller.
 *
 *     lag          a lever that begins later is brought forward by the months saved against today's lag, but not before data or powers are in force;
 *                  months that cannot be brought forward shorten its phase-in. A longer lag than today's delays it.
 *     compliance   while powers last, what placement levers add or multiply follows the ratio to today's compliance, for a lever's own effect is
 *                  stated at that.
 *
 * Powers and data of a part of the country move what acts on cells there: places, hospitals and sites in its clusters, regions with at least half of their
 * inhabitants in them. What is one number for the whole country they leave alone.
 *
 * At today's values nothing is touched, not even the order of modifiers.
 */
import type { Modifier } from '../core/parameters.ts'
import type { LeverContext } from '../model/definitions.ts'
import { placesOfClusters, shareReached } from '../model/levers/changes.ts'
import { policyParameters } from '../model/parameters.ts'

/** Today's months and share: the base values of the `info.*` parameters. */
const today: Readonly<Record<string, number>> = { 'info.reaction-lag': 24, 'info.implementation-lag': 24, 'info.agreement-lag': 12, 'info.compliance': 0.75 }

/** Levers that planners place: posts, tracks, numbers. */
export const placementLevers: ReadonlySet<string> = new Set([
  'hu-placement-balance', 'vur-distribution-key', 'intro-post-steering', 'priority-specialties', 'hospital-partnerships', 'coherent-tracks',
  'geo-bounded-tracks', 'team-tracks', 'early-exposure', 'capacity-allocation-model', 'specialist-practice',
])

/** Levers on pay and terms, which wait for an agreement with doctors’ organisations. */
export const agreementLevers: ReadonlySet<string> = new Set([
  'pay-premium', 'gp-fee-differentiation', 'tailored-terms', 'senior-schemes', 'part-practice-rules', 'list-size-limits', 'commuter-support',
])

/** Largest value of a parameter that is a share, so that full compliance with an ambitious plan stays a plan. */
const shares: Readonly<Record<string, number>> = { 'posts.hu.share-outside': 1, 'posts.hu.mandate-share': 1 }

/** Modifiers after data and steering powers. Returns the list itself when neither changes anything. */
export function steered(modifiers: readonly Modifier[], context: LeverContext): readonly Modifier[] {
  const rules = modifiers.filter((m) => m.parameter in today && m.value !== today[m.parameter])
  if (rules.length === 0) return modifiers
  let list = modifiers
  for (const rule of rules) {
    const concerned = rule.parameter === 'info.agreement-lag' ? agreementLevers : placementLevers
    const carry = (part: readonly Modifier[]) => (rule.parameter === 'info.compliance' ? complied(part, rule, concerned) : moved(part, rule, concerned))
    if (!rule.cells) list = carry(list)
    else {
      const reached = reachOf(rule.cells, Math.floor(rule.from / 12), context)
      list = list.flatMap((m) => {
        if (!concerned.has(m.by)) return [m]
        const { inside, outside } = reached(m)
        return [...(outside ? [outside] : []), ...(inside ? carry([inside]) : [])]
      })
    }
  }
  return list
}

const axes = new Map(policyParameters.map(({ id, axis }) => [id, axis]))

/** Splits modifiers into what acts in the given clusters and what does not. */
function reachOf(clusters: readonly number[], year: number, context: LeverContext): (m: Modifier) => { readonly inside?: Modifier; readonly outside?: Modifier } {
  const places = placesOfClusters(context, clusters)
  const has = new Set(places)
  const at = (list: readonly { readonly place: number }[]) => list.flatMap(({ place }, cell) => (has.has(place) ? [cell] : []))
  const cells = {
    cluster: new Set(clusters),
    place: has,
    site: new Set(at(context.sites)),
    hospital: new Set(at(context.hospitals)),
    region: new Set(shareReached(context, 'region', places, year).flatMap((share, cell) => (share >= 0.5 ? [cell] : []))),
  }
  const count = { cluster: context.clusters, place: context.places, site: context.sites, hospital: context.hospitals, region: context.regions }
  return (m) => {
    const axis = axes.get(m.parameter)
    if (axis === undefined || axis === 'none') return { outside: m }
    const all = m.cells ?? count[axis].map((_, cell) => cell)
    const inside = all.filter((cell) => cells[axis].has(cell))
    if (inside.length === all.length) return { inside: m }
    return inside.length === 0 ? { outside: m } : { inside: { ...m, cells: inside }, outside: { ...m, cells: all.filter((cell) => !cells[axis].has(cell)) } }
  }
}

/** Brings levers forward, or delays them. */
function moved(list: readonly Modifier[], rule: Modifier, concerned: ReadonlySet<string>): readonly Modifier[] {
  const saved = Math.round(today[rule.parameter]! - rule.value)
  return list.flatMap((m) => {
    if (!concerned.has(m.by) || m.to <= rule.from) return [m]
    if (saved < 0) {
      const from = m.from - saved
      return m.from < rule.from || m.from >= rule.to ? [m] : from < m.to ? [{ ...m, from }] : []
    }
    const forward = Math.max(0, Math.min(saved, m.from - rule.from))
    const from = m.from - forward
    if (from >= rule.to) return [m]
    const ramp = m.rampMonths ?? 0
    return [{ ...m, from, ...(ramp > 0 ? { rampMonths: Math.max(0, ramp - (saved - forward)) } : {}) }]
  })
}

/** Adds to what levers add or multiply, so that together they are the ratio of the rule's compliance to today's. */
function complied(list: readonly Modifier[], rule: Modifier, concerned: ReadonlySet<string>): readonly Modifier[] {
  const ratio = rule.value / today[rule.parameter]!
  const extra: Modifier[] = []
  for (const m of list) {
    const from = Math.max(m.from, rule.from)
    const to = Math.min(m.to, rule.to)
    if (!concerned.has(m.by) || from >= to) continue
    const { rampMonths, ...rest } = m
    const left = (rampMonths ?? 0) - (from - m.from)
    const span = { ...rest, from, to, ...(left > 0 ? { rampMonths: left } : {}) }
    if (m.op === 'add') extra.push({ ...span, value: m.value * (ratio - 1) })
    else if (m.op === 'multiply' && m.value > 0) extra.push({ ...span, value: Math.max(0, 1 + (m.value - 1) * ratio) / m.value })
    const most = shares[m.parameter]
    if (most !== undefined && m.op === 'add') extra.push({ ...rest, op: 'cap', value: most, from, to })
  }
  return [...list, ...extra]
}
