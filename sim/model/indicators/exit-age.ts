import { FLOW, type World } from '../world.ts'
import { one, perRegion, type ModelIndicator } from './indicator.ts'

/** Share of owners gone in ten years, in per cent, if as large a part of those left goes every year as this year. */
function goneInTenYears(w: World): number {
  const rate = w.flows[FLOW.ownerYears]! > 0 ? w.flows[FLOW.ownerExits]! / w.flows[FLOW.ownerYears]! : 0
  let stay = 1
  for (let year = 0; year < 10; year++) stay *= 1 - rate
  return 100 * (1 - stay)
}

/** Owners who stop, their age, and those who move. */
export const exitAge: ModelIndicator = {
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
    { component: 'exits-under-60', level: 'nation', cadence: 'year' },
    { component: 'exits-60-64', level: 'nation', cadence: 'year' },
    { component: 'exits-65plus', level: 'nation', cadence: 'year' },
    { component: 'gone-in-ten-years', level: 'nation', cadence: 'year' },
    { component: 'owner-exits', level: 'region', cadence: 'year' },
    { component: 'exit-age-sum', level: 'region', cadence: 'year' },
    { component: 'owner-years', level: 'region', cadence: 'year' },
  ],
  measures: [
    { id: 'exit-rate', text: { da: 'Afgang pr. år af ejere', en: 'Exits a year of owners' }, unit: { da: 'procent', en: 'per cent' }, numerator: ['owner-exits'], denominator: ['owner-years'], scale: 100, decimals: 1, more: 'bad' },
    { id: 'owner-exits', text: { da: 'Ejere der stopper pr. år', en: 'Owners stopping per year' }, unit: { da: 'læger', en: 'doctors' }, numerator: ['owner-exits'], decimals: 0, more: 'bad' },
    { id: 'exit-age', text: { da: 'Gennemsnitsalder ved afgang', en: 'Mean age at exit' }, unit: { da: 'år', en: 'years' }, numerator: ['exit-age-sum'], denominator: ['owner-exits'], decimals: 1 },
    { id: 'relocations', text: { da: 'Ejere der flytter praksis pr. år', en: 'Owners moving practice per year' }, unit: { da: 'læger', en: 'doctors' }, numerator: ['relocations'], decimals: 0 },
    { id: 'gone-in-ten-years', text: { da: 'Gået inden for ti år ved årets afgang', en: 'Gone within ten years at this year’s rate' }, unit: { da: 'procent', en: 'per cent' }, numerator: ['gone-in-ten-years'], decimals: 0, more: 'bad' },
    { id: 'exits-under-60', text: { da: 'Heraf under 60 år', en: 'Of these below 60' }, unit: { da: 'procent', en: 'per cent' }, numerator: ['exits-under-60'], denominator: ['owner-exits'], scale: 100, decimals: 0 },
    { id: 'exits-60-64', text: { da: 'Heraf 60 til 64 år', en: 'Of these 60 to 64' }, unit: { da: 'procent', en: 'per cent' }, numerator: ['exits-60-64'], denominator: ['owner-exits'], scale: 100, decimals: 0 },
    { id: 'exits-65plus', text: { da: 'Heraf 65 år og derover', en: 'Of these 65 or more' }, unit: { da: 'procent', en: 'per cent' }, numerator: ['exits-65plus'], denominator: ['owner-exits'], scale: 100, decimals: 0 },
  ],
  goals: [
    { year: 2028, value: 33, measure: 'gone-in-ten-years', text: { da: 'En tredjedel går inden for ti år (PLO’s skøn i 2018)', en: 'A third leaves within ten years (estimate of the GPs’ union in 2018)' }, source: 'Regeringen, En læge tæt på dig (2018)', grade: 'A', sense: 'benchmark' },
  ],
  measure: {
    'owner-exits/nation': one((w) => w.flows[FLOW.ownerExits]!),
    'exit-age-sum/nation': one((w) => w.flows[FLOW.exitAgeSum]!),
    'owner-years/nation': one((w) => w.flows[FLOW.ownerYears]!),
    'relocations/nation': one((w) => w.flows[FLOW.relocations]!),
    'exits-under-60/nation': one((w) => w.flows[FLOW.exitsUnder60]!),
    'exits-60-64/nation': one((w) => w.flows[FLOW.exits60to64]!),
    'exits-65plus/nation': one((w) => w.flows[FLOW.exits65plus]!),
    'gone-in-ten-years/nation': one(goneInTenYears),
    'owner-exits/region': perRegion('exits'),
    'exit-age-sum/region': perRegion('exitAgeSum'),
    'owner-years/region': perRegion('ownerYears'),
  },
}
