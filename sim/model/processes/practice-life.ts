/**
 * The life of a specialist in practice: yearly reviews, relocation (D13), the two exits (D14), senior years, and buying after employment.
 *
 * Every year, from one birthday to the next, the hazards of the coming twelve months are met; where an accumulated hazard crosses the person's
 * threshold inside them, the event falls in that month. What changes in between, a lever or the load, is met at the next review.
 *
 *     exit of owners    odds(a) = exp(logit(RET06) + RET07 (a - 65)), flatter by RETFLAT above 70; plus RETBG at any age
 *                       x exp(SPI03) if dissatisfied (re-centred), x exp(RET12) without buyers, x exp(RET14 (partner retired - expected)),
 *                       x hazard ratio on the senior scheme
 *     fate at exit      under 60: FATE59E go on employed, others leave practice; 60-64: FATE60E go on employed, others retire; 65+: FATE65R retire
 *     relocation        REL01 x stay-put class x age x tenure x place, product of place factors at most RELCAP
 */
import { log } from '../../core/arithmetic.ts'
import { counter } from '../../core/random.ts'
import { S } from '../streams.ts'
import { STAGE } from '../stages/index.ts'
import { FLOW, FLOWS, FORM, PLACE_FLOWS, PLAN, REGION_FLOWS, TRAIT, type World } from '../world.ts'
import { count, sellOut } from './clinics.ts'
import { partnerIn, PARTNER } from './family.ts'
import { becomeOtherDoctor } from './other-doctors.ts'
import { keepAsSupervisor } from './local-measures.ts'
import { newcomerFactor } from './local-ties.ts'
import { hire } from './sector.ts'
import { drawFirstThresholds } from './thresholds.ts'

/** Months between reviews. */
const REVIEW = 12
/** Ages are read a quarter of a year into the twelve months that a review looks ahead. */
const AHEAD = 3

/** Begins, or goes on with, a life in practice from the next month on. */
export function startReviews(w: World, i: number, month: number): void {
  review(w, i, month)
}

/** Risks of the months up to the next birthday, twelve at most. */
export function review(w: World, i: number, month: number): void {
  const { people: p, practice: t } = w
  const age = month - p.birth[i]!
  const form = p.form[i]!
  const owner = form === FORM.solo || form === FORM.shared
  const horizon = REVIEW - (age % REVIEW)
  let months = horizon
  let plan: number = PLAN.review
  let exit: number
  let move = 0
  let buy = 0
  if (owner) {
    const place = p.place[i]!
    exit = ownerExit(w, i, age, place, month) / 12
    move = moveRate(w, i, age, place, month) / 12
  } else {
    exit = age >= 60 * 12 ? t.employedExit60 : age >= 55 * 12 ? t.employedExit55 : t.employedExit
    if (age < 60 * 12 && (p.traits[i]! & TRAIT.ownerMinded) !== 0) buy = w.local.buying ? t.buy * buyingFactor(w, form, p.place[i]!) : t.buy
  }
  const exitLeft = p.exitLeft[i]!
  if (exit * horizon >= exitLeft) {
    months = monthOf(exitLeft, exit, horizon)
    plan = PLAN.leavePractice
  }
  // What is met first happens; in one month leaving goes before moving or buying.
  const last = plan === PLAN.review ? horizon : months - 1
  if (move > 0 && move * last >= p.moveLeft[i]!) {
    months = monthOf(p.moveLeft[i]!, move, last)
    plan = PLAN.relocate
  } else if (buy > 0 && buy * last >= p.buyLeft[i]!) {
    months = monthOf(p.buyLeft[i]!, buy, last)
    plan = PLAN.buy
  }
  p.exitLeft[i] = exitLeft - exit * months
  if (move > 0) p.moveLeft[i]! -= move * months
  if (buy > 0) p.buyLeft[i]! -= buy * months
  w.plan(i, plan, month + months)
}

/** The month, counted from 1, in which a threshold is crossed that is known to be crossed within `months`. */
function monthOf(left: number, perMonth: number, months: number): number {
  if (left <= 0) return 1
  const k = Math.ceil(left / perMonth)
  return k < 1 ? 1 : k < months ? k : months
}

/** Hazard of giving up ownership for good, per year. */
function ownerExit(w: World, i: number, age: number, place: number, month: number): number {
  const { people: p, practice: t } = w
  const months = age + AHEAD < 1200 ? age + AHEAD : 1199
  let factor = p.content[i]! < t.lowSatisfaction[place]! ? t.shiftDissatisfied[place]! : t.shift[place]!
  // RET14 with the share expected at this age taken out: it decides who goes, not how many.
  if (age > 56 * 12 && t.partnerEffect !== 0 && partnerIn(w, i, month) !== PARTNER.none) {
    const own = (p.id[i]! % 97) / 8 - 6
    factor *= age / 12 - own >= t.partnerRetires ? t.partnerGone[months]! : t.partnerThere[months]!
  }
  // Below 50 the odds are so small that hazard and odds are the same to a hundredth.
  const elsewhere = t.elsewhere !== null && w.v[w.at['retirement.here'] + place]! < 0.5 ? t.elsewhere : null
  const odds = (elsewhere ?? t.odds)[months]! * factor
  let hazard = (odds < 0.01 ? odds * (1 - 0.5 * odds) : log(1 + odds)) + (elsewhere ? t.backgroundElsewhere : t.background) * factor
  if (age >= t.seniorAge) {
    const { v, at } = w
    const takeUp = age >= v[at['senior.eligible-age'] + place]! * 12 ? v[at['senior.take-up'] + place]! : 0
    const takes = takeUp > 0 && w.random.uniform(p.id[i]!, counter(S.senior, 0)) < takeUp
    setSenior(w, i, takes)
    if (takes) hazard *= v[at['senior.hazard-ratio'] + place]!
  }
  if (w.local.newcomers) hazard *= newcomerFactor(w, place, month + AHEAD - p.tenure[i]!)
  return w.v[w.at['part.age']] !== 62 || w.v[w.at['handover.guarantee-age']]! > 0 ? hazard * lateCareerFactor(w, i, age) : hazard
}

/** What rules on part practice by age and a sale guarantee do to an older owner's hazard. */
function lateCareerFactor(w: World, i: number, age: number): number {
  const { people: p, random, v, at } = w
  const id = p.id[i]!
  const free = v[at['part.age']]! * 12
  let factor = 1
  // Between today's age and another, those who take part practice up stay longer, or leave sooner where they may no longer have it.
  if (free < 62 * 12 && age >= free && age < 62 * 12) {
    if (random.uniform(id, counter(S.partPractice, 1)) < v[at['part.take-up']]!) factor = v[at['part.hazard']]!
  } else if (free > 62 * 12 && age >= 62 * 12 && age < free && random.uniform(id, counter(S.partPractice, 1)) < v[at['part.take-up']]!) factor = 1 / v[at['part.hazard']]!
  const guaranteed = age >= 62 * 12 && age < v[at['handover.guarantee-age']]! * 12 && p.form[i] === FORM.shared
  return guaranteed && random.uniform(id, counter(S.handover, 0)) < v[at['handover.uptake']]! ? 0 : factor
}

/** How much more often an employed doctor of a place looks for a number. */
function buyingFactor(w: World, form: number, place: number): number {
  const scale = place < w.places ? w.v[w.at['buying.scale'] + place]! : 1
  return form === FORM.employed || form === FORM.clinic ? scale * w.v[w.at['employed.buying']]! : scale
}

/** Puts an owner on or off the senior scheme. */
function setSenior(w: World, i: number, on: boolean): void {
  const p = w.people
  const was = (p.traits[i]! & TRAIT.onSenior) !== 0
  if (was === on) return
  p.traits[i]! ^= TRAIT.onSenior
  w.seniors[p.place[i]! * 2 + p.sex[i]!]! += on ? 1 : -1
  w.seniorHeads[p.sex[i]!]! += on ? 1 : -1
  if (on) w.note(i, 'senior', p.place[i]!)
}

/** Hazard of an owner moving to another cluster, per year. */
function moveRate(w: World, i: number, age: number, place: number, month: number): number {
  const { people: p, practice: t } = w
  const locked = p.locked[i]!
  if (locked > month) return 0
  const tenure = month + AHEAD - p.tenure[i]!
  let rate =
    ((p.traits[i]! & TRAIT.stayPut) !== 0 ? t.moveStayPut : t.moveMover) *
    (age > t.age58 ? t.move58 : age > t.age50 ? t.move50 : 1) *
    (tenure >= t.soonMonths ? 1 : tenure < t.earlyMonths ? t.moveEarly[place]! : t.moveSoon[place]!) *
    t.moveRaise[place]!
  if (w.local.newcomers) rate *= newcomerFactor(w, place, tenure)
  if ((p.traits[i]! & TRAIT.commuter) !== 0) rate *= w.v[w.at['travel.commuter-ratio']]!
  return locked > 0 && month - locked < 12 ? rate * t.afterBond : rate
}

/** Gives up ownership without deciding what comes next. */
export function leaveOwnership(w: World, i: number): void {
  setSenior(w, i, false)
  sellOut(w, i)
}

const REGION_EXITS = REGION_FLOWS.indexOf('exits')
const REGION_AGES = REGION_FLOWS.indexOf('exitAgeSum')

/** The exit hazard has crossed its threshold. */
export function leavePractice(w: World, i: number, month: number): void {
  const { people: p, random } = w
  const id = p.id[i]!
  const age = (month - p.birth[i]!) / 12
  const form = p.form[i]!
  const place = p.place[i]!
  const u = random.uniform(id, counter(S.fate, p.episode[i]!++))
  if (form !== FORM.solo && form !== FORM.shared) {
    count(w, i, form, place, -1)
    p.form[i] = FORM.none
    if (age < 60) leaveForOutside(w, i)
    else retire(w, i)
    return
  }
  leaveOwnership(w, i)
  w.flows[FLOW.ownerExits]!++
  w.flows[FLOW.ownerSales]!++
  w.flows[FLOW.exitAgeSum]! += age
  w.flows[age < 60 ? FLOW.exitsUnder60 : age < 65 ? FLOW.exits60to64 : FLOW.exits65plus]!++
  const region = FLOWS.length + w.input.placeRegion[place]! * REGION_FLOWS.length
  w.flows[region + REGION_EXITS]!++
  w.flows[region + REGION_AGES]! += age
  w.placeFlows[place * PLACE_FLOWS.length + 1]!++
  const employed = age < 60 ? w.v[w.at.FATE59E]! : age < 65 ? w.v[w.at.FATE60E]! : 1 - w.v[w.at.FATE65R]!
  if (u < employed) {
    p.form[i] = FORM.employed
    count(w, i, FORM.employed, place, 1)
    w.note(i, 'soldStayed', place)
    // Whoever has sold once does not look for a number again.
    p.traits[i]! &= ~TRAIT.ownerMinded
    drawFirstThresholds(w, i)
    startReviews(w, i, month)
  } else if (age < 60) leaveForOutside(w, i)
  else if (w.v[w.at['handover.months']]! > 0 && random.uniform(id, counter(S.handover, 1)) < w.v[w.at['handover.uptake']]!) overlap(w, i, month)
  else retire(w, i)
}

/** Goes on as employed beside whoever takes over, and retires when the overlap is over. */
function overlap(w: World, i: number, month: number): void {
  const { people: p } = w
  p.form[i] = FORM.employed
  count(w, i, FORM.employed, p.place[i]!, 1)
  p.traits[i]! &= ~TRAIT.ownerMinded
  w.note(i, 'overlap', p.place[i]!)
  w.plan(i, PLAN.leavePractice, month + Math.max(1, Math.round(w.v[w.at['handover.months']]!)))
}

function retire(w: World, i: number): void {
  if (w.local.supervising) keepAsSupervisor(w, w.people.place[i]!)
  w.flows[FLOW.exitsRetired]!++
  w.note(i, 'retired', w.people.place[i]!)
  w.move(i, STAGE.retired)
  w.calendar.cancel(i)
}

/**
 * Leaves practice in mid-career: for a job that other sectors offer to specialists in general medicine, or, where there is none, for work as a doctor
 * that is not theirs.
 */
function leaveForOutside(w: World, i: number): void {
  w.note(i, 'leftPractice', w.people.place[i]!)
  if (w.otherSector < w.outsideTarget()) hire(w, i, FORM.otherSector, -1)
  else becomeOtherDoctor(w, i)
}

/** An employed doctor goes looking for a number. */
export function tryBuying(w: World, i: number): void {
  const { people: p, random } = w
  p.buyLeft[i] = random.exponential(p.id[i]!, counter(S.buy, 1024 + p.episode[i]!))
  w.settlers[w.settlersSize++] = i
}
