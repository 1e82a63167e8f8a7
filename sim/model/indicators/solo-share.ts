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
  goals: [
    { year: 2014, value: 54.5, measure: 'solo-practices-share', text: { da: '2014: 54,5 % solopraksis', en: '2014: 54.5 % solo practices' }, source: 'Regeringen, En læge tæt på dig (2018)', grade: 'A', sense: 'benchmark' },
    { year: 2015, value: 53.9, measure: 'solo-practices-share', text: { da: '2015: 53,9 % solopraksis', en: '2015: 53.9 % solo practices' }, source: 'Regeringen, En læge tæt på dig (2018)', grade: 'A', sense: 'benchmark' },
    { year: 2016, value: 51.9, measure: 'solo-practices-share', text: { da: '2016: 51,9 % solopraksis', en: '2016: 51.9 % solo practices' }, source: 'Regeringen, En læge tæt på dig (2018)', grade: 'A', sense: 'benchmark' },
    { year: 2017, value: 50.2, measure: 'solo-practices-share', text: { da: '2017: 50,2 % solopraksis', en: '2017: 50.2 % solo practices' }, source: 'Regeringen, En læge tæt på dig (2018)', grade: 'A', sense: 'benchmark' },
    { year: 2018, value: 48.7, measure: 'solo-practices-share', text: { da: '2018: 48,7 % solopraksis', en: '2018: 48.7 % solo practices' }, source: 'Regeringen, En læge tæt på dig (2018)', grade: 'A', sense: 'benchmark' },
  ],
  measure: placeComponents(['nation', 'region'], { 'practices-solo': soloPractices, 'practices-all': allPractices }),
}
