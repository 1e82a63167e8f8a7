import { FLOW, FORM, PLACE_FLOW, type World } from '../world.ts'
import { unfilledTenders } from '../processes/local-policy.ts'
import { one, perPlaceAndArea, placeFlow, sum, type ModelIndicator } from './indicator.ts'

/** Months that solo clinics without a doctor have stood empty, added up. */
function monthsEmpty(w: World): number {
  let months = 0
  for (let c = 0; c < w.clinics; c++) if (w.clinicForm[c] === FORM.solo && w.clinicOwners[c] === 0 && w.clinicNumbers[c]! > 0) months += w.month + 1 - w.clinicEmptySince[c]!
  return months
}

const given = perPlaceAndArea((w, m) => placeFlow(w, PLACE_FLOW.newNumbers, m))
const vacant = perPlaceAndArea((w, m) => w.vacant(m) + unfilledTenders(w, m))
const numbers = perPlaceAndArea((w, m) => w.numbers[m]! + w.local.tendered[m]!)
const kinds = {
  'vacant-free': perPlaceAndArea((w, m) => w.free[m]!),
  'vacant-solo': perPlaceAndArea((w, m) => w.vacantSolo[m]!),
  'vacant-share': perPlaceAndArea((w, m) => w.vacantShared[m]!),
}

/** Numbers without a doctor, and new ones. */
export const vacantCapacities: ModelIndicator = {
  id: 'vacant-capacities',
  text: { da: 'Ledige kapaciteter', en: 'Vacant capacities' },
  definition: {
    da: 'Ydernumre uden læge ved månedens slutning, og nye numre givet ud i året. Frie numre hører ikke til en klinik: nye, der ikke er taget i brug, og numre fra lukkede klinikker; de andre er til salg i en klinik. Numre i udbud uden læge tæller med.',
    en: 'Numbers without a doctor at the end of the month, and new numbers given out in the year. Free numbers belong to no clinic: new ones not taken up, and those of closed clinics; the others are for sale in a clinic. Tendered numbers without a doctor count.',
  },
  kind: 'stock',
  source: 'definition; 30 vacant numbers in Region Midtjylland on 1 January 2008, 12 of them on paper alone and 18 not refilled (strategy of 2008)',
  grade: 'A',
  blocks: [
    { component: 'vacant-numbers', level: 'nation', cadence: 'month' },
    { component: 'all-numbers', level: 'nation', cadence: 'month' },
    { component: 'new-numbers', level: 'nation', cadence: 'year' },
    { component: 'new-numbers', level: 'place', cadence: 'year' },
    { component: 'new-numbers', level: 'region', cadence: 'year' },
    ...(['numbers-vacant-here', 'numbers-here'] as const).flatMap((component) => (['place', 'region'] as const).map((level) => ({ component, level, cadence: 'year' as const }))),
    ...(['vacant-free', 'vacant-solo', 'vacant-share'] as const).flatMap((component) => [{ component, level: 'nation' as const, cadence: 'year' as const }, { component, level: 'place' as const, cadence: 'year' as const }, { component, level: 'region' as const, cadence: 'year' as const }]),
    { component: 'months-empty', level: 'nation', cadence: 'year' },
  ],
  measures: [
    { id: 'vacancy-rate', text: { da: 'Ubesat andel af numre', en: 'Vacant share of numbers' }, unit: { da: 'procent', en: 'per cent' }, numerator: ['vacant-numbers'], denominator: ['all-numbers'], scale: 100, decimals: 1, more: 'bad' },
    { id: 'vacant-numbers', text: { da: 'Ubesatte numre', en: 'Vacant numbers' }, unit: { da: 'numre', en: 'numbers' }, numerator: ['vacant-numbers'], decimals: 0, more: 'bad' },
    { id: 'vacancy-here', text: { da: 'Ubesat andel af numre dér', en: 'Vacant share of the numbers there' }, unit: { da: 'procent', en: 'per cent' }, numerator: ['numbers-vacant-here'], denominator: ['numbers-here'], scale: 100, decimals: 1, more: 'bad' },
    { id: 'new-numbers', text: { da: 'Nye numre pr. år', en: 'New numbers per year' }, unit: { da: 'numre', en: 'numbers' }, numerator: ['new-numbers'], decimals: 0 },
    { id: 'vacant-free', text: { da: 'Frie numre i kommunen', en: 'Free numbers of the place' }, unit: { da: 'numre', en: 'numbers' }, numerator: ['vacant-free'], decimals: 0, more: 'bad' },
    { id: 'vacant-solo', text: { da: 'Soloklinikker til salg', en: 'Solo clinics for sale' }, unit: { da: 'numre', en: 'numbers' }, numerator: ['vacant-solo'], decimals: 0, more: 'bad' },
    { id: 'vacant-share', text: { da: 'Andele til salg i flerlægepraksis', en: 'Shares for sale in joint practices' }, unit: { da: 'numre', en: 'numbers' }, numerator: ['vacant-share'], decimals: 0, more: 'bad' },
    { id: 'months-empty', text: { da: 'Måneder soloklinikker til salg har stået tomme', en: 'Months that solo clinics for sale have stood empty' }, unit: { da: 'måneder', en: 'months' }, numerator: ['months-empty'], denominator: ['vacant-solo'], decimals: 1, more: 'bad' },
  ],
  measure: {
    'vacant-numbers/nation': one((w) => sum(w, (m) => w.vacant(m) + unfilledTenders(w, m))),
    'all-numbers/nation': one((w) => sum(w, (m) => w.numbers[m]! + w.local.tendered[m]!)),
    'new-numbers/nation': one((w) => w.flows[FLOW.newNumbers]!),
    'new-numbers/place': given.place,
    'new-numbers/region': given.region,
    'numbers-vacant-here/place': vacant.place,
    'numbers-vacant-here/region': vacant.region,
    'numbers-here/place': numbers.place,
    'numbers-here/region': numbers.region,
    'vacant-free/nation': kinds['vacant-free'].nation,
    'vacant-solo/nation': kinds['vacant-solo'].nation,
    'vacant-share/nation': kinds['vacant-share'].nation,
    ...Object.fromEntries(Object.entries(kinds).flatMap(([id, by]) => [[`${id}/place`, by.place], [`${id}/region`, by.region]])),
    'months-empty/nation': one(monthsEmpty),
  },
}
