import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { exp } from '../../../sim/core/arithmetic.ts'
import { chooseKeyed, chooseWeighted, nestedChoice } from '../../../sim/core/choice.ts'
import { crossing } from '../../../sim/core/hazards.ts'
import { Random } from '../../../sim/core/random.ts'

const utilities = fc.array(fc.oneof({ weight: 9, arbitrary: fc.double({ min: -4, max: 4, noNaN: true }) }, { weight: 1, arbitrary: fc.constant(-Infinity) }), { minLength: 1, maxLength: 120 }).map((list) => Float64Array.from(list))
const keys = fc.tuple(fc.nat(), fc.nat()).map(([k0, k1]) => new Random(k0, k1))

describe('a keyed choice', () => {
  it('moves, when one alternative improves, only those for whom it now wins', () => {
    fc.assert(
      fc.property(keys, utilities, fc.nat(), fc.double({ min: 0, max: 3, noNaN: true }), (random, before, pick, gain) => {
        const better = pick % before.length
        const after = before.slice()
        after[better]! += gain
        for (let person = 0; person < 50; person++) {
          const [old, now] = [chooseKeyed(random, person, 3, 1, before, before.length), chooseKeyed(random, person, 3, 1, after, after.length)]
          expect(now === old || now === better).toBe(true)
        }
      }),
    )
  })

  it('moves, when one alternative closes, only those who had it', () => {
    fc.assert(
      fc.property(keys, utilities, fc.nat(), (random, offer, pick) => {
        const closed = pick % offer.length
        const allowed = new Uint8Array(offer.length).fill(1)
        allowed[closed] = 0
        for (let person = 0; person < 50; person++) {
          const old = chooseKeyed(random, person, 3, 1, offer, offer.length)
          const now = chooseKeyed(random, person, 3, 1, offer, offer.length, allowed)
          if (old !== closed) expect(now).toBe(old)
          else expect(now).not.toBe(closed)
        }
      }),
    )
  })

  it('is the same when alternatives come as weights and factors', () => {
    fc.assert(
      fc.property(keys, utilities, (random, offer) => {
        const weights = offer.map((utility) => exp(utility / 2))
        for (let person = 0; person < 20; person++)
          expect(chooseWeighted(random, person, 3, 1, weights, weights, offer.length)).toBe(chooseKeyed(random, person, 3, 1, offer, offer.length))
      }),
    )
  })

  it('is the same whether an alternative is forbidden or worth nothing', () => {
    fc.assert(
      fc.property(keys, utilities, fc.infiniteStream(fc.boolean()), (random, offer, open) => {
        const allowed = Uint8Array.from(offer, () => (open.next().value ? 1 : 0))
        const worthless = offer.map((utility, j) => (allowed[j] ? utility : -Infinity))
        for (let person = 0; person < 20; person++) expect(chooseKeyed(random, person, 3, 1, offer, offer.length, allowed)).toBe(chooseKeyed(random, person, 3, 1, worthless, offer.length))
      }),
    )
  })

  it('with nests takes a place that is on offer in its mode', () => {
    fc.assert(
      fc.property(keys, fc.array(fc.oneof(fc.double({ min: -4, max: 4, noNaN: true }), fc.constant(-Infinity)), { minLength: 30, maxLength: 30 }), fc.double({ min: 0.1, max: 1, noNaN: true }), (random, list, mu) => {
        const offer = Float64Array.from(list)
        for (let person = 0; person < 20; person++) {
          const chosen = nestedChoice(random, person, 1, 2, 0, offer, 3, 10, mu)
          if (chosen === -1) expect(list.every((utility) => utility === -Infinity)).toBe(true)
          else expect(offer[chosen]).toBeGreaterThan(-Infinity)
        }
      }),
    )
  })
})

describe('a threshold', () => {
  it('is crossed where the definition says: in the first month at whose end the hazard has reached it', () => {
    const amounts = fc.double({ min: 0, max: 5, noNaN: true })
    fc.assert(
      fc.property(amounts, amounts, amounts, fc.integer({ min: 0, max: 400 }), (accumulated, threshold, hazard, months) => {
        const remaining = threshold - accumulated
        let expected = -1
        for (let month = 0; month < months && expected < 0; month++) if (remaining <= 0 || (hazard / 12) * (month + 1) >= remaining) expected = month
        expect(crossing(accumulated, threshold, hazard, months)).toBe(expected)
      }),
      { numRuns: 2000 },
    )
  })
})
