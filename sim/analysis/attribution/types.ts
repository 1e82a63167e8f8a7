/**
 * What an attribution tells: how much of the difference between two scenarios each lever has made, on one figure, place and year, by Shapley values
 * (Shapley 1953). This is also the shape of scenarios/results/attribution.json, which the page reads.
 */

/** A mean over paired replicates with its 95 % interval, in the unit of the figure. */
export interface Effect {
  readonly mean: number
  readonly low: number
  readonly high: number
}

/** What one lever has made. `mean` is its Shapley value. */
export interface AttributedPart extends Effect {
  /** Standard error from sampling orders of the levers; absent when every coalition was run. */
  readonly error?: number
  /** What the lever does when it comes first, nothing else being on. */
  readonly alone: number
  /** What it does when it comes last, everything else being on: what would be lost without it. */
  readonly last: number
}

/** What two levers do together beyond what each does without the other (Grabisch and Roubens 1999). */
export interface AttributedPair extends Effect {
  readonly levers: readonly [string, string]
}

/** One figure of one place at the end of one year. */
export interface AttributedFigure {
  readonly indicator: string
  readonly measure: string
  /** `nation`, a level that is recorded (`place`, `region`, ...), or `flag` for the places that carry one, taken together. */
  readonly level: string
  /** Id of the cell, or name of the flag; the pack's id for the nation. */
  readonly area: string
  readonly year: number
  /** Replicates in which the figure is defined in every coalition. */
  readonly replicates: number
  /** Means without and with all levers; `with` less `without` is `total.mean`, and the parts sum to it. */
  readonly without: number
  readonly with: number
  readonly total: Effect
  /** By lever, driver, or `assumptions` where the two scenarios assume differently. */
  readonly parts: Readonly<Record<string, AttributedPart>>
  /** The total less what the levers do alone; `share` of the sizes of all parts and it, 0 to 1. Negative: they get in one another's way. */
  readonly interaction: Effect & { readonly share: number }
  /** The strongest pairs, when every coalition was run. */
  readonly pairs?: readonly AttributedPair[]
}

/** The attribution of one scenario. */
export interface Attribution {
  readonly scenario: string
  readonly against: string
  /** `exact`: all coalitions. `sampled`: orders of the levers drawn in pairs, each with its reverse. */
  readonly method: 'exact' | 'sampled'
  /** Orders, where they were sampled. */
  readonly orders?: number
  /** Coalitions that were run: those that lead to the same parameters are one. */
  readonly coalitions: number
  readonly seed: string
  readonly replicates: number
  /** First and last month that were run, `YYYY-MM`. */
  readonly period: { readonly from: string; readonly to: string }
  /** Of both scenarios over their own period, as a page or a run shows them: another fingerprint means that this is of another model or scenario. */
  readonly fingerprints: { readonly with: string; readonly without: string }
  /** sha-256 (hex) over the digests of the runs, in order of coalition. */
  readonly digest: string
  readonly levers: readonly string[]
  readonly figures: readonly AttributedFigure[]
  /** Inputs that were seen and fed into every coalition; absent where the scenario is told as planned. */
  readonly inputs?: number
}

/** The file that is shipped. */
export interface AttributionFile {
  readonly name: 'laegeveje'
  readonly version: string
  readonly model: string
  /** By id of the scenario. */
  readonly scenarios: Readonly<Record<string, Attribution>>
}
