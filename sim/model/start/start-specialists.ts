/** Specialists in and outside practice on the first day: owners in clinics, employed, regional clinics, hospitals and other sectors. */
import { exp, log } from '../../core/arithmetic.ts'
import { counter, identity } from '../../core/random.ts'
import { count, openClinic } from '../processes/clinics.ts'
import { drawFirstThresholds } from '../processes/thresholds.ts'
import { startReviews } from '../processes/practice-life.ts'
import { refreshSatisfaction } from '../processes/practice-tables.ts'
import { shareOut } from '../processes/share-out.ts'
import { hire } from '../processes/sector.ts'
import { ENTRY, S } from '../streams.ts'
import { STAGE } from '../stages/index.ts'
import { FORM, TRAIT, type World } from '../world.ts'
import { months, spanMonths } from '../years.ts'
import type { CountedRegion } from './prepare-start.ts'
import { startDoctor } from './start-doctor.ts'

const owners = new Int32Array(128)
const employed = new Int32Array(128)
const wanted = new Float64Array(128)
const joint = new Int32Array(4096)
/** Of each owner, by row: when their turn is to be solo, and the chance that decides the size of a clinic they open. */
const soloTurn = new Float64Array(8192)
const clinicSize = new Float64Array(8192)
const turns = new Float64Array(8192)
const oldest = new Int32Array(8192)

/** Owners, their clinics and numbers, and the employed. */
export function startPractice(w: World): void {
  const { input, v, at } = w
  const n = w.places
  const start = input.start
  // The stocks of 2025 are not known exactly: the replicate's own draw replaces them.
  let sum = 0
  for (let m = 0; m < n; m++) sum += start.ownersByPlace[m]!
  const total = Math.round(start.uncertainStocks ? v[at.OWN2025]! : sum)
  shareOut(total, start.ownersByPlace, n, owners)
  let slot = 0
  for (let m = 0; m < n; m++) for (let k = 0; k < owners[m]!; k++) startOwner(w, identity(ENTRY.startGp, 0, slot++), m)
  for (const counted of start.counted) fitAges(w, total, counted)
  startClinics(w, total)
  const staff = Math.round(start.uncertainStocks ? v[at.EMPL2025]! : start.employed)
  shareOut(staff, start.ownersByPlace, n, employed)
  setNumbers(w)
  slot = 0
  for (let m = 0; m < n; m++) for (let k = 0; k < employed[m]!; k++) startEmployed(w, identity(ENTRY.startEmployed, 0, slot++), m)
  for (let m = 0; m < n; m++) w.clinicStart[m] = w.headcount(FORM.clinic, m)
  refreshSatisfaction(w)
  const { people: p } = w
  for (let i = 0; i < p.size; i++) startReviews(w, i, w.from - 1)
}

/**
 * Age in months, by band. Inside a band people thin out with age at the band's own hazard of leaving, as they would have in a run: evenly spread
 * ages would put too many at the end of each band, and with them a wave of exits in the first year.
 */
function drawAge(w: World, id: number): number {
  const { ageShares, bandFrom } = w.input.start
  const { random, practice } = w
  random.draw(id, counter(S.startAge, 0))
  let u = (random.a >>> 0) / 4294967296
  let band = 0
  while (band < ageShares.length - 1 && u >= ageShares[band]!) u -= ageShares[band++]!
  const width = band === 0 ? 6 : 5
  const inside = ((random.b >>> 0) + 0.5) / 4294967296
  const from = bandFrom[band]!
  // A sharp age of exit that begins with the run has thinned out nobody yet.
  if (from < 60 || w.v[w.at['retirement.mode']] === 1) return Math.floor((from + width * inside) * 12)
  const hazard = log(1 + practice.odds[Math.round((from + width / 2) * 12)]!) + practice.background
  const years = hazard > 0.001 ? -log(1 - inside * (1 - exp(-hazard * width))) / hazard : width * inside
  return Math.floor((from + (years < width ? years : width - 0.01)) * 12)
}

function startOwner(w: World, id: number, m: number): void {
  const { people: p, random, input } = w
  const age = drawAge(w, id)
  const years = age / 12
  // Younger owners are women more often; the mean over ages is the share of the year.
  let women = input.start.shareWomen + (52 - years) * w.v[w.at.STARTWOMEN]!
  women = women < 0.05 ? 0.05 : women > 0.85 ? 0.85 : women
  // Four numbers: sex, years served, form, size of the clinic.
  random.drawFour(id, counter(S.startForm, 0))
  const sex = random.uniformOf(0) < women ? 1 : 0
  const [servedShare, formShare, sizeShare] = [random.uniformOf(1), random.uniformOf(2), random.uniformOf(3)]
  const i = startDoctor(w, id, w.from - age, sex, STAGE.practice, input.placeRegion[m]!)
  p.specialty[i] = 1
  p.place[i] = m
  p.huPlace[i] = m
  p.huCluster[i] = input.placeCluster[m]!
  p.kbuCluster[i] = input.placeCluster[m]!
  p.traits[i] = TRAIT.everSettled | TRAIT.ownerMinded | (random.uniform(id, counter(S.stayPut, 0)) < w.v[w.at.SET18]! ? TRAIT.stayPut : 0)
  const served = servedShare * (years > 38 ? years - 36 : 2)
  p.since[i] = p.tenure[i] = w.from - Math.floor(served * 12)
  // Solo practice is for the older: five times as likely at 65 as at 40. Who comes first in this order is solo, as many as the region has.
  let inclination = w.v[w.at.STARTSOLO38]! + (years - 38) * w.v[w.at.STARTSOLOYEAR]!
  inclination = inclination < 0.1 ? 0.1 : inclination
  soloTurn[i] = formShare / inclination
  clinicSize[i] = sizeShare
  drawFirstThresholds(w, i)
  p.episode[i] = 1
}

/**
 * Moves births so that a region has as many owners of 62 and of 65 or more as it has counted: the oldest as drawn. The next below 62 is at least a year
 * below, and none of 62 reaches 65 within the year, since those who do are counted with the older.
 */
function fitAges(w: World, total: number, { region, from62, from65 }: CountedRegion): void {
  const { people: p, input } = w
  let n = 0
  for (let i = 0; i < total; i++) if (input.placeRegion[p.place[i]!] === region) oldest[n++] = i
  const ordered = oldest.subarray(0, n).sort((a, b) => p.birth[a]! - p.birth[b]! || p.id[a]! - p.id[b]!)
  const age = (k: number) => w.from - p.birth[ordered[k]!]!
  const next = n > from62 ? age(from62) : 0
  for (let k = 0; k < n; k++) {
    const months = age(k)
    // Above 45 the younger ones are drawn together in order, so that none reaches 62 this year.
    const fitted =
      k < from65 ? Math.max(months, 65 * 12 + 1) : k < from62 ? Math.min(Math.max(months, 62 * 12 + 1), 64 * 12 - 1) : next < 61 * 12 || months < 45 * 12 ? months : 45 * 12 + Math.floor(((months - 45 * 12) * 191) / (next - 45 * 12))
    p.birth[ordered[k]!] = w.from - fitted
  }
}

/**
 * Puts the owners of rows 0 to `total` in clinics: in each region as many solo as make the region's share of solo practices, the others in joint clinics
 * of their place.
 */
function startClinics(w: World, total: number): void {
  const { people: p, input } = w
  for (let r = 0; r < input.regionCount; r++) {
    let n = 0
    for (let i = 0; i < total; i++) if (input.placeRegion[p.place[i]!] === r) turns[n++] = soloTurn[i]!
    const share = input.start.soloShare[r]!
    const solo = Math.round((n * share) / (share + (1 - share) * w.v[w.at.STARTJOINT]!))
    const ordered = turns.subarray(0, n).sort()
    const last = solo > 0 ? ordered[solo - 1]! : -1
    for (let i = 0; i < total; i++) {
      if (input.placeRegion[p.place[i]!] !== r) continue
      p.form[i] = soloTurn[i]! <= last ? FORM.solo : FORM.shared
      joinStartClinic(w, i, p.place[i]!, clinicSize[i]!)
    }
  }
  for (let i = 0; i < total; i++) if (p.form[i] === FORM.shared && w.clinicOwners[p.clinic[i]!] === 1) moveIn(w, i)
}

/** Who is left alone in a joint clinic joins the smallest other one of the place; where there is none they stay alone. */
function moveIn(w: World, i: number): void {
  const p = w.people
  const own = p.clinic[i]!
  let best = -1
  for (let c = w.firstClinic[p.place[i]!]!; c >= 0; c = w.nextClinic[c]!)
    if (c !== own && w.clinicForm[c] === FORM.shared && w.clinicOwners[c]! > 0 && (best < 0 || w.clinicOwners[c]! < w.clinicOwners[best]!)) best = c
  if (best < 0) return
  w.clinicNumbers[own] = w.clinicOwners[own] = w.clinicRows[own] = 0
  w.clinicNumbers[best]!++
  w.clinicOwners[best]!++
  w.clinicRows[best]! += i
  p.clinic[i] = best
}

/** Solo owners get a clinic of their own; the others fill joint clinics of two to five as they come. */
function joinStartClinic(w: World, i: number, m: number, u: number): void {
  const p = w.people
  const form = p.form[i]!
  let c = -1
  if (form === FORM.shared) {
    const first = w.firstClinic[m]!
    for (let k = first; k >= 0; k = w.nextClinic[k]!)
      if (w.clinicForm[k] === FORM.shared && w.clinicOwners[k]! < joint[k]!) {
        c = k
        break
      }
  }
  if (c < 0) {
    c = openClinic(w, m, form, 0)
    if (c < joint.length) joint[c] = roomFor(w, u)
  }
  w.clinicNumbers[c]!++
  w.clinicOwners[c]!++
  w.clinicRows[c]! += i
  p.clinic[i] = c
  count(w, i, form, m, 1)
}

/** Owners that a joint clinic of the start takes, by a number below 1. */
function roomFor({ v, at }: World, u: number): number {
  const three = v[at.STARTJOINT2]! + v[at.STARTJOINT3]!
  return u < v[at.STARTJOINT2]! ? 2 : u < three ? 3 : u < three + v[at.STARTJOINT4]! ? 4 : 5
}

/** Numbers that exist: those in use, and vacant ones where capacity falls short of need, so many that the country has its share of vacancies. */
function setNumbers(w: World): void {
  const { input } = w
  const n = w.places
  const year = Math.floor(w.from / 12)
  let total = 0
  let weighted = 0
  for (let m = 0; m < n; m++) {
    total += owners[m]!
    wanted[m] = w.facts.populationAt(m, year) * input.needIndex[m]!
    weighted += wanted[m]!
  }
  const share = input.start.uncertainStocks ? w.v[w.at.CAPVAC]! : input.start.vacantShare
  const goal = Math.round(total / (1 - share))
  // The number of weighted citizens per number at which the vacancies come out right, by bisection.
  let low = 0.5
  let high = 2
  for (let k = 0; k < 30; k++) {
    const middle = (low + high) / 2
    let numbers = 0
    for (let m = 0; m < n; m++) numbers += Math.max(owners[m]!, Math.round((middle * goal * wanted[m]!) / weighted))
    if (numbers > goal) high = middle
    else low = middle
  }
  for (let m = 0; m < n; m++) {
    w.numbers[m] = Math.max(owners[m]!, Math.round((low * goal * wanted[m]!) / weighted))
    w.free[m] = w.numbers[m]! - owners[m]!
  }
  for (const { region, vacantByPlace } of input.start.counted)
    for (let m = 0; m < n; m++)
      if (input.placeRegion[m] === region) {
        w.free[m] = vacantByPlace[m]!
        w.numbers[m] = owners[m]! + vacantByPlace[m]!
      }
}

function startEmployed(w: World, id: number, m: number): void {
  const { people: p, random, input, v, at } = w
  const u = random.uniform(id, counter(S.startAge, 1))
  // Most of the employed are new specialists, then those in mid-career, then former owners.
  const young = v[at.STARTEMP34]!
  const middle = young + v[at.STARTEMP42]!
  const years = u < young ? 34 + (u / young) * 8 : u < middle ? 42 + ((u - young) / (middle - young)) * 18 : 60 + ((u - middle) / (1 - middle)) * 12
  const sex = random.uniform(id, counter(S.startForm, 0)) < (years < 50 ? v[at.STARTEMPW]! : v[at.STARTEMPW50]!) ? 1 : 0
  const i = startDoctor(w, id, w.from - Math.floor(years * 12), sex, STAGE.practice, input.placeRegion[m]!)
  p.specialty[i] = 1
  p.place[i] = m
  p.huPlace[i] = m
  p.huCluster[i] = input.placeCluster[m]!
  p.kbuCluster[i] = input.placeCluster[m]!
  const f = random.uniform(id, counter(S.startForm, 1))
  p.form[i] = f < v[at.STARTCLINIC]! ? FORM.clinic : f < v[at.STARTCLINIC]! + v[at.STARTLOCUM]! ? FORM.locum : FORM.employed
  if (years < 50 && random.uniform(id, counter(S.ownerMinded, 0)) < w.v[w.at.OWNMIND]!) p.traits[i]! |= TRAIT.ownerMinded
  if (random.uniform(id, counter(S.stayPut, 0)) < w.v[w.at.SET18]!) p.traits[i]! |= TRAIT.stayPut
  count(w, i, p.form[i]!, m, 1)
  drawFirstThresholds(w, i)
  p.episode[i] = 1
}

/** Specialists outside practice: hospitals as counted in 2025 in proportion, the rest in other sectors. */
export function startOutside(w: World): void {
  const { input, people: p, random, v, at } = w
  const total = Math.round(input.start.outside)
  const scale = total / w.input.outsideByYear[w.input.outsideByYear.length - 1]!
  let slot = 0
  let hospitals = 0
  w.coveredStart = 0
  const add = (form: number, h: number, region: number) => {
    const id = identity(ENTRY.startOutside, 0, slot++)
    random.draw(id, counter(S.startAge, 0))
    const i = startDoctor(w, id, w.from - months(v[at.STARTOUTAGE]!) - ((random.a >>> 8) % spanMonths(v[at.STARTOUTSPAN]!)), (random.b >>> 0) / 4294967296 < v[at.STARTOUTW]! ? 1 : 0, STAGE.practice, region)
    p.specialty[i] = 1
    if (random.uniform(id, counter(S.ownerMinded, 0)) < w.v[w.at.OWNMIND]!) p.traits[i]! |= TRAIT.ownerMinded
    hire(w, i, form, h)
  }
  for (let h = 0; h < input.hospitalCount; h++) {
    const persons = Math.round(input.hospitalPersons2025[h]! * scale)
    w.hospitalStart[h] = persons
    hospitals += persons
    if (input.hospitalCovered[h] === 1) w.coveredStart += persons
    for (let k = 0; k < persons; k++) add(input.hospitalCovered[h] === 1 ? FORM.coveredHospital : FORM.otherHospital, h, input.hospitalRegion[h]!)
  }
  for (let k = hospitals; k < total; k++) add(FORM.otherSector, -1, k % input.regionCount)
}
