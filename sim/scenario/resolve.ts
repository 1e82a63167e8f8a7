import type { LeverContext, LeverDefinition, ResolvedLever, SettingValue } from '../model/definitions.ts'
import { leverById } from '../model/levers/index.ts'
import type { Pack } from '../model/pack/index.ts'
import { baseInputOf, parameterSpecs } from '../model/parameters.ts'
import { monthOf } from './months.ts'
import { startOf } from './parse.ts'
import type { LeverUse, Scenario, Scope } from './types.ts'

/** A month no run reaches: levers without end act until then. */
const never = 2200 * 12

/**
 * Fills in every value of a lever in use.
 * @returns undefined when the use is switched off.
 */
export function resolveLever(use: LeverUse, lever: LeverDefinition, pack: Pack): ResolvedLever | undefined {
  if (use.enabled === false) return undefined
  const end = use.end ?? lever.end
  // An empty scope is none: the lever acts where it would without one.
  const places = use.scope && Object.keys(use.scope).length > 0 ? placesOf(use.scope, pack) : undefined
  const settings: Record<string, SettingValue> = {}
  for (const setting of lever.settings) settings[setting.id] = settingOf(use[setting.id] as SettingValue | undefined, setting)
  return {
    id: lever.id,
    from: startOf(use, lever),
    to: end === undefined ? never : monthOf(end)!,
    rampMonths: Math.round((use.ramp_years ?? lever.rampYears) * 12),
    ...(places ? { places } : {}),
    settings,
  }
}

/** Amounts not named keep their default; shares not named are none, and all are scaled to sum to exactly one. */
function settingOf(value: SettingValue | undefined, setting: LeverDefinition['settings'][number]): SettingValue {
  if (value === undefined) return setting.on
  if (setting.kind === 'amounts') return { ...(setting.on as Readonly<Record<string, number>>), ...(value as Readonly<Record<string, number>>) }
  if (setting.kind === 'shares') {
    const shares = value as Readonly<Record<string, number>>
    const sum = Object.values(shares).reduce((total, share) => total + share, 0)
    return Object.fromEntries(Object.keys(setting.on as object).map((key) => [key, (shares[key] ?? 0) / sum]))
  }
  return value
}

/** Indexes of the places where every condition holds. */
export function placesOf(scope: Scope, pack: Pack): number[] {
  return pack.places.flatMap((place, index) => {
    if (scope.places && !scope.places.includes(place.code)) return []
    if (scope.flag !== undefined && !place.flags[scope.flag]) return []
    if (scope.regions && !scope.regions.includes(place.region) && !scope.regions.includes(place.region2027)) return []
    return [index]
  })
}

/** Every lever and driver of a scenario that is switched on, by id, with its definition. */
export function resolveScenario(scenario: Pick<Scenario, 'levers' | 'drivers'>, pack: Pack): { lever: LeverDefinition; use: ResolvedLever }[] {
  return Object.entries({ ...scenario.levers, ...scenario.drivers })
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([id, written]) => {
      const lever = leverById(id)
      if (!lever) throw new Error(`scenario: expected a known lever, got ${id}. Parse the scenario before compiling it.`)
      const use = resolveLever(written, lever, pack)
      return use ? [{ lever, use }] : []
    })
}

/** What levers may look up, with a scenario's assumptions in place of the pack's. */
export function leverContextOf(pack: Pack, assumptions: Readonly<Record<string, number>>): LeverContext {
  const input = baseInputOf(pack, assumptions)
  const specs = new Map(parameterSpecs(pack, assumptions).map((spec) => [spec.id, spec]))
  return {
    ...input,
    places: pack.places,
    sites: pack.sites,
    hospitals: pack.hospitals,
    regions: pack.regionIds,
    clusters: pack.clusters,
    base(parameter, month, cell) {
      const spec = specs.get(parameter)
      if (!spec) throw new Error(`levers: expected a known parameter, got ${parameter}. See sim/model/parameters.ts.`)
      return spec.base(month, cell)
    },
    population: (place, year) => pack.populationAt(place, year),
    needIndex: (place) => pack.needIndex[place]!,
    coverage: (place) => coverageOf(pack).get(pack.places[place]!.cluster)!,
  }
}

const coverages = new WeakMap<Pack, ReadonlyMap<string, number>>()

/** Share of doctors over share of need, by cluster, from the estimates of 2020. */
function coverageOf(pack: Pack): ReadonlyMap<string, number> {
  const known = coverages.get(pack)
  if (known) return known
  const made = new Map(
    pack.clusters.map((cluster) => {
      let doctors = 0
      let need = 0
      for (const place of cluster.places) {
        doctors += pack.gpShare2020[place]!
        need += pack.populationAt(place, 2020) * pack.needIndex[place]!
      }
      return [cluster.id, need > 0 ? doctors / need : 0]
    }),
  )
  coverages.set(pack, made)
  return made
}
