import { describe, expect, test } from 'vitest'
import { meanOf, precisionOf, replicatesFor, splitSpread, varianceOf } from '../../../sim/analysis/precision.ts'
import { plainStockFlow, startersNeeded, stockFlow } from '../../../sim/analysis/stock-flow.ts'

/** Values of a normal-like kind, the same every time. */
function draws(n: number, seed: number, scale = 1): number[] {
  let state = seed
  const uniform = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
  return Array.from({ length: n }, () => scale * (Array.from({ length: 12 }, uniform).reduce((a, b) => a + b, 0) - 6))
}

describe('precision', () => {
  test('the batch standard error of a mean is that of independent values', () => {
    const values = draws(900, 7, 10)
    expect(precisionOf(values, meanOf).standardError / Math.sqrt(varianceOf(values) / 900)).toBeCloseTo(1, 0)
    expect(precisionOf(values).standardError).toBeGreaterThan(precisionOf(values, meanOf).standardError * 0.8)
  })

  test('four times the replicates halve the error, and that is what is asked for', () => {
    const precision = precisionOf(draws(400, 3, 20), meanOf)
    expect(replicatesFor(precision, 1.96 * precision.standardError)).toBe(400)
    expect(replicatesFor(precision, (1.96 * precision.standardError) / 2)).toBe(1600)
  })

  test('too few replicates tell nothing, and a width of nothing is refused', () => {
    const few = precisionOf(draws(15, 1))
    expect(few.standardError).toBeNaN()
    expect(replicatesFor(few, 1)).toBeNaN()
    expect(() => replicatesFor(few, 0)).toThrow(/precision: expected a half width above 0, got 0\./)
    expect(precisionOf([]).value).toBeNaN()
  })
})

describe('the split of the band', () => {
  test('finds the part that parameters make, within its error', () => {
    const chance = draws(300, 11, 3)
    const drawn = draws(300, 19, 3).map((value, i) => value + draws(300, 23, 4)[i]!)
    const split = splitSpread(drawn, chance)!
    expect(Math.abs(split.shareOfParameters - 16 / 25)).toBeLessThan(3 * split.error)
    expect(split.chance + split.parameters).toBeCloseTo(split.total)
  })

  test('never below nothing, and undefined where nothing varies or is known', () => {
    expect(splitSpread(draws(50, 1), draws(50, 2, 5))!.shareOfParameters).toBe(0)
    expect(splitSpread([1, 1, 1], [1, 1, 1])).toBeUndefined()
    expect(splitSpread([1, 2], [1, 2, 3])).toBeUndefined()
  })
})

describe('the two-line model', () => {
  test('is stock less exits plus entries', () => {
    const stocks = stockFlow({ stock: 1000, exit: 0.1, lag: 5, completion: 0.5, toPractice: 0.5, starters: (year) => (year === 2020 ? 400 : 0) }, 2025, 2027)
    expect([...stocks]).toEqual([[2025, 1000], [2026, 1000], [2027, 900]])
  })

  test('says how many starters a goal takes, and the stock then reaches it', () => {
    const before = [260, 256, 267]
    const needed = startersNeeded({ ...plainStockFlow, stock: 3500 }, before, 5000, 12)
    const stocks = stockFlow({ ...plainStockFlow, stock: 3500, starters: (year) => before[year + 5] ?? needed }, 0, 12)
    expect(stocks.get(12)).toBeCloseTo(5000)
    expect(startersNeeded({ ...plainStockFlow, stock: 3500, lag: 50 }, Array<number>(50).fill(0), 5000, 12)).toBeNaN()
  })
})
