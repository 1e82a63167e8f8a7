import { slotsUsed, tutorSlots } from '../processes/tutors.ts'
import { FLOW, type World } from '../world.ts'
import { one, type Measurer, type ModelIndicator } from './indicator.ts'

const byRegion = (f: (w: World, r: number) => number): Measurer => (w, out, offset) => {
  for (let r = 0; r < w.input.regionCount; r++) out[offset + r] = f(w, r)
}
const country = (f: (w: World, r: number) => number): Measurer =>
  one((w) => {
    let total = 0
    for (let r = 0; r < w.input.regionCount; r++) total += f(w, r)
    return total
  })

/** Trainees in practice against the places there are for them. */
export const trainingCapacityUse: ModelIndicator = {
  id: 'training-capacity-use',
  text: { da: 'Udnyttelse af uddannelseskapacitet', en: 'Use of training capacity' },
  definition: {
    da: 'Uddannelseslæger i praksis (KBU, introduktion, HU) over tutorpladser i regionen ved årets slutning, og HU-forløb, der ikke kunne slås op, fordi pladser manglede.',
    en: 'Trainees in practice (KBU, introduction, HU) over tutor slots of the region at the end of the year, and HU posts not advertised for want of slots.',
  },
  kind: 'ratio',
  source: 'definition; slots per owner are an assumption (SLOTS, TUTORUSE)',
  grade: 'C',
  blocks: [
    ...(['trainees-in-practice', 'tutor-slots'] as const).flatMap((component) => [{ component, level: 'nation' as const, cadence: 'year' as const }, { component, level: 'region' as const, cadence: 'year' as const }]),
    { component: 'unmet-slots', level: 'nation', cadence: 'year' },
  ],
  measures: [
    { id: 'slot-use', text: { da: 'Brugte tutorpladser', en: 'Tutor slots in use' }, unit: { da: 'procent', en: 'per cent' }, numerator: ['trainees-in-practice'], denominator: ['tutor-slots'], scale: 100, decimals: 0 },
    { id: 'tutor-slots', text: { da: 'Tutorpladser', en: 'Tutor slots' }, unit: { da: 'pladser', en: 'slots' }, numerator: ['tutor-slots'], decimals: 0, more: 'good' },
    { id: 'trainees-in-practice', text: { da: 'Uddannelseslæger i praksis', en: 'Trainees in practice' }, unit: { da: 'pladser', en: 'slots' }, numerator: ['trainees-in-practice'], decimals: 0 },
    { id: 'unmet-slots', text: { da: 'HU-forløb der manglede tutorplads, pr. år', en: 'HU posts without a tutor slot, per year' }, unit: { da: 'forløb', en: 'posts' }, numerator: ['unmet-slots'], decimals: 0, more: 'bad' },
  ],
  measure: {
    'trainees-in-practice/nation': country(slotsUsed),
    'trainees-in-practice/region': byRegion(slotsUsed),
    'tutor-slots/nation': country(tutorSlots),
    'tutor-slots/region': byRegion(tutorSlots),
    'unmet-slots/nation': one((w) => w.flows[FLOW.tutorBinding]!),
  },
}
