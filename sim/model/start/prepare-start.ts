/** Stocks and cohorts of the first month, as counts. Who they are is drawn per replicate. */
import type { Pack, Series } from '../pack/index.ts'
import { shareOut } from '../processes/share-out.ts'

/** Counts from which the people of the first month are drawn. */
export interface StartInput {
  /** Owners by place, not yet whole numbers; their sum is the country's. */
  readonly ownersByPlace: Float64Array
  readonly employed: number
  readonly outside: number
  readonly shareWomen: number
  /** Shares of owners by age band; the bands begin at `bandFrom` years. */
  readonly ageShares: Float64Array
  readonly bandFrom: Float64Array
  /** Share of practices with one doctor, by region. */
  readonly soloShare: Float64Array
  /** Share of numbers that are vacant. */
  readonly vacantShare: number
  readonly doctors: number
  /** Admitted students by year from `firstCohort`, by site. */
  readonly firstCohort: number
  readonly admissions: Float64Array
  /** KBU starters and HU posts filled by year from `firstRoundYear`. */
  readonly firstRoundYear: number
  readonly kbuStarters: Float64Array
  readonly huFilled: Float64Array
  /** What a region has counted of its own for the first month; nothing for the others. */
  readonly counted: readonly CountedRegion[]
  /** Is the start the one whose stocks are themselves uncertain (2025)? */
  readonly uncertainStocks: boolean
}

/** A region's own count: owners of 62 and 65 or more, and vacant numbers by place, those of no known place spread by population. */
export interface CountedRegion {
  readonly region: number
  readonly from62: number
  readonly from65: number
  readonly vacantByPlace: Int32Array
}

const bands = [
  ['owners-age-under-40', 34], ['owners-age-40-44', 40], ['owners-age-45-49', 45], ['owners-age-50-54', 50],
  ['owners-age-55-59', 55], ['owners-age-60-64', 60], ['owners-age-65-69', 65], ['owners-age-70plus', 70],
] as const

/** Counts for a start in `from`. */
export function prepareStart(pack: Pack, from: number): StartInput {
  const year = Math.floor(from / 12)
  const need = (measure: string, area?: string) => {
    const series = pack.series(measure, area)
    if (!series) throw new Error(`pack ${pack.id}: expected a series ${measure}${area ? ` for ${area}` : ''}, got none. Add its rows.`)
    return series
  }
  const national = year >= 2025 ? pack.parameter('OWN2025').default : need('owners').at(year)
  const regional = pack.regionIds.map((id) => need('owners', id).at(year))
  const regionSum = regional.reduce((a, b) => a + b, 0)
  const share = pack.gpShare2020
  const ownersByPlace = new Float64Array(pack.places.length)
  pack.regionIds.forEach((id, r) => {
    const inside = pack.places.map((p, m) => (p.region === id ? share[m]! : 0))
    const sum = inside.reduce((a, b) => a + b, 0)
    inside.forEach((s, m) => {
      if (s > 0) ownersByPlace[m] = (national * (regional[r]! / regionSum) * s) / sum
    })
  })
  const ages = Float64Array.from(bands, ([measure]) => need(measure).at(year))
  const agesSum = ages.reduce((a, b) => a + b, 0)
  const cohorts = 12
  const firstCohort = year - cohorts
  const sites = pack.sites.length
  const admissions = new Float64Array(cohorts * sites)
  for (let k = 0; k < cohorts; k++) pack.sites.forEach((s, i) => (admissions[k * sites + i] = pack.series('admissions', s.id)?.at(firstCohort + k) ?? 0))
  const firstRoundYear = year - 12
  return {
    ownersByPlace,
    employed: year >= 2025 ? pack.parameter('EMPL2025').default : need('employed').at(year) * (year < 2018 ? pack.parameter('EMPPAST').default : 1),
    outside: need('outside-practice').at(year),
    shareWomen: need('owners-share-women').at(year),
    ageShares: ages.map((a) => a / agesSum),
    bandFrom: Float64Array.from(bands, ([, start]) => start),
    soloShare: Float64Array.from(pack.regionIds, (id) => regionalSolo(need('solo-share', id), need('solo-share'), year)),
    vacantShare: year >= 2025 ? pack.parameter('CAPVAC').default : pack.parameter('CAPVACPAST').default,
    doctors: need('doctors-total').at(year),
    firstCohort,
    admissions,
    firstRoundYear,
    kbuStarters: Float64Array.from({ length: 12 }, (_, k) => need('kbu-starters').at(firstRoundYear + k)),
    huFilled: Float64Array.from({ length: 12 }, (_, k) => need('hu-filled').at(firstRoundYear + k)),
    counted: from % 12 === 0 ? countedRegions(pack, year) : [],
    uncertainStocks: year >= 2025,
  }
}

/** A region's share of solo practices: as seen, and beyond the years seen in its last proportion to the country's. */
function regionalSolo(region: Series, country: Series, year: number): number {
  const last = region.years.at(-1)!
  return year <= last ? region.at(year) : (region.at(last) * country.at(year)) / country.at(last)
}

/** Regions whose own count of the year the pack holds. */
function countedRegions(pack: Pack, year: number): CountedRegion[] {
  return pack.regionIds.flatMap((id, region) => {
    const [from62, from65, vacant] = ['owners-62plus', 'owners-65plus', 'vacant-numbers'].map((measure) => pack.series(measure, id)?.exact(year))
    if (from62 === undefined || from65 === undefined || vacant === undefined) return []
    const inside = pack.places.map((place) => place.region === id)
    const known = pack.places.map((place, m) => (inside[m] ? (pack.series('vacant-numbers', place.code)?.exact(year) ?? 0) : 0))
    const rest = new Int32Array(pack.places.length)
    const weights = pack.places.map((_, m) => (inside[m] ? pack.populationAt(m, year) : 0))
    shareOut(vacant - known.reduce((a, b) => a + b, 0), weights, weights.length, rest)
    return [{ region, from62, from65, vacantByPlace: rest.map((n, m) => n + known[m]!) }]
  })
}
