/**
 * What the levers on settling, clinics, premises and lists keep between months, and what follows from their parameters. Everything here is empty
 * and every flag off while no such lever acts; processes ask a flag once, never a person.
 */
import { exp, log, power } from '../../core/arithmetic.ts'
import type { World } from '../world.ts'

/** Memory of unlisted citizens, months. */
const MEMORY = 6
/** Working form of doctors in regional, licence and tender clinics (FORM.clinic). */
const CLINIC = 4
/** Room for months of supervision. */
export const RING = 64
/** Room for houses under construction. */
export const HOUSES = 1024

/** State and derived values of local levers. */
export class LocalPolicy {
  /** Some place helps partners, children or part-time work: weights of places are corrected per person. */
  ties = false
  partnerHelp = false
  childHelp = false
  partHelp = false
  /** Trainees weigh the way to work less too. */
  trainees = false
  /** Newcomers leave less, or gain capacity, somewhere. */
  newcomers = false
  /** Employed doctors buy sooner somewhere. */
  buying = false
  /** Anything that changes the lists of a place. */
  lists = false
  /** Help for part doctors, or limits on them. */
  parts = false
  supervising = false

  readonly relief: Float64Array
  readonly listFactor: Float64Array
  readonly freeFactor: Float64Array
  readonly takeoverFactor: Float64Array
  readonly partTaste: Float64Array
  /** Factors on places for those with a partner who has a career, for women with a partner, and for men with a child at school. */
  readonly careerFactor: Float64Array
  readonly womanFactor: Float64Array
  readonly fatherFactor: Float64Array

  /** Employed posts offered and not yet taken. */
  readonly employedPosts: Int32Array
  /** Posts of groups, and those of them offered this year with the size of their group. */
  readonly groupPosts: Int32Array
  readonly groupNew: Int32Array
  /** Posts in tender clinics: numbers that are no longer for sale. */
  readonly tendered: Int32Array
  /** Numbers for practising specialists. */
  readonly specialists: Int32Array
  readonly houses: Int32Array
  readonly premises: Int32Array
  /** Owners in part practice, those of them given a full number, and full-time equivalents lost or won by age rules. */
  readonly partDoctors: Int32Array
  readonly partConverted: Int32Array
  readonly partByAge: Float64Array
  /** New owners of the last twelve months: a ring of months, and their sum. */
  readonly settledRing: Int16Array
  readonly firstYear: Int32Array
  readonly unlistedBefore: Float64Array
  readonly rooms: Float64Array
  readonly supervisors: Int32Array
  readonly supervisorsHired: Int32Array
  readonly supervisorEnds: Int32Array
  /** Stock of a hospital in the first month of a growth cap; -1 while there is none. */
  readonly growthBase: Float64Array
  readonly growthFrom: Int32Array
  readonly buildingPlace = new Uint8Array(HOUSES)
  readonly buildingDone = new Int32Array(HOUSES)
  building = 0
  /** DKK million spent on houses, and months the fund has paid. */
  spent = 0
  spentCapital = 0
  fundMonths = 0
  tenderOwed = 0
  tiedOwed = 0
  groupsOwed = 0
  specialistsOwed = 0
  premisesOwed = 0
  postsOwed = 0
  /** Extra log need since the start, and posts taken over at hospitals. */
  /** First month of rules on part practice; those who were there before keep what they have. */
  partFrom = -1
  private wishes = new Uint8Array(0)
  private wishShare = 0
  /** What help to commute is worth to trainees, by home and cluster. */
  traineeTravel = new Float64Array(0)
  readonly needLog: Float64Array
  readonly substituted: Float64Array
  /** Specialists on a senior scheme, by hospital. */
  readonly hospitalSeniors: Int32Array
  /** Whether some region is slower than usual to open an emergency clinic, and whether one sends locums. */
  slowAnswer = false
  locumsSent = false
  /** Whether need grows beyond what the model holds, somewhere. */
  needGrows = false
  /** Taken of the employed posts offered, for tests and tables. */
  employedFilled = 0

  constructor(places: number, regions: number, hospitals: number) {
    const counts = () => new Int32Array(places)
    const numbers = () => new Float64Array(places)
    this.relief = numbers()
    this.needLog = numbers()
    this.substituted = new Float64Array(hospitals)
    this.hospitalSeniors = new Int32Array(hospitals)
    this.listFactor = numbers()
    this.freeFactor = numbers()
    this.takeoverFactor = numbers()
    this.partTaste = numbers()
    this.careerFactor = numbers()
    this.womanFactor = numbers()
    this.fatherFactor = numbers()
    this.employedPosts = counts()
    this.groupPosts = counts()
    this.groupNew = counts()
    this.tendered = counts()
    this.specialists = counts()
    this.houses = counts()
    this.premises = counts()
    this.partDoctors = counts()
    this.partConverted = counts()
    this.partByAge = numbers()
    this.settledRing = new Int16Array(places * 12)
    this.firstYear = counts()
    this.unlistedBefore = new Float64Array(places * MEMORY)
    this.rooms = new Float64Array(regions)
    this.supervisors = new Int32Array(regions)
    this.supervisorsHired = new Int32Array(regions)
    this.supervisorEnds = new Int32Array(regions * RING)
    this.growthBase = new Float64Array(hospitals)
    this.growthFrom = new Int32Array(hospitals)
  }

  /** Empties everything for a replicate. */
  reset(): void {
    for (const array of [this.employedPosts, this.groupPosts, this.groupNew, this.tendered, this.specialists, this.houses, this.premises, this.partDoctors, this.partConverted, this.partByAge, this.settledRing, this.firstYear, this.unlistedBefore, this.rooms, this.supervisors, this.supervisorsHired, this.supervisorEnds, this.growthFrom, this.needLog, this.substituted, this.hospitalSeniors]) array.fill(0)
    this.growthBase.fill(-1)
    this.building = this.spent = this.spentCapital = this.fundMonths = 0
    this.tenderOwed = this.tiedOwed = this.groupsOwed = this.specialistsOwed = this.premisesOwed = this.postsOwed = 0
    this.partFrom = -1
    // Nobody is known yet in the next replicate.
    this.wishShare = 0
    this.wishes.fill(0)
    this.employedFilled = 0
  }

  /** Who wants part practice while so large a share does, by row of people: 0 not asked yet, 1 no, 2 yes. */
  partWishes(share: number, capacity: number): Uint8Array {
    if (this.wishes.length === 0) this.wishes = new Uint8Array(capacity)
    else if (share !== this.wishShare) this.wishes.fill(0)
    this.wishShare = share
    return this.wishes
  }

  /** Help to commute for trainees: a quarter of the way home counts for a training post, so a quarter of the help does. */
  private weighTraineeTravel({ input, v, at, places }: World): void {
    for (let home = 0; home < places; home++)
      for (let c = 0; c < input.clusterCount; c++) {
        const m = input.clusterPlace[c]!
        const less = v[at['travel.relief'] + m]!
        const d = input.doublings[home * places + m]!
        this.traineeTravel[home * input.clusterCount + c] = less === 0 || d === 0 ? 0 : v[at.TRAVPOST]! * v[at.ATT08]! * ((d > less ? d - less : 0) - d)
      }
  }

  /** Reads the parameters anew when one has changed. */
  refresh(w: World): void {
    const { v, at } = w
    const any = (offset: number, neutral: number) => {
      for (let m = 0; m < w.places; m++) if (v[offset + m] !== neutral) return true
      return false
    }
    this.parts = v[at['part.share']]! > 0 || v[at['part.take-up']]! > 0
    if (!this.parts) this.partFrom = -1
    else if (this.partFrom < 0) this.partFrom = w.month
    this.partnerHelp = any(at['family.partner-relief'], 0)
    this.childHelp = any(at['family.child-relief'], 0)
    this.partHelp = this.parts && any(at['part.taste'], 0)
    this.ties = this.partnerHelp || this.childHelp || this.partHelp
    if (this.ties)
      for (let m = 0; m < w.places; m++) {
        const partner = v[at['family.partner-relief'] + m]!
        const rural = w.input.placeRural[m] === 1 ? v[at.FAMRURAL]! : 0
        this.careerFactor[m] = exp(-partner * v[at.FAM06]! * (1 - w.input.thickness[m]!))
        this.womanFactor[m] = exp(-partner * rural * v[at.FAM03]!)
        this.fatherFactor[m] = exp(-v[at['family.child-relief'] + m]! * rural * v[at.FAM04]!)
      }
    this.trainees = v[at['travel.trainees']] === 1 && any(at['travel.relief'], 0)
    if (this.trainees) {
      if (this.traineeTravel.length === 0) this.traineeTravel = new Float64Array(w.places * w.input.clusterCount)
      this.weighTraineeTravel(w)
    }
    this.newcomers = any(at['newcomers.exit3'], 1) || any(at['newcomers.exit5'], 1) || any(at['newcomers.capacity'], 0)
    this.buying = any(at['buying.scale'], 1) || v[at['employed.buying']] !== 1
    this.supervising = any(at['supervisors.per-year'], 0)
    const elastic = any(at['lists.need-elasticity'], 0)
    this.locumsSent = any(at['emergency.locums'], 0)
    this.needGrows = any(at['need.growth'], 0)
    this.slowAnswer = false
    for (let m = 0; m < w.places; m++) if (v[at['emergency.months'] + m]! > 2) this.slowAnswer = true
    this.lists = this.parts || this.newcomers || elastic || any(at['lists.held'], 1) || any(at['lists.held-joint'], 0) || any(at['lists.fte'], 0) || any(at['emergency.months'], 2)
    for (let m = 0; m < w.places; m++) {
      const free = v[at['choice.free-numbers'] + m]!
      const takeover = v[at['choice.takeover'] + m]!
      const taste = v[at['part.taste'] + m]!
      this.freeFactor[m] = free === 0 ? 1 : exp(free)
      this.takeoverFactor[m] = takeover === 0 ? 1 : exp(takeover)
      this.partTaste[m] = taste === 0 ? 1 : exp(taste)
    }
    refreshRelief(w)
    this.listFactor.fill(1)
    if (elastic) {
      // Lists shrink where need per citizen is high and grow where it is low; all lists of the places concerned together hold as much as before.
      const year = Math.floor(w.month / 12)
      let before = 0
      let after = 0
      for (let m = 0; m < w.places; m++) {
        const elasticity = v[at['lists.need-elasticity'] + m]!
        if (elasticity === 0) continue
        const need = w.facts.populationAt(m, year) * w.input.needIndex[m]!
        this.listFactor[m] = power(w.input.needIndex[m]!, elasticity)
        before += need
        after += need * this.listFactor[m]!
      }
      for (let m = 0; m < w.places; m++) if (v[at['lists.need-elasticity'] + m]! !== 0) this.listFactor[m]! *= before / after
    }
  }
}

/** Relief of each place: what all levers give, with that of practising specialists where there are some, cut at RELIEFCAP of the doctor's time. */
export function refreshRelief(w: World): void {
  const { v, at, local } = w
  const near = v[at['specialists.relief']]!
  const most = v[at.RELIEFCAP]!
  for (let m = 0; m < w.places; m++) {
    const sum = v[at['relief.share'] + m]! + (local.specialists[m]! > 0 ? near : 0)
    local.relief[m] = sum < most ? sum : most
  }
}

/** Citizens without a doctor whom a regional clinic is opened for: those of now, or where the region is slow only those without one all the while. */
export function unlistedForClinic(w: World, m: number): number {
  const months = w.v[w.at['emergency.months'] + m]!
  let least = w.unlisted[m]!
  if (months > 2) {
    const back = months - 2 < MEMORY ? months - 2 : MEMORY
    for (let k = 0; k < back; k++) {
      const then = w.local.unlistedBefore[m * MEMORY + k]!
      if (then < least) least = then
    }
  }
  return least
}

/** Shifts the memory of unlisted citizens by a month; kept only where the region is slow. */
export function rememberUnlisted(w: World): void {
  const before = w.local.unlistedBefore
  for (let m = 0; m < w.places; m++) {
    for (let k = MEMORY - 1; k > 0; k--) before[m * MEMORY + k] = before[m * MEMORY + k - 1]!
    before[m * MEMORY] = w.unlisted[m]!
  }
}

/** Posts in tender clinics without a doctor: vacant capacity as well, though nobody can buy it. */
export function unfilledTenders(w: World, m: number): number {
  const tendered = w.local.tendered[m]!
  if (tendered === 0) return 0
  const there = w.headcount(CLINIC, m) - w.clinicStart[m]!
  return there <= 0 ? tendered : there >= tendered ? 0 : tendered - there
}

/** What colleagues hired together are worth to whoever chooses a place: SET12 on the doctors there with and without them. */
export function groupPull(w: World, m: number): number {
  const extra = w.local.groupNew[m]!
  return extra === 0 ? 1 : exp(w.v[w.at.SET12]! * log(1 + extra / (1 + w.owners(m))))
}
