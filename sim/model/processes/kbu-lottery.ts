/**
 * KBU by lottery (D4), March and September: in keyed random order each graduate takes the post they like best of those left.
 *
 *     U(i,c) = KBU02 [university city] + A(i,c) + levers(i,c) + e(i,c)
 *
 * Where the number of posts is known it is kept: doctors educated abroad fill what graduates leave, and graduates wait where posts are short.
 * Teams choose at their common number (teams.ts); tracks that bind later stages are posts of their own (coherent-tracks.ts).
 */
import { log } from '../../core/arithmetic.ts'
import { chooseKeyed } from '../../core/choice.ts'
import { counter, identity } from '../../core/random.ts'
import { softLogOdds } from '../levers/soft.ts'
import { ENTRY, S } from '../streams.ts'
import { STAGE } from '../stages/index.ts'
import { ABROAD, CLUSTER_FLOW, CLUSTER_FLOWS, FLOW, FLOWS, NOWHERE, PLAN, REGION_FLOWS, type World } from '../world.ts'
import { months, spanMonths } from '../years.ts'
import { attachmentToClusters } from './attachment.ts'
import { openCoherentKbu, takeCoherentKbu } from './coherent-tracks.ts'
import { becomeDoctor } from './graduation.ts'
import { rankRows } from './rank.ts'
import { shareOut } from './share-out.ts'
import { prefersGeneral } from './specialty.ts'
import { formTeams, joinTeam, keepTeams, placeInLottery, teamChoice, Teams } from './teams.ts'
import { ownDraw, tiesInKbu } from './ties.ts'
import { TRACK } from './training-state.ts'

/** Utilities of posts by cluster, and after them those of tracks that begin with KBU. */
const utility = new Float64Array(64)
/** What a cluster is worth to everybody; -Infinity once its posts are gone. */
const appeal = new Float64Array(64)
const left = new Int32Array(64)
const ranked = new Int32Array(8192)
const placed = new Uint8Array(8192)
const teams = new Teams()

/** One lottery. */
export function drawKbuPosts(w: World, month: number): void {
  const { input, v, at } = w
  const year = Math.floor(month / 12)
  const known = w.facts.kbuStarters(year)
  const posts = known > 0 ? Math.round(known / 2) : w.kbuPoolSize
  while (w.kbuPoolSize < posts) enterFromAbroad(w, month)
  const clusters = input.clusterCount
  shareOut(posts, w.facts.kbuClusterShare(year), clusters, left)
  const tracks = openCoherentKbu(w, left)
  for (let c = 0; c < clusters; c++) renew(w, c)
  const n = w.kbuPoolSize
  rankRows(w, w.kbuPool, n, S.lottery, month & 0xffff, ranked)
  const inTeams = v[at['team.kbu']]! > 0
  if (inTeams) gatherTeams(w, n, month)
  let next = 0
  let taken = 0
  for (let r = 0; r < n && taken < posts; r++) {
    if (inTeams) {
      while (next < teams.count && teams.turn[teams.order[next]!]! <= r && taken < posts) taken += takeTurn(w, teams.order[next++]!, month, tracks, posts - taken)
      // Who has been placed with a team, or waits for its turn, does not choose now.
      if (placed[r] === 1 || (teams.teamAt[r]! > 0 && teams.turn[teams.teamAt[r]! - 1]! > r)) continue
      if (taken >= posts) break
      placed[r] = 1
    }
    choose(w, ranked[r]!, month, tracks)
    taken++
  }
  w.flows[FLOW.kbuStarts]! += taken
  // Who was not reached waits for the next round.
  let waiting = 0
  for (let r = inTeams ? 0 : taken; r < n; r++) if (!inTeams || placed[r] === 0) w.kbuPool[waiting++] = ranked[r]!
  w.kbuPoolSize = waiting
}

/** Finds the teams of this lottery: those who would choose together, in order of their turns, as many as there are team places. */
function gatherTeams(w: World, n: number, month: number): void {
  const { v, at, training: t, people: p } = w
  if (month % 12 < 6) t.dwellings = 0
  t.teamKbuOwed += v[at['team.kbu']]! / 2
  placed.fill(0, 0, n)
  formTeams(w, ranked, n, month & 0xffff, (i) => (p.site[i] === NOWHERE ? -1 : p.site[i]!), teams)
  keepTeams(teams, Math.floor(t.teamKbuOwed / teams.size), (team) => teamChoice(w, teams, team, month, appeal, left, w.at['soft.kbu']) >= 0)
}

/** A team's turn: all go to one cluster, or each chooses alone. Returns how many found a post. */
function takeTurn(w: World, team: number, month: number, tracks: boolean, most: number): number {
  const { size } = teams
  const c = most < size ? -1 : teamChoice(w, teams, team, month, appeal, left, w.at['soft.kbu'])
  if (c >= 0) {
    w.training.teamKbuOwed -= size
    joinTeam(w, teams, team, c)
  }
  let taken = 0
  for (let j = 0; j < size && taken < most; j++) {
    const i = teams.member[team * size + j]!
    if (c >= 0) start(w, i, c, month)
    else choose(w, i, month, tracks)
    placed[placeInLottery(i)] = 1
    taken++
  }
  return taken
}

function enterFromAbroad(w: World, month: number): void {
  const { people: p, random } = w
  const slot = w.kbuPoolSize
  const id = identity(ENTRY.foreignGraduate, Math.floor(month / 12) - 1960, (month % 12) * 4096 + slot)
  random.draw(id, counter(S.immigrant, 0))
  const i = w.enter(id, month - months(w.v[w.at.FORAGE]!) - ((random.a >>> 8) % spanMonths(w.v[w.at.FORSPAN]!)), (random.b >>> 0) / 4294967296 < w.v[w.at.FORWOMEN]! ? 1 : 0, STAGE.graduate)
  // Half are Danes who studied abroad, half doctors from elsewhere.
  p.origin[i] = (random.b & 1) === 0 ? w.facts.placeByPopulation(random.uniform(id, counter(S.origin, 0))) : ABROAD.elsewhere
  p.graduated[i] = month
  becomeDoctor(w, i, month)
  w.kbuPool[w.kbuPoolSize++] = i
}

/** What a cluster's ordinary posts are worth to everybody: those not set aside for tracks. */
function renew(w: World, c: number): void {
  const { input, v, at } = w
  const soft = v[at['soft.kbu'] + c]!
  const value = input.clusterUniversity[c] === 1 ? v[at.KBU02]! : 0
  appeal[c] = left[c]! - w.training.coherentOpen[c]! * (v[at['coherent.stages']]! >= 2 ? 1 : 0) > 0 ? (soft === 0 ? value : value + softLogOdds(soft)) : -Infinity
}

/** One graduate's choice. */
function choose(w: World, i: number, month: number, tracks: boolean): void {
  const { people: p, input, random, v, at, training: t } = w
  const clusters = input.clusterCount
  attachmentToClusters(w, i, month, utility)
  let alternatives = clusters
  if (tracks) {
    // Only those who are on their way to general medicine look at tracks; the accept odds act once, on the post.
    const interested = prefersGeneral(w, i, month)
    for (let c = 0; c < clusters; c++)
      utility[clusters + c] =
        interested && t.coherentOpen[c]! > 0
          ? utility[c]! + (input.clusterUniversity[c] === 1 ? v[at.KBU02]! : 0) + softLogOdds(v[at['soft.kbu'] + c]! + v[at['coherent.accept']]!) + log(t.coherentOpen[c]! / (left[c]! > 0 ? left[c]! : 1))
          : -Infinity
    alternatives = 2 * clusters
  }
  for (let c = 0; c < clusters; c++) utility[c]! += appeal[c]!
  if (t.used) tiesInKbu(w, i, utility)
  let c = chooseKeyed(random, p.id[i]!, S.kbuChoice, 0, utility, alternatives)
  if (c < 0) {
    // Only tracks are left: they become ordinary posts.
    t.coherentOpen.fill(0)
    for (let d = 0; d < clusters; d++) renew(w, d)
    attachmentToClusters(w, i, month, utility)
    for (let d = 0; d < clusters; d++) utility[d]! += appeal[d]!
    c = chooseKeyed(random, p.id[i]!, S.kbuChoice, 0, utility, clusters)
  }
  if (c >= clusters) {
    c -= clusters
    takeCoherentKbu(w, i, c)
  }
  start(w, i, c, month)
}

/** Begins KBU in a cluster. */
function start(w: World, i: number, c: number, month: number): void {
  const { people: p, input, v, at } = w
  left[c]!--
  renew(w, c)
  p.kbuCluster[i] = c
  p.place[i] = input.clusterPlace[c]!
  w.move(i, STAGE.kbu)
  const inPractice = v[at['kbu.practice-share'] + c]! * v[at['kbu.practice-months'] + c]!
  if (inPractice < 1 && ownDraw(w, i, S.kbuPractice) >= inPractice) {
    w.training.used = true
    w.training.track[i]! |= TRACK.noPractice
  } else w.juniors[input.clusterRegion[c]!]!++
  w.clusterFlows[c * CLUSTER_FLOWS.length + CLUSTER_FLOW.kbuStarts]!++
  w.flows[FLOWS.length + input.clusterRegion[c]! * REGION_FLOWS.length + 2]!++
  w.note(i, 'kbu', p.place[i]!)
  w.plan(i, PLAN.endKbu, month + 12)
}
