import type { Grade, SettingValue, Text } from '../../model/definitions.ts'
import type { LeverUse, Scenario, Scope } from '../../scenario/index.ts'
import type { Figure } from '../figures.ts'

/** The format this program reads and writes. */
export const experimentFormat = 1

/** Bounds that an experiment must keep. */
export const experimentLimits = {
  factors: 120,
  levels: 50,
  outputs: 40,
  scenarios: 12,
  replicates: 10_000,
  /** Points of a design in one scenario. */
  points: 100_000,
  /** Runs in all: scenarios x points x replicates. */
  runs: 2_000_000,
} as const

/** Designs there are, in the order they are told. */
export const designKinds = ['one-at-a-time', 'full-factorial', 'fractional-factorial', 'latin-hypercube', 'sobol-sequence', 'saltelli', 'morris'] as const
/** Name of a design. */
export type DesignKind = (typeof designKinds)[number]

/** Which points are run. */
export type Design =
  | { readonly kind: 'one-at-a-time' | 'full-factorial' }
  | { readonly kind: 'fractional-factorial'; readonly resolution: 3 | 4 | 5 }
  | { readonly kind: 'latin-hypercube' | 'sobol-sequence'; readonly points: number }
  | { readonly kind: 'saltelli'; readonly rows: number }
  | { readonly kind: 'morris'; readonly trajectories: number }

/** Value of a factor at a point: that of a setting, a yes or no, a year, a month `YYYY-MM`, or places. */
export type FactorValue = SettingValue | Scope

/** What is varied, checked and with what the definitions say of it. */
export interface Factor {
  /** Name in tables: the path unless the file gives another. */
  readonly id: string
  /** Path in a scenario: `levers.<id>`, `levers.<id>.<setting>`, `levers.<id>.<setting>.<key>`, `drivers.…` or `assumptions.<id>`. */
  readonly vary: string
  /** What the path leads to; `enabled` is a whole lever, on or off. `start` and `end` are years, or months `YYYY-MM` as levels. */
  readonly kind: 'setting' | 'enabled' | 'start' | 'end' | 'ramp' | 'scope' | 'assumption'
  /** Lever, driver or assumption that is moved, and the setting and key where there are any. */
  readonly section: 'levers' | 'drivers' | 'assumptions'
  readonly target: string
  readonly setting?: string
  readonly key?: string
  readonly text: Text
  readonly unit: string
  /** Weakest grade of what is moved, and where it comes from. */
  readonly grade: Grade
  readonly source: string
  /** Values that are tried; none when a range is sampled. */
  readonly levels?: readonly FactorValue[]
  /** Ends of the range, both included. */
  readonly range?: readonly [number, number]
  /** Equally spaced values of the range where a design wants levels. */
  readonly steps: number
  /** How a sampled range is drawn from: evenly, or as a triangle with `mode` as its peak. */
  readonly shape: 'uniform' | 'triangle'
  readonly mode?: number
  /** Whole numbers only. */
  readonly whole: boolean
  /** Other words of the lever's use that go with every value. */
  readonly use: LeverUse
}

/** A number that is read from every run: what, where and at the end of which year. */
export interface Output extends Figure {
  /** Name in tables. */
  readonly id: string
  /** What counts as reached. */
  readonly goal?: OutputGoal
  readonly text: Text
  readonly unit: Text
  readonly decimals: number
  readonly grade: Grade
}

/** A value that a number is to reach, or not to pass. */
export interface OutputGoal {
  readonly sense: 'at-least' | 'at-most'
  readonly value: number
}

/** An experiment, checked and frozen. */
export interface Experiment {
  readonly format: typeof experimentFormat
  readonly id: string
  readonly title: Text
  readonly note?: Text
  readonly design: Design
  /** What points are set into, each with the experiment's period, seed and replicates. */
  readonly scenarios: readonly Scenario[]
  readonly factors: readonly Factor[]
  readonly outputs: readonly Output[]
  readonly replicates: number
  readonly seed: string
  readonly period: { readonly from: string; readonly to: string }
  readonly chanceOnly: boolean
}
