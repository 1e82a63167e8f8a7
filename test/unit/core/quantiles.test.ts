import { describe, expect, it } from 'vitest'
import { naturalFrequency, pairedDifference, quantile, quantiles, ratioOfMeans } from '../../../sim/core/quantiles.ts'

describe('quantiles', () => {
  it('interpolate between order statistics as R does by default', () => {
    expect(quantiles([4, 1, 3, 2], [0, 0.25, 0.5, 0.9, 1])).toEqual([1, 1.75, 2.5, 3.7, 4])
    expect(quantile([7], 0.3)).toBe(7)
    expect(quantile([], 0.5)).toBeNaN()
    expect(quantile([1, 2], -1)).toBe(1)
    expect(quantile([1, 2], 2)).toBe(2)
  })

  it('leave the values as they are', () => {
    const values = Float32Array.of(3, 1, 2)
    quantiles(values, [0.5])
    expect(Array.from(values)).toEqual([3, 1, 2])
  })
})

describe('a paired difference', () => {
  it('is the mean of the differences with its interval by Student', () => {
    const { mean, standardError, low, high, n } = pairedDifference([5, 7, 9, 8, 6], [4, 5, 8, 7, 3])
    expect(n).toBe(5)
    expect(mean).toBeCloseTo(1.6, 12)
    expect(standardError).toBeCloseTo(0.4, 12)
    expect(high - mean).toBeCloseTo(2.776445 * 0.4, 2)
    expect(mean - low).toBeCloseTo(high - mean, 12)
  })

  it('says how much pairing gains', () => {
    const base = Array.from({ length: 200 }, (_, i) => 1000 + ((i * 37) % 101))
    const better = base.map((value, i) => value + 10 + (i % 2))
    expect(pairedDifference(better, base).varianceRatio).toBeGreaterThan(1000)
    expect(pairedDifference(base, base)).toMatchObject({ mean: 0, standardError: 0, low: 0, high: 0, varianceRatio: Infinity })
    expect(pairedDifference([1, 1], [1, 1]).varianceRatio).toBe(1)
  })

  it('knows nothing from one pair and refuses unequal sides', () => {
    expect(pairedDifference([1], [0])).toMatchObject({ n: 1, mean: 1, low: -Infinity, high: Infinity })
    expect(pairedDifference([], []).mean).toBeNaN()
    expect(() => pairedDifference([1, 2], [1])).toThrow('got 2 and 1')
  })
})

describe('natural frequencies', () => {
  it('are of 100, or of n when it is less', () => {
    expect(naturalFrequency(24, 200)).toEqual({ times: 12, of: 100, bound: 'exact' })
    expect(naturalFrequency(25, 200)).toEqual({ times: 13, of: 100, bound: 'about' })
    expect(naturalFrequency(3, 4)).toEqual({ times: 3, of: 4, bound: 'exact' })
  })

  it('never make some into none or most into all', () => {
    expect(naturalFrequency(1, 1000)).toEqual({ times: 1, of: 100, bound: 'below' })
    expect(naturalFrequency(999, 1000)).toEqual({ times: 99, of: 100, bound: 'above' })
    expect(naturalFrequency(0, 1000)).toEqual({ times: 0, of: 100, bound: 'exact' })
    expect(naturalFrequency(1000, 1000)).toEqual({ times: 100, of: 100, bound: 'exact' })
  })
})

describe('a ratio of means', () => {
  it('of a fixed cost has the ends of what is gained', () => {
    const gained = [4, 6, 5, 7, 3]
    const { low, high, mean } = pairedDifference(gained, [0, 0, 0, 0, 0])
    const ratio = ratioOfMeans([10, 10, 10, 10, 10], gained)
    expect(ratio.value).toBe(10 / mean)
    expect(ratio.low).toBeCloseTo(10 / high, 10)
    expect(ratio.high).toBeCloseTo(10 / low, 10)
  })

  it('is exact where both move together, and has no upper end where the lower mean may be zero', () => {
    const together = ratioOfMeans([2, 4, 6], [1, 2, 3])
    expect(together.low).toBeCloseTo(2, 6)
    expect(together.value).toBe(2)
    const unsure = ratioOfMeans([10, 10, 10], [9, -4, 4])
    expect(unsure.high).toBeUndefined()
    expect(unsure.low).toBeGreaterThan(0)
    expect(unsure.low!).toBeLessThan(unsure.value)
    expect(ratioOfMeans([1], [2])).toEqual({ value: 0.5, low: undefined, high: undefined })
    expect(() => ratioOfMeans([1, 2], [1])).toThrow('expected as many values')
  })
})
