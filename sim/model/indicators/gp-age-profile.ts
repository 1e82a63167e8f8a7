import { BIRTH_YEARS, FORM, ownerYear, type World } from '../world.ts'
import { one, perClusterSum, perRegionSum, perRegionValue, type ModelIndicator } from './indicator.ts'

/** Owners of a hospital cluster who have reached an age in years by the end of December. */
function ownersFrom(w: World, age: number, cluster: number): number {
  const first = cluster * BIRTH_YEARS
  const last = first + ownerYear((Math.floor(w.month / 12) + 1 - age) * 12)
  let owners = 0
  for (let k = first; k <= last; k++) owners += w.ownersBorn[k]!
  return owners
}

const reached = { 60: new Float64Array(64), 65: new Float64Array(64) } as const
const atAge = (age: 60 | 65) => ({
  // The cluster's block comes first and the larger areas add its cells up.
  cluster: (w: World, out: Float32Array, offset: number) => {
    for (let c = 0; c < w.input.clusterCount; c++) out[offset + c] = reached[age][c] = ownersFrom(w, age, c)
  },
  region: (w: World, out: Float32Array, offset: number) => {
    for (let c = 0; c < w.input.clusterCount; c++) out[offset + w.input.clusterRegion[c]!]! += reached[age][c]!
  },
  nation: one((w) => {
    let owners = 0
    for (let c = 0; c < w.input.clusterCount; c++) owners += reached[age][c]!
    return owners
  }),
})
const from60 = atAge(60)
const from65 = atAge(65)

/** Age and sex of owners. */
export const gpAgeProfile: ModelIndicator = {
  id: 'gp-age-profile',
  text: { da: 'Aldersprofil', en: 'Age profile' },
  definition: {
    da: 'Ejere efter alder ved årets slutning, i femårsbånd og køn.',
    en: 'Owners by age at the end of the year, in five-year bands by sex.',
  },
  kind: 'stock',
  source: 'definition; 24.9 % aged 60 or more in 2019 (PLO)',
  grade: 'A',
  blocks: [
    { component: 'age-60plus', level: 'cluster', cadence: 'year' },
    { component: 'age-65plus', level: 'cluster', cadence: 'year' },
    { component: 'age-owners', level: 'cluster', cadence: 'year' },
    { component: 'age-60plus', level: 'nation', cadence: 'year' },
    { component: 'age-65plus', level: 'nation', cadence: 'year' },
    { component: 'age-owners', level: 'nation', cadence: 'year' },
    { component: 'age-60plus', level: 'region', cadence: 'year' },
    { component: 'age-65plus', level: 'region', cadence: 'year' },
    { component: 'age-owners', level: 'region', cadence: 'year' },
    { component: 'on-senior-scheme', level: 'nation', cadence: 'year' },
    { component: 'on-senior-scheme', level: 'region', cadence: 'year' },
    { component: 'women', level: 'nation', cadence: 'year' },
    { component: 'age-sum', level: 'nation', cadence: 'year' },
  ],
  measures: [
    { id: 'share-60plus', text: { da: 'Ejere på 60 år og derover', en: 'Owners aged 60 or more' }, unit: { da: 'procent', en: 'per cent' }, numerator: ['age-60plus'], denominator: ['age-owners'], scale: 100, decimals: 1 },
    { id: 'share-65plus', text: { da: 'Ejere på 65 år og derover', en: 'Owners aged 65 or more' }, unit: { da: 'procent', en: 'per cent' }, numerator: ['age-65plus'], denominator: ['age-owners'], scale: 100, decimals: 1 },
    { id: 'share-women', text: { da: 'Kvinder blandt ejere', en: 'Women among owners' }, unit: { da: 'procent', en: 'per cent' }, numerator: ['women'], denominator: ['age-owners'], scale: 100, decimals: 1 },
    { id: 'on-senior-scheme', text: { da: 'Ejere på seniorordning', en: 'Owners on a senior scheme' }, unit: { da: 'læger', en: 'doctors' }, numerator: ['on-senior-scheme'], decimals: 0 },
    { id: 'mean-age', text: { da: 'Gennemsnitsalder', en: 'Mean age' }, unit: { da: 'år', en: 'years' }, numerator: ['age-sum'], denominator: ['age-owners'], decimals: 1 },
  ],
  goals: [
    { year: 2018, value: 10, measure: 'share-65plus', text: { da: '10 % over 65 år i 2018', en: '10 % above 65 in 2018' }, source: 'Regeringen, En læge tæt på dig (2018)', grade: 'A', sense: 'benchmark' },
  ],
  measure: {
    'age-60plus/cluster': from60.cluster,
    'age-65plus/cluster': from65.cluster,
    'age-owners/cluster': perClusterSum((w, m) => w.owners(m)),
    'age-60plus/region': from60.region,
    'age-65plus/region': from65.region,
    'age-owners/region': perRegionValue((w, r) => w.formRegion[FORM.solo * w.input.regionCount + r]! + w.formRegion[FORM.shared * w.input.regionCount + r]!),
    'on-senior-scheme/nation': one((w) => w.seniorHeads[0]! + w.seniorHeads[1]!),
    'on-senior-scheme/region': perRegionSum((w, m) => w.seniors[m * 2]! + w.seniors[m * 2 + 1]!),
    'age-owners/nation': one((w) => w.ownersNow()),
    'age-60plus/nation': from60.nation,
    'age-65plus/nation': from65.nation,
    'women/nation': one((w) => w.formHeads[FORM.solo * 2 + 1]! + w.formHeads[FORM.shared * 2 + 1]!),
    'age-sum/nation': one((w) => ((w.month + 1) * w.ownersNow() - w.ownersBirths) / 12),
  },
}
