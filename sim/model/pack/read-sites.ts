/** Reads where doctors are educated and employed: study sites and hospitals. */
import type { PackManifest } from './manifest.ts'
import type { Hospital, Site } from './pack.ts'
import type { Geography } from './read-places.ts'
import { Table, type Ledger, type Row } from './tables.ts'

type Files = Readonly<Record<string, string>>

/** Reads the study sites. */
export function readSites(files: Files, manifest: PackManifest, geography: Geography, ledger: Ledger): readonly Site[] {
  const name = manifest.files.sites
  const table = new Table(
    name,
    files[name],
    ['id', 'university', 'name_da', 'name_en', 'place', 'region', 'first_year', 'phase', 'bachelor_site', 'source', 'grade'],
    ledger,
  )
  const keys = new Map<string, Row>()
  for (const row of table.rows) table.once(keys, row, 'id', row.text('id'))
  return table.rows.map((row) => {
    row.source()
    const phase = row.oneOf('phase', ['full', 'master'])
    const bachelor = row.raw('bachelor_site')
    if (phase === 'master') row.known('bachelor_site', keys, 'study site', name)
    return {
      id: row.raw('id'),
      university: row.text('university'),
      name: { da: row.text('name_da'), en: row.text('name_en') },
      ...placed(row, 'place', geography, manifest),
      firstYear: row.number('first_year', { integer: true }),
      phase,
      ...(bachelor === '' ? {} : { bachelorSite: bachelor }),
    }
  })
}

/** Reads the hospitals. Nobody may have more full-time equivalents than persons. */
export function readHospitals(files: Files, manifest: PackManifest, geography: Geography, ledger: Ledger): readonly Hospital[] {
  const name = manifest.files.hospitals
  const table = new Table(
    name,
    files[name],
    ['id', 'name', 'covered', 'place', 'region', 'persons_2025', 'fte_2025', 'low', 'high', 'unit', 'source', 'grade'],
    ledger,
  )
  const keys = new Map<string, Row>()
  return table.rows.map((row) => {
    table.once(keys, row, 'id', row.text('id'))
    row.unit(manifest.units)
    const persons = row.ranged('persons_2025', { min: 0 }).value
    const fte = row.number('fte_2025', { min: 0 })
    if (fte > persons) row.problem('fte_2025', `at most the ${persons} persons`, String(fte), 'Check the two figures.')
    const grade = row.grade()
    return {
      id: row.raw('id'),
      name: row.text('name'),
      covered: row.flag('covered'),
      ...placed(row, 'place', geography, manifest),
      persons2025: persons,
      fte2025: fte,
      source: row.source(grade),
      grade,
    }
  })
}

/** Place and region of a row, which must agree. */
function placed(row: Row, column: string, geography: Geography, manifest: PackManifest): { place: number; region: string } {
  const place = geography.codes.get(row.known(column, geography.codes, 'place', manifest.files.places)) ?? 0
  const region = row.raw('region')
  const expected = geography.places[place]?.region
  if (expected !== undefined && geography.codes.has(row.raw(column)) && region !== expected)
    row.problem('region', `${expected}, the region of place ${row.raw(column)}`, JSON.stringify(region), 'Mend one of the two.')
  return { place, region }
}
