/** Reads what is known of the places' people: population by year, and need. */
import type { Grade } from '../definitions.ts'
import type { PackManifest } from './manifest.ts'
import type { Geography } from './read-places.ts'
import { Table, type Ledger, type Row } from './tables.ts'

type Files = Readonly<Record<string, string>>

/** Linear between known points, held outside. `points` ascend. */
export function interpolate(points: readonly number[], values: readonly number[], at: number): number {
  const last = points.length - 1
  if (at <= points[0]!) return values[0]!
  if (at >= points[last]!) return values[last]!
  let i = 1
  while (points[i]! < at) i++
  const share = (at - points[i - 1]!) / (points[i]! - points[i - 1]!)
  return values[i - 1]! + (values[i]! - values[i - 1]!) * share
}

/** Persons and age shares by place, years ascending. */
export interface PopulationTable {
  /** Years with persons, and per place the persons of those years. */
  readonly years: readonly number[]
  readonly persons: readonly (readonly number[])[]
  readonly grades: readonly (readonly Grade[])[]
  /** Years with age shares, and per place the shares. */
  readonly ageYears: readonly number[]
  readonly aged65: readonly (readonly number[])[]
  readonly aged80: readonly (readonly number[])[]
}

/** Reads persons by place and year. Rows whose code is the pack's id are the whole country and must be the sum of the places. */
export function readPopulation(files: Files, manifest: PackManifest, geography: Geography, ledger: Ledger): PopulationTable {
  const name = manifest.files.population
  const table = new Table(
    name,
    files[name],
    ['year', 'code', 'population', 'low', 'high', 'unit', 'source', 'grade', 'share_65plus', 'share_80plus', 'share_grade'],
    ledger,
  )
  const known = new Set([...geography.codes.keys(), manifest.id])
  const byYear = new Map<number, Map<string, Row>>()
  for (const row of table.rows) {
    const year = row.number('year', { integer: true, min: 1900, max: 2200 })
    const code = row.known('code', known, 'place', manifest.files.places)
    let rows = byYear.get(year)
    if (!rows) byYear.set(year, (rows = new Map()))
    const first = rows.get(code)
    if (first) row.problem('code', `each place once a year, ${year}`, `${code} again (first in row ${first.line})`, 'Delete one of the rows.')
    else rows.set(code, row)
  }
  const years = [...byYear.keys()].filter((year) => !Number.isNaN(year)).sort((a, b) => a - b)
  const persons = geography.places.map(() => [] as number[])
  const grades = geography.places.map(() => [] as Grade[])
  const aged65 = geography.places.map(() => [] as number[])
  const aged80 = geography.places.map(() => [] as number[])
  const ageYears: number[] = []
  for (const year of years) {
    const rows = byYear.get(year)!
    const hasAges = [...rows.values()].some((row) => row.raw('share_65plus') !== '')
    if (hasAges) ageYears.push(year)
    let sum = 0
    geography.places.forEach((place, i) => {
      const row = rows.get(place.code)
      if (!row) {
        ledger.problem(
          `${name}: column code`,
          `a row for place ${place.code} (${place.name}) in ${year}`,
          'none',
          'Add the row, or take the year out for every place.',
        )
        persons[i]!.push(NaN)
        grades[i]!.push('C')
        if (hasAges) {
          aged65[i]!.push(NaN)
          aged80[i]!.push(NaN)
        }
        return
      }
      const read = readPersons(row, manifest.units)
      persons[i]!.push(read.persons)
      grades[i]!.push(read.grade)
      sum += read.persons
      if (hasAges) {
        row.grade('share_grade')
        const old = row.number('share_65plus', { min: 0, max: 1 })
        const oldest = row.number('share_80plus', { min: 0, max: 1 })
        if (oldest > old) row.problem('share_80plus', `at most the share aged 65+, ${old}`, String(oldest), 'Check the two shares.')
        aged65[i]!.push(old)
        aged80[i]!.push(oldest)
      }
    })
    const whole = rows.get(manifest.id)
    // A place that is missing is reported above; the sum would only blame the whole for it.
    const complete = geography.places.every((place) => rows.has(place.code))
    if (!whole) ledger.problem(`${name}: column code`, `a row for ${manifest.id}, the sum of the places, in ${year}`, 'none', 'Add the row.')
    else if (complete) {
      const read = readPersons(whole, manifest.units)
      if (Math.abs(sum - read.persons) >= 1)
        whole.problem(
          'population',
          `${sum}, the sum of the places in ${year}`,
          String(read.persons),
          'Find the place that is wrong, or mend the sum.',
        )
    }
  }
  return { years, persons, grades, ageYears, aged65, aged80 }
}

function readPersons(row: Row, units: ReadonlySet<string>): { persons: number; grade: Grade } {
  row.unit(units)
  const grade = row.grade()
  row.source(grade)
  return { persons: row.ranged('population', { min: 0 }).value, grade }
}

/** Reads the need index. Its population mean must be 1 within one per cent. */
export function readNeed(files: Files, manifest: PackManifest, geography: Geography, population: PopulationTable, ledger: Ledger): Float64Array {
  const name = manifest.files.need
  const table = new Table(name, files[name], ['code', 'need_index', 'low', 'high', 'unit', 'source', 'grade'], ledger)
  const need = new Float64Array(geography.places.length).fill(NaN)
  const keys = new Map<string, Row>()
  for (const row of table.rows) {
    const code = row.known('code', geography.codes, 'place', manifest.files.places)
    table.once(keys, row, 'code', code)
    row.unit(manifest.units)
    row.source()
    const value = row.ranged('need_index', { min: 0 }).value
    const index = geography.codes.get(code)
    if (index !== undefined) need[index] = value
  }
  geography.places.forEach((place) => {
    if (table.rows.length > 0 && !keys.has(place.code))
      ledger.problem(`${name}: column code`, `a row for place ${place.code} (${place.name})`, 'none', 'Add the row.')
  })
  let weighted = 0
  let persons = 0
  geography.places.forEach((_, i) => {
    const count = interpolate(population.years, population.persons[i]!, 2025)
    weighted += count * need[i]!
    persons += count
  })
  if (Math.abs(weighted / persons - 1) > 0.01)
    ledger.problem(
      `${name}: column need_index`,
      'a mean of 1, weighted by the population of 2025',
      String(Math.round((weighted / persons) * 1000) / 1000),
      'Divide every index by that mean.',
    )
  return need
}
