/**
 * From student to doctor: graduation, migration (D3) and the KBU lottery (D4), March and September.
 *
 * Migration: half of graduates from Sweden and Norway leave at once, and EMIGRAD of the others; of those authorised here, EMI01-EMI03 have gone after three
 * years; afterwards everybody has the hazard EMI04, and those abroad return with hazard EMI05.
 */
import { hazardOfProbability } from '../../core/arithmetic.ts'
import { chooseKeyed } from '../../core/choice.ts'
import { monthOfPiecewise } from '../../core/hazards.ts'
import { counter, identity } from '../../core/random.ts'
import { ENTRY, S } from '../streams.ts'
import { STAGE } from '../stages/index.ts'
import { ABROAD, FLOW, FLOWS, NEVER, PLAN, REGION_FLOWS, type World } from '../world.ts'
import { attachmentToClusters, drawRho } from './attachment.ts'
import { rankRows } from './rank.ts'
import { shareOut } from './share-out.ts'

const hazards = new Float64Array(2)
const starts = new Int32Array(2)

/** Draws the month in which a person would leave the country, from authorisation on. */
export function drawEmigration(w: World, i: number, from: number, episode: number): void {
  const { people: p, random } = w
  const origin = p.origin[i]!
  const gone = origin === ABROAD.sweden ? w.v[w.at.EMI01]! : origin === ABROAD.norway ? w.v[w.at.EMI02]! : origin === ABROAD.elsewhere ? w.v[w.at.EMI03]! : 0
  hazards[0] = gone > 0 && episode === 0 ? hazardOfProbability(gone) / 3 : w.v[w.at.EMI04]!
  hazards[1] = w.v[w.at.EMI04]!
  starts[0] = from
  starts[1] = from + 36
  const month = monthOfPiecewise(random.exponential(p.id[i]!, counter(S.emigration, episode)), hazards, starts)
  p.emigrates[i] = month < 0 || month >= NEVER ? NEVER : month
}

/** A student has finished: becomes a graduate who waits for the next lottery, or leaves with the degree. */
export function graduate(w: World, i: number, month: number): void {
  const { people: p, random } = w
  w.flows[FLOW.graduated]!++
  w.students[p.site[i]!]!--
  p.graduated[i] = month
  const origin = p.origin[i]!
  const leaves = origin === ABROAD.sweden || origin === ABROAD.norway ? w.input.foreignLeaving : w.v[w.at.EMIGRAD]!
  if (random.uniform(p.id[i]!, counter(S.foreign, 0)) < leaves) {
    goAbroad(w, i)
    return
  }
  becomeDoctor(w, i, month)
  w.move(i, STAGE.graduate)
  w.note(i, 'graduated', w.input.sitePlace[p.site[i]!] ?? 255)
  w.kbuPool[w.kbuPoolSize++] = i
}

/** Attributes a person needs from the day they are a doctor. */
export function becomeDoctor(w: World, i: number, month: number): void {
  drawRho(w, i)
  drawEmigration(w, i, month + 12, 0)
}

/** Leaves the country for good or until they return. */
export function goAbroad(w: World, i: number): void {
  const { people: p, random } = w
  w.flows[FLOW.emigrated]!++
  w.note(i, 'emigrated')
  w.move(i, STAGE.abroad)
  p.emigrates[i] = NEVER
  const origin = p.origin[i]!
  if (origin >= w.places) return
  const years = random.exponential(p.id[i]!, counter(S.emigration, 64 + p.episode[i]!)) / w.v[w.at.EMI05]!
  p.episode[i]!++
  const month = w.month + 1 + Math.floor(years * 12)
  if (month < NEVER) {
    p.plan[i] = PLAN.comeBack
    w.calendar.schedule(i, month)
  }
}

const utility = new Float64Array(64)
const allowed = new Uint8Array(64)
const left = new Int32Array(64)
const ranked = new Int32Array(8192)

/**
 * KBU by lottery (D4): in keyed random order each graduate takes the post they like best of those left.
 *
 *     U(i,c) = KBU02 [university city] + A(i,c) + e(i,c)
 *
 * Where the number of posts is known it is kept: doctors educated abroad fill what graduates leave, and graduates wait where posts are short.
 */
export function drawKbuPosts(w: World, month: number): void {
  const { people: p, input, random, v, at } = w
  const year = Math.floor(month / 12)
  const known = w.facts.kbuStarters(year)
  const posts = known > 0 ? Math.round(known / 2) : w.kbuPoolSize
  while (w.kbuPoolSize < posts) {
    const slot = w.kbuPoolSize
    const id = identity(ENTRY.foreignGraduate, year - 1960, (month % 12) * 4096 + slot)
    random.draw(id, counter(S.immigrant, 0))
    const i = w.enter(id, month - 27 * 12 - ((random.a >>> 8) % 60), (random.b >>> 0) / 4294967296 < 0.55 ? 1 : 0, STAGE.graduate)
    // Half are Danes who studied abroad, half doctors from elsewhere.
    p.origin[i] = (random.b & 1) === 0 ? w.facts.placeByPopulation(random.uniform(id, counter(S.origin, 0))) : ABROAD.elsewhere
    p.graduated[i] = month
    becomeDoctor(w, i, month)
    w.kbuPool[w.kbuPoolSize++] = i
  }
  const clusters = input.clusterCount
  shareOut(posts, w.facts.kbuClusterShare(year), clusters, left)
  for (let c = 0; c < clusters; c++) allowed[c] = left[c]! > 0 ? 1 : 0
  const n = w.kbuPoolSize
  rankRows(w, w.kbuPool, n, S.lottery, month & 0xffff, ranked)
  const university = v[at.KBU02]!
  let taken = 0
  for (let r = 0; r < n && taken < posts; r++) {
    const i = ranked[r]!
    attachmentToClusters(w, i, month, utility)
    for (let c = 0; c < clusters; c++) if (input.clusterUniversity[c] === 1) utility[c]! += university
    const c = chooseKeyed(random, p.id[i]!, S.kbuChoice, 0, utility, clusters, allowed)
    if (--left[c]! === 0) allowed[c] = 0
    taken++
    p.kbuCluster[i] = c
    p.place[i] = input.clusterPlace[c]!
    w.move(i, STAGE.kbu)
    w.juniors[input.clusterRegion[c]!]!++
    w.flows[FLOWS.length + input.clusterRegion[c]! * REGION_FLOWS.length + 2]!++
    w.note(i, 'kbu', p.place[i]!)
    w.plan(i, PLAN.endKbu, month + 12)
  }
  w.flows[FLOW.kbuStarts]! += taken
  // Who was not reached waits for the next round.
  let waiting = 0
  for (let r = taken; r < n; r++) w.kbuPool[waiting++] = ranked[r]!
  w.kbuPoolSize = waiting
}
