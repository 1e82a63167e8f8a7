/** What was seen, as calibration reads it: figures of the pack's series with the error of each, and where a run records the same thing. */
import type { Layout } from '../../core/recorder.ts'
import type { Grade, MeasureDefinition } from '../../model/definitions.ts'
import { indicatorById } from '../../model/indicators/index.ts'
import type { Pack } from '../../model/pack/index.ts'
import { parseCsv } from '../../model/pack/csv.ts'
import { valueOf } from '../../run/aggregate.ts'
import type { Seen } from './matching.ts'

/** One figure that was seen. */
export interface Observation extends Seen {
  /** `series year` or `series year area`. */
  readonly id: string
  /** Observations of a group weigh as one; plans choose by group. */
  readonly group: string
  readonly year: number
  readonly source: string
  readonly grade: Grade
  readonly definition: string
  /** Why the errors are what they are. */
  readonly why: string
  readonly indicator: string
  readonly measure: MeasureDefinition
  /** Absolute month in which a run is read. */
  readonly month: number
  /** Places to add up; none for the whole country. */
  readonly places: readonly number[]
}

const columns = [
  'group', 'series', 'area', 'years', 'indicator', 'measure', 'month', 'scale', 'offset',
  'relative_error', 'error', 'relative_discrepancy', 'discrepancy', 'definition', 'why',
] as const

/**
 * Reads observations.csv. Value, source and grade of each are those of the pack's series; the value is multiplied by `scale` and `offset` is added, so
 * that it has the unit of the model's measure. `month` counts from January of the year: -1 is the December before, which stands for 1 January.
 * @param where name of the file in messages
 */
export function readObservations(text: string, where: string, pack: Pack): { readonly observations: readonly Observation[]; readonly problems: readonly string[] } {
  const table = parseCsv(text)
  const problems = table.problems.map((problem) => `${where}: ${problem}`)
  const say = (line: number, column: string, expected: string, got: string, advice: string) => problems.push(`${where}: row ${line}, column ${column}: expected ${expected}, got ${got}. ${advice}`)
  const missing = columns.filter((column) => !table.columns.includes(column))
  for (const column of missing) say(1, column, 'the column', 'none', 'Add it.')
  if (missing.length > 0) return { observations: [], problems }
  const observations: Observation[] = []
  for (const { line, cells } of table.rows) {
    const before = problems.length
    const text = (column: (typeof columns)[number]) => {
      if (cells[column] === '') say(line, column, 'text', 'nothing', 'Fill it.')
      return cells[column]!
    }
    const number = (column: (typeof columns)[number], low = -Infinity) => {
      const value = cells[column]!.trim() === '' ? NaN : Number(cells[column])
      if (!(value >= low)) say(line, column, low > -Infinity ? `a number of at least ${low}` : 'a number', JSON.stringify(cells[column]), 'Write it like 1234.5.')
      return value
    }
    const area = text('area')
    const series = pack.series(text('series'), area === pack.id ? undefined : area)
    if (!series) say(line, 'series', 'a series of the pack in that area', `${cells['series']} in ${area}`, 'Look it up in the data files.')
    const indicator = indicatorById(text('indicator'))
    if (!indicator) say(line, 'indicator', 'a known indicator', cells['indicator']!, 'laegeveje indicators lists them.')
    const measure = indicator?.measures.find(({ id }) => id === cells['measure'])
    if (indicator && !measure) say(line, 'measure', `one of ${indicator.measures.map(({ id }) => id).join(', ')}`, cells['measure']!, 'Choose one.')
    const places = area === pack.id ? [] : pack.places.flatMap((place, m) => (place.region === area ? [m] : []))
    if (area !== pack.id && places.length === 0) say(line, 'area', `${pack.id} or one of ${pack.regionIds.join(', ')}`, area, 'Other areas cannot be read from a run.')
    if (places.length > 0 && measure?.denominator) say(line, 'measure', 'a count, since parts of the country are added up', measure.id, 'Choose a measure without a denominator.')
    const [month, scale, offset, relativeError, error, relativeGap, gap] = [number('month'), number('scale'), number('offset'), number('relative_error', 0), number('error', 0), number('relative_discrepancy', 0), number('discrepancy', 0)]
    const [group, definition, why] = [text('group'), text('definition'), text('why')]
    const years = text('years').split(' ').map(Number)
    for (const year of years) {
      const k = series?.years.indexOf(year) ?? -1
      if (series && k < 0) say(line, 'years', `years with a figure: ${series.years.join(', ')}`, String(year), 'Take it out.')
      if (problems.length > before) continue
      const value = series!.values[k]! * scale + offset
      const spread = { error: error + relativeError * Math.abs(value), discrepancy: gap + relativeGap * Math.abs(value) }
      if (spread.error + spread.discrepancy === 0) say(line, 'error', 'an error or a discrepancy above 0', '0', 'Nothing is known that well.')
      const id = `${cells['series']} ${year}${area === pack.id ? '' : ` ${area}`}`
      if (observations.some((other) => other.id === id)) say(line, 'years', 'each figure once', id, 'Delete one.')
      observations.push({ id, group, year, value, ...spread, source: series!.sources[k]!, grade: series!.grades[k]!, definition, why, indicator: indicator!.id, measure: measure!, month: year * 12 + month, places })
    }
  }
  return { observations, problems }
}

/** What a run gave for each observation, in its unit; NaN where the run does not reach. */
export function outputsOf(buffer: Float32Array, layout: Layout, observations: readonly Observation[]): number[] {
  return observations.map(({ indicator, measure, month, places }) => {
    if (month < layout.from || month > layout.to) return NaN
    if (places.length === 0) return valueOf(buffer, layout, measure, 'nation', 0, month, indicator)
    return places.reduce((sum, place) => sum + valueOf(buffer, layout, measure, 'place', place, month, indicator), 0)
  })
}
