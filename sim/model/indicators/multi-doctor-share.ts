import type { World } from '../world.ts'
import { placeComponents, type ModelIndicator } from './indicator.ts'
import { allPractices, soloPractices } from './practice-counts.ts'

const source = 'Regeringen, En læge tæt på dig (2018)'
const percent = { da: 'procent', en: 'per cent' }
const owners = (w: World, m: number) => w.owners(m)
// Who owns alone in a clinic meant for more counts as alone.
const together = (w: World, m: number) => w.owners(m) - soloPractices(w, m)

/** Practices with two doctors or more. */
export const multiDoctorShare: ModelIndicator = {
  id: 'multi-doctor-share',
  text: { da: 'Flerlægepraksis', en: 'Multi-doctor practice' },
  definition: {
    da: 'Praksis med mindst to ejere af alle praksis med ejer ved årets slutning; og andelen af ejere, der arbejder i dem.',
    en: 'Practices with two owners or more of all practices with an owner, at the end of the year; and the share of owners who work in them.',
  },
  kind: 'ratio',
  source: `definition; goals of 70, 80 and 90 % (${source})`,
  grade: 'A',
  blocks: (['nation', 'region'] as const).flatMap((level) => (['practices-joint', 'practices-counted', 'owners-together', 'owners-counted'] as const).map((component) => ({ component, level, cadence: 'year' as const }))),
  measures: [
    { id: 'multi-doctor-share', text: { da: 'Flerlægepraksis af alle praksis', en: 'Multi-doctor practices of all practices' }, unit: percent, numerator: ['practices-joint'], denominator: ['practices-counted'], scale: 100, decimals: 1 },
    { id: 'owners-together', text: { da: 'Ejere i flerlægepraksis', en: 'Owners in multi-doctor practice' }, unit: percent, numerator: ['owners-together'], denominator: ['owners-counted'], scale: 100, decimals: 1 },
  ],
  goals: [
    { year: 2020, value: 70, measure: 'multi-doctor-share', text: { da: 'Mål for 2020: 70 % flerlægepraksis', en: 'Goal for 2020: 70 % multi-doctor practice' }, source, grade: 'A' },
    { year: 2025, value: 80, measure: 'multi-doctor-share', text: { da: 'Mål for 2025: 80 % flerlægepraksis', en: 'Goal for 2025: 80 % multi-doctor practice' }, source, grade: 'A' },
    { year: 2030, value: 90, measure: 'multi-doctor-share', text: { da: 'Mål for 2030: 90 % flerlægepraksis', en: 'Goal for 2030: 90 % multi-doctor practice' }, source, grade: 'A' },
  ],
  measure: placeComponents(['nation', 'region'], {
    'practices-joint': (w, m) => allPractices(w, m) - soloPractices(w, m),
    'practices-counted': allPractices,
    'owners-together': together,
    'owners-counted': owners,
  }),
}
