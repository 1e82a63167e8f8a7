import { placeComponents, type ModelIndicator } from './indicator.ts'
import { allPractices, soloPractices } from './practice-counts.ts'

const percent = { da: 'procent', en: 'per cent' }

/** Practices with one doctor. */
export const soloShare: ModelIndicator = {
  id: 'solo-share',
  text: { da: 'Solopraksis', en: 'Solo practice' },
  definition: {
    da: 'Praksis med én ejer af alle praksis med ejer ved årets slutning.',
    en: 'Practices with one owner of all practices with an owner, at the end of the year.',
  },
  kind: 'ratio',
  source: 'definition; 54.5 % in 2014 to 48.7 % in 2018 (Regeringen, En læge tæt på dig, 2018)',
  grade: 'A',
  blocks: (['nation', 'region'] as const).flatMap((level) => [
    { component: 'practices-solo', level, cadence: 'year' as const },
    { component: 'practices-all', level, cadence: 'year' as const },
  ]),
  measures: [
    { id: 'solo-practices-share', text: { da: 'Solopraksis af alle praksis', en: 'Solo practices of all practices' }, unit: percent, numerator: ['practices-solo'], denominator: ['practices-all'], scale: 100, decimals: 1 },
    { id: 'practices-solo', text: { da: 'Solopraksis', en: 'Solo practices' }, unit: { da: 'praksis', en: 'practices' }, numerator: ['practices-solo'], decimals: 0 },
  ],
  measure: placeComponents(['nation', 'region'], { 'practices-solo': soloPractices, 'practices-all': allPractices }),
}
