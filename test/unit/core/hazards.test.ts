import { describe, expect, it } from 'vitest'
import { accumulate, crossing, HazardTable, monthOfPiecewise } from '../../../sim/core/hazards.ts'
import { Random } from '../../../sim/core/random.ts'

describe('crossing a threshold', () => {
  it('comes in the month in which the accumulated hazard reaches it', () => {
    expect(crossing(0, 0.1, 0.12, 12)).toBe(9)
    expect(crossing(0.05, 0.1, 0.12, 12)).toBe(4)
    expect(crossing(0, 0.2, 0.12, 12)).toBe(-1)
    expect(crossing(0.3, 0.2, 0, 12)).toBe(0)
    expect(crossing(0, 0.2, 0, 12)).toBe(-1)
    expect(crossing(0, 0.2, 100, 0)).toBe(-1)
    expect(crossing(0, 36, Infinity, 12)).toBe(0)
  })

  it('comes with the probability of the hazard', () => {
    const random = new Random(5, 6)
    const n = 100_000
    let events = 0
    for (let person = 0; person < n; person++) if (crossing(0, random.exponential(person, 1), 0.2, 24) >= 0) events++
    expect(events / n).toBeCloseTo(1 - Math.exp(-0.4), 2)
  })

  it('comes later under a lower hazard, and to nobody else', () => {
    const random = new Random(5, 6)
    for (let person = 0; person < 2000; person++) {
      const threshold = random.exponential(person, 1)
      const high = crossing(0, threshold, 0.3, 120)
      const low = crossing(0, threshold, 0.2, 120)
      if (low >= 0) expect(high >= 0 && high <= low).toBe(true)
    }
  })
})

describe('a hazard known in advance', () => {
  it('is crossed in the same month piece by piece as month by month', () => {
    const random = new Random(8, 9)
    const hazards = [0.05, 0, 0.4, 0.1]
    const starts = [100, 130, 160, 171]
    for (let person = 0; person < 500; person++) {
      const threshold = random.exponential(person, 1)
      let accumulated = 0
      let month = 100
      for (; month < 5000; month++) {
        const piece = starts.findLastIndex((start) => start <= month)
        if (crossing(accumulated, threshold, hazards[piece]!, 1) === 0) break
        accumulated = accumulate(accumulated, hazards[piece]!, 1)
      }
      expect(Math.abs(monthOfPiecewise(threshold, hazards, starts) - month)).toBeLessThanOrEqual(accumulated + hazards[3]! / 12 - threshold < 1e-12 ? 1 : 0)
    }
    expect(monthOfPiecewise(1, [0], [5])).toBe(-1)
  })

  it('in a table is found by bisection where a walk finds it', () => {
    const random = new Random(8, 9)
    const hazards = Float64Array.from({ length: 600 }, (_, month) => (month < 200 ? 0 : (month - 200) / 2000))
    const table = new HazardTable(hazards)
    for (let person = 0; person < 500; person++) {
      const threshold = random.exponential(person, 1)
      const start = person % 400
      let month = start
      while (month < 600 && table.between(0, month + 1) < table.between(0, start) + threshold) month++
      expect(table.monthAfter(start, threshold)).toBe(month === 600 ? -1 : month)
    }
    expect(table.monthAfter(600, 0.1)).toBe(-1)
    expect(table.monthAfter(0, 1e9)).toBe(-1)
  })

  it('may be infinite, which makes the event certain', () => {
    const table = new HazardTable(Float64Array.of(0, 0.1, Infinity, 0.1))
    expect(table.monthAfter(0, 30)).toBe(2)
  })

  it('refuses a negative hazard', () => {
    expect(() => new HazardTable(Float64Array.of(0.1, -0.1))).toThrow('in month 1, got -0.1')
    expect(() => new HazardTable(Float64Array.of(NaN))).toThrow('got NaN')
  })
})
