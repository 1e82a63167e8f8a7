import { describe, expect, test } from 'vitest'
import { normalQuantile } from '../../../../sim/core/normal.ts'
import { chanceAbove, corridorOf, placeInCorridor } from '../../../../sim/analysis/review/corridor.ts'
import { normalShare } from '../../../../sim/analysis/review/normal-share.ts'
import { roundPercentile, standingAmong, standingInBands, standingVerdict, standingWords } from '../../../../sim/analysis/review/standing.ts'
import { turningPoints } from '../../../../sim/analysis/review/turning-points.ts'
import type { FixedIndicator } from '../../../../sim/analysis/review/indicator-list.ts'
import { dampingFor } from '../../../../sim/analysis/review/update.ts'
import { effectiveSize, jointSurprise, logLikelihoods, weightedError, weightedMean, weightedQuantiles, weightsOf } from '../../../../sim/analysis/review/weights.ts'
import { wordsOf } from '../../../../sim/analysis/validation/words.ts'

/** A normal sample without chance: the quantiles of the middles of n equal parts. */
const normals = (n: number, mean = 0, deviation = 1) => Array.from({ length: n }, (_, i) => mean + deviation * normalQuantile((i + 0.5) / n))
const item: FixedIndicator = { kind: 'leading', indicator: 'hu-fill-rate', measure: 'hu-filled', relativeDiscrepancy: 0, discrepancy: 0.5, better: 'higher', text: { da: '', en: '' } }

describe('importance weights', () => {
  // A normal forecast N(0, 1) and a figure of 1 with error 1: the posterior is N(1/2, 1/2), and the effective share of the replicates is that of the two normals.
  const values = normals(4000)
  const weights = weightsOf(logLikelihoods([{ seen: 1, spread: 1, values }], values.length))

  test('give the posterior of a normal forecast and a normal figure', () => {
    expect(weights.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 12)
    expect(weightedMean(values, weights)).toBeCloseTo(0.5, 3)
    const [low, middle, high] = weightedQuantiles(values, weights, [0.05, 0.5, 0.95])
    expect(middle).toBeCloseTo(0.5, 2)
    expect(high! - low!).toBeCloseTo(2 * 1.6449 * Math.sqrt(0.5), 2)
  })

  test('leave the effective number that the two normals have', () => {
    // (E w)^2 / E w^2 for w = exp(-(1 - x)^2 / 2), x ~ N(0, 1): [exp(-1/4) / sqrt 2]^2 / [exp(-1/3) / sqrt 3] = (sqrt 3 / 2) exp(-1/6).
    expect(effectiveSize(weights) / values.length).toBeCloseTo((Math.sqrt(3) / 2) * Math.exp(-1 / 6), 2)
  })

  test('two independent figures weigh as their product', () => {
    const both = weightsOf(logLikelihoods([{ seen: 1, spread: 1, values }, { seen: 1, spread: 1, values }], values.length))
    expect(weightedMean(values, both)).toBeCloseTo(2 / 3, 2)
  })

  test('are equal when nothing weighs, and say nothing when all are impossible', () => {
    expect([...weightsOf(logLikelihoods([], 4))]).toEqual([0.25, 0.25, 0.25, 0.25])
    expect(effectiveSize(weightsOf([-Infinity, -Infinity]))).toBe(2)
    expect(effectiveSize([0, 1, 0])).toBe(1)
  })

  test('a replicate without a value is left behind, and far figures do not overflow', () => {
    expect([...weightsOf(logLikelihoods([{ seen: 1, spread: 1, values: [1, NaN] }], 2))]).toEqual([1, 0])
    expect([...weightsOf(logLikelihoods([{ seen: 1e9, spread: 1, values: [0, 1] }], 2))]).toEqual([0, 1])
  })

  test('a spread of nothing is refused', () => {
    expect(() => logLikelihoods([{ seen: 1, spread: 0, values: [1] }], 1)).toThrow('above 0')
  })

  test('the error of a weighted mean is that of a plain one when weights are equal', () => {
    const list = [1, 2, 3, 6]
    expect(weightedError(list, [0.25, 0.25, 0.25, 0.25])).toBeCloseTo(Math.sqrt(list.reduce((sum, x) => sum + (x - 3) ** 2, 0)) / 4, 12)
  })

  test('damping leaves as many replicates as wanted, and none is needed where they are there', () => {
    const logs = logLikelihoods([{ seen: 5, spread: 0.2, values }], values.length)
    expect(effectiveSize(weightsOf(logs))).toBeLessThan(40)
    const power = dampingFor(logs, 400)
    expect(power).toBeLessThan(1)
    expect(effectiveSize(weightsOf(logs.map((value) => power * value)))).toBeCloseTo(400, 0)
    expect(dampingFor(logLikelihoods([{ seen: 0, spread: 5, values }], values.length), 40)).toBe(1)
  })

  test('what nobody imagined is a surprise, what everybody did is none', () => {
    const few = normals(200)
    const usual = jointSurprise([{ seen: 0, spread: 0.1, values: few }], 200)
    const odd = jointSurprise([{ seen: 9, spread: 0.1, values: few }], 200)
    expect(usual).toBeGreaterThan(0.9)
    expect(odd).toBeCloseTo(0.5 / 201, 10)
    // Two figures that each are usual, but never together: what is seen has them apart, the forecast has them equal.
    expect(jointSurprise([{ seen: 1.3, spread: 0.1, values: few }, { seen: -1.3, spread: 0.1, values: few }], 200)).toBeLessThan(0.02)
  })
})

describe('the normal share', () => {
  test.each([[0, 0.5], [1, 0.8413447460685429], [-1, 0.15865525393145705], [1.959963984540054, 0.975], [3, 0.9986501019683699], [-6, 9.865876450376946e-10], [-20, 2.7536241186062337e-89]])('below %f is %f', (z, share) => {
    expect(normalShare(z) / share).toBeCloseTo(1, 12)
  })
  test('undoes the quantile', () => {
    for (const p of [0.001, 0.1, 0.3, 0.77, 0.999]) expect(normalShare(normalQuantile(p))).toBeCloseTo(p, 13)
  })
})

describe('where a figure lies', () => {
  const forecast = Array.from({ length: 100 }, (_, i) => i + 1)
  const [da, en] = [wordsOf('da'), wordsOf('en')]

  test('the 23rd percentile is above 23 of 100 simulations', () => {
    const standing = standingAmong(23.5, forecast)!
    expect(standing).toMatchObject({ percentile: 23, below: 23, above: 77, of: 100, outside: undefined })
    expect(standingWords(standing, da)).toBe('i den 23. percentil: højere end i 23 af 100 simuleringer')
    expect(standingWords(standing, en)).toBe('in the 23rd percentile: higher than in 23 of 100 simulations')
    expect(standingVerdict(standing)).toBe('expected')
  })

  test('ties count half, and English ordinals are right', () => {
    expect(standingAmong(23, forecast)!.percentile).toBe(22.5)
    const ordinals = [1.4, 2, 3, 11, 12, 13, 21, 22].map((p) => standingWords({ percentile: p, of: 100, outside: undefined }, en).split(' ')[2])
    expect(ordinals).toEqual(['1st', '2nd', '3rd', '11th', '12th', '13th', '21st', '22nd'])
  })

  test('outside all simulations is said in words, and nobody is in the 0th percentile', () => {
    expect(standingWords(standingAmong(0, forecast)!, da)).toBe('lavere end i alle 100 simuleringer')
    expect(standingWords(standingAmong(101, forecast)!, en)).toBe('higher than in all 100 simulations')
    expect(standingVerdict(standingAmong(101, forecast)!)).toBe('unforeseen')
    expect([roundPercentile(0.2), roundPercentile(99.9)]).toEqual([1, 99])
  })

  test('an error of its own draws a figure towards the middle', () => {
    expect(standingAmong(101, forecast, 20)!.percentile).toBeLessThan(98)
    expect(standingAmong(50.5, forecast, 20)!.percentile).toBeCloseTo(50, 6)
  })

  test('registered bands give it by straight lines, and no more than their ends', () => {
    const [ps, qs] = [[0.05, 0.25, 0.5, 0.75, 0.95], [10, 20, 30, 40, 60]]
    expect(standingInBands(25, ps, qs)!.percentile).toBeCloseTo(37.5, 12)
    expect(standingInBands(30, ps, qs)!.percentile).toBe(50)
    expect(standingWords(standingInBands(5, ps, qs)!, da)).toBe('under den 5. percentil, det yderste registrerede bånd')
    expect(standingWords(standingInBands(61, ps, qs)!, en)).toBe('above the 95th percentile, the outermost registered band')
    expect(standingInBands(1, ps, [null, null, 30, null, null])).toBeUndefined()
    expect(standingInBands(7, ps, [7, 7, 7, 7, 7])!.percentile).toBe(50)
  })

  test('no forecast, no place in it', () => {
    expect(standingAmong(1, [NaN])).toBeUndefined()
  })
})

describe('the required corridor', () => {
  test('holds the runs that reach the goal, and tells how far the two kinds lie apart', () => {
    const outcome = Array.from({ length: 40 }, (_, i) => i)
    const { reached, of, figures } = corridorOf({ value: 20, year: 2035 }, outcome, { tells: outcome.map((x) => 2 * x), nothing: outcome.map((x) => x % 2) })
    expect([reached, of]).toEqual([20, 40])
    expect(figures['tells']).toMatchObject({ separation: 1 })
    expect(figures['tells']!.reach[2]).toBe(59)
    expect(figures['nothing']!.separation).toBe(0.5)
    expect(['low', 'inside', 'high']).toEqual([10, 59, 90].map((seen) => placeInCorridor(seen, figures['tells']!)))
  })

  test('is not told from fewer than ten runs on a side', () => {
    expect(corridorOf({ value: 35, year: 2035 }, Array.from({ length: 40 }, (_, i) => i), { a: Array.from({ length: 40 }, (_, i) => i) }).figures).toEqual({})
  })

  test('chance above counts ties half', () => {
    expect(chanceAbove([1, 2, 3], [2])).toBe(0.5)
    expect(chanceAbove([3, 4], [1, 2])).toBe(1)
    expect(chanceAbove([1], [])).toBeNaN()
  })
})

describe('what would turn the answer', () => {
  test('is the value at which the odds cross one half', () => {
    const values = normals(2000)
    // The goal is reached exactly where the indicator is above 0.4; at seen = v the odds are P(N(v / (1 + s2), ...) > 0.4), half at v = 0.4 (1 + s2).
    const [point] = turningPoints([{ item, values }], values.map((x) => x > 0.4), new Float64Array(2000).fill(1 / 2000))
    expect(point!.value).toBeCloseTo(0.4 * 1.25, 1)
    expect(point!.rising).toBe(true)
    expect(point!.atLow).toBeLessThan(0.05)
  })

  test('is nothing for an indicator that says nothing', () => {
    const [point] = turningPoints([{ item, values: normals(400) }], Array.from({ length: 400 }, (_, i) => i % 3 === 0), new Float64Array(400).fill(1 / 400))
    expect(point!.value).toBeUndefined()
  })
})
