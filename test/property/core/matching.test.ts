import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { deferredAcceptance, keyedRank, lotOf, type Market, serialDictatorship } from '../../../sim/core/matching.ts'
import { Random } from '../../../sim/core/random.ts'

/** A market of up to 30 applicants and 12 posts, with short lists, few scores (so that the lot matters) and some closed posts. */
const markets = fc
  .record({ applicants: fc.integer({ min: 1, max: 30 }), posts: fc.integer({ min: 1, max: 12 }), seed: fc.nat(), common: fc.boolean() })
  .map(({ applicants, posts, seed, common }) => {
    const random = new Random(seed, 1)
    const starts = new Int32Array(applicants + 1)
    const choices: number[] = []
    const scores: number[] = []
    const order = new Int32Array(posts)
    for (let a = 0; a < applicants; a++) {
      keyedRank(random, Array.from({ length: posts }, (_, p) => p), 1, a, order)
      const length = Math.floor(random.uniform(a, 2) * (posts + 1))
      for (let i = 0; i < length; i++) {
        choices.push(order[i]!)
        scores.push(Math.floor(4 * random.uniform(a, common ? 3 : 1000 + order[i]!)))
      }
      starts[a + 1] = choices.length
    }
    const lots = new Int32Array(applicants)
    keyedRank(random, Array.from({ length: applicants }, (_, a) => a), 4, 0, lots)
    const capacities = Int32Array.from({ length: posts }, (_, p) => Math.floor(4 * random.uniform(p, 5)))
    return { starts, choices: Int32Array.from(choices), scores: Float64Array.from(scores), capacities, lot: lotOf(lots), lots, common }
  })

/** Entry of an applicant's list for a post. */
const entryOf = ({ starts, choices }: Market, applicant: number, post: number) => {
  for (let e = starts[applicant]!; e < starts[applicant + 1]!; e++) if (choices[e] === post) return e
  return -1
}

function blockingPairs(market: Market, match: Int32Array): string[] {
  const { starts, choices, scores, capacities, lot } = market
  const held = (post: number) => Array.from(match.keys()).filter((a) => match[a] === post)
  const pairs: string[] = []
  for (let a = 0; a < match.length; a++)
    for (let e = starts[a]!; e < starts[a + 1]!; e++) {
      const post = choices[e]!
      if (post === match[a]) break
      const holders = held(post)
      const worse = holders.some((b) => {
        const theirs = scores[entryOf(market, b, post)]!
        return theirs < scores[e]! || (theirs === scores[e] && lot[b]! > lot[a]!)
      })
      if (holders.length < capacities[post]! || worse) pairs.push(`${a} and ${post}`)
    }
  return pairs
}

const filled = (match: Int32Array, posts: number) => {
  const counts = new Int32Array(posts)
  for (const post of match) if (post >= 0) counts[post]!++
  return Array.from(counts)
}

describe('deferred acceptance', () => {
  it('leaves no applicant and post who would both rather have each other, whoever proposes', () => {
    fc.assert(
      fc.property(markets, (market) => {
        expect(blockingPairs(market, deferredAcceptance(market))).toEqual([])
        expect(blockingPairs(market, deferredAcceptance(market, 'posts'))).toEqual([])
      }),
      { numRuns: 500 },
    )
  })

  it('gives a post only to those who wish for it, and no more than it has places', () => {
    fc.assert(
      fc.property(markets, (market) => {
        for (const proposers of ['applicants', 'posts'] as const) {
          const match = deferredAcceptance(market, proposers)
          match.forEach((post, a) => expect(post === -1 || entryOf(market, a, post) >= 0).toBe(true))
          filled(match, market.capacities.length).forEach((count, post) => expect(count).toBeLessThanOrEqual(market.capacities[post]!))
        }
      }),
    )
  })

  it('leaves the same applicants without and the same places empty, whoever proposes', () => {
    fc.assert(
      fc.property(markets, (market) => {
        const [ours, theirs] = [deferredAcceptance(market), deferredAcceptance(market, 'posts')]
        const without = (match: Int32Array) => Array.from(match.keys()).filter((a) => match[a] === -1)
        expect(without(theirs)).toEqual(without(ours))
        expect(filled(theirs, market.capacities.length)).toEqual(filled(ours, market.capacities.length))
      }),
      { numRuns: 500 },
    )
  })

  it('serves every applicant at least as well when applicants propose', () => {
    fc.assert(
      fc.property(markets, (market) => {
        const [ours, theirs] = [deferredAcceptance(market), deferredAcceptance(market, 'posts')]
        ours.forEach((post, a) => post === -1 || expect(entryOf(market, a, post)).toBeLessThanOrEqual(entryOf(market, a, theirs[a]!)))
      }),
    )
  })

  it('equals serial choice by score and lot when all posts agree on the applicants', () => {
    fc.assert(
      fc.property(markets, (market) => {
        fc.pre(market.common)
        const { starts, scores, lot, choices, capacities } = market
        const score = (a: number) => scores[starts[a]!] ?? 0
        const order = Int32Array.from(lot.keys()).sort((a, b) => (starts[b + 1]! > starts[b]! ? score(b) : -1) - (starts[a + 1]! > starts[a]! ? score(a) : -1) || lot[a]! - lot[b]!)
        expect(deferredAcceptance(market)).toEqual(serialDictatorship(order, starts, choices, capacities))
        expect(deferredAcceptance(market, 'posts')).toEqual(deferredAcceptance(market))
      }),
    )
  })

  it('does not depend on how applicants are numbered', () => {
    fc.assert(
      fc.property(markets, (market) => {
        const n = market.lot.length
        const reversed = Array.from({ length: n }, (_, i) => n - 1 - i)
        const lists = reversed.map((a) => [market.starts[a]!, market.starts[a + 1]!] as const)
        const starts = Int32Array.from([0, ...lists.map(([from, to]) => to - from)])
        for (let a = 0; a < n; a++) starts[a + 1]! += starts[a]!
        const renumbered: Market = {
          starts,
          choices: Int32Array.from(lists.flatMap(([from, to]) => Array.from(market.choices.subarray(from, to)))),
          scores: Float64Array.from(lists.flatMap(([from, to]) => Array.from(market.scores.subarray(from, to)))),
          capacities: market.capacities,
          lot: Int32Array.from(reversed, (a) => market.lot[a]!),
        }
        for (const proposers of ['applicants', 'posts'] as const) expect(deferredAcceptance(renumbered, proposers)).toEqual(deferredAcceptance(market, proposers).toReversed())
      }),
    )
  })
})
