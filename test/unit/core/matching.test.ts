import { describe, expect, it } from 'vitest'
import { deferredAcceptance, keyedRank, lotOf, serialDictatorship } from '../../../sim/core/matching.ts'
import { Random } from '../../../sim/core/random.ts'

describe('deferred acceptance', () => {
  // Two applicants and two posts that want each other crosswise: both matchings are stable.
  const crossed = {
    starts: Int32Array.of(0, 2, 4),
    choices: Int32Array.of(0, 1, 1, 0),
    scores: Float64Array.of(1, 2, 1, 2),
    capacities: Int32Array.of(1, 1),
    lot: Int32Array.of(0, 1),
  }

  it('gives whoever proposes their best stable matching', () => {
    expect(Array.from(deferredAcceptance(crossed))).toEqual([0, 1])
    expect(Array.from(deferredAcceptance(crossed, 'posts'))).toEqual([1, 0])
  })

  it('lets a better applicant displace a worse one, who goes on to the next wish', () => {
    const market = { starts: Int32Array.of(0, 2, 3), choices: Int32Array.of(0, 1, 0), scores: Float64Array.of(1, 1, 2), capacities: Int32Array.of(1, 1), lot: Int32Array.of(0, 1) }
    expect(Array.from(deferredAcceptance(market))).toEqual([1, 0])
    expect(Array.from(deferredAcceptance(market, 'posts'))).toEqual([1, 0])
  })

  it('settles equal scores by lot', () => {
    const market = { starts: Int32Array.of(0, 1, 2), choices: Int32Array.of(0, 0), scores: new Float64Array(2), capacities: Int32Array.of(1), lot: Int32Array.of(1, 0) }
    expect(Array.from(deferredAcceptance(market))).toEqual([-1, 0])
  })

  it('leaves closed posts empty and those without wishes alone', () => {
    const market = { starts: Int32Array.of(0, 1, 1), choices: Int32Array.of(0), scores: new Float64Array(1), capacities: Int32Array.of(0), lot: Int32Array.of(0, 1) }
    for (const proposers of ['applicants', 'posts'] as const) expect(Array.from(deferredAcceptance(market, proposers))).toEqual([-1, -1])
  })
})

describe('serial choice', () => {
  it('lets each take the best that is left', () => {
    expect(Array.from(serialDictatorship(Int32Array.of(1, 0), Int32Array.of(0, 2, 4), Int32Array.of(0, 1, 0, 1), Int32Array.of(1, 1)))).toEqual([1, 0])
  })
})

describe('ranking by lot', () => {
  const random = new Random(3, 4)

  it('ranks the same people alike, whoever else takes part and in whatever order they come', () => {
    const ids = Array.from({ length: 500 }, (_, i) => i * 7919)
    const order = (list: number[]) => {
      const out = new Int32Array(list.length)
      keyedRank(random, list, 1, 2, out)
      return Array.from(out, (i) => list[i]!)
    }
    const all = order(ids)
    expect(order(ids.toReversed())).toEqual(all)
    const some = ids.filter((id) => id % 3 !== 0)
    expect(order(some)).toEqual(all.filter((id) => id % 3 !== 0))
  })

  it('ranks anew on another occasion', () => {
    const ids = [1, 2, 3, 4, 5, 6, 7, 8, 9]
    const [first, second] = [new Int32Array(9), new Int32Array(9)]
    keyedRank(random, ids, 1, 2, first)
    keyedRank(random, ids, 1, 3, second)
    expect(first).not.toEqual(second)
  })

  it('orders equal draws by id', () => {
    class Constant extends Random {
      override draw(person: number): void {
        this.words[0] = person === 50 ? 1 : 7
      }
    }
    const out = new Int32Array(5)
    keyedRank(new Constant(1, 2), [30, 10, 50, 40, 20], 1, 2, out)
    expect(Array.from(out)).toEqual([2, 1, 4, 0, 3])
  })

  it('makes everybody first equally often', () => {
    const wins = new Int32Array(5)
    const out = new Int32Array(5)
    for (let episode = 0; episode < 20_000; episode++) {
      keyedRank(random, [1, 2, 3, 4, 5], 1, episode, out)
      wins[out[0]!]!++
    }
    for (const count of wins) expect(Math.abs(count - 4000)).toBeLessThan(4 * Math.sqrt(3200))
  })

  it('has an inverse', () => {
    expect(Array.from(lotOf(Int32Array.of(2, 0, 1)))).toEqual([1, 2, 0])
  })
})
