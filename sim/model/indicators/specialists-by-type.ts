import { OTHER_GROUPS } from '../processes/other-tracks.ts'
import { STAGE } from '../stages/index.ts'
import { CLUSTER_FLOW, FORM, type World } from '../world.ts'
import { byClusterAreas, clusterFlow, one, type Measurer, type ModelIndicator } from './indicator.ts'

const forms = [
  { id: 'owners', forms: [FORM.solo, FORM.shared], da: 'Ejere af praksis', en: 'Owners of a practice' },
  { id: 'employed', forms: [FORM.employed, FORM.locum], da: 'Ansatte og vikarer i praksis', en: 'Employed and locums in practice' },
  { id: 'clinic', forms: [FORM.clinic], da: 'Ansatte i region-, udbuds- og licensklinikker', en: 'In regional, tender and licence clinics' },
] as const

const heads = (w: World, list: readonly number[], region: number) => {
  const regions = w.input.regionCount
  let n = 0
  for (const form of list) for (let r = 0; r < regions; r++) if (region < 0 || r === region) n += w.formRegion[form * regions + r]!
  return n
}
const byRegion = (list: readonly number[]): Measurer => (w, out, offset) => {
  for (let r = 0; r < w.input.regionCount; r++) out[offset + r] = heads(w, list, r)
}
const atHospitals = (w: World, region: number) => {
  let n = 0
  for (let h = 0; h < w.input.hospitalCount; h++) if (region < 0 || w.input.hospitalRegion[h] === region) n += w.hospitalPersons[h]!
  return n
}
/** New specialists of the year by group of specialties; the other groups in expected numbers. */
const newly = [
  { id: 'general', da: 'almen medicin', en: 'general medicine', value: (w: World, c: number) => clusterFlow(w, CLUSTER_FLOW.specialists, c) },
  ...OTHER_GROUPS.map((id, g) => ({
    id,
    ...(id === 'priority' ? { da: 'psykiatri, BUP og geriatri', en: 'psychiatry, child psychiatry and geriatrics' } : { da: 'øvrige specialer', en: 'the other specialties' }),
    value: (w: World, c: number) => w.otherTracks.completed[g * w.input.clusterCount + c]!,
  })),
]
const doctors = { da: 'læger', en: 'doctors' }

/** Where specialists in general medicine work, and how many doctors there are beside them. */
export const specialistsByType: ModelIndicator = {
  id: 'specialists-by-type',
  text: { da: 'Speciallæger efter type', en: 'Specialists by type' },
  definition: {
    da: 'Speciallæger i almen medicin efter hvem de arbejder for, og læger uden for almen medicin, ved årets slutning; og årets nye speciallæger efter gruppe. Andre specialer er én gruppe i bestanden, og deres nye er forventede tal.',
    en: 'Specialists in general medicine by whom they work for, and doctors outside general medicine, at the end of the year; and the year’s new specialists by group. Other specialties are one group in the stock, and their new ones are expected numbers.',
  },
  kind: 'stock',
  source: 'definition',
  grade: 'A',
  blocks: [
    ...forms.flatMap(({ id }) => [{ component: `type-${id}`, level: 'nation' as const, cadence: 'year' as const }, { component: `type-${id}`, level: 'region' as const, cadence: 'year' as const }]),
    { component: 'type-hospital', level: 'nation', cadence: 'year' },
    { component: 'type-hospital', level: 'region', cadence: 'year' },
    { component: 'type-other-sector', level: 'nation', cadence: 'year' },
    { component: 'type-other-doctors', level: 'nation', cadence: 'year' },
    ...newly.flatMap(({ id }) => (['nation', 'region', 'training-region'] as const).map((level) => ({ component: `new-${id}`, level, cadence: 'year' as const }))),
  ],
  measures: [
    ...forms.map(({ id, da, en }) => ({ id: `type-${id}`, text: { da, en }, unit: doctors, numerator: [`type-${id}`], decimals: 0 })),
    { id: 'type-hospital', text: { da: 'Almenmedicinere på sygehuse', en: 'GP specialists at hospitals' }, unit: doctors, numerator: ['type-hospital'], decimals: 0 },
    { id: 'type-other-sector', text: { da: 'Almenmedicinere i andre job', en: 'GP specialists in other jobs' }, unit: doctors, numerator: ['type-other-sector'], decimals: 0 },
    { id: 'type-other-doctors', text: { da: 'Læger uden for almen medicin', en: 'Doctors outside general medicine' }, unit: doctors, numerator: ['type-other-doctors'], decimals: 0 },
    ...newly.map(({ id, da, en }) => ({ id: `new-${id}`, text: { da: `Nye speciallæger pr. år, ${da}`, en: `New specialists per year, ${en}` }, unit: doctors, numerator: [`new-${id}`], decimals: 0 })),
  ],
  measure: {
    ...Object.fromEntries(newly.flatMap(({ id, value }) => byClusterAreas(`new-${id}`, value))),
    ...Object.fromEntries(forms.flatMap(({ id, forms: list }) => [[`type-${id}/nation`, one((w) => heads(w, list, -1))], [`type-${id}/region`, byRegion(list)]])),
    'type-hospital/nation': one((w) => atHospitals(w, -1)),
    'type-hospital/region': (w, out, offset) => {
      for (let r = 0; r < w.input.regionCount; r++) out[offset + r] = atHospitals(w, r)
    },
    'type-other-sector/nation': one((w) => w.otherSector),
    'type-other-doctors/nation': one((w) => w.counts[STAGE.otherDoctor]!),
  },
}
