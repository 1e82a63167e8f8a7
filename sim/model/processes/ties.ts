/**
 * Ties beyond attachment that training levers give to some people: an area known from medical school, a team, a track, an early offer from the
 * present place. All are soft: what one person gets is added to what everybody gets in the same choice and cell, and cut together (levers/soft.ts).
 */
import { exp } from '../../core/arithmetic.ts'
import { counter } from '../../core/random.ts'
import { softLogOdds } from '../levers/soft.ts'
import { S } from '../streams.ts'
import { NOWHERE, type World } from '../world.ts'
import { drawFamily } from './family.ts'
import { TRACK } from './training-state.ts'

const personal = new Float64Array(64)
const weights = new Float64Array(64)

/** Notes, once a month, whether departments make early offers. */
export function noteOffers(w: World): void {
  const { v, at, input } = w
  w.training.offers = false
  for (let c = 0; c < input.clusterCount; c++) if (v[at['attach.offers'] + c]! > 0 || v[at['attach.one-leader'] + c]! > 0) w.training.offers = true
}

/** Whether anybody may have ties in the choices of training posts this month. */
export function tiesMatter(w: World): boolean {
  if (w.training.used || w.training.offers) return true
  const { v, at, input } = w
  for (let c = 0; c < input.clusterCount; c++) if (v[at['tailored.share'] + c]! > 0 || v[at['merit.months'] + c]! > 0) return true
  return false
}

/** A number between 0 and 1 that stays a person's own: whether they are among those whom a share of people reaches. */
export function ownDraw(w: World, i: number, stream: number, occasion = 0): number {
  return w.random.uniform(w.people.id[i]!, counter(stream, occasion))
}

/** What a graduate knows of the area outside the cities where part of the degree, or a summer, was spent. */
export function knowFromStudy(w: World, i: number): void {
  const { v, at, input, people: p } = w
  const months = v[at['study.exposure']]!
  const reached = v[at['study.reach-share']]!
  if (months === 0 && reached === 0) return
  const site = p.site[i]!
  if (site === NOWHERE) return
  // Those who study outside the large cities have such months already.
  const odds = (input.siteRegional[site] === 1 ? 0 : months) + (ownDraw(w, i, S.exposure, 1) < reached ? v[at['study.reach']]! : 0)
  if (odds === 0) return
  const training = input.regionTraining[input.siteRegion[site]!]
  let sum = 0
  for (let c = 0; c < input.clusterCount; c++) {
    weights[c] = input.clusterLargest[c] === 0 && input.regionTraining[input.clusterRegion[c]!] === training && v[at['study.here'] + c] === 1 ? input.huClusterShare[c]! : 0
    sum += weights[c]!
  }
  let goal = ownDraw(w, i, S.exposure) * sum
  for (let c = 0; c < input.clusterCount; c++) {
    goal -= weights[c]!
    if (goal >= 0 || weights[c] === 0) continue
    w.training.used = true
    w.training.exposedTo[i] = c + 1
    w.training.exposure[i] = odds
    return
  }
}

function addKnown(w: World, i: number): void {
  const t = w.training
  if (!t.used) return
  if (t.exposedTo[i] !== 0) personal[t.exposedTo[i]! - 1]! += t.exposure[i]!
  if (t.tiedTo[i] !== 0) personal[t.tiedTo[i]! - 1]! += t.tie[i]!
}

/** An early offer from the present place; nobody in a coherent track gets it on top. */
function addOffer(w: World, i: number, cluster: number, odds: number, change: number): void {
  if (cluster === NOWHERE || odds === 0 || (w.training.track[i]! & TRACK.coherent) !== 0) return
  if (ownDraw(w, i, S.offer, change) < w.v[w.at['attach.offers'] + cluster]!) personal[cluster]! += odds
}

/** Cuts a person's soft log-odds together with everybody's, adds them to the utilities and forgets them. `soft` is the first cell of the choice. */
function spend(w: World, soft: number, utility: Float64Array): void {
  for (let c = 0; c < w.input.clusterCount; c++) {
    const own = personal[c]!
    if (own === 0) continue
    personal[c] = 0
    const all = w.v[soft + c]!
    utility[c]! += softLogOdds(all + own) - softLogOdds(all)
  }
}

/** Adds a graduate's ties to the utilities of KBU posts. */
export function tiesInKbu(w: World, i: number, utility: Float64Array): void {
  addKnown(w, i)
  spend(w, w.at['soft.kbu'], utility)
}

/** Adds an applicant's ties to the utilities of introduction posts; `bound`, where given, are those of coherent tracks, which `accept` goes on top of. */
export function tiesInIntro(w: World, i: number, utility: Float64Array, bound: Float64Array | undefined, accept: number): void {
  const { v, at, people: p, input } = w
  addKnown(w, i)
  addOffer(w, i, p.kbuCluster[i]!, v[at['attach.kbu-intro']]!, 0)
  if (bound) for (let c = 0; c < input.clusterCount; c++) bound[c]! += softLogOdds(v[at['soft.intro'] + c]! + personal[c]! + accept)
  spend(w, at['soft.intro'], utility)
}

/** Adds an applicant's ties to the utilities of HU posts. `intro` is the cluster of the introduction post. */
export function tiesInHu(w: World, i: number, intro: number, month: number, utility: Float64Array): void {
  const { v, at, people: p, input } = w
  addKnown(w, i)
  addOffer(w, i, intro, v[at['attach.intro-hu']]!, 1)
  const parents = v[at['tailored.family']]!
  let child = -1
  const credit = v[at['merit.apply']]!
  const experienced = credit > 0 && hasMerit(w, i)
  for (let c = 0; c < input.clusterCount; c++) {
    const covered = coveredShare(w, c)
    if (covered > 0 && parents > 0) {
      if (child < 0) {
        // The family that specialists get, drawn earlier: the same one.
        drawFamily(w, i)
        child = p.childFrom[i]! <= month ? 1 : 0
      }
      if (child === 1) personal[c]! += covered * parents
    }
    if (experienced && v[at['merit.months'] + c]! > 0) personal[c]! += credit
  }
  spend(w, at['soft.hu'], utility)
}

/** Share of a cluster's HU posts that are hard to fill and shaped to the applicant. */
export function coveredShare(w: World, cluster: number): number {
  return w.v[w.at['tailored.share'] + cluster]! * w.training.hard[cluster]!
}

/** Whether a person has experience that credit can be given for. */
export function hasMerit(w: World, i: number): boolean {
  return ownDraw(w, i, S.merit) < w.v[w.at['merit.share']]!
}

/** Multiplies the weights of places for somebody who settles for the first time by what training tied them to. */
export function tiesInSettling(w: World, i: number, weight: Float64Array): void {
  const { v, at, people: p, training: t } = w
  addKnown(w, i)
  const hu = p.huCluster[i]!
  if (hu !== NOWHERE) {
    addOffer(w, i, hu, v[at['attach.hu-work']]!, 2)
    const leader = v[at['attach.one-leader'] + hu]!
    if (leader > 0 && (t.track[i]! & TRACK.coherent) === 0 && ownDraw(w, i, S.offer, 3) < leader) personal[hu]! += v[at['attach.leader']]!
    const local = t.local[i]!
    if (local !== 0) scale(w, hu, exp(local * v[at.ATT06]! * (v[at.G01]! / 0.5)), weight)
  }
  for (let c = 0; c < w.input.clusterCount; c++) {
    const own = personal[c]!
    if (own === 0) continue
    personal[c] = 0
    const places = w.input.clusterPlaces[c]!
    // Places of a cluster mostly have the same, so most exponentials are the last one.
    let last = 0
    let factor = 1
    for (let k = 0; k < places.length; k++) {
      const m = places[k]!
      const all = v[at['soft.settle.new'] + m]!
      const more = softLogOdds(all + own) - softLogOdds(all)
      if (more !== last) {
        last = more
        factor = exp(more)
      }
      weight[m]! *= factor
    }
  }
}

function scale(w: World, cluster: number, factor: number, weight: Float64Array): void {
  const places = w.input.clusterPlaces[cluster]!
  for (let k = 0; k < places.length; k++) weight[places[k]!]! *= factor
}
