import { describe, expect, test } from 'vitest'
import { format } from '../../../web/i18n/format.ts'

const da = format('da')
const en = format('en')

describe('numbers as readers write them', () => {
  test('thousands have a point in Danish and a comma in English; years have neither', () => {
    expect(da.number(1234567.891, 2)).toBe('1.234.567,89')
    expect(en.number(5000)).toBe('5,000')
    expect(da.year(2035)).toBe('2035')
  })

  test('the minus is a minus, and nothing is never negative', () => {
    expect(da.signed(-40)).toBe('−40')
    expect(da.number(-0.2)).toBe('0')
    expect(da.signed(0.2)).toBe('0')
    expect(da.signed(12.5, 1)).toBe('+12,5')
  })

  test('per cent has a space in Danish, intervals a dash, differences words', () => {
    expect(da.percent(0.123, 1)).toBe('12,3\u00a0%')
    expect(en.percent(0.123, 1)).toBe('12.3%')
    expect(da.intervalTens(4212, 4638)).toBe('4.210–4.640')
    expect(da.signedInterval(-40, 120)).toBe('−40 til +120')
  })

  test('odds are natural frequencies that say never and always only when it is so', () => {
    expect([0, 0.001, 0.124, 0.999, 1].map((share) => da.frequency(share))).toEqual([0, 1, 12, 99, 100])
  })

  test('what is typed is read in either style', () => {
    expect(['1.234,5', '1234.5', '1.234', '−3', '2,5', ' 1 000 '].map((text) => da.parse(text))).toEqual([1234.5, 1234.5, 1234, -3, 2.5, 1000])
    expect(['1,234.5', '1,234', '2.5'].map((text) => en.parse(text))).toEqual([1234.5, 1234, 2.5])
    expect(da.parse('fem')).toBeNaN()
  })

  test('Aalborg comes after Odense in Danish', () => {
    expect(['Aalborg', 'Odense', 'Ærø'].sort((a, b) => da.compare(a, b))).toEqual(['Odense', 'Ærø', 'Aalborg'])
  })
})
