/** Reads the map: regions, councils, clusters, places and the crossings between landmasses. */
import type { PackManifest } from './manifest.ts'
import { urbanities, type Cluster, type Council, type Place, type Region, type TrainingRegion } from './pack.ts'
import { Table, type Ledger, type Row } from './tables.ts'
import { travelBetween, type Crossing, type Travel } from './travel.ts'

type Files = Readonly<Record<string, string>>

/** Everything with a place on the map. */
export interface Geography {
  /** Whether the crossings could be read: without them no island is reachable, and that is not the islands' fault. */
  readonly crossed: boolean
  readonly regions: readonly Region[]
  readonly regionIds: readonly string[]
  readonly trainingRegions: readonly TrainingRegion[]
  readonly councils: readonly Council[]
  readonly clusters: readonly Cluster[]
  readonly places: readonly Place[]
  readonly codes: ReadonlyMap<string, number>
  readonly gps2020: readonly number[]
  readonly travel: Travel
}

/** Road kilometres from a university city within which nothing is peripheral, and those over which periphery rises to one. */
const nearKm = 15
const riseKm = 95

/** Reads regions, councils, clusters and places, and computes travel between them. */
export function readGeography(files: Files, manifest: PackManifest, ledger: Ledger): Geography {
  const names = manifest.files
  const open = (role: keyof typeof names, columns: readonly string[]) =>
    new Table(names[role] as string, files[names[role] as string], columns, ledger)

  const regionTable = open('regions', ['id', 'name_da', 'name_en', 'valid_from', 'valid_to', 'merged_into', 'source', 'grade'])
  const regionKeys = new Map<string, Row>()
  const regions: Region[] = []
  for (const row of regionTable.rows) {
    const id = row.text('id')
    regionTable.once(regionKeys, row, 'id', id)
    row.source()
    const merged = row.raw('merged_into')
    regions.push({
      id,
      name: { da: row.text('name_da'), en: row.text('name_en') },
      from: row.month('valid_from'),
      to: row.month('valid_to'),
      ...(merged === '' ? {} : { mergedInto: merged }),
    })
  }
  for (const row of regionTable.rows) if (row.raw('merged_into') !== '') row.known('merged_into', regionKeys, 'region', names.regions)

  const trainingRegions: TrainingRegion[] = []
  const trainingKeys = new Map<string, Row>()
  const trainingTable = open('trainingRegions', ['id', 'name_da', 'name_en', 'regions', 'source', 'grade'])
  for (const row of trainingTable.rows) {
    const id = row.text('id')
    trainingTable.once(trainingKeys, row, 'id', id)
    row.source()
    const members = row
      .text('regions')
      .split(' ')
      .filter((part) => part !== '')
    for (const member of members)
      if (!regionKeys.has(member)) row.problem('regions', `regions in ${names.regions}, with a space between`, JSON.stringify(member), 'Mend the id.')
    trainingRegions.push({ id, name: { da: row.text('name_da'), en: row.text('name_en') }, regions: members })
  }

  const areas = (role: 'councils' | 'clusters', columns: readonly string[]) => {
    const table = open(role, ['id', 'name', 'region', 'source', 'grade', ...columns])
    const rows = new Map<string, Row>()
    for (const row of table.rows) {
      table.once(rows, row, 'id', row.text('id'))
      row.text('name')
      row.known('region', regionKeys, 'region', names.regions)
      row.source()
    }
    return rows
  }
  const councilRows = areas('councils', [])
  const clusterRows = areas('clusters', ['largest_city'])

  const placeTable = open('places', [
    'code',
    'name',
    'region',
    'region_2027',
    'training_region',
    'council',
    'council_grade',
    'cluster',
    'cluster_grade',
    'lat',
    'lon',
    'x_km',
    'y_km',
    'landmass',
    'landmass_grade',
    'urbanity',
    'urbanity_grade',
    'area_km2',
    'area_grade',
    'big_campus',
    'capped_hospital',
    'open_for_new_capacity',
    'threatened',
    'threatened_grade',
    'outside_largest_cities',
    'outside_grade',
    'university_city',
    'gp_2020',
    'gp_2020_low',
    'gp_2020_high',
    'gp_2020_grade',
    'source',
    'grade',
  ])
  const placeKeys = new Map<string, Row>()
  const rows = placeTable.rows.filter((row) => placeTable.once(placeKeys, row, 'code', row.text('code')))
  // By where they lie, from south to north, and not by code or name: what a place is called can then have no effect on any draw.
  rows.sort((a, b) => Number(a.raw('lat')) - Number(b.raw('lat')) || Number(a.raw('lon')) - Number(b.raw('lon')) || (a.raw('code') < b.raw('code') ? -1 : 1))
  const drafts = rows.map((row) => readPlace(row, { regionKeys, trainingRegions, councilRows, clusterRows }, names))
  const codes = new Map(drafts.map((place, index) => [place.code, index]))
  const gps2020 = rows.map((row) => {
    const value = row.number('gp_2020', { min: 0 })
    if (value < row.number('gp_2020_low', { min: 0 }) || value > row.number('gp_2020_high', { min: 0 }))
      row.problem('gp_2020', 'a value inside its own range', String(value), 'Mend the value or the range.')
    row.grade('gp_2020_grade')
    return value
  })
  const crossings = readCrossings(files, manifest, ledger, new Set(drafts.map((place) => place.landmass)))
  const crossed = crossings.length > 0
  const travel = travelBetween(drafts, crossings, manifest.travel)
  if (!drafts.some((place) => place.universityCity))
    ledger.problem(`${names.places}: column university_city`, 'at least one place with 1', 'none', 'Mark the places with a whole medical programme.')
  const places = drafts.map((place, i): Place => {
    let nearest = Infinity
    drafts.forEach((other, j) => {
      if (other.universityCity) nearest = Math.min(nearest, travel.km[i * drafts.length + j]!)
    })
    if (crossed && nearest === Infinity)
      rows[i]!.problem(
        'landmass',
        'a landmass that crossings join to a university city',
        JSON.stringify(place.landmass),
        `Add a crossing to ${names.crossings}.`,
      )
    return { ...place, periphery: Math.max(0, Math.min(1, (nearest - nearKm) / riseKm)) }
  })
  const members = (column: 'council' | 'cluster', id: string) => places.flatMap((place, i) => (place[column] === id ? [i] : []))
  const filled = (role: 'councils' | 'clusters', column: 'council' | 'cluster', rowsById: ReadonlyMap<string, Row>) =>
    [...rowsById].map(([id, row]) => {
      const inside = members(column, id)
      if (inside.length === 0 && places.length > 0)
        row.problem('id', `at least one place of this ${column} in ${names.places}`, 'none', `Delete the row of ${names[role]}, or mend the places.`)
      return { id, name: row.raw('name'), region: row.raw('region'), places: inside }
    })
  const used = new Set(places.map((place) => place.region))
  return {
    crossed,
    regions,
    regionIds: regions.map((region) => region.id).filter((id) => used.has(id)),
    trainingRegions,
    councils: filled('councils', 'council', councilRows),
    clusters: filled('clusters', 'cluster', clusterRows).map((cluster) => ({
      ...cluster,
      largestCity: clusterRows.get(cluster.id)!.flag('largest_city'),
    })),
    places,
    codes,
    gps2020,
    travel,
  }
}

interface Known {
  readonly regionKeys: ReadonlyMap<string, Row>
  readonly trainingRegions: readonly TrainingRegion[]
  readonly councilRows: ReadonlyMap<string, Row>
  readonly clusterRows: ReadonlyMap<string, Row>
}

function readPlace(row: Row, known: Known, names: PackManifest['files']): Place {
  const region = row.known('region', known.regionKeys, 'region', names.regions)
  const training = row.raw('training_region')
  const expected = known.trainingRegions.find((candidate) => candidate.regions.includes(region))
  if (training !== expected?.id)
    row.problem(
      'training_region',
      `${expected?.id ?? 'a training region'}, which holds region ${region} in ${names.trainingRegions}`,
      JSON.stringify(training),
      'Mend one of the two.',
    )
  for (const column of ['council_grade', 'cluster_grade', 'landmass_grade', 'urbanity_grade', 'area_grade', 'threatened_grade', 'outside_grade'])
    row.grade(column)
  row.source()
  const universityCity = row.flag('university_city')
  return {
    code: row.raw('code'),
    name: row.text('name'),
    region,
    region2027: row.known('region_2027', known.regionKeys, 'region', names.regions),
    trainingRegion: training,
    council: row.known('council', known.councilRows, 'council', names.councils),
    cluster: row.known('cluster', known.clusterRows, 'cluster', names.clusters),
    lat: row.number('lat', { min: -90, max: 90 }),
    lon: row.number('lon', { min: -180, max: 180 }),
    xKm: row.number('x_km'),
    yKm: row.number('y_km'),
    landmass: row.text('landmass'),
    urbanity: row.oneOf('urbanity', urbanities),
    periphery: 0,
    universityCity,
    areaKm2: row.number('area_km2', { min: 0 }),
    flags: {
      big_campus: row.flag('big_campus'),
      capped_hospital: row.flag('capped_hospital'),
      open_for_new_capacity: row.flag('open_for_new_capacity'),
      threatened: row.flag('threatened'),
      outside_largest_cities: row.flag('outside_largest_cities'),
    },
  }
}

function readCrossings(files: Files, manifest: PackManifest, ledger: Ledger, landmasses: ReadonlySet<string>): readonly Crossing[] {
  const name = manifest.files.crossings
  const table = new Table(
    name,
    files[name],
    [
      'id',
      'kind',
      'from_landmass',
      'from_x_km',
      'from_y_km',
      'to_landmass',
      'to_x_km',
      'to_y_km',
      'minutes',
      'low',
      'high',
      'unit',
      'source',
      'grade',
    ],
    ledger,
  )
  const keys = new Map<string, Row>()
  return table.rows.map((row) => {
    table.once(keys, row, 'id', row.text('id'))
    row.source()
    row.unit(manifest.units)
    const end = (side: 'from' | 'to') => ({
      landmass: row.known(`${side}_landmass`, landmasses, 'landmass', manifest.files.places),
      xKm: row.number(`${side}_x_km`),
      yKm: row.number(`${side}_y_km`),
    })
    return {
      kind: row.oneOf('kind', ['bridge', 'ferry', 'land']),
      from: end('from'),
      to: end('to'),
      minutes: row.ranged('minutes', { min: 0 }).value,
    }
  })
}
