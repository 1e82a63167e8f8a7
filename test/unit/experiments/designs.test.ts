import { describe, expect, test } from 'vitest'
import { fractionLevels, fractionOf, wordOf } from '../../../sim/analysis/experiments/designs/fractional.ts'
import { designSize, planDesign } from '../../../sim/analysis/experiments/designs/design.ts'
import { sobolDimensions, sobolPoints } from '../../../sim/analysis/experiments/designs/sobol-sequence.ts'
import { levelsOf } from '../../../sim/analysis/experiments/factors.ts'
import { uniforms } from '../../../sim/analysis/calibration/design.ts'
import type { Design } from '../../../sim/analysis/experiments/types.ts'
import { rangeFactor } from './made.ts'

describe('Sobol’ points', () => {
  test('are the published ones of Joe and Kuo', () => {
    // First nine points in six dimensions, as SciPy 1.17 prints them without scrambling.
    expect(sobolPoints(9, 6).map((point) => [...point])).toEqual([
      [0, 0, 0, 0, 0, 0],
      [0.5, 0.5, 0.5, 0.5, 0.5, 0.5],
      [0.75, 0.25, 0.25, 0.25, 0.75, 0.75],
      [0.25, 0.75, 0.75, 0.75, 0.25, 0.25],
      [0.375, 0.375, 0.625, 0.875, 0.375, 0.125],
      [0.875, 0.875, 0.125, 0.375, 0.875, 0.625],
      [0.625, 0.125, 0.875, 0.625, 0.625, 0.875],
      [0.125, 0.625, 0.375, 0.125, 0.125, 0.375],
      [0.1875, 0.3125, 0.9375, 0.4375, 0.5625, 0.3125],
    ])
    // Point 1,000 in the last dimensions there are, from the same source.
    expect(sobolPoints(1001, sobolDimensions)[1000]!.slice(-3)).toEqual(Float64Array.of(0.6025390625, 0.2587890625, 0.4462890625))
  })

  test('put one point into each of 64 equal slices, in every dimension, shifted or not', () => {
    for (const next of [undefined, uniforms('shift')])
      for (let d = 0; d < sobolDimensions; d += 9) {
        const slices = sobolPoints(64, sobolDimensions, next).map((point) => Math.floor(point[d]! * 64))
        expect([...slices].sort((a, b) => a - b)).toEqual(Array.from({ length: 64 }, (_, i) => i))
      }
  })

  test('when shifted are never on an edge, differ by seed and repeat by seed', () => {
    const [a, again, b] = ['one', 'one', 'two'].map((seed) => sobolPoints(200, 5, uniforms(seed)).map((point) => [...point]))
    expect(a).toEqual(again)
    expect(a).not.toEqual(b)
    expect(a!.flat().every((u) => u > 0 && u < 1)).toBe(true)
  })

  test('of too many dimensions are refused', () => {
    expect(() => sobolPoints(4, sobolDimensions + 1)).toThrow(/expected at most 64 dimensions, got 65/)
  })
})

describe('fractional factorials', () => {
  test('have the sizes of the published tables (Box, Hunter and Hunter; NIST 5.3.3.4.7)', () => {
    // Factors: columns of the smallest fraction of resolution III, IV and V.
    const published: Record<number, readonly [number, number, number]> = { 3: [2, 3, 3], 4: [3, 3, 4], 5: [3, 4, 4], 6: [3, 4, 5], 7: [3, 4, 6], 8: [4, 4, 6], 9: [4, 5, 7], 10: [4, 5, 7], 11: [4, 5, 7], 15: [4, 5, 8], 16: [5, 5, 8] }
    for (const [factors, sizes] of Object.entries(published))
      ([3, 4, 5] as const).forEach((resolution, i) => {
        const fraction = fractionOf(Number(factors), resolution)
        expect(fraction.base, `${factors} factors, resolution ${resolution}`).toBe(sizes[i])
        expect(fraction.resolution).toBeGreaterThanOrEqual(resolution)
      })
  })

  test('are balanced, and keep apart what their resolution promises', () => {
    for (const resolution of [3, 4, 5] as const)
      for (let factors = 2; factors <= 14; factors++) {
        const fraction = fractionOf(factors, resolution)
        const rows = fractionLevels(fraction)
        const column = (k: number) => rows.map((row) => row[k]!)
        const product = (a: readonly number[], b: readonly number[]) => a.reduce((sum, value, i) => sum + value * b[i]!, 0)
        const mains = Array.from({ length: factors }, (_, k) => column(k))
        const pairs = mains.flatMap((a, i) => mains.slice(i + 1).map((b) => a.map((value, r) => value * b[r]!)))
        mains.forEach((a, i) => {
          expect(a.reduce((sum, value) => sum + value, 0)).toBe(0)
          mains.slice(i + 1).forEach((b) => expect(product(a, b)).toBe(0))
          if (resolution >= 4) pairs.forEach((pair) => expect(product(a, pair)).toBe(0))
        })
        if (resolution === 5) pairs.forEach((a, i) => pairs.slice(i + 1).forEach((b) => expect(product(a, b)).toBe(0)))
      }
  })

  test('say which products are alike', () => {
    // A half fraction of four factors: AB = CD and no others alike.
    const fraction = fractionOf(4, 4)
    expect(wordOf(fraction, [0, 1])).toBe(wordOf(fraction, [2, 3]))
    expect(wordOf(fraction, [0, 1])).not.toBe(wordOf(fraction, [0, 2]))
    expect(wordOf(fraction, [0, 1, 2, 3])).toBe(0)
  })
})

describe('planned designs', () => {
  const factors = [rangeFactor('a', 0, 10, { steps: 3 }), rangeFactor('b', -1, 1), rangeFactor('c', 2026, 2030, { whole: true })]
  const designs: Design[] = [
    { kind: 'one-at-a-time' },
    { kind: 'full-factorial' },
    { kind: 'latin-hypercube', points: 20 },
    { kind: 'sobol-sequence', points: 16 },
    { kind: 'saltelli', rows: 8 },
    { kind: 'morris', trajectories: 4 },
  ]

  test('have as many points as they say beforehand, inside their ranges, and the same for the same seed', () => {
    for (const design of designs) {
      const plan = planDesign({ design, factors, seed: 'x' })
      expect(plan.points).toHaveLength(designSize(design, factors))
      expect(planDesign({ design, factors, seed: 'x' })).toEqual(plan)
      for (const point of plan.points)
        point.forEach((value, k) => {
          if (value === undefined) return
          const [low, high] = factors[k]!.range!
          expect(value).toBeGreaterThanOrEqual(low)
          expect(value).toBeLessThanOrEqual(high)
          if (factors[k]!.whole) expect(Number.isInteger(value)).toBe(true)
        })
    }
  })

  test('one at a time: the scenario as it is, then each factor alone at each of its values', () => {
    const { points } = planDesign({ design: { kind: 'one-at-a-time' }, factors, seed: 'x' })
    expect(points[0]).toEqual([undefined, undefined, undefined])
    expect(points.slice(1, 4)).toEqual([[0, undefined, undefined], [5, undefined, undefined], [10, undefined, undefined]])
    expect(points.slice(4)).toEqual([[undefined, -1, undefined], [undefined, 1, undefined], [undefined, undefined, 2026], [undefined, undefined, 2030]])
  })

  test('full factorial: every combination once', () => {
    const { points } = planDesign({ design: { kind: 'full-factorial' }, factors, seed: 'x' })
    expect(new Set(points.map((point) => point.join())).size).toBe(12)
  })

  test('fractional factorial: ends of ranges only', () => {
    const many = Array.from({ length: 7 }, (_, k) => rangeFactor(`f${k}`, k, k + 10))
    const { points } = planDesign({ design: { kind: 'fractional-factorial', resolution: 4 }, factors: many, seed: 'x' })
    expect(points).toHaveLength(16)
    for (const point of points) point.forEach((value, k) => expect(levelsOf(many[k]!)).toContain(value))
  })

  test('Saltelli: each mixture is A but for one column, which is that of B', () => {
    const { points } = planDesign({ design: { kind: 'saltelli', rows: 8 }, factors, seed: 'x' })
    for (let k = 0; k < 3; k++)
      for (let i = 0; i < 8; i++) {
        const mixed = points[(2 + k) * 8 + i]!
        mixed.forEach((value, d) => expect(value).toBe(points[d === k ? 8 + i : i]![d]))
      }
  })
})
