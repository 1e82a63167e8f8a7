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
import { exp, log } from '../../core/arithmetic.ts'
import { chooseKeyed, chooseWeighted } from '../../core/choice.ts'
import { counter } from '../../core/random.ts'
import { S } from '../streams.ts'
import { FLOW, FORM, PLACE_FLOWS, TRAIT, type World } from '../world.ts'
import { countStep } from './steps.ts'
import { attachmentToPlaces } from './attachment.ts'
import { buyInto, count } from './clinics.ts'
import { PARTNER, partnerIn, schoolChild } from './family.ts'
import { projectedForm, projectedPlace } from './projection.ts'
import { rankRows } from './rank.ts'
import { applyLocalTies, markCommuter } from './local-ties.ts'
import { countFirstYear } from './local-measures.ts'
import { leaveOwnership, startReviews } from './practice-life.ts'
import { preparePlaces, refreshOpenings } from './settling-places.ts'
import { tiesInSettling } from './ties.ts'
import { drawFirstThresholds } from './thresholds.ts'

const MODES = 5
const SOLO = 0
const SHARE = 1
const EMPLOYED = 2
const CLINIC = 3
const LOCUM = 4
const formOf = [FORM.solo, FORM.shared, FORM.employed, FORM.clinic, FORM.locum]

const modeUtility = new Float64Array(MODES)
const weight = new Float64Array(128)
const elsewhere = new Float64Array(128)
const ranked = new Int32Array(8192)

/** Everybody who looks for a place this month, in keyed order. */
export function settle(w: World, month: number): void {
  const n = w.settlersSize
  if (n === 0) return
  preparePlaces(w)
  rankRows(w, w.settlers, n, S.settleOrder, month & 0xffff, ranked)
  w.settlersSize = 0
  for (let k = 0; k < n; k++) {
    const i = ranked[k]!
    const place = projectedPlace(w, i, month)
    if (place >= 0) takePlace(w, i, projectedForm(w, i, place), place, month)
    else settleOne(w, i, month)
  }
}

/** Weight exp(utility) of every place to a person, without openings. Fills `weight`. */
function weighPlaces(w: World, i: number, month: number, established: boolean): void {
  const { people: p, input, v, at, settling: s } = w
  const partner = partnerIn(w, i, month)
  const thin = partner === PARTNER.doctor || partner === PARTNER.higher
  // Women settle in rural places less often (FAM05), less still with a partner at work (FAM03); men with a child at school too (FAM04).
  const family = p.sex[i] === 1 ? v[at.FAM05]! + (partner === PARTNER.none ? 0 : v[at.FAM03]!) : schoolChild(w, i, month) ? v[at.FAM04]! : 0
  const origin = p.origin[i]!
  const rural =
    (origin < w.places && input.placeRural[origin] === 1 ? v[at.ATT01]! : 0) +
    v[at.FAMRURAL]! * (family + (partner !== PARTNER.none && input.placeRural[p.partnerOrigin[i]!] === 1 ? v[at.FAM02]! : 0))
  attachmentToPlaces(w, i, month, established ? (thin ? s.pullOldThin : s.pullOld) : thin ? s.pullNewThin : s.pullNew, rural === 0 ? 1 : exp(rural), weight)
  if (!established && (w.training.used || w.training.offers)) tiesInSettling(w, i, weight)
  if (w.local.ties) applyLocalTies(w, i, month, weight)
}

/** One person's decision. */
function settleOne(w: World, i: number, month: number): void {
  const { people: p, random, v, at, settling: s } = w
  const n = w.places
  const id = p.id[i]!
  const first = (p.traits[i]! & TRAIT.everSettled) === 0
  const newcomer = p.form[i] === FORM.none
  const minded = (p.traits[i]! & TRAIT.ownerMinded) !== 0
  weighPlaces(w, i, month, !first)
  const { openSolo, openShare, openEmployed, openClinic, owners } = s
  let solo = 0
  let share = 0
  let employed = 0
  let clinic = 0
  let all = 0
  for (let m = 0; m < n; m++) {
    const x = weight[m]!
    solo += x * openSolo[m]!
    share += x * openShare[m]!
    employed += x * openEmployed[m]!
    clinic += x * openClinic[m]!
    all += x * owners[m]!
  }
  const mu = v[at.SET25]!
  const age = (month - p.birth[i]!) / 12
  // The constants of the forms (employment is 0) are set so that a newcomer with today's openings owns at once with chance BUYATONCE, against the mass of all practices, so that scarce numbers lower ownership and many raise it.
  const young = age < v[at.YOUNGAGE]! ? v[at.SET09]! : 0
  modeUtility[SOLO] = minded && solo > 0 ? mu * (log(solo / all) + young) + s.alphaOwn : -Infinity
  modeUtility[SHARE] = minded && share > 0 ? mu * log(share / all) + s.alphaOwn : -Infinity
  if (newcomer) {
    modeUtility[EMPLOYED] = employed > 0 ? mu * log(employed / all) + v[at['choice.employed']]! : -Infinity
    modeUtility[CLINIC] = clinic > 0 ? mu * log(clinic / all) + v[at.ALPHACLIN]! + v[at['choice.clinic']]! : -Infinity
    modeUtility[LOCUM] = v[at.ALPHALOC]!
  } else {
    // Someone employed or a locum who looks for a number: stays if none is better.
    modeUtility[EMPLOYED] = modeUtility[CLINIC] = -Infinity
    modeUtility[LOCUM] = v[at.ALPHASTAY]!
  }
  const episode = p.episode[i]!++
  const mode = chooseKeyed(random, id, S.settleMode, episode, modeUtility, MODES)
  if (mode < 0 || (mode === LOCUM && !newcomer)) {
    startReviews(w, i, month)
    return
  }
  if (mode === LOCUM) {
    const home = p.origin[i]!
    takePlace(w, i, FORM.locum, p.place[i]! < n ? p.place[i]! : p.huPlace[i]! < n ? p.huPlace[i]! : home < n ? home : 0, month)
    return
  }
  const open = mode === SOLO ? openSolo : mode === SHARE ? openShare : mode === EMPLOYED ? openEmployed : openClinic
  // One keyed noise per place, the same whatever the form and whenever they look.
  takePlace(w, i, formOf[mode]!, chooseWeighted(random, id, S.settlePlace, 0, weight, open, n), month)
}

/** Takes up work in a form and place. */
export function takePlace(w: World, i: number, form: number, place: number, month: number): void {
  const { people: p } = w
  const was = p.form[i]!
  if (was !== FORM.none) count(w, i, was, p.place[i]!, -1)
  else {
    drawFirstThresholds(w, i)
    // Whoever was recognised in the last year takes the first job.
    if (month - p.huEnd[i]! <= 12) countStep(w, FLOW.firstJobs, p.huCluster[i]!, w.input.placeCluster[place]!)
  }
  if (w.local.ties) markCommuter(w, i, p.place[i]! < w.places ? p.place[i]! : p.huPlace[i]!, place)
  p.place[i] = place
  p.tenure[i] = month
  if (form === FORM.solo || form === FORM.shared) {
    buyInto(w, i, place, form)
    w.flows[FLOW.settledOwners]!++
    w.placeFlows[place * PLACE_FLOWS.length]!++
    p.traits[i]! |= TRAIT.everSettled
    if (w.local.newcomers) countFirstYear(w, place)
    const locked = w.v[w.at['choice.locked-years'] + place]!
    p.locked[i] = locked > 0 ? month + Math.round(locked * 12) : 0
  } else {
    p.form[i] = form
    p.clinic[i] = -1
    count(w, i, form, place, 1)
    w.flows[FLOW.settledEmployed]!++
    if (form === FORM.employed && w.local.employedPosts[place]! > 0) {
      w.local.employedPosts[place]!--
      w.local.employedFilled++
      refreshOpenings(w, place)
    } else if (form === FORM.clinic && w.local.tendered[place]! + w.local.groupPosts[place]! > 0) refreshOpenings(w, place)
  }
  w.note(i, form === FORM.solo ? 'boughtSolo' : form === FORM.shared ? 'boughtShare' : form === FORM.employed ? 'employed' : form === FORM.clinic ? 'clinic' : 'locum', place)
  startReviews(w, i, month)
}

/** Moves an owner to another cluster, if a number there is worth it: same weighing, own cluster left out. */
export function relocate(w: World, i: number, month: number): boolean {
  const { people: p, input, random } = w
  preparePlaces(w)
  const n = w.places
  weighPlaces(w, i, month, true)
  const cluster = input.placeCluster[p.place[i]!]!
  const { openSolo, openShare } = w.settling
  for (let m = 0; m < n; m++) elsewhere[m] = input.placeCluster[m] === cluster ? 0 : openSolo[m]! + openShare[m]!
  const place = chooseWeighted(random, p.id[i]!, S.settlePlace, 0, weight, elsewhere, n)
  if (place < 0) return false
  const share = w.settling.openShare[place]!
  const u = random.uniform(p.id[i]!, counter(S.relocation, 4096 + p.episode[i]!))
  const form = u * (share + w.settling.openSolo[place]!) < share ? FORM.shared : FORM.solo
  const from = p.place[i]!
  leaveOwnership(w, i)
  w.note(i, 'moved', place, from)
  p.form[i] = form
  if (w.local.ties) markCommuter(w, i, from, place)
  if (w.local.newcomers) countFirstYear(w, place)
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
