/**
 * Introduction posts in general practice (D6, first half), every month.
 *
 * Posts open evenly over the year, INTROPOSTS a year where there are 350 HU posts, in proportion elsewhere, shared by population among the region's clusters and never beyond the tutor slots left
 * when KBU doctors have had theirs. Unfilled posts stay open for three months. Applicants choose in keyed order; who finds nothing in HUM11
 * half-years gives up.
 */
import { chooseKeyed } from '../../core/choice.ts'
import { log } from '../../core/arithmetic.ts'
import { counter } from '../../core/random.ts'
import { S } from '../streams.ts'
import { STAGE } from '../stages/index.ts'
import { FLOW, PLAN, type World } from '../world.ts'
import { attachmentToClusters } from './attachment.ts'
import { huClusterShares } from './hu-posts.ts'
import { rankRows } from './rank.ts'
import { becomeOtherDoctor } from './other-doctors.ts'
import { switchSpecialty } from './specialty.ts'
import { slotsLeft } from './tutors.ts'

/** HU posts of 2023, the year INTROPOSTS refers to; introduction posts follow HU posts from there. */
const REFERENCE_POSTS = 350

const utility = new Float64Array(64)
const ranked = new Int32Array(8192)

/** One month's introduction posts and applicants. */
export function matchIntroPosts(w: World, month: number): void {
  const { people: p, input, random, v, at } = w
  const clusters = input.clusterCount
  const perMonth = (v[at.INTROPOSTS]! * w.huPostsPlanned()) / REFERENCE_POSTS / 12
  const shares = huClusterShares(w)
  for (let c = 0; c < clusters; c++) {
    const opened = perMonth * shares[c]!
    const open = w.introOpen[c]! + opened
    w.introOpen[c] = open > 3 * opened + 1 ? 3 * opened + 1 : open
  }
  const n = w.introPoolSize
  if (n === 0) return
  const slots = introSlots
  for (let r = 0; r < input.regionCount; r++) slots[r] = slotsLeft(w, r)
  rankRows(w, w.introPool, n, S.lottery, 0x100000 + (month & 0xffff), ranked)
  const peripheral = v[at.HUM03]!
  const patience = v[at.HUM11]! * 6
  let waiting = 0
  w.flows[FLOW.introApplicants]! += n
  // What a cluster is worth to everybody this month; renewed for the one that has just lost a post.
  for (let c = 0; c < clusters; c++) renew(w, c, peripheral)
  for (let k = 0; k < n; k++) {
    const i = ranked[k]!
    if (p.emigrates[i]! <= month) {
      w.plan(i, PLAN.emigrate, month)
      continue
    }
    attachmentToClusters(w, i, month, utility)
    for (let c = 0; c < clusters; c++) utility[c]! += appeal[c]!
    const c = chooseKeyed(random, p.id[i]!, S.introChoice, 0, utility, clusters)
    if (c < 0) {
      if (++p.rounds[i]! > patience) switchSpecialty(w, i)
      else w.introPool[waiting++] = i
      continue
    }
    w.introOpen[c]!--
    const region = input.clusterRegion[c]!
    if (--slots[region]! < 1) {
      for (let d = 0; d < clusters; d++) if (input.clusterRegion[d] === region) appeal[d] = -Infinity
    } else renew(w, c, peripheral)
    w.juniors[input.clusterRegion[c]!]! += 2
    p.huCluster[i] = c
    p.place[i] = input.clusterPlace[c]!
    w.move(i, STAGE.intro)
    w.flows[FLOW.introStarts]!++
    w.note(i, 'intro', p.place[i]!)
    w.plan(i, PLAN.endIntro, month + Math.round(v[at.HUM15]! * 12))
  }
  w.introPoolSize = waiting
}

const introSlots = new Float64Array(16)
const appeal = new Float64Array(64)

/** Utility of a cluster's introduction posts that is the same for all applicants; -Infinity without a post or a tutor. */
function renew(w: World, c: number, peripheral: number): void {
  const open = w.introOpen[c]!
  appeal[c] = open < 1 || introSlots[w.input.clusterRegion[c]!]! < 1 ? -Infinity : peripheral * w.input.clusterPeriphery[c]! + w.v[w.at['choice.hu'] + c]! + log(open)
}

/** The introduction post is over: on to HU, or out (INTROLEAK). */
export function endIntro(w: World, i: number): void {
  const { people: p, random, input } = w
  w.juniors[input.clusterRegion[p.huCluster[i]!]!]! -= 2
  if (random.uniform(p.id[i]!, counter(S.introLeak, 0)) < w.v[w.at.INTROLEAK]!) {
    w.flows[FLOW.introLeft]!++
    w.note(i, 'leftIntro')
    becomeOtherDoctor(w, i)
    return
  }
  w.move(i, STAGE.awaitingHu)
  p.rounds[i] = 0
  w.huPool[w.huPoolSize++] = i
}
