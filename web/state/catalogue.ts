/** What there is to move, as definitions: light enough for the first paint. */
import { familyTexts, levers, unitTexts } from '../../sim/index.ts'
import type { LeverDefinition, SettingDefinition } from '../../sim/index.ts'
import type { Language } from '../i18n/format.ts'

export const allLevers: readonly LeverDefinition[] = levers
const byId = new Map(levers.map((lever) => [lever.id, lever]))

export function leverOf(id: string): LeverDefinition | undefined {
  return byId.get(id)
}

export function primaryOf(lever: LeverDefinition): SettingDefinition {
  return lever.settings.find((setting) => setting.id === lever.primary)!
}

/** Does a lever work by training doctors, so that its lead time ends with a new specialist? */
export function trains(lever: LeverDefinition): boolean {
  return lever.hooks.some((hook) => hook === 'intake' || hook === 'posts')
}

export interface Family {
  readonly id: string
  readonly levers: readonly LeverDefinition[]
}

/** Families of policy levers in reading order, each with its levers. */
export const families: readonly Family[] = Object.keys(familyTexts)
  .map((id) => ({ id, levers: levers.filter((lever) => lever.family === id && lever.kind === 'lever') }))
  .filter((family) => family.levers.length > 0)

/** Developments outside policy: they belong with the assumptions. */
export const drivers: readonly LeverDefinition[] = levers.filter((lever) => lever.kind === 'driver')

export function familyName(id: string, language: Language): string {
  return (familyTexts as Readonly<Record<string, { da: string; en: string }>>)[id]?.[language] ?? id
}

/** A unit as words after a number; empty when it has none. */
export function unitName(unit: string, language: Language): string {
  return (unitTexts as Readonly<Record<string, { da: string; en: string }>>)[unit]?.[language] ?? unit
}
