/**
 * Settling (D9): a nested logit over working form and place.
 *
 *     form k in { solo number, share in a joint clinic, employed in practice, regional or tender clinic, locum }
 *     V(i,k,m) = A(i,m) + F(i,m) + place(m) + age and form + beta ln(income) + levers L* + ln(openings(k,m))
 *     P(m|k) = exp(V) / sum,  P(k) = exp(alpha_k + mu I_k) / sum;  mu (SET25) acts on forms only
 *     L* = G03 tanh(L / G03): place levers together are bounded
 *
 * All 98 places are weighed, with one keyed noise per (person, place) that is the same in every form. Openings count in full up to VACLIMIT of the
 * numbers of a place, since a number that nobody takes year after year attracts nobody by being there.
 */
import { exp, log, logit } from '../../core/arithmetic.ts'
import { counter, GUMBEL } from '../../core/random.ts'
import { chooseKeyed } from '../../core/choice.ts'
import { S } from '../streams.ts'
import { FLOW, FORM, PLACE_FLOWS, TRAIT, type World } from '../world.ts'
import { gatherTaste, type Taste } from './attachment.ts'
import { buyInto, count } from './clinics.ts'
import { PARTNER, partnerIn, schoolChild } from './family.ts'
import { rankRows } from './rank.ts'
import { leaveOwnership, startReviews } from './practice-life.ts'
import { preparePlaces } from './settling-places.ts'
import { drawFirstThresholds } from './thresholds.ts'

const MODES = 5
const SOLO = 0
const SHARE = 1
const EMPLOYED = 2
const CLINIC = 3
const LOCUM = 4
const formOf = [FORM.solo, FORM.shared, FORM.employed, FORM.clinic, FORM.locum]

/** Constants of the forms, set so that a newcomer with today's openings owns at once with chance BUYATONCE, and a doctor who goes looking finds. */
const ALPHA_EMPLOYED = 0
const ALPHA_CLINIC = -0.5
const ALPHA_LOCUM = -3.3
const ALPHA_STAY = -3.66

const modeUtility = new Float64Array(MODES)
const utility = new Float64Array(128)
const logMove = new Float64Array(128)
const ranked = new Int32Array(8192)

/** Everybody who looks for a place this month, in keyed order. */
export function settle(w: World, month: number): void {
  const n = w.settlersSize
  if (n === 0) return
  preparePlaces(w)
  rankRows(w, w.settlers, n, S.settleOrder, month & 0xffff, ranked)
  w.settlersSize = 0
  for (let k = 0; k < n; k++) settleOne(w, ranked[k]!, month)
}

/** Utility of every place to a person, without openings. Fills `utility`. */
function weighPlaces(w: World, i: number, t: Taste, month: number, established: boolean): void {
  const { people: p, input, v, at } = w
  const n = w.places
  const { value: placeValue, bonusNew, bonusOld } = w.settling
  const bonus = established ? bonusOld : bonusNew
  const { att01, att02, hu, att07, att08 } = { att01: t.ruralOrigin ? v[at.ATT01]! : 0, att02: v[at.ATT02]!, hu: v[at.ATT06]! * (v[at.G01]! / 0.5), att07: v[at.ATT07]!, att08: v[at.ATT08]! }
  const partner = partnerIn(w, i, month)
  const female = p.sex[i] === 1
  const thin = partner === PARTNER.doctor || partner === PARTNER.higher ? v[at.FAM06]! : 0
  const ruralPartner = partner !== PARTNER.none && input.placeRural[p.partnerOrigin[i]!] === 1 ? v[at.FAM02]! * 0.5 : 0
  // Women settle in rural places less often (FAM05), less still with a partner at work (FAM03); men with a child at school too (FAM04).
  const family = (female ? v[at.FAM05]! + (partner === PARTNER.none ? 0 : v[at.FAM03]!) : schoolChild(w, i, month) ? v[at.FAM04]! : 0) * 0.5 + ruralPartner
  const anchor = p.place[i]! < n ? p.place[i]! : t.huPlace >= 0 ? t.huPlace : t.homePlace
  const anchorRow = (anchor < 0 ? 0 : anchor) * n
  const homeRow = t.homePlace < 0 ? -1 : t.homePlace * n
  const { doublings, doublingsHome, periphery, placeRegion, placeCluster, placeRural, regionTraining, thickness } = input
  const rho = t.rho
  for (let m = 0; m < n; m++) {
    const region = placeRegion[m]!
    let a = placeValue[m]! + bonus[m]! + rho * periphery[m]! + thin * (1 - thickness[m]!)
    if (region === t.homeRegion) a += att02
    if (placeRural[m] === 1) a += att01 + family
    if (region === t.siteRegion) a += t.siteWeight
    if (region === t.kbuRegion) a += t.kbuWeight
    if (t.huCluster >= 0) a += placeCluster[m] === t.huCluster ? hu : region === t.huRegion ? 0.6 * hu : regionTraining[region] === t.huTraining ? 0.25 * hu : 0
    if (m === t.huPlace) a += att07
    let far = doublings[anchorRow + m]!
    if (homeRow >= 0) {
      const home = doublingsHome[homeRow + m]!
      if (home < far) far = home
    }
    utility[m] = a + att08 * far
  }
}

/** One person's decision. */
function settleOne(w: World, i: number, month: number): void {
  const { people: p, random, v, at } = w
  const n = w.places
  const id = p.id[i]!
  const first = (p.traits[i]! & TRAIT.everSettled) === 0
  const newcomer = p.form[i] === FORM.none
  const minded = (p.traits[i]! & TRAIT.ownerMinded) !== 0
  const t = gatherTaste(w, i, month)
  weighPlaces(w, i, t, month, !first)
  let most = -Infinity
  for (let m = 0; m < n; m++) if (utility[m]! > most) most = utility[m]!
  const { openSolo, openShare, openEmployed, openClinic, owners } = w.settling
  let solo = 0
  let share = 0
  let employed = 0
  let clinic = 0
  let all = 0
  for (let m = 0; m < n; m++) {
    const e = exp(utility[m]! - most)
    solo += e * openSolo[m]!
    share += e * openShare[m]!
    employed += e * openEmployed[m]!
    clinic += e * openClinic[m]!
    all += e * owners[m]!
  }
  const mu = v[at.SET25]!
  const age = (month - p.birth[i]!) / 12
  const alphaOwn = 0.04 + logit(v[at.BUYATONCE]!) - logit(0.4)
  // The alphas are set against the mass of all practices, so that scarce numbers lower ownership and many raise it.
  const young = age < 45 ? v[at.SET09]! : 0
  modeUtility[SOLO] = minded && solo > 0 ? mu * (log(solo / all) + young) + alphaOwn : -Infinity
  modeUtility[SHARE] = minded && share > 0 ? mu * log(share / all) + alphaOwn : -Infinity
  if (newcomer) {
    modeUtility[EMPLOYED] = employed > 0 ? mu * log(employed / all) + ALPHA_EMPLOYED : -Infinity
    modeUtility[CLINIC] = clinic > 0 ? mu * log(clinic / all) + ALPHA_CLINIC : -Infinity
    modeUtility[LOCUM] = ALPHA_LOCUM
  } else {
    // Someone employed or a locum who looks for a number: stays if none is better.
    modeUtility[EMPLOYED] = modeUtility[CLINIC] = -Infinity
    modeUtility[LOCUM] = ALPHA_STAY
  }
  const episode = p.episode[i]!++
  const mode = chooseKeyed(random, id, S.settleMode, episode, modeUtility, MODES)
  if (mode < 0 || (mode === LOCUM && !newcomer)) {
    startReviews(w, i, month)
    return
  }
  const open = mode === SOLO ? w.settling.logSolo : mode === SHARE ? w.settling.logShare : mode === EMPLOYED ? w.settling.logEmployed : w.settling.logClinic
  let place = p.place[i]! < n ? p.place[i]! : t.huPlace >= 0 ? t.huPlace : t.homePlace >= 0 ? t.homePlace : 0
  if (mode !== LOCUM) place = choosePlace(w, id, open)
  takePlace(w, i, formOf[mode]!, place, month)
}

/** The place with the largest utility + log openings + noise: one 16-bit Gumbel noise per place, the same whatever the form. */
function choosePlace(w: World, id: number, logOpen: Float64Array): number {
  const random = w.random
  const n = w.places
  const base = counter(S.settlePlace, 0)
  let best = 0
  let bestValue = -Infinity
  for (let first = 0; first < n; first += 4) {
    random.draw(id, base + (first >> 2))
    const last = first + 4 < n ? first + 4 : n
    for (let m = first; m < last; m++) {
      if (logOpen[m] === -Infinity) continue
      const word = (m & 2) === 0 ? random.a : random.b
      const value = utility[m]! + logOpen[m]! + GUMBEL[(m & 1) === 0 ? word & 0xffff : word >>> 16]!
      if (value > bestValue) {
        bestValue = value
        best = m
      }
    }
  }
  return best
}

/** Takes up work in a form and place. */
export function takePlace(w: World, i: number, form: number, place: number, month: number): void {
  const { people: p } = w
  const was = p.form[i]!
  if (was !== FORM.none) count(w, i, was, p.place[i]!, -1)
  else drawFirstThresholds(w, i)
  p.place[i] = place
  p.tenure[i] = month
  if (form === FORM.solo || form === FORM.shared) {
    buyInto(w, i, place, form)
    w.flows[FLOW.settledOwners]!++
    w.placeFlows[place * PLACE_FLOWS.length]!++
    p.traits[i]! |= TRAIT.everSettled
    const locked = w.v[w.at['choice.locked-years'] + place]!
    p.locked[i] = locked > 0 ? month + Math.round(locked * 12) : 0
  } else {
    p.form[i] = form
    p.clinic[i] = -1
    count(w, i, form, place, 1)
    w.flows[FLOW.settledEmployed]!++
  }
  w.note(i, form === FORM.solo ? 'boughtSolo' : form === FORM.shared ? 'boughtShare' : form === FORM.employed ? 'employed' : form === FORM.clinic ? 'clinic' : 'locum', place)
  startReviews(w, i, month)
}

/** Moves an owner to another cluster, if a number there is worth it: same weighing, own cluster left out. */
export function relocate(w: World, i: number, month: number): boolean {
  const { people: p, input, random } = w
  preparePlaces(w)
  const n = w.places
  weighPlaces(w, i, gatherTaste(w, i, month), month, true)
  const cluster = input.placeCluster[p.place[i]!]!
  let any = false
  for (let m = 0; m < n; m++) {
    const open = input.placeCluster[m] === cluster ? 0 : w.settling.openSolo[m]! + w.settling.openShare[m]!
    logMove[m] = open > 0 ? log(open) : -Infinity
    if (open > 0) any = true
  }
  if (!any) return false
  const place = choosePlace(w, p.id[i]!, logMove)
  const share = w.settling.openShare[place]!
  const u = random.uniform(p.id[i]!, counter(S.relocation, 4096 + p.episode[i]!))
  const form = u * (share + w.settling.openSolo[place]!) < share ? FORM.shared : FORM.solo
  const from = p.place[i]!
  leaveOwnership(w, i)
  w.note(i, 'moved', place, from)
  p.form[i] = form
  p.place[i] = place
  p.tenure[i] = month
  buyInto(w, i, place, form)
  w.flows[FLOW.relocations]!++
  w.placeFlows[place * PLACE_FLOWS.length]!++
  p.episode[i]!++
  return true
}

/** The relocation hazard has crossed its threshold: moves if there is anywhere to go, and in any case draws a new one. */
export function tryRelocation(w: World, i: number, month: number): void {
  const { people: p, random } = w
  relocate(w, i, month)
  p.moveLeft[i] = random.exponential(p.id[i]!, counter(S.relocation, 1024 + p.episode[i]!++))
  startReviews(w, i, month)
}
