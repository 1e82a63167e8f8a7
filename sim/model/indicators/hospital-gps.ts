import { FLOW } from '../world.ts'
import { one, type ModelIndicator } from './indicator.ts'

/** Specialists in general practice who work at hospitals and in other sectors. */
export const hospitalGps: ModelIndicator = {
  id: 'hospital-gp-stock',
  text: { da: 'Almenmedicinere på sygehuse', en: 'GP specialists at hospitals' },
  definition: {
    da: 'Speciallæger i almen medicin ansat uden for praksis: pr. sygehus, og i alt uden for praksis.',
    en: 'General-practice specialists employed outside practice: by hospital, and all outside practice.',
  },
  kind: 'stock',
  source: 'definition; 123 persons at nine hospitals on 1 January 2025 (agreement of 12 December 2024)',
  grade: 'A',
  blocks: [
    { component: 'hospital-persons', level: 'hospital', cadence: 'year' },
    { component: 'covered-persons', level: 'nation', cadence: 'month' },
    { component: 'outside-persons', level: 'nation', cadence: 'month' },
    { component: 'blocked', level: 'nation', cadence: 'year' },
  ],
  measures: [
    { id: 'covered-persons', text: { da: 'Ansat på de ni sygehuse med loft', en: 'Employed at the nine capped hospitals' }, unit: { da: 'læger', en: 'doctors' }, numerator: ['covered-persons'], decimals: 0 },
    { id: 'outside-persons', text: { da: 'Speciallæger uden for praksis', en: 'Specialists outside practice' }, unit: { da: 'læger', en: 'doctors' }, numerator: ['outside-persons'], decimals: 0 },
    { id: 'blocked', text: { da: 'Afvist af loftet pr. år', en: 'Turned away by the cap per year' }, unit: { da: 'læger', en: 'doctors' }, numerator: ['blocked'], decimals: 0 },
    { id: 'hospital-persons', text: { da: 'Ansat pr. sygehus', en: 'Employed by hospital' }, unit: { da: 'læger', en: 'doctors' }, numerator: ['hospital-persons'], decimals: 0 },
  ],
  measure: {
    'hospital-persons/hospital': (w, out, offset) => {
      for (let h = 0; h < w.input.hospitalCount; h++) out[offset + h] = w.hospitalPersons[h]!
    },
    'covered-persons/nation': one((w) => {
      let total = 0
      for (let h = 0; h < w.input.hospitalCount; h++) if (w.input.hospitalCovered[h] === 1) total += w.hospitalPersons[h]!
      return total
    }),
    'outside-persons/nation': one((w) => w.outsidePersons),
    'blocked/nation': one((w) => w.flows[FLOW.hospitalBlocked]!),
  },
}
