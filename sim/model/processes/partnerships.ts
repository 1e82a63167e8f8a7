/**
 * Hospital partnerships: posts and colleagues that move from clusters with the largest cities to others in the same training region. Zero-sum: what
 * receivers gain the donors lose, and no more than the donors can spare.
 *
 *     posts a year that follow = slots / 2.5, since a trainee is in hospital for 30 of 54 months
 *     hospital specialists around trainees = PARTSPEC per trainee in hospital
 */
import { log } from '../../core/arithmetic.ts'
import type { World } from '../world.ts'

const HOSPITAL_YEARS = 2.5

const before = new Float64Array(64)

/** Moves shares of the HU posts from donors to receivers. Does nothing while nobody receives. */
export function movePartnerPosts(w: World, shares: Float64Array): void {
  const { v, at, input } = w
  const n = input.clusterCount
  let any = false
  for (let c = 0; c < n; c++) if (v[at['partner.slots'] + c]! > 0) any = true
  if (!any) return
  const posts = w.huPostsNational()
  const trainingRegions = 1 + input.regionTraining.reduce((most, t) => (t > most ? t : most), 0)
  for (let c = 0; c < n; c++) before[c] = shares[c]!
  for (let t = 0; t < trainingRegions; t++) {
    let wanted = 0
    let donors = 0
    for (let c = 0; c < n; c++) {
      if (input.regionTraining[input.clusterRegion[c]!] !== t) continue
      wanted += v[at['partner.slots'] + c]! / HOSPITAL_YEARS / posts
      if (isDonor(w, c)) donors += before[c]!
    }
    const most = v[at['partner.donor-limit']]! * donors
    const given = wanted < most ? wanted : most
    if (given <= 0) continue
    for (let c = 0; c < n; c++) {
      if (input.regionTraining[input.clusterRegion[c]!] !== t) continue
      shares[c]! += (v[at['partner.slots'] + c]! / HOSPITAL_YEARS / posts) * (given / wanted)
      if (isDonor(w, c)) shares[c]! -= given * (before[c]! / donors)
    }
  }
}

function isDonor(w: World, c: number): boolean {
  return w.input.clusterLargest[c] === 1 && w.v[w.at['partner.slots'] + c]! === 0 && w.v[w.at['partner.colleagues'] + c]! === 0
}

/** Log of hospital colleagues in a cluster against today: those lent or given up, and trainees of other specialties by the regions' key. */
export function hospitalColleagues(w: World, c: number): number {
  const { v, at, input } = w
  const key = v[at['milieu.hospital'] + c]!
  const limit = v[at['partner.donor-limit']]!
  if (limit === 0) return key
  const t = input.regionTraining[input.clusterRegion[c]!]
  let wanted = 0
  let donors = 0
  for (let d = 0; d < input.clusterCount; d++) {
    if (input.regionTraining[input.clusterRegion[d]!] !== t) continue
    wanted += v[at['partner.colleagues'] + d]!
    if (isDonor(w, d)) donors += specialists(w, d)
  }
  if (wanted === 0 || donors === 0) return key
  const given = wanted < limit * donors ? wanted : limit * donors
  const change = isDonor(w, c) ? (-given * specialists(w, c)) / donors : (v[at['partner.colleagues'] + c]! * given) / wanted
  return key + log(1 + change / specialists(w, c))
}

function specialists(w: World, c: number): number {
  return w.input.huClusterShare[c]! * w.huPostsPlanned() * HOSPITAL_YEARS * w.v[w.at.PARTSPEC]!
}
