import { FLOW, type World } from '../world.ts'
import { one, type ModelIndicator } from './indicator.ts'

/** Persons at a hospital as full-time equivalents, at the hospital's own ratio in 2025, less the hours that seniors on a scheme give up. */
const fteAt = (w: World, h: number) => (w.local.hospitalSeniors[h] === 0 ? w.hospitalPersons[h]! : w.hospitalPersons[h]! - w.local.hospitalSeniors[h]! * (1 - w.v[w.at['senior.hospital-hours'] + w.input.hospitalPlace[h]!]!)) * w.input.hospitalFteShare[h]! * w.v[w.at['worktime.hospital']]!

/** Specialists in general practice who work at hospitals and in other sectors. */
export const hospitalGpStock: ModelIndicator = {
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
    { component: 'hospital-fte', level: 'hospital', cadence: 'year' },
    { component: 'covered-persons', level: 'nation', cadence: 'month' },
    { component: 'covered-fte', level: 'nation', cadence: 'month' },
    { component: 'outside-persons', level: 'nation', cadence: 'month' },
    { component: 'blocked', level: 'nation', cadence: 'year' },
  ],
  measures: [
    { id: 'covered-persons', text: { da: 'Ansat på de ni sygehuse med loft', en: 'Employed at the nine capped hospitals' }, unit: { da: 'læger', en: 'doctors' }, numerator: ['covered-persons'], decimals: 0 },
    { id: 'covered-fte', text: { da: 'Det samme i fuldtid', en: 'The same in full-time' }, unit: { da: 'fuldtidsstillinger', en: 'full-time equivalents' }, numerator: ['covered-fte'], decimals: 1 },
    { id: 'hospital-fte', text: { da: 'Ansat pr. sygehus, fuldtid', en: 'Employed by hospital, full-time' }, unit: { da: 'fuldtidsstillinger', en: 'full-time equivalents' }, numerator: ['hospital-fte'], decimals: 1 },
    { id: 'outside-persons', text: { da: 'Speciallæger uden for praksis', en: 'Specialists outside practice' }, unit: { da: 'læger', en: 'doctors' }, numerator: ['outside-persons'], decimals: 0 },
    { id: 'blocked', text: { da: 'Afvist af loftet pr. år', en: 'Turned away by the cap per year' }, unit: { da: 'læger', en: 'doctors' }, numerator: ['blocked'], decimals: 0 },
    { id: 'hospital-persons', text: { da: 'Ansat pr. sygehus', en: 'Employed by hospital' }, unit: { da: 'læger', en: 'doctors' }, numerator: ['hospital-persons'], decimals: 0 },
  ],
  goals: [
    { year: 2026, value: 123, measure: 'covered-persons', text: { da: 'Loftet i 2025 og 2026: højst 123 på de ni sygehuse', en: 'The cap of 2025 and 2026: at most 123 at the nine hospitals' }, source: 'Indenrigs- og Sundhedsministeriet og Danske Regioner, aftale af 12. december 2024', grade: 'A', sense: 'at-most' },
    { year: 2026, value: 98.1, measure: 'covered-fte', text: { da: 'Loftet i 2025 og 2026: højst 98,1 fuldtidsstillinger', en: 'The cap of 2025 and 2026: at most 98.1 full-time equivalents' }, source: 'Indenrigs- og Sundhedsministeriet og Danske Regioner, aftale af 12. december 2024', grade: 'A', sense: 'at-most' },
  ],
  measure: {
    'hospital-fte/hospital': (w, out, offset) => {
      for (let h = 0; h < w.input.hospitalCount; h++) out[offset + h] = fteAt(w, h)
    },
    'covered-fte/nation': one((w) => {
      let total = 0
      for (let h = 0; h < w.input.hospitalCount; h++) if (w.input.hospitalCovered[h] === 1) total += fteAt(w, h)
      return total
    }),
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
