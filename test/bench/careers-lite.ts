/**
 * careers-lite: a tiny career model with a known answer, written on the kernel. It is not the Danish model.
 *
 * Students become basic trainees, trainees wait for introduction posts, those for training posts, and specialists choose among 98
 * municipalities and retire. Draws are U(agent, month, decision), a hash of its own that belongs to the model's definition, so every engine
 * that follows the definition prints the same checksum: 1449362747 for 45,000 agents and 3038034264 for 450,000.
 *
 * Memory, all of it allocated once per population size:
 *
 *     state[i]  u32   31    24 23    16 15     8 7      0        one word per agent: a move rewrites a byte of it
 *                     [  sex  ][ work  ][ home  ][ stage ]
 *     birth[i]  i16   month of birth, the run's first month being 1: age in month t is t - birth
 *     calendar        one bit per (month, agent), so the agents due come in ascending order without sorting
 *     record          300 rows of 8 stage counts and 98 specialist counts, Float32
 *
 * Months in stage are not stored: they decide only when an agent is next due, and the calendar knows that. An agent who waits is due every
 * month. Specialists know their month of retirement when they become specialists, because their draws are keyed by month.
 */
import { Calendar } from '../../sim/core/calendar.ts'
import { Population } from '../../sim/core/population.ts'
import { type Layout, layoutOf, Recorder } from '../../sim/core/recorder.ts'
import { defineSchedule, runMonth } from '../../sim/core/schedule.ts'

const MONTHS = 300
const PLACES = 98
const STAGES = 8
const STUDENT = 0
const BASIC = 1
const INTRO = 2
const TRAINEE = 3
const SPECIALIST = 4
const OTHER = 5
const RETIRED = 6
const LEFT = 7

const WORD = 4294967296
const columns = { state: 'u32', birth: 'i16' } as const

/** Distance kernel between municipalities on a grid 14 wide. */
const NEARNESS = new Float64Array(PLACES * PLACES)
for (let h = 0; h < PLACES; h++)
  for (let w = 0; w < PLACES; w++) {
    const dx = (h % 14) - (w % 14)
    const dy = Math.floor(h / 14) - Math.floor(w / 14)
    NEARNESS[h * PLACES + w] = 1 / (1 + 0.5 * (dx * dx + dy * dy))
  }

/** Pull of a vacancy rate of k / 20, k = -20..20, at index k + 20. */
const PULL = new Float64Array(41)
PULL[20] = 1
for (let k = 1; k <= 20; k++) PULL[20 + k] = PULL[20 + k - 1]! * 1.15
for (let k = 1; k <= 20; k++) PULL[20 - k] = 1 / PULL[20 + k]!

/** A probability as the number of hashes below it, so that drawing compares whole numbers. */
const below = (probability: number) => Math.ceil(probability * WORD)
const COMPLETES = [below(0.84), below(0.86)]
const TO_OTHER_FROM_BASIC = below(0.25)
const TO_OTHER_FROM_INTRO = below(0.04)

/** Retirement by age in months; certain from 76 years. */
const RETIRES = new Float64Array(1152)
for (let age = 660; age < RETIRES.length; age++) {
  const years = Math.floor(age / 12)
  RETIRES[age] = below(years >= 76 ? 1 : (years - 54) * (years - 54) * 0.0002)
}

function mix(h: number): number {
  h = Math.imul(h ^ (h >>> 16), 0x7feb352d)
  h = Math.imul(h ^ (h >>> 15), 0x846ca68b)
  return h ^ (h >>> 16)
}

/** The part of a draw that is the agent's own. */
function keyOf(agent: number, seed: number): number {
  return mix((Math.imul(agent, 0x9e3779b1) + seed) | 0)
}

/** The draw of a month and decision as a whole number below 2^32. */
function drawOf(key: number, month: number, decision: number): number {
  return mix(key ^ Math.imul(month * 16 + decision + 1, 0x85ebca77)) >>> 0
}

interface World {
  readonly agents: number
  seed: number
  readonly people: Population<typeof columns>
  readonly calendar: Calendar
  readonly recorder: Recorder
  readonly due: Int32Array
  readonly counts: Int32Array
  readonly specialists: Int32Array
  readonly targets: Int32Array
  /** PULL of each municipality's present vacancy. */
  readonly pull: Float64Array
  readonly cumulative: Float64Array
  /** Training posts left this month, by region, and introduction posts left. */
  readonly posts: Int32Array
  introPosts: number
}

/** How many of a yearly flow of one in `per` months have come by month t. */
const flowBy = (world: World, month: number, per: number) => Math.floor((month * world.agents) / per)
const flowIn = (world: World, month: number, per: number) => flowBy(world, month, per) - flowBy(world, month - 1, per)

const months = defineSchedule<World>([
  { name: 'open-posts', streams: [], run: openPosts },
  { name: 'careers', streams: [], run: careers },
  { name: 'admission', streams: [], run: admission },
  { name: 'record', streams: [], run: record },
])

function openPosts(world: World, month: number): void {
  world.introPosts = flowIn(world, month, 2250)
  world.posts.fill(flowIn(world, month, 15000))
}

function careers(world: World, month: number): void {
  const { people, calendar, due, counts, posts, seed } = world
  const { state, birth } = people
  const n = calendar.due(month, due)
  for (let d = 0; d < n; d++) {
    const agent = due[d]!
    const word = state[agent]!
    const stage = word & 255
    let to = stage
    let next = month + 1
    if (stage === BASIC) {
      if (world.introPosts > 0) {
        world.introPosts--
        to = INTRO
        next = month + 12
      } else if (drawOf(keyOf(agent, seed), month, 1) < TO_OTHER_FROM_BASIC) {
        to = OTHER
        next = birth[agent]! + 816
      }
    } else if (stage === INTRO) {
      const key = keyOf(agent, seed)
      const u = drawOf(key, month, 2) / WORD
      const region = u < 0.7 ? Math.floor((((word >>> 8) & 255) * 5) / PLACES) : Math.min(4, Math.floor(((u - 0.7) / 0.3) * 5))
      if (posts[region]! > 0) {
        posts[region]!--
        to = TRAINEE
        next = month + 54
      } else if (drawOf(key, month, 3) < TO_OTHER_FROM_INTRO) {
        to = OTHER
        next = birth[agent]! + 816
      }
    } else if (stage === STUDENT) {
      const completes = drawOf(keyOf(agent, seed), month, 0) < COMPLETES[word >>> 24]!
      to = completes ? BASIC : LEFT
      next = completes ? month + 12 : MONTHS + 1
    } else if (stage === TRAINEE) {
      const key = keyOf(agent, seed)
      const place = settle(world, (word >>> 8) & 255, drawOf(key, month, 4) / WORD)
      occupy(world, place, 1)
      counts[TRAINEE]!--
      counts[SPECIALIST]!++
      state[agent] = (word & 0xff00ff00) | (place << 16) | SPECIALIST
      calendar.schedule(agent, retirementOf(key, birth[agent]!, month + 1))
      continue
    } else {
      if (stage === SPECIALIST) occupy(world, (word >>> 16) & 255, -1)
      to = RETIRED
      next = MONTHS + 1
    }
    if (to !== stage) {
      counts[stage]!--
      counts[to]!++
      state[agent] = (word & 0xffffff00) | to
    }
    calendar.schedule(agent, next)
  }
}

/** Municipality by inverse distribution over nearness x pull. */
function settle(world: World, home: number, u: number): number {
  const { pull, cumulative } = world
  const row = home * PLACES
  let total = 0
  for (let w = 0; w < PLACES; w++) {
    total += NEARNESS[row + w]! * pull[w]!
    cumulative[w] = total
  }
  const goal = u * total
  let w = 0
  while (w < PLACES - 1 && cumulative[w]! <= goal) w++
  return w
}

/** One specialist more or less in a municipality, and its pull with it. */
function occupy(world: World, place: number, change: number): void {
  world.specialists[place]! += change
  refreshPull(world, place)
}

function refreshPull(world: World, place: number): void {
  const target = world.targets[place]!
  const x = Math.trunc((20 * (target - world.specialists[place]!)) / target)
  world.pull[place] = PULL[20 + Math.max(-20, Math.min(20, x))]!
}

/** First month from `from` on in which the specialist retires; past the last month if in none. */
function retirementOf(key: number, birth: number, from: number): number {
  let month = Math.max(from, birth + 660)
  while (month <= MONTHS && drawOf(key, month, 5) >= RETIRES[month - birth]!) month++
  return month
}

function admission(world: World, month: number): void {
  const { people, calendar, counts, seed } = world
  const entrants = flowIn(world, month, 360)
  for (let j = 0; j < entrants; j++) {
    const agent = people.add()
    const key = keyOf(agent, seed)
    const home = Math.floor((drawOf(key, month, 11) / WORD) * PLACES)
    const sex = drawOf(key, month, 12) / WORD < 0.6 ? 1 : 0
    people.birth[agent] = month - 228 - Math.floor((drawOf(key, month, 10) / WORD) * 48)
    people.state[agent] = (sex << 24) | (home << 16) | (home << 8) | STUDENT
    calendar.schedule(agent, month + 72)
  }
  counts[STUDENT]! += entrants
}

function record(world: World, month: number): void {
  const { recorder, counts, specialists } = world
  const { buffer } = recorder
  const row = recorder.at(recorder.layout.blocks[0]!, month)
  for (let s = 0; s < STAGES; s++) buffer[row + s] = counts[s]!
  for (let w = 0; w < PLACES; w++) buffer[row + STAGES + w] = specialists[w]!
}

const LONGEST = [72, 12, 12, 54, 240, 240]
const YOUNGEST = [228, 312, 324, 336]

function populate(world: World): void {
  const { agents, seed, people, calendar, counts, specialists } = world
  for (let i = 0; i < agents; i++) {
    const agent = people.add()
    const key = keyOf(agent, seed)
    const u = drawOf(key, 0, 8) / WORD
    const stage = u < 0.2 ? STUDENT : u < 0.23 ? BASIC : u < 0.25 ? INTRO : u < 0.28 ? TRAINEE : u < 0.36 ? SPECIALIST : OTHER
    const inStage = Math.floor((drawOf(key, 0, 9) / WORD) * LONGEST[stage]!)
    const u3 = drawOf(key, 0, 10) / WORD
    const home = Math.floor((drawOf(key, 0, 11) / WORD) * PLACES)
    const sex = drawOf(key, 0, 12) / WORD < 0.6 ? 1 : 0
    let work = home
    let age: number
    let next: number
    if (stage === OTHER) {
      age = 336 + Math.floor(480 * u3)
      next = 816 - age
    } else if (stage === SPECIALIST) {
      age = 456 + Math.floor(348 * u3)
      work = Math.floor((drawOf(key, 0, 13) / WORD) * PLACES)
      specialists[work]!++
      next = retirementOf(key, -age, 1)
    } else {
      age = YOUNGEST[stage]! + inStage + Math.floor((stage === STUDENT ? 48 : 60) * u3)
      next = LONGEST[stage]! - inStage
    }
    counts[stage]!++
    people.birth[agent] = -age
    people.state[agent] = (sex << 24) | (work << 16) | (home << 8) | stage
    calendar.schedule(agent, next)
  }
}

const worlds = new Map<number, World>()

function worldOf(agents: number): World {
  const known = worlds.get(agents)
  if (known) return known
  const capacity = agents + Math.floor((MONTHS * agents) / 360)
  const layout: Layout = layoutOf([{ indicator: 'careers', component: 'counts', level: 'nation', cells: STAGES + PLACES, cadence: 'month' }], 1, MONTHS)
  const targets = Int32Array.from({ length: PLACES }, (_, w) => Math.max(1, Math.floor(((12 + ((37 * w) % 50)) * agents) / 45000)))
  const world: World = {
    agents,
    seed: 0,
    people: new Population(columns, Math.max(1, capacity)),
    calendar: new Calendar(1, MONTHS, Math.max(1, capacity)),
    recorder: new Recorder(layout),
    due: new Int32Array(Math.max(1, capacity)),
    counts: new Int32Array(STAGES),
    specialists: new Int32Array(PLACES),
    targets,
    pull: new Float64Array(PLACES),
    cumulative: new Float64Array(PLACES),
    posts: new Int32Array(5),
    introPosts: 0,
  }
  worlds.set(agents, world)
  return world
}

/**
 * Runs the model once.
 * @param agents initial agents, at least 0
 * @returns the checksum of all monthly rows (FNV-1a over 32-bit words) and the final count of each stage
 */
export function runCareersLite(agents: number, seed = 12345): { checksum: number; counts: number[] } {
  const world = worldOf(agents)
  world.seed = seed
  world.people.reset()
  world.calendar.reset()
  world.recorder.begin()
  world.counts.fill(0)
  world.specialists.fill(0)
  populate(world)
  for (let w = 0; w < PLACES; w++) refreshPull(world, w)
  for (let month = 1; month <= MONTHS; month++) runMonth(months, world, month)
  const rows = world.recorder.take()
  let hash = 2166136261
  for (let i = 0; i < rows.length; i++) hash = Math.imul(hash ^ rows[i]!, 16777619)
  return { checksum: hash >>> 0, counts: Array.from(world.counts) }
}
