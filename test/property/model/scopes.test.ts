/**
 * Where a lever acts: every lever and driver takes a scope, an empty one is none, a chosen one is kept to, and one that reaches nothing is refused. Compiled
 * for the most part; a few are run to see that the rest of the country keeps its figures.
 */
import { describe, expect, test } from 'vitest'
import type { Modifier } from '../../../sim/core/parameters.ts'
import { leverById, levers } from '../../../sim/model/levers/index.ts'
import { policyParameters } from '../../../sim/model/parameters.ts'
import { modifiersOf, parseScenario } from '../../../sim/scenario/index.ts'
import { compile, library, pack, watch, type Trial } from './laboratory.ts'

type Use = Readonly<Record<string, unknown>>
const trialOf = (id: string, use: Use): Trial => (leverById(id)!.kind === 'lever' ? { levers: { [id]: use as never } } : { drivers: { [id]: use as never } })
/** Drivers and rules that change nothing at their defaults, and the long periods of levers that end soon. */
const uses: Readonly<Record<string, Use>> = {
  'need-growth': { need_growth_pct: 2 },
  'task-shift-to-gp': { task_growth_pct: 2 },
  'emergency-medicine-substitution': { substitution: 0.5 },
  'retirement-age': { mode: 'sharp-cut', mean_age: 65 },
  'kbu-general-practice': { share_half_year_gp: 0.5 },
  'regional-projection': { region: 'midtjylland' },
}
const wholeCountry = ['work-time-preference']
const scope = { regions: ['midtjylland', 'nordjylland'] }
const inScope = new Set(pack.places.flatMap(({ region }, m) => (scope.regions.includes(region) ? [m] : [])))
const cellsIn: Readonly<Record<string, (cell: number) => boolean>> = {
  place: (m) => inScope.has(m),
  cluster: (c) => scope.regions.includes(pack.clusters[c]!.region),
  region: (r) => scope.regions.includes(pack.regionIds[r]!),
  site: (s) => inScope.has(pack.sites[s]!.place),
  hospital: (h) => inScope.has(pack.hospitals[h]!.place),
}
const axis = new Map(policyParameters.map((parameter) => [parameter.id, parameter.axis]))
/** Marks of where a rule does not hold: these stand outside the scope. */
const marks = new Set(['posts.hu.ruled', 'capacity.ruled', 'retirement.here', 'study.here', 'switch.here'])
/** Zero-sum by design: what the scope gains is taken elsewhere. */
const takesElsewhere = new Set(['study-places-regional', 'pay-premium', 'training-environment', 'research-and-tech-clinics', 'part-practice-rules'])
/** Levers whose scope is a number or a mark besides, so that all places as a scope are told in other words than none. */
const otherWords = new Set(['hu-dimensioning-gp', 'generalist-hu', 'capacity-allocation-model', 'specialist-career-switch'])

const modifiersIn = (id: string, use: Use): readonly Modifier[] => modifiersOf(compile({ period: { from: '2025-01', to: '2034-12' }, ...trialOf(id, use) }).scenario, pack)

describe('a scope', () => {
  test('is taken by all levers and drivers but those that say why not', () => {
    expect(levers.filter(({ scoped }) => !scoped).map(({ id }) => id)).toEqual(wholeCountry)
    for (const id of wholeCountry) {
      const lever = leverById(id)!
      expect(lever.scopeNote?.da.length).toBeGreaterThan(20)
      const parsed = parseScenario({ format: 1, id: 'trial', extends: 'baseline', drivers: { [id]: { scope } } }, library, { pack })
      expect(parsed.ok ? '' : parsed.problems.map(({ message }) => message).join()).toContain(lever.scopeNote!.en)
    }
  })

  test.each(levers.map(({ id }) => id))('%s: empty, it is none; given, nothing acts outside it', (id) => {
    const use = uses[id] ?? {}
    const everywhere = modifiersIn(id, use)
    expect(everywhere.length).toBeGreaterThanOrEqual(wholeCountry.includes(id) ? 0 : 1)
    expect(compile(trialOf(id, { ...use, scope: {} })).fingerprint).toBe(compile(trialOf(id, use)).fingerprint)
    if (wholeCountry.includes(id)) return
    const limited = modifiersIn(id, { ...use, scope })
    expect(limited.length).toBeGreaterThan(0)
    if (id !== 'regional-projection') expect(limited).not.toEqual(everywhere)
    // Without a scope, a lever with a target of its own is not everywhere, and others are.
    const all = { regions: [...pack.regionIds] }
    const told = (list: readonly Modifier[]) => list.map(({ parameter, op, value }) => `${parameter} ${op} ${value}`)
    if (leverById(id)!.aimed) expect(modifiersIn(id, { ...use, scope: all })).not.toEqual(everywhere)
    else if (!otherWords.has(id)) expect(told(modifiersIn(id, { ...use, scope: all }))).toEqual(told(everywhere))
    for (const { parameter, cells } of limited) {
      const inside = cellsIn[axis.get(parameter) ?? 'none']
      // What has one value for the country says how the lever works where it acts.
      if (!inside || takesElsewhere.has(id)) continue
      expect([parameter, (cells ?? [-1]).filter((cell) => inside(cell) === marks.has(parameter))]).toEqual([parameter, []])
    }
  })

  test('that reaches nothing of what its lever acts on is refused, with the reason', () => {
    expect(() => compile({ levers: { 'vur-distribution-key': { scope: { regions: ['syddanmark'] } } } })).toThrow(/vur-distribution-key\.scope.*Nordjylland or Sjælland/)
    expect(() => compile({ levers: { 'pay-premium': { scope: { places: [] } } } })).toThrow(/at least one place/)
  })
})

describe('the rest of the country keeps its figures', () => {
  const period = { from: '2025-01', to: '2025-03' }
  /** One month's values by place, of replicate 0. */
  const first = (trial: Trial, read: 'need' | 'fte' | 'unlisted' | 'openShare') => {
    let values: number[] = []
    watch(compile({ period, ...trial }), 0, (w, month) => {
      if (month === 2025 * 12) values = Array.from(w[read])
    })
    return values
  }

  test.each([
    ['need-growth', { start: '2025-01', need_growth_pct: 2 }, 'need'],
    ['task-shift-to-gp', { start: '2025-01', finished_share: 0.95 }, 'need'],
    ['list-size-limits', { start: '2025-01', closing_limit: 1300, ceiling_patients: 1700, need_differentiated: false }, 'openShare'],
    ['emergency-cover-clinic', { start: '2025-01', response_months: 1 }, 'unlisted'],
  ] as const)('%s', (id, use, read) => {
    const before = first({}, read)
    const after = first(trialOf(id, { ...use, scope }), read)
    const changed = after.flatMap((value, m) => (value === before[m] ? [] : [m]))
    expect(changed.length).toBeGreaterThan(0)
    expect(changed.filter((m) => !inScope.has(m))).toEqual([])
  })
})

describe('training posts of a part of the country', () => {
  /** Posts and filled posts by region in the first round, September 2025. */
  const posted = (use: Use | undefined) => {
    const flows = new Float64Array(pack.regionIds.length)
    const clusters = pack.clusters.map(({ region }) => pack.regionIds.indexOf(region))
    let planned = 0
    watch(compile({ period: { from: '2025-01', to: '2025-09' }, ...(use ? { levers: { 'hu-dimensioning-gp': use as never } } : {}) }), 0, (w, month) => {
      if (month !== 2025 * 12 + 8) return
      planned = w.huPostsPlanned()
      flows.fill(0)
      clusters.forEach((region, c) => (flows[region]! += w.training.vacant[c]!))
    })
    return { planned, vacant: [...flows] }
  }

  test('grow by what is added there, whatever the rule', () => {
    const today = posted(undefined)
    expect(posted({ start: '2025-01', tracks_delta_pct: 0, tracks_delta_posts: 40, scope }).planned).toBeCloseTo(today.planned + 40, 9)
    const share = pack.clusters.reduce((sum, { region }, c) => sum + (scope.regions.includes(region) ? compile().input.huClusterShare[c]! : 0), 0)
    expect(posted({ start: '2025-01', tracks_delta_pct: 50, tracks_delta_posts: 0, scope }).planned).toBeCloseTo(today.planned * (1 + 0.5 * share), 9)
  })
})
