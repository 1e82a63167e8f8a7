import { slotsUsed, tutorSlots } from '../processes/tutors.ts'
import { FLOW, type World } from '../world.ts'
import { one, perPlaceAndArea, perRegion, type Measurer, type ModelIndicator } from './indicator.ts'

const trainees = perPlaceAndArea((w, m) => w.trainees[m]!)
const owners = perPlaceAndArea((w, m) => w.owners(m))

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
    da: 'Uddannelseslæger i praksis (KBU, introduktion, HU) over tutorpladser i regionen ved årets slutning, og HU-forløb, der ikke kunne slås op, fordi pladser manglede. Pladser tælles pr. region; for kommuner og klynger siges, hvor mange HU-læger der er pr. ejer.',
    en: 'Trainees in practice (KBU, introduction, HU) over tutor slots of the region at the end of the year, and HU posts not advertised for want of slots. Slots are counted by region; municipalities and clusters tell how many HU doctors there are per owner.',
  },
  kind: 'ratio',
  source: 'definition; slots per owner are an assumption (SLOTS, TUTORUSE)',
  grade: 'C',
  blocks: [
    ...(['trainees-in-practice', 'tutor-slots'] as const).flatMap((component) => [{ component, level: 'nation' as const, cadence: 'year' as const }, { component, level: 'region' as const, cadence: 'year' as const }]),
    { component: 'unmet-slots', level: 'nation', cadence: 'year' },
    { component: 'unmet-slots', level: 'region', cadence: 'year' },
    ...(['hu-in-practice', 'owners-here'] as const).flatMap((component) => (['place', 'cluster'] as const).map((level) => ({ component, level, cadence: 'year' as const }))),
  ],
  measures: [
    { id: 'slot-use', text: { da: 'Brugte tutorpladser', en: 'Tutor slots in use' }, unit: { da: 'procent', en: 'per cent' }, numerator: ['trainees-in-practice'], denominator: ['tutor-slots'], scale: 100, decimals: 0 },
    { id: 'tutor-slots', text: { da: 'Tutorpladser', en: 'Tutor slots' }, unit: { da: 'pladser', en: 'slots' }, numerator: ['tutor-slots'], decimals: 0, more: 'good' },
    { id: 'trainees-in-practice', text: { da: 'Uddannelseslæger i praksis', en: 'Trainees in practice' }, unit: { da: 'pladser', en: 'slots' }, numerator: ['trainees-in-practice'], decimals: 0 },
    { id: 'hu-per-owner', text: { da: 'HU-læger i praksis pr. 100 ejere', en: 'HU doctors in practice per 100 owners' }, unit: { da: 'pr. 100', en: 'per 100' }, numerator: ['hu-in-practice'], denominator: ['owners-here'], scale: 100, decimals: 1 },
    { id: 'unmet-slots', text: { da: 'HU-forløb der manglede tutorplads, pr. år', en: 'HU posts without a tutor slot, per year' }, unit: { da: 'forløb', en: 'posts' }, numerator: ['unmet-slots'], decimals: 0, more: 'bad' },
  ],
  measure: {
    'trainees-in-practice/nation': country(slotsUsed),
    'trainees-in-practice/region': byRegion(slotsUsed),
    'tutor-slots/nation': country(tutorSlots),
    'tutor-slots/region': byRegion(tutorSlots),
    'unmet-slots/nation': one((w) => w.flows[FLOW.tutorBinding]!),
    'unmet-slots/region': perRegion('unmet'),
    'hu-in-practice/place': trainees.place,
    'hu-in-practice/cluster': trainees.cluster,
    'owners-here/place': owners.place,
    'owners-here/cluster': owners.cluster,
  },
}
