/**
 * Attachment as tables, made once per parameter set, so that weighing a place is a few multiplications and no exponential.
 *
 *     rural[bin * places + m]      exp(rho periphery(m))          bin: the person's taste for the periphery, in steps of a 32nd of its sd
 *     near[a * places + m]         exp(ATT08 doublings(a, m))     from where they live or trained; row `places`: no tie anywhere
 *     nearHome[h * places + m]     the same from the home of their youth, ten minutes farther off; both with the help that levers give commuters to m
 *     home[h * clusters + c]       ATT02 + ATT01 + a quarter of the way home, as log-odds; row `places`: no home in the country
 *     site[kind * 600 + months]    pull of the study site, log-odds, by months since graduation; kind 0 whole degree, 1 master part only
 */
import { exp, power } from '../../core/arithmetic.ts'
import type { World } from '../world.ts'

/** Steps of the taste for the periphery in one standard deviation, and how many there are: it is cut at four standard deviations. */
export const TASTE_STEPS = 32
const TASTES = 8 * TASTE_STEPS
const SITE_MONTHS = 600

/** Tables of one parameter set. */
export class AttachmentTables {
  readonly rural: Float64Array
  readonly near: Float64Array
  readonly nearHome: Float64Array
  readonly home: Float64Array
  readonly site = new Float64Array(2 * SITE_MONTHS)
  readonly siteFactor = new Float64Array(2 * SITE_MONTHS)
  /** KBU03 for women, KBU04 for men: by sex, 0 man. */
  readonly kbu = new Float64Array(2)
  readonly kbuFactor = new Float64Array(2)
  /** FAM06 (1 - thickness): what a partner with a career of their own takes from a place with a thin labour market. */
  readonly thin: Float64Array
  /** Region of a place, times two, plus one where it is rural. */
  readonly placeKind: Uint8Array
  homeRegionFactor = 1
  huRegionFactor = 1
  huTrainingFactor = 1
  huClusterFactor = 1
  huPlaceFactor = 1
  /** What levers take off the way to a place: doublings, and a factor on the rest. */
  private readonly relief: Float64Array
  private readonly scale: Float64Array
  /** Places whose help has just changed. */
  private readonly renewed: Uint8Array
  /** Values the tables were made of. */
  private readonly made = new Float64Array(17).fill(NaN)

  constructor(places: number, clusters: number) {
    this.rural = new Float64Array(TASTES * places)
    this.near = new Float64Array((places + 1) * places)
    this.nearHome = new Float64Array((places + 1) * places)
    this.home = new Float64Array((places + 1) * clusters)
    this.thin = new Float64Array(places)
    this.relief = new Float64Array(places)
    this.scale = new Float64Array(places).fill(1)
    this.renewed = new Uint8Array(places)
    this.placeKind = new Uint8Array(places)
  }

  /** Doublings of the way to a place that count. */
  private way(doublings: number, m: number): number {
    const relief = this.relief[m]!
    return (doublings > relief ? doublings - relief : 0) * this.scale[m]!
  }

  /** Reads the help to commuters; true when it has changed. */
  private readTravel(w: World): boolean {
    const { v, at } = w
    let changed = false
    for (let m = 0; m < w.places; m++) {
      const relief = v[at['travel.relief'] + m]!
      const scale = v[at['travel.scale'] + m]!
      this.renewed[m] = 0
      if (relief === this.relief[m] && scale === this.scale[m]) continue
      this.relief[m] = relief
      this.scale[m] = scale
      this.renewed[m] = 1
      changed = true
    }
    return changed
  }

  /** Makes the ways to places again whose help to commuters has changed, when nothing else has. */
  private renewWays(w: World, att08: number): void {
    const n = w.places
    const { doublings, doublingsHome } = w.input
    for (let m = 0; m < n; m++) {
      if (this.renewed[m] === 0) continue
      for (let k = m; k < n * n; k += n) {
        this.near[k] = exp(att08 * this.way(doublings[k]!, m))
        this.nearHome[k] = exp(att08 * this.way(doublingsHome[k]!, m))
      }
    }
  }

  /** Makes again what has changed. */
  refresh(w: World): void {
    const { v, at, input } = w
    const kappa = v[at.G01]! / 0.5
    const now = [v[at.G02]!, v[at.ATT08]!, v[at.ATT01]!, v[at.ATT02]!, v[at.ATT03]!, v[at.ATT04]!, v[at.ATT05]!, kappa, v[at.FAM06]!, v[at.KBU03]!, v[at.KBU04]!, v[at.ATT06]!, v[at.ATT07]!, v[at.TRAVPOST]!, v[at.HUREGION]!, v[at.HUTRAIN]!, v[at.HUCLUSTER]!]
    const { made } = this
    const travelChanged = this.readTravel(w)
    let same = true
    for (let k = 0; k < now.length; k++) if (made[k] !== now[k]) same = false
    if (same) {
      if (travelChanged) this.renewWays(w, now[1]!)
      return
    }
    const tasteChanged = made[0] !== now[0]
    const wayChanged = made[1] !== now[1] || travelChanged
    made.set(now)
    const n = w.places
    const { clusterCount, periphery, doublings, doublingsHome } = input
    if (tasteChanged)
      for (let m = 0; m < n; m++) {
        // A step of the taste is one more factor; the middle is no taste at all.
        const step = exp((now[0]! * periphery[m]!) / TASTE_STEPS)
        let up = 1
        let down = 1
        this.rural[(TASTES / 2) * n + m] = 1
        for (let k = 1; k < TASTES / 2; k++) {
          up *= step
          down /= step
          this.rural[(TASTES / 2 + k) * n + m] = up
          this.rural[(TASTES / 2 - k) * n + m] = down
        }
        this.rural[m] = down / step
      }
    const att08 = now[1]!
    if (wayChanged) {
      for (let k = 0; k < n * n; k++) {
        const m = k % n
        this.near[k] = exp(att08 * this.way(doublings[k]!, m))
        this.nearHome[k] = exp(att08 * this.way(doublingsHome[k]!, m))
      }
      this.near.fill(1, n * n)
      this.nearHome.fill(0, n * n)
    }
    for (let h = 0; h < n; h++)
      for (let c = 0; c < clusterCount; c++) {
        const m = input.clusterPlace[c]!
        const same = input.clusterRegion[c] === input.placeRegion[h] ? now[3]! : 0
        const rural = input.placeRural[h] === 1 && input.placeRural[m] === 1 ? now[2]! : 0
        // The way home counts for less here: a training post is a stay of a year or two, not a life.
        this.home[h * clusterCount + c] = same + rural + now[13]! * att08 * doublings[h * n + m]!
      }
    for (let kind = 0; kind < 2; kind++) {
      const pull = (kind === 0 ? now[4]! : Math.min(now[4]!, now[5]! * 3)) * kappa
      for (let k = 0; k < SITE_MONTHS; k++) {
        const log = pull * power(0.5, k / 12 / now[6]!)
        this.site[kind * SITE_MONTHS + k] = log
        this.siteFactor[kind * SITE_MONTHS + k] = exp(log)
      }
    }
    for (let m = 0; m < n; m++) {
      this.thin[m] = exp(now[8]! * (1 - input.thickness[m]!))
      this.placeKind[m] = 2 * input.placeRegion[m]! + input.placeRural[m]!
    }
    this.kbu[0] = now[10]!
    this.kbu[1] = now[9]!
    this.kbuFactor[0] = exp(now[10]!)
    this.kbuFactor[1] = exp(now[9]!)
    const hu = now[11]! * kappa
    this.homeRegionFactor = exp(now[3]!)
    this.huRegionFactor = exp(now[14]! * hu)
    this.huTrainingFactor = exp(now[15]! * hu)
    this.huClusterFactor = exp(now[16]! * hu)
    this.huPlaceFactor = exp(now[12]!)
  }
}

/** Entry of `site` for a study site and the months since graduation. */
export function siteEntry(w: World, site: number, graduated: number, month: number): number {
  const months = month - graduated
  const k = months < 0 ? 0 : months < SITE_MONTHS ? months : SITE_MONTHS - 1
  return w.input.siteFull[site] === 1 || w.v[w.at['study.whole-degree'] + site]! >= 0.5 ? k : SITE_MONTHS + k
}
