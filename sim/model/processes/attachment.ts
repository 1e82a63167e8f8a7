/**
 * Attachment A(i, m): what ties a person to a place, shared by all place choices (KBU, introduction, HU, settling).
 *
 *     A(i,m) = rho_i periphery(m) + ATT02 [home region] + ATT01 [rural origin and m rural]
 *            + s_i(m) 0.5^(years since / ATT05) + (KBU03 | KBU04) [KBU region] + ATT06 HU(i,m) + ATT07 [HU practice municipality]
 *            + ATT08 max(0, log2(minutes / 30)), from where they live or from the home of their youth, whichever is nearer
 *
 * Training-place coefficients are net of the share of the raw association that selection explains (G01 = 0.5); if a scenario sets G01,
 * they are rescaled by G01 / 0.5 and not multiplied twice. The terms are kept as tables, see attachment-tables.ts.
 */
import { normalQuantile } from '../../core/normal.ts'
import { counter } from '../../core/random.ts'
import { S } from '../streams.ts'
import { NEVER, NOWHERE, type World } from '../world.ts'
import { siteEntry, TASTE_STEPS } from './attachment-tables.ts'
import { addTraineeTravel } from './local-ties.ts'

const regional = new Float64Array(16)
const kind = new Float64Array(32)

/** Attachment of a person to every cluster, through its main town, as log-odds and without the training posts themselves. */
export function attachmentToClusters(w: World, i: number, month: number, out: Float64Array): void {
  const { people: p, input, attachment: a } = w
  const { clusterCount, clusterRegion, clusterPeriphery } = input
  for (let r = 0; r < input.regionCount; r++) regional[r] = 0
  const site = p.site[i]!
  if (site !== NOWHERE) regional[input.siteRegion[site]!]! += a.site[siteEntry(w, site, p.graduated[i]!, month)]!
  const kbu = p.kbuCluster[i]!
  if (kbu !== NOWHERE) regional[clusterRegion[kbu]!]! += a.kbu[p.sex[i]!]!
  const rho = p.rho[i]!
  const origin = p.origin[i]!
  const home = (origin < w.places ? origin : w.places) * clusterCount
  for (let c = 0; c < clusterCount; c++) out[c] = rho * clusterPeriphery[c]! + a.home[home + c]! + regional[clusterRegion[c]!]!
  if (w.local.trainees) addTraineeTravel(w, i, out)
}

/**
 * exp of a person's attachment to every place into `out`, times `pull` of the places.
 * @param ruralFactor what rural places gain or lose with this person beyond attachment
 */
export function attachmentToPlaces(w: World, i: number, month: number, pull: Float64Array, ruralFactor: number, out: Float64Array): void {
  const { people: p, input, attachment: a } = w
  const n = w.places
  const { placeRegion, regionTraining } = input
  const regions = input.regionCount
  for (let r = 0; r < regions; r++) regional[r] = 1
  const origin = p.origin[i]!
  const home = origin < n ? origin : n
  if (home < n) regional[placeRegion[home]!]! *= a.homeRegionFactor
  const site = p.site[i]!
  if (site !== NOWHERE) regional[input.siteRegion[site]!]! *= a.siteFactor[siteEntry(w, site, p.graduated[i]! === NEVER ? month : p.graduated[i]!, month)]!
  const kbu = p.kbuCluster[i]!
  if (kbu !== NOWHERE) regional[input.clusterRegion[kbu]!]! *= a.kbuFactor[p.sex[i]!]!
  const hu = p.huCluster[i]!
  if (hu !== NOWHERE) {
    const region = input.clusterRegion[hu]!
    const training = regionTraining[region]
    for (let r = 0; r < regions; r++) if (r === region) regional[r]! *= a.huRegionFactor
      else if (regionTraining[r] === training) regional[r]! *= a.huTrainingFactor
  }
  const place = p.place[i]!
  const huPlace = p.huPlace[i]!
  const anchor = (place < n ? place : huPlace < n ? huPlace : home) * n
  const homeRow = home * n
  const taste = p.taste[i]! * n
  const { rural, near, nearHome, placeKind } = a
  for (let r = 0; r < regions; r++) {
    kind[2 * r] = regional[r]!
    kind[2 * r + 1] = regional[r]! * ruralFactor
  }
  for (let m = 0; m < n; m++) {
    const way = near[anchor + m]!
    const wayHome = nearHome[homeRow + m]!
    out[m] = pull[m]! * rural[taste + m]! * (way > wayHome ? way : wayHome) * kind[placeKind[m]!]!
  }
  if (hu !== NOWHERE) {
    const inside = input.clusterPlaces[hu]!
    for (let k = 0; k < inside.length; k++) out[inside[k]!]! *= a.huClusterFactor
  }
  if (huPlace < n) out[huPlace]! *= a.huPlaceFactor
}

/** Steps of a standard normal by 16 random bits, cut at four standard deviations. */
const steps = Int8Array.from({ length: 65536 }, (_, k) => {
  const most = 4 * TASTE_STEPS - 1
  const step = Math.round(normalQuantile((k + 0.5) / 65536) * TASTE_STEPS)
  return step < -most ? -most : step > most ? most : step
})

/** Persistent taste for the periphery by 16 random bits, never changed by policy: normal with sd G02, in steps of a 32nd. */
export function setTaste(w: World, i: number, bits: number): void {
  const step = steps[bits & 0xffff]!
  w.people.taste[i] = step + 4 * TASTE_STEPS
  w.people.rho[i] = (w.v[w.at.G02]! * step) / TASTE_STEPS
}

/** Draws the taste for the periphery, once per person. */
export function drawRho(w: World, i: number): void {
  w.random.draw(w.people.id[i]!, counter(S.rho, 0))
  setTaste(w, i, w.random.a)
}
