import { FLOW } from '../world.ts'
import { one, type ModelIndicator } from './indicator.ts'

/** Owners who stop, their age, and those who move. */
export const exits: ModelIndicator = {
  id: 'exit-age',
  text: { da: 'Afgang fra praksis', en: 'Exits from practice' },
  definition: {
    da: 'Ejere der opgiver deres ydernummer for altid; flytninger tæller ikke med.',
    en: 'Owners who give up their number for good; moves do not count.',
  },
  kind: 'flow',
  source: 'definition; observed 391 of 3,404 in 25 months (BMJ Open 2018;8:e020419)',
  grade: 'A',
  blocks: [
    { component: 'owner-exits', level: 'nation', cadence: 'year' },
    { component: 'exit-age-sum', level: 'nation', cadence: 'year' },
    { component: 'owner-years', level: 'nation', cadence: 'year' },
    { component: 'relocations', level: 'nation', cadence: 'year' },
    { component: 'closures', level: 'nation', cadence: 'year' },
  ],
  measures: [
    { id: 'exit-rate', text: { da: 'Afgang pr. år af ejere', en: 'Exits a year of owners' }, unit: { da: 'procent', en: 'per cent' }, numerator: ['owner-exits'], denominator: ['owner-years'], scale: 100, decimals: 1, more: 'bad' },
    { id: 'owner-exits', text: { da: 'Ejere der stopper pr. år', en: 'Owners stopping per year' }, unit: { da: 'læger', en: 'doctors' }, numerator: ['owner-exits'], decimals: 0, more: 'bad' },
    { id: 'exit-age', text: { da: 'Gennemsnitsalder ved afgang', en: 'Mean age at exit' }, unit: { da: 'år', en: 'years' }, numerator: ['exit-age-sum'], denominator: ['owner-exits'], decimals: 1 },
    { id: 'relocations', text: { da: 'Ejere der flytter praksis pr. år', en: 'Owners moving practice per year' }, unit: { da: 'læger', en: 'doctors' }, numerator: ['relocations'], decimals: 0 },
    { id: 'closures', text: { da: 'Klinikker lukket uden overtagelse pr. år', en: 'Clinics closed without takeover per year' }, unit: { da: 'klinikker', en: 'clinics' }, numerator: ['closures'], decimals: 0, more: 'bad' },
  ],
  measure: {
    'owner-exits/nation': one((w) => w.flows[FLOW.ownerExits]!),
    'exit-age-sum/nation': one((w) => w.flows[FLOW.exitAgeSum]!),
    'owner-years/nation': one((w) => w.flows[FLOW.ownerYears]!),
    'relocations/nation': one((w) => w.flows[FLOW.relocations]!),
    'closures/nation': one((w) => w.flows[FLOW.closures]!),
  },
}
