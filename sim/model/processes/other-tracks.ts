/**
 * Specialist training in the other specialties, as expected numbers by hospital cluster: its doctors have no stages of their own in the model, so no
 * chance is drawn and nobody else depends on it.
 *
 *     posts      dimensioned posts in all specialties less general medicine, shared by group, training region, the regions' keys and people; moved by the
 *                levers that move posts
 *     apply      who chose the group after KBU two years before, from where KBU was, with the tastes of those who apply in general medicine:
 *                P(c) ~ posts(c) exp(HUM03 peripheral(c) + KBU03/4 [same region] + ATT08/4 doublings(k, c) + SPI06 milieu(c)), or none, exp(HURES)
 *     filled     no more than there are posts; who is turned away tries the clusters that have posts left
 *     completed  five years after
 *
 * Of a track outside the largest cities some months are compulsory at a specialised unit in one of them, until a lever spares them.
 */
import { exp } from '../../core/arithmetic.ts'
import type { World } from '../world.ts'
import { balancePosts } from './balance-posts.ts'

/** Groups of other specialties: psychiatry, child psychiatry and geriatrics; and all the rest. */
export const OTHER_GROUPS = ['priority', 'hospital'] as const
/** Months of a track in another specialty: four to five years, five for all (assumption). */
export const OTHER_MONTHS = 60
/** Months of a track in general medicine. */
export const GENERAL_MONTHS = 54
/** Months that are compulsory at a specialised unit today (assumption, see generalist-hu). */
const COMPULSORY = 12
/** Years from KBU to a post, and from a post to the end of it (assumptions). */
const TO_POST = 2
const TO_END = 5
/** Times that those who were turned away try again within a year. */
const TRIES = 4

/** State and results of a replicate, by group and cluster. */
export class OtherTracks {
  readonly posted: Float64Array
  readonly filled: Float64Array
  readonly completed: Float64Array
  /** Who chose a group this year, by cluster of KBU; and the same of years before, the latest first. */
  readonly chosen: Float64Array
  private readonly chosenBefore: Float64Array[]
  private readonly filledBefore: Float64Array[]
  private readonly waiting: Float64Array
  /** Weight of a post in one cluster for somebody who had KBU in another, without what changes by year; and what it was made of. */
  private readonly pull: Float64Array
  private readonly made = new Float64Array(4)
  private readonly share: Float64Array
  private readonly worth: Float64Array
  private readonly active: Float64Array
  private readonly demand: Float64Array
  private readonly refused: Float64Array
  private readonly weight: Float64Array
  private readonly applicants = new Float64Array(OTHER_GROUPS.length)
  private years = 0

  constructor(clusters: number) {
    const cells = OTHER_GROUPS.length * clusters
    const list = () => new Float64Array(cells)
    this.posted = list()
    this.filled = list()
    this.completed = list()
    this.chosen = list()
    this.waiting = list()
    this.chosenBefore = Array.from({ length: TO_POST }, list)
    this.filledBefore = Array.from({ length: TO_END }, list)
    this.pull = new Float64Array(clusters * clusters)
    this.share = new Float64Array(clusters)
    this.worth = new Float64Array(clusters)
    this.active = new Float64Array(clusters)
    this.demand = new Float64Array(clusters)
    this.refused = new Float64Array(clusters)
    this.weight = new Float64Array(clusters * clusters)
  }

  /** Forgets everything, for the next replicate. */
  reset(): void {
    this.chosen.fill(0)
    this.waiting.fill(0)
    this.years = 0
    this.made.fill(NaN)
  }

  /** Counts somebody who chose another specialty, by its number, after KBU in a cluster. */
  choose(specialty: number, cluster: number, clusters: number): void {
    // Whoever came without KBU in the country has no cluster.
    if (cluster < clusters) this.chosen[(specialty <= 4 ? 0 : clusters) + cluster]!++
  }

  /** Those of a group who chose it two years before. */
  applicantsOf(group: number): number {
    return this.applicants[group]!
  }

  /** Posts of a group filled this year. */
  filledOf(group: number): number {
    const n = this.filled.length / OTHER_GROUPS.length
    let sum = 0
    for (let c = 0; c < n; c++) sum += this.filled[group * n + c]!
    return sum
  }

  /** The year's posts and who fills them, in December. */
  train(w: World, month: number): void {
    const { input, v, at } = w
    const n = input.clusterCount
    const year = Math.floor(month / 12)
    if (this.years === 0) for (const before of this.chosenBefore) before.set(this.chosen)
    const applicants = this.chosenBefore.pop()!
    this.refreshPull(w)
    this.placePosts(w)
    const frame = w.facts.otherHuPosts(year)
    const milieu = v[at.FEEDBACK]! * v[at.SPI06]!
    for (let c = 0; c < n; c++) this.worth[c] = exp(milieu * w.milieu[c]!)
    const again = 1 - 2 / (v[at.HUM11]! + 1)
    // The first group is those that levers give priority, by their shares in the choice of specialty.
    const first = v[at.OTHPSY]! + v[at.OTHCHI]! + v[at.OTHGER]!
    for (let g = 0; g < OTHER_GROUPS.length; g++) {
      const posts = frame * (g === 0 ? first : 1 - first)
      for (let c = 0; c < n; c++) this.posted[g * n + c] = posts * (g === 0 ? v[at['specialty.priority-posts'] + c]! : 1) * this.share[c]!
      this.match(w, g, applicants, again > 0 ? again : 0)
    }
    // Tracks that began before the run: as many as in its first year.
    if (this.years === 0) for (const before of this.filledBefore) before.set(this.filled)
    const ended = this.filledBefore.pop()!
    this.completed.set(ended)
    ended.set(this.filled)
    this.filledBefore.unshift(ended)
    applicants.set(this.chosen)
    this.chosenBefore.unshift(applicants)
    this.chosen.fill(0)
    this.years++
  }

  private match(w: World, g: number, applicants: Float64Array, again: number): void {
    const n = w.input.clusterCount
    const { active, demand, refused, posted, filled, waiting, pull, worth } = this
    const none = exp(w.v[w.at.HURES]!)
    const first = g * n
    let all = 0
    this.applicants[g] = 0
    for (let c = 0; c < n; c++) {
      all += posted[first + c]!
      this.applicants[g]! += applicants[first + c]!
      filled[first + c] = 0
      active[c] = applicants[first + c]! + waiting[first + c]!
      waiting[first + c] = 0
    }
    if (all === 0) return
    // What a post in each cluster is worth to applicants from each, posts counted against the mean cluster; 0 once they are gone.
    const { weight } = this
    for (let c = 0; c < n; c++) {
      const posts = (worth[c]! * posted[first + c]! * n) / all
      for (let k = 0; k < n; k++) weight[k * n + c] = pull[k * n + c]! * posts
    }
    for (let t = 0; t < TRIES; t++) {
      demand.fill(0)
      for (let k = 0; k < n; k++) {
        const row = k * n
        let sum = none
        for (let c = 0; c < n; c++) sum += weight[row + c]!
        const each = active[k]! / sum
        for (let c = 0; c < n; c++) demand[c]! += each * weight[row + c]!
        waiting[first + k]! += each * none
        active[k] = each
      }
      let full = false
      for (let c = 0; c < n; c++) {
        const room = posted[first + c]! - filled[first + c]!
        refused[c] = demand[c]! > room ? 1 - room / demand[c]! : 0
        if (refused[c]! > 0) full = true
        filled[first + c] = refused[c]! > 0 ? posted[first + c]! : filled[first + c]! + demand[c]!
      }
      for (let k = 0; k < n; k++) {
        const row = k * n
        let turnedAway = 0
        if (full)
          for (let c = 0; c < n; c++) {
            if (refused[c] === 0) continue
            turnedAway += weight[row + c]! * refused[c]!
            weight[row + c] = 0
          }
        active[k]! *= turnedAway
      }
      if (!full) break
    }
    for (let k = 0; k < n; k++) waiting[first + k] = (waiting[first + k]! + active[k]!) * again
  }

  /** Shares of clusters in the posts of this year: the keys first, then the balance between the largest cities and the rest. */
  private placePosts(w: World): void {
    const { input, v, at } = w
    const n = input.clusterCount
    const { share } = this
    for (let c = 0; c < n; c++) share[c] = input.otherClusterShare[c]! * exp(v[at['milieu.hospital'] + c]!)
    for (let r = 0; r < input.regionCount; r++) {
      // The key of the North counts tracks and holds for all specialties; that of the East counts person-years, and other specialties have one of their own.
      const key = v[at['posts.hu.key'] + r]!
      if (key === 0 || input.otherKeyOwn[r] === 1) continue
      const t = input.regionTraining[r]
      let own = 0
      let all = 0
      for (let c = 0; c < n; c++) {
        if (input.regionTraining[input.clusterRegion[c]!] !== t) continue
        all += share[c]!
        if (input.clusterRegion[c] === r) own += share[c]!
      }
      for (let c = 0; c < n; c++) if (input.regionTraining[input.clusterRegion[c]!] === t) share[c]! *= input.clusterRegion[c] === r ? (key * all) / own : ((1 - key) * all) / (all - own)
    }
    balancePosts(w, share, input.otherClusterShare)
  }

  private refreshPull(w: World): void {
    const { input, v, at } = w
    const n = input.clusterCount
    const now = [v[at.HUM03]!, v[at.KBU03]!, v[at.KBU04]!, v[at.ATT08]!]
    const { made } = this
    if (now.every((value, k) => made[k] === value)) return
    made.set(now)
    const stay = (now[1]! + now[2]!) / 2
    for (let k = 0; k < n; k++)
      for (let c = 0; c < n; c++) {
        const way = 0.25 * now[3]! * input.doublings[input.clusterPlace[k]! * w.places + input.clusterPlace[c]!]!
        this.pull[k * n + c] = exp(now[0]! * input.clusterPeriphery[c]! + (input.clusterRegion[k] === input.clusterRegion[c] ? stay : 0) + way)
      }
  }
}

/** Months of a track in a cluster that are spent outside the largest cities. */
export function monthsOutside(w: World, cluster: number, months: number): number {
  if (w.input.clusterLargest[cluster] === 1) return 0
  const compulsory = COMPULSORY - w.v[w.at['hu.local-months'] + cluster]!
  return months - (compulsory > 0 ? compulsory : 0)
}

/** The year's training in other specialties. */
export function trainElsewhere(w: World, month: number): void {
  w.otherTracks.train(w, month)
}
