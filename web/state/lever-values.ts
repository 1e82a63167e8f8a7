/** How a draft and a lever's slider stand to each other. Pure: drafts in, drafts out. */
import type { LeverDefinition, SettingDefinition, SettingValue } from '../../sim/index.ts'
import { primaryOf } from './catalogue.ts'
import type { Draft, LeverUse } from './store.ts'

/** The price that a source or the lever's own settings give for a unit; undefined when nobody has given one. */
export function statedPriceOf(lever: LeverDefinition, draft: Draft): number | undefined {
  const { value, prices } = lever.cost ?? {}
  return value ?? prices?.reduce((sum, { setting: id, factor }) => {
    const setting = lever.settings.find((one) => one.id === id)!
    return sum + factor * Number(isOn(draft, lever) ? valueOfSetting(draft, lever, setting) : setting.on)
  }, 0)
}

/** Words of a use that are no settings. */
const common = new Set(['enabled', 'start', 'end', 'ramp_years', 'scope'])

/** Is a lever on in a draft? */
export function isOn(draft: Draft, lever: LeverDefinition): boolean {
  const use = draft.levers[lever.id]
  return use !== undefined && use.enabled !== false
}

/** The value of a setting as the draft has it: its own, the default of a lever that is on, or the status quo. */
export function valueOfSetting(draft: Draft, lever: LeverDefinition, setting: SettingDefinition): SettingValue {
  if (!isOn(draft, lever)) return setting.statusQuo
  return (draft.levers[lever.id]![setting.id] as SettingValue | undefined) ?? setting.on
}

/** Sets one setting. A lever whose slider comes back to today, and where nothing else was chosen, is off again. */
export function withSetting(draft: Draft, lever: LeverDefinition, setting: SettingDefinition, value: SettingValue): Draft {
  const before = isOn(draft, lever) ? draft.levers[lever.id]! : undefined
  // A lever touched first in its drawer is on with its slider where it stood, so that only what was touched changes.
  const primary = primaryOf(lever)
  const use: LeverUse = before ? { ...before, [setting.id]: value } : setting.id === primary.id ? { [setting.id]: value } : { [primary.id]: primary.statusQuo, [setting.id]: value }
  const chosen = Object.keys(use).filter((name) => !common.has(name) && name !== primary.id)
  const idle = same(use[primary.id] ?? primary.on, primary.statusQuo) && chosen.every((name) => same(use[name], lever.settings.find((s) => s.id === name)?.statusQuo))
  return idle ? without(draft, lever.id) : { ...draft, levers: { ...draft.levers, [lever.id]: use } }
}

/** Sets when a lever starts or how long it takes to phase in. Only for a lever that is on. */
export function withTiming(draft: Draft, lever: LeverDefinition, timing: { readonly start?: string; readonly ramp_years?: number }): Draft {
  const use = draft.levers[lever.id]
  return use ? { ...draft, levers: { ...draft.levers, [lever.id]: { ...use, ...timing } } } : draft
}

export function without(draft: Draft, id: string): Draft {
  if (!(id in draft.levers)) return draft
  return { ...draft, levers: Object.fromEntries(Object.entries(draft.levers).filter(([other]) => other !== id)) }
}

/** First month a lever acts in a draft (absolute). */
export function startOf(draft: Draft, lever: LeverDefinition): number {
  const text = draft.levers[lever.id]?.start
  return monthOf(typeof text === 'string' && /^\d{4}-(0[1-9]|1[0-2])$/.test(text) ? text : lever.start)
}

export type LevelWord = 'unchanged' | 'below' | 'low' | 'middle' | 'high' | 'veryHigh'

/** The word for a value of a setting beside today's; none where the setting has no words. */
export function wordOf({ labels, statusQuo }: SettingDefinition, value: number): LevelWord | undefined {
  if (value === statusQuo) return 'unchanged'
  if (!labels) return undefined
  if (value < Number(statusQuo) && labels.low > Number(statusQuo)) return 'below'
  return value <= labels.low ? 'low' : value <= labels.middle ? 'middle' : value <= labels.high ? 'high' : 'veryHigh'
}

/** Does a value lie where no published evidence reaches? Today's value needs none. */
export function isBeyondEvidence({ evidence, statusQuo }: SettingDefinition, value: number): boolean {
  return evidence !== undefined && value !== statusQuo && (value < evidence[0] || value > evidence[1])
}

/** `YYYY-MM` as an absolute month. */
export function monthOf(text: string): number {
  return Number(text.slice(0, 4)) * 12 + Number(text.slice(5, 7)) - 1
}

export function same(a: unknown, b: unknown): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b)
}

/** Where a lever works; absent is everywhere. Codes, a mark, or ids of regions: given conditions must all hold. */
export interface ScopeUse {
  readonly places?: readonly string[]
  readonly flag?: string
  readonly regions?: readonly string[]
}

/** The scope of a lever in a draft, as far as it has the right shape: a draft from a link may hold anything. */
export function scopeOfDraft(draft: Draft, lever: LeverDefinition): ScopeUse | undefined {
  const scope = draft.levers[lever.id]?.scope
  if (typeof scope !== 'object' || scope === null) return undefined
  const { places, flag, regions } = scope as Record<string, unknown>
  const words = (list: unknown): list is string[] => Array.isArray(list) && list.every((item) => typeof item === 'string')
  return { ...(words(places) ? { places } : {}), ...(typeof flag === 'string' ? { flag } : {}), ...(words(regions) ? { regions } : {}) }
}

/** Limits a lever that is on to some places, or lets it work everywhere again. */
export function withScope(draft: Draft, lever: LeverDefinition, scope: ScopeUse | undefined): Draft {
  const use = draft.levers[lever.id]
  if (!use) return draft
  const { scope: _before, ...rest } = use
  return { ...draft, levers: { ...draft.levers, [lever.id]: scope ? { ...rest, scope } : rest } }
}

/** Sets one of several shares of a whole; the others keep their proportions in what is left. */
export function withShare(shares: Readonly<Record<string, number>>, keys: readonly string[], key: string, wanted: number): Readonly<Record<string, number>> {
  const share = Math.min(1, Math.max(0, wanted))
  const others = keys.filter((other) => other !== key)
  const before = others.reduce((sum, other) => sum + (shares[other] ?? 0), 0)
  const rest = 1 - share
  const next = Object.fromEntries(others.map((other) => [other, round(before > 0 ? (rest * (shares[other] ?? 0)) / before : rest / others.length)]))
  return Object.fromEntries(keys.map((name) => [name, name === key ? round(share) : next[name]!]))
}

const round = (share: number): number => Math.round(share * 10_000) / 10_000
