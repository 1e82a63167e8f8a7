/**
 * Attachment A(i, m): what ties a person to a place, shared by all place choices (KBU, introduction, HU, settling).
 *
 *     A(i,m) = rho_i periphery(m) + ATT02 [home region] + ATT01 [rural origin and m rural]
 *            + s_i(m) 0.5^(years since / ATT05) + (KBU03 | KBU04) [KBU region] + ATT06 HU(i,m) + ATT07 [HU practice municipality]
 *            + ATT08 max(0, log2(minutes / 30))
 *
 * Training-place coefficients are net of the share of the raw association that selection explains (G01 = 0.5); if a scenario sets G01,
 * they are rescaled by G01 / 0.5 and not multiplied twice.
 */
import { power } from '../../core/arithmetic.ts'
import { counter } from '../../core/random.ts'
import { S } from '../streams.ts'
import { NEVER, NOWHERE, type World } from '../world.ts'

/** A person's place tastes, gathered once per decision. */
export interface Taste {
  rho: number
  homeRegion: number
  homePlace: number
  ruralOrigin: boolean
  siteRegion: number
  siteWeight: number
  kbuRegion: number
  kbuWeight: number
  huCluster: number
  huRegion: number
  huTraining: number
  huPlace: number
}

/** The tastes of the person last gathered; one object, reused. */
export const taste: Taste = { rho: 0, homeRegion: -1, homePlace: -1, ruralOrigin: false, siteRegion: -1, siteWeight: 0, kbuRegion: -1, kbuWeight: 0, huCluster: -1, huRegion: -1, huTraining: -1, huPlace: -1 }

/** Fills `taste` for a person. */
export function gatherTaste(w: World, i: number, month: number): Taste {
  const { people: p, input, v, at } = w
  const t = taste
  const kappa = v[at.G01]! / 0.5
  t.rho = p.rho[i]!
  const origin = p.origin[i]!
  const danish = origin < w.places
  t.homePlace = danish ? origin : -1
  t.homeRegion = danish ? input.placeRegion[origin]! : -1
  t.ruralOrigin = danish && input.placeRural[origin] === 1
  const site = p.site[i]!
  t.siteRegion = -1
  t.siteWeight = 0
  if (site !== NOWHERE) {
    t.siteRegion = input.siteRegion[site]!
    const years = p.graduated[i]! === NEVER ? 0 : (month - p.graduated[i]!) / 12
    const full = input.siteFull[site] === 1 ? v[at.ATT03]! : Math.min(v[at.ATT03]!, v[at.ATT04]! * 3)
    t.siteWeight = full * kappa * power(0.5, (years < 0 ? 0 : years) / v[at.ATT05]!)
  }
  const kbu = p.kbuCluster[i]!
  t.kbuRegion = kbu === NOWHERE ? -1 : input.clusterRegion[kbu]!
  t.kbuWeight = kbu === NOWHERE ? 0 : v[p.sex[i] === 1 ? at.KBU03 : at.KBU04]!
  const hu = p.huCluster[i]!
  t.huCluster = hu === NOWHERE ? -1 : hu
  t.huRegion = hu === NOWHERE ? -1 : input.clusterRegion[hu]!
  t.huTraining = hu === NOWHERE ? -1 : input.regionTraining[t.huRegion]!
  t.huPlace = p.huPlace[i]! === NOWHERE ? -1 : p.huPlace[i]!
  return t
}

/** Attachment of the gathered person to every cluster, through its main town, without the training posts themselves. */
export function attachmentToClusters(w: World, t: Taste, out: Float64Array): void {
  const { input, v, at } = w
  const att01 = v[at.ATT01]!
  const att02 = v[at.ATT02]!
  const att08 = v[at.ATT08]!
  const places = w.places
  for (let c = 0; c < input.clusterCount; c++) {
    const m = input.clusterPlace[c]!
    const region = input.clusterRegion[c]!
    let a = t.rho * input.clusterPeriphery[c]!
    if (region === t.homeRegion) a += att02
    if (t.ruralOrigin && input.placeRural[m] === 1) a += att01
    if (region === t.siteRegion) a += t.siteWeight
    if (region === t.kbuRegion) a += t.kbuWeight
    // The way home counts a quarter here: a training post is a stay of a year or two, not a life.
    if (t.homePlace >= 0) a += 0.25 * att08 * input.doublings[t.homePlace * places + m]!
    out[c] = a
  }
}

/** Persistent taste for the periphery, drawn once per person and never changed by policy. */
export function drawRho(w: World, i: number): void {
  w.people.rho[i] = w.v[w.at.G02]! * w.random.normal(w.people.id[i]!, counter(S.rho, 0))
}
