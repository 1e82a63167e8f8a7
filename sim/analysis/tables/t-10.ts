import { papers } from '../../model/levers/papers.ts'
import { sumOf } from './bench.ts'
import { exact, type PaperTable } from './table.ts'

const counties = [
  ['viborg-syd', 'Viborg-syd', 6],
  ['aarhus-amt', 'Århus', 8],
  ['ringkoebing-amt', 'Ringkøbing', 11],
  ['vejle-nord', 'Vejle-nord', 5],
] as const
const kinds = [
  ['vacant-new', 'new, latest calculation', 4],
  ['vacant-earlier', 'new, earlier calculations', 4],
  ['vacant-pool', 'pool doctors', 4],
  ['vacant-not-refilled', 'not refilled', 18],
] as const
const municipalities = [['779', 'Skive', 3], ['730', 'Randers', 3], ['707', 'Norddjurs', 1], ['665', 'Lemvig', 2], ['756', 'Ikast-Brande', 3], ['657', 'Herning', 2], ['760', 'Ringkøbing-Skjern', 1], ['615', 'Horsens', 3]] as const
/** The two shortages the paper comes to, with retirement at 62 and at 65. */
const shortages = [[62, 61], [65, 24]] as const

/** Vacant numbers of Region Midtjylland on 1 January 2008: the table adds up both ways, and to what is held by municipality. */
export const t10: PaperTable = {
  id: 'T-10',
  types: ['E'],
  title: { da: 'Ledige numre i Midtjylland 2008', en: 'Vacant numbers in Midtjylland 2008' },
  source: papers.midtjylland,
  check({ pack }) {
    const at = (measure: string, area: string) => pack.series(measure, area)!.exact(2008)!
    const region = at('vacant-numbers', 'midtjylland')
    const technical = at('vacant-technical', 'midtjylland')
    const exits = { 62: at('owners-62plus', 'midtjylland'), 65: at('owners-65plus', 'midtjylland') }
    const shortage = (age: 62 | 65) => region + at('numbers-for-growth', 'midtjylland') + exits[age] - at('new-specialists-settling', 'midtjylland')
    return [
      ...kinds.map(([kind, name, printed]) => exact(`vacant numbers, ${name}: sum over the former counties`, printed, sumOf(counties.map(([county]) => at(kind, county))))),
      ...counties.map(([county, name, printed]) => exact(`vacant numbers in ${name}: sum over kinds`, printed, sumOf(kinds.map(([kind]) => at(kind, county))))),
      exact('vacant numbers in all, by kind and county', 30, sumOf(kinds.flatMap(([kind]) => counties.map(([county]) => at(kind, county))))),
      exact('vacant numbers of the region in the data', 30, region),
      ...municipalities.map(([code, name, printed]) => exact(`not refilled in ${name}`, printed, at('vacant-numbers', code))),
      exact('not refilled in the municipalities together', 18, sumOf(municipalities.map(([code]) => at('vacant-numbers', code)))),
      exact('numbers that exist on paper alone', 12, technical),
      ...shortages.map(([age, left]) => exact(`shortage with retirement at ${age}, without them`, left, shortage(age) - technical)),
    ]
  },
}
