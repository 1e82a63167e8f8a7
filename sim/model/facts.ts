/** The prepared input with the look-ups that processes ask for. Lives in the worker; holds no state of a run. */
import { hazardOfProbability } from '../core/arithmetic.ts'
import { HazardTable } from '../core/hazards.ts'
import type { ModelInput } from './prepare.ts'

/** Draws from fixed shares: the first entry whose running sum lies above a number below 1, found from an index of even parts. */
class Shares {
  private readonly cumulative: Float64Array
  private readonly index: Uint8Array

  constructor(cumulative: Float64Array) {
    this.cumulative = cumulative
    const last = cumulative.length - 1
    this.index = new Uint8Array(PARTS)
    for (let k = 0, entry = 0; k < PARTS; k++) {
      while (entry < last && cumulative[entry]! <= k / PARTS) entry++
      this.index[k] = entry
    }
  }

  at(u: number): number {
    const { cumulative } = this
    const last = cumulative.length - 1
    let entry = this.index[Math.floor(u * PARTS)]!
    while (entry < last && cumulative[entry]! <= u) entry++
    return entry
  }
}

const PARTS = 512

/** Lookups in the prepared input, by year and place. */
export class Facts {
  readonly data: ModelInput
  readonly otherRetirement: HazardTable
  /** Age in months before which nobody outside practice retires. */
  readonly firstRetirement: number
  private readonly yearlyRetirement: Float64Array
  private readonly hospitalsOf: readonly (readonly number[])[]
  /** The region's hospitals that are not covered, under one entry. */
  readonly hospitalOther: readonly number[]
  readonly placeCount: number
  readonly regionCount: number
  readonly clusterCount: number
  readonly siteCount: number
  readonly hospitalCount: number
  private readonly kbuShare: Float64Array
  private readonly placesOf: readonly (readonly number[])[]
  private readonly byPopulation: Shares
  private readonly inRegion: readonly Shares[]

  constructor(data: ModelInput) {
    this.data = data
    this.placeCount = data.placeCount
    this.regionCount = data.regionCount
    this.clusterCount = data.clusterCount
    this.siteCount = data.siteCount
    this.hospitalCount = data.hospitalCount
    this.kbuShare = new Float64Array(data.clusterCount)
    this.yearlyRetirement = data.otherRetirementByAge.map((p) => hazardOfProbability(p))
    const monthly = new Float64Array(data.otherRetirementByAge.length * 12)
    for (let a = 0; a < monthly.length; a++) monthly[a] = this.yearlyRetirement[Math.floor(a / 12)]!
    this.otherRetirement = new HazardTable(monthly)
    const first = monthly.findIndex((hazard) => hazard > 0)
    this.firstRetirement = first < 0 ? monthly.length : first
    this.hospitalsOf = Array.from({ length: data.regionCount }, (_, r) => [...data.hospitalRegion.keys()].filter((h) => data.hospitalRegion[h] === r))
    this.placesOf = Array.from({ length: data.regionCount }, (_, r) => [...data.placeRegion.keys()].filter((m) => data.placeRegion[m] === r))
    this.byPopulation = new Shares(data.originCumulative)
    this.inRegion = this.placesOf.map((places) => {
      const c = data.originCumulative
      let sum = 0
      const running = Float64Array.from(places, (m) => (sum += c[m]! - (m > 0 ? c[m - 1]! : 0)))
      return new Shares(running.map((x) => x / sum))
    })
    this.hospitalOther = this.hospitalsOf.map((list) => list[list.length - 1]!)
  }

  private row(year: number): number {
    const k = year - this.data.firstYear
    return k < 0 ? 0 : k >= this.data.years ? this.data.years - 1 : k
  }
  /** Persons living in a place at the start of a year. */
  populationAt(place: number, year: number): number {
    return this.data.population[this.row(year) * this.placeCount + place]!
  }
  /** Place by population, for u in 0-1. */
  placeByPopulation(u: number): number {
    return this.byPopulation.at(u)
  }
  /** Place of a region by population, for u in 0-1. */
  placeInRegion(region: number, u: number): number {
    return this.placesOf[region]![this.inRegion[region]!.at(u)]!
  }
  femaleShare(year: number): number {
    return this.data.femaleByYear[this.row(year)]!
  }
  foreignShare(year: number): number {
    return this.data.foreignByYear[this.row(year)]!
  }
  /** KBU starters where known, else 0. */
  kbuStarters(year: number): number {
    return this.data.kbuByYear[this.row(year)]!
  }
  kbuPracticeShare(year: number): number {
    return this.data.kbuPracticeByYear[this.row(year)]!
  }
  kbuClusterShare(year: number): Float64Array {
    const at = this.row(year) * this.clusterCount
    for (let c = 0; c < this.clusterCount; c++) this.kbuShare[c] = this.data.kbuClusterShares[at + c]!
    return this.kbuShare
  }
  huPosts(year: number): number {
    return this.data.huPostsByYear[this.row(year)]!
  }
  /** HU posts a year in other specialties. */
  otherHuPosts(year: number): number {
    return this.data.otherPostsByYear[this.row(year)]!
  }

  /** Specialists outside practice in a year, as far as known. */
  outside(year: number): number {
    return this.data.outsideByYear[this.row(year)]!
  }
  /** Hazard of retiring per year for doctors outside practice. @param ageMonths age in months */
  otherRetirementHazard(ageMonths: number): number {
    const a = Math.floor(ageMonths / 12)
    return this.yearlyRetirement[a < this.yearlyRetirement.length ? a : this.yearlyRetirement.length - 1]!
  }
  /** A hospital of a region by size, for u in 0-1. */
  hospitalByRegion(region: number, u: number): number {
    const list = this.hospitalsOf[region]!
    let sum = 0
    for (const h of list) sum += this.data.hospitalPersons2025[h]!
    let goal = u * sum
    for (const h of list) {
      goal -= this.data.hospitalPersons2025[h]!
      if (goal < 0) return h
    }
    return list[list.length - 1]!
  }
}
