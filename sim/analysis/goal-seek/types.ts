import type { SettingDefinition, Text } from '../../model/definitions.ts'
import type { LeverUse, Scenario } from '../../scenario/index.ts'
import type { Figure } from '../figures.ts'

/** The format this program reads. */
export const goalFormat = 1

/** One thing that must hold at the end of a year. */
export interface Condition extends Figure {
  readonly sense: 'at-least' | 'at-most'
  readonly value: number
}

/** A lever that may be pulled, and the sizes that are tried, the smallest first. */
export interface AllowedLever {
  readonly id: string
  /** The setting that is moved; absent when the lever is only on or off. */
  readonly setting?: SettingDefinition
  /** Values of the setting, from today's on; one of `undefined` for on. */
  readonly sizes: readonly (number | undefined)[]
  /** Other words of the lever's use, which are the same at all sizes. */
  readonly use: LeverUse
}

/** How hard it is looked. */
export interface SearchEffort {
  /** Most levers in a set. */
  readonly levers: number
  /** Sets that are carried on from one number of levers to the next. */
  readonly beam: number
  /** Replicates of each round of halving, the least first. */
  readonly rounds: readonly number[]
  /** Replicates, under luck of their own, by which what was found is confirmed. */
  readonly confirm: number
}

/** A goal, checked and with nothing left to defaults. */
export interface Goal {
  readonly format: typeof goalFormat
  readonly id: string
  readonly title: Text
  /** What the sets are added to. */
  readonly from: Scenario
  readonly conditions: readonly Condition[]
  /** In what share of all futures every condition must hold at once. */
  readonly probability: number
  /** DKK over the years of the run, at most. */
  readonly ceilingDkk?: number
  readonly allowed: readonly AllowedLever[]
  readonly effort: SearchEffort
  readonly seed: string
}

/** A set of levers: by place in `allowed`, the place of its size. */
export type Candidate = ReadonlyMap<number, number>

/** How a set stands. */
export interface Standing {
  readonly replicates: number
  /** Share of replicates in which every condition holds. */
  readonly share: number
  /** How far what is wanted is passed (or, below zero, missed) in the share of replicates that is asked for, in standard deviations of the worst condition. */
  readonly reach: number
  /** Each condition's own share and its mean. */
  readonly conditions: readonly { readonly share: number; readonly mean: number }[]
}

/** Cost of a set: known, or with the levers whose price nobody has given. */
export interface Cost {
  readonly dkk: number
  readonly unpriced: readonly string[]
}

/** A set that was looked at. */
export interface Looked {
  readonly candidate: Candidate
  readonly standing: Standing
  readonly cost?: Cost
}

/** A set of the front, run again under other luck. */
export interface Confirmed {
  readonly levers: Readonly<Record<string, LeverUse>>
  readonly searched: Standing
  readonly confirmed: Standing
  /** 95 % interval of the share (Wilson 1927). */
  readonly interval: readonly [low: number, high: number]
  readonly cost: Cost
  /** Does it reach what is asked under other luck as well? */
  readonly reaches: boolean
  /** Does the whole interval reach it? */
  readonly surely: boolean
}

/** One thing that, were it so, would bring the goal within reach of the best set. */
export interface WouldHold {
  readonly kind: 'assumption' | 'size' | 'lever'
  /** Parameter, or lever. */
  readonly id: string
  readonly setting?: string
  /** What it is taken to be, and what it would have to be: the nearest value found that is enough, or the end of its range when that is not. */
  readonly now?: number
  readonly needed?: number
  readonly range?: readonly [low: number, high: number]
  /** Is it enough by itself? */
  readonly enough: boolean
  readonly standing: Standing
}

/** What would have to be true for a goal that no allowed set reaches. */
export interface WouldHaveToBeTrue {
  /** The set that comes nearest. */
  readonly nearest: Readonly<Record<string, LeverUse>>
  readonly standing: Standing
  /** Each by itself, the strongest first. */
  readonly each: readonly WouldHold[]
  /** Assumptions that together are enough, where none is by itself; absent when not even all that were tried are. */
  readonly together?: { readonly of: readonly WouldHold[]; readonly standing: Standing; readonly enough: boolean }
}

/** Everything found. */
export interface GoalFindings {
  readonly goal: string
  readonly seed: string
  /** What holds without any lever. */
  readonly without: Standing
  /** Sets that were looked at, and runs that were made for it. */
  readonly looked: number
  readonly runs: number
  /** Sets that nothing beats in share, cost and number of levers at once, the fewest levers first. */
  readonly front: readonly Confirmed[]
  /** Place in the front of the smallest set that was confirmed; absent when none was. */
  readonly smallest?: number
  readonly wouldHaveToBeTrue?: WouldHaveToBeTrue
}
