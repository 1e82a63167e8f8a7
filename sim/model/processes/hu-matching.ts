/**
 * Matching to hoveduddannelse (D6), March and September.
 *
 *     V(i,c) = A(i,c) + HUM03 peripheral(c) + SPI06 milieu(c) + levers(c) + ln(posts_c) + e(i,c);    applies to c only if V > R_i
 *
 * Noise and reservation R_i are a person's own and stay over rounds, so waiting is no option with free redraws. Employers rank by one common
 * score, so applicant-proposing deferred acceptance is serial choice by score. Who is not placed in HUM11 rounds takes another specialty.
 */
import { exp, log } from '../../core/arithmetic.ts'
import { chooseKeyed } from '../../core/choice.ts'
import { GUMBEL, noiseEntry } from '../../core/gumbel.ts'
import { counter } from '../../core/random.ts'
import { softLogOdds } from '../levers/soft.ts'
import { S } from '../streams.ts'
import { STAGE } from '../stages/index.ts'
import { CLUSTER_FLOW, CLUSTER_FLOWS, FLOW, FLOWS, PLAN, REGION_FLOWS, type World } from '../world.ts'
import { attachmentToClusters } from './attachment.ts'
import { addBounded, prepareBounded } from './bounded-tracks.ts'
import { placeHolders } from './coherent-tracks.ts'
import { huRoundPosts } from './hu-posts.ts'
import { rankRows } from './rank.ts'
import { switchSpecialty } from './specialty.ts'
import { startHu } from './hu-training.ts'
import { coveredShare, tiesInHu, tiesMatter } from './ties.ts'
import { TRACK } from './training-state.ts'

const posts = new Int32Array(64)
const left = new Int32Array(64)
const logPosts = new Float64Array(64)
const utility = new Float64Array(64)
const ranked = new Int32Array(8192)
const appeal = new Float64Array(64)
const filled = new Float64Array(16)

/** One round. */
export function matchHu(w: World, month: number): void {
  const { people: p, input, random, v, at, training: t } = w
  const clusters = input.clusterCount
  huRoundPosts(w, month, posts)
  left.set(posts)
  const n = w.huPoolSize
  rankRows(w, w.huPool, n, S.score, 0, ranked)
  const research = v[at['hu.research-weight']]!
  if (research !== USUAL_RESEARCH) rankByPractice(w, n, research)
  const peripheral = v[at.HUM03]!
  const milieu = v[at.FEEDBACK]! * v[at.SPI06]!
  const reserve = v[at.HURES]!
  const patience = v[at.HUM11]!
  const tie = v[at.INTROTIE]!
  for (let c = 0; c < clusters; c++) logPosts[c] = log(posts[c]! / 8)
  filled.fill(0)
  if (t.used)
    placeHolders(w, ranked, n, left, (i, c) => {
      left[c]!--
      filled[input.clusterRegion[c]!]!++
      startHu(w, i, c, month)
    })
  for (let c = 0; c < clusters; c++) appeal[c] = softAppeal(w, c)
  const ties = tiesMatter(w)
  const bounded = prepareBounded(w)
  let waiting = 0
  w.flows[FLOW.huApplicants]! += n
  for (let k = 0; k < n; k++) {
    const i = ranked[k]!
    if (p.stage[i] === STAGE.hu) continue
    if (p.emigrates[i]! <= month) {
      w.plan(i, PLAN.emigrate, month)
      continue
    }
    const intro = p.huCluster[i]!
    p.huCluster[i] = 255
    attachmentToClusters(w, i, month, utility)
    p.huCluster[i] = intro
    // Holders of a track that found no post this time keep their right and wait.
    if (t.used && (t.track[i]! & TRACK.boundHu) !== 0) {
      w.huPool[waiting++] = i
      continue
    }
    if (bounded) addBounded(w, i, month, utility)
    if (ties) tiesInHu(w, i, intro, month, utility)
    let any = false
    for (let c = 0; c < clusters; c++) {
      if (left[c] === 0) {
        utility[c] = -Infinity
        continue
      }
      any = true
      // The introduction post ties a little to where it was, as a year of clinical work does.
      utility[c]! += peripheral * input.clusterPeriphery[c]! + appeal[c]! + milieu * w.milieu[c]! + logPosts[c]! + (c === intro ? tie : 0)
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
  rememberVacancies(w)
  w.flows[FLOW.huFilled]! += total
  if (v[at['posts.hu.rule']] === 2 && posted > 0 && total / posted >= v[at['posts.hu.fill-threshold']]!) w.conditionalPosts += v[at['posts.hu.step']]! / 2
}

/** What levers give a cluster's posts for everybody; soft ones cut, with those on tailored terms by how hard the cluster is to fill. */
function softAppeal(w: World, c: number): number {
  const { v, at } = w
  const covered = coveredShare(w, c)
  const soft = v[at['soft.hu'] + c]! + (covered > 0 ? log(1 - covered + covered * exp(v[at['tailored.fill']]!)) : 0)
  return soft === 0 ? v[at['choice.hu'] + c]! : v[at['choice.hu'] + c]! + softLogOdds(soft)
}

/**
 * Which posts stayed empty, and what planners have seen of it by now: how hard a cluster is to fill, and introduction posts where there are vacancies. What
 * they see is as old as their reaction lag; while there is nothing as old, the oldest there is.
 */
function rememberVacancies(w: World): void {
  const { training: t, v, at, input } = w
  t.rememberRound()
  for (let c = 0; c < input.clusterCount; c++) {
    const share = posts[c]! > 0 ? left[c]! / posts[c]! : 0
    t.vacant[c] = left[c]!
    t.hardNow[c] = (t.hardBefore[c]! + share) / 2
  }
  for (let c = 0; c < input.clusterCount; c++) {
    const seen = t.roundsAgo(Math.round(v[at['info.reaction-lag'] + c]! / MONTHS_BETWEEN_ROUNDS))
    t.hard[c] = seen.hard[c]!
    t.introExtra[c] = Math.floor(v[at['intro.per-vacant-hu'] + c]! * seen.vacant[c]!)
    w.introOpen[c]! += t.introExtra[c]!
    w.clusterFlows[c * CLUSTER_FLOWS.length + CLUSTER_FLOW.introPosted]! += t.introExtra[c]!
  }
}

const MONTHS_BETWEEN_ROUNDS = 6

/** Weight of research in today's ranking, which the common score stands for. */
const USUAL_RESEARCH = 0.5
const scores = new Float64Array(8192)

/**
 * Ranks applicants anew with another weight of research: what research loses goes to having worked in the periphery, at the introduction post and in
 * KBU. A person's place by the usual score counts as much as being there does at a change of the weight by 0.5.
 */
function rankByPractice(w: World, n: number, research: number): void {
  const { people: p, input } = w
  const change = 2 * (USUAL_RESEARCH - research)
  for (let k = 0; k < n; k++) {
    const i = ranked[k]!
    const periphery = (p.huCluster[i]! < input.clusterCount ? input.clusterPeriphery[p.huCluster[i]!]! : 0) + (p.kbuCluster[i]! < input.clusterCount ? input.clusterPeriphery[p.kbuCluster[i]!]! : 0)
    // Score and place in one number, so that the engine's own numeric sort does the work and equals keep their order.
    scores[k] = Math.floor((2 + k / n - (change * periphery) / 2) * 0x100000) * 8192 + k
  }
  scores.subarray(0, n).sort()
  for (let k = 0; k < n; k++) reranked[k] = ranked[scores[k]! % 8192]!
  ranked.set(reranked.subarray(0, n))
}

const reranked = new Int32Array(8192)

/** The keyed noise of one post for one person, as `chooseKeyed` drew it. */
function noiseOf(w: World, id: number, c: number): number {
  w.random.draw(id, counter(S.postNoise, c >> 2))
  const word = (c & 2) === 0 ? w.random.a : w.random.b
  return GUMBEL[noiseEntry((c & 1) === 0 ? word & 0xffff : word >>> 16)]!
}

/** A person's reservation utility beyond its mean, drawn once: unit Gumbel times HURESSD, as the noise it competes with. */
function reservation(w: World, id: number): number {
  w.random.draw(id, counter(S.reservation, 0))
  return GUMBEL[noiseEntry(w.random.a & 0xffff)]! - 0.5772156649015329
}

/** Those who return from abroad apply again. */
export function rejoinHuPool(w: World, i: number): void {
  w.move(i, STAGE.awaitingHu)
  w.people.rounds[i] = 0
  w.huPool[w.huPoolSize++] = i
}
