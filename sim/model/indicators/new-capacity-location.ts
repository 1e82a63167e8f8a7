import { PLACE_FLOW, type World } from '../world.ts'
import { one, perPlaceFlow, placeFlow, sum, type ModelIndicator } from './indicator.ts'

const isOpen = (w: World, m: number) => w.v[w.at['capacity.open'] + m]! >= 0.5
const threatened = (w: World, m: number) => w.input.placeThreatened[m] === 1
const given = (w: World, where: (m: number) => boolean) => sum(w, (m) => (where(m) ? placeFlow(w, PLACE_FLOW.newNumbers, m) : 0))
const numbers = { da: 'numre', en: 'numbers' }

/** Where new capacity goes. */
export const newCapacityLocation: ModelIndicator = {
  id: 'new-capacity-location',
  text: { da: 'Placering af nye kapaciteter', en: 'Location of new capacities' },
  definition: {
    da: 'Nye numre givet ud i året efter kommune: i truede kommuner, og i kommuner, der ved årets slutning er lukket for nye. Overtaget er ejere, der begyndte på et nyt eller ledigt nummer, som ikke hørte til en klinik.',
    en: 'New numbers given out in the year by municipality: in threatened ones, and in ones closed for new numbers at the end of the year. Taken up are owners who began on a new or vacant number that belonged to no clinic.',
  },
  kind: 'flow',
  source: 'definition; none in closed municipalities in the first half of 2025 (agreement of 12 December 2024)',
  grade: 'A',
  blocks: [
    { component: 'given', level: 'nation', cadence: 'year' },
    { component: 'given-threatened', level: 'nation', cadence: 'year' },
    { component: 'given-closed', level: 'nation', cadence: 'year' },
    { component: 'taken-up', level: 'nation', cadence: 'year' },
    { component: 'given', level: 'place', cadence: 'year' },
    { component: 'taken-up', level: 'place', cadence: 'year' },
  ],
  measures: [
    { id: 'given', text: { da: 'Nye numre pr. år', en: 'New numbers per year' }, unit: numbers, numerator: ['given'], decimals: 0 },
    { id: 'given-threatened', text: { da: 'Heraf i truede kommuner', en: 'Of these in threatened municipalities' }, unit: { da: 'procent', en: 'per cent' }, numerator: ['given-threatened'], denominator: ['given'], scale: 100, decimals: 0 },
    { id: 'given-closed', text: { da: 'Nye numre i lukkede kommuner', en: 'New numbers in closed municipalities' }, unit: numbers, numerator: ['given-closed'], decimals: 0 },
    { id: 'taken-up', text: { da: 'Nye og frie numre taget i brug', en: 'New and free numbers taken up' }, unit: numbers, numerator: ['taken-up'], decimals: 0, more: 'good' },
  ],
  goals: [
    { year: 2025, value: 0, measure: 'given-closed', text: { da: 'Første halvår 2025: ingen i lukkede kommuner', en: 'First half of 2025: none in closed municipalities' }, source: 'Indenrigs- og Sundhedsministeriet og Danske Regioner, aftale af 12. december 2024', grade: 'A', sense: 'benchmark' },
  ],
  measure: {
    'given/nation': one((w) => given(w, () => true)),
    'given-threatened/nation': one((w) => given(w, (m) => threatened(w, m))),
    'given-closed/nation': one((w) => given(w, (m) => !isOpen(w, m))),
    'taken-up/nation': one((w) => sum(w, (m) => placeFlow(w, PLACE_FLOW.takenUp, m))),
    'given/place': perPlaceFlow('newNumbers'),
    'taken-up/place': perPlaceFlow('takenUp'),
  },
}
