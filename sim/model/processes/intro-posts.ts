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
import { softLogOdds } from '../levers/soft.ts'
import { S } from '../streams.ts'
import { STAGE } from '../stages/index.ts'
import { CLUSTER_FLOW, CLUSTER_FLOWS, FLOW, NOWHERE, PLAN, type World } from '../world.ts'
import { countStep } from './steps.ts'
import { attachmentToClusters } from './attachment.ts'
import { coherentVariant, openCoherent, takeCoherentIntro } from './coherent-tracks.ts'
import { huClusterShares } from './hu-shares.ts'
import { rankRows } from './rank.ts'
import { becomeOtherDoctor } from './other-doctors.ts'
import { switchSpecialty } from './specialty.ts'
import { formTeams, joinTeam, teamChoice, Teams } from './teams.ts'
import { noteOffers, tiesInIntro, tiesMatter } from './ties.ts'
import { TRACK } from './training-state.ts'
import { slotsLeft } from './tutors.ts'

/** HU posts of 2023, the year INTROPOSTS refers to; introduction posts follow HU posts from there. */
const REFERENCE_POSTS = 350

const utility = new Float64Array(64)
const ranked = new Int32Array(8192)

/** One month's introduction posts and applicants. */
export function matchIntroPosts(w: World, month: number): void {
  const { people: p, input, random, v, at, training: t } = w
  const clusters = input.clusterCount
  noteOffers(w)
  const perMonth = (v[at.INTROPOSTS]! * w.huPostsPlanned()) / REFERENCE_POSTS / 12
  const shares = huClusterShares(w)
  for (let c = 0; c < clusters; c++) {
    const opened = perMonth * shares[c]! * (input.clusterLargest[c] === 1 ? v[at['intro.city-scale'] + c]! : 1)
    w.clusterFlows[c * CLUSTER_FLOWS.length + CLUSTER_FLOW.introPosted]! += opened
    const open = w.introOpen[c]! + opened
    const most = 3 * opened + 1 + t.introExtra[c]!
    w.introOpen[c] = open > most ? most : open
  }
  const tracks = openCoherent(w, shares) && coherentVariant(w) === 1
  const n = w.introPoolSize
  if (n === 0) return
  for (let r = 0; r < input.regionCount; r++) introSlots[r] = slotsLeft(w, r)
  rankRows(w, w.introPool, n, S.lottery, 0x100000 + (month & 0xffff), ranked)
  const peripheral = v[at.HUM03]!
  const patience = v[at.HUM11]! * 6
  let waiting = 0
  w.flows[FLOW.introApplicants]! += n
  // What a cluster is worth to everybody this month; renewed for the one that has just lost a post.
  for (let c = 0; c < clusters; c++) renew(w, c, peripheral)
  if (t.used) for (let k = 0; k < n; k++) if ((t.track[ranked[k]!]! & TRACK.boundIntro) !== 0) startBound(w, ranked[k]!, month, peripheral)
  if (v[at['team.intro']]! > 0) placeTeams(w, n, month, peripheral)
  const ties = tiesMatter(w)
  const accept = tracks ? v[at['coherent.accept']]! : 0
  for (let k = 0; k < n; k++) {
    const i = ranked[k]!
    if (p.stage[i] === STAGE.intro) continue
    if (p.emigrates[i]! <= month) {
      w.plan(i, PLAN.emigrate, month)
      continue
    }
    attachmentToClusters(w, i, month, utility)
    if (tracks) for (let c = 0; c < clusters; c++) bound[c] = t.coherentOpen[c]! > 0 && introSlots[input.clusterRegion[c]!]! >= 1 ? utility[c]! + worth(w, c, peripheral) + log(t.coherentOpen[c]!) : -Infinity
    for (let c = 0; c < clusters; c++) utility[c]! += appeal[c]!
    if (ties || tracks) tiesInIntro(w, i, utility, tracks ? bound : undefined, accept)
    if (tracks) for (let c = 0; c < clusters; c++) utility[clusters + c] = bound[c]!
    let c = chooseKeyed(random, p.id[i]!, S.introChoice, 0, utility, tracks ? 2 * clusters : clusters)
    if (c < 0) {
      if (++p.rounds[i]! > patience) switchSpecialty(w, i)
      else w.introPool[waiting++] = i
      continue
    }
    if (c >= clusters) {
      c -= clusters
      takeCoherentIntro(w, i, c)
    } else w.introOpen[c]!--
    start(w, i, c, month, peripheral)
  }
  w.introPoolSize = waiting
}

const introSlots = new Float64Array(16)
const appeal = new Float64Array(64)
const bound = new Float64Array(64)
const room = new Float64Array(64)
const teams = new Teams()

/** Begins an introduction post in a cluster. */
function start(w: World, i: number, c: number, month: number, peripheral: number): void {
  const { people: p, input, v, at, training: t } = w
  const region = input.clusterRegion[c]!
  if (--introSlots[region]! < 1) {
    for (let d = 0; d < input.clusterCount; d++) if (input.clusterRegion[d] === region) appeal[d] = -Infinity
  } else renew(w, c, peripheral)
  w.juniors[region]! += 2
  p.huCluster[i] = c
  p.place[i] = input.clusterPlace[c]!
  w.move(i, STAGE.intro)
  w.flows[FLOW.introStarts]!++
  w.clusterFlows[c * CLUSTER_FLOWS.length + CLUSTER_FLOW.introStarts]!++
  countStep(w, FLOW.introFromKbu, p.kbuCluster[i]!, c)
  w.note(i, 'intro', p.place[i]!)
  const short = p.kbuCluster[i] !== NOWHERE && v[at['intro.short'] + p.kbuCluster[i]!]! >= 0.5 && (t.track[i]! & TRACK.noPractice) === 0
  w.plan(i, PLAN.endIntro, month + (short ? SHORT_INTRO : Math.round(v[at.HUM15]! * 12)))
}

/** Months of an introduction post after a half-year of KBU in practice, where that shortens it. */
const SHORT_INTRO = 6

/** The holder of a track goes on to the introduction post of the same cluster, which is one of its next; without a tutor they wait. */
function startBound(w: World, i: number, month: number, peripheral: number): void {
  const c = w.people.kbuCluster[i]!
  if (w.people.emigrates[i]! <= month || introSlots[w.input.clusterRegion[c]!]! < 1) return
  w.training.track[i]! &= ~TRACK.boundIntro
  w.introOpen[c]!--
  start(w, i, c, month, peripheral)
}

/** Introduction posts opened in groups for teams: taken from the next posts of the cluster, and only where tutors have room for all. */
function placeTeams(w: World, n: number, month: number, peripheral: number): void {
  const { people: p, input, v, at, training: t } = w
  t.teamIntroOwed += v[at['team.intro']]! / 12
  if (t.teamIntroOwed < Math.max(2, Math.round(v[at['team.size']]!))) return
  const free = (i: number) => p.stage[i] !== STAGE.intro && p.emigrates[i]! > month && p.kbuCluster[i] !== NOWHERE && t.track[i]! === 0
  formTeams(w, ranked, n, 0x20000 + (month & 0xffff), (i) => (free(i) ? input.clusterRegion[p.kbuCluster[i]!]! : -1), teams)
  for (let team = 0; team < teams.count && t.teamIntroOwed >= teams.size; team++) {
    for (let c = 0; c < input.clusterCount; c++) room[c] = introSlots[input.clusterRegion[c]!]!
    const c = teamChoice(w, teams, team, month, appeal, room, at['soft.intro'])
    if (c < 0) continue
    t.teamIntroOwed -= teams.size
    joinTeam(w, teams, team, c)
    for (let j = 0; j < teams.size; j++) {
      w.introOpen[c]!--
      start(w, teams.member[team * teams.size + j]!, c, month, peripheral)
    }
  }
}

/** Utility of an introduction post in a cluster that is the same for all applicants, without soft levers. */
function worth(w: World, c: number, peripheral: number): number {
  return peripheral * w.input.clusterPeriphery[c]! + w.v[w.at['choice.hu'] + c]!
}

/** Utility of a cluster's introduction posts that is the same for all applicants; -Infinity without a post or a tutor. */
function renew(w: World, c: number, peripheral: number): void {
  const open = w.introOpen[c]!
  const soft = w.v[w.at['soft.intro'] + c]!
  if (open < 1 || introSlots[w.input.clusterRegion[c]!]! < 1) appeal[c] = -Infinity
  else appeal[c] = worth(w, c, peripheral) + log(open) + (soft === 0 ? 0 : softLogOdds(soft))
}

/** The introduction post is over: on to HU, or out (INTROLEAK; less often from a track that binds both). */
export function endIntro(w: World, i: number): void {
  const { people: p, random, input, training: t } = w
  w.juniors[input.clusterRegion[p.huCluster[i]!]!]! -= 2
  const held = (t.track[i]! & TRACK.boundHu) !== 0
  const leak = w.v[w.at.INTROLEAK]! * (held ? w.v[w.at['coherent.loss']]! : 1)
  if (random.uniform(p.id[i]!, counter(S.introLeak, 0)) < leak) {
    t.track[i]! &= ~TRACK.boundHu
    w.flows[FLOW.introLeft]!++
    w.flows[FLOW.introEnded]!++
    w.note(i, 'leftIntro')
    becomeOtherDoctor(w, i)
    return
  }
  w.flows[FLOW.introEnded]!++
  w.move(i, STAGE.awaitingHu)
  p.rounds[i] = 0
  w.huPool[w.huPoolSize++] = i
}
