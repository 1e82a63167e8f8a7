import { describe, expect, test } from 'vitest'
import { travelBetween, type Crossing, type Point } from '../../../sim/model/pack/travel.ts'

const at = (landmass: string, xKm: number, yKm: number): Point => ({ landmass, xKm, yKm })
const rule = { winding: 1.25, kmPerHour: 100, accessMinutes: 10, neighbourKm: 22 }

describe('travel', () => {
  test('on one landmass a journey is the wound line at one speed, plus the streets at both ends', () => {
    const { minutes, km, neighbours } = travelBetween([at('a', 0, 0), at('a', 30, 40), at('a', 6, 8)], [], rule)
    expect(km[1]).toBe(62.5)
    expect(minutes[1]).toBe(47.5)
    expect(minutes[0]).toBe(0)
    expect(neighbours).toEqual([[2], [], [0]])
  })

  test('water is crossed only where there is a crossing, and streets are counted once', () => {
    const ferry: Crossing = { kind: 'ferry', from: at('a', 0, 0), to: at('b', 4, 3), minutes: 50 }
    const apart = travelBetween([at('a', 0, 0), at('b', 4, 3)], [], rule)
    expect(apart.minutes[1]).toBe(Infinity)
    const joined = travelBetween([at('a', 0, 0), at('b', 4, 3)], [ferry], rule)
    expect(joined.minutes[1]).toBe(60)
    expect(joined.km[1]).toBe(5)
    expect(joined.neighbours, 'a ferry makes no neighbours').toEqual([[], []])
    const bridged = travelBetween([at('a', 0, 0), at('b', 4, 3)], [{ ...ferry, kind: 'bridge', minutes: 4 }], rule)
    expect(bridged.neighbours, 'a bridge does').toEqual([[1], [0]])
  })

  test('a land neck forces the way round', () => {
    const neck: Crossing = { kind: 'land', from: at('a', 0, 40), to: at('b', 0, 40), minutes: 0 }
    const { km } = travelBetween([at('a', 0, 0), at('b', 4, 0)], [neck], { ...rule, winding: 1 })
    expect(km[1]).toBeCloseTo(40 + Math.hypot(4, 40), 9)
  })

  test('the shortest of several ways is taken, and back is as long as forth', () => {
    const places = [at('a', 0, 0), at('b', 100, 0), at('c', 50, 5)]
    const bridge = (from: Point, to: Point, minutes: number): Crossing => ({ kind: 'bridge', from, to, minutes })
    const { minutes } = travelBetween(
      places,
      [bridge(places[0]!, places[1]!, 90), bridge(places[0]!, places[2]!, 20), bridge(places[2]!, places[1]!, 30)],
      rule,
    )
    expect(minutes[1]).toBe(60)
    for (let i = 0; i < 3; i++) for (let j = 0; j < 3; j++) expect(minutes[i * 3 + j]).toBe(minutes[j * 3 + i])
  })
})
