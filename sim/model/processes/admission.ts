/**
 * Admission to medical school (D1) each September.
 *
 *     U(i,s) = ADM01 [own region] + ADM02 max(0, log2(km/50)) + ln(places_s) + e(i,s)
 *
 * Applicants are people before they are students: added places admit more of the same applicants and leave the others who they were. Places
 * go by grade, so serial choice in grade order is deferred acceptance; it stops when the places are full.
 */
import { counter, identity } from '../../core/random.ts'
import { log } from '../../core/arithmetic.ts'
import { chooseKeyed } from '../../core/choice.ts'
import { ENTRY, S } from '../streams.ts'
import { STAGE } from '../stages/index.ts'
import { ABROAD, FLOW, PLAN, type World } from '../world.ts'

/** Places in the queue: 39 bits of grade, best first, then 14 bits of slot, so that plain numbers sort without a comparison function. */
const queue = new Float64Array(16384)
const SLOTS = 16384
/** log(n + 1) of places left. */
const logLeft = Float64Array.from({ length: 2048 }, (_, n) => log(n + 1))
const utility = new Float64Array(16)
const left = new Int32Array(16)
const openSite = new Uint8Array(16)

/** One year's contest. */
export function admitStudents(w: World, month: number): void {
  const { input, random, v, at } = w
  const year = Math.floor(month / 12)
  const cohort = year - 1960
  const sites = input.siteCount
  let places = 0
  for (let s = 0; s < sites; s++) {
    left[s] = Math.max(0, Math.round(v[at['intake.places'] + s]!))
    places += left[s]!
    openSite[s] = left[s]! > 0 ? 1 : 0
  }
  // Places beyond the applicants known for the year are met by those who would otherwise not have applied.
  const applicants = Math.min(16000, Math.max(w.facts.applicants(year), Math.ceil(places * 1.2)))
  for (let k = 0; k < applicants; k++) {
    random.draw(identity(ENTRY.student, cohort, k), counter(S.grades, 0))
    queue[k] = (549755813887 - ((random.a >>> 0) * 128 + (random.b >>> 25))) * SLOTS + k
  }
  const ranked = queue.subarray(0, applicants).sort()
  const own = v[at.ADM01]!
  const far = v[at.ADM02]!
  let admitted = 0
  for (let r = 0; r < applicants && admitted < places; r++) {
    const slot = ranked[r]! - Math.floor(ranked[r]! / SLOTS) * SLOTS
    const id = identity(ENTRY.student, cohort, slot)
    const origin = drawOrigin(w, id, year)
    const danish = origin < w.places
    for (let s = 0; s < sites; s++) {
      utility[s] = left[s]! > 0 ? (left[s]! < 2048 ? logLeft[left[s]!]! : log(left[s]! + 1)) + (danish ? (input.placeRegion[origin] === input.siteRegion[s] ? own : 0) + far * input.siteKmDoublings[origin * sites + s]! : 0) : -Infinity
    }
    const site = chooseKeyed(random, id, S.siteChoice, 0, utility, sites, openSite)
    left[site]!--
    if (left[site] === 0) openSite[site] = 0
    drawStudies(w, id, month)
    enrol(w, id, site, origin, month)
    admitted++
  }
  w.flows[FLOW.admitted]! += admitted
}

/** Home of an applicant: a place by population, or abroad by the share of the year. */
export function drawOrigin(w: World, id: number, year: number): number {
  const { random } = w
  random.draw(id, counter(S.origin, 0))
  const u = (random.a >>> 0) / 4294967296
  const foreign = w.facts.foreignShare(year)
  if (u < foreign) return u < foreign * 0.75 ? ABROAD.sweden : u < foreign * 0.93 ? ABROAD.norway : ABROAD.elsewhere
  return w.facts.placeByPopulation(((random.b >>> 0) + 0.5) / 4294967296)
}

/** How a student's studies end: `month` absolute, and with a degree or without. */
export const outcome = { month: 0, degree: false, female: 0, birth: 0 }

/**
 * Draws how studies that begin in `start` will end (D2): half of those who drop out do so in the first year (DRO02). Study time is 72 months at
 * least, in half-years, with mean DRO03.
 */
export function drawStudies(w: World, id: number, start: number): void {
  const { random } = w
  random.draw(id, counter(S.studyLength, 0))
  outcome.female = (random.a >>> 0) / 4294967296 < w.facts.femaleShare(Math.floor(start / 12)) ? 1 : 0
  outcome.birth = start - (19 * 12 + 6) - ((random.b >>> 8) % 60)
  const u = random.uniform(id, counter(S.dropOut, 0))
  const drop = 1 - w.v[w.at.DRO01]!
  outcome.degree = u >= drop
  if (u < drop) {
    const share = u / drop
    const first = w.v[w.at.DRO02]!
    const years = share < first ? share / first : 1 + ((share - first) / (1 - first)) * 4
    outcome.month = start + Math.max(1, Math.floor(years * 12))
    return
  }
  // Half-years beyond the nominal six years, geometric with mean DRO03 - 6.
  const mean = Math.max(0, (w.v[w.at.DRO03]! - 6) * 2)
  const keep = mean / (1 + mean)
  let x = (u - drop) / (1 - drop)
  let extra = 0
  while (extra < 5 && x < keep) {
    x /= keep
    extra++
  }
  outcome.month = start + 72 + extra * 6
}

/** Makes an applicant a student whose studies end as `drawStudies` found. */
export function enrol(w: World, id: number, site: number, origin: number, start: number): number {
  const { people: p } = w
  const i = w.enter(id, outcome.birth, outcome.female, STAGE.student)
  p.since[i] = start
  p.origin[i] = origin
  p.site[i] = site
  p.plan[i] = outcome.degree ? PLAN.graduate : PLAN.dropOut
  w.calendar.schedule(i, outcome.month)
  w.note(i, 'admitted', w.input.sitePlace[site]!)
  return i
}
