import type { World } from '../world.ts'
import { unfilledTenders } from '../processes/local-policy.ts'
import { clusterCoverage } from './cluster-coverage.ts'
import { one, perPlace, perPlaceAndArea, sum, type ModelIndicator } from './indicator.ts'

/** Full-time equivalents that vacant numbers would be if each had an owner who works as owners do on average. */
function vacantCapacity(w: World, m: number): number {
  const { formHeads } = w
  const men = formHeads[2]! + formHeads[4]!
  const women = formHeads[3]! + formHeads[5]!
  return men + women > 0 ? ((w.vacant(m) + unfilledTenders(w, m)) * (men * w.manFte() + women * w.womanFte())) / (men + women) : 0
}

const vacantBy = perPlaceAndArea(vacantCapacity)

/** Capacity against need, by place. */
export const gpCoverageNeed: ModelIndicator = {
  id: 'gp-coverage-need',
  text: { da: 'Lægedækning efter behov', en: 'Coverage by need' },
  definition: {
    da: 'Lægekapacitet i fuldtid pr. 1.600 sygdomsvægtede borgere; 1 er normen. Ubesat kapacitet tæller ikke med, undtagen hvor det står.',
    en: 'Doctor capacity in full-time per 1,600 need-weighted citizens; 1 is the norm. Unfilled capacity does not count unless stated.',
  },
  kind: 'ratio',
  source: 'definition; need index is an assumption of the pack',
  grade: 'C',
  blocks: [
    { component: 'capacity', level: 'place', cadence: 'year' },
    { component: 'need', level: 'place', cadence: 'year' },
    { component: 'numbers', level: 'place', cadence: 'year' },
    { component: 'vacant', level: 'place', cadence: 'year' },
    { component: 'unlisted', level: 'place', cadence: 'year' },
    { component: 'vacant-capacity', level: 'place', cadence: 'year' },
    ...(['capacity', 'need', 'vacant-capacity'] as const).map((component) => ({ component, level: 'nation' as const, cadence: 'year' as const })),
    { component: 'capacity', level: 'cluster', cadence: 'year' },
    { component: 'need', level: 'cluster', cadence: 'year' },
    { component: 'vacant-capacity', level: 'cluster', cadence: 'year' },
  ],
  measures: [
    { id: 'coverage', text: { da: 'Kapacitet pr. vægtet borger', en: 'Capacity per weighted citizen' }, unit: { da: 'fuldtid pr. 1.600', en: 'FTE per 1,600' }, numerator: ['capacity'], denominator: ['need'], scale: 1600, decimals: 2, more: 'good' },
    { id: 'citizens-per-doctor', text: { da: 'Vægtede borgere pr. fuldtidslæge', en: 'Weighted citizens per full-time doctor' }, unit: { da: 'borgere', en: 'citizens' }, numerator: ['need'], denominator: ['capacity'], decimals: 0, more: 'bad' },
    { id: 'coverage-counting-vacant', text: { da: 'Kapacitet pr. vægtet borger, ubesat talt med', en: 'Capacity per weighted citizen, unfilled counted' }, unit: { da: 'fuldtid pr. 1.600', en: 'FTE per 1,600' }, numerator: ['capacity', 'vacant-capacity'], denominator: ['need'], scale: 1600, decimals: 2, more: 'good' },
    { id: 'coverage-with-vacant', text: { da: 'Numre pr. vægtet borger, ubesatte talt med', en: 'Numbers per weighted citizen, unfilled counted' }, unit: { da: 'numre pr. 1.600', en: 'numbers per 1,600' }, numerator: ['numbers'], denominator: ['need'], scale: 1600, decimals: 2, more: 'good' },
    { id: 'vacant-share', text: { da: 'Ubesatte numre', en: 'Vacant numbers' }, unit: { da: 'procent', en: 'per cent' }, numerator: ['vacant'], denominator: ['numbers'], scale: 100, decimals: 1, more: 'bad' },
    { id: 'unlisted', text: { da: 'Borgere uden fast læge', en: 'Citizens without a doctor' }, unit: { da: 'borgere', en: 'citizens' }, numerator: ['unlisted'], decimals: 0, more: 'bad' },
  ],
  measure: {
    'capacity/place': perPlace((w, m) => w.capacityFte[m]!),
    'need/place': perPlace((w, m) => w.need[m]!),
    'numbers/place': perPlace((w, m) => w.numbers[m]! + w.local.tendered[m]!),
    'vacant/place': perPlace((w, m) => w.vacant(m) + unfilledTenders(w, m)),
    'unlisted/place': perPlace((w, m) => w.unlisted[m]!),
    'vacant-capacity/place': vacantBy.place,
    'capacity/nation': one((w) => sum(w, (m) => w.capacityFte[m]!)),
    'need/nation': one((w) => sum(w, (m) => w.need[m]!)),
    'vacant-capacity/nation': vacantBy.nation,
    'capacity/cluster': (w, out, offset) => out.set(clusterCoverage(w).capacity.subarray(0, w.input.clusterCount), offset),
    'need/cluster': (w, out, offset) => out.set(clusterCoverage(w).need.subarray(0, w.input.clusterCount), offset),
    'vacant-capacity/cluster': vacantBy.cluster,
  },
}
