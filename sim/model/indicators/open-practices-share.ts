import { placeComponents, type ModelIndicator } from './indicator.ts'

const source = 'Regeringen, En læge tæt på dig (2018)'

/** Practices that take new patients. */
export const openPracticesShare: ModelIndicator = {
  id: 'open-practices-share',
  text: { da: 'Åbne praksis', en: 'Open practices' },
  definition: {
    da: 'Andel af praksis, der er åbne for nye patienter. Modellen følger ikke hver liste: den åbne andel i en kommune følger af presset dér, vægtet med ejere.',
    en: 'Share of practices open to new patients. The model does not follow each list: the open share of a municipality follows from the load there, weighted by owners.',
  },
  kind: 'ratio',
  source: `definition; about 30 % open in January 2018 (${source})`,
  grade: 'B',
  blocks: [
    { component: 'owners-open', level: 'nation', cadence: 'year' },
    { component: 'owners-weighed', level: 'nation', cadence: 'year' },
    { component: 'owners-open', level: 'place', cadence: 'year' },
    { component: 'owners-weighed', level: 'place', cadence: 'year' },
    { component: 'owners-open', level: 'region', cadence: 'year' },
    { component: 'owners-weighed', level: 'region', cadence: 'year' },
  ],
  measures: [
    { id: 'open-share', text: { da: 'Praksis åbne for nye patienter', en: 'Practices open to new patients' }, unit: { da: 'procent', en: 'per cent' }, numerator: ['owners-open'], denominator: ['owners-weighed'], scale: 100, decimals: 0, more: 'good' },
  ],
  goals: [
    { year: 2020, value: 50, measure: 'open-share', text: { da: 'Mål for 2020: 50 % åbne', en: 'Goal for 2020: 50 % open' }, source, grade: 'A' },
    { year: 2025, value: 60, measure: 'open-share', text: { da: 'Mål for 2025: 60 % åbne', en: 'Goal for 2025: 60 % open' }, source, grade: 'A' },
    { year: 2030, value: 70, measure: 'open-share', text: { da: 'Mål for 2030: 70 % åbne', en: 'Goal for 2030: 70 % open' }, source, grade: 'A' },
  ],
  measure: placeComponents(['nation', 'place', 'region'], { 'owners-open': (w, m) => w.owners(m) * w.openShare[m]!, 'owners-weighed': (w, m) => w.owners(m) }),
}
