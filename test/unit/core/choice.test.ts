import { describe, expect, it } from 'vitest'
import { chooseKeyed, logSum, nestedChoice, probabilities } from '../../../sim/core/choice.ts'
import { Random } from '../../../sim/core/random.ts'

const random = new Random(11, 12)

function shares(n: number, choose: (person: number) => number, people = 60_000): number[] {
  const counts = new Array<number>(n).fill(0)
  for (let person = 0; person < people; person++) counts[choose(person)]! += 1 / people
  return counts
}

describe('a keyed choice', () => {
  it('has logit shares', () => {
    const utilities = Float64Array.of(0, 1, -1, 0.5, 2, 0)
    const expected = new Float64Array(6)
    probabilities(utilities, 6, expected)
    shares(6, (person) => chooseKeyed(random, person, 1, 2, utilities, 6)).forEach((share, j) => expect(share).toBeCloseTo(expected[j]!, 2))
  })

  it('has even shares among 98 equal alternatives', () => {
    const utilities = new Float64Array(98)
    const counts = shares(98, (person) => chooseKeyed(random, person, 1, 3, utilities, 98), 98_000)
    const chi = counts.reduce((sum, share) => sum + (share * 98_000 - 1000) ** 2 / 1000, 0)
    // 97 degrees of freedom: mean 97, standard deviation 14.
    expect(chi).toBeLessThan(97 + 4 * 14)
  })

  it('never takes what is not on offer', () => {
    const utilities = Float64Array.of(3, -Infinity, 1, 0, 0, 9)
    const allowed = Uint8Array.of(1, 1, 1, 0, 1, 0)
    for (let person = 0; person < 2000; person++) expect([0, 2, 4]).toContain(chooseKeyed(random, person, 1, 2, utilities, 6, allowed))
  })

  it('is -1 when nothing is on offer', () => {
    expect(chooseKeyed(random, 1, 1, 2, new Float64Array(5), 5, new Uint8Array(5))).toBe(-1)
    expect(chooseKeyed(random, 1, 1, 2, new Float64Array(5).fill(-Infinity), 5)).toBe(-1)
    expect(chooseKeyed(random, 1, 1, 2, new Float64Array(0), 0)).toBe(-1)
  })

  it('draws only where there is an alternative', () => {
    let draws = 0
    class Counting extends Random {
      override draw(person: number, counter: number): void {
        draws += 1
        super.draw(person, counter)
      }
      override drawTwo(person: number, counter: number): void {
        draws += 2
        super.drawTwo(person, counter)
      }
      override drawFour(person: number, counter: number): void {
        draws += 4
        super.drawFour(person, counter)
      }
    }
    const utilities = new Float64Array(66).fill(-Infinity)
    const count = () => {
      draws = 0
      chooseKeyed(new Counting(1, 2), 1, 1, 2, utilities, utilities.length)
      return draws
    }
    expect(count()).toBe(0)
    utilities[20] = 0
    expect(count()).toBe(4)
    utilities[65] = 0
    expect(count()).toBe(5)
    // Five to eight alternatives take two draws, and no more than four take one.
    expect(chooseKeyed(new Counting(1, 2), 1, 1, 2, new Float64Array(6), 6)).toBeGreaterThanOrEqual(0)
    expect(draws).toBe(7)
  })

  it('gives every alternative noise of its own, also across the blocks of one draw', () => {
    // Each pair of equal alternatives is won by either half the time, so no two share their noise.
    const utilities = new Float64Array(256).fill(-Infinity)
    for (const [i, j] of [[0, 1], [0, 2], [1, 3], [3, 4], [0, 255], [252, 255]] as const) {
      utilities.fill(-Infinity)
      utilities[i] = utilities[j] = 0
      let first = 0
      for (let person = 0; person < 4000; person++) if (chooseKeyed(random, person, 1, 2, utilities, 256) === i) first++
      expect(first).toBeGreaterThan(1800)
      expect(first).toBeLessThan(2200)
    }
  })
})

describe('log sum', () => {
  it('is the logarithm of the sum, and survives large utilities', () => {
    expect(logSum(Float64Array.of(0, 0), 2)).toBeCloseTo(Math.LN2, 15)
    expect(logSum(Float64Array.of(1000, 1000, -Infinity), 3)).toBeCloseTo(1000 + Math.LN2, 12)
    expect(logSum(Float64Array.of(-Infinity), 1)).toBe(-Infinity)
    expect(logSum(new Float64Array(0), 0)).toBe(-Infinity)
    expect(logSum(Float64Array.of(5, 1, 2), 2, 1)).toBeCloseTo(Math.log(Math.E + Math.E ** 2), 14)
  })
})

describe('a nested choice', () => {
  const utilities = Float64Array.of(1, 0, 0.5, -0.5, 2, -Infinity)
  const expected = (mu: number) => {
    const inclusive = [0, 1].map((k) => logSum(utilities, 3, 3 * k))
    const total = inclusive.reduce((sum, value) => sum + Math.exp(mu * value), 0)
    return Array.from(utilities, (utility, j) => (Math.exp(mu * inclusive[j < 3 ? 0 : 1]!) / total) * Math.exp(utility - inclusive[j < 3 ? 0 : 1]!))
  }

  it('has the shares of its formula, with mu on the modes only', () => {
    for (const mu of [0.3, 0.6, 1]) {
      const found = shares(6, (person) => nestedChoice(random, person, 1, 2, 0, utilities, 2, 3, mu))
      found.forEach((share, j) => expect(share).toBeCloseTo(expected(mu)[j]!, 2))
    }
  })

  it('is the plain logit when mu is 1', () => {
    const plain = new Float64Array(6)
    probabilities(utilities, 6, plain)
    expected(1).forEach((share, j) => expect(share).toBeCloseTo(plain[j]!, 12))
  })

  it('is -1 when nothing is on offer', () => {
    expect(nestedChoice(random, 1, 1, 2, 0, new Float64Array(6).fill(-Infinity), 2, 3, 0.6)).toBe(-1)
  })
})
