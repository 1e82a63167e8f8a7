/** Runs from years that are past, beside what was seen then: the table in sim/VALIDATION.md. Chance only, with default parameters. */
import { compileTimeline } from '../core/parameters.ts'
import { findBlock } from '../core/recorder.ts'
import { layoutFor } from '../model/indicators/index.ts'
import type { Pack } from '../model/pack/index.ts'
import { parameterSpecs } from '../model/parameters.ts'
import { prepareInput } from '../model/prepare.ts'
import { createModel } from '../model/replicate.ts'

/** One figure that was seen, and what the runs from each start gave for it; undefined where the run begins too late. */
export interface HindcastRow {
  readonly what: string
  readonly unit: '' | '%'
  readonly seen: number
  readonly grade: string
  readonly model: readonly (number | undefined)[]
}

/** Years the runs begin in. */
export const hindcastStarts = [2007, 2013] as const
const LAST_YEAR = 2023

/** Mean over replicates of a recorded component: read(component, absolute month, region or place cells). */
type Read = (component: string, month: number, cells?: readonly number[]) => number

function reader(pack: Pack, startYear: number, replicates: number): Read {
  const from = startYear * 12
  const to = LAST_YEAR * 12 + 11
  const layout = layoutFor(from, to, pack)
  const timeline = compileTimeline(parameterSpecs(pack, {}), [], from, to)
  const model = createModel({ seed: 'hindcast', from, to, chanceOnly: true, timeline, input: prepareInput(pack, from), layout, scenario: { assumptions: {} } })
  const buffers = Array.from({ length: replicates }, (_, index) => model.run(index))
  return (component, month, cells) => {
    const block = findBlock(layout, component, cells ? 'place' : 'nation')
    if (!block) throw new Error(`hindcast: expected a block ${component}, got none. Correct the list of figures.`)
    const at = block.offset + ((month - block.firstMonth) / block.monthsPerStep) * block.cells
    return buffers.reduce((sum, buffer) => sum + (cells ?? [0]).reduce((inner, cell) => inner + buffer[at + cell]!, 0), 0) / replicates
  }
}

/** Figures seen from 2011 to 2023, with the means of as many replicates from each start. */
export function hindcast(pack: Pack, replicates: number): readonly HindcastRow[] {
  const runs = hindcastStarts.map((start) => ({ start, read: reader(pack, start, replicates) }))
  const rows: HindcastRow[] = []
  const add = (what: string, year: number, seen: { value: number; grade: string }, f: (read: Read) => number, unit: '' | '%' = '') =>
    rows.push({ what: `${what}, ${year}`, unit, seen: seen.value, grade: seen.grade, model: runs.map(({ start, read }) => (year > start ? f(read) : undefined)) })
  const seen = (measure: string, year: number, area?: string) => {
    const series = pack.series(measure, area)
    const k = series?.years.indexOf(year) ?? -1
    if (!series || k < 0) throw new Error(`hindcast: expected ${measure} of ${year} in the pack, got none. Correct the list of figures.`)
    return { value: series.values[k]!, grade: series.grades[k]! }
  }
  const percent = (part: string, whole: string, month: number) => (read: Read) => (100 * read(part, month)) / read(whole, month)
  // Stocks of 1 January are those at the end of the December before.
  for (const year of [2012, 2013, 2016, 2019, 2020, 2022]) add('owners', year, seen('owners', year), (read) => read('owners', year * 12 - 1))
  for (const id of pack.regionIds) {
    const cells = pack.places.flatMap((place, m) => (place.region === id ? [m] : []))
    add(`owners in ${pack.regions.find((region) => region.id === id)?.name.en ?? id}`, 2020, seen('owners', 2020, id), (read) => read('owners', 2020 * 12 - 1, cells))
  }
  for (let year = 2011; year <= 2020; year++) add('HU posts filled', year, seen('hu-filled', year), (read) => read('hu-filled', year * 12 + 11))
  for (let year = 2011; year <= 2018; year++)
    add('HU posts filled of posted', year, { value: (100 * seen('hu-filled', year).value) / seen('hu-posts', year).value, grade: 'A' }, percent('hu-filled', 'hu-posted', year * 12 + 11), '%')
  const bands = ['owners-age-60-64', 'owners-age-65-69', 'owners-age-70plus']
  add('owners aged 60 or more', 2019, { value: 100 * bands.reduce((sum, band) => sum + seen(band, 2019).value, 0), grade: 'B' }, percent('age-60plus', 'age-owners', 2018 * 12 + 11), '%')
  add('owners leaving a year', 2016, { value: 100 * pack.parameter('RET08').default, grade: pack.parameter('RET08').grade }, percent('owner-exits', 'owner-years', 2016 * 12 + 11), '%')
  add('specialists outside practice', 2018, seen('outside-practice', 2018), (read) => read('outside-persons', 2018 * 12 - 1))
  add('employed specialists', 2018, seen('employed', 2018), (read) => read('employed', 2018 * 12 - 1))
  add('solo practices of all', 2018, { value: 100 * seen('solo-share', 2018).value, grade: seen('solo-share', 2018).grade }, percent('solo-practices', 'practices', 2017 * 12 + 11), '%')
  add('introduction posts begun', 2023, seen('intro-starters', 2023), (read) => read('intro-starts', 2023 * 12 + 11))
  add('doctors in HU', 2023, seen('hu-stock', 2023), (read) => read('hu-stock', 2023 * 12 - 1))
  return rows
}

/** The rows as a table: shares differ in percentage points, counts in per cent. */
export function hindcastTable(rows: readonly HindcastRow[]): string {
  const figure = (value: number, unit: string) => (unit === '%' ? `${value.toFixed(1)} %` : value.toFixed(0))
  const misfit = (value: number, row: HindcastRow) => {
    const gap = row.unit === '%' ? value - row.seen : 100 * (value / row.seen - 1)
    return `${gap < 0 ? '−' : '+'}${Math.abs(gap).toFixed(1)} ${row.unit === '%' ? 'points' : '%'}`
  }
  return [
    `| Figure | Seen | Grade | ${hindcastStarts.map((start) => `From ${start} | Misfit`).join(' | ')} |`,
    `|---|---|---|${'---|---|'.repeat(hindcastStarts.length)}`,
    ...rows.map((row) => `| ${row.what} | ${figure(row.seen, row.unit)} | ${row.grade} | ${row.model.map((value) => (value === undefined ? ' | ' : `${figure(value, row.unit)} | ${misfit(value, row)}`)).join(' | ')} |`),
  ].join('\n')
}
