import { FLOW } from '../world.ts'
import { one, perPlaceFlow, type ModelIndicator } from './indicator.ts'

/** Who takes up work in practice, and where owners come and go. */
export const settling: ModelIndicator = {
  id: 'settlement-rate',
  text: { da: 'Nedsættelser', en: 'Settlements' },
  definition: {
    da: 'Læger der bliver ejere, og læger der ansættes i praksis, pr. år; efter kommune for ejere.',
    en: 'Doctors who become owners, and doctors employed in practice, per year; by municipality for owners.',
  },
  kind: 'flow',
  source: 'definition',
  grade: 'A',
  blocks: [
    { component: 'settled-owners', level: 'nation', cadence: 'year' },
    { component: 'settled-employed', level: 'nation', cadence: 'year' },
    { component: 'settled', level: 'place', cadence: 'year' },
    { component: 'place-exits', level: 'place', cadence: 'year' },
    { component: 'immigrated', level: 'nation', cadence: 'year' },
  ],
  measures: [
    { id: 'settled-owners', text: { da: 'Nye ejere pr. år', en: 'New owners per year' }, unit: { da: 'læger', en: 'doctors' }, numerator: ['settled-owners'], decimals: 0, more: 'good' },
    { id: 'settled-employed', text: { da: 'Nyansatte i praksis pr. år', en: 'Newly employed in practice per year' }, unit: { da: 'læger', en: 'doctors' }, numerator: ['settled-employed'], decimals: 0 },
    { id: 'settled', text: { da: 'Nye ejere i kommunen pr. år', en: 'New owners in the municipality per year' }, unit: { da: 'læger', en: 'doctors' }, numerator: ['settled'], decimals: 0, more: 'good' },
    { id: 'place-exits', text: { da: 'Ejere der stopper i kommunen pr. år', en: 'Owners stopping in the municipality per year' }, unit: { da: 'læger', en: 'doctors' }, numerator: ['place-exits'], decimals: 0, more: 'bad' },
  ],
  measure: {
    'settled-owners/nation': one((w) => w.flows[FLOW.settledOwners]!),
    'settled-employed/nation': one((w) => w.flows[FLOW.settledEmployed]!),
    'immigrated/nation': one((w) => w.flows[FLOW.immigrated]!),
    'settled/place': perPlaceFlow(0),
    'place-exits/place': perPlaceFlow(1),
  },
}
