/**
 * The state of one run: people, clinics and places as columns, and the counts that processes keep up to date.
 *
 *     people   one row per student or doctor             sorted by nobody: identity is `id`, the row is only where they sit
 *     clinics  one row per clinic                        linked by place: firstClinic[place] -> nextClinic[clinic] -> ...
 *     places   one entry per municipality in each array  counts are integers, so they never drift
 *
 * Counts by place, working form and sex are kept, never summed from agents: full-time equivalents follow from them when asked for.
 *
 *     heads[(form * places + place) * 2 + sex]           form: FORM below; sex: 0 man, 1 woman
 */
import type { Calendar } from '../core/calendar.ts'
import { Parameters, type Timeline } from '../core/parameters.ts'
import { Random } from '../core/random.ts'
import { Facts } from './facts.ts'
import { CLUSTER_FLOWS, FLOWS, PLACE_FLOWS, REGION_FLOWS, STAGES } from './flows.ts'
import type { Cohorts } from './cohorts.ts'
import type { ModelInput } from './prepare.ts'
import type { LifeEvent } from './life-event.ts'
import { WorldMemory } from './memory.ts'
import { NOWHERE } from './people.ts'
import type { People } from './people.ts'
import { AttachmentTables } from './processes/attachment-tables.ts'
import { huPostsLocally } from './processes/hu-shares.ts'
import { LocalPolicy, unlistedForClinic } from './processes/local-policy.ts'
import { OtherTracks } from './processes/other-tracks.ts'
import { PracticeTables } from './processes/practice-tables.ts'
import { SettlingPlaces } from './processes/settling-places.ts'
import type { TrainingState } from './processes/training-state.ts'
import type { RecordSteps } from './record.ts'
import { Terms } from './terms.ts'

export { ABROAD, NEVER, NOWHERE } from './people.ts'
export type { People } from './people.ts'
export { CLUSTER_FLOW, CLUSTER_FLOWS, FLOW, FLOWS, PLACE_FLOW, PLACE_FLOWS, REGION_FLOWS, STAGES } from './flows.ts'

/** How a specialist works. Forms 1 and 2 own a number; 3 and 5 are employed; 4 is a regional, tender or licence clinic; 6-8 are outside practice. */
export const FORM = { none: 0, solo: 1, shared: 2, employed: 3, clinic: 4, locum: 5, coveredHospital: 6, otherHospital: 7, otherSector: 8 } as const
/** How many working forms there are. */
export const FORMS = 9

/** Years of birth that owners are counted by. */
export const BIRTH_YEARS = 256

/** Year in `ownersBorn` for a birth month: people born in a January count with the year before, so that an age is reached at the end of December. */
export function ownerYear(birth: number): number {
  return Math.floor((birth - 1) / 12) - 1900
}

/** What happens to a person in the month they are due. */
export const PLAN = {
  none: 0, dropOut: 1, graduate: 2, endKbu: 3, endGap: 4, endIntro: 5, huEvent: 6, review: 7, leavePractice: 8, relocate: 9, buy: 10, emigrate: 11, comeBack: 12, retire: 13, outsideReview: 14, settle: 15,
} as const

/** Bits of `traits`. */
export const TRAIT = { ownerMinded: 1, stayPut: 2, onSenior: 4, everSettled: 8, inPractice: 16, commuter: 32, hospitalSenior: 64 } as const

/** The state of one run; allocated once, emptied for each replicate. */
export class World {
  readonly input: ModelInput
  readonly facts: Facts
  readonly settling: SettlingPlaces
  readonly training: TrainingState
  /** Training in other specialties. */
  readonly otherTracks: OtherTracks
  readonly practice: PracticeTables
  readonly attachment: AttachmentTables
  /** What local levers keep between months. */
  readonly local: LocalPolicy
  /** Need over capacity in the whole country; 1 is 2016. */
  nationalLoad = 1
  readonly parameters: Parameters
  /** Parameter values of the running month; `at` gives the first cell of each. */
  readonly v: Float64Array
  readonly at: Terms
  readonly random = new Random(0, 0)
  readonly calendar: Calendar
  readonly people: People
  readonly due: Int32Array

  readonly places: number
  readonly from: number
  readonly to: number
  month = 0

  readonly heads: Int32Array
  /** The same over regions and the country: `formRegion[form * regions + region]`, `formHeads[form * 2 + sex]`. */
  readonly formRegion: Int32Array
  readonly formHeads: Int32Array
  /** Owners by hospital cluster and year of birth (see `ownerYear`), cluster * BIRTH_YEARS + year, and the sum of their birth months. */
  readonly ownersBorn: Int32Array
  ownersBirths = 0
  readonly seniors: Int32Array
  readonly seniorHeads: Int32Array
  /** HU doctors now in practice, by place; KBU and introduction doctors in practice, by region. */
  readonly trainees: Int32Array
  readonly juniors: Int32Array
  readonly traineesIn: Int32Array
  /** Students by study site. */
  readonly students: Int32Array
  /** Numbers that exist, and those not tied to a clinic, by place. */
  readonly numbers: Int32Array
  readonly free: Int32Array
  readonly vacantShared: Int32Array
  readonly vacantSolo: Int32Array
  readonly load: Float64Array
  readonly loadPlaceOnly: Float64Array
  readonly need: Float64Array
  readonly fte: Float64Array
  readonly capacityFte: Float64Array
  readonly unlisted: Float64Array
  readonly openShare: Float64Array
  readonly milieu: Float64Array
  readonly tutorLoad: Float64Array
  /** Tutor slots per owner at today's load, by region. */
  readonly slotsPerOwner: Float64Array

  readonly clinicPlace: Uint8Array
  readonly clinicForm: Uint8Array
  readonly clinicNumbers: Uint8Array
  readonly clinicOwners: Uint8Array
  readonly clinicEmptySince: Int16Array
  /** Sum of the rows of a clinic's owners: where there is one, who that is. */
  readonly clinicRows: Int32Array
  readonly nextClinic: Int16Array
  readonly firstClinic: Int16Array
  clinics = 0

  readonly hospitalPersons: Int32Array
  readonly hospitalStart: Float64Array
  /** Doctors in regional clinics at the start, by place. */
  readonly clinicStart: Float64Array
  coveredStart = 1
  otherSector = 0
  outsidePersons = 0
  readonly counts: Int32Array

  /** Waiting lists, as rows of people. */
  readonly kbuPool: Int32Array
  kbuPoolSize = 0
  readonly introPool: Int32Array
  introPoolSize = 0
  readonly huPool: Int32Array
  huPoolSize = 0
  readonly settlers: Int32Array
  settlersSize = 0
  readonly introOpen: Float64Array
  readonly huFilledLastYear: Float64Array
  conditionalPosts = 0
  openingsOwed = 0
  readonly regionOwed: Float64Array
  /** Specialists recognised, by month of intake: proof that no one is made before the legal minimum. */
  readonly flows: Float64Array
  readonly moves = new Float64Array((STAGES + 1) * STAGES)
  readonly placeFlows: Float64Array
  readonly clusterFlows: Float64Array
  /** Who became a specialist, and who graduated, year by year of the run. */
  readonly recognised: Cohorts
  readonly graduates: Cohorts
  /** Admitted this year, by study site. */
  readonly intake: Int32Array
  /** Specialists settled this year by a region's own projection, by region. */
  readonly projected: Int32Array
  /** Capacity per 1,600 weighted citizens below which the worst covered quarter of clusters lay in the first month. */
  coverageCut = 0

  /** Row of the traced person, or -1; their identity while they have not yet entered. */
  traced = -1
  tracedId = -1
  events: LifeEvent[] = []
  /** Where the month's numbers go; set for each replicate. */
  buffer = new Float32Array(0)
  record: RecordSteps = { monthly: [], yearly: [] }

  /** @param memory what is worth handing on from run to run; made anew when not given */
  constructor(input: ModelInput, timeline: Timeline, from: number, to: number, memory = new WorldMemory(input, from, to)) {
    this.input = input
    this.facts = new Facts(input)
    this.settling = new SettlingPlaces(input.placeCount)
    this.practice = new PracticeTables(input.placeCount, to - from + 1)
    this.attachment = new AttachmentTables(input.placeCount, input.clusterCount)
    this.local = new LocalPolicy(input.placeCount, input.regionCount, input.hospitalCount)
    this.from = from
    this.to = to
    this.parameters = new Parameters(timeline)
    this.v = this.parameters.values
    this.at = new Terms(this.parameters.offsets)
    const n = input.placeCount
    this.places = n
    this.calendar = memory.calendar
    this.people = memory.people
    this.due = memory.due
    this.otherTracks = new OtherTracks(input.clusterCount)
    this.training = memory.training
    this.heads = new Int32Array(FORMS * n * 2)
    this.formRegion = new Int32Array(FORMS * input.regionCount)
    this.formHeads = new Int32Array(FORMS * 2)
    this.ownersBorn = new Int32Array(input.clusterCount * BIRTH_YEARS)
    this.seniors = new Int32Array(n * 2)
    this.seniorHeads = new Int32Array(2)
    this.traineesIn = new Int32Array(input.regionCount)
    this.trainees = new Int32Array(n)
    this.juniors = new Int32Array(input.regionCount)
    this.students = new Int32Array(64)
    this.numbers = new Int32Array(n)
    this.free = new Int32Array(n)
    this.vacantShared = new Int32Array(n)
    this.vacantSolo = new Int32Array(n)
    this.load = new Float64Array(n)
    this.loadPlaceOnly = new Float64Array(n)
    this.need = new Float64Array(n)
    this.fte = new Float64Array(n)
    this.capacityFte = new Float64Array(n)
    this.unlisted = new Float64Array(n)
    this.openShare = new Float64Array(n)
    this.milieu = new Float64Array(input.clusterCount)
    this.tutorLoad = new Float64Array(input.regionCount * 13)
    this.slotsPerOwner = new Float64Array(input.regionCount)
    const rooms = 12000
    this.clinicPlace = new Uint8Array(rooms)
    this.clinicForm = new Uint8Array(rooms)
    this.clinicNumbers = new Uint8Array(rooms)
    this.clinicOwners = new Uint8Array(rooms)
    this.clinicEmptySince = new Int16Array(rooms)
    this.clinicRows = new Int32Array(rooms)
    this.nextClinic = new Int16Array(rooms)
    this.firstClinic = new Int16Array(n)
    this.hospitalPersons = new Int32Array(input.hospitalCount)
    this.hospitalStart = new Float64Array(input.hospitalCount)
    this.clinicStart = new Float64Array(n)
    this.counts = new Int32Array(STAGES)
    this.kbuPool = new Int32Array(8192)
    this.introPool = new Int32Array(8192)
    this.huPool = new Int32Array(8192)
    this.settlers = new Int32Array(8192)
    this.introOpen = new Float64Array(input.clusterCount)
    this.huFilledLastYear = new Float64Array(input.regionCount)
    this.regionOwed = new Float64Array(input.regionCount)
    this.flows = new Float64Array(FLOWS.length + input.regionCount * REGION_FLOWS.length)
    this.placeFlows = new Float64Array(n * PLACE_FLOWS.length)
    this.clusterFlows = new Float64Array(input.clusterCount * CLUSTER_FLOWS.length)
    this.recognised = memory.recognised
    this.graduates = memory.graduates
    this.intake = new Int32Array(64)
    this.projected = new Int32Array(input.regionCount)
  }

  /** Empties the world for a replicate with this key. */
  reset(key: readonly [number, number]): void {
    this.random.setKey(key[0], key[1])
    this.parameters.reset()
    this.calendar.reset()
    this.people.reset()
    this.training.reset()
    this.otherTracks.reset()
    for (const array of [this.heads, this.formRegion, this.formHeads, this.ownersBorn, this.seniors, this.seniorHeads, this.traineesIn, this.trainees, this.juniors, this.students, this.numbers, this.free, this.vacantShared, this.vacantSolo, this.milieu, this.tutorLoad, this.hospitalPersons, this.clinicStart, this.unlisted, this.counts, this.introOpen, this.huFilledLastYear, this.regionOwed, this.flows, this.moves, this.placeFlows, this.clusterFlows, this.intake, this.projected]) array.fill(0)
    this.recognised.reset()
    this.graduates.reset()
    this.local.reset()
    this.load.fill(1)
    this.loadPlaceOnly.fill(1)
    this.tutorLoad.fill(1)
    this.firstClinic.fill(-1)
    this.clinics = this.ownersBirths = 0
    this.otherSector = this.outsidePersons = 0
    this.kbuPoolSize = this.introPoolSize = this.huPoolSize = this.settlersSize = 0
    this.conditionalPosts = this.openingsOwed = 0
    this.traced = -1
    this.nationalLoad = 1
    this.settling.preparedMonth = this.settling.valuedQuarter = -1
    this.events = []
  }

  /** A parameter of one cell. */
  value(id: string): number {
    return this.v[this.parameters.offset(id)]!
  }

  /** Adds a person and returns their row. */
  enter(id: number, birth: number, sex: number, stage: number): number {
    const p = this.people
    const i = p.add()
    p.id[i] = id
    p.birth[i] = birth
    p.sex[i] = sex
    p.stage[i] = stage
    p.since[i] = this.month
    this.counts[stage]!++
    this.moves[STAGES * STAGES + stage]!++
    if (id === this.tracedId) this.traced = i
    return i
  }

  /** Moves a person to another stage. */
  move(i: number, stage: number): void {
    const p = this.people
    this.counts[p.stage[i]!]!--
    this.counts[stage]!++
    this.moves[p.stage[i]! * STAGES + stage]!++
    p.stage[i] = stage
    p.since[i] = this.month
  }

  /** Makes a person due, or due for emigration if that comes first. */
  plan(i: number, plan: number, month: number): void {
    const p = this.people
    if (p.emigrates[i]! <= month) {
      p.plan[i] = PLAN.emigrate
      this.calendar.schedule(i, p.emigrates[i]!)
    } else {
      p.plan[i] = plan
      this.calendar.schedule(i, month)
    }
  }

  /** Notes an event of the traced person; costs one comparison for everyone else. */
  note(i: number, kind: string, place = NOWHERE, detail = 0): void {
    if (i === this.traced) this.events.push({ month: this.month, kind, place, detail })
  }

  /** HU posts planned for the year of the running month: plan, scale and extra. */
  huPostsPlanned(): number {
    const local = huPostsLocally(this, false)
    return local >= 0 ? local : this.huPostsNational()
  }

  /** The same without what is changed in a part of the country only. */
  huPostsNational(): number {
    const { v, at } = this
    return v[at['posts.hu']]! * v[at['posts.hu.scale']]! + v[at['posts.hu.extra']]! + this.conditionalPosts
  }

  /** Posts of the plan alone. */
  huPostsBaseline(month: number): number {
    return this.v[this.at['posts.hu']]! || this.facts.huPosts(Math.floor(month / 12))
  }

  /** Posts to offer this year under the rule in force: the plan, or as many as there are candidates. */
  huPostsThisYear(): number {
    const { v, at } = this
    const local = huPostsLocally(this, true)
    if (local >= 0) return local
    if (v[at['posts.hu.rule']] === 1) return 2 * this.huPoolSize * v[at['posts.hu.match-ratio']]!
    return this.huPostsPlanned()
  }

  /** Persons that other sectors want to employ now. */
  outsideTarget(): number {
    return this.input.start.outside * this.v[this.at.SECTSTOCK]! * this.outsideGrowth()
  }

  /** Persons a hospital wants now: covered ones grow by HOS03 persons a year in all, others by OUTGROW, less restraint; less what others took over. */
  hospitalTarget(h: number): number {
    const { input, v, at } = this
    const start = this.hospitalStart[h]!
    const years = (this.month - this.from) / 12
    const gone = this.local.substituted[h]! * this.hospitalPart(h)
    if (input.hospitalCovered[h] === 1) return start + (v[at.HOS03]! * years * start) / this.coveredStart - gone
    return start * this.outsideGrowth() * (1 - v[at['hospital.restraint'] + h]!) - gone
  }

  /** Most persons a hospital may employ; a cap in full-time equivalents is turned into persons at the hospital's own ratio in 2025. */
  hospitalCap(h: number): number {
    const { v, at } = this
    const persons = v[at['hospital.cap'] + h]!
    const fte = v[at['hospital.cap-fte'] + h]!
    const asPersons = fte >= 1e9 ? 1e9 : Math.floor(fte / (this.input.hospitalFteShare[h]! * v[at['worktime.hospital']]!))
    // An education lead may stand outside the cap.
    return (persons < asPersons ? persons : asPersons) + v[at['hospital.cap-exempt'] + h]!
  }

  /** A hospital's part of all specialists at hospitals at the start. */
  private hospitalPart(h: number): number {
    if (this.local.substituted[h] === 0) return 0
    let all = 0
    for (let k = 0; k < this.hospitalStart.length; k++) all += this.hospitalStart[k]!
    return all > 0 ? this.hospitalStart[h]! / all : 0
  }

  private outsideGrowth(): number {
    return 1 + this.v[this.at.OUTGROW]! * ((this.month - this.from) / 12)
  }

  /**
   * Doctors wanted in the regional, licence and tender clinics of a place beyond those there: one per 1,600 without a list (that is feedback too, and off
   * with it), those of the start, and what levers add.
   */
  clinicPosts(m: number): number {
    const { v, at, local } = this
    if (v[at['clinics.allowed']] === 0) return 0
    const unlisted = unlistedForClinic(this, m) * v[at['emergency.clinics'] + m]!
    const wanted = (v[at.FEEDBACK]! * unlisted) / (1600 * v[at['emergency.patients'] + m]!) + this.clinicStart[m]! - this.headcount(FORM.clinic, m)
    const more = wanted + v[at['clinics.vacant-posts'] + m]! * this.vacant(m) + local.tendered[m]! + local.groupPosts[m]!
    return more > 0 ? more : 0
  }

  headcount(form: number, place: number): number {
    const at = (form * this.places + place) * 2
    return this.heads[at]! + this.heads[at + 1]!
  }

  owners(place: number): number {
    const n2 = this.places * 2
    const at = n2 + place * 2
    return this.heads[at]! + this.heads[at + 1]! + this.heads[at + n2]! + this.heads[at + n2 + 1]!
  }

  /** Full-time equivalents of a woman and of a man in practice. */
  womanFte(): number {
    return this.v[this.at.FTEW]! * this.v[this.at['worktime.practice']]!
  }

  manFte(): number {
    return this.v[this.at.FTEM]! * this.v[this.at['worktime.practice']]!
  }

  /** Owners in the country. */
  ownersNow(): number {
    const h = this.formHeads
    return h[2]! + h[3]! + h[4]! + h[5]!
  }

  vacant(place: number): number {
    return this.free[place]! + this.vacantShared[place]! + this.vacantSolo[place]!
  }
}
