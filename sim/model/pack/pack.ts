/**
 * A pack: one country and profession as data. The model reads places, people, posts and parameters from here and knows no country itself.
 * Which files make a pack is written in the README beside the data.
 */
import type { Grade, Text } from '../definitions.ts'
import type { WeightedSets } from '../parameter-sets.ts'

/** Classes of place. `island` has no fixed link; the others go by size and density. */
export const urbanities = ['metropolis', 'city', 'town', 'rural', 'island'] as const
/** A class of place. */
export type Urbanity = (typeof urbanities)[number]

/** Four sets of places that must not be merged, and the set outside the largest cities. */
export interface AreaFlags extends Readonly<Record<string, boolean>> {
  readonly big_campus: boolean
  readonly capped_hospital: boolean
  readonly open_for_new_capacity: boolean
  readonly threatened: boolean
  readonly outside_largest_cities: boolean
}

/** A municipality. Its index in `Pack.places` (order of codes) is its number everywhere. */
export interface Place {
  readonly code: string
  readonly name: string
  readonly region: string
  /** Region after the borders change; the same as `region` where they do not. */
  readonly region2027: string
  readonly trainingRegion: string
  readonly council: string
  readonly cluster: string
  readonly lat: number
  readonly lon: number
  /** Planar kilometres of the pack's projection. */
  readonly xKm: number
  readonly yKm: number
  readonly landmass: string
  readonly urbanity: Urbanity
  /** 0 in and near a university city, 1 from 110 road kilometres of the nearest. */
  readonly periphery: number
  /** Holds a university with a whole medical programme; periphery is measured from these. */
  readonly universityCity: boolean
  readonly areaKm2: number
  readonly flags: AreaFlags
}

/** An administrative region and the months it is in force. */
export interface Region {
  readonly id: string
  readonly name: Text
  /** First month it exists, and first month it no longer does (absolute months); absent when it goes on. */
  readonly from?: number
  readonly to?: number
  readonly mergedInto?: string
}

/** A named group of places. Places are indexes in `Pack.places`. */
export interface Council {
  readonly id: string
  readonly name: string
  readonly region: string
  readonly places: readonly number[]
}

/** Places served by one hospital. */
export interface Cluster extends Council {
  readonly largestCity: boolean
}

/** Regions inside which trainees rotate. */
export interface TrainingRegion {
  readonly id: string
  readonly name: Text
  readonly regions: readonly string[]
}

/** A place where doctors are educated. */
export interface Site {
  readonly id: string
  readonly university: string
  readonly name: Text
  readonly place: number
  readonly region: string
  /** First year the site teaches. A `master` site teaches the last three years of entrants of three years before. */
  readonly firstYear: number
  readonly phase: 'full' | 'master'
  /** Where the entrants of a `master` site spend their bachelor years. */
  readonly bachelorSite?: string
}

/** A hospital, or the other hospitals of a region, with the specialists of the profession it employs. */
export interface Hospital {
  readonly id: string
  readonly name: string
  readonly covered: boolean
  readonly place: number
  readonly region: string
  readonly persons2025: number
  readonly fte2025: number
  readonly source: string
  readonly grade: Grade
}

/** A behavioural or model parameter. */
export interface ParameterRow {
  readonly id: string
  readonly decision: string
  readonly role: string
  readonly default: number
  readonly low: number
  readonly high: number
  readonly unit: string
  readonly grade: Grade
  readonly source: string
  /** The published row that this one replaces, when the model starts from another value. */
  readonly published?: ParameterRow
}

/** A yearly series of one measure in one area. `lows` and `highs` hold NaN where no range is given. */
export interface Series {
  readonly years: readonly number[]
  readonly values: readonly number[]
  readonly lows: readonly number[]
  readonly highs: readonly number[]
  readonly grades: readonly Grade[]
  readonly sources: readonly string[]
  readonly unit: string
  /** Linear between known years, held before the first and after the last. */
  at(year: number): number
  exact(year: number): number | undefined
}

/** Length of a stage, as the law says or as observed. */
export interface Duration {
  readonly stage: string
  readonly year: number
  readonly months: number
  readonly low: number
  readonly high: number
  readonly source: string
  readonly grade: Grade
}

/** A figure by age, e.g. the yearly chance of leaving. */
export interface AgeTable {
  readonly measure: string
  readonly ages: readonly number[]
  readonly values: readonly number[]
  readonly grades: readonly Grade[]
  /** Linear between known ages, held outside. */
  at(age: number): number
}

/** A political goal or a date it will be judged. */
export interface Target {
  readonly id: string
  readonly year: number
  readonly value: number
  readonly unit: string
  readonly text: Text
  readonly source: string
  readonly grade: Grade
}

/** What a measure means, and which areas must add up to the whole. */
export interface Measure {
  readonly id: string
  readonly unit: string
  readonly text: string
  readonly adds: '' | 'regions' | 'sites'
}

/** A source as the rows cite it, with the files and the grades it is cited with. */
export interface Source {
  readonly text: string
  readonly files: readonly string[]
  readonly grades: readonly Grade[]
  readonly rows: number
}

/** A whole pack, read and checked. */
export interface Pack {
  readonly id: string
  readonly title: Text
  /** SHA-256 of every file of the pack, by file name. */
  readonly hashes: Readonly<Record<string, string>>
  readonly places: readonly Place[]
  /** In file order: first those in force at the start of the data, then those that replace some of them. */
  readonly regions: readonly Region[]
  /** The regions the places belong to at the start of the data, in file order. */
  readonly regionIds: readonly string[]
  readonly councils: readonly Council[]
  readonly clusters: readonly Cluster[]
  readonly trainingRegions: readonly TrainingRegion[]
  readonly sites: readonly Site[]
  readonly hospitals: readonly Hospital[]
  /** Travel minutes between places, row by row, ferries and bridges included; symmetric, 0 on the diagonal. */
  readonly minutes: Float64Array
  /** Road-like kilometres between places, ferries at their straight length. */
  readonly km: Float64Array
  /** Places within 22 road kilometres without a ferry, nearest first. */
  readonly neighbours: readonly (readonly number[])[]
  /** Persons, linear between known years of the place and held outside them. */
  populationAt(place: number, year: number): number
  /** Weakest grade of the rows that `populationAt` uses for the year. */
  populationGrade(place: number, year: number): Grade
  /** Share of the population aged 65+ and 80+, interpolated like the population. */
  shareAged65(place: number, year: number): number
  shareAged80(place: number, year: number): number
  /** Need for care per person, by place; 1 is the mean person of the country. */
  readonly needIndex: Float64Array
  /** Estimated share of the country's general practitioners in 2020, by place; sums to 1. Grade C. */
  readonly gpShare2020: Float64Array
  /** Series of a measure in an area: a region, site, university or place; without an area the whole, whose id is the pack's. */
  series(measure: string, area?: string): Series | undefined
  readonly measures: readonly Measure[]
  /** Areas for which a measure has figures. */
  areasOf(measure: string): readonly string[]
  /** @throws Error when there is no such parameter. */
  parameter(id: string): ParameterRow
  readonly parameters: readonly ParameterRow[]
  /** What a calibration found; without it, uncertain parameters are drawn from their ranges. */
  readonly parameterSets?: WeightedSets
  readonly durations: readonly Duration[]
  /** Figures by age. @throws Error when there is no such table. */
  ageTable(measure: string): AgeTable
  readonly targets: readonly Target[]
  readonly sources: readonly Source[]
  /** Regions in force in a month (absolute). */
  regionsAt(month: number): readonly Region[]
}

/** The pack cannot be used. Every problem found is listed as `<file>: row N, column X: expected ..., got .... <What to do>.` */
export class PackError extends Error {
  readonly problems: readonly string[]
  constructor(problems: readonly string[]) {
    super(`data pack: expected sound files, got ${problems.length} problem${problems.length === 1 ? '' : 's'}. Mend them:\n${problems.join('\n')}`)
    this.name = 'PackError'
    this.problems = problems
  }
}
