import { clusterCoverage } from './cluster-coverage.ts'
import { one, perPlace, sum, type ModelIndicator } from './indicator.ts'
import type { World } from '../world.ts'

const isUnder = (w: World, m: number) => (clusterCoverage(w).coverage[w.input.placeCluster[m]!]! < w.coverageCut ? 1 : 0)

/** Municipalities where coverage is as poor as in the worst quarter at the start. */
export const areasUnderThreshold: ModelIndicator = {
  id: 'areas-under-threshold',
  text: { da: 'Områder under grænsen', en: 'Areas under the threshold' },
  definition: {
    da: 'Kommuner i klynger, hvor kapaciteten pr. sygdomsvægtet borger er under den grænse, som den dårligst dækkede fjerdedel af klyngerne lå under i kørslens første måned. Ubesat kapacitet tæller ikke med.',
    en: 'Municipalities in clusters whose capacity per need-weighted citizen is below the line under which the worst covered quarter of clusters lay in the first month of the run. Unfilled capacity does not count.',
  },
  kind: 'stock',
  source: 'definition after the agreement of 12 December 2024, which opened 17 municipalities in the worst covered quarter',
  grade: 'C',
  blocks: [
    { component: 'areas-under', level: 'nation', cadence: 'year' },
    { component: 'citizens-under', level: 'nation', cadence: 'year' },
    { component: 'areas-under', level: 'place', cadence: 'year' },
  ],
  measures: [
    { id: 'areas-under', text: { da: 'Kommuner under grænsen', en: 'Municipalities under the threshold' }, unit: { da: 'kommuner', en: 'municipalities' }, numerator: ['areas-under'], decimals: 0, more: 'bad' },
    { id: 'citizens-under', text: { da: 'Borgere i kommuner under grænsen', en: 'Citizens in municipalities under the threshold' }, unit: { da: 'borgere', en: 'citizens' }, numerator: ['citizens-under'], decimals: 0, more: 'bad' },
  ],
  goals: [
    { year: 2025, value: 17, measure: 'areas-under', text: { da: 'Åbne for nye kapaciteter i 2025: 17 kommuner', en: 'Open for new capacities in 2025: 17 municipalities' }, source: 'Indenrigs- og Sundhedsministeriet og Danske Regioner, aftale af 12. december 2024', grade: 'A', sense: 'benchmark' },
  ],
  measure: {
    'areas-under/nation': one((w) => sum(w, (m) => isUnder(w, m))),
    'citizens-under/nation': one((w) => sum(w, (m) => isUnder(w, m) * w.facts.populationAt(m, Math.floor(w.month / 12)))),
    'areas-under/place': perPlace(isUnder),
  },
}
