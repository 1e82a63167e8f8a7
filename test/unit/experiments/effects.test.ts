import { describe, expect, test } from 'vitest'
import { uniforms } from '../../../sim/analysis/calibration/design.ts'
import { effectsOf, importanceOf, ranked } from '../../../sim/analysis/experiments/effects/effects.ts'
import { shareOf } from '../../../sim/analysis/experiments/effects/statistics.ts'
import { convergenceOf } from '../../../sim/analysis/experiments/convergence.ts'
import { sampleOf, setRow } from '../../../sim/analysis/experiments/run-table.ts'
import type { Design, Factor } from '../../../sim/analysis/experiments/types.ts'
import { levelFactor, rangeFactor, runOn } from './made.ts'

const effects = (design: Design, factors: readonly Factor[], f: (x: number[], r: number, p: number) => number, replicates = 1) => {
  const { plan, sample } = runOn(design, factors, f, replicates)
  return effectsOf(factors, plan, sample, uniforms('bootstrap'))
}

/** sin x1 + 7 sin^2 x2 + 0.1 x3^4 sin x1 on (-pi, pi)^3 (Ishigami and Homma 1990). */
const ishigami = ([a, b, c]: number[]) => Math.sin(a!) + 7 * Math.sin(b!) ** 2 + 0.1 * c! ** 4 * Math.sin(a!)
const ishigamiFactors = ['x1', 'x2', 'x3'].map((id) => rangeFactor(id, -Math.PI, Math.PI))
const ishigamiKnown = { first: [0.3139, 0.4424, 0], total: [0.5576, 0.4424, 0.2437] }

describe('Sobol’ indices by Saltelli’s design', () => {
  test('of the Ishigami function are those published', () => {
    const found = effects({ kind: 'saltelli', rows: 1024 }, ishigamiFactors, ishigami)
    found.factors.forEach(({ first, total }, k) => {
      expect(Math.abs(first!.value - ishigamiKnown.first[k]!), `first ${k}`).toBeLessThan(0.02)
      expect(Math.abs(total!.value - ishigamiKnown.total[k]!), `total ${k}`).toBeLessThan(0.02)
      expect(first!.low).toBeLessThan(first!.high)
      expect(ishigamiKnown.first[k]! > first!.low - 0.02 && ishigamiKnown.first[k]! < first!.high + 0.02).toBe(true)
    })
    // Variance 1/2 + a^2/8 + b pi^4/5 + b^2 pi^8/18 with a = 7 and b = 0.1: 13.8446.
    expect(Math.abs(found.deviation ** 2 - 13.8446)).toBeLessThan(0.6)
  })

  test('of Sobol’s g function are those published', () => {
    const weights = [0, 1, 4.5, 9, 99, 99, 99, 99]
    const factors = weights.map((_, k) => rangeFactor(`x${k}`, 0, 1))
    const found = effects({ kind: 'saltelli', rows: 1024 }, factors, (x) => weights.reduce((product, a, k) => product * ((Math.abs(4 * x[k]! - 2) + a) / (1 + a)), 1))
    // Saltelli and others, Global Sensitivity Analysis: The Primer (2008), table 4.6 has 0.716, 0.179, 0.0237, 0.0072, 0.0001 for the first order.
    ;[0.716, 0.179, 0.0237, 0.0072, 0.0001].forEach((known, k) => expect(Math.abs(found.factors[k]!.first!.value - known), `first ${k}`).toBeLessThan(0.02))
    ;[0.788, 0.242, 0.0343, 0.0105, 0.0001].forEach((known, k) => expect(Math.abs(found.factors[k]!.total!.value - known), `total ${k}`).toBeLessThan(0.02))
    expect(ranked(found).slice(0, 4).map(({ factor }) => factor)).toEqual(['x0', 'x1', 'x2', 'x3'])
  })

  test('leave rows out in which a point is missing, and say so', () => {
    const found = effects({ kind: 'saltelli', rows: 1024 }, ishigamiFactors, (x, _, p) => (p % 400 === 7 ? NaN : ishigami(x)))
    expect(found.left).toBe(13)
    found.factors.forEach(({ total }, k) => expect(Math.abs(total!.value - ishigamiKnown.total[k]!)).toBeLessThan(0.03))
  })

  test('of an output that never changes are none', () => {
    const found = effects({ kind: 'saltelli', rows: 16 }, ishigamiFactors, () => 5)
    for (const { first, total } of found.factors) expect([first!.value, total!.value]).toEqual([0, 0])
  })
})

describe('effects from one sample', () => {
  for (const kind of ['latin-hypercube', 'sobol-sequence'] as const)
    test(`first-order shares of the Ishigami function (${kind})`, () => {
      const found = effects({ kind, points: 4000 }, ishigamiFactors, ishigami)
      found.factors.forEach(({ first }, k) => expect(Math.abs(first!.value - ishigamiKnown.first[k]!), `first ${k}`).toBeLessThan(0.04))
      expect(found.linear).toBeLessThan(0.3)
    })

  test('of a line are what the line does over each range, and the line explains everything', () => {
    const factors = [rangeFactor('a', 0, 10), rangeFactor('b', -2, 2), rangeFactor('still', 0, 1)]
    const found = effects({ kind: 'latin-hypercube', points: 200 }, factors, ([a, b]) => 100 + 3 * a! - 5 * b!)
    expect(found.factors.map(({ change }) => change!.value)).toEqual([expect.closeTo(30, 6), expect.closeTo(-20, 6), expect.closeTo(0, 6)])
    expect(found.linear).toBeCloseTo(1, 6)
    const first = found.factors.map(({ first: share }) => share!.value)
    // Variances 30^2/12 and 20^2/12.
    expect(first[0]).toBeCloseTo(900 / 1300, 1)
    expect(first[1]).toBeCloseTo(400 / 1300, 1)
    expect(Math.abs(first[2]!)).toBeLessThan(0.06)
    expect(found.factors[0]!.profile[0]!.mean).toBeLessThan(found.factors[0]!.profile.at(-1)!.mean)
  })

  test('a factor whose values have no order has a share and no line', () => {
    const factors = [levelFactor('mode', ['growth', 'cut', 'shift']), rangeFactor('b', 0, 1)]
    const found = effects({ kind: 'latin-hypercube', points: 300 }, factors, ([mode, b]) => [5, -5, 0][mode!]! + 0.1 * b!)
    expect(found.factors[0]!.change).toBeUndefined()
    expect(found.factors[0]!.first!.value).toBeGreaterThan(0.99)
  })
})

describe('elementary effects', () => {
  // Morris (1991): twenty inputs, of which ten matter; the coefficients that he drew at chance are fixed in sign as in Saltelli and others (2008).
  const morris = (x: number[]) => {
    const w = x.map((u, i) => (i === 2 || i === 4 || i === 6 ? 2 * ((1.1 * u) / (u + 0.1) - 0.5) : 2 * (u - 0.5)))
    let y = 0
    for (let i = 0; i < 20; i++) y += (i < 10 ? 20 : (-1) ** (i + 1)) * w[i]!
    for (let i = 0; i < 20; i++) for (let j = i + 1; j < 20; j++) y += (j < 6 ? -15 : (-1) ** (i + j + 2)) * w[i]! * w[j]!
    for (let i = 0; i < 5; i++) for (let j = i + 1; j < 5; j++) for (let l = j + 1; l < 5; l++) y += -10 * w[i]! * w[j]! * w[l]!
    for (let i = 0; i < 4; i++) for (let j = i + 1; j < 4; j++) for (let l = j + 1; l < 4; l++) for (let s = l + 1; s < 4; s++) y += 5 * w[i]! * w[j]! * w[l]! * w[s]!
    return y
  }
  const factors = Array.from({ length: 20 }, (_, k) => rangeFactor(`x${k + 1}`, 0, 1))

  test('of Morris’ function tell his three groups apart', () => {
    const found = effects({ kind: 'morris', trajectories: 40 }, factors, morris)
    const order = ranked(found).map(({ factor }) => Number(factor.slice(1)))
    expect(order.slice(0, 10).sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
    const screening = (k: number) => found.factors[k - 1]!.screening!
    // 8, 9 and 10 act nearly along a line with slope 20 over a move of one unit of w; 1 to 6 interact; 11 to 20 hardly matter.
    for (const k of [8, 9, 10]) {
      expect(Math.abs(screening(k).mu - 20)).toBeLessThan(3)
      expect(screening(k).sigma).toBeLessThan(8)
    }
    for (const k of [1, 2, 3, 4, 5, 6]) expect(screening(k).sigma).toBeGreaterThan(12)
    for (let k = 11; k <= 20; k++) expect(screening(k).muStar.value).toBeLessThan(8)
  })

  test('beside the floor that luck alone makes', () => {
    const found = effects({ kind: 'morris', trajectories: 10 }, factors.slice(0, 4), ([a], r, p) => 10 * a! + ((p * 31 + r * 17) % 7), 4)
    expect(found.floor).toBeGreaterThan(0.5)
    expect(found.factors[3]!.screening!.muStar.value).toBeLessThan(4 * found.floor!)
  })
})

describe('factorials', () => {
  const factors = [rangeFactor('a', -1, 1), rangeFactor('b', -1, 1), rangeFactor('c', -1, 1)]
  // Contrasts are 2, 4, 0 and 2 for ab; variance 1 + 4 + 1.
  const f = ([a, b]: number[]) => 7 + a! + 2 * b! + a! * b!

  test('full: changes, shares alone and in all, and pairs, exactly', () => {
    const found = effects({ kind: 'full-factorial' }, factors, f)
    expect(found.factors.map(({ change }) => change!.value)).toEqual([2, 4, 0])
    expect(found.factors.map(({ first }) => first!.value)).toEqual([expect.closeTo(1 / 6, 12), expect.closeTo(4 / 6, 12), 0])
    expect(found.factors.map(({ total }) => total!.value)).toEqual([expect.closeTo(2 / 6, 12), expect.closeTo(5 / 6, 12), 0])
    expect(found.pairs!.map(({ factors: names, share }) => [names.join(), Number(share.value.toFixed(9))])).toEqual([['a,b', 0.166666667], ['a,c', 0], ['b,c', 0]])
    // One replicate says nothing of chance.
    expect(found.factors[0]!.change!.low).toBeNaN()
  })

  test('full with more levels: shares of a two-way table', () => {
    // A table of sums: rows 0, 3, 6 and columns 0, 1: no interplay. Variances 6 and 0.25.
    const found = effects({ kind: 'full-factorial' }, [levelFactor('row', [0, 3, 6]), levelFactor('column', [0, 1])], ([row, column]) => row! + column!)
    expect(found.factors.map(({ first }) => first!.value)).toEqual([expect.closeTo(6 / 6.25, 12), expect.closeTo(0.25 / 6.25, 12)])
    expect(found.factors.map(({ total }) => total!.value)).toEqual([expect.closeTo(6 / 6.25, 12), expect.closeTo(0.25 / 6.25, 12)])
    expect(found.pairs![0]!.share.value).toBeCloseTo(0, 12)
    expect(found.factors[0]!.profile.map(({ at, mean }) => [at, mean])).toEqual([[0, 0.5], [3, 3.5], [6, 6.5]])
  })

  test('fractional: main effects of resolution IV are clean, pairs that are alike stand together', () => {
    const four = [...factors, rangeFactor('d', -1, 1)]
    const found = effects({ kind: 'fractional-factorial', resolution: 4 }, four, f)
    expect(found.factors.map(({ change }) => change!.value)).toEqual([2, 4, 0, 0])
    expect(found.factors.every(({ total }) => total === undefined)).toBe(true)
    const together = found.pairs!.find(({ factors: names }) => names.some((pair) => pair.join() === 'a,b'))!
    expect(together.factors.map((pair) => pair.join())).toEqual(['a,b', 'c,d'])
    expect(together.share.value).toBeCloseTo(1 / 6, 12)
  })

  test('luck that is the same at every point leaves no trace in the intervals; luck of each point’s own does', () => {
    const paired = effects({ kind: 'full-factorial' }, factors, (x, r) => f(x) + 50 * r, 8).factors[0]!.change!
    expect(paired).toEqual({ value: expect.closeTo(2, 9), low: expect.closeTo(2, 9), high: expect.closeTo(2, 9) })
    const next = uniforms('luck')
    const own = effects({ kind: 'full-factorial' }, factors, (x) => f(x) + next() - 0.5, 8).factors[0]!.change!
    expect(own.high - own.low).toBeGreaterThan(0.05)
    expect(own.low).toBeLessThan(2.2)
    expect(own.high).toBeGreaterThan(1.8)
  })
})

describe('one at a time', () => {
  test('is the paired difference between a factor’s ends, or from the scenario as it is', () => {
    const factors = [rangeFactor('a', 0, 10, { steps: 3 }), levelFactor('on', [true])]
    const found = effects({ kind: 'one-at-a-time' }, factors, ([a, on], r) => 4000 + 100 * r + 3 * (Number.isNaN(a!) ? 2 : a!) + (on === 1 ? -40 : 0), 4)
    expect(found.factors[0]!.change).toEqual({ value: 30, low: 30, high: 30 })
    expect(found.factors[1]!.change).toEqual({ value: -40, low: -40, high: -40 })
    expect(found.factors[0]!.profile.map(({ at }) => at)).toEqual([0, 5, 10])
    expect(importanceOf(found.factors[1]!)).toBe(40)
  })
})

describe('convergence', () => {
  test('knows luck that all points share from luck of their own, and how many replicates a comparison needs', () => {
    const factors = [rangeFactor('a', 0, 1)]
    const next = uniforms('luck')
    const shared = Array.from({ length: 64 }, () => 40 * (next() - 0.5))
    const { plan, sample } = runOn({ kind: 'latin-hypercube', points: 100 }, factors, ([a], r) => 100 * a! + shared[r]! + 6 * (next() - 0.5), 64)
    const found = convergenceOf(factors, plan, sample, 'x')
    // Uniform luck: standard deviations 40 and 6 over the root of 12.
    expect(Math.abs(found.paired / (6 / Math.sqrt(12)) - 1)).toBeLessThan(0.1)
    expect(found.chance).toBeGreaterThan(9)
    expect(found.chance).toBeLessThan(15)
    // (1.96 √2 1.73 / 10)^2 is below one: two are enough.
    expect(found.enough).toBe(2)
    expect(found.replicates.map(({ n }) => n)).toEqual([1, 2, 4, 8, 16, 32, 64])
    expect(found.design.map(({ n }) => n)).toEqual([16, 32, 64, 100])
    expect(found.noise).toBeLessThan(0.001)
  })

  test('the last step is the result itself', () => {
    const { plan, sample } = runOn({ kind: 'saltelli', rows: 64 }, ishigamiFactors, ishigami, 2)
    const found = convergenceOf(ishigamiFactors, plan, sample, 'x')
    const whole = effectsOf(ishigamiFactors, plan, sample, uniforms('y')).factors.map(importanceOf)
    expect(found.design.at(-1)!.factors).toEqual(whole)
    expect(found.design.map(({ n }) => n)).toEqual([8, 16, 32, 64])
  })
})

test('Wilson intervals are those published, and never leave 0 to 1', () => {
  // 81 of 263 has 0.2553 to 0.3662 at 95 % (Newcombe 1998, method 3); ours are 90 %: narrower.
  const { value, low, high } = shareOf(81, 263)
  expect(value).toBeCloseTo(0.308, 3)
  expect(low).toBeCloseTo(0.2634, 3)
  expect(high).toBeCloseTo(0.3566, 3)
  expect(shareOf(0, 10).low).toBe(0)
  expect(shareOf(0, 10).high).toBeGreaterThan(0.2)
  expect(shareOf(10, 10).high).toBe(1)
})

test('a table keeps runs by point, replicate and output', () => {
  const { table } = runOn({ kind: 'full-factorial' }, [rangeFactor('a', 0, 1)], ([a], r) => a! * 10 + r, 3)
  expect([...table.values]).toEqual([0, 1, 2, 10, 11, 12])
  setRow(table, 1, 2, [99])
  expect(sampleOf(table, 1, 1, 0).at(0, 2)).toBe(99)
})
