/**
 * Hoveduddannelse: 54 months and leave, half a year in practice, hospital, a year and a half in practice; leaving before the end, moving between
 * regions (D7).
 *
 *     month 0      6                      end - 18          end
 *       ├ practice ┼ hospital (and leave) ┼ practice ────────┤
 */
import { chooseKeyed } from '../../core/choice.ts'
import { exp, log } from '../../core/arithmetic.ts'
import { counter } from '../../core/random.ts'
import { S } from '../streams.ts'
import { STAGE } from '../stages/index.ts'
import { CLUSTER_FLOW, CLUSTER_FLOWS, FLOW, NEVER, NOWHERE, PLACE_FLOW, PLACE_FLOWS, PLAN, TRAIT, type World } from '../world.ts'
import { countStep } from './steps.ts'
import { attachmentToClusters } from './attachment.ts'
import { boundedShare, sparedShare } from './bounded-tracks.ts'
import { becomeOtherDoctor } from './other-doctors.ts'
import { becomeSpecialist } from './sector.ts'
import { coveredShare, hasMerit, ownDraw } from './ties.ts'
import { TRACK } from './training-state.ts'

const FIRST_PRACTICE = 6
const LAST_PRACTICE = 18
const utility = new Float64Array(256)
const LOGS = 1024
const logs = Float64Array.from({ length: LOGS }, (_, n) => log(n))

/** Dates of a training track from its start: leave, leaving, moving. Also used when the start population is made, so both follow one law. */
export function drawTrack(w: World, i: number, start: number): void {
  const { people: p, random, v, at } = w
  const id = p.id[i]!
  const nominal = Math.round(v[at.HUM13]! * 12)
  // Mean leave is HUM14 years over women and men, with and without.
  random.draw(id, counter(S.leave, 0))
  const takes = (random.a >>> 0) / 4294967296 < (p.sex[i] === 1 ? v[at.HULEAVEW]! : v[at.HULEAVEM]!)
  const spread = 0.5 + (random.b >>> 0) / 4294967296
  const leave = takes ? Math.round(v[at.HUM14]! * 12 * (p.sex[i] === 1 ? v[at.HULENGTHW]! : v[at.HULENGTHM]!) * spread) : 0
  p.huEnd[i] = start + nominal + leave
  const u = random.uniform(id, counter(S.huQuit, 0))
  const quits = v[at.HUM12]!
  p.huQuit[i] = u < quits ? start + 1 + Math.floor((u / quits) * (nominal - 2)) : NEVER
  const years = random.exponential(id, counter(S.huMove, 0)) / v[at.MOV01]!
  const move = start + 1 + Math.floor(years * 12)
  p.huMove[i] = years < 6 && move < p.huEnd[i]! ? move : NEVER
}

/** Takes a post in a cluster. */
export function startHu(w: World, i: number, cluster: number, month: number): void {
  const { people: p } = w
  w.clusterFlows[cluster * CLUSTER_FLOWS.length + CLUSTER_FLOW.huFilled]!++
  if (month - p.since[i]! <= 24) w.flows[FLOW.huWithinTwoYears]!++
  countStep(w, FLOW.huFromIntro, p.huCluster[i]!, cluster)
  w.move(i, STAGE.hu)
  p.huCluster[i] = cluster
  p.huPlace[i] = p.place[i] = practicePlace(w, i, cluster)
  w.placeFlows[p.huPlace[i]! * PLACE_FLOWS.length + PLACE_FLOW.huStarts]!++
  drawTrack(w, i, month)
  shapeTrack(w, i, cluster, month)
  w.note(i, 'hu', p.huPlace[i]!)
  enterPractice(w, i)
  nextHuEvent(w, i, month)
}

/** What levers make of a track when it begins: terms, places and credit. */
function shapeTrack(w: World, i: number, cluster: number, month: number): void {
  const { people: p, v, at, training: t } = w
  const covered = coveredShare(w, cluster)
  if (covered > 0) {
    // Who takes a post here takes a covered one by the odds that drew them.
    const odds = covered * exp(v[at['tailored.fill']]!)
    if (ownDraw(w, i, S.tailored) < odds / (1 - covered + odds)) {
      t.used = true
      t.track[i]! |= TRACK.covered
      if (p.huQuit[i]! < month + 12 && ownDraw(w, i, S.tailored, 1) >= v[at['tailored.quit']]!) p.huQuit[i] = NEVER
    }
  }
  const nearer = boundedShare(w, i, cluster, month) + sparedShare(w, cluster)
  if (nearer !== 0) {
    t.used = true
    t.local[i] = nearer
  }
  // Credit comes off the hospital part: the 24 months in practice stand.
  const credit = v[at['merit.months'] + cluster]!
  if (credit > 0 && hasMerit(w, i)) {
    const months = Math.round(credit < MOST_CREDIT ? credit : MOST_CREDIT)
    p.huEnd[i]! -= months
    w.flows[FLOW.monthsCredited]! += months
  }
}

/** Most months that can be credited: the hospital part less half a year. */
const MOST_CREDIT = 24

/** A specialist in another field begins retraining in a cluster. */
export function startRetraining(w: World, i: number, cluster: number, month: number, months: number): void {
  const { people: p } = w
  w.move(i, STAGE.retraining)
  p.huCluster[i] = cluster
  p.huPlace[i] = p.place[i] = practicePlace(w, i, cluster)
  p.huEnd[i] = month + months
  p.huQuit[i] = p.huMove[i] = NEVER
  w.note(i, 'retraining', p.huPlace[i]!)
  enterPractice(w, i)
  nextHuEvent(w, i, month)
}

/** Municipality of the training practice: by doctors there and the trainee's own taste. */
export function practicePlace(w: World, i: number, cluster: number): number {
  const { people: p, input, v, at } = w
  const places = input.clusterPlaces[cluster]!
  const taste = v[at.PRACTASTE]!
  const home = v[at.PRACHOME]!
  for (let k = 0; k < places.length; k++) {
    const owners = w.owners(places[k]!)
    utility[k] = owners > 0 ? (owners < LOGS ? logs[owners]! : log(owners)) + p.rho[i]! * input.periphery[places[k]!]! * taste + (places[k] === p.origin[i] ? home : 0) : -Infinity
  }
  const k = chooseKeyed(w.random, p.id[i]!, S.huPlace, cluster, utility, places.length)
  return places[k < 0 ? 0 : k]!
}

/** Puts the next thing that happens in training on the calendar. */
export function nextHuEvent(w: World, i: number, month: number): void {
  const p = w.people
  let next = p.huEnd[i]!
  const hospital = p.since[i]! + FIRST_PRACTICE
  const back = p.huEnd[i]! - LAST_PRACTICE
  if (hospital > month && hospital < next) next = hospital
  if (back > month && back < next) next = back
  if (p.huQuit[i]! > month && p.huQuit[i]! < next) next = p.huQuit[i]!
  if (p.huMove[i]! > month && p.huMove[i]! < next) next = p.huMove[i]!
  w.plan(i, PLAN.huEvent, next)
}

function enterPractice(w: World, i: number): void {
  const p = w.people
  if ((p.traits[i]! & TRAIT.inPractice) === 0) {
    p.traits[i]! |= TRAIT.inPractice
    w.trainees[p.huPlace[i]!]!++
    w.traineesIn[w.input.placeRegion[p.huPlace[i]!]!]!++
    if ((w.training.track[i]! & TRACK.covered) !== 0) w.training.coveredTrainees[p.huPlace[i]!]!++
  }
}

/** Takes a trainee out of the practice count, wherever they go. */
export function leaveTraining(w: World, i: number): void {
  const p = w.people
  if ((p.traits[i]! & TRAIT.inPractice) !== 0) {
    p.traits[i]! &= ~TRAIT.inPractice
    w.trainees[p.huPlace[i]!]!--
    w.traineesIn[w.input.placeRegion[p.huPlace[i]!]!]!--
    if ((w.training.track[i]! & TRACK.covered) !== 0) w.training.coveredTrainees[p.huPlace[i]!]!--
  }
}

/** A trainee is due. */
export function huEvent(w: World, i: number, month: number): void {
  const { people: p } = w
  if (p.huQuit[i] === month) {
    leaveTraining(w, i)
    w.flows[FLOW.huLeft]!++
    w.note(i, 'leftHu')
    becomeOtherDoctor(w, i)
    return
  }
  if (p.huEnd[i] === month) {
    leaveTraining(w, i)
    becomeSpecialist(w, i, month)
    return
  }
  if (p.huMove[i] === month) moveTrack(w, i, month)
  else if (month - p.since[i]! === FIRST_PRACTICE && p.huEnd[i]! - month > LAST_PRACTICE) leaveTraining(w, i)
  else if (p.huEnd[i]! - month === LAST_PRACTICE) enterPractice(w, i)
  nextHuEvent(w, i, month)
}

/** Moves to the cluster liked best now that the first is known; staying put is among the choices. */
function moveTrack(w: World, i: number, month: number): void {
  const { people: p, input } = w
  p.huMove[i] = NEVER
  attachmentToClusters(w, i, month, utility)
  const peripheral = w.v[w.at.HUM03]!
  for (let c = 0; c < input.clusterCount; c++) utility[c]! += peripheral * input.clusterPeriphery[c]!
  const c = chooseKeyed(w.random, p.id[i]!, S.moveCluster, 0, utility, input.clusterCount)
  if (c < 0 || c === p.huCluster[i]) return
  // Where fewer requests to go to an open area are granted than today, some of these moves do not take place.
  const rate = w.v[w.at['transfer.rate']]!
  if (rate < 0 && w.v[w.at['transfer.open'] + c]! >= 0.5 && ownDraw(w, i, S.transfer) < -rate / w.v[w.at.TRANSFERS]!) return
  moveTo(w, i, c)
}

/** Moves the rest of a track to a cluster. */
export function moveTo(w: World, i: number, c: number): void {
  const { people: p } = w
  const training = (p.traits[i]! & TRAIT.inPractice) !== 0
  leaveTraining(w, i)
  p.huCluster[i] = c
  p.huPlace[i] = p.place[i] = practicePlace(w, i, c)
  w.note(i, 'movedTrack', p.huPlace[i]!)
  if (training) enterPractice(w, i)
}

/** A place for a trainee of the start population. */
export function placeTrainee(w: World, i: number, cluster: number, inPractice: boolean): void {
  const p = w.people
  p.huCluster[i] = cluster
  p.huPlace[i] = p.place[i] = practicePlace(w, i, cluster)
  if (p.huPlace[i] === NOWHERE) throw new Error(`start population: expected a training practice in cluster ${cluster}, got none. Check the owners by place.`)
  if (inPractice) enterPractice(w, i)
}
