/** What an experiment varies: values of a factor, as numbers and as words of a scenario. */
import { leverById } from '../../model/levers/index.ts'
import type { Grade, SettingValue } from '../../model/definitions.ts'
import type { Pack } from '../../model/pack/index.ts'
import { triangle } from '../../model/replicate.ts'
import { monthOf, monthText, resolveLever } from '../../scenario/index.ts'
import type { LeverUse, Scenario, ScenarioDocument } from '../../scenario/index.ts'
import { startOf } from '../../scenario/parse.ts'
import type { Factor, FactorValue } from './types.ts'

/** The weakest of grades: an effect is no better known than what it leans on. */
export function weakestGrade(grades: readonly Grade[]): Grade {
  return grades.includes('C') ? 'C' : grades.includes('B') ? 'B' : 'A'
}

/** Values that a design with levels tries, in order. */
export function levelsOf({ levels, range, steps, whole }: Factor): readonly FactorValue[] {
  if (levels) return levels
  const [low, high] = range!
  // Ends as they are written; what lies between is rounded.
  const spaced = Array.from({ length: steps }, (_, i) => (i === 0 ? low : i === steps - 1 ? high : Math.min(high, Math.max(low, tidy(low + ((high - low) * i) / (steps - 1))))))
  return whole ? [...new Set(spaced.map(Math.round))] : spaced
}

/** Value at a coordinate of the unit cube. */
export function valueAt(factor: Factor, u: number): FactorValue {
  if (factor.levels) return factor.levels[Math.min(factor.levels.length - 1, Math.floor(u * factor.levels.length))]!
  const [low, high] = factor.range!
  if (factor.whole) return Math.min(high, low + Math.floor(u * (high - low + 1)))
  const value = factor.shape === 'triangle' ? triangle(u, low, factor.mode!, high) : low + u * (high - low)
  return Math.min(high, Math.max(low, tidy(value)))
}

/** Six digits say all there is to say, and can be read. */
function tidy(value: number): number {
  return Number(value.toPrecision(6))
}

/** A value as a number: a month as a fraction of years, no and yes as 0 and 1, and what is no number as its place among the levels. */
export function numberOf(factor: Factor, value: FactorValue): number {
  if (typeof value === 'number') return value
  if (typeof value === 'boolean') return value ? 1 : 0
  const month = typeof value === 'string' && (factor.kind === 'start' || factor.kind === 'end') ? monthOf(value) : undefined
  if (month !== undefined) return month / 12
  const text = JSON.stringify(value)
  return factor.levels?.findIndex((level) => JSON.stringify(level) === text) ?? NaN
}

/** Have the values an order in which more means more? Words, places and shares have none. */
export function isOrdered(factor: Factor): boolean {
  return factor.range !== undefined || levelsOf(factor).every((level) => typeof level === 'number' || typeof level === 'boolean' || factor.kind === 'start' || factor.kind === 'end')
}

/** What a scenario holds where points change it. */
export type Changed = Pick<Scenario, 'levers' | 'drivers' | 'assumptions'>

/** A scenario's levers, drivers and assumptions with one factor set to a value. */
export function withFactor(changed: Changed, factor: Factor, value: FactorValue): Changed {
  const { section, target, kind, setting, key, use } = factor
  if (section === 'assumptions') return { ...changed, assumptions: { ...changed.assumptions, [target]: value as number } }
  const before = changed[section][target] ?? {}
  const set = (more: Readonly<Record<string, unknown>>): Changed => ({ ...changed, [section]: { ...changed[section], [target]: { ...before, ...more } as LeverUse } })
  if (kind === 'enabled') return value === true ? set({ ...use, enabled: true }) : set({ enabled: false })
  const year = kind === 'start' || kind === 'end'
  const written = year && typeof value === 'number' ? monthText(value * 12) : value
  if (kind === 'start') return set({ ...use, start: written })
  if (kind === 'end') return set({ ...use, end: written })
  if (kind === 'ramp') return set({ ...use, ramp_years: value })
  if (kind === 'scope') return set({ ...use, scope: value })
  if (key === undefined) return set({ ...use, [setting!]: value })
  return set({ ...use, [setting!]: { ...(before[setting!] as object | undefined), [key]: value } })
}

/** Value that a factor has in a scenario as it stands: today's when the lever is off. Undefined where a lever that is off has no such value. */
export function valueIn(factor: Factor, scenario: Changed, pack: Pack): FactorValue | undefined {
  const { section, target, kind, setting, key } = factor
  if (section === 'assumptions') return scenario.assumptions[target] ?? pack.parameter(target).default
  const lever = leverById(target)!
  const written = scenario[section][target]
  const use = written && resolveLever(written, lever, pack)
  if (kind === 'enabled') return use !== undefined
  if (kind === 'setting') {
    const value = use ? use.settings[setting!]! : lever.settings.find(({ id }) => id === setting)!.statusQuo
    return key === undefined ? value : (value as Readonly<Record<string, number>>)[key]
  }
  if (!written || !use) return undefined
  if (kind === 'start') return startOf(written, lever) / 12
  if (kind === 'end') return (written.end ?? lever.end) as SettingValue | undefined
  return kind === 'ramp' ? (written.ramp_years ?? lever.rampYears) : written.scope
}

/**
 * The scenario document of a point: a scenario with every factor that is given a value set to it.
 * @param values one a factor; undefined leaves the factor as the scenario has it
 */
export function pointDocument(
  scenario: Scenario,
  factors: readonly Factor[],
  values: readonly (FactorValue | undefined)[],
  more: Partial<ScenarioDocument> & { readonly id: string },
): ScenarioDocument {
  const start: Changed = { levers: scenario.levers, drivers: scenario.drivers, assumptions: scenario.assumptions }
  const changed = factors.reduce((sofar, factor, k) => (values[k] === undefined ? sofar : withFactor(sofar, factor, values[k])), start)
  const { note: _, ...rest } = scenario
  return { ...rest, ...changed, ...more }
}
