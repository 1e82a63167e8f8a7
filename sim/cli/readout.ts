/** One number of a run with its bands, as tables and JSON both need it. */
import { naturalFrequency, pairedDifference } from '../core/quantiles.ts'
import type { PairedDifference } from '../core/quantiles.ts'
import type { Layout } from '../core/recorder.ts'
import type { Goal, IndicatorDefinition, MeasureDefinition } from '../model/definitions.ts'
import { bandsOfValues, isRecorded, lowestShare, valuesOf } from '../run/aggregate.ts'
import type { Buffers } from '../run/aggregate.ts'
import { endOfYear } from './measures.ts'
import { number, plain } from './numbers.ts'

/** The definition in which an indicator with a goal is told when nothing else is said: its first measure. A goal holds for all (`*`) or one. */
export function isDefault(indicator: IndicatorDefinition, measure: MeasureDefinition): boolean {
  return commonGoal(indicator) !== undefined && indicator.measures[0] === measure
}

/** The goal that holds for every measure of an indicator, if there is one: such an indicator is told in all its definitions. */
export function commonGoal({ goals }: IndicatorDefinition): Goal | undefined {
  return goals?.find(({ measure }) => measure === '*')
}

/** A run as results are read from it. */
export interface Results {
  readonly buffers: Buffers
  readonly layout: Layout
}

/** Median and bands over replicates. */
export type Readout = ReturnType<typeof bandsOfValues>

/** Mean paired difference, how sure it is, what pairing is worth, and how replicates spread. */
export type Difference = PairedDifference & { readonly bands: Readout }

/** A measure of the country at the end of a year, by finished replicate. */
function valuesIn(run: Results, indicator: IndicatorDefinition, measure: MeasureDefinition, year: number): (number | undefined)[] {
  return valuesOf(run.buffers, run.layout, measure, 'nation', 0, endOfYear(year), indicator.id)
}

/** A measure of the country at the end of a year. */
export function readYear(run: Results, indicator: IndicatorDefinition, measure: MeasureDefinition, year: number): Readout {
  return bandsOfValues(valuesIn(run, indicator, measure, year).filter((value) => value !== undefined))
}

/** A measure of the country at the end of a year, in the replicates where it is defined. */
export function yearValues(run: Results, indicator: IndicatorDefinition, measure: MeasureDefinition, year: number): number[] {
  return valuesIn(run, indicator, measure, year).filter((value) => value !== undefined && Number.isFinite(value)) as number[]
}

/** What one run has more than another at the end of a year, over the replicates both finished. */
export function readDifference(a: Results, b: Results, indicator: IndicatorDefinition, measure: MeasureDefinition, year: number): Difference {
  return differenceOf(valuesIn(a, indicator, measure, year), valuesIn(b, indicator, measure, year))
}

function differenceOf(a: readonly (number | undefined)[], b: readonly (number | undefined)[]): Difference {
  const defined = (value: number | undefined): value is number => value !== undefined && value === value
  const both = a.flatMap((x, i) => (defined(x) && defined(b[i]) ? [[x, b[i]] as const] : []))
  return {
    ...pairedDifference(
      both.map(([x]) => x),
      both.map(([, y]) => y),
    ),
    bands: bandsOfValues(both.map(([x, y]) => x - y)),
  }
}

/** The measure that is told for the worst quarter of municipalities too, and how large a part a quarter is. */
const worst = { measure: 'coverage', share: 0.25 } as const

/** The measure of an indicator that is told for the worst quarter of municipalities, if there is one. */
export function worstMeasure({ layout }: Results, indicator: IndicatorDefinition): MeasureDefinition | undefined {
  return indicator.measures.find((measure) => measure.id === worst.measure && isRecorded(layout, measure, 'place', indicator.id))
}

/** A measure over the quarter of municipalities where it is lowest in that year, taken together. */
export function readWorst(run: Results, indicator: IndicatorDefinition, measure: MeasureDefinition, year: number): Readout {
  return bandsOfValues(worstIn(run, indicator, measure, year).filter((value) => value !== undefined))
}

/** The same as a difference: each run's own quarter, so that who is in it may change. */
export function readWorstDifference(a: Results, b: Results, indicator: IndicatorDefinition, measure: MeasureDefinition, year: number): Difference {
  return differenceOf(worstIn(a, indicator, measure, year), worstIn(b, indicator, measure, year))
}

function worstIn({ buffers, layout }: Results, indicator: IndicatorDefinition, measure: MeasureDefinition, year: number): (number | undefined)[] {
  return buffers.map((buffer) => buffer && lowestShare(buffer, layout, measure, 'place', endOfYear(year), worst.share, indicator.id))
}

/** In how many of the finished replicates a goal's value is reached in a year. */
export function readOdds(run: Results, indicator: IndicatorDefinition, measure: MeasureDefinition, goal: Goal, year: number): { readonly times: number; readonly of: number } {
  const values = valuesIn(run, indicator, measure, year).filter((value) => value !== undefined)
  return { times: values.filter((value) => (goal.sense === 'at-most' ? value <= goal.value : value >= goal.value)).length, of: values.length }
}

/** `12 of 100`; some is never written as none. */
export function frequency({ times, of }: { readonly times: number; readonly of: number }): string {
  if (of === 0) return '–'
  const shown = naturalFrequency(times, of)
  const word = { exact: '', about: 'about ', below: 'fewer than ', above: 'more than ' }[shown.bound]
  return `${word}${number(shown.times, 0)} of ${number(shown.of, 0)}`
}

/** Numbers as JSON holds them: rounded to what a record can tell, null for what cannot be had. */
export function jsonNumbers<T extends Readonly<Record<string, number>>>(numbers: T): { [K in keyof T]: number | null } {
  return Object.fromEntries(Object.entries(numbers).map(([name, value]) => [name, jsonNumber(value)])) as { [K in keyof T]: number | null }
}

/** One number as JSON holds it. */
export function jsonNumber(value: number): number | null {
  return Number.isFinite(value) ? Number(plain(value)) : null
}
