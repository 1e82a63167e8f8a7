import { describe, expect, it } from 'vitest'
import { GUMBEL, noiseEntry } from '../../../sim/core/gumbel.ts'
import { counter, identity, identityOf, Random, replicateKey, threefry2x32 } from '../../../sim/core/random.ts'
import { normalQuantile } from '../../../sim/core/normal.ts'

const hex = (words: readonly number[]) => words.map((word) => word.toString(16).padStart(8, '0')).join(' ')

describe('Threefry-2x32-20', () => {
  it('gives the three published answers of Random123', () => {
    expect(hex(threefry2x32(0, 0, 0, 0))).toBe('6b200159 99ba4efe')
    expect(hex(threefry2x32(0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff))).toBe('1cb996fc bb002be7')
    expect(hex(threefry2x32(0x13198a2e, 0x03707344, 0x243f6a88, 0x85a308d3))).toBe('c4923a9c 483df7a0')
  })

  it('agrees with the definition written as a loop', () => {
    const rotations = [13, 15, 26, 6, 17, 29, 16, 24]
    const loop = (k0: number, k1: number, c0: number, c1: number): number[] => {
      const key = [k0, k1, k0 ^ k1 ^ 0x1bd11bda]
      let a = (c0 + k0) | 0
      let b = (c1 + k1) | 0
      for (let round = 0; round < 20; round++) {
        a = (a + b) | 0
        const r = rotations[round % 8]!
        b = ((b << r) | (b >>> (32 - r))) ^ a
        if (round % 4 === 3) {
          const s = (round + 1) / 4
          a = (a + key[s % 3]!) | 0
          b = (b + key[(s + 1) % 3]! + s) | 0
        }
      }
      return [a >>> 0, b >>> 0]
    }
    for (let i = 0; i < 200; i++) {
      const words: [number, number, number, number] = [Math.imul(i, 0x9e3779b1) >>> 0, Math.imul(i, 0x85ebca77) >>> 0, Math.imul(i, 0xc2b2ae3d) >>> 0, i]
      expect(threefry2x32(...words)).toEqual(loop(...words))
    }
  })

  it('gives the same draw whatever was drawn before', () => {
    const random = new Random(1, 2)
    random.draw(7, counter(3, 4))
    const first = [random.a, random.b]
    random.uniform(8, counter(3, 4))
    random.normal(7, counter(4, 4))
    random.draw(7, counter(3, 4))
    expect([random.a, random.b]).toEqual(first)
  })

  it('gives two or four counters at once what it gives them one by one', () => {
    const random = new Random(0x13198a2e, 0xdeadbeef)
    for (const [person, first] of [[1, counter(3, 0)], [0xfffffff0, counter(255, 0xfffffc)], [12345, 0x7ffffffe]] as const) {
      random.drawFour(person, first)
      const four = Array.from(random.words)
      const one = [0, 1, 2, 3].flatMap((i) => (random.draw(person, first + i), [random.a, random.b]))
      expect(four).toEqual(one)
      random.drawTwo(person, first)
      expect(Array.from(random.words.subarray(0, 4))).toEqual(one.slice(0, 4))
    }
  })

  it('takes persons above 2^31 as well', () => {
    const random = new Random(1, 2)
    random.draw(0xfffffff0, 0x80000001)
    const first = [random.a, random.b]
    random.draw(0xfffffff0 | 0, 0x80000001 | 0)
    expect([random.a, random.b]).toEqual(first)
  })
})

describe('replicateKey', () => {
  it('is fixed for a seed and a replicate', () => {
    expect(hex(replicateKey('5000 i 2035', 0))).toMatchInlineSnapshot(`"7cf633e3 118f4c17"`)
    expect(hex(replicateKey('5000 i 2035', 1))).toMatchInlineSnapshot(`"11ffb0e5 a32f4236"`)
    expect(hex(replicateKey('Ærø', 0))).toMatchInlineSnapshot(`"26f2d6cc a162f7ce"`)
  })

  it('keeps apart seeds and replicates whose texts run together, repeat or differ in high bytes only', () => {
    const pairs: [string, number][] = [['a', 11], ['a1', 1], ['a/1', 1], ['a', 1], ['a/1a', 1], ['Ā', 0], ['\u0200', 0], ['A', 0], ['a%2F1', 1]]
    expect(new Set(pairs.map(([seed, replicate]) => hex(replicateKey(seed, replicate)))).size).toBe(pairs.length)
  })

  it('gives 10,000 replicates 10,000 keys', () => {
    expect(new Set(Array.from({ length: 10_000 }, (_, i) => hex(replicateKey('læge', i)))).size).toBe(10_000)
  })

  it('refuses an empty seed, a long one, half a character and impossible replicates', () => {
    expect(() => replicateKey('', 0)).toThrow('seed: expected text of 1 to 200 characters, got 0 characters.')
    expect(() => replicateKey('x'.repeat(201), 0)).toThrow('201 characters')
    expect(() => replicateKey('\ud800', 0)).toThrow('half a character')
    expect(() => replicateKey(5 as unknown as string, 0)).toThrow('got number')
    for (const replicate of [-1, 0.5, NaN, Infinity]) expect(() => replicateKey('a', replicate)).toThrow(`got ${replicate}`)
  })
})

describe('identity', () => {
  it('packs entry, cohort and slot and gives them back', () => {
    for (const [entry, cohort, slot] of [[0, 0, 0], [15, 255, 1048575], [8, 37, 1499]] as const) expect(identityOf(identity(entry, cohort, slot))).toEqual({ entry, cohort, slot })
    expect(identity(15, 255, 1048575)).toBe(0xffffffff)
  })

  it('refuses what does not fit', () => {
    for (const [entry, cohort, slot] of [[16, 0, 0], [0, 256, 0], [0, 0, 1048576], [-1, 0, 0], [0, -1, 0], [0, 0, -1]] as const) expect(() => identity(entry, cohort, slot)).toThrow('identity: expected')
  })
})

describe('distributions', () => {
  const random = new Random(123, 456)
  const draws = Array.from({ length: 200_000 }, (_, i) => i)
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length

  it('uniform draws lie strictly between 0 and 1, evenly', () => {
    const values = draws.map((i) => random.uniform(i, 1))
    expect(Math.min(...values.slice(0, 50_000))).toBeGreaterThan(0)
    expect(Math.max(...values.slice(0, 50_000))).toBeLessThan(1)
    expect(mean(values)).toBeCloseTo(0.5, 2)
    expect(mean(values.map((value) => value * value))).toBeCloseTo(1 / 3, 2)
    const boxes = new Int32Array(100)
    for (const value of values) boxes[Math.floor(value * 100)]!++
    // Chi-squared with 99 degrees of freedom: mean 99, standard deviation 14.
    expect(boxes.reduce((sum, box) => sum + (box - 2000) ** 2 / 2000, 0)).toBeLessThan(99 + 4 * 14)
  })

  it('the extreme words give neither 0 nor 1', () => {
    const fixed = new Random(0, 0)
    const set = (a: number, b: number) => (fixed.draw = () => fixed.words.set([a, b]))
    set(-1, -1)
    expect(fixed.uniform(0, 0)).toBe(1 - 2 ** -53)
    set(0, 0)
    expect(fixed.uniform(0, 0)).toBe(2 ** -53)
    expect(fixed.exponential(0, 0)).toBeCloseTo(36.7368, 4)
    expect(fixed.normal(0, 0)).toBeCloseTo(-8.2095, 3)
  })

  it('exponential draws have mean 1 and variance 1', () => {
    const values = draws.map((i) => random.exponential(i, 2))
    expect(mean(values)).toBeCloseTo(1, 2)
    expect(mean(values.map((value) => (value - 1) ** 2))).toBeCloseTo(1, 1)
  })

  it('normal draws have mean 0, variance 1 and no skew', () => {
    const values = draws.map((i) => random.normal(i, 3))
    // Within four standard errors of the moments: their variances are 1, 2, 15 and 96 over n.
    const moments = [1, 2, 3, 4].map((power) => mean(values.map((value) => value ** power)))
    const expected = [0, 1, 0, 3]
    const variances = [1, 2, 15, 96]
    moments.forEach((moment, i) => expect(Math.abs(moment - expected[i]!)).toBeLessThan(4 * Math.sqrt(variances[i]! / values.length)))
  })

  it('the normal quantile agrees with tables to 15 digits', () => {
    expect(normalQuantile(0.5)).toBe(0)
    expect(normalQuantile(0.975)).toBeCloseTo(1.959963984540054, 14)
    expect(normalQuantile(0.25)).toBeCloseTo(-0.6744897501960817, 14)
    expect(normalQuantile(0.001)).toBeCloseTo(-3.090232306167813, 14)
    expect(normalQuantile(1e-20)).toBeCloseTo(-9.262340089798408, 13)
  })

  it('the Gumbel table ascends, with the mean and variance of its distribution', () => {
    for (let i = 1; i < GUMBEL.length; i++) if (!(GUMBEL[i]! > GUMBEL[i - 1]!)) expect.fail(`no ascent at ${i}`)
    const values = Array.from({ length: 65536 }, (_, bits) => GUMBEL[noiseEntry(bits)]!)
    expect(mean(values)).toBeCloseTo(0.5772156649, 4)
    expect(mean(values.map((value) => (value - 0.5772156649) ** 2))).toBeCloseTo(Math.PI ** 2 / 6, 2)
    expect(GUMBEL[noiseEntry(65535)]).toBeCloseTo(11.7835, 4)
    expect(GUMBEL[noiseEntry(0)]).toBeCloseTo(-2.1984, 4)
    // The upper sixteenth has a value each, and the last of the coarse ones is below the first of these.
    expect(new Set(values.slice(0xf000)).size).toBe(4096)
    expect(new Set(values.slice(0, 0xf000)).size).toBe(3840)
  })
})
