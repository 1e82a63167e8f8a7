/**
 * Matching to hoveduddannelse (D6), March and September.
 *
 *     V(i,c) = A(i,c) + HUM03 peripheral(c) + SPI06 milieu(c) + levers(c) + ln(posts_c) + e(i,c);    applies to c only if V > R_i
 *
 * Noise and reservation R_i are a person's own and stay over rounds, so waiting is no option with free redraws. Employers rank by one common
 * score, so applicant-proposing deferred acceptance is serial choice by score. Who is not placed in HUM11 rounds takes another specialty.
 */
import { log } from '../../core/arithmetic.ts'
import { chooseKeyed } from '../../core/choice.ts'
import { counter, GUMBEL } from '../../core/random.ts'
import { S } from '../streams.ts'
import { STAGE } from '../stages/index.ts'
import { FLOW, FLOWS, PLAN, REGION_FLOWS, type World } from '../world.ts'
import { attachmentToClusters } from './attachment.ts'
import { huRoundPosts } from './hu-posts.ts'
import { rankRows } from './rank.ts'
import { switchSpecialty } from './specialty.ts'
import { startHu } from './hu-training.ts'

const posts = new Int32Array(64)
const left = new Int32Array(64)
const logPosts = new Float64Array(64)
const utility = new Float64Array(64)
const ranked = new Int32Array(8192)
const filled = new Float64Array(16)

/** One round. */
export function matchHu(w: World, month: number): void {
  const { people: p, input, random, v, at } = w
  const clusters = input.clusterCount
  huRoundPosts(w, month, posts)
  left.set(posts)
  const n = w.huPoolSize
  rankRows(w, w.huPool, n, S.score, 0, ranked)
  const peripheral = v[at.HUM03]!
  const milieu = v[at.FEEDBACK]! * v[at.SPI06]!
  const reserve = v[at.HURES]!
  const patience = v[at.HUM11]!
  for (let c = 0; c < clusters; c++) logPosts[c] = log(posts[c]! / 8)
  filled.fill(0)
  let waiting = 0
  w.flows[FLOW.huApplicants]! += n
  for (let k = 0; k < n; k++) {
    const i = ranked[k]!
    if (p.emigrates[i]! <= month) {
      w.plan(i, PLAN.emigrate, month)
      continue
    }
    const intro = p.huCluster[i]!
    p.huCluster[i] = 255
    attachmentToClusters(w, i, month, utility)
    p.huCluster[i] = intro
    let any = false
    for (let c = 0; c < clusters; c++) {
      if (left[c] === 0) {
        utility[c] = -Infinity
        continue
      }
      any = true
      // The introduction post ties a little to where it was, as a year of clinical work does.
      utility[c]! += peripheral * input.clusterPeriphery[c]! + v[at['choice.hu'] + c]! + milieu * w.milieu[c]! + logPosts[c]! + (c === intro ? 0.7 : 0)
    }
    let c = any ? chooseKeyed(random, p.id[i]!, S.postNoise, 0, utility, clusters) : -1
    // The best post on offer decides whether to apply at all: all others are worse.
    if (c >= 0 && utility[c]! + noiseOf(w, p.id[i]!, c) <= reserve + v[at.HURESSD]! * reservation(w, p.id[i]!)) c = -1
    if (c < 0) {
      if (++p.rounds[i]! > patience) switchSpecialty(w, i)
      else w.huPool[waiting++] = i
      continue
    }
    left[c]!--
    filled[input.clusterRegion[c]!]!++
    startHu(w, i, c, month)
  }
  w.huPoolSize = waiting
  let total = 0
  let posted = 0
  for (let r = 0; r < input.regionCount; r++) {
    total += filled[r]!
    w.flows[FLOWS.length + r * REGION_FLOWS.length + 1]! += filled[r]!
    // Two rounds a year: half of the old figure goes, this round comes.
    w.huFilledLastYear[r] = w.huFilledLastYear[r]! * 0.5 + filled[r]!
  }
  for (let c = 0; c < clusters; c++) posted += posts[c]!
  w.flows[FLOW.huFilled]! += total
  if (v[at['posts.hu.rule']] === 2 && posted > 0 && total / posted >= v[at['posts.hu.fill-threshold']]!) w.conditionalPosts += v[at['posts.hu.step']]! / 2
}

/** The keyed noise of one post for one person, as `chooseKeyed` drew it. */
function noiseOf(w: World, id: number, c: number): number {
  w.random.draw(id, counter(S.postNoise, c >> 2))
  const word = (c & 2) === 0 ? w.random.a : w.random.b
  return GUMBEL[(c & 1) === 0 ? word & 0xffff : word >>> 16]!
}

/** A person's reservation utility beyond its mean, drawn once: unit Gumbel times HURESSD, as the noise it competes with. */
function reservation(w: World, id: number): number {
  w.random.draw(id, counter(S.reservation, 0))
  return GUMBEL[w.random.a & 0xffff]! - 0.5772156649015329
}

/** Those who return from abroad apply again. */
export function rejoinHuPool(w: World, i: number): void {
  w.move(i, STAGE.awaitingHu)
  w.people.rounds[i] = 0
  w.huPool[w.huPoolSize++] = i
}
