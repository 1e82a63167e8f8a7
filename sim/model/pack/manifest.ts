/** The pack's own description, `pack.json`: what it is called, which file holds what, and which units its figures may have. */
import type { Grade, Text } from '../definitions.ts'
import type { TravelRule } from './travel.ts'
import type { Ledger } from './tables.ts'

/** What the files are for. Each is one CSV, except `series`, which may be several. A pack that has been calibrated has `parameterSets` too. */
export const fileRoles = [
  'regions',
  'trainingRegions',
  'councils',
  'clusters',
  'places',
  'crossings',
  'road',
  'population',
  'need',
  'sites',
  'hospitals',
  'durations',
  'hazards',
  'behaviour',
  'parameters',
  'targets',
  'measures',
] as const
/** A role that one file of the pack fills. */
export type FileRole = (typeof fileRoles)[number]

/** `pack.json` as checked. */
export interface PackManifest {
  readonly id: string
  readonly title: Text
  readonly files: Readonly<Record<FileRole, string>> & { readonly series: readonly string[]; readonly parameterSets?: string }
  readonly travel: TravelRule
  readonly units: ReadonlySet<string>
  /** Areas that figures are given for and that are no places, regions or sites of the pack, such as former counties. */
  readonly otherAreas: readonly string[]
}

const manifestFile = 'pack.json'
/** Version of the layout of packs that this program reads. */
export const packFormat = 1

/** Reads `pack.json`; undefined when it is too broken to go on. */
export function readManifest(files: Readonly<Record<string, string>>, ledger: Ledger): PackManifest | undefined {
  const text = files[manifestFile]
  if (text === undefined) {
    ledger.problem(manifestFile, 'the file', 'nothing', 'Give the whole folder of the pack.')
    return undefined
  }
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch (error) {
    ledger.problem(manifestFile, 'JSON', String((error as Error).message), 'Mend the syntax.')
    return undefined
  }
  const root = record(json)
  if (root['format'] !== packFormat) {
    ledger.problem(
      `${manifestFile}: format`,
      String(packFormat),
      JSON.stringify(root['format']) ?? 'nothing',
      'Use a pack made for this version of the program.',
    )
    return undefined
  }
  const before = ledger.problems.length
  const string = (path: string, value: unknown): string => {
    if (typeof value === 'string' && value !== '') return value
    ledger.problem(`${manifestFile}: ${path}`, 'text', JSON.stringify(value) ?? 'nothing', 'Fill it.')
    return ''
  }
  const number = (path: string, value: unknown, min: number): number => {
    if (typeof value === 'number' && value >= min) return value
    ledger.problem(`${manifestFile}: ${path}`, `a number of at least ${min}`, JSON.stringify(value) ?? 'nothing', 'Mend it.')
    return min
  }
  const names = record(root['files'])
  const roles = {} as Record<FileRole, string>
  for (const role of fileRoles) roles[role] = string(`files.${role}`, names[role])
  const title = record(root['title'])
  const travel = record(root['travel'])
  const manifest: PackManifest = {
    id: string('id', root['id']),
    title: { da: string('title.da', title['da']), en: string('title.en', title['en']) },
    files: {
      ...roles,
      series: list(names['series']).map((name, i) => string(`files.series[${i}]`, name)),
      ...(names['parameterSets'] === undefined ? {} : { parameterSets: string('files.parameterSets', names['parameterSets']) }),
    },
    travel: {
      winding: number('travel.winding', travel['winding'], 1),
      kmPerHour: number('travel.kmPerHour', travel['kmPerHour'], 1),
      accessMinutes: number('travel.accessMinutes', travel['accessMinutes'], 0),
      neighbourKm: number('travel.neighbourKm', travel['neighbourKm'], 0),
    },
    units: new Set(list(root['units']).map((unit, i) => string(`units[${i}]`, unit))),
    otherAreas: list(root['otherAreas']).map((area, i) => string(`otherAreas[${i}]`, area)),
  }
  ledger.cite(string('travel.source', travel['source']), manifestFile, grade(travel['grade'], ledger))
  return ledger.problems.length === before ? manifest : undefined
}

function grade(value: unknown, ledger: Ledger): Grade {
  if (value === 'A' || value === 'B' || value === 'C') return value
  ledger.problem(`${manifestFile}: travel.grade`, 'grade A, B or C', JSON.stringify(value) ?? 'nothing', 'Mend the grade.')
  return 'C'
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {}
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}
