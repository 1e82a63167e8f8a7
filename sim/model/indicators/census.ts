/**
 * What can only be told from lives: the cohorts of some years before are looked up each December, once for all indicators that need them. Cohorts are
 * the specialists recognised, and the graduates, of the calendar year that many years before; those of years before the run are not known.
 */
import { STAGE } from '../stages/index.ts'
import { FORM, NOWHERE, type World } from '../world.ts'

/** Years after recognition at which settlement is read. */
export const SETTLED_AFTER = [1, 3, 5] as const
/** Years after graduation at which retention is read. */
export const RETAINED_AFTER = [1, 5, 10] as const

const SITES = 64
const found = {
  month: -1,
  recognised: new Float64Array(3),
  settled: new Float64Array(3),
  settledThreatened: new Float64Array(3),
  recognisedRegion: new Float64Array(3 * 16),
  settledRegion: new Float64Array(3 * 16),
  /** By years after graduation and site: known workplaces, those in the campus region; `net` leaves out who grew up there. */
  known: new Float64Array(3 * SITES),
  kept: new Float64Array(3 * SITES),
  knownNet: new Float64Array(3 * SITES),
  keptNet: new Float64Array(3 * SITES),
}
/** The replicate it belongs to: each has a buffer of its own, while the world is used again. */
let foundFor: Float32Array | undefined

/** The count of this December. */
export function census(w: World): typeof found {
  if (foundFor === w.buffer && found.month === w.month) return found
  foundFor = w.buffer
  found.month = w.month
  for (const list of Object.values(found)) if (list instanceof Float64Array) list.fill(0)
  const year = Math.floor(w.month / 12)
  SETTLED_AFTER.forEach((years, k) => lookUpSettled(w, k, year - years))
  RETAINED_AFTER.forEach((years, k) => lookUpRetained(w, k, year - years))
  return found
}

function lookUpSettled(w: World, k: number, year: number): void {
  const { people: p, input, recognised } = w
  const regions = input.regionCount
  for (let at = recognised.from(year); at < recognised.to(year); at++) {
    const i = recognised.rows[at]!
    const trained = p.huCluster[i]! < input.clusterCount ? input.clusterRegion[p.huCluster[i]!]! : -1
    found.recognised[k]!++
    if (trained >= 0) found.recognisedRegion[k * regions + trained]!++
    if (p.stage[i] !== STAGE.practice || p.form[i] === FORM.none) continue
    found.settled[k]!++
    if (trained >= 0) found.settledRegion[k * regions + trained]!++
    if (input.placeThreatened[p.place[i]!] === 1) found.settledThreatened[k]!++
  }
}

/** Only those on the way to, or in, general medicine have a workplace that is followed. */
function lookUpRetained(w: World, k: number, year: number): void {
  const { people: p, input, graduates } = w
  for (let at = graduates.from(year); at < graduates.to(year); at++) {
    const i = graduates.rows[at]!
    const stage = p.stage[i]!
    if (stage !== STAGE.kbu && stage !== STAGE.intro && stage !== STAGE.hu && stage !== STAGE.practice) continue
    if (p.place[i] === NOWHERE || p.site[i] === NOWHERE) continue
    const region = input.siteRegion[p.site[i]!]!
    const cell = siteCell(k, p.site[i]!)
    const stays = input.placeRegion[p.place[i]!] === region ? 1 : 0
    found.known[cell]!++
    found.kept[cell]! += stays
    const origin = p.origin[i]!
    if (origin < w.places && input.placeRegion[origin] === region) continue
    found.knownNet[cell]!++
    found.keptNet[cell]! += stays
  }
}

/** Where a cohort and site stand in the arrays by site. */
export function siteCell(cohort: number, site: number): number {
  return cohort * SITES + site
}
