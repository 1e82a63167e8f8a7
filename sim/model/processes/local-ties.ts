/**
 * Corrections of place weights for those who are helped to move, to commute or to work part-time: a factor per person and place, only in places
 * where a lever helps and only while one does.
 *
 *     travel    ATT08 x (max(0, d - relief) x scale - d)                d: doublings of minutes from where they live or their home, the nearer
 *     partner   - cut x (FAM06 (1 - J) [career of their own] + FAM03/2 [woman, rural])
 *     child     - cut x FAM04/2 [man with a child at school, rural]
 *     part      part.taste [wants part practice]
 */
import { exp } from '../../core/arithmetic.ts'
import { counter } from '../../core/random.ts'
import { S } from '../streams.ts'
import { TRAIT, type World } from '../world.ts'
import { PARTNER, partnerIn, schoolChild } from './family.ts'

/** Does this person want part practice? The same person always, and more of them as the share grows. */
export function wantsPart(w: World, i: number): boolean {
  const share = w.v[w.at['part.share']]!
  return share > 0 && w.random.uniform(w.people.id[i]!, counter(S.partPractice, 0)) < share
}

/** Row of the way table from which a person looks at places; `places` when nothing ties them. */
function anchorOf(w: World, i: number): number {
  const { people: p, places: n } = w
  return p.place[i]! < n ? p.place[i]! : p.huPlace[i]! < n ? p.huPlace[i]! : p.origin[i]! < n ? p.origin[i]! : n
}

/** Multiplies a person's weights of places by what local help is worth to them. */
export function applyLocalTies(w: World, i: number, month: number, weight: Float64Array): void {
  const { people: p, input, v, at, local, places: n } = w
  const relief = at['travel.relief']
  const scale = at['travel.scale']
  const partnerCut = at['family.partner-relief']
  const childCut = at['family.child-relief']
  const partner = partnerIn(w, i, month)
  const woman = p.sex[i] === 1
  const career = partner === PARTNER.doctor || partner === PARTNER.higher
  const father = !woman && schoolChild(w, i, month)
  const part = wantsPart(w, i)
  const anchor = anchorOf(w, i)
  const home = p.origin[i]! < n ? p.origin[i]! : n
  const att08 = v[at.ATT08]!
  for (let m = 0; m < n; m++) {
    let x = 0
    const less = v[relief + m]!
    const left = v[scale + m]!
    if (less !== 0 || left !== 1) {
      let d = anchor < n ? input.doublings[anchor * n + m]! : 0
      if (home < n && input.doublingsHome[home * n + m]! < d) d = input.doublingsHome[home * n + m]!
      if (d > 0) x += att08 * ((d > less ? d - less : 0) * left - d)
    }
    const cut = v[partnerCut + m]!
    if (cut !== 0 && partner !== PARTNER.none) {
      if (career) x -= cut * v[at.FAM06]! * (1 - input.thickness[m]!)
      if (woman && input.placeRural[m] === 1) x -= cut * 0.5 * v[at.FAM03]!
    }
    const child = v[childCut + m]!
    if (child !== 0 && father && input.placeRural[m] === 1) x -= child * 0.5 * v[at.FAM04]!
    if (x !== 0) weight[m]! *= exp(x)
    if (part) weight[m]! *= local.partTaste[m]!
  }
}

/** The way to clusters counts less for trainees who are helped to commute. Adds to log-odds. */
export function addTraineeTravel(w: World, i: number, out: Float64Array): void {
  const { people: p, input, v, at, places: n } = w
  const home = p.origin[i]!
  if (home >= n) return
  for (let c = 0; c < input.clusterCount; c++) {
    const m = input.clusterPlace[c]!
    const less = v[at['travel.relief'] + m]!
    const d = input.doublings[home * n + m]!
    if (less === 0 || d === 0) continue
    // A quarter of the way home counts for a training post, so a quarter of the help does.
    out[c]! += 0.25 * v[at.ATT08]! * ((d > less ? d - less : 0) - d)
  }
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
