/**
 * The life of a specialist in practice: half-yearly reviews, relocation (D13), the two exits (D14), senior years, and buying after employment.
 *
 * Every half-year, counted from the birth month, the hazards of the next six months are met; where an accumulated hazard crosses the person's
 * threshold inside them, the event falls in that month.
 *
 *     exit of owners    odds(a) = exp(logit(RET06) + RET07 (a - 65)), flatter by RETFLAT above 70; plus RETBG at any age
 *                       x exp(SPI03) if dissatisfied (re-centred), x exp(RET12) without buyers, x exp(RET14 (partner retired - expected)),
 *                       x hazard ratio on the senior scheme
 *     fate at exit      under 60: FATE59E go on employed, others leave practice; 60-64: FATE60E go on employed, others retire; 65+: FATE65R retire
 *     relocation        REL01 x stay-put class x age x tenure x place, product of place factors at most RELCAP
 */
import { exp, hazardOfProbability, log } from '../../core/arithmetic.ts'
import { crossing } from '../../core/hazards.ts'
import { counter } from '../../core/random.ts'
import { S } from '../streams.ts'
import { STAGE } from '../stages/index.ts'
import { FLOW, FORM, PLACE_FLOWS, PLAN, TRAIT, type World } from '../world.ts'
import { count, sellOut } from './clinics.ts'
import { partnerIn, PARTNER } from './family.ts'
import { becomeOtherDoctor } from './other-doctors.ts'
import { hire } from './sector.ts'
import { drawFirstThresholds } from './thresholds.ts'

const REVIEW = 6

/** Begins, or goes on with, a life in practice from the next month on. */
export function startReviews(w: World, i: number, month: number): void {
  review(w, i, month)
}

/** Risks of the months up to the next half-birthday, six at most. */
export function review(w: World, i: number, month: number): void {
  const { people: p, v, at } = w
  const age = month - p.birth[i]!
  const form = p.form[i]!
  const place = p.place[i]!
  const owner = form === FORM.solo || form === FORM.shared
  const exitHazard = owner ? ownerExit(w, i, age, place, month) : employedExit(w, age)
  const moveHazard = owner ? moveRate(w, i, age, place, month) : 0
  const buyHazard = !owner && (p.traits[i]! & TRAIT.ownerMinded) !== 0 && age < 60 * 12 ? hazardOfProbability(v[at.BUYCHANCE]!) : 0
  const horizon = REVIEW - (age % REVIEW)
  const exitAt = crossing(0, p.exitLeft[i]!, exitHazard, horizon)
  const moveAt = moveHazard > 0 ? crossing(0, p.moveLeft[i]!, moveHazard, horizon) : -1
  const buyAt = buyHazard > 0 ? crossing(0, p.buyLeft[i]!, buyHazard, horizon) : -1
  let months = horizon
  let plan: number = PLAN.review
  if (exitAt >= 0) {
    months = exitAt + 1
    plan = PLAN.leavePractice
  }
  if (moveAt >= 0 && moveAt + 1 < months + (plan === PLAN.review ? 1 : 0)) {
    months = moveAt + 1
    plan = PLAN.relocate
  }
  if (buyAt >= 0 && buyAt + 1 < months + (plan === PLAN.review ? 1 : 0)) {
    months = buyAt + 1
    plan = PLAN.buy
  }
  p.exitLeft[i]! -= (exitHazard / 12) * months
  if (moveHazard > 0) p.moveLeft[i]! -= (moveHazard / 12) * months
  if (buyHazard > 0) p.buyLeft[i]! -= (buyHazard / 12) * months
  w.plan(i, plan, month + months)
}

/** Hazard of giving up ownership for good, per year. */
function ownerExit(w: World, i: number, age: number, place: number, month: number): number {
  const { people: p, random, v, at, practice: t } = w
  let factor = t.shift[place]! / t.recentre
  if (p.content[i]! < t.lowSatisfaction[place]!) factor *= t.dissatisfied
  // RET14 with the share expected at this age taken out: it decides who goes, not how many.
  if (t.partnerEffect !== 0 && age > 56 * 12 && partnerIn(w, i, month) !== PARTNER.none) {
    const own = (p.id[i]! % 97) / 8 - 6
    const retired = age / 12 - own >= 64
    const expected = t.partnerRetired[age < 1200 ? age : 1199]!
    factor *= (retired ? t.partnerUp : 1) / (1 + expected * (t.partnerUp - 1))
  }
  let hazard = log(1 + t.odds[age < 1200 ? age : 1199]! * factor) + t.background * factor
  const eligible = v[at['senior.eligible-age']]! * 12
  if (age >= eligible) {
    const takes = v[at['senior.take-up']]! > 0 && random.uniform(p.id[i]!, counter(S.senior, 0)) < v[at['senior.take-up']]!
    setSenior(w, i, takes)
    if (takes) hazard *= v[at['senior.hazard-ratio']]!
  }
  return hazard
}

/** Puts an owner on or off the senior scheme. */
function setSenior(w: World, i: number, on: boolean): void {
  const p = w.people
  const was = (p.traits[i]! & TRAIT.onSenior) !== 0
  if (was === on) return
  p.traits[i]! ^= TRAIT.onSenior
  w.seniors[p.place[i]! * 2 + p.sex[i]!]! += on ? 1 : -1
  if (on) w.note(i, 'senior', p.place[i]!)
}

/** Hazard of an employed doctor or locum leaving practice, per year. */
function employedExit(w: World, age: number): number {
  const { v, at } = w
  if (age >= 60 * 12) return hazardOfProbability(v[at.RETEMP]!)
  return hazardOfProbability(v[at.EMPX]! + (age >= 55 * 12 ? v[at.EMPX55]! : 0))
}

/** Hazard of an owner moving to another cluster, per year. */
function moveRate(w: World, i: number, age: number, place: number, month: number): number {
  const { people: p, input, v, at } = w
  if (p.locked[i]! > month) return 0
  let rate = v[at.REL01]! * ((p.traits[i]! & TRAIT.stayPut) !== 0 ? v[at.STAYPUT]! : v[at.MOVER]!)
  if (age > 58 * 12) rate *= v[at.REL58]!
  else if (age > 50 * 12) rate *= v[at.REL50]!
  const tenure = month - p.tenure[i]!
  let factor = tenure < 36 ? v[at.REL02]! : 1
  if (tenure < 60) factor *= input.placeIsland[place] === 1 ? v[at.REL05]! : input.placeRural[place] === 1 ? v[at.REL04]! : 1
  const cap = v[at.RELCAP]!
  rate *= (factor < cap ? factor : cap) / MEAN_TENURE_FACTOR
  const raise = v[at['choice.settle.established'] + place]!
  if (raise !== 0) rate *= exp(-raise)
  if (p.locked[i]! > 0 && month - p.locked[i]! < 12) rate *= 3
  return rate
}

/** Mean of the tenure and place factors over owners, so that REL01 stays the mean hazard. */
const MEAN_TENURE_FACTOR = 1.25

/** Gives up ownership without deciding what comes next. */
export function leaveOwnership(w: World, i: number): void {
  setSenior(w, i, false)
  sellOut(w, i)
}

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
  else retire(w, i)
}

function retire(w: World, i: number): void {
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
