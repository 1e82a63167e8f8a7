/**
 * Who gets which post: deferred acceptance (Gale and Shapley 1962), serial choice, and ranking by lot.
 *
 * Everything is flat: an applicant's list is a run of entries, an entry is one wish, and a post's view of it is a score.
 *
 *     starts   [0,     3,   5, ...]                     applicant a's wishes are entries starts[a] .. starts[a + 1] - 1, best first
 *     choices  [7, 2, 9, 2, 4, ...]                     the post wished for
 *     scores   [1, 0, 1, 3, 0, ...]                     what that post thinks of the applicant, higher is better
 *
 * Only wishes can be fulfilled: an applicant who does not list a post prefers nothing to it.
 */
import { counter, type Random } from './random.ts'

/** Who wishes for what, and what the posts think of it. */
export interface Market {
  /** First entry of each applicant's list; one longer than there are applicants. */
  readonly starts: Int32Array
  readonly choices: Int32Array
  readonly scores: Float64Array
  /** Places of each post. */
  readonly capacities: Int32Array
  /** Each applicant's number by lot, all different: among equal scores the lower comes first. See `keyedRank` and `lotOf`. */
  readonly lot: Int32Array
}

/**
 * The stable matching by deferred acceptance.
 *
 * No applicant and post would both rather have each other. When applicants propose it is the best stable matching for every one of them, when
 * posts propose the worst; who is left without, and how many places of each post stay empty, is the same (Roth 1986).
 *
 * @returns the post of each applicant, -1 for none
 */
export function deferredAcceptance(market: Market, proposers: 'applicants' | 'posts' = 'applicants'): Int32Array {
  return proposers === 'applicants' ? applicantsPropose(market) : postsPropose(market)
}

/** Which applicant wrote each entry. */
function writersOf({ starts, choices }: Market): Int32Array {
  const writers = new Int32Array(choices.length)
  for (let a = 0; a + 1 < starts.length; a++) writers.fill(a, starts[a]!, starts[a + 1]!)
  return writers
}

/** First place of each post when all places are laid in a row. */
function roomsOf(capacities: Int32Array): Int32Array {
  const rooms = new Int32Array(capacities.length + 1)
  for (let p = 0; p < capacities.length; p++) rooms[p + 1] = rooms[p]! + Math.max(0, capacities[p]!)
  return rooms
}

function applicantsPropose(market: Market): Int32Array {
  const { starts, choices, scores, capacities, lot } = market
  const writers = writersOf(market)
  const rooms = roomsOf(capacities)
  const held = new Int32Array(capacities.length)
  // Per post a heap of the entries it holds, the one it likes least on top.
  const heap = new Int32Array(rooms[capacities.length]!)
  const worse = (e: number, f: number) => scores[e]! < scores[f]! || (scores[e] === scores[f] && lot[writers[e]!]! > lot[writers[f]!]!)

  const n = starts.length - 1
  const next = starts.slice(0, n)
  const match = new Int32Array(n).fill(-1)
  for (let first = 0; first < n; first++) {
    // Whoever is turned away proposes at once to their next wish, until someone stays without turning anybody away.
    let applicant = first
    while (next[applicant]! < starts[applicant + 1]!) {
      const entry = next[applicant]!
      next[applicant] = entry + 1
      const post = choices[entry]!
      const base = rooms[post]!
      const room = rooms[post + 1]! - base
      if (room === 0) continue
      if (held[post]! < room) {
        let i = held[post]!
        held[post] = i + 1
        while (i > 0) {
          const parent = (i - 1) >> 1
          if (!worse(entry, heap[base + parent]!)) break
          heap[base + i] = heap[base + parent]!
          i = parent
        }
        heap[base + i] = entry
        match[applicant] = post
        break
      }
      const least = heap[base]!
      if (!worse(least, entry)) continue
      let i = 0
      for (;;) {
        let child = 2 * i + 1
        if (child >= room) break
        if (child + 1 < room && worse(heap[base + child + 1]!, heap[base + child]!)) child++
        if (!worse(heap[base + child]!, entry)) break
        heap[base + i] = heap[base + child]!
        i = child
      }
      heap[base + i] = entry
      match[applicant] = post
      applicant = writers[least]!
      match[applicant] = -1
    }
  }
  return match
}

function postsPropose(market: Market): Int32Array {
  const { starts, choices, scores, capacities, lot } = market
  const writers = writersOf(market)
  const posts = capacities.length
  const better = (e: number, f: number) => scores[f]! - scores[e]! || lot[writers[e]!]! - lot[writers[f]!]! || e - f
  // Per post the entries that wish for it, in its own order.
  const lists = new Int32Array(posts + 1)
  for (let e = 0; e < choices.length; e++) lists[choices[e]! + 1]!++
  for (let p = 0; p < posts; p++) lists[p + 1]! += lists[p]!
  const entries = new Int32Array(choices.length)
  const fill = lists.slice(0, posts)
  for (let e = 0; e < choices.length; e++) entries[fill[choices[e]!]!++] = e
  for (let p = 0; p < posts; p++) entries.subarray(lists[p]!, lists[p + 1]!).sort(better)

  const next = lists.slice(0, posts)
  const free = capacities.slice()
  const accepted = new Int32Array(starts.length - 1).fill(-1)
  const waiting: number[] = []
  for (let p = 0; p < posts; p++) waiting.push(p)
  while (waiting.length > 0) {
    const post = waiting.pop()!
    while (free[post]! > 0 && next[post]! < lists[post + 1]!) {
      const entry = entries[next[post]!]!
      next[post]!++
      const applicant = writers[entry]!
      const current = accepted[applicant]!
      // Entries are numbered in the applicant's order of preference.
      if (current >= 0 && current <= entry) continue
      accepted[applicant] = entry
      free[post]!--
      if (current >= 0) {
        const left = choices[current]!
        free[left]!++
        if (left !== post) waiting.push(left)
      }
    }
  }
  return accepted.map((entry) => (entry < 0 ? -1 : choices[entry]!))
}

/**
 * Applicants choose one after another among what is left.
 * @param order applicants, the first to choose first
 * @returns the post of each applicant, -1 for none
 */
export function serialDictatorship(order: Int32Array, starts: Int32Array, choices: Int32Array, capacities: Int32Array): Int32Array {
  const left = capacities.slice()
  const match = new Int32Array(starts.length - 1).fill(-1)
  for (let i = 0; i < order.length; i++) {
    const applicant = order[i]!
    for (let e = starts[applicant]!; e < starts[applicant + 1]!; e++) {
      const post = choices[e]!
      if (left[post]! > 0) {
        left[post]!--
        match[applicant] = post
        break
      }
    }
  }
  return match
}

let drawn = new Uint32Array(1024)
let bucketOf = new Uint16Array(1024)
/** Most buckets; more people than this share some. */
const BUCKETS = 4096
const ends = new Int32Array(BUCKETS + 1)

/**
 * Ranks people by lot: each draws one number under their own key, and the lowest comes first. Who else takes part, and in which order they
 * are given, changes nobody's draw; equal draws (one pair in 4 billion) are ordered by id.
 *
 * Draws are evenly spread, so sorting is laying them into about as many buckets as there are people and setting the one or two in each in order.
 *
 * @param out receives places in `ids`, the first in rank first
 * @returns how many were ranked
 */
export function keyedRank(random: Random, ids: ArrayLike<number>, stream: number, episode: number, out: Int32Array, n = ids.length): number {
  if (n > 0x100000) throw new Error(`keyed rank: expected at most 1048576 people, got ${n}. Rank them in groups.`)
  if (drawn.length < n) drawn = new Uint32Array(2 * n)
  const event = counter(stream, episode)
  for (let i = 0; i < n; i++) {
    random.draw(ids[i]!, event)
    drawn[i] = random.a
  }
  sortByDraw(drawn, ids, n, out)
  return n
}

/**
 * Places 0 .. n - 1 in ascending order of evenly spread 32-bit draws, ties by id. One pass to count, one to lay out, one to set neighbours right.
 */
export function sortByDraw(draws: Uint32Array, ids: ArrayLike<number>, n: number, out: Int32Array): void {
  if (bucketOf.length < n) bucketOf = new Uint16Array(2 * n)
  let bits = 0
  while (bits < 12 && 1 << bits < n) bits++
  const shift = 32 - bits
  const buckets = 1 << bits
  if (buckets > 1) {
    ends.fill(0, 0, buckets)
    for (let i = 0; i < n; i++) ends[(bucketOf[i] = draws[i]! >>> shift)]!++
    for (let b = 1; b < buckets; b++) ends[b]! += ends[b - 1]!
    for (let i = n - 1; i >= 0; i--) out[--ends[bucketOf[i]!]!] = i
  } else for (let i = 0; i < n; i++) out[i] = i
  for (let k = 1; k < n; k++) {
    const i = out[k]!
    const draw = draws[i]!
    let j = k
    for (; j > 0; j--) {
      const before = out[j - 1]!
      const other = draws[before]!
      if (other < draw || (other === draw && ids[before]! < ids[i]!)) break
      out[j] = before
    }
    out[j] = i
  }
}

/** Each one's number in an order: the inverse of what `keyedRank` gives. */
export function lotOf(order: Int32Array, n = order.length): Int32Array {
  const lot = new Int32Array(n)
  for (let i = 0; i < n; i++) lot[order[i]!] = i
  return lot
}
