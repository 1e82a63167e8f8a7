import { FORM, type World } from '../world.ts'
import { one, perRegionValue, sum, type Measurer, type ModelIndicator } from './indicator.ts'
import { allPractices, soloPractices } from './practice-counts.ts'

const heads = (w: World, forms: readonly number[], region: number) => {
  const regions = w.input.regionCount
  let n = 0
  for (const form of forms)
    if (region >= 0) n += w.formRegion[form * regions + region]!
    else for (let r = 0; r < regions; r++) n += w.formRegion[form * regions + r]!
  return n
}
/** Full-time doctors of some forms times the norm: how many patients their lists have room for. */
const places = (w: World, forms: readonly number[]) => {
  const { formHeads, v, at } = w
  let fte = 0
  for (const form of forms) fte += (formHeads[form * 2]! * w.manFte() + formHeads[form * 2 + 1]! * w.womanFte()) * (form === FORM.solo || form === FORM.shared ? 1 : v[at.CAP05]!)
  return fte * v[at.CAP01]!
}
/** The same by region. */
const placesByRegion = (forms: readonly number[]): Measurer => (w, out, offset) => {
  const { v, at, heads, input } = w
  const women = w.womanFte() * v[at.CAP01]!
  const men = w.manFte() * v[at.CAP01]!
  for (const form of forms) {
    const part = form === FORM.solo || form === FORM.shared ? 1 : v[at.CAP05]!
    for (let m = 0; m < w.places; m++) {
      const k = (form * w.places + m) * 2
      out[offset + input.placeRegion[m]!]! += (heads[k]! * men + heads[k + 1]! * women) * part
    }
  }
}
const forms = [
  { id: 'solo', forms: [FORM.solo], da: 'soloejere', en: 'solo owners' },
  { id: 'joint', forms: [FORM.shared], da: 'ejere i flerlægepraksis', en: 'owners in joint practice' },
  { id: 'employed', forms: [FORM.employed, FORM.locum], da: 'ansatte og vikarer', en: 'employed and locums' },
  { id: 'clinic', forms: [FORM.clinic], da: 'region-, udbuds- og licensklinikker', en: 'regional, tender and licence clinics' },
] as const

/** Doctors in clinics on tender: those beyond the clinics of the start, up to the numbers tendered. The others are at clinics of the region or on licence. */
const onTender = (w: World, m: number): number => {
  const tendered = w.local.tendered[m]!
  if (tendered === 0) return 0
  const there = w.headcount(FORM.clinic, m) - w.clinicStart[m]!
  return there <= 0 ? 0 : there < tendered ? there : tendered
}
/** Owners in part practice, as far as rules on it are moved; those of today are in the averages. */
const inPart = (w: World, m: number): number => (w.local.parts ? w.local.partDoctors[m]! : 0)
const kinds = [
  { id: 'form-tender', value: onTender, da: 'Læger: udbudsklinikker', en: 'Doctors: clinics on tender' },
  { id: 'form-region', value: (w: World, m: number) => w.headcount(FORM.clinic, m) - onTender(w, m), da: 'Læger: region- og licensklinikker', en: 'Doctors: regional and licence clinics' },
  { id: 'owners-in-part', value: inPart, da: 'Ejere i delepraksis efter nye regler', en: 'Owners in part practice under new rules' },
] as const

/** Values of each kind by region, made once a year for both levels. */
const made = kinds.map(() => ({ buffer: new Float32Array(0), month: -1, values: new Float64Array(16) }))
function byRegion(w: World, k: number, value: (w: World, m: number) => number): Float64Array {
  const kept = made[k]!
  if (kept.buffer === w.buffer && kept.month === w.month) return kept.values
  kept.buffer = w.buffer
  kept.month = w.month
  kept.values.fill(0)
  for (let m = 0; m < w.places; m++) kept.values[w.input.placeRegion[m]!]! += value(w, m)
  return kept.values
}

/** Practices and owners, alone or together. */
export const clinicFormMix: ModelIndicator = {
  id: 'clinic-form-mix',
  text: { da: 'Klinikformer', en: 'Clinic forms' },
  definition: {
    da: 'Læger og listepladser efter form: ejere alene og sammen, ansatte og vikarer, og klinikker drevet af regionen, i udbud eller på licens. Udbudsklinikker er dem, der er sendt i udbud i kørslen; region- og licensklinikker skilles ikke ad, for ingen kilde siger, hvor mange der er af hver. Delepraksis tælles kun, mens et tiltag ændrer reglerne for den; dagens er i gennemsnittene. Listepladser er fuldtid gange normen.',
    en: 'Doctors and list places by form: owners alone and together, employed and locums, and clinics run by the region, on tender or on licence. Clinics on tender are those tendered in the run; regional and licence clinics are not told apart, as no source says how many there are of each. Part practice is counted only while a lever moves its rules; today’s is in the averages. List places are full-time times the norm.',
  },
  kind: 'stock',
  source: 'definition; 49 % solo in 2018 (government plan 2018)',
  grade: 'A',
  blocks: [
    { component: 'solo-practices', level: 'nation', cadence: 'year' },
    { component: 'practices', level: 'nation', cadence: 'year' },
    { component: 'solo-owners', level: 'nation', cadence: 'year' },
    { component: 'joint-owners', level: 'nation', cadence: 'year' },
    ...forms.flatMap(({ id }) => [
      { component: `form-${id}`, level: 'nation' as const, cadence: 'year' as const },
      { component: `form-${id}`, level: 'region' as const, cadence: 'year' as const },
      { component: `list-places-${id}`, level: 'nation' as const, cadence: 'year' as const },
      { component: `list-places-${id}`, level: 'region' as const, cadence: 'year' as const },
    ]),
    ...kinds.flatMap(({ id }) => (['nation', 'region'] as const).map((level) => ({ component: id, level, cadence: 'year' as const }))),
  ],
  measures: [
    { id: 'solo-share', text: { da: 'Solopraksis af alle praksis', en: 'Solo practices of all practices' }, unit: { da: 'procent', en: 'per cent' }, numerator: ['solo-practices'], denominator: ['practices'], scale: 100, decimals: 1 },
    { id: 'solo-owners', text: { da: 'Ejere i solopraksis', en: 'Owners in solo practice' }, unit: { da: 'læger', en: 'doctors' }, numerator: ['solo-owners'], decimals: 0 },
    { id: 'joint-owners', text: { da: 'Ejere i flerlægepraksis', en: 'Owners in joint practice' }, unit: { da: 'læger', en: 'doctors' }, numerator: ['joint-owners'], decimals: 0 },
    { id: 'practices', text: { da: 'Praksis', en: 'Practices' }, unit: { da: 'praksis', en: 'practices' }, numerator: ['practices'], decimals: 0 },
    ...forms.map(({ id, da, en }) => ({ id: `form-${id}`, text: { da: `Læger: ${da}`, en: `Doctors: ${en}` }, unit: { da: 'læger', en: 'doctors' }, numerator: [`form-${id}`], decimals: 0 })),
    ...kinds.map(({ id, da, en }) => ({ id, text: { da, en }, unit: { da: 'læger', en: 'doctors' }, numerator: [id], decimals: 0 })),
    ...forms.map(({ id, da, en }) => ({ id: `list-places-${id}`, text: { da: `Listepladser: ${da}`, en: `List places: ${en}` }, unit: { da: 'pladser', en: 'places' }, numerator: [`list-places-${id}`], decimals: 0 })),
  ],
  measure: {
    ...Object.fromEntries(
      forms.flatMap(({ id, forms: list }) => [
        [`form-${id}/nation`, one((w) => heads(w, list, -1))],
        [`form-${id}/region`, perRegionValue((w, r) => heads(w, list, r))],
        [`list-places-${id}/nation`, one((w) => places(w, list))],
        [`list-places-${id}/region`, placesByRegion(list)],
      ]),
    ),
    ...Object.fromEntries(kinds.flatMap(({ id, value }, k) => [[`${id}/nation`, one((w) => byRegion(w, k, value).reduce((total, n) => total + n, 0))], [`${id}/region`, perRegionValue((w, r) => byRegion(w, k, value)[r]!)]])),
    'solo-practices/nation': one((w) => sum(w, (m) => soloPractices(w, m))),
    'practices/nation': one((w) => sum(w, (m) => allPractices(w, m))),
    'solo-owners/nation': one((w) => sum(w, (m) => w.headcount(FORM.solo, m))),
    'joint-owners/nation': one((w) => sum(w, (m) => w.headcount(FORM.shared, m))),
  },
}
