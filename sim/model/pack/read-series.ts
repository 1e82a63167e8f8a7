/** Reads the yearly series and the definitions of their measures. */
import type { PackManifest } from './manifest.ts'
import type { Measure, Series } from './pack.ts'
import { interpolate } from './read-figures.ts'
import type { Geography } from './read-places.ts'
import { Table, type Ledger, type Row } from './tables.ts'

type Files = Readonly<Record<string, string>>

/** Series by measure and area, and what the measures mean. */
export interface SeriesTable {
  readonly measures: readonly Measure[]
  readonly series: ReadonlyMap<string, ReadonlyMap<string, Series>>
}

/** Reads the yearly series. Units must be those of the measure, and areas that add up must add up. */
export function readSeries(
  files: Files,
  manifest: PackManifest,
  geography: Geography,
  siteIds: readonly string[],
  universities: readonly string[],
  ledger: Ledger,
): SeriesTable {
  const definitions = manifest.files.measures
  const table = new Table(definitions, files[definitions], ['id', 'unit', 'adds', 'tolerance', 'text', 'source', 'grade'], ledger)
  const measures = new Map<string, Measure & { tolerance: number }>()
  const keys = new Map<string, Row>()
  for (const row of table.rows) {
    const id = row.text('id')
    table.once(keys, row, 'id', id)
    row.source()
    const adds = row.oneOf('adds', ['', 'regions', 'sites'] as const)
    measures.set(id, {
      id,
      unit: row.unit(manifest.units),
      text: row.text('text'),
      adds,
      tolerance: adds === '' ? 0 : row.number('tolerance', { min: 0 }),
    })
  }
  const areas = new Set([
    manifest.id,
    ...geography.regions.map((r) => r.id),
    ...geography.trainingRegions.map((r) => r.id),
    ...geography.places.map((p) => p.code),
    ...siteIds,
    ...universities.map((id) => id.toLowerCase()),
    ...manifest.otherAreas,
  ])
  const found = new Map<string, Map<string, Map<number, Row>>>()
  const unitOfMeasure = (row: Row, measure: Measure) => {
    const unit = row.unit(manifest.units)
    if (manifest.units.has(unit) && unit !== measure.unit)
      row.problem(
        'unit',
        `${measure.unit}, the unit of ${measure.id} in ${definitions}`,
        JSON.stringify(unit),
        'Convert the figure or mend the unit.',
      )
  }
  for (const file of manifest.files.series) {
    const rows = new Table(file, files[file], ['measure', 'year', 'area', 'value', 'low', 'high', 'unit', 'source', 'grade', 'note'], ledger).rows
    for (const row of rows) {
      const id = row.known('measure', measures, 'measure', definitions)
      const area = row.raw('area')
      if (!areas.has(area))
        row.problem(
          'area',
          `${manifest.id}, or the id of a region, training region, study site, university or place`,
          JSON.stringify(area),
          'Mend the id.',
        )
      const year = row.number('year', { integer: true, min: 1900, max: 2200 })
      const measure = measures.get(id)
      if (!measure) continue
      unitOfMeasure(row, measure)
      const byArea = getOr(found, id, () => new Map<string, Map<number, Row>>())
      const byYear = getOr(byArea, area, () => new Map<number, Row>())
      const first = byYear.get(year)
      if (first)
        row.problem(
          'year',
          'each measure, year and area once',
          `${id} ${year} ${area} again (first in ${first.file}, row ${first.line})`,
          'Delete one of the rows.',
        )
      else byYear.set(year, row)
    }
  }
  for (const id of measures.keys())
    if (!found.has(id) && table.rows.length > 0)
      keys.get(id)!.problem('id', 'at least one figure of the measure', 'none', 'Delete the definition or add the figures.')

  const series = new Map<string, Map<string, Series>>()
  for (const [id, byArea] of found) {
    const read = new Map<string, Series>()
    for (const [area, byYear] of byArea)
      read.set(
        area,
        seriesOf(
          [...byYear].sort(([a], [b]) => a - b),
          measures.get(id)!.unit,
        ),
      )
    series.set(id, read)
    checkSum(measures.get(id)!, found.get(id)!, read, manifest.id, geography.regionIds, siteIds)
  }
  return { measures: [...measures.values()].map(({ id, unit, text, adds }) => ({ id, unit, text, adds })), series }
}

const shareUnits: ReadonlySet<string> = new Set(['share', 'share per year', 'share of stock'])

function seriesOf(rows: readonly (readonly [number, Row])[], unit: string): Series {
  const rule = shareUnits.has(unit) ? { min: 0, max: 1 } : { min: 0 }
  const read = rows.map(([, row]) => ({ ...row.ranged('value', rule), grade: row.grade(), source: row.source() }))
  const years = rows.map(([year]) => year)
  const values = read.map((r) => r.value)
  return {
    years,
    values,
    lows: read.map((r) => r.low),
    highs: read.map((r) => r.high),
    grades: read.map((r) => r.grade),
    sources: read.map((r) => r.source),
    unit,
    at: (year) => interpolate(years, values, year),
    exact: (year) => {
      const index = years.indexOf(year)
      return index < 0 ? undefined : values[index]
    },
  }
}

/** Where a measure adds up, the parts of a year must make the whole, if all of them are there. */
function checkSum(
  measure: Measure & { tolerance: number },
  rows: ReadonlyMap<string, ReadonlyMap<number, Row>>,
  read: ReadonlyMap<string, Series>,
  whole: string,
  regionIds: readonly string[],
  siteIds: readonly string[],
): void {
  if (measure.adds === '') return
  const parts = measure.adds === 'regions' ? regionIds : siteIds
  for (const [year, row] of rows.get(whole) ?? []) {
    const values = parts.map((part) => read.get(part)?.exact(year))
    if (values.some((value) => value === undefined)) continue
    const sum = values.reduce<number>((total, value) => total + value!, 0)
    const total = read.get(whole)!.exact(year)!
    if (Math.abs(sum - total) > measure.tolerance)
      row.problem(
        'value',
        `${Math.round(sum * 1000) / 1000}, the sum of the ${measure.adds} in ${year} (within ${measure.tolerance})`,
        String(total),
        'Find the part that is wrong, or mend the whole.',
      )
  }
}

function getOr<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  let value = map.get(key)
  if (value === undefined) map.set(key, (value = make()))
  return value
}
