/**
 * Estimates that do not come from the model: differences in differences, synthetic control, regression discontinuity, lottery. They are entered by whoever
 * made them and told beside the model's own, with how far apart the two are.
 */
import type { Text } from '../../model/definitions.ts'
import { readDelimited } from './delimited.ts'
import { measureFinder } from './observations.ts'
import type { BadRow } from './observations.ts'
import type { ReformEffect } from './effect.ts'
import { guessDecimalMark, numberWritten } from './written.ts'

/** One estimate of the reform's effect on a figure of the country, with its 95 % interval. */
export interface DesignEstimate {
  readonly line: number
  readonly method: string
  readonly indicator: string
  readonly measure: string
  readonly year: number
  readonly estimate: number
  readonly low: number
  readonly high: number
  readonly source: string
}

/** Columns of the table, in order. */
export const designColumns = ['method', 'indicator', 'year', 'estimate', 'low', 'high', 'source'] as const

/** Reads a table of estimates: a header with the column names, any order. */
export function readDesignEstimates(text: string, delimiter?: ',' | ';' | '\t'): { readonly estimates: readonly DesignEstimate[]; readonly bad: readonly BadRow[] } {
  const table = readDelimited(text, delimiter)
  const header = table.rows[0]?.cells.map((name) => name.trim().toLowerCase()) ?? []
  const at = (column: (typeof designColumns)[number]) => header.indexOf(column)
  const missing = designColumns.filter((column) => column !== 'source' && at(column) < 0)
  if (table.rows.length > 0 && missing.length > 0) {
    const reason: Text = { da: `Kolonnen ${missing.join(', ')} mangler. Tabellen skal have ${designColumns.join(', ')}.`, en: `The column ${missing.join(', ')} is missing. The table must have ${designColumns.join(', ')}.` }
    return { estimates: [], bad: table.rows.map(({ line, text: row }) => ({ line, text: row, reasons: [reason] })) }
  }
  const body = table.rows.slice(1)
  const mark = guessDecimalMark(body.flatMap(({ cells }) => (['estimate', 'low', 'high'] as const).map((column) => cells[at(column)] ?? '')), table.delimiter)
  const find = measureFinder()
  const estimates: DesignEstimate[] = []
  const bad: BadRow[] = []
  for (const { line, cells, text: row } of body) {
    const reasons: Text[] = []
    const cell = (column: (typeof designColumns)[number]) => (cells[at(column)] ?? '').trim()
    const found = find(cell('indicator'), '')
    if (!found) reasons.push({ da: `Indikatoren »${cell('indicator')}« kendes ikke.`, en: `The indicator ${JSON.stringify(cell('indicator'))} is not known.` })
    const year = Number(cell('year'))
    if (!(Number.isInteger(year) && year >= 2025 && year <= 2060)) reasons.push({ da: `»${cell('year')}« er intet år fra 2025.`, en: `${JSON.stringify(cell('year'))} is no year from 2025.` })
    const [estimate, low, high] = (['estimate', 'low', 'high'] as const).map((column) => numberWritten(cell(column), mark)) as [number, number, number]
    if (!(low <= estimate && estimate <= high)) reasons.push({ da: `Skønnet og dets 95 %-interval skal stå i orden: ${cell('low')}, ${cell('estimate')}, ${cell('high')}.`, en: `The estimate and its 95 % interval must be in order: ${cell('low')}, ${cell('estimate')}, ${cell('high')}.` })
    if (cell('method') === '') reasons.push({ da: 'Metoden mangler.', en: 'The method is missing.' })
    if (reasons.length > 0 || !found) bad.push({ line, text: row, reasons })
    else estimates.push({ line, method: cell('method'), indicator: found.indicator.id, measure: found.measure.id, year, estimate, low, high, source: cell('source') })
  }
  return { estimates, bad }
}

/** An estimate beside the model's effect on the same figure and year. */
export interface ComparedEstimate {
  readonly estimate: DesignEstimate
  readonly model?: ReformEffect
  /** Difference over the standard error of both; beyond 2 they disagree. Undefined when the model has no such figure. */
  readonly apart?: number
}

/** Puts estimates beside the model's effects. The model's spread is that of single worlds, since one world was observed. */
export function compareEstimates(estimates: readonly DesignEstimate[], effects: readonly ReformEffect[]): readonly ComparedEstimate[] {
  return estimates.map((estimate) => {
    const model = effects.find((one) => one.indicator === estimate.indicator && one.measure === estimate.measure && one.year === estimate.year && !one.worstQuarter)
    if (!model) return { estimate }
    const own = (estimate.high - estimate.low) / (2 * 1.96)
    const theirs = (model.band[1] - model.band[0]) / (2 * 1.645)
    const spread = Math.sqrt(own * own + theirs * theirs)
    return { estimate, model, ...(spread > 0 && { apart: (estimate.estimate - model.mean.mean) / spread }) }
  })
}
