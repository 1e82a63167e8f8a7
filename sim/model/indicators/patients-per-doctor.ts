import type { World } from '../world.ts'
import { placeComponents, type ModelIndicator } from './indicator.ts'

/** The highest list of 2008. */
const LIMIT = 2542

const listed = (w: World, m: number) => {
  const citizens = w.facts.populationAt(m, Math.floor(w.month / 12))
  // Need and unlisted are weighted: the unlisted part of the need is taken to be the unlisted part of the citizens.
  return w.need[m]! > 0 ? citizens * (1 - w.unlisted[m]! / w.need[m]!) : citizens
}
const above = (w: World, m: number) => (w.fte[m]! > 0 && listed(w, m) / w.fte[m]! > LIMIT ? w.owners(m) : 0)

/** List length. */
export const patientsPerDoctor: ModelIndicator = {
  id: 'patients-per-doctor',
  text: { da: 'Patienter pr. læge', en: 'Patients per doctor' },
  definition: {
    da: 'Tilmeldte borgere pr. fuldtidslæge i klinikkerne, uddannelseslæger medregnet efter deres arbejde. Andelen over 2.542 er af ejere i kommuner, hvor gennemsnittet er derover; den enkelte liste følges ikke.',
    en: 'Listed citizens per full-time doctor in the clinics, trainees counted by their work. The share above 2,542 is of owners in municipalities whose mean is above it; the single list is not followed.',
  },
  kind: 'ratio',
  source: 'definition; 2,542 was the highest list in 2008 (Region Midtjylland, strategi for lægedækning i almen praksis, 2008)',
  grade: 'B',
  blocks: (['nation', 'place', 'region'] as const).flatMap((level) => (['listed', 'clinic-doctors', 'owners-over-limit', 'owners-with-list'] as const).map((component) => ({ component, level, cadence: 'year' as const }))),
  measures: [
    { id: 'patients', text: { da: 'Patienter pr. fuldtidslæge', en: 'Patients per full-time doctor' }, unit: { da: 'patienter', en: 'patients' }, numerator: ['listed'], denominator: ['clinic-doctors'], decimals: 0, more: 'bad' },
    { id: 'over-limit', text: { da: 'Ejere over 2.542 patienter', en: 'Owners above 2,542 patients' }, unit: { da: 'procent', en: 'per cent' }, numerator: ['owners-over-limit'], denominator: ['owners-with-list'], scale: 100, decimals: 1, more: 'bad' },
  ],
  measure: placeComponents(['nation', 'place', 'region'], {
    listed,
    'clinic-doctors': (w, m) => w.fte[m]!,
    'owners-over-limit': above,
    'owners-with-list': (w, m) => w.owners(m),
  }),
}
