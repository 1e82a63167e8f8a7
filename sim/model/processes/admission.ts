/**
 * Admission to medical school (D1) each September.
 *
 *     U(i,s) = ADM01 [own region] + ADM02 max(0, log2(km/50)) + ln(places_s) + e(i,s)
 *
 * Places go by grade, so serial choice in the order of grades is deferred acceptance. The k-th in that order is the same person however many places
 * there are: added places admit more, and leave the others who they were. Nothing else depends on the grade, so it is not drawn; neither are those
 * who are not admitted.
 */
import { counter, identity } from '../../core/random.ts'
import { log } from '../../core/arithmetic.ts'
import { chooseKeyed } from '../../core/choice.ts'
import { ENTRY, S } from '../streams.ts'
import { STAGE } from '../stages/index.ts'
import { ABROAD, FLOW, PLAN, type World } from '../world.ts'
import { months, spanMonths } from '../years.ts'

/** log(n + 1) of places left. */
const logLeft = Float64Array.from({ length: 2048 }, (_, n) => log(n + 1))
const utility = new Float64Array(16)
const left = new Int32Array(16)
const appeal = new Float64Array(16)

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
    appeal[s] = appealOf(left[s]!)
  }
  const law = studyLaw(w, month)
  const own = v[at.ADM01]!
  const far = v[at.ADM02]!
  for (let k = 0; k < places; k++) {
    const id = identity(ENTRY.student, cohort, k)
    drawStudies(w, id, law)
    const origin = drawn.origin
    if (origin < w.places) {
      const region = input.placeRegion[origin]!
      const from = origin * sites
      for (let s = 0; s < sites; s++) utility[s] = appeal[s]! + far * input.siteKmDoublings[from + s]! + (input.siteRegion[s] === region ? own : 0)
    } else for (let s = 0; s < sites; s++) utility[s] = appeal[s]!
    const site = chooseKeyed(random, id, S.siteChoice, 0, utility, sites)
    appeal[site] = appealOf(--left[site]!)
    enrol(w, id, site, origin, month)
    w.intake[site]!++
  }
  w.flows[FLOW.admitted]! += places
}

/** What the places left at a site add to its utility; -Infinity when there are none. */
function appealOf(places: number): number {
  return places <= 0 ? -Infinity : places < 2048 ? logLeft[places]! : log(places + 1)
}

/** Home by a number of 32 bits and one below 1: abroad by the share of the year, else a place by population. */
export function originOf(w: World, bits: number, u: number, foreign: number): number {
  const a = (bits >>> 0) / 4294967296
  if (a < foreign) return a < foreign * w.v[w.at.SWEDES]! ? ABROAD.sweden : a < foreign * (w.v[w.at.SWEDES]! + w.v[w.at.NORWEGIANS]!) ? ABROAD.norway : ABROAD.elsewhere
  return w.facts.placeByPopulation(u)
}

/** What decides how studies that begin in a month will end. */
export interface StudyLaw {
  start: number
  foreign: number
  female: number
  /** Share who drop out, and of those the share in the first year (DRO02). */
  drop: number
  first: number
  /** Chance of another half-year: geometric with mean DRO03 - 6 years beyond the nominal six. */
  keep: number
  /** Youngest age at the start and the span of ages, months; years over which drop-out after the first is spread. */
  age: number
  span: number
  later: number
}

const currentLaw: StudyLaw = { start: 0, foreign: 0, female: 0, drop: 0, first: 0, keep: 0, age: 0, span: 1, later: 0 }

/** The law for studies that begin in `start`; one object, reused. */
export function studyLaw(w: World, start: number): StudyLaw {
  const { v, at } = w
  const year = Math.floor(start / 12)
  const mean = Math.max(0, (v[at.DRO03]! - 6) * 2)
  currentLaw.start = start
  currentLaw.foreign = w.facts.foreignShare(year)
  currentLaw.female = w.facts.femaleShare(year)
  currentLaw.drop = 1 - v[at.DRO01]!
  currentLaw.first = v[at.DRO02]!
  currentLaw.keep = mean / (1 + mean)
  currentLaw.age = months(v[at.STUDYAGE]!)
  currentLaw.span = spanMonths(v[at.STUDYSPAN]!)
  currentLaw.later = v[at.DROPYEARS]!
  return currentLaw
}

/** The student last drawn: home, sex, birth, and the month studies end, with a degree or without. */
export const drawn = { origin: 0, month: 0, degree: false, female: 0, birth: 0 }

/**
 * Draws a student (D2): half of those who drop out do so in the first year. Study time is 72 months at least, in half-years.
 *
 *     words of the draw    0 home abroad   1 place   2 sex   3 age   4-5 how and when studies end
 */
export function drawStudies(w: World, id: number, law: StudyLaw): void {
  const { random } = w
  random.drawFour(id, counter(S.studyLength, 0))
  const { words } = random
  drawn.origin = originOf(w, words[0]!, ((words[1]! >>> 0) + 0.5) / 4294967296, law.foreign)
  drawn.female = (words[2]! >>> 0) / 4294967296 < law.female ? 1 : 0
  drawn.birth = law.start - law.age - ((words[3]! >>> 8) % law.span)
  const u = ((words[4]! >>> 6) * 67108864 + (words[5]! >>> 6) + 0.5) * 2.220446049250313e-16
  const { drop, keep } = law
  drawn.degree = u >= drop
  if (u < drop) {
    const share = u / drop
    const years = share < law.first ? share / law.first : 1 + ((share - law.first) / (1 - law.first)) * law.later
    drawn.month = law.start + Math.max(1, Math.floor(years * 12))
    return
  }
  let x = (u - drop) / (1 - drop)
  let extra = 0
  while (extra < 5 && x < keep) {
    x /= keep
    extra++
  }
  drawn.month = law.start + 72 + extra * 6
}

/** Makes an applicant a student whose studies end as `drawStudies` drew. */
export function enrol(w: World, id: number, site: number, origin: number, start: number): number {
  const { people: p } = w
  const i = w.enter(id, drawn.birth, drawn.female, STAGE.student)
  p.since[i] = start
  p.origin[i] = origin
  p.site[i] = site
  w.students[site]!++
  p.plan[i] = drawn.degree ? PLAN.graduate : PLAN.dropOut
  w.calendar.schedule(i, drawn.month)
  w.note(i, 'admitted', w.input.sitePlace[site]!)
  return i
}
