import { slotsUsed, tutorSlots, tutorWeight } from '../processes/tutors.ts'
import { FLOW, type World } from '../world.ts'
import { one, perPlaceAndArea, perRegion, type Measurer, type ModelIndicator } from './indicator.ts'
import { allPractices, soloPractices } from './practice-counts.ts'

const trainees = perPlaceAndArea((w, m) => w.trainees[m]!)
const owners = perPlaceAndArea((w, m) => w.owners(m))

/** Slots of each region per weighted owner: what a place has of them. Made once a year for all places. */
const each = { buffer: new Float32Array(0), month: -1, slots: new Float64Array(16) }
const slotsHere = perPlaceAndArea((w, m) => {
  if (each.buffer !== w.buffer || each.month !== w.month) {
    each.buffer = w.buffer
    each.month = w.month
    each.slots.fill(0)
    for (let k = 0; k < w.places; k++) each.slots[w.input.placeRegion[k]!]! += tutorWeight(w, k)
    for (let r = 0; r < w.input.regionCount; r++) each.slots[r] = each.slots[r]! > 0 ? tutorSlots(w, r) / each.slots[r]! : 0
  }
  return tutorWeight(w, m) * each.slots[w.input.placeRegion[m]!]!
})
/** Practices expected to tutor: alone with one chance, together with another. */
const tutoring = perPlaceAndArea((w, m) => soloPractices(w, m) * w.v[w.at.SOLOTUTOR]! + (allPractices(w, m) - soloPractices(w, m)) * w.v[w.at['clinic.tutor-prob-joint']]!)

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
    da: 'Uddannelseslæger i praksis (KBU, introduktion, HU) over tutorpladser i regionen ved årets slutning, og HU-forløb, der ikke kunne slås op, fordi pladser manglede. Modellen regner med regionens pladser; kommuner og klynger har deres del efter ejere og deres chance for at være tutorlæge, og det er HU-læger i praksis, der tælles dér. Tutorpraksis er det forventede antal, for modellen siger ikke hvilke.',
    en: 'Trainees in practice (KBU, introduction, HU) over tutor slots of the region at the end of the year, and HU posts not advertised for want of slots. The model reckons with the region’s slots; municipalities and clusters have their part by owners and their chance of tutoring, and it is HU doctors in practice that are counted there. Tutor practices are the expected number, as the model does not say which.',
  },
  kind: 'ratio',
  source: 'definition; slots per owner are an assumption (SLOTS, TUTORUSE)',
  grade: 'C',
  blocks: [
    ...(['trainees-in-practice', 'tutor-slots'] as const).flatMap((component) => [{ component, level: 'nation' as const, cadence: 'year' as const }, { component, level: 'region' as const, cadence: 'year' as const }]),
    { component: 'unmet-slots', level: 'nation', cadence: 'year' },
    { component: 'unmet-slots', level: 'region', cadence: 'year' },
    ...(['hu-in-practice', 'owners-here', 'slots-here', 'tutor-practices'] as const).flatMap((component) => (['place', 'cluster'] as const).map((level) => ({ component, level, cadence: 'year' as const }))),
    ...(['nation', 'region'] as const).map((level) => ({ component: 'tutor-practices', level, cadence: 'year' as const })),
  ],
  measures: [
    { id: 'slot-use', text: { da: 'Brugte tutorpladser', en: 'Tutor slots in use' }, unit: { da: 'procent', en: 'per cent' }, numerator: ['trainees-in-practice'], denominator: ['tutor-slots'], scale: 100, decimals: 0 },
    { id: 'tutor-slots', text: { da: 'Tutorpladser', en: 'Tutor slots' }, unit: { da: 'pladser', en: 'slots' }, numerator: ['tutor-slots'], decimals: 0, more: 'good' },
    { id: 'trainees-in-practice', text: { da: 'Uddannelseslæger i praksis', en: 'Trainees in practice' }, unit: { da: 'pladser', en: 'slots' }, numerator: ['trainees-in-practice'], decimals: 0 },
    { id: 'hu-per-owner', text: { da: 'HU-læger i praksis pr. 100 ejere', en: 'HU doctors in practice per 100 owners' }, unit: { da: 'pr. 100', en: 'per 100' }, numerator: ['hu-in-practice'], denominator: ['owners-here'], scale: 100, decimals: 1 },
    { id: 'hu-per-slot', text: { da: 'HU-læger i praksis af stedets tutorpladser', en: 'HU doctors in practice of the tutor slots here' }, unit: { da: 'procent', en: 'per cent' }, numerator: ['hu-in-practice'], denominator: ['slots-here'], scale: 100, decimals: 0 },
    { id: 'tutor-practices', text: { da: 'Tutorpraksis, forventet', en: 'Tutor practices, expected' }, unit: { da: 'praksis', en: 'practices' }, numerator: ['tutor-practices'], decimals: 0, more: 'good' },
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
    'slots-here/place': slotsHere.place,
    'slots-here/cluster': slotsHere.cluster,
    'tutor-practices/place': tutoring.place,
    'tutor-practices/cluster': tutoring.cluster,
    'tutor-practices/nation': tutoring.nation,
    'tutor-practices/region': tutoring.region,
  },
}
