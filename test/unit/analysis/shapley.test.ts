import { describe, expect, test } from 'vitest'
import { attributeFigure } from '../../../sim/analysis/attribution/attribute.ts'
import { allCoalitions, coalitionOf, exactShapley, marginals, neededCoalitions, orderPairs, pairInteraction } from '../../../sim/analysis/attribution/shapley.ts'
import type { Coalition, Worth } from '../../../sim/analysis/attribution/shapley.ts'
import { permutation, uniforms } from '../../../sim/analysis/calibration/design.ts'

const membersOf = (coalition: Coalition) => [...coalition].flatMap((bit, i) => (bit === '1' ? [i] : []))
const one = (worth: (members: readonly number[]) => number): Worth => (coalition) => [worth(membersOf(coalition))]
const values = (players: number, worth: Worth) => exactShapley(players, worth).map((value) => value[0]!)

describe('published answers', () => {
  test('gloves: one left and two right gloves are worth a pair (Shapley and Shubik 1969: 2/3, 1/6, 1/6)', () => {
    const found = values(3, one((members) => (members.includes(0) && (members.includes(1) || members.includes(2)) ? 1 : 0)))
    for (const [i, expected] of [2 / 3, 1 / 6, 1 / 6].entries()) expect(found[i]).toBeCloseTo(expected, 12)
  })

  test('an airport: a runway costs what its largest aeroplane needs (Littlechild and Owen 1973)', () => {
    const needs = [8, 11, 13, 18]
    const found = values(4, one((members) => Math.max(0, ...members.map((i) => needs[i]!))))
    // Each stretch of runway is paid for alike by all who need it.
    for (const [i, expected] of [2, 3, 4, 9].entries()) expect(found[i]).toBeCloseTo(expected, 12)
  })

  test('a council of the United Nations type: votes of 5, 3, 2 with a majority of 6 give 2/3, 1/6, 1/6', () => {
    const votes = [5, 3, 2]
    const found = values(3, one((members) => (members.reduce((sum, i) => sum + votes[i]!, 0) >= 6 ? 1 : 0)))
    for (const [i, expected] of [2 / 3, 1 / 6, 1 / 6].entries()) expect(found[i]).toBeCloseTo(expected, 12)
  })

  test('two of three who can only win together interact by the whole win, and neither with the third', () => {
    const worth = one((members) => (members.includes(0) && members.includes(1) ? 6 : 0))
    expect(pairInteraction(3, worth, 0, 1)[0]).toBeCloseTo(6, 12)
    expect(pairInteraction(3, worth, 0, 2)[0]).toBeCloseTo(0, 12)
  })
})

/** A game of some players over replicates, any worth for any coalition. */
function anyGame(players: number, replicates: number, seed: string): Worth {
  const next = uniforms(seed)
  const known = new Map(allCoalitions(players).map((coalition) => [coalition, Float64Array.from({ length: replicates }, () => 1000 * next())]))
  return (coalition) => known.get(coalition)!
}

describe('axioms, in every replicate of any game', () => {
  const players = 6
  const worth = anyGame(players, 5, 'axioms')

  test('efficiency: values sum to the worth of all less that of none', () => {
    const found = exactShapley(players, worth)
    for (let r = 0; r < 5; r++) expect(found.reduce((sum, value) => sum + value[r]!, 0)).toBeCloseTo(worth('111111')[r]! - worth('000000')[r]!, 8)
  })

  test('dummy: who adds the same to every coalition gets just that', () => {
    const withDummy: Worth = (coalition) => Float64Array.from(worth(`${coalition.slice(0, 2)}0${coalition.slice(3)}`), (value, r) => value + (coalition[2] === '1' ? r : 0))
    expect(Array.from(exactShapley(players, withDummy)[2]!, (value) => Number(value.toFixed(8)))).toEqual([0, 1, 2, 3, 4])
  })

  test('symmetry: two who are interchangeable get the same', () => {
    // Whoever of the two is in, the coalition is worth what it is with the first of them.
    const swap = (coalition: Coalition) => `${coalition[1]}${coalition[0]}${coalition.slice(2)}`
    const symmetric: Worth = (coalition) => Float64Array.from(worth(coalition), (value, r) => value + worth(swap(coalition))[r]!)
    const [first, second] = exactShapley(players, symmetric)
    for (let r = 0; r < 5; r++) expect(first![r]).toBeCloseTo(second![r]!, 8)
  })

  test('additivity: the values of a sum of games are the sums of their values', () => {
    const other = anyGame(players, 5, 'another')
    const both = exactShapley(players, (coalition) => Float64Array.from(worth(coalition), (value, r) => value + other(coalition)[r]!))
    const [a, b] = [exactShapley(players, worth), exactShapley(players, other)]
    for (let i = 0; i < players; i++) expect(both[i]![3]).toBeCloseTo(a[i]![3]! + b[i]![3]!, 8)
  })
})

describe('sampled orders', () => {
  test('sum to the difference along every order, and near the values of all coalitions', () => {
    const worth = anyGame(7, 3, 'sampled')
    const next = uniforms('orders')
    const orders = orderPairs(7, 400, (n) => permutation(n, next))
    expect(orders[1]).toEqual(Array.from(orders[0]!).reverse())
    const found = marginals(7, orders, worth)
    for (let o = 0; o < 20; o++) expect(found.reduce((sum, byOrder) => sum + byOrder[o]![1]!, 0)).toBeCloseTo(worth('1111111')[1]! - worth('0000000')[1]!, 8)
    const input = { figure: { indicator: 'i', measure: 'm', level: 'nation', area: 'x', year: 2035 }, players: [...'abcdefg'], worth, coalitions: allCoalitions(7), seed: 'test' }
    const [sampled, exact] = [attributeFigure({ ...input, orders }), attributeFigure(input)]
    expect(sampled.total).toEqual(exact.total)
    for (const id of input.players) {
      const [s, e] = [sampled.parts[id]!, exact.parts[id]!]
      expect(s.error).toBeGreaterThan(0)
      expect(Math.abs(s.mean - e.mean)).toBeLessThan(4 * s.error!)
      expect([s.alone, s.last]).toEqual([e.alone, e.last])
    }
  })

  test('need every coalition on the way, each lever alone and all but each', () => {
    const needed = neededCoalitions(12, [Array.from({ length: 12 }, (_, i) => i)])
    expect(new Set(needed).size).toBe(needed.length)
    expect(needed).toContain(coalitionOf(12, [0, 1, 2]))
    expect(needed).toContain('000000000001')
    expect(needed).toContain('111110111111')
    // 2 ends, 12 alone, 12 without one, and 9 more on the way of 2 to 10.
    expect(needed.length).toBe(2 + 12 + 12 + 9)
  })
})

describe('what is told', () => {
  const figure = { indicator: 'i', measure: 'm', level: 'nation', area: 'x', year: 2035 }

  test('levers that simply add up do nothing together, and a replicate without a figure is left out', () => {
    const worth: Worth = (coalition) => [1, 2, 3, NaN].map((value, r) => (r === 3 && coalition !== '11' ? NaN : value + (coalition[0] === '1' ? 10 + r : 0) - (coalition[1] === '1' ? 4 : 0)))
    const found = attributeFigure({ figure, players: ['a', 'b'], worth, coalitions: allCoalitions(2), seed: 'test' })
    expect(found).toMatchObject({ replicates: 3, without: 2, with: 9, total: { mean: 7 }, interaction: { mean: 0, low: 0, high: 0, share: 0 } })
    expect(found.parts['a']).toMatchObject({ mean: 11, alone: 11, last: 11 })
    expect(found.parts['a']!.low).toBeGreaterThanOrEqual(10)
    expect(found.parts['a']!.high).toBeLessThanOrEqual(12)
    expect(found.parts['b']).toEqual({ mean: -4, low: -4, high: -4, alone: -4, last: -4 })
    expect(found.pairs).toEqual([])
  })

  test('levers that only work together share the effect, and all of it is told as theirs together', () => {
    const found = attributeFigure({ figure, players: ['a', 'b'], worth: (coalition) => [coalition === '11' ? 8 : 0, coalition === '11' ? 8 : 0], coalitions: allCoalitions(2), seed: 'test' })
    expect(found.parts['a']).toMatchObject({ mean: 4, alone: 0, last: 8 })
    expect(found.interaction).toEqual({ mean: 8, low: 8, high: 8, share: 1 })
    expect(found.pairs).toEqual([{ levers: ['a', 'b'], mean: 8, low: 8, high: 8 }])
  })
})
