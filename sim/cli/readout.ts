/** One number of a run with its bands, as tables and JSON both need it. */
import { naturalFrequency } from '../core/quantiles.ts'
import type { Layout } from '../core/recorder.ts'
import type { Goal, IndicatorDefinition, MeasureDefinition } from '../model/definitions.ts'
import { bandsOfValues, isRecorded, lowestShare, pairedPrecision, valueOf } from '../run/aggregate.ts'
import type { Buffers } from '../run/aggregate.ts'
import { endOfYear } from './measures.ts'
import { number, plain } from './numbers.ts'

/** A run as results are read from it. */
export interface Results {
  readonly buffers: Buffers
  readonly layout: Layout
}

/** Median and bands over replicates. */
export type Readout = ReturnType<typeof bandsOfValues>

/** Mean paired difference, how sure it is, what pairing is worth, and how replicates spread. */
export type Difference = ReturnType<typeof pairedPrecision> & { readonly bands: Readout }

/** Finished replicates. */
export function finishedOf({ buffers }: Results): Float32Array[] {
  return buffers.filter((buffer) => buffer !== undefined)
}

/** A measure of the country at the end of a year. */
export function readYear(run: Results, indicator: IndicatorDefinition, measure: MeasureDefinition, year: number): Readout {
  return bandsOfValues(finishedOf(run).map((buffer) => valueOf(buffer, run.layout, measure, 'nation', 0, endOfYear(year), indicator.id)))
}

/** What one run has more than another at the end of a year, over the replicates both finished. */
export function readDifference(a: Results, b: Results, indicator: IndicatorDefinition, measure: MeasureDefinition, year: number): Difference {
  const month = endOfYear(year)
  const value = (buffer: Float32Array): number => valueOf(buffer, a.layout, measure, 'nation', 0, month, indicator.id)
  const differences = a.buffers.flatMap((buffer, i) => (buffer && b.buffers[i] ? [value(buffer) - value(b.buffers[i])] : []))
  return { ...pairedPrecision(a.buffers, b.buffers, a.layout, measure, 'nation', 0, month, indicator.id), bands: bandsOfValues(differences) }
}

/** The indicator of which the worst quarter of municipalities is told, and how large a part a quarter is. */
const worst = { indicator: 'coverage', share: 0.25 } as const

/** The measure of an indicator that is told for the worst quarter of municipalities, if there is one. */
export function worstMeasure({ layout }: Results, indicator: IndicatorDefinition): MeasureDefinition | undefined {
  return indicator.id === worst.indicator ? indicator.measures.find((measure) => isRecorded(layout, measure, 'place', indicator.id)) : undefined
}

/** A measure over the quarter of municipalities where it is lowest in that year, taken together. */
export function readWorst(run: Results, measure: MeasureDefinition, year: number): Readout {
  return bandsOfValues(finishedOf(run).map((buffer) => lowestShare(buffer, run.layout, measure, 'place', endOfYear(year), worst.share, worst.indicator)))
}

/** In how many of the finished replicates a goal's value is reached in a year. */
export function readOdds(run: Results, indicator: IndicatorDefinition, measure: MeasureDefinition, goal: Goal, year: number): { readonly times: number; readonly of: number } {
  const done = finishedOf(run)
  const times = done.filter((buffer) => valueOf(buffer, run.layout, measure, 'nation', 0, endOfYear(year), indicator.id) >= goal.value).length
  return { times, of: done.length }
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
