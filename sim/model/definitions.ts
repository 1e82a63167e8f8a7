/**
 * The kinds of thing a model is made of, as data. Each lever, indicator and parameter is one record of these types in one file of
 * its own, listed once in its folder's `index.ts`. Sliders, drawers, validation, tables and exports follow from the records.
 */
import type { Modifier } from '../core/parameters.ts'

/** Text a reader sees, in both languages. Danish is written first and for readers; English for researchers. */
export interface Text {
  readonly da: string
  readonly en: string
}

/** How well a figure is supported. A: seen in a source. B: derived from A figures. C: an assumption, always shown as one. */
export type Grade = 'A' | 'B' | 'C'

/** Where a figure comes from and how far to trust it. */
export interface Provenance {
  readonly source: string
  readonly grade: Grade
}

/** A parameter of the model: what the equations read. `axis` says what its cells stand for. */
export interface ParameterDefinition extends Provenance {
  readonly id: string
  readonly text: Text
  readonly unit: string
  /** `none` is one cell; the others one cell per place, region, study site, hospital, council or doctor group, in pack order. */
  readonly axis: 'none' | 'place' | 'region' | 'site' | 'hospital' | 'cluster'
  /** Supported range for assumptions (triangular when ignorance is drawn); absent for rules and policy parameters. */
  readonly low?: number
  readonly high?: number
  /** `assumption` may be changed by a researcher; `policy` is moved by levers only; `fact` by neither. */
  readonly role: 'assumption' | 'policy' | 'fact'
  /** Varies between replicates unless only chance is wanted. Needs `low` and `high`. */
  readonly uncertain?: boolean
  /** The value of a cell in a month when no lever acts. */
  base(input: BaseInput, month: number, cell: number): number
}

/** What a parameter's base may depend on: the pack alone, so that a baseline is data. */
export interface BaseInput {
  /** Value of a row of the pack's parameter tables. */
  parameter(id: string): number
  /** Value of a yearly series of the pack for an area, interpolated between known years and held beyond them. */
  series(measure: string, area: string, year: number): number
  /** Id of a cell on an axis, e.g. the code of a place. */
  cellId(axis: ParameterDefinition['axis'], cell: number): string
  /** Id of the region that a place lies in. */
  regionOf(place: number): string
}

/** Value of a setting: a number, a word of its choices, on or off, places by code, or a number by id. */
export type SettingValue = number | string | boolean | readonly string[] | Readonly<Record<string, number>>

/** One control of a lever. */
export interface SettingDefinition extends Provenance {
  readonly id: string
  readonly text: { readonly da: { readonly name: string; readonly help?: string }; readonly en: { readonly name: string; readonly help?: string } }
  /** A setting is moved by policymakers; an assumption is how people react, changed by researchers only. */
  readonly role: 'setting' | 'assumption'
  /** `shares` are numbers by key that sum to 1; `amounts` are numbers by key that need not; the keys are those of `on`. */
  readonly kind: 'number' | 'choice' | 'boolean' | 'places' | 'shares' | 'amounts'
  readonly unit: string
  /** Value in the baseline: a lever left here changes nothing. */
  readonly statusQuo: SettingValue
  /** Value when the lever is switched on without more words. */
  readonly on: SettingValue
  readonly min?: number
  readonly max?: number
  readonly step?: number
  readonly choices?: readonly { readonly value: string; readonly text: Text }[]
  /** Names of the keys of shares and amounts, where they are no places, sites or hospitals. */
  readonly keyTexts?: Readonly<Record<string, Text>>
  /** Range that published evidence supports; beyond it the track is hatched. */
  readonly evidence?: readonly [number, number]
  /** Ends of the words lav, middel, høj, meget høj, in the setting's unit. */
  readonly labels?: { readonly low: number; readonly middle: number; readonly high: number; readonly veryHigh: number }
}

/** What a reader is told of a lever, in one language. */
export interface LeverText {
  readonly name: string
  /** One sentence: what the lever does. */
  readonly sentence: string
  /** The one thing to remember. */
  readonly message: string
  readonly lookFor: string
  /** Side effects, and who loses. */
  readonly sideEffects: string
  readonly examples?: string
}

/** Eight doors through which alone a lever may act. */
export type Hook = 'intake' | 'posts' | 'choice' | 'duration' | 'capacity' | 'exit' | 'rule' | 'info' | 'budget'

/**
 * What is counted in a year of a run, or in all of it, to be paid for.
 *
 *     once, years, region-years, training-region-years, cluster-years     1; and while in force a year each, of what is in force or of the clusters aimed at
 *     students, intro-posts, hu-posts, hu-posts-outside, hu-posts-moved, tutor-slots, staff, clinic-doctors     more than in the other run
 *     graduates, kbu-starts, hu-starts, hu-starts-hard, hu-doctors, other-doctors, owner-exits, seniors         all there are where the lever acts
 *     newcomers, newcomer-years, doctor-years                              who settles where it acts, five years of each, and every doctor there
 */
export type CostQuantity =
  | 'once' | 'years' | 'region-years' | 'training-region-years' | 'cluster-years'
  | 'students' | 'intro-posts' | 'hu-posts' | 'hu-posts-outside' | 'hu-posts-moved' | 'tutor-slots' | 'staff' | 'clinic-doctors'
  | 'graduates' | 'kbu-starts' | 'hu-starts' | 'hu-starts-hard' | 'hu-doctors' | 'other-doctors' | 'owner-exits' | 'seniors'
  | 'newcomers' | 'newcomer-years' | 'doctor-years'

/** What one unit of a lever costs. An empty value is for the user to fill: a price that no source gives is not invented. */
export interface LeverCost extends Provenance {
  /** What is paid for: one unit. */
  readonly text: Text
  /** DKK per what. */
  readonly unit: Text
  /** DKK per unit; undefined means "to be filled by the user", or that a setting is the price. */
  readonly value: number | undefined
  /** Settings that hold the price, each with what turns it into DKK per unit; the price is their sum. */
  readonly prices?: readonly { readonly setting: string; readonly factor: number }[]
  /** What the price multiplies. */
  readonly quantity: CostQuantity
  /** Settings whose product, less that of today's values, multiplies the quantity: a yes counts 1, a list its length. */
  readonly per?: readonly string[]
  /** Settings whose sum multiplies it, in place of a product. */
  readonly sum?: readonly string[]
  /** Turns the product into units, e.g. 0.01 for per cent; 1 when absent. */
  readonly scale?: number
  /** Whether a lever without a scope is paid for everywhere; when absent, a place lever is paid for where it aims and others everywhere. */
  readonly everywhere?: (use: ResolvedLever) => boolean
}

/** A lever: what policymakers move, as one record from which slider, checks, exports and help follow. */
export interface LeverDefinition extends Provenance {
  readonly id: string
  readonly kind: 'lever' | 'driver'
  readonly family: string
  readonly hooks: readonly Hook[]
  readonly text: { readonly da: LeverText; readonly en: LeverText }
  /** What stands in for a soft proposal. Where it is given, every result that leans on the lever is labelled an assumption. */
  readonly proxy?: Text
  readonly settings: readonly SettingDefinition[]
  /** Id of the setting drawn as the lever's slider. */
  readonly primary: string
  /** First month the lever acts when a scenario does not say, `YYYY-MM`. */
  readonly start: string
  /** First month it no longer acts; absent means it stays. */
  readonly end?: string
  readonly rampYears: number
  /** May the lever be limited to some places? One that may not takes an empty scope, and says why in `scopeNote`. */
  readonly scoped: boolean
  /** Without a scope it acts where it aims, the threatened areas or what its settings say, and not everywhere. */
  readonly aimed?: boolean
  /** What a scope does not reach: why the lever is the whole country's, or which part of it stays so, and what counts as being in scope. */
  readonly scopeNote?: Text
  /** Moves doctors between places rather than making any: results must show who loses. */
  readonly placeLever: boolean
  /** Places that a place lever means to give doctors to; its scope, or the threatened ones, when absent. */
  aims?(use: ResolvedLever, context: LeverContext): readonly number[]
  /** Months from start to the first general practitioner it can make; 0 when it acts at once. */
  readonly lagMonths: number
  /** Rows of the policy papers merged here. */
  readonly rows: readonly string[]
  /** Unit and price of the cost ledger, from sim/model/levers/costs.ts; drivers have none. */
  readonly cost?: LeverCost
  /** Modifiers of parameters for resolved settings. Must return [] when every setting is at its status quo. */
  modifiers(use: ResolvedLever, context: LeverContext): readonly Modifier[]
}

/** A lever as a scenario uses it, every value filled in. Months are absolute: year * 12 + month - 1. */
export interface ResolvedLever {
  readonly id: string
  readonly from: number
  /** First month it no longer acts (exclusive). */
  readonly to: number
  readonly rampMonths: number
  /** Place indexes in scope; undefined means everywhere. */
  readonly places?: readonly number[]
  readonly settings: Readonly<Record<string, SettingValue>>
}

/** What a lever may look up: places and their flags, never agents. */
export interface LeverContext extends BaseInput {
  readonly places: readonly {
    readonly code: string
    readonly region: string
    readonly cluster: string
    readonly urbanity: string
    readonly flags: Readonly<Record<string, boolean>>
  }[]
  readonly sites: readonly { readonly id: string; readonly place: number }[]
  readonly hospitals: readonly { readonly id: string; readonly covered: boolean; readonly persons2025: number; readonly place: number }[]
  readonly regions: readonly string[]
  readonly clusters: readonly { readonly id: string; readonly region: string; readonly largestCity: boolean }[]
  /** Value of a parameter in a month when no lever acts. */
  base(parameter: string, month: number, cell: number): number
  /** Inhabitants of a place. */
  population(place: number, year: number): number
  /** Need for general practice per inhabitant of a place, 1 on average. */
  needIndex(place: number): number
  /** Doctors per need-weighted inhabitant of the place's cluster when the data were read; only the order of places means anything. */
  coverage(place: number): number
}

/** One recorded block: a component at a level and cadence. */
export interface BlockDefinition {
  readonly component: string
  readonly level: 'nation' | 'region' | 'training-region' | 'cluster' | 'place' | 'hospital' | 'site'
  readonly cadence: 'month' | 'year'
}

/** A figure a reader sees, formed from recorded components: sum of numerators, over the sum of denominators if there are any. */
export interface MeasureDefinition {
  readonly id: string
  readonly text: Text
  readonly unit: Text
  readonly numerator: readonly string[]
  readonly denominator?: readonly string[]
  readonly scale?: number
  readonly decimals: number
  /** More is `good`, `bad` or neither, for wording only, never for colour. */
  readonly more?: 'good' | 'bad'
}

/** A stated goal, with the year it is for. */
export interface Goal extends Provenance {
  readonly year: number
  readonly value: number
  readonly text: Text
  /** Measure it is for; `*` is all of the indicator's. */
  readonly measure: string
  /** What it asks: `at-least` when absent, `at-most` for a ceiling; a `benchmark` is a figure to compare with, nobody's goal. */
  readonly sense?: 'at-least' | 'at-most' | 'benchmark'
}

/** A figure of two runs. */
export type ComparedMeasure = Pick<MeasureDefinition, 'id' | 'text' | 'unit' | 'decimals' | 'more'>

/** What is read from a run: what is counted, where it is recorded, and the figures formed from it. */
export interface IndicatorDefinition extends Provenance {
  readonly id: string
  readonly text: Text
  /** What is counted, in a sentence. */
  readonly definition: Text
  /** A stock is read on the last day of the month; a flow is summed over the cadence. */
  readonly kind: 'stock' | 'flow' | 'ratio'
  readonly blocks: readonly BlockDefinition[]
  readonly measures: readonly MeasureDefinition[]
  /** Figures that are no record of one run: they compare a run with another, pair by pair (sim/analysis/lever-cost.ts). */
  readonly compared?: readonly ComparedMeasure[]
  readonly goals?: readonly Goal[]
}
