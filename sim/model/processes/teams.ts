/**
 * Teams: friends who take posts outside the larger cities together, all or none.
 *
 *     who       people of one study site (KBU) or one region (introduction posts), in groups by lot
 *     choice    the team chooses as one, by its members' mean utility and one noise: a cluster open for teams with room for all of them,
 *               at ln(choice_or) and ln(housing_or) while there are dwellings; if it likes a city better it is no team
 *     turn      best, mean or worst of the members' numbers in the lottery
 */
import { chooseKeyed } from '../../core/choice.ts'
import { softLogOdds } from '../levers/soft.ts'
import { S } from '../streams.ts'
import type { World } from '../world.ts'
import { attachmentToClusters } from './attachment.ts'
import { rankRows } from './rank.ts'

const mean = new Float64Array(64)
const own = new Float64Array(64)
const shuffled = new Int32Array(8192)
const group = new Int32Array(8192)

/** Teams of one occasion: members as rows of people, `size` to a team, and each team's turn. */
export class Teams {
  count = 0
  size = 0
  readonly member = new Int32Array(8192)
  readonly turn = new Float64Array(2048)
  /** Teams by turn, the first first. */
  readonly order = new Int32Array(2048)
  /** Team + 1 by place in the order of the lottery; 0 is none. */
  readonly teamAt = new Int32Array(8192)
}

/** Groups people by lot inside groups of friends. `ranked` is the order of the lottery; `friends` says which group somebody belongs to, -1 none. */
export function formTeams(w: World, ranked: Int32Array, n: number, episode: number, friends: (i: number) => number, teams: Teams): void {
  const { v, at } = w
  const size = Math.max(2, Math.round(v[at['team.size']]!))
  const rule = v[at['team.number']]!
  teams.size = size
  teams.count = 0
  teams.teamAt.fill(0, 0, n)
  rankRows(w, ranked, n, S.teams, episode, shuffled)
  if (placeOf.length < w.people.capacity) placeOf = new Int32Array(w.people.capacity)
  for (let r = 0; r < n; r++) placeOf[ranked[r]!] = r
  let groups = 0
  for (let k = 0; k < n; k++) {
    group[k] = friends(shuffled[k]!)
    if (group[k]! >= groups) groups = group[k]! + 1
  }
  for (let g = 0; g < groups; g++) {
    let members = 0
    for (let k = 0; k < n; k++) {
      if (group[k] !== g) continue
      teams.member[teams.count * size + members++] = shuffled[k]!
      if (members < size) continue
      let best = n
      let worst = 0
      let sum = 0
      for (let j = 0; j < size; j++) {
        const place = placeOf[teams.member[teams.count * size + j]!]!
        teams.teamAt[place] = teams.count + 1
        sum += place
        if (place < best) best = place
        if (place > worst) worst = place
      }
      teams.turn[teams.count++] = rule === 0 ? best : rule === 2 ? worst : sum / size
      members = 0
    }
  }
}

let placeOf = new Int32Array(0)

/** Place of a person in the order that teams were last formed from. */
export function placeInLottery(i: number): number {
  return placeOf[i]!
}

/** Keeps the first `most` teams by turn that want to be one; the others are ordinary applicants. `count` and `order` are of those kept. */
export function keepTeams(teams: Teams, most: number, wants: (team: number) => boolean): void {
  const all = teams.count
  const byTurn = Array.from({ length: all }, (_, team) => team).sort((a, b) => teams.turn[a]! - teams.turn[b]! || a - b)
  const kept = new Set<number>()
  for (const team of byTurn) if (kept.size < most && wants(team)) kept.add(team)
  teams.count = 0
  for (const team of byTurn) {
    if (kept.has(team)) teams.order[teams.count++] = team
    else for (let j = 0; j < teams.size; j++) teams.teamAt[placeOf[teams.member[team * teams.size + j]!]!] = 0
  }
}

/**
 * The cluster where a team goes, or -1 when it is no team after all.
 * @param appeal what clusters are worth to everybody, -Infinity where there is nothing left
 * @param room places left, by cluster
 * @param soft first cell of the choice's soft log-odds
 */
export function teamChoice(w: World, teams: Teams, team: number, month: number, appeal: Float64Array, room: ArrayLike<number>, soft: number): number {
  const { v, at, input, people: p, random } = w
  const n = input.clusterCount
  const { size, member } = teams
  mean.fill(0, 0, n)
  for (let j = 0; j < size; j++) {
    attachmentToClusters(w, member[team * size + j]!, month, own)
    for (let c = 0; c < n; c++) mean[c]! += own[c]! / size
  }
  const housed = w.training.dwellings + size <= v[at['team.units']]!
  const extra = v[at['team.choice']]! + (housed ? v[at['team.housing']]! : 0)
  for (let c = 0; c < n; c++) {
    mean[c]! += appeal[c]!
    if (v[at['team.open'] + c]! < 0.5) continue
    if (room[c]! < size) mean[c] = -Infinity
    else mean[c]! += softLogOdds(v[soft + c]! + extra) - softLogOdds(v[soft + c]!)
  }
  const c = chooseKeyed(random, p.id[member[team * size]!]!, S.teams, 0x1000 + (month & 0xfff), mean, n)
  return c >= 0 && v[at['team.open'] + c]! >= 0.5 ? c : -1
}

/** A team has gone to a cluster: its members are tied to it and to each other, and live together while there are dwellings. */
export function joinTeam(w: World, teams: Teams, team: number, cluster: number): void {
  const { v, at } = w
  const { size, member } = teams
  const housed = w.training.dwellings + size <= v[at['team.units']]!
  if (housed) w.training.dwellings += size
  const odds = v[at['team.stay']]! + (housed ? v[at['team.housing']]! : 0)
  for (let j = 0; j < size; j++) {
    w.training.bind(member[team * size + j]!, cluster, odds)
    w.note(member[team * size + j]!, 'team', w.input.clusterPlace[cluster]!)
  }
}
