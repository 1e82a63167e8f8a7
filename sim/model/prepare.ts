/**
 * What a run needs to know of the world, taken from the pack once: plain numbers in arrays, ready to be posted to a worker.
 * Years are rows from `firstYear`; places, regions, clusters, sites and hospitals are columns in pack order.
 */
import { exp, log } from '../core/arithmetic.ts'
import type { Pack } from './pack/index.ts'
import type { ParameterSets } from './parameter-sets.ts'
import { uncertainParameters, type UncertainParameter } from './parameters.ts'
import { prepareStart, type StartInput } from './start/prepare-start.ts'

/** The pack as the model reads it: plain numbers, in pack order. */
export interface ModelInput {
  readonly firstYear: number
  readonly years: number
  readonly placeCount: number
  readonly regionCount: number
  readonly clusterCount: number
  readonly siteCount: number
  readonly hospitalCount: number
  readonly peopleCapacity: number

  /** Names of places, for telling lives; no equation reads them. */
  readonly placeNames: readonly string[]
  readonly placeRegion: Uint8Array
  readonly placeCluster: Uint8Array
  readonly placeRural: Uint8Array
  readonly placeSmall: Uint8Array
  readonly placeTown: Uint8Array
  readonly placeIsland: Uint8Array
  /** Municipalities flagged as threatened in the pack. */
  readonly placeThreatened: Uint8Array
  readonly placeAreaKm2: Float64Array
  /** Road kilometres between places, row by row, and the places within 15 of them, the place itself included. */
  readonly placeKm: Float64Array
  readonly within15Km: readonly (readonly number[])[]
  readonly periphery: Float64Array
  /** Local job market for a partner: 1 metropolis to 0.1 island. */
  readonly thickness: Float64Array
  readonly needIndex: Float64Array
  readonly ageIndex: Float64Array
  readonly population: Float64Array
  /** Cumulative population of a middle year, for drawing where people grew up. */
  readonly originCumulative: Float64Array
  /** Doublings of travel time beyond 30 minutes, place x place; and with ten minutes more, for the second anchor. */
  readonly doublings: Float64Array
  readonly doublingsHome: Float64Array
  readonly neighbours: readonly (readonly number[])[]

  readonly regionTraining: Uint8Array
  /** Parameter with each region's settling constant. */
  readonly regionConstant: readonly string[]
  readonly clusterRegion: Uint8Array
  readonly clusterPlace: Uint8Array
  readonly clusterPeriphery: Float64Array
  readonly clusterLargest: Uint8Array
  readonly clusterUniversity: Uint8Array
  readonly clusterPlaces: readonly (readonly number[])[]
  readonly huClusterShare: Float64Array
  /** The same of posts in other specialties; and regions whose key for other specialties is not that of general medicine. */
  readonly otherClusterShare: Float64Array
  readonly otherKeyOwn: Uint8Array
  readonly kbuClusterShares: Float64Array

  readonly siteRegion: Uint8Array
  readonly sitePlace: Uint8Array
  readonly siteFull: Uint8Array
  readonly siteRegional: Uint8Array
  /** Doublings of distance beyond 50 km from each place to each site. */
  readonly siteKmDoublings: Float64Array

  readonly hospitalCovered: Uint8Array
  readonly hospitalPlace: Uint8Array
  readonly hospitalRegion: Uint8Array
  readonly hospitalPersons2025: Float64Array
  /** Full-time equivalents per person in 2025. */
  readonly hospitalFteShare: Float64Array

  readonly femaleByYear: Float64Array
  readonly foreignByYear: Float64Array
  readonly kbuByYear: Float64Array
  readonly kbuPracticeByYear: Float64Array
  readonly huPostsByYear: Float64Array
  /** Posts a year in other specialties: those of the plan less general medicine; held where the plan ends. */
  readonly otherPostsByYear: Float64Array
  /** Stock outside practice by year where known, held afterwards. */
  readonly outsideByYear: Float64Array
  readonly foreignLeaving: number
  readonly staffToday: number
  /** Chance a year of retiring, for doctors outside practice, by age in years from 0. */
  readonly otherRetirementByAge: Float64Array
  readonly uncertain: readonly UncertainParameter[]
  /** Sets of values that a calibration accepted; without them each uncertain parameter is drawn from its own range. */
  readonly parameterSets?: ParameterSets
  readonly start: StartInput
}

const FIRST_YEAR = 1995
const LAST_YEAR = 2062
const regionConstants: Readonly<Record<string, string>> = { hovedstaden: 'REGHOV', sjaelland: 'REGSJ', syddanmark: 'REGSYD', midtjylland: 'REGMIDT', nordjylland: 'REGNORD' }
/** Shares of the regions in the posts of their training region, other specialties: the regions' agreements (25 veje til bedre lægedækning, 2025); the key of the East counts person-years. */
const otherKeys: Readonly<Record<string, number>> = { hovedstaden: 0.6, sjaelland: 0.4, syddanmark: 1, midtjylland: 2 / 3, nordjylland: 1 / 3 }
/** Regions of the East. */
const keyOwn = ['hovedstaden', 'sjaelland']

/**
 * Prepares a run that starts in `from` (absolute month).
 * @throws Error when the pack has no figures to start from in that year.
 */
export function prepareInput(pack: Pack, from: number): ModelInput {
  const year = Math.floor(from / 12)
  const n = pack.places.length
  const index = new Map(pack.regionIds.map((id, i) => [id, i]))
  const clusterIndex = new Map(pack.clusters.map((c, i) => [c.id, i]))
  const years = LAST_YEAR - FIRST_YEAR + 1
  const byYear = (f: (y: number) => number) => Float64Array.from({ length: years }, (_, k) => f(FIRST_YEAR + k))
  const series = (measure: string, area?: string) => {
    const found = pack.series(measure, area)
    if (!found) throw new Error(`pack ${pack.id}: expected a series ${measure}${area ? ` for ${area}` : ''}, got none. Add its rows.`)
    return found
  }
  const population = new Float64Array(years * n)
  for (let k = 0; k < years; k++) for (let m = 0; m < n; m++) population[k * n + m] = pack.populationAt(m, FIRST_YEAR + k)
  const people2020 = pack.places.map((_, m) => pack.populationAt(m, 2020))
  const total2020 = people2020.reduce((a, b) => a + b, 0)
  let running = 0
  const originCumulative = Float64Array.from(people2020, (p) => (running += p / total2020))
  const rural = pack.places.map((p) => p.urbanity === 'rural' || p.urbanity === 'island')
  const ln2 = log(2)
  const beyond = (x: number, limit: number) => (x <= limit ? 0 : log(x / limit) / ln2)

  const clusterPlace = pack.clusters.map((c) => c.places.reduce((a, b) => (people2020[b]! > people2020[a]! ? b : a)))
  const clusterPeople = pack.clusters.map((c) => c.places.reduce((sum, m) => sum + people2020[m]!, 0))
  const regionPeople = pack.regionIds.map((id) => pack.clusters.reduce((sum, c, i) => (c.region === id ? sum + clusterPeople[i]! : sum), 0))
  const within = pack.clusters.map((c, i) => clusterPeople[i]! / regionPeople[index.get(c.region)!]!)
  const huRegion = pack.regionIds.map((id) => series('hu-dimensioned', id).at(2023))
  const huTotal = huRegion.reduce((a, b) => a + b, 0)
  const allPosts = series('hu-dimensioned-all-specialties')
  const lastPlanned = allPosts.years.at(-1)!
  const otherPosts = (y: number) => {
    const planned = Math.min(y, lastPlanned)
    return allPosts.at(planned) - series('hu-dimensioned', pack.id).at(planned)
  }
  const people = regionPeople.reduce((a, b) => a + b, 0)
  const trainingPeople = (region: string) => {
    const training = pack.trainingRegions.find((t) => t.regions.includes(region))!
    return training.regions.reduce((sum, id) => sum + regionPeople[index.get(id)!]!, 0)
  }
  const clusters = pack.clusters.length
  const kbuClusterShares = new Float64Array(years * clusters)
  for (let k = 0; k < years; k++) {
    const regional = pack.regionIds.map((id) => series('kbu-posts', id).at(FIRST_YEAR + k))
    const sum = regional.reduce((a, b) => a + b, 0)
    pack.clusters.forEach((c, i) => (kbuClusterShares[k * clusters + i] = (within[i]! * regional[index.get(c.region)!]!) / sum))
  }
  const kbu = series('kbu-starters')
  // Starters are forced where they were observed; later years follow from graduates.
  const lastKnownKbu = kbu.years.reduce((last, y, i) => (kbu.grades[i] !== 'C' && y > last ? y : last), 0)
  const kmOf = (m: number, s: number) => pack.km[m * n + pack.sites[s]!.place]!
  const mean65 = pack.places.reduce((sum, _, m) => sum + pack.shareAged65(m, 2025) * people2020[m]!, 0) / total2020
  const constant = (id: string) => pack.parameter(id).default
  const old = constant('AGEWEIGHT')
  const thickness: Readonly<Record<string, number>> = { metropolis: 1, city: constant('THICKCITY'), town: constant('THICKTOWN'), rural: constant('THICKRURAL'), island: constant('THICKISLAND') }
  const outside = series('outside-practice')
  const retire65 = pack.parameter('OTHRET65').default
  const retireSlope = pack.parameter('OTHRETSLOPE').default
  return {
    firstYear: FIRST_YEAR,
    years,
    placeCount: n,
    regionCount: pack.regionIds.length,
    clusterCount: clusters,
    siteCount: pack.sites.length,
    hospitalCount: pack.hospitals.length,
    peopleCapacity: 52000 + (2062 - year) * 2600,
    placeNames: pack.places.map((p) => p.name),
    placeRegion: Uint8Array.from(pack.places, (p) => index.get(p.region)!),
    placeCluster: Uint8Array.from(pack.places, (p) => clusterIndex.get(p.cluster)!),
    placeRural: Uint8Array.from(rural, (r) => (r ? 1 : 0)),
    placeSmall: Uint8Array.from(people2020, (p) => (p < constant('SMALLPLACE') ? 1 : 0)),
    placeTown: Uint8Array.from(pack.places, (p, m) => (people2020[m]! >= constant('SMALLPLACE') && people2020[m]! < constant('TOWNPLACE') && p.periphery > constant('TOWNPERI') ? 1 : 0)),
    placeIsland: Uint8Array.from(pack.places, (p) => (p.urbanity === 'island' ? 1 : 0)),
    placeThreatened: Uint8Array.from(pack.places, (p) => (p.flags.threatened ? 1 : 0)),
    placeAreaKm2: Float64Array.from(pack.places, (p) => p.areaKm2),
    placeKm: pack.km,
    within15Km: pack.places.map((_, m) => pack.places.flatMap((__, other) => (pack.km[m * n + other]! <= 15 ? [other] : []))),
    periphery: Float64Array.from(pack.places, (p) => p.periphery),
    thickness: Float64Array.from(pack.places, (p) => thickness[p.urbanity]!),
    needIndex: pack.needIndex,
    ageIndex: Float64Array.from(pack.places, (_, m) => 1 - old + old * (pack.shareAged65(m, 2025) / mean65)),
    population,
    originCumulative,
    doublings: Float64Array.from(pack.minutes, (t) => beyond(t, 30)),
    doublingsHome: Float64Array.from(pack.minutes, (t) => beyond(t + constant('HOMEWAY'), 30)),
    neighbours: pack.neighbours,
    regionTraining: Uint8Array.from(pack.regionIds, (id) => pack.trainingRegions.findIndex((t) => t.regions.includes(id))),
    regionConstant: pack.regionIds.map((id) => regionConstants[id] ?? 'REGHOV'),
    clusterRegion: Uint8Array.from(pack.clusters, (c) => index.get(c.region)!),
    clusterPlace: Uint8Array.from(clusterPlace),
    clusterPeriphery: Float64Array.from(clusterPlace, (m) => pack.places[m]!.periphery),
    clusterLargest: Uint8Array.from(pack.clusters, (c) => (c.largestCity ? 1 : 0)),
    clusterUniversity: Uint8Array.from(pack.clusters, (c) => (c.places.some((m) => pack.places[m]!.universityCity) ? 1 : 0)),
    clusterPlaces: pack.clusters.map((c) => [...c.places]),
    huClusterShare: Float64Array.from(pack.clusters, (c, i) => (within[i]! * huRegion[index.get(c.region)!]!) / huTotal),
    otherClusterShare: Float64Array.from(pack.clusters, (c, i) => (trainingPeople(c.region) / people) * (otherKeys[c.region] ?? regionPeople[index.get(c.region)!]! / trainingPeople(c.region)) * within[i]!),
    otherKeyOwn: Uint8Array.from(pack.regionIds, (id) => (keyOwn.includes(id) ? 1 : 0)),
    kbuClusterShares,
    siteRegion: Uint8Array.from(pack.sites, (s) => index.get(s.region)!),
    sitePlace: Uint8Array.from(pack.sites, (s) => s.place),
    siteFull: Uint8Array.from(pack.sites, (s) => (s.phase === 'full' ? 1 : 0)),
    siteRegional: Uint8Array.from(pack.sites, (s) => (pack.places[s.place]!.flags.big_campus ? 0 : 1)),
    siteKmDoublings: Float64Array.from({ length: n * pack.sites.length }, (_, k) => beyond(kmOf(Math.floor(k / pack.sites.length), k % pack.sites.length), 50)),
    hospitalCovered: Uint8Array.from(pack.hospitals, (h) => (h.covered ? 1 : 0)),
    hospitalPlace: Uint8Array.from(pack.hospitals, (h) => h.place),
    hospitalRegion: Uint8Array.from(pack.hospitals, (h) => index.get(h.region)!),
    hospitalPersons2025: Float64Array.from(pack.hospitals, (h) => h.persons2025),
    hospitalFteShare: Float64Array.from(pack.hospitals, (h) => (h.persons2025 > 0 ? h.fte2025 / h.persons2025 : constant('HOSPFTE'))),
    femaleByYear: byYear((y) => series('applicants-share-women').at(y)),
    foreignByYear: byYear((y) => series('foreign-student-share').at(y)),
    kbuByYear: byYear((y) => (y <= lastKnownKbu ? kbu.at(y) : 0)),
    kbuPracticeByYear: byYear((y) => series('kbu-practice-share').at(y)),
    otherPostsByYear: byYear(otherPosts),
    huPostsByYear: byYear((y) => series('hu-posts').at(y)),
    outsideByYear: byYear((y) => outside.at(y)),
    foreignLeaving: series('foreign-students-leaving').at(year),
    staffToday: pack.parameter('CAP07').default,
    otherRetirementByAge: Float64Array.from({ length: 90 }, (_, age) => retirementChance(age, retire65, retireSlope)),
    uncertain: uncertainParameters(pack, {}),
    ...(pack.parameterSets ? { parameterSets: pack.parameterSets } : {}),
    start: prepareStart(pack, from),
  }
}

/** Logistic in age with the given chance at 65, none below 55, certain from 80. */
function retirementChance(age: number, at65: number, slope: number): number {
  if (age < 55) return 0
  if (age >= 80) return 0.9
  let odds = at65 / (1 - at65)
  // Integer powers by repeated products: exact in every engine.
  const step = exp(slope)
  for (let a = 65; a < age; a++) odds *= step
  for (let a = 65; a > age; a--) odds /= step
  return odds / (1 + odds)
}
