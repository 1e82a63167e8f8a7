import type { SettingValue, Text } from '../model/definitions.ts'

/** The format this program writes. Older ones are migrated, newer ones refused kindly. */
export const currentFormat = 1

/** Places a lever is limited to. Given conditions must all hold; a place list is one condition. */
export interface Scope {
  /** Codes of places. */
  readonly places?: readonly string[]
  /** Name of an area flag, e.g. `threatened`. */
  readonly flag?: string
  /** Ids of regions, before or after their borders change. */
  readonly regions?: readonly string[]
}

/** Words of a lever's use that are not settings. */
export const commonWords = ['enabled', 'start', 'end', 'ramp_years', 'scope'] as const

/**
 * How a scenario uses a lever. Empty means on with defaults; settings not named keep their default for a lever that is on.
 * Months are written `YYYY-MM`; `end` is the first month the lever no longer acts.
 */
export interface LeverUse {
  readonly enabled?: boolean
  readonly start?: string
  readonly end?: string
  readonly ramp_years?: number
  readonly scope?: Scope
  readonly [setting: string]: SettingValue | Scope | undefined
}

/** First and last month of a run, both included, `YYYY-MM`. */
export interface Period {
  readonly from: string
  readonly to: string
}

/** Rules that a scenario sets for itself, and that its levers must keep. */
export interface ScenarioPolicy {
  /** False rules out levers that pay doctors for their work, as the strategy of Region Midtjylland of 2008 did. */
  readonly operating_subsidy_allowed?: boolean
}

/** A scenario, checked and frozen, with what it extends merged in. It is JSON: written out and read back it is the same. */
export interface Scenario {
  readonly format: typeof currentFormat
  readonly id: string
  readonly title: Text
  readonly note?: Text
  readonly levers: Readonly<Record<string, LeverUse>>
  readonly drivers: Readonly<Record<string, LeverUse>>
  /** Values in place of the pack's, by parameter id. */
  readonly assumptions: Readonly<Record<string, number>>
  readonly policy?: ScenarioPolicy
  /** DKK per unit of a lever, filled by the user, by lever id; the cost ledger says what the unit is. Nothing that is simulated depends on it. */
  readonly prices?: Readonly<Record<string, number>>
  readonly period: Period
  readonly seed: string
  readonly replicates: number
  /** Chance alone varies between replicates; assumptions stay at their values. */
  readonly chanceOnly: boolean
}

/** What a scenario file holds: everything but format and id may be left out. */
export type ScenarioDocument = { readonly format: number; readonly id: string } & { readonly extends?: string } & Partial<
    Omit<Scenario, 'format' | 'id' | 'period'>
  > & { readonly period?: Partial<Period> }

/** Values that hold when neither a scenario nor what it extends says otherwise. */
export const scenarioDefaults = {
  period: { from: '2025-01', to: '2045-12' },
  seed: 'laegeveje',
  replicates: 200,
  chanceOnly: false,
} as const

/** Bounds that a scenario must keep. */
export const scenarioLimits = {
  bytes: 256 * 1024,
  depth: 8,
  nodes: 20_000,
  textLength: 4_000,
  nameLength: 100,
  ancestors: 8,
  replicates: 10_000,
  firstMonth: '2007-01',
  lastMonth: '2060-12',
  rampYears: 30,
  /** Highest price of a unit, DKK. */
  price: 1e12,
} as const
