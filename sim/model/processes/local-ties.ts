/**
 * Corrections of place weights for those who are helped to move, to commute or to work part-time: a factor per person and place, only in places
 * where a lever helps and only while one does. The factors are made when a parameter changes; help to commute is in the tables of the way itself
 * (attachment-tables.ts): ATT08 x max(0, doublings - relief) x scale.
 *
 *     partner   - cut x (FAM06 (1 - J) [career of their own] + FAM03/2 [woman, rural])
 *     child     - cut x FAM04/2 [man with a child at school, rural]
 *     part      part.taste [wants part practice]
 */
import { counter } from '../../core/random.ts'
import { S } from '../streams.ts'
import { TRAIT, type World } from '../world.ts'
import { PARTNER, partnerIn, schoolChild } from './family.ts'

/** Does this person want part practice? The same person always, and more of them as the share grows. */
export function wantsPart(w: World, i: number): boolean {
  const share = w.v[w.at['part.share']]!
  if (share <= 0) return false
  const known = w.local.partWishes(share, w.people.capacity)
  if (known[i] === 0) known[i] = w.random.uniform(w.people.id[i]!, counter(S.partPractice, 0)) < share ? 2 : 1
  return known[i] === 2
}

/** Multiplies a person's weights of places by what help to partners and children, and part practice, are worth to them. */
export function applyLocalTies(w: World, i: number, month: number, weight: Float64Array): void {
  const { people: p, local, places: n } = w
  const partner = partnerIn(w, i, month)
  const woman = p.sex[i] === 1
  if (partner !== PARTNER.none && local.partnerHelp) {
    if (partner === PARTNER.doctor || partner === PARTNER.higher) times(weight, local.careerFactor, n)
    if (woman) times(weight, local.womanFactor, n)
  }
  if (local.childHelp && !woman && schoolChild(w, i, month)) times(weight, local.fatherFactor, n)
  if (local.partHelp && wantsPart(w, i)) times(weight, local.partTaste, n)
}

function times(weight: Float64Array, factor: Float64Array, n: number): void {
  for (let m = 0; m < n; m++) weight[m]! *= factor[m]!
}

/** The way to clusters counts less for trainees who are helped to commute. Adds to log-odds. */
export function addTraineeTravel(w: World, i: number, out: Float64Array): void {
  const { people: p, input, local, places: n } = w
  const home = p.origin[i]!
  if (home >= n) return
  const first = home * input.clusterCount
  for (let c = 0; c < input.clusterCount; c++) out[c]! += local.traineeTravel[first + c]!
}

/** Marks whoever settles beyond half an hour from where they lived, in a place that helps commuters. */
export function markCommuter(w: World, i: number, from: number, place: number): void {
  const { people: p, input, v, at, places: n } = w
  const commutes = v[at['travel.relief'] + place]! > 0 && from < n && input.doublings[from * n + place]! > 0
  if (commutes) p.traits[i]! |= TRAIT.commuter
  else p.traits[i]! &= ~TRAIT.commuter
}

/** Factor on the hazards of a newcomer: fewer leave in the first three and five years where they are helped. */
export function newcomerFactor(w: World, place: number, tenure: number): number {
  if (tenure >= 60) return 1
  const { v, at } = w
  return (tenure < 36 ? v[at['newcomers.exit3'] + place]! : 1) * v[at['newcomers.exit5'] + place]!
}
