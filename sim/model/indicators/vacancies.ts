import { FLOW } from '../world.ts'
import { one, perPlaceFlow, sum, type ModelIndicator } from './indicator.ts'

/** Numbers without a doctor, and new ones. */
export const vacancies: ModelIndicator = {
  id: 'vacant-capacities',
  text: { da: 'Ledige kapaciteter', en: 'Vacant capacities' },
  definition: {
    da: 'Ydernumre uden læge ved månedens slutning, og nye numre givet ud i året.',
    en: 'Numbers without a doctor at the end of the month, and new numbers given out in the year.',
  },
  kind: 'stock',
  source: 'definition',
  grade: 'A',
  blocks: [
    { component: 'vacant-numbers', level: 'nation', cadence: 'month' },
    { component: 'all-numbers', level: 'nation', cadence: 'month' },
    { component: 'new-numbers', level: 'nation', cadence: 'year' },
    { component: 'new-numbers', level: 'place', cadence: 'year' },
  ],
  measures: [
    { id: 'vacancy-rate', text: { da: 'Ubesat andel af numre', en: 'Vacant share of numbers' }, unit: { da: 'procent', en: 'per cent' }, numerator: ['vacant-numbers'], denominator: ['all-numbers'], scale: 100, decimals: 1, more: 'bad' },
    { id: 'vacant-numbers', text: { da: 'Ubesatte numre', en: 'Vacant numbers' }, unit: { da: 'numre', en: 'numbers' }, numerator: ['vacant-numbers'], decimals: 0, more: 'bad' },
    { id: 'new-numbers', text: { da: 'Nye numre pr. år', en: 'New numbers per year' }, unit: { da: 'numre', en: 'numbers' }, numerator: ['new-numbers'], decimals: 0 },
  ],
  measure: {
    'vacant-numbers/nation': one((w) => sum(w, (m) => w.vacant(m))),
    'all-numbers/nation': one((w) => sum(w, (m) => w.numbers[m]!)),
    'new-numbers/nation': one((w) => w.flows[FLOW.newNumbers]!),
    'new-numbers/place': perPlaceFlow(2),
  },
}
