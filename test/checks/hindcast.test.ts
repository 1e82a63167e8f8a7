/** The default parameters against what was observed: runs from January 2007 and January 2013, chance only, mean of 48 replicates. */
import { describe, expect, test } from 'vitest'
import { indicators } from '../../sim/model/indicators/index.ts'
import { valueOf } from '../../sim/run/aggregate.ts'
import { compile, monthOf, pack, replicates } from '../property/model/laboratory.ts'

const runs = 48
const owners = pack.series('owners')!
/** Years in which the members' register was published (grade A or B); the value is that of 1 January. */
const observed = owners.years.filter((_, i) => owners.grades[i] !== 'C')

describe.each([2007, 2013])('a run from %i', (start) => {
  const compiled = compile({ period: { from: `${start}-01`, to: '2022-12' }, chanceOnly: true })
  const buffers = replicates(compiled, runs)
  const at = (indicator: string, measure: string, month: number) => {
    const definition = indicators.find((i) => i.id === indicator)!.measures.find((m) => m.id === measure)!
    return buffers.reduce((sum, buffer) => sum + valueOf(buffer, compiled.layout, definition, 'nation', 0, month, indicator), 0) / buffers.length
  }

  test.each(observed.filter((year) => year > start && year <= 2022))('has the owners of %i within 3 %%', (year) => {
    expect(Math.abs(at('gp-doctors', 'owners-persons-without', monthOf(year - 1, 12)) / owners.at(year) - 1)).toBeLessThan(0.03)
  })

  test('has the age mix of 2019 within two points', () => {
    expect(Math.abs(at('gp-age-profile', 'share-60plus', monthOf(2018, 12)) - 24.9)).toBeLessThan(2)
    expect(Math.abs(at('gp-age-profile', 'share-65plus', monthOf(2018, 12)) - 10.1)).toBeLessThan(2)
  })

  test('loses 4.5 to 6.5 % of its owners a year', () => {
    for (let year = start; year <= 2020; year++) {
      const rate = at('exit-age', 'exit-rate', monthOf(year, 12))
      expect(rate, String(year)).toBeGreaterThan(4.5)
      expect(rate, String(year)).toBeLessThan(6.5)
    }
  })

  test.runIf(start === 2007)('fills the HU posts of 2011-2018 within six points on average', () => {
    let sum = 0
    for (let year = 2011; year <= 2018; year++) {
      const seen = pack.series('hu-filled')!.at(year) / pack.series('hu-advertised')!.at(year)
      sum += Math.abs(at('hu-fill-rate', 'fill-rate', monthOf(year, 12)) / 100 - seen)
    }
    expect(sum / 8).toBeLessThan(0.06)
  })
})
