import { fteOf } from '../processes/lists.ts'
import { FORM, type World } from '../world.ts'
import { one, perRegionValue, placeComponents, type Measurer, type ModelIndicator } from './indicator.ts'

/** The highest list of 2008. */
const LIMIT = 2542

const listed = (w: World, m: number) => {
  const citizens = w.facts.populationAt(m, Math.floor(w.month / 12))
  // Need and unlisted are weighted: the unlisted part of the need is taken to be the unlisted part of the citizens.
  return w.need[m]! > 0 ? citizens * (1 - w.unlisted[m]! / w.need[m]!) : citizens
}
const above = (w: World, m: number) => (w.fte[m]! > 0 && listed(w, m) / w.fte[m]! > LIMIT ? w.owners(m) : 0)

/** Practice forms, with the list of a full-time doctor in each against that of an owner alone. */
const forms = [
  { id: 'solo', form: FORM.solo, da: 'soloejere', en: 'owners alone' },
  { id: 'joint', form: FORM.shared, da: 'ejere i flerlægepraksis', en: 'owners in joint practice' },
  { id: 'employed', form: FORM.employed, da: 'ansatte', en: 'employed doctors' },
  { id: 'clinic', form: FORM.clinic, da: 'klinikker i udbud, på licens eller drevet af regionen', en: 'clinics on tender, on licence or run by the region' },
  { id: 'locum', form: FORM.locum, da: 'vikarer', en: 'locums' },
] as const
const SALARIED = 2
/**
 * Working time of each form by region, and its part of the lists: a place's patients by how many its forms have room for, where those whom trainees see
 * are on owners' lists. Made once a year for all of them.
 */
const byForm = { buffer: new Float32Array(0), month: -1, fte: new Float64Array(forms.length * 16), listed: new Float64Array(forms.length * 16) }
const own = new Float64Array(forms.length)
function lookByForm(w: World): typeof byForm {
  if (byForm.buffer === w.buffer && byForm.month === w.month) return byForm
  byForm.buffer = w.buffer
  byForm.month = w.month
  byForm.fte.fill(0)
  byForm.listed.fill(0)
  const { v, at } = w
  const women = w.womanFte()
  const men = w.manFte()
  const salaried = v[at.CAP05]! * v[at['employed.capacity']]!
  const room = [1, 1 + v[at['clinic.scale-gain']]!, salaried, salaried * (1 + v[at['clinics.relief']]!), salaried]
  for (let m = 0; m < w.places; m++) {
    const region = w.input.placeRegion[m]!
    let hired = 0
    let owners = 0
    for (let f = 0; f < forms.length; f++) {
      const fte = fteOf(w, forms[f]!.form, m, women, men)
      byForm.fte[f * 16 + region]! += fte
      own[f] = fte * room[f]!
      if (f >= SALARIED) hired += own[f]!
      else owners += own[f]!
    }
    const all = w.fte[m]!
    if (all === 0) continue
    const each = listed(w, m) / all
    // What is not the salaried doctors’ is the owners’: their own time, what seniors and newcomers give or take, and trainees.
    const more = owners > 0 && all > hired ? (all - hired) / owners : 0
    for (let f = 0; f < forms.length; f++) byForm.listed[f * 16 + region]! += each * own[f]! * (f < SALARIED ? more : 1)
  }
  return byForm
}
const ofForm = (kind: 'fte' | 'listed', f: number): [Measurer, Measurer] => [
  one((w) => {
    const values = lookByForm(w)[kind]
    let sum = 0
    for (let r = 0; r < w.input.regionCount; r++) sum += values[f * 16 + r]!
    return sum
  }),
  perRegionValue((w, r) => lookByForm(w)[kind][f * 16 + r]!),
]

/** List length. */
export const patientsPerDoctor: ModelIndicator = {
  id: 'patients-per-doctor',
  text: { da: 'Patienter pr. læge', en: 'Patients per doctor' },
  definition: {
    da: 'Tilmeldte borgere pr. fuldtidslæge i klinikkerne, uddannelseslæger medregnet efter deres arbejde. Andelen over 2.542 er af ejere i kommuner, hvor gennemsnittet er derover; den enkelte liste følges ikke. Efter praksisform er det lægens egen fuldtid, der tælles: en kommunes patienter fordeles efter, hvor mange hver form har plads til, og dem, uddannelseslæger ser, står på ejernes lister.',
    en: 'Listed citizens per full-time doctor in the clinics, trainees counted by their work. The share above 2,542 is of owners in municipalities whose mean is above it; the single list is not followed. By practice form, the doctor’s own full time is counted: the patients of a municipality are shared by how many each form has room for, and those whom trainees see are on owners’ lists.',
  },
  kind: 'ratio',
  source: 'definition; 2,542 was the highest list in 2008 (Region Midtjylland, strategi for lægedækning i almen praksis, 2008)',
  grade: 'B',
  blocks: [
    ...(['nation', 'place', 'region'] as const).flatMap((level) => (['listed', 'clinic-doctors', 'owners-over-limit', 'owners-with-list'] as const).map((component) => ({ component, level, cadence: 'year' as const }))),
    ...forms.flatMap(({ id }) => (['nation', 'region'] as const).flatMap((level) => [`listed-${id}`, `fte-${id}`].map((component) => ({ component, level, cadence: 'year' as const })))),
  ],
  measures: [
    { id: 'patients', text: { da: 'Patienter pr. fuldtidslæge', en: 'Patients per full-time doctor' }, unit: { da: 'patienter', en: 'patients' }, numerator: ['listed'], denominator: ['clinic-doctors'], decimals: 0, more: 'bad' },
    { id: 'over-limit', text: { da: 'Ejere over 2.542 patienter', en: 'Owners above 2,542 patients' }, unit: { da: 'procent', en: 'per cent' }, numerator: ['owners-over-limit'], denominator: ['owners-with-list'], scale: 100, decimals: 1, more: 'bad' },
    ...forms.map(({ id, da, en }) => ({ id: `patients-${id}`, text: { da: `Patienter pr. fuldtidslæge: ${da}`, en: `Patients per full-time doctor: ${en}` }, unit: { da: 'patienter', en: 'patients' }, numerator: [`listed-${id}`], denominator: [`fte-${id}`], decimals: 0, more: 'bad' as const })),
  ],
  goals: [
    { year: 2008, value: LIMIT, measure: 'patients', text: { da: 'Højeste patienttal i 2008: 2.542', en: 'Highest list in 2008: 2,542' }, source: 'Region Midtjylland, strategi for lægedækning i almen praksis (2008)', grade: 'A', sense: 'benchmark' },
  ],
  measure: {
    ...Object.fromEntries(
      forms.flatMap(({ id }, f) =>
        (['listed', 'fte'] as const).flatMap((kind) => {
          const [nation, region] = ofForm(kind, f)
          return [[`${kind}-${id}/nation`, nation], [`${kind}-${id}/region`, region]]
        }),
      ),
    ),
    ...placeComponents(['nation', 'place', 'region'], {
      listed,
      'clinic-doctors': (w, m) => w.fte[m]!,
      'owners-over-limit': above,
      'owners-with-list': (w, m) => w.owners(m),
    }),
  },
}
