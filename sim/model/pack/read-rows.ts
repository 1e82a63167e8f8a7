/** Reads the tables that stand by themselves: parameters, durations, figures by age, targets and the road check. */
import type { PackManifest } from './manifest.ts'
import type { AgeTable, Duration, ParameterRow, Target } from './pack.ts'
import { interpolate } from './read-figures.ts'
import type { Geography } from './read-places.ts'
import { Table, type Ledger, type Row } from './tables.ts'

type Files = Readonly<Record<string, string>>

/**
 * Published behaviour first, then the model's own rows. A model row with the id of a published one replaces its value and keeps the
 * published row beside it, so that both can be shown.
 */
export function readParameters(files: Files, manifest: PackManifest, ledger: Ledger): ReadonlyMap<string, ParameterRow> {
  const rows = new Map<string, ParameterRow>()
  for (const file of [manifest.files.behaviour, manifest.files.parameters]) {
    const table = new Table(file, files[file], ['id', 'decision', 'role', 'default', 'low', 'high', 'unit', 'grade', 'source'], ledger)
    const keys = new Map<string, Row>()
    for (const row of table.rows) {
      const id = row.text('id')
      if (!table.once(keys, row, 'id', id)) continue
      if (!/^[A-Z][A-Z0-9]*$/.test(id)) row.problem('id', 'capital letters and digits', JSON.stringify(id), 'Rename the parameter.')
      const { value, low, high } = row.ranged('default')
      if (Number.isNaN(low)) row.problem('low', 'the low end of the range', 'nothing', 'Repeat the default where nothing else is supported.')
      if (Number.isNaN(high)) row.problem('high', 'the high end of the range', 'nothing', 'Repeat the default where nothing else is supported.')
      const grade = row.grade()
      const published = rows.get(id)
      const unit = row.unit(manifest.units)
      if (published && published.unit !== unit)
        row.problem('unit', `${published.unit}, as in ${manifest.files.behaviour}`, JSON.stringify(unit), 'Convert the figure or mend the unit.')
      rows.set(id, {
        id,
        decision: row.text('decision'),
        role: row.text('role'),
        default: value,
        low,
        high,
        unit,
        grade,
        source: row.source(grade),
        ...(published ? { published } : {}),
      })
    }
  }
  return rows
}

/** Reads the lengths of stages, in months. */
export function readDurations(files: Files, manifest: PackManifest, ledger: Ledger): readonly Duration[] {
  const name = manifest.files.durations
  const table = new Table(name, files[name], ['stage', 'year', 'value', 'low', 'high', 'unit', 'source', 'grade'], ledger)
  const keys = new Map<string, Row>()
  return table.rows.map((row) => {
    const year = row.number('year', { integer: true })
    const stage = row.text('stage')
    table.once(keys, row, 'stage', `${stage} ${year}`)
    if (row.unit(manifest.units) !== 'months') row.problem('unit', 'months', JSON.stringify(row.raw('unit')), 'Convert the figure.')
    const { value, low, high } = row.ranged('value', { min: 0 })
    const grade = row.grade()
    return { stage, year, months: value, low, high, source: row.source(grade), grade }
  })
}

/** Reads figures by age. */
export function readAgeTables(files: Files, manifest: PackManifest, ledger: Ledger): ReadonlyMap<string, AgeTable> {
  const name = manifest.files.hazards
  const table = new Table(name, files[name], ['measure', 'age', 'value', 'low', 'high', 'unit', 'source', 'grade'], ledger)
  const keys = new Map<string, Row>()
  const found = new Map<string, { age: number; row: Row }[]>()
  for (const row of table.rows) {
    const measure = row.text('measure')
    const age = row.number('age', { integer: true, min: 0, max: 120 })
    if (!table.once(keys, row, 'age', `${measure} ${age}`)) continue
    row.unit(manifest.units)
    const list = found.get(measure) ?? []
    list.push({ age, row })
    found.set(measure, list)
  }
  const tables = new Map<string, AgeTable>()
  for (const [measure, list] of found) {
    list.sort((a, b) => a.age - b.age)
    const ages = list.map((entry) => entry.age)
    const grades = list.map(({ row }) => row.grade())
    list.forEach(({ row }, i) => row.source(grades[i]))
    const values = list.map(({ row }) => row.ranged('value', { min: 0, max: 1 }).value)
    tables.set(measure, { measure, ages, values, grades, at: (age) => interpolate(ages, values, age) })
  }
  return tables
}

/** Reads the political goals. */
export function readTargets(files: Files, manifest: PackManifest, ledger: Ledger): readonly Target[] {
  const name = manifest.files.targets
  const table = new Table(name, files[name], ['id', 'year', 'value', 'low', 'high', 'unit', 'text_da', 'text_en', 'source', 'grade'], ledger)
  const keys = new Map<string, Row>()
  return table.rows.map((row) => {
    const year = row.number('year', { integer: true })
    const id = row.text('id')
    table.once(keys, row, 'id', `${id} ${year}`)
    const grade = row.grade()
    return {
      id,
      year,
      value: row.ranged('value').value,
      unit: row.unit(manifest.units),
      text: { da: row.text('text_da'), en: row.text('text_en') },
      source: row.source(grade),
      grade,
    }
  })
}

/** How the travel matrix compares with sourced road minutes. */
export interface RoadCheck {
  readonly routes: readonly { readonly from: string; readonly to: string; readonly sourced: number; readonly computed: number }[]
  /** Mean of computed less sourced, and of its size, in minutes. */
  readonly meanError: number
  readonly meanAbsoluteError: number
}

/** A mean error beyond this says that coordinates, crossings or speed are wrong. */
const tolerableMinutes = 10

/** Compares the travel matrix with sourced road minutes. */
export function checkRoads(files: Files, manifest: PackManifest, geography: Geography, ledger: Ledger): RoadCheck {
  const name = manifest.files.road
  const table = new Table(name, files[name], ['from_code', 'to_code', 'minutes', 'low', 'high', 'unit', 'source', 'grade'], ledger)
  const routes = table.rows.map((row) => {
    row.source()
    row.unit(manifest.units)
    const from = row.known('from_code', geography.codes, 'place', manifest.files.places)
    const to = row.known('to_code', geography.codes, 'place', manifest.files.places)
    const i = geography.codes.get(from) ?? 0
    const j = geography.codes.get(to) ?? 0
    return { from, to, sourced: row.ranged('minutes', { min: 0 }).value, computed: geography.travel.minutes[i * geography.places.length + j]! }
  })
  const mean = (value: (route: (typeof routes)[number]) => number) => routes.reduce((sum, route) => sum + value(route), 0) / routes.length
  const check = { routes, meanError: mean((r) => r.computed - r.sourced), meanAbsoluteError: mean((r) => Math.abs(r.computed - r.sourced)) }
  // Without crossings, or to a place they do not reach, the road is not what is wrong.
  if (geography.crossed && check.meanAbsoluteError < Infinity && check.meanAbsoluteError > tolerableMinutes)
    ledger.problem(
      `${name}: column minutes`,
      `computed minutes within ${tolerableMinutes} of these on average`,
      `${Math.round(check.meanAbsoluteError * 10) / 10}`,
      `Check points in ${manifest.files.places}, ${manifest.files.crossings} and travel in pack.json.`,
    )
  return check
}
