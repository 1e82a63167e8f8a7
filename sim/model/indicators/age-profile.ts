import { FORM, type World } from '../world.ts'
import { one, type ModelIndicator } from './indicator.ts'

const found = { month: -1, owners: 0, over60: 0, over65: 0, women: 0, sum: 0 }
/** The replicate the sweep belongs to: each has a buffer of its own, while the world is used again. */
let sweptFor: Float32Array | undefined

/** Owners by age: one sweep serves all components of a month. */
function ages(w: World): typeof found {
  if (sweptFor === w.buffer && found.month === w.month) return found
  sweptFor = w.buffer
  found.month = w.month
  found.owners = found.over60 = found.over65 = found.women = found.sum = 0
  const { people: p } = w
  const form = p.form
  for (let i = 0; i < p.size; i++) {
    if (form[i] !== FORM.solo && form[i] !== FORM.shared) continue
    const age = w.month + 1 - p.birth[i]!
    found.owners++
    found.sum += age / 12
    if (age >= 720) found.over60++
    if (age >= 780) found.over65++
    found.women += p.sex[i]!
  }
  return found
}

/** Age and sex of owners. */
export const ageProfile: ModelIndicator = {
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
    { component: 'age-60plus', level: 'nation', cadence: 'year' },
    { component: 'age-65plus', level: 'nation', cadence: 'year' },
    { component: 'age-owners', level: 'nation', cadence: 'year' },
    { component: 'women', level: 'nation', cadence: 'year' },
    { component: 'age-sum', level: 'nation', cadence: 'year' },
  ],
  measures: [
    { id: 'share-60plus', text: { da: 'Ejere på 60 år og derover', en: 'Owners aged 60 or more' }, unit: { da: 'procent', en: 'per cent' }, numerator: ['age-60plus'], denominator: ['age-owners'], scale: 100, decimals: 1 },
    { id: 'share-65plus', text: { da: 'Ejere på 65 år og derover', en: 'Owners aged 65 or more' }, unit: { da: 'procent', en: 'per cent' }, numerator: ['age-65plus'], denominator: ['age-owners'], scale: 100, decimals: 1 },
    { id: 'share-women', text: { da: 'Kvinder blandt ejere', en: 'Women among owners' }, unit: { da: 'procent', en: 'per cent' }, numerator: ['women'], denominator: ['age-owners'], scale: 100, decimals: 1 },
    { id: 'mean-age', text: { da: 'Gennemsnitsalder', en: 'Mean age' }, unit: { da: 'år', en: 'years' }, numerator: ['age-sum'], denominator: ['age-owners'], decimals: 1 },
  ],
  measure: {
    'age-owners/nation': one((w) => ages(w).owners),
    'age-60plus/nation': one((w) => ages(w).over60),
    'age-65plus/nation': one((w) => ages(w).over65),
    'women/nation': one((w) => ages(w).women),
    'age-sum/nation': one((w) => ages(w).sum),
  },
}
