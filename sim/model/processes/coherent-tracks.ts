/**
 * Coherent tracks: one appointment over two or three stages. Tracks are whole posts of a cluster, posted beside its ordinary ones and taken from them;
 * applicants choose among both. Who holds one goes on without competition: to the introduction post of the same cluster after KBU, to its HU after the
 * introduction post. A track that nobody takes goes back among the ordinary posts.
 *
 *     variant 1  introduction and HU     2  KBU and introduction     3  all three
 */
import { S } from '../streams.ts'
import { STAGE } from '../stages/index.ts'
import { FLOW, type World } from '../world.ts'
import { becomeOtherDoctor } from './other-doctors.ts'
import { ownDraw } from './ties.ts'
import { TRACK } from './training-state.ts'

/** Variant of the tracks in force; 0 is none. */
export function coherentVariant(w: World): number {
  return w.v[w.at['coherent.stages']]!
}

/**
 * Counts up the tracks owed; those that begin with the introduction post are opened at once, from the cluster's ordinary posts.
 * @param shares of the clusters in the country's HU posts: a cluster has no more tracks than HU posts for them to lead to
 */
export function openCoherent(w: World, shares: Float64Array): boolean {
  const variant = coherentVariant(w)
  const { coherentOwed: owed, coherentOpen: open } = w.training
  const posts = w.huPostsPlanned()
  let any = false
  for (let c = 0; c < w.input.clusterCount; c++) {
    const perYear = variant === 0 ? 0 : Math.min(w.v[w.at['coherent.tracks'] + c]!, posts * shares[c]!)
    // Tracks that could not be opened for a year are not owed for ever.
    owed[c] = Math.min(owed[c]! + perYear / 12, perYear + 1)
    if (variant <= 1) {
      while (owed[c]! >= 1 && w.introOpen[c]! >= 1) {
        owed[c]!--
        open[c]!++
        w.introOpen[c]!--
      }
      // Half a year's tracks may stand open; what nobody has taken by then is an ordinary post again.
      while (open[c]! > 0 && open[c]! > perYear / 2 + 1) {
        open[c]!--
        w.introOpen[c]!++
      }
    }
    if (open[c]! > 0) any = true
  }
  return any
}

/** Tracks that begin with KBU, for one lottery: no more than the cluster has KBU posts. */
export function openCoherentKbu(w: World, left: Int32Array): boolean {
  if (coherentVariant(w) < 2) return false
  const { coherentOwed: owed, coherentOpen: open } = w.training
  let any = false
  for (let c = 0; c < w.input.clusterCount; c++) {
    open[c] = Math.min(Math.floor(owed[c]!), left[c]!)
    if (open[c]! > 0) any = true
  }
  return any
}

/** Takes a track that begins with KBU. */
export function takeCoherentKbu(w: World, i: number, cluster: number): void {
  w.training.coherentOpen[cluster]!--
  w.training.coherentOwed[cluster]!--
  hold(w, i, cluster, TRACK.boundIntro | (coherentVariant(w) === 3 ? TRACK.boundHu : 0))
}

/** Takes a track that begins with the introduction post. */
export function takeCoherentIntro(w: World, i: number, cluster: number): void {
  w.training.coherentOpen[cluster]!--
  hold(w, i, cluster, TRACK.boundHu)
}

function hold(w: World, i: number, cluster: number, bits: number): void {
  w.training.track[i]! |= bits | TRACK.coherent
  w.training.bind(i, cluster, w.v[w.at['coherent.stay']]!)
  w.note(i, 'track', w.input.clusterPlace[cluster]!)
}

/**
 * Whether the holder of a KBU track goes on to the introduction post. Those who would choose general medicine now do; of the others, who have come to
 * think otherwise during KBU, the share of the usual loss that the lever leaves falls out.
 */
export function keepsTrack(w: World, i: number, wouldChoose: boolean): boolean {
  return wouldChoose || ownDraw(w, i, S.introLeak, 1) >= w.v[w.at['coherent.loss']]!
}

/** Leaves the track and general medicine. */
export function dropTrack(w: World, i: number): void {
  w.training.track[i]! &= ~(TRACK.boundIntro | TRACK.boundHu)
  w.flows[FLOW.introLeft]!++
  w.note(i, 'leftIntro')
  becomeOtherDoctor(w, i)
}

/**
 * HU posts for those whose track gives them access: in their own cluster, or the one of its region with most posts left. Who finds none waits for the
 * next round and keeps the right. Returns through `start`; calls it once per holder placed.
 */
export function placeHolders(w: World, ranked: Int32Array, n: number, left: Int32Array, start: (i: number, cluster: number) => void): void {
  const { people: p, input, training: t } = w
  for (let k = 0; k < n; k++) {
    const i = ranked[k]!
    if ((t.track[i]! & TRACK.boundHu) === 0 || p.emigrates[i]! <= w.month || p.stage[i] !== STAGE.awaitingHu) continue
    let c = p.huCluster[i]!
    if (c >= input.clusterCount) continue
    if (left[c]! <= 0) {
      const region = input.clusterRegion[c]
      for (let d = 0; d < input.clusterCount; d++) if (input.clusterRegion[d] === region && left[d]! > left[c]!) c = d
      if (left[c]! <= 0) continue
    }
    t.track[i]! &= ~TRACK.boundHu
    start(i, c)
  }
}
