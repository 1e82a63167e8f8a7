import { describe, expect, test } from 'vitest'
import { latinHypercube, permutation, scaled, setsOf, uniforms, valuesAt } from '../../../sim/analysis/calibration/design.ts'
import { fitEmulators } from '../../../sim/analysis/calibration/emulator.ts'
import { inverseOfPositive } from '../../../sim/analysis/calibration/linear-algebra.ts'
import { distance, implausibility, resample, weighByDistance } from '../../../sim/analysis/calibration/matching.ts'
import { normalQuantile } from '../../../sim/core/normal.ts'

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length

describe('the design', () => {
  test('a Latin hypercube has one point in each slice of each dimension, and a seed gives it again', () => {
    const points = latinHypercube(40, 7, uniforms('cube'))
    for (let d = 0; d < 7; d++) expect(points.map((point) => Math.floor(point[d]! * 40)).sort((a, b) => a - b)).toEqual(Array.from({ length: 40 }, (_, i) => i))
    expect(latinHypercube(40, 7, uniforms('cube'))).toEqual(points)
    expect(latinHypercube(40, 7, uniforms('cube', 1))).not.toEqual(points)
    // No two dimensions are the same shuffle.
    const r = mean(points.map((point) => (point[0]! - 0.5) * (point[1]! - 0.5))) * 12
    expect(Math.abs(r)).toBeLessThan(0.5)
  })

  test('uniform numbers fill (0, 1) evenly, and a permutation holds each number once', () => {
    const next = uniforms('even')
    const drawn = Array.from({ length: 20_000 }, next)
    expect(Math.min(...drawn)).toBeGreaterThan(0)
    expect(Math.max(...drawn)).toBeLessThan(1)
    expect(mean(drawn)).toBeCloseTo(0.5, 2)
    expect(mean(drawn.map((u) => u * u))).toBeCloseTo(1 / 3, 2)
    expect(new Set(drawn).size).toBe(20_000)
    expect([...permutation(9, next)].sort((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8])
  })

  test('points become values by the triangle of each prior, and values are scaled to its range', () => {
    const priors = [{ id: 'A', low: 0, mode: 3, high: 10 }, { id: 'B', low: -2, mode: -2, high: 0 }]
    const values = latinHypercube(2000, 2, uniforms('prior')).map((point) => valuesAt(point, priors))
    expect(mean(values.map((row) => row[0]!))).toBeCloseTo(13 / 3, 1)
    expect(mean(values.map((row) => row[1]!))).toBeCloseTo(-4 / 3, 2)
    expect([...scaled([0, -1], priors)]).toEqual([-1, 0])
    expect([...scaled([10, 0], priors)]).toEqual([1, 1])
    const sets = setsOf([[1, 2], [3, 4]], ['A', 'B'], 2, true)
    expect([...sets.order]).toEqual([0, 0, 1, 1])
    expect([...sets.values]).toEqual([1, 2, 3, 4])
    expect(sets.sharedChance).toBe(2)
    expect(setsOf([[1, 2]], ['A', 'B'], 2, false).sharedChance).toBeUndefined()
  })
})

describe('the emulator', () => {
  const next = uniforms('emulator')
  const points = latinHypercube(80, 5, next).map((point) => Float64Array.from(point, (u) => 2 * u - 1))
  const truth = (x: ArrayLike<number>) => 10 + 3 * x[0]! - 2 * x[1]! + 4 * x[2]! * x[2]!

  test('an inverse times its matrix is the unit matrix; one that is not positive definite is refused', () => {
    const matrix = Float64Array.from([4, 1, 0.5, 1, 3, -1, 0.5, -1, 2])
    const inverse = inverseOfPositive(matrix, 3)
    for (let i = 0; i < 3; i++)
      for (let j = 0; j < 3; j++) expect([0, 1, 2].reduce((sum, k) => sum + matrix[i * 3 + k]! * inverse[k * 3 + j]!, 0)).toBeCloseTo(i === j ? 1 : 0, 12)
    expect(() => inverseOfPositive(Float64Array.from([1, 2, 2, 1]), 2)).toThrow('expected a positive definite one')
  })

  test('what is linear and quadratic is found, and noise is told as variance', () => {
    const noise = points.map(() => 0.5 * normalQuantile(next()))
    const [clean, noisy] = fitEmulators(points, [points.map(truth), points.map((x, i) => truth(x) + noise[i]!)])
    expect(clean!.explained).toBeGreaterThan(0.99)
    expect(noisy!.explained).toBeGreaterThan(0.9)
    expect(noisy!.variance).toBeGreaterThan(0.15)
    expect(noisy!.variance).toBeLessThan(0.5)
    const fresh = latinHypercube(200, 5, uniforms('fresh')).map((point) => Float64Array.from(point, (u) => 2 * u - 1))
    expect(mean(fresh.map((x) => (clean!.predict(x) - truth(x)) ** 2))).toBeLessThan(0.02)
    // Error on new points is what leaving one out had promised.
    expect(mean(fresh.map((x) => (noisy!.predict(x) - truth(x)) ** 2)) + 0.25).toBeLessThan(1.6 * noisy!.variance)
  })

  test('the leave-one-out error is that of leaving each point out in turn', () => {
    const few = points.slice(0, 12).map((point) => point.slice(0, 2))
    const y = few.map((x, i) => x[0]! + (i % 3) - x[1]!)
    const whole = fitEmulators(few, [y])[0]!
    const left = few.map((x, i) => {
      const others = few.filter((_, j) => j !== i)
      // The same penalty: an emulator of one output chooses its own, so it is sought among those of repeated outputs.
      const again = fitEmulators(others, [y.filter((_, j) => j !== i)])[0]!
      return { same: again.lambda === whole.lambda, square: (again.predict(x) - y[i]!) ** 2 }
    })
    const same = left.filter((entry) => entry.same)
    expect(same.length).toBeGreaterThan(6)
    expect(mean(same.map(({ square }) => square)) / whole.variance).toBeGreaterThan(0.4)
    expect(mean(same.map(({ square }) => square)) / whole.variance).toBeLessThan(2.5)
  })

  test('an output that no parameter moves is predicted by its mean', () => {
    const flat = fitEmulators(points, [points.map((_, i) => (i % 2 === 0 ? 1 : -1))])[0]!
    expect(flat.explained).toBeLessThan(0.05)
    expect(Math.abs(flat.predict([0.9, 0.9, 0.9, 0.9, 0.9]))).toBeLessThan(0.5)
    expect(() => fitEmulators(points.slice(0, 2), [[1, 2]])).toThrow('expected at least 3 points')
  })
})

describe('matching and weighing', () => {
  test('implausibility adds up all that keeps model and world apart', () => {
    const seen = { value: 100, error: 3, discrepancy: 4 }
    expect(implausibility(seen, 110, 0)).toBe(2)
    expect(implausibility(seen, 90, 75)).toBe(1)
    // A series of four weighs as much as a single figure.
    expect(distance([2, 2, 2, 2, 0], ['a', 'a', 'a', 'a', 'b'])).toBeCloseTo(Math.sqrt(2), 12)
  })

  test('the kernel keeps the nearest, weighs them down to the tolerance, and forgets what is undefined', () => {
    const { sets, weights, tolerance, effective } = weighByDistance([3, 1, NaN, 2, 4], 3)
    expect(sets).toEqual([1, 3, 0])
    expect(tolerance).toBe(4)
    expect(weights[0]! / weights[2]!).toBeCloseTo((1 - 1 / 16) / (1 - 9 / 16), 12)
    expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 12)
    expect(effective).toBeGreaterThan(2)
    expect(effective).toBeLessThan(3)
    expect(weighByDistance([5, 5], 2).weights).toEqual([0.5, 0.5])
  })

  test('a toy model with a known posterior: normal prior and normal error', () => {
    // theta ~ N(0, 1), y | theta ~ N(theta, 0.5^2), seen y = 1: theta | y ~ N(0.8, 0.2).
    const next = uniforms('toy')
    const theta = Array.from({ length: 40_000 }, () => normalQuantile(next()))
    const distances = theta.map((value) => Math.abs(value + 0.5 * normalQuantile(next()) - 1))
    const { sets, weights } = weighByDistance(distances, 3000)
    const posterior = sets.reduce((sum, i, k) => sum + weights[k]! * theta[i]!, 0)
    const spread = sets.reduce((sum, i, k) => sum + weights[k]! * (theta[i]! - posterior) ** 2, 0)
    expect(Math.abs(posterior - 0.8)).toBeLessThan(0.03)
    expect(Math.abs(spread - 0.2)).toBeLessThan(0.02)
  })

  test('draws follow weights, and every beginning of them does', () => {
    const weights = [0.5, 0.25, 0.125, 0.125]
    const draws = resample(weights, 512)
    const counted = (n: number) => weights.map((_, set) => draws.slice(0, n).filter((drawn) => drawn === set).length)
    expect(counted(512)).toEqual([256, 128, 64, 64])
    expect(counted(8)).toEqual([4, 2, 1, 1])
    expect(counted(50).map((n, set) => Math.abs(n - 50 * weights[set]!))).toSatisfy((gaps: number[]) => Math.max(...gaps) <= 2)
  })
})
