import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { exp, log } from '../../../sim/core/arithmetic.ts'
import { pairedDifference, quantiles } from '../../../sim/core/quantiles.ts'
import { identity, identityOf, Random } from '../../../sim/core/random.ts'

const values = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 60 })
const shares = fc.double({ min: 0, max: 1, noNaN: true })

describe('quantiles', () => {
  it('are ordered, and lie between the least and the largest value', () => {
    fc.assert(
      fc.property(values, shares, shares, (list, p, q) => {
        const [low, high] = quantiles(list, [Math.min(p, q), Math.max(p, q)]) as [number, number]
        // Interpolation may round in the last bit.
        const slack = 1e-9 * (1 + Math.abs(low))
        expect(low).toBeLessThanOrEqual(high + slack)
        expect(low).toBeGreaterThanOrEqual(Math.min(...list) - slack)
        expect(high).toBeLessThanOrEqual(Math.max(...list) + slack)
      }),
    )
  })

  it('do not depend on the order of the values', () => {
    fc.assert(fc.property(values, shares, (list, p) => void expect(quantiles(list.toReversed(), [p])).toEqual(quantiles(list, [p]))))
  })
})

describe('a paired difference', () => {
  it('of a run with itself is zero, and changes sign when the sides change', () => {
    fc.assert(
      fc.property(values, fc.infiniteStream(fc.double({ min: -10, max: 10, noNaN: true })), (list, shifts) => {
        expect(pairedDifference(list, list).mean).toBe(0)
        const other = list.map((value) => value + shifts.next().value!)
        const [there, back] = [pairedDifference(list, other), pairedDifference(other, list)]
        expect(there.mean + back.mean).toBe(0)
      }),
    )
  })
})

describe('numbers', () => {
  it('exp and log undo each other', () => {
    fc.assert(fc.property(fc.double({ min: -700, max: 700, noNaN: true }), (x) => void expect(Math.abs(log(exp(x)) - x)).toBeLessThanOrEqual(2e-16 * (2 + Math.abs(x)))))
  })

  it('exp never falls as its argument rises, by more than a last place', () => {
    fc.assert(
      fc.property(fc.double({ min: -740, max: 709, noNaN: true }), (x) => {
        expect(exp(x + Math.abs(x) * 1e-15 + 1e-15)).toBeGreaterThanOrEqual(exp(x))
      }),
    )
  })

  it('identities are different for different people', () => {
    const parts = fc.tuple(fc.nat(15), fc.nat(255), fc.nat(0xfffff))
    fc.assert(
      fc.property(parts, ([entry, cohort, slot]) => {
        expect(identityOf(identity(entry, cohort, slot))).toEqual({ entry, cohort, slot })
      }),
    )
  })

  it('draws under two keys, persons or counters are unlike', () => {
    const word = fc.integer({ min: 0, max: 0xffffffff })
    fc.assert(
      fc.property(word, word, word, word, fc.nat(3), fc.nat(31), (k0, k1, person, counter, which, bit) => {
        const words: [number, number, number, number] = [k0, k1, person, counter]
        const draw = () => {
          const random = new Random(words[0], words[1])
          random.draw(words[2], words[3])
          return [random.a, random.b]
        }
        const before = draw()
        words[which] = (words[which]! ^ (1 << bit)) >>> 0
        const after = draw()
        // One changed bit of input changes about half of the 64 of output; fewer than 8 or more than 56 has probability 1e-10.
        let changed = 0
        for (const i of [0, 1]) for (let x = before[i]! ^ after[i]!; x !== 0; x &= x - 1) changed++
        expect(changed).toBeGreaterThan(8)
        expect(changed).toBeLessThan(56)
      }),
    )
  })
})
