/**
 * What has been seen: any indicator, place and date, with its definition and its error. Rows that cannot be read are handed back with their text and every
 * reason, so that nothing a person typed is lost.
 */
import type { Grade, IndicatorDefinition, MeasureDefinition, Text } from '../../model/definitions.ts'
import { indicatorById, indicators } from '../../model/indicators/index.ts'
import type { Pack } from '../../model/pack/index.ts'
import { areaFinder } from './areas.ts'
import type { Area } from './areas.ts'
import { guessMapping, looksLikeHeader } from './columns.ts'
import type { Mapping } from './columns.ts'
import { readDelimited, writeDelimited } from './delimited.ts'
import type { Delimiter } from './delimited.ts'
import { dateWritten, guessDecimalMark, numberWritten } from './written.ts'
import type { DecimalMark } from './written.ts'

/**
 * What an observation is used for: `judge` is held against the forecast and weighs on it where the fixed list says so, `weigh` weighs in any case, `input` is
 * fed into the run, `show` is shown and no more.
 */
export type ObservationUse = 'judge' | 'weigh' | 'input' | 'show'

/** One figure that was seen. */
export interface Observation {
  /** Row of the file it came from; 0 for one typed in. */
  readonly line: number
  readonly indicator: string
  readonly measure: string
  readonly area: Area
  /** The month (absolute) at whose end it holds; for a figure of a year its December. */
  readonly month: number
  readonly value: number
  /** Standard error of the figure itself; undefined when nobody has said. */
  readonly error?: number
  readonly definition: string
  readonly source: string
  readonly grade: Grade
  readonly use: ObservationUse
}

/** A row that could not be read, whole, with each reason in both languages. */
export interface BadRow {
  readonly line: number
  readonly text: string
  readonly reasons: readonly Text[]
}

/** A table as it was understood. */
export interface ReadObservations {
  readonly observations: readonly Observation[]
  readonly bad: readonly BadRow[]
  readonly header: readonly string[]
  readonly mapping: Mapping
  readonly delimiter: Delimiter
  readonly decimal: DecimalMark
}

/** How a table is to be read where the guess is not to be trusted; and an indicator for tables that name none. */
export interface ReadOptions {
  readonly delimiter?: Delimiter
  readonly decimal?: DecimalMark
  readonly mapping?: Mapping
  /** Does the first row hold the names of the columns? */
  readonly headed?: boolean
  /** `indicator/measure` of rows that name none. */
  readonly indicator?: string
}

/** Rows of observations that are read at most: a page must stay quick, and a file of more is another kind of file. */
export const mostObservations = 5000

/** A measure by `indicator/measure`. */
export function measureByKey(key: string): { readonly indicator: IndicatorDefinition; readonly measure: MeasureDefinition } | undefined {
  const slash = key.indexOf('/')
  const indicator = indicatorById(slash < 0 ? key : key.slice(0, slash))
  const measure = slash < 0 ? indicator?.measures[0] : indicator?.measures.find(({ id }) => id === key.slice(slash + 1))
  return indicator && measure ? { indicator, measure } : undefined
}

const plain = (name: string) => name.trim().toLowerCase().replace(/\s+/g, ' ')

/** Finds a measure by key, id, or the name a reader sees, in either language. */
export function measureFinder(): (indicator: string, measure: string) => { readonly indicator: IndicatorDefinition; readonly measure: MeasureDefinition } | undefined {
  const byName = new Map<string, { indicator: IndicatorDefinition; measure: MeasureDefinition }>()
  const add = (name: string, indicator: IndicatorDefinition, measure: MeasureDefinition) => {
    if (!byName.has(plain(name))) byName.set(plain(name), { indicator, measure })
  }
  for (const indicator of indicators) {
    for (const measure of indicator.measures) for (const name of [`${indicator.id}/${measure.id}`, measure.text.da, measure.text.en]) add(name, indicator, measure)
    const first = indicator.measures[0]
    if (first) for (const name of [indicator.id, indicator.text.da, indicator.text.en]) add(name, indicator, first)
  }
  for (const indicator of indicators) for (const measure of indicator.measures) add(measure.id, indicator, measure)
  return (indicator, measure) => {
    if (measure.trim() === '') return byName.get(plain(indicator))
    const owner = byName.get(plain(indicator))?.indicator
    const found = owner?.measures.find(({ id, text }) => [id, text.da, text.en].some((name) => plain(name) === plain(measure)))
    return owner && found ? { indicator: owner, measure: found } : undefined
  }
}

const uses: Readonly<Record<string, ObservationUse>> = { judge: 'judge', 'bedøm': 'judge', ja: 'judge', yes: 'judge', weigh: 'weigh', vejer: 'weigh', input: 'input', indsat: 'input', show: 'show', vis: 'show', nej: 'show', no: 'show', start: 'show' }

/**
 * Reads a table of observations. Without a `use` column figures of grade A and B judge, and those of grade C, which are nobody's count, are shown only.
 * Without a grade a figure is taken for what its reader says it is: A.
 */
export function readObservations(text: string, pack: Pack, options: ReadOptions = {}): ReadObservations {
  const table = readDelimited(text, options.delimiter)
  const first = table.rows[0]
  const headed = first !== undefined && (options.headed ?? (looksLikeHeader(first.cells) || (table.rows.length > 1 && !/\d/.test(first.text))))
  const mapping = options.mapping ?? (headed ? guessMapping(first.cells) : { indicator: 0, area: 1, date: 2, value: 3, error: 4 })
  const body = headed ? table.rows.slice(1) : table.rows
  const decimal = options.decimal ?? guessDecimalMark(body.flatMap(({ cells }) => [mapping.value, mapping.error].flatMap((at) => (at === undefined ? [] : [cells[at] ?? '']))), table.delimiter)
  const findArea = areaFinder(pack)
  const findMeasure = measureFinder()
  const observations: Observation[] = []
  const bad: BadRow[] = []
  const seen = new Map<string, number>()
  for (const [k, row] of body.entries()) {
    const reasons: Text[] = []
    const say = (da: string, en: string) => void reasons.push({ da, en })
    const cell = (role: keyof Mapping) => (mapping[role] === undefined ? '' : (row.cells[mapping[role]] ?? '').trim())
    if (table.open && k === body.length - 1) say('Et citationstegn er åbnet og aldrig lukket. Sæt det, eller slet det.', 'A quote is opened and never closed. Close it or delete it.')
    if (k >= mostObservations) say(`Højst ${mostObservations} rækker læses. Del filen.`, `At most ${mostObservations} rows are read. Split the file.`)
    const named = cell('indicator')
    const found = named === '' && cell('measure') === '' ? (options.indicator === undefined ? undefined : measureByKey(options.indicator)) : findMeasure(named, cell('measure'))
    const asked = [named, cell('measure')].filter((part) => part !== '').join(' / ')
    if (!found) say(asked === '' ? 'Indikatoren mangler. Vælg én for hele tabellen, eller skriv den i rækken.' : `Indikatoren »${asked}« kendes ikke. Skriv den som gp-doctors/owners-persons-without eller med dens navn.`, asked === '' ? 'The indicator is missing. Choose one for the whole table or write it in the row.' : `The indicator ${JSON.stringify(asked)} is not known. Write it as gp-doctors/owners-persons-without or by its name.`)
    const area = findArea(cell('area'), (named) => !found || readableAt(found.indicator, found.measure, named))
    if (!area) say(`Stedet »${cell('area')}« kendes ikke. Skriv et kommunenavn eller -nummer, en region, et sundhedsråd, et sygehus, eller lad feltet stå tomt for hele landet.`, `The place ${JSON.stringify(cell('area'))} is not known. Write the name or number of a municipality, a region, a health council, a hospital, or nothing for the whole country.`)
    const date = dateWritten(cell('date'))
    if (!date) say(cell('date') === '' ? 'Datoen mangler.' : `»${cell('date')}« er ingen dato. Skriv 2026, 2026-06 eller 1.7.2026.`, cell('date') === '' ? 'The date is missing.' : `${JSON.stringify(cell('date'))} is no date. Write 2026, 2026-06 or 2026-07-01.`)
    const value = numberWritten(cell('value'), decimal)
    if (!Number.isFinite(value)) say(cell('value') === '' ? 'Tallet mangler.' : `»${cell('value')}« er intet tal med ${decimal === ',' ? 'komma' : 'punktum'} som decimaltegn.`, cell('value') === '' ? 'The number is missing.' : `${JSON.stringify(cell('value'))} is no number with a decimal ${decimal === ',' ? 'comma' : 'point'}.`)
    const error = cell('error') === '' ? undefined : numberWritten(cell('error').replace(/^±\s*/, ''), decimal)
    if (error !== undefined && !(error >= 0)) say(`Usikkerheden »${cell('error')}« er intet tal fra 0 og op.`, `The error ${JSON.stringify(cell('error'))} is no number from 0 up.`)
    const grade = cell('grade') === '' ? 'A' : cell('grade').toUpperCase()
    if (!/^[ABC]$/.test(grade)) say(`Graden »${cell('grade')}« er hverken A, B eller C.`, `The grade ${JSON.stringify(cell('grade'))} is neither A, B nor C.`)
    const use = cell('use') === '' ? (grade === 'C' ? 'show' : 'judge') : uses[cell('use').toLowerCase()]
    if (!use) say(`»${cell('use')}« er ikke judge, weigh, input eller show.`, `${JSON.stringify(cell('use'))} is not judge, weigh, input or show.`)
    if (found && area && !readableAt(found.indicator, found.measure, area)) say(`${found.measure.text.da} opgøres ikke for ${area.name}.`, `${found.measure.text.en} is not recorded for ${area.name}.`)
    if (found && area && date && reasons.length === 0) {
      const key = `${found.indicator.id}/${found.measure.id} ${area.key} ${date.month}`
      const before = seen.get(key)
      if (before !== undefined) say(`Samme tal står allerede i række ${before}. Slet det ene.`, `The same figure stands in row ${before} already. Delete one.`)
      else seen.set(key, row.line)
    }
    if (reasons.length > 0 || !found || !area || !date || !use) bad.push({ line: row.line, text: row.text, reasons })
    else observations.push({ line: row.line, indicator: found.indicator.id, measure: found.measure.id, area, month: date.month, value, ...(error === undefined ? {} : { error }), definition: cell('definition'), source: cell('source'), grade: grade as Grade, use })
  }
  return { observations, bad, header: headed ? first.cells : [], mapping, delimiter: table.delimiter, decimal }
}

/** Can a measure be read for an area: is it recorded at that level, or is it recorded by place so that places can be added up? */
export function readableAt(indicator: IndicatorDefinition, measure: MeasureDefinition, area: Area): boolean {
  const at = (level: string) => [...measure.numerator, ...(measure.denominator ?? [])].every((component) => indicator.blocks.some((block) => block.component === component && block.level === level))
  if (area.level === 'nation') return at('nation') || at('place')
  if (area.level === 'worst-quarter') return at('place')
  if (area.cell >= 0 && area.level !== 'council' && at(area.level)) return true
  return area.places.length > 0 && at('place')
}

/** Observations as a table that `readObservations` reads back, with the columns in their usual order. */
export function writeObservations(observations: readonly Observation[], delimiter: Delimiter = ','): string {
  const number = (value: number | undefined) => (value === undefined ? '' : String(value).replace('.', delimiter === ';' ? ',' : '.'))
  return writeDelimited(
    [
      ['indicator', 'measure', 'area', 'date', 'value', 'error', 'definition', 'source', 'grade', 'use'],
      ...observations.map((one) => [one.indicator, one.measure, one.area.key, isoMonthOf(one.month), number(one.value), number(one.error), one.definition, one.source, one.grade, one.use]),
    ],
    delimiter,
  )
}

/** `2029-12`. */
export function isoMonthOf(month: number): string {
  return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`
}
