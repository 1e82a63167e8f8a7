import { describe, expect, test } from 'vitest'
import { firstDivergence, oneLife, twoLives } from '../../../sim/cli/lives.ts'
import { band, duration, isoMonth, monthName, number, plain, signed } from '../../../sim/cli/numbers.ts'
import { progressLine } from '../../../sim/cli/progress.ts'
import { textTable, wrap } from '../../../sim/cli/text-table.ts'

describe('numbers in a terminal', () => {
  test('are grouped, have a true minus and no sign when they round to nothing', () => {
    expect(number(1234567.891, 1)).toBe('1,234,567.9')
    expect(number(-1234.5, 0)).toBe('−1,235')
    expect(number(-0.04, 1)).toBe('0.0')
    expect(number(NaN, 1)).toBe('–')
    expect([signed(3.2, 1), signed(0, 1), signed(-3.2, 1), signed(0.01, 1)]).toEqual(['+3.2', '0.0', '−3.2', '0.0'])
  })

  test('of a band are joined so that no dash reads as a minus', () => {
    expect(band(4500, 4700, 0)).toBe('4,500–4,700')
    expect(band(-2, 3, 0)).toBe('−2 to 3')
    expect(band(1, 3, 0, signed)).toBe('+1 to +3')
    expect(band(NaN, 3, 0)).toBe('–')
  })

  test('for machines are plain, and missing ones empty', () => {
    expect([plain(0.1 + 0.2), plain(4930), plain(NaN)]).toEqual(['0.3', '4930', ''])
  })

  test('of time are months and durations', () => {
    expect(isoMonth(2035 * 12 + 11)).toBe('2035-12')
    expect(monthName(2025 * 12)).toBe('January 2025')
    expect([duration(0.2), duration(59.6), duration(3661)]).toEqual(['1 s', '1 min 0 s', '1 h 1 min'])
  })
})

test('progress tells an estimate once the pace is known', () => {
  expect(progressLine(1, 200, 0, 3)).toBe('1 of 200 replicates')
  expect(progressLine(50, 200, 2, 30)).toBe('50 of 200 replicates · 2 failed · about 1 min 30 s left')
  expect(progressLine(200, 200, 0, 120)).toBe('200 of 200 replicates')
  // 100 were there before: ten took ten seconds.
  expect(progressLine(110, 200, 0, 10, 100)).toBe('110 of 200 replicates · about 1 min 30 s left')
})

test('a table is as wide as its cells, numbers to the right', () => {
  const table = textTable([{ title: 'name' }, { title: 'n', align: 'right' }], [['a', '1,000'], ['longer', '7']])
  expect(table.split('\n')).toEqual(['name        n', '──────  ─────', 'a       1,000', 'longer      7'])
})

test('long text is broken between words', () => {
  expect(wrap('one two three four', 10, '  ')).toBe('  one two\n  three\n  four')
})

describe('two lives', () => {
  const event = (year: number, en: string) => ({ month: year * 12, kind: 'x', text: { en } })
  const a = [event(2025, 'Begins to study.'), event(2031, 'Graduates.'), event(2033, 'Moves to Tønder.')]
  const b = [event(2025, 'Begins to study.'), event(2031, 'Graduates.'), event(2032, 'Moves to Aarhus.'), event(2033, 'Marries.')]

  test('part at the first event that differs', () => {
    expect(firstDivergence(a, b)).toBe(2)
    expect(firstDivergence(a, a)).toBeUndefined()
    expect(firstDivergence(a, a.slice(0, 2))).toBe(2)
  })

  test('are told beside one another month by month, with a line where they part', () => {
    const lines = twoLives(a, b, ['scenario', 'baseline'], 20).split('\n')
    expect(lines[0]).toBe('         scenario             │ baseline')
    expect(lines[2]).toBe('2025-01  Begins to study.     │ Begins to study.')
    expect(lines[4]).toMatch(/^≠ 2032-01─+ the lives part here ─+$/)
    expect(lines.slice(5)).toEqual(['2032-01                       │ Moves to Aarhus.', '2033-01  Moves to Tønder.     │ Marries.'])
  })

  test('that are one are told once', () => {
    expect(oneLife(a).split('\n')[2]).toBe('2033-01  Moves to Tønder.')
  })
})
