/**
 * Geographically bounded tracks: the hospital part of HU is put within a limit of travel time from the cluster where the practice is.
 *
 *     today      hospital months may be anywhere in the region, by the size of its clusters
 *     bounded    minutes beyond the limit are saved:   saved(c) = sum over k of share_k max(0, minutes(c, k) - limit)
 *     utility    ln(1 - s + s exp(g))  with g = 0.10 saved / 10, half as much again for those with a partner or children; s is the share of bounded posts
 *     afterwards the months that would have been beyond the limit are months spent locally
 *
 * Fewer compulsory months at the specialised units of the largest cities do the same to posts outside them, by those months' share of HU and the way there.
 */
import { exp, log, power } from '../../core/arithmetic.ts'
import { counter } from '../../core/random.ts'
import { S } from '../streams.ts'
import { NEVER, type World } from '../world.ts'
import { drawFamily } from './family.ts'

/** Months of HU in hospital, and in all. */
const HOSPITAL_MONTHS = 30
const ALL_MONTHS = 54

const alone = new Float64Array(64)
const family = new Float64Array(64)
const beyond = new Float64Array(64)

/** Sets what bounded tracks are worth in each cluster this round; false when there are none. */
export function prepareBounded(w: World): boolean {
  const { v, at, input } = w
  const n = input.clusterCount
  let any = false
  for (let c = 0; c < n; c++) if (v[at['geo.share'] + c]! > 0 || v[at['hu.local-months'] + c] !== 0) any = true
  if (!any) return false
  const minute = v[at.TRAVEL10]! / 10
  const withFamily = v[at.TRAVELFAM]!
  for (let c = 0; c < n; c++) {
    const share = v[at['geo.share'] + c]!
    const g = saved(w, c) * minute
    alone[c] = log(1 - share + share * exp(g))
    family[c] = log(1 - share + share * exp(withFamily * g))
    const months = v[at['hu.local-months'] + c]!
    if (months !== 0) {
      const way = minutesToCity(w, c) * minute * (months / ALL_MONTHS)
      alone[c]! += way
      family[c]! += withFamily * way
    }
  }
  return true
}

/** Minutes from a cluster to the nearest one with a largest city in its training region; 0 in those themselves. */
function minutesToCity(w: World, c: number): number {
  const { input } = w
  if (input.clusterLargest[c] === 1) return 0
  const training = input.regionTraining[input.clusterRegion[c]!]
  let least = Infinity
  for (let k = 0; k < input.clusterCount; k++) {
    if (input.clusterLargest[k] === 0 || input.regionTraining[input.clusterRegion[k]!] !== training) continue
    const way = minutes(w, c, k)
    if (way < least) least = way
  }
  return least < Infinity ? least : 0
}

/** Minutes between the main towns of two clusters, 30 where it is less. */
function minutes(w: World, c: number, k: number): number {
  return 30 * power(2, w.input.doublings[w.input.clusterPlace[c]! * w.places + w.input.clusterPlace[k]!]!)
}

/** Mean minutes between sites that a bounded track in a cluster saves; also sets the share of hospital time beyond the limit. */
function saved(w: World, c: number): number {
  const { v, at, input } = w
  const limit = v[at['geo.max-minutes']]!
  let sum = 0
  let beyondLimit = 0
  beyond[c] = 0
  for (let k = 0; k < input.clusterCount; k++) {
    if (input.clusterRegion[k] !== input.clusterRegion[c]) continue
    const share = input.huClusterShare[k]!
    const way = minutes(w, c, k)
    sum += share
    if (way > limit) {
      beyondLimit += share * (way - limit)
      beyond[c]! += share
    }
  }
  beyond[c]! /= sum
  return beyondLimit / sum
}

/** Adds the worth of bounded tracks to an applicant's utilities. */
export function addBounded(w: World, i: number, month: number, utility: Float64Array): void {
  const gain = settled(w, i, month) ? family : alone
  for (let c = 0; c < w.input.clusterCount; c++) utility[c]! += gain[c]!
}

function settled(w: World, i: number, month: number): boolean {
  // The family that specialists get, drawn earlier: the same one.
  if (w.people.partnerFrom[i] === NEVER) drawFamily(w, i)
  return w.people.partnerFrom[i]! <= month
}

/** Share of HU spent nearer to a cluster outside the largest cities because fewer months are compulsory at specialised units. */
export function sparedShare(w: World, cluster: number): number {
  return w.input.clusterLargest[cluster] === 1 ? 0 : w.v[w.at['hu.local-months'] + cluster]! / ALL_MONTHS
}

/** Share of HU that somebody who has just taken a post in a cluster spends nearer than today's tracks, if theirs is a bounded one. */
export function boundedShare(w: World, i: number, cluster: number, month: number): number {
  const share = w.v[w.at['geo.share'] + cluster]!
  if (share === 0) return 0
  const g = saved(w, cluster) * (w.v[w.at.TRAVEL10]! / 10) * (settled(w, i, month) ? w.v[w.at.TRAVELFAM]! : 1)
  const chance = (share * exp(g)) / (1 - share + share * exp(g))
  return w.random.uniform(w.people.id[i]!, counter(S.boundedTrack, 0)) < chance ? (beyond[cluster]! * HOSPITAL_MONTHS) / ALL_MONTHS : 0
}

/** What bounded tracks are worth to applicants of other specialties, once they too may have them: the country's mean, by the share of their tracks. */
export function boundedElsewhere(w: World): number {
  const share = w.v[w.at['geo.other-specialties']]!
  if (share === 0) return 0
  let sum = 0
  let all = 0
  for (let c = 0; c < w.input.clusterCount; c++) {
    sum += w.input.huClusterShare[c]! * saved(w, c)
    all += w.input.huClusterShare[c]!
  }
  return log(1 - share + share * exp((sum / all) * (w.v[w.at.TRAVEL10]! / 10)))
}
