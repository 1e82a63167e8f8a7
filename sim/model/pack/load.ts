/** Turns the files of a pack into a `Pack`, or says everything that is wrong with them at once. */
import { sha256Hex } from '../../core/digest.ts'
import type { Grade } from '../definitions.ts'
import { readManifest } from './manifest.ts'
import { PackError, type Pack } from './pack.ts'
import { interpolate, readNeed, readPopulation } from './read-figures.ts'
import { readGeography } from './read-places.ts'
import { checkRoads, readAgeTables, readDurations, readParameters, readTargets, type RoadCheck } from './read-rows.ts'
import { readParameterSets } from './read-parameter-sets.ts'
import { readSeries } from './read-series.ts'
import { readHospitals, readSites } from './read-sites.ts'
import { Ledger } from './tables.ts'

/**
 * Reads and checks a pack.
 * @param files text of every file of the pack's folder by file name (no folder in the name).
 * @throws PackError with all problems when anything is missing or wrong.
 */
export function loadPack(files: Readonly<Record<string, string>>): Pack {
  return inspectPack(files).pack
}

/** As `loadPack`, with the road check beside the pack. */
export function inspectPack(files: Readonly<Record<string, string>>): { pack: Pack; roads: RoadCheck } {
  const ledger = new Ledger()
  const manifest = readManifest(files, ledger)
  if (!manifest) throw new PackError(ledger.problems)
  const geography = readGeography(files, manifest, ledger)
  const sites = readSites(files, manifest, geography, ledger)
  const hospitals = readHospitals(files, manifest, geography, ledger)
  const population = readPopulation(files, manifest, geography, ledger)
  const needIndex = readNeed(files, manifest, geography, population, ledger)
  const { measures, series } = readSeries(
    files,
    manifest,
    geography,
    sites.map((site) => site.id),
    sites.map((site) => site.university),
    ledger,
  )
  const parameters = readParameters(files, manifest, ledger)
  const sets = manifest.files.parameterSets === undefined ? undefined : readParameterSets(files, manifest.files.parameterSets, parameters, ledger)
  const durations = readDurations(files, manifest, ledger)
  const ageTables = readAgeTables(files, manifest, ledger)
  const targets = readTargets(files, manifest, ledger)
  const roads = checkRoads(files, manifest, geography, ledger)
  checkHospitals(hospitals, series.get('hospital-gps-covered')?.get(manifest.id)?.exact(2025), manifest.files.hospitals, ledger)
  if (ledger.problems.length > 0) throw new PackError(ledger.problems)

  const gps = geography.gps2020.reduce((sum, count) => sum + count, 0)
  const pack: Pack = {
    id: manifest.id,
    title: manifest.title,
    hashes: Object.fromEntries(packFileNames(manifest.files).map((name) => [name, sha256Hex(files[name]!)])),
    places: geography.places,
    regions: geography.regions,
    regionIds: geography.regionIds,
    councils: geography.councils,
    clusters: geography.clusters,
    trainingRegions: geography.trainingRegions,
    sites,
    hospitals,
    minutes: geography.travel.minutes,
    km: geography.travel.km,
    neighbours: geography.travel.neighbours,
    populationAt: (place, year) => interpolate(population.years, population.persons[place]!, year),
    populationGrade: (place, year) => weakest(population.years, population.grades[place]!, year),
    shareAged65: (place, year) => interpolate(population.ageYears, population.aged65[place]!, year),
    shareAged80: (place, year) => interpolate(population.ageYears, population.aged80[place]!, year),
    needIndex,
    gpShare2020: Float64Array.from(geography.gps2020, (count) => count / gps),
    series: (measure, area = manifest.id) => series.get(measure)?.get(area),
    measures,
    areasOf: (measure) => [...(series.get(measure)?.keys() ?? [])],
    parameter: (id) => {
      const row = parameters.get(id)
      if (!row)
        throw new Error(
          `parameter ${id}: expected a row in ${manifest.files.behaviour} or ${manifest.files.parameters}, got none. Add the row, or mend the id.`,
        )
      return row
    },
    parameters: [...parameters.values()],
    ...(sets ? { parameterSets: sets } : {}),
    durations,
    ageTable: (measure) => {
      const table = ageTables.get(measure)
      if (!table)
        throw new Error(
          `figures by age: expected one of ${[...ageTables.keys()].join(', ')}, got ${measure}. Mend the id, or add it to ${manifest.files.hazards}.`,
        )
      return table
    },
    targets,
    sources: ledger.sources(),
    regionsAt: (month) => geography.regions.filter((region) => (region.from ?? -Infinity) <= month && month < (region.to ?? Infinity)),
  }
  return { pack, roads }
}

/** Names of the files a pack is made of, `pack.json` first. Other files of the folder are documentation. */
function packFileNames(files: Readonly<Record<string, string | readonly string[] | undefined>>): readonly string[] {
  return ['pack.json', ...Object.values(files).flatMap((name) => (typeof name === 'string' ? [name] : (name ?? [])))]
}

/** The covered hospitals must add up to the published total, where the pack has one. */
function checkHospitals(hospitals: Pack['hospitals'], total: number | undefined, file: string, ledger: Ledger): void {
  const sum = hospitals.filter((hospital) => hospital.covered).reduce((persons, hospital) => persons + hospital.persons2025, 0)
  if (total !== undefined && sum !== total)
    ledger.problem(
      `${file}: column persons_2025`,
      `${total} persons in covered hospitals, as in hospital-gps-covered`,
      String(sum),
      'Find the hospital that is wrong, or mend the total.',
    )
}

/** The weakest grade among the known years on either side of a year. */
function weakest(years: readonly number[], grades: readonly Grade[], year: number): Grade {
  let after = years.findIndex((known) => known >= year)
  if (after < 0) after = years.length - 1
  const before = years[after] === year || after === 0 ? after : after - 1
  const pair = [grades[before]!, grades[after]!]
  return pair.includes('C') || year < years[0]! || year > years[years.length - 1]! ? 'C' : pair.includes('B') || before !== after ? 'B' : 'A'
}
