import { FLOW } from '../world.ts'
import { one, perPlaceFlow, type ModelIndicator } from './indicator.ts'

/** Solo clinics that nobody bought. */
export const closuresWithoutTakeover: ModelIndicator = {
  id: 'closures-without-takeover',
  text: { da: 'Praksisophør uden overtagelse', en: 'Closures without takeover' },
  definition: {
    da: 'Soloklinikker, der i årets løb lukkede, fordi ingen overtog nummeret i to år. Nummeret bliver i kommunen som ledigt.',
    en: 'Solo clinics that closed in the year because nobody took over the number for two years. The number stays in the municipality, vacant.',
  },
  kind: 'flow',
  source: 'definition; 18 numbers were not refilled in Region Midtjylland on 1 January 2008 (strategy of 2008)',
  grade: 'A',
  blocks: [
    { component: 'clinic-closures', level: 'nation', cadence: 'year' },
    { component: 'clinic-closures', level: 'place', cadence: 'year' },
  ],
  measures: [
    { id: 'clinic-closures', text: { da: 'Klinikker lukket uden overtagelse pr. år', en: 'Clinics closed without takeover per year' }, unit: { da: 'klinikker', en: 'clinics' }, numerator: ['clinic-closures'], decimals: 0, more: 'bad' },
  ],
  measure: { 'clinic-closures/nation': one((w) => w.flows[FLOW.closures]!), 'clinic-closures/place': perPlaceFlow('closures') },
}
