import { FORM, type World } from '../world.ts'
import { one, sum, type ModelIndicator } from './indicator.ts'

/** Practices with an owner; one doctor alone is solo whatever the clinic was meant to be. */
function practicesOf(w: World, solo: boolean): number {
  let n = 0
  for (let c = 0; c < w.clinics; c++) if (w.clinicOwners[c]! > 0 && (!solo || w.clinicOwners[c] === 1)) n++
  return n
}

/** Practices and owners, alone or together. */
export const clinicForms: ModelIndicator = {
  id: 'clinic-form-mix',
  text: { da: 'Klinikformer', en: 'Clinic forms' },
  definition: {
    da: 'Praksis med én læge af alle praksis, og ejere efter form.',
    en: 'Practices with one doctor of all practices, and owners by form.',
  },
  kind: 'stock',
  source: 'definition; 49 % solo in 2018 (government plan 2018)',
  grade: 'A',
  blocks: [
    { component: 'solo-practices', level: 'nation', cadence: 'year' },
    { component: 'practices', level: 'nation', cadence: 'year' },
    { component: 'solo-owners', level: 'nation', cadence: 'year' },
    { component: 'joint-owners', level: 'nation', cadence: 'year' },
  ],
  measures: [
    { id: 'solo-share', text: { da: 'Solopraksis af alle praksis', en: 'Solo practices of all practices' }, unit: { da: 'procent', en: 'per cent' }, numerator: ['solo-practices'], denominator: ['practices'], scale: 100, decimals: 1 },
    { id: 'solo-owners', text: { da: 'Ejere i solopraksis', en: 'Owners in solo practice' }, unit: { da: 'læger', en: 'doctors' }, numerator: ['solo-owners'], decimals: 0 },
    { id: 'joint-owners', text: { da: 'Ejere i flerlægepraksis', en: 'Owners in joint practice' }, unit: { da: 'læger', en: 'doctors' }, numerator: ['joint-owners'], decimals: 0 },
    { id: 'practices', text: { da: 'Praksis', en: 'Practices' }, unit: { da: 'praksis', en: 'practices' }, numerator: ['practices'], decimals: 0 },
  ],
  measure: {
    'solo-practices/nation': one((w) => practicesOf(w, true)),
    'practices/nation': one((w) => practicesOf(w, false)),
    'solo-owners/nation': one((w) => sum(w, (m) => w.headcount(FORM.solo, m))),
    'joint-owners/nation': one((w) => sum(w, (m) => w.headcount(FORM.shared, m))),
  },
}
