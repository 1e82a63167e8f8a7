import { FORM } from '../world.ts'
import { one, perPlace, sum, type ModelIndicator } from './indicator.ts'

/** Citizens that no list has room for. */
export const unlistedPatients: ModelIndicator = {
  id: 'unlisted-patients',
  text: { da: 'Patienter uden læge', en: 'Patients without a doctor' },
  definition: {
    da: 'Sygdomsvægtede borgere, som listerne i kommunen og dens naboer ikke kan rumme ved årets slutning; og læger i regionale klinikker, udbuds- og akutklinikker, som tager sig af dem.',
    en: 'Need-weighted citizens whom the lists of the municipality and its neighbours cannot hold at the end of the year; and doctors in regional, tender and emergency clinics who look after them.',
  },
  kind: 'stock',
  source: 'definition; nobody was without a doctor in Region Midtjylland at the start of 2008 (strategy of 2008)',
  grade: 'B',
  blocks: [
    { component: 'unlisted-citizens', level: 'nation', cadence: 'month' },
    { component: 'unlisted-citizens', level: 'place', cadence: 'year' },
    { component: 'clinic-doctors-heads', level: 'nation', cadence: 'year' },
    { component: 'clinic-doctors-heads', level: 'place', cadence: 'year' },
  ],
  measures: [
    { id: 'unlisted-citizens', text: { da: 'Borgere uden plads på en liste', en: 'Citizens without room on a list' }, unit: { da: 'borgere', en: 'citizens' }, numerator: ['unlisted-citizens'], decimals: 0, more: 'bad' },
    { id: 'clinic-doctors-heads', text: { da: 'Læger i regionale klinikker o.l.', en: 'Doctors in regional clinics and the like' }, unit: { da: 'læger', en: 'doctors' }, numerator: ['clinic-doctors-heads'], decimals: 0 },
  ],
  goals: [
    { year: 2008, value: 0, measure: 'unlisted-citizens', text: { da: 'Ingen uden læge i Region Midtjylland ved starten af 2008', en: 'Nobody without a doctor in Region Midtjylland at the start of 2008' }, source: 'Region Midtjylland, strategi for lægedækning i almen praksis (2008)', grade: 'A', sense: 'benchmark' },
  ],
  measure: {
    'unlisted-citizens/nation': one((w) => sum(w, (m) => w.unlisted[m]!)),
    'unlisted-citizens/place': perPlace((w, m) => w.unlisted[m]!),
    'clinic-doctors-heads/nation': one((w) => sum(w, (m) => w.headcount(FORM.clinic, m))),
    'clinic-doctors-heads/place': perPlace((w, m) => w.headcount(FORM.clinic, m)),
  },
}
