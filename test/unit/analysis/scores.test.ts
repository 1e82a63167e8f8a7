import { describe, expect, test } from 'vitest'
import { knownAt, packAsKnown, plainForecasts } from '../../../sim/analysis/validation/known-then.ts'
import { rankCorrelation } from '../../../sim/analysis/validation/pattern-rules.ts'
import { covered, crps, linear, middle80, oddsRatio, scoreGroup } from '../../../sim/analysis/validation/scores.ts'
import { seenFigures } from '../../../sim/analysis/validation/seen-figures.ts'
import { wordsOf } from '../../../sim/analysis/validation/words.ts'
import { pack } from '../scenario/shipped.ts'

describe('scores', () => {
  test('CRPS is the absolute error of one value, and pairs are taken off for more', () => {
    expect(crps([3], 5)).toBe(2)
    const values = [1, 4, 2, 8]
    const direct = values.reduce((sum, x) => sum + Math.abs(x - 3), 0) / 4 - values.flatMap((x) => values.map((y) => Math.abs(x - y))).reduce((a, b) => a + b, 0) / (2 * 4 * 3)
    expect(crps(values, 3)).toBeCloseTo(direct)
  })

  test('a sharp ensemble in the right place beats a wide one, and a wide one beats a sharp one in the wrong place', () => {
    const around = (middle: number, width: number) => Array.from({ length: 21 }, (_, k) => middle + ((k - 10) * width) / 10)
    expect(crps(around(10, 1), 10)).toBeLessThan(crps(around(10, 5), 10))
    expect(crps(around(10, 5), 14)).toBeLessThan(crps(around(10, 1), 14))
  })

  test('the middle 80 % holds eight of ten', () => {
    const values = Array.from({ length: 101 }, (_, k) => k)
    expect(middle80(values)).toEqual([10, 90])
    expect([5, 10, 50, 90, 95].map((seen) => covered({ seen, model: values }))).toEqual([false, true, true, true, false])
  })

  test('errors are per cent of what was seen, or points', () => {
    expect(scoreGroup([{ seen: 200, model: [190], points: false }])).toEqual({ figures: 1, error: 5, bias: -5, crps: 5, covered: 0 })
    expect(scoreGroup([{ seen: 40, model: [50], points: true }]).bias).toBe(10)
    expect(scoreGroup([]).error).toBeNaN()
  })

  test('lines, ranks and odds', () => {
    expect(linear([[2000, 1], [2002, 3]], 2010)).toBe(11)
    expect(linear([[2000, 7]], 2010)).toBe(7)
    expect(rankCorrelation([1, 2, 3], [10, 20, 30])).toBe(1)
    expect(rankCorrelation([1, 2, 3], [3, 2, 1])).toBe(-1)
    const odds = oddsRatio(30, 10, 10, 30)
    expect(odds.ratio).toBeCloseTo((30.5 * 30.5) / (10.5 * 10.5))
    expect(odds.low).toBeLessThan(odds.ratio)
  })
})

describe('what was known then', () => {
  test('no series tells of later years, and the last known value is held', () => {
    const then = packAsKnown(pack, 2013)
    const owners = then.series('owners')!
    expect(Math.max(...owners.years)).toBe(2013)
    expect(owners.at(2020)).toBe(pack.series('owners')!.at(2013))
    expect(owners.at(2012)).toBe(pack.series('owners')!.at(2012))
    expect(then.series('hu-filled')!.years.at(-1)).toBe(2012)
    expect(then.series('no-such-measure')).toBeUndefined()
    expect([knownAt('owners', 2013, 2013), knownAt('hu-filled', 2013, 2013), knownAt('hu-posts', 2013, 2013)]).toEqual([true, false, true])
  })

  test('the whole is found by the name of the pack as it was known', () => {
    const then = packAsKnown(pack, 2013)
    expect(then.series('hu-dimensioned', then.id)).toBe(then.series('hu-dimensioned'))
  })

  test('the data themselves are left alone', () => {
    packAsKnown(pack, 2007).series('owners')
    expect(pack.series('owners')!.exact(2019)).toBe(3365)
  })

  test('plain forecasts hold, extend and stay possible', () => {
    expect(plainForecasts([[2010, 10], [2012, 14]], 2020)).toEqual({ last: 14, line: 30 })
    expect(plainForecasts([[2014, 38], [2017, 67]], 2023, true).line).toBe(100)
    expect(plainForecasts([[2010, 10], [2012, 4]], 2020).line).toBe(0)
    expect(plainForecasts([], 2020).last).toBeNaN()
  })

  test('no figure that this project assumed is called seen', () => {
    const figures = seenFigures(pack)
    expect(figures.length).toBeGreaterThan(60)
    expect(figures.filter((f) => f.id === 'owners/denmark/2021' || f.id.startsWith('solo-share/denmark/2025'))).toEqual([])
    for (const family of ['level', 'region', 'age', 'fill', 'closed', 'solo', 'settling']) expect(figures.some((f) => f.family === family), family).toBe(true)
  })
})

test('numbers are written as the language does', () => {
  const [da, en] = [wordsOf('da'), wordsOf('en')]
  expect([da.number(-12345.67, 1), en.number(-12345.67, 1), da.signed(0.04, 1), en.signed(3), da.number(NaN)]).toEqual(['−12.345,7', '−12,345.7', '0,0', '+3', '–'])
})
