/** Doctors in the general-practice service: every series of the 5,000 at once. */
import type { MeasureDefinition } from '../definitions.ts'
import { fteOf } from '../processes/lists.ts'
import { FORM, type World } from '../world.ts'
import { one, perPlaceAndArea, type ModelIndicator } from './indicator.ts'

const ownersIn = (w: World, m: number) => w.headcount(FORM.solo, m) + w.headcount(FORM.shared, m)
const employedIn = (w: World, m: number) => w.headcount(FORM.employed, m) + w.headcount(FORM.locum, m)
const clinicIn = (w: World, m: number) => w.headcount(FORM.clinic, m)
const ownersFte = (w: World, m: number) => {
  const women = w.womanFte()
  const men = w.manFte()
  const lost = (w.seniors[m * 2]! * men + w.seniors[m * 2 + 1]! * women) * (1 - w.v[w.at['senior.list-share'] + m]!)
  return fteOf(w, FORM.solo, m, women, men) + fteOf(w, FORM.shared, m, women, men) - lost
}
const employedFte = (w: World, m: number) => (fteOf(w, FORM.employed, m, w.womanFte(), w.manFte()) + fteOf(w, FORM.locum, m, w.womanFte(), w.manFte())) * w.v[w.at.CAP05]!
const clinicFte = (w: World, m: number) => fteOf(w, FORM.clinic, m, w.womanFte(), w.manFte()) * w.v[w.at.CAP05]!
const traineesIn = (w: World, m: number) => w.trainees[m]!
const traineesFte = (w: World, m: number) => w.trainees[m]! * w.v[w.at.CAP09]!

const components: Readonly<Record<string, (w: World, m: number) => number>> = {
  owners: ownersIn, employed: employedIn, clinic: clinicIn, trainees: traineesIn, 'owners-fte': ownersFte, 'employed-fte': employedFte, 'clinic-fte': clinicFte, 'trainees-fte': traineesFte,
}

const inCountry = (w: World, form: number) => w.formHeads[form * 2]! + w.formHeads[form * 2 + 1]!
const fteInCountry = (w: World, form: number) => w.formHeads[form * 2]! * w.manFte() + w.formHeads[form * 2 + 1]! * w.womanFte()
const allTrainees = (w: World) => {
  let sum = 0
  for (let r = 0; r < w.input.regionCount; r++) sum += w.traineesIn[r]!
  return sum
}

/** What seniors give up of their lists, in the country; a scheme of a part of the country is summed over its places. */
const seniorsLoss = (w: World) => {
  const { v, at } = w
  if (w.seniorHeads[0] === 0 && w.seniorHeads[1] === 0) return 0
  const first = v[at['senior.list-share']]!
  let alike = true
  for (let m = 1; m < w.places; m++) if (v[at['senior.list-share'] + m] !== first) alike = false
  if (alike) return (w.seniorHeads[0]! * w.manFte() + w.seniorHeads[1]! * w.womanFte()) * (1 - first)
  let lost = 0
  for (let m = 0; m < w.places; m++) lost += (w.seniors[m * 2]! * w.manFte() + w.seniors[m * 2 + 1]! * w.womanFte()) * (1 - v[at['senior.list-share'] + m]!)
  return lost
}

/** The same for the country, from the counts kept for it. */
const national: Readonly<Record<string, (w: World) => number>> = {
  owners: (w) => w.ownersNow(),
  employed: (w) => inCountry(w, FORM.employed) + inCountry(w, FORM.locum),
  clinic: (w) => inCountry(w, FORM.clinic),
  trainees: allTrainees,
  'owners-fte': (w) =>
    fteInCountry(w, FORM.solo) + fteInCountry(w, FORM.shared) - seniorsLoss(w),
  'employed-fte': (w) => (fteInCountry(w, FORM.employed) + fteInCountry(w, FORM.locum)) * w.v[w.at.CAP05]!,
  'clinic-fte': (w) => fteInCountry(w, FORM.clinic) * w.v[w.at.CAP05]!,
  'trainees-fte': (w) => allTrainees(w) * w.v[w.at.CAP09]!,
}

const who = [
  { id: 'owners', parts: ['owners'], da: 'Ejere af ydernummer', en: 'Owners of a provider number' },
  { id: 'owners-employed', parts: ['owners', 'employed'], da: 'Ejere og ansatte speciallæger', en: 'Owners and employed specialists' },
  { id: 'all', parts: ['owners', 'employed', 'clinic'], da: 'Alle speciallæger i alle klinikformer', en: 'All specialists in any clinic form' },
]
const measures: MeasureDefinition[] = who.flatMap((w) =>
  (['persons', 'fte'] as const).flatMap((unit) =>
    (['without', 'with'] as const).map((trainees) => ({
      id: `${w.id}-${unit}-${trainees}`,
      text: {
        da: `${w.da}, ${unit === 'persons' ? 'personer' : 'fuldtid'}, ${trainees === 'with' ? 'med' : 'uden'} HU-læger`,
        en: `${w.en}, ${unit === 'persons' ? 'persons' : 'full-time'}, ${trainees === 'with' ? 'with' : 'without'} HU doctors`,
      },
      unit: unit === 'persons' ? { da: 'læger', en: 'doctors' } : { da: 'fuldtidsstillinger', en: 'full-time equivalents' },
      numerator: [...w.parts, ...(trainees === 'with' ? ['trainees'] : [])].map((part) => (unit === 'fte' ? `${part}-fte` : part)),
      decimals: 0,
      more: 'good' as const,
    })),
  ),
)

/** The 5,000, in all its definitions. */
export const gpDoctors: ModelIndicator = {
  id: 'gp-doctors',
  text: { da: 'Læger i det almenmedicinske tilbud', en: 'Doctors in the general-practice service' },
  definition: {
    da: 'Læger der arbejder i en almenmedicinsk klinik ved månedens slutning. Hvem der tælles, er et valg: ejere, ansatte, alle; personer eller fuldtid; med eller uden HU-læger i praksis.',
    en: 'Doctors working in a general-practice clinic at the end of the month. Who counts is a choice: owners, employed, all; persons or full-time; with or without HU doctors in practice.',
  },
  kind: 'stock',
  source: 'definition; the reform sets at least 5,000 without saying who counts (Danske Regioner: 25 veje til bedre lægedækning)',
  grade: 'A',
  blocks: Object.keys(components).flatMap((component) => [{ component, level: 'nation' as const, cadence: 'month' as const }, ...(['place', 'cluster', 'region'] as const).map((level) => ({ component, level, cadence: 'year' as const }))]),
  measures: [measures.find((m) => m.id === 'all-persons-without')!, ...measures.filter((m) => m.id !== 'all-persons-without')],
  goals: [
    { year: 2035, value: 5000, measure: '*', text: { da: 'Reformens mål: mindst 5.000 i 2035', en: 'The reform’s goal: at least 5,000 in 2035' }, source: 'Danske Regioner: 25 veje til bedre lægedækning', grade: 'A' },
  ],
  measure: Object.fromEntries(Object.entries(components).flatMap(([id, f]) => [[`${id}/nation`, one(national[id]!)], ...Object.entries(perPlaceAndArea(f)).map(([level, measurer]) => [`${id}/${level}`, measurer])])),
}
