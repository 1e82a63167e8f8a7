import type { LeverDefinition, ResolvedLever } from '../definitions.ts'
import { Changes } from './changes.ts'
import { papers } from './papers.ts'

/** The duty as it is: a locum for about 1,200 patients, two months to open, colleagues within 15 km asked first. */
const today = { patients: 1200, months: 2, km: 15 }

/** The region's duty to open a clinic where nobody can take the patients. */
export const emergencyCoverClinic: LeverDefinition = {
  id: 'emergency-cover-clinic',
  kind: 'lever',
  family: 'targeted-capacity',
  hooks: ['capacity'],
  source: papers.midtjylland,
  grade: 'C',
  text: {
    da: {
      name: 'Nødklinik og regionens pligt',
      sentence: 'Kan ingen læge tage patienterne, åbner regionen en klinik med vikar; tiltaget ændrer pligten og hvor hurtigt den opfyldes.',
      message: 'Et ledigt nummer er ikke det samme som borgere uden læge: kolleger dækker først. Nødklinikken er den dyre sidste udvej, ikke en vej til flere læger.',
      lookFor: 'Borgere uden fast læge og læger i regionsklinikker. Slå pligten fra for at se, hvor mange den holder oppe.',
      sideEffects: 'Vikarer koster omkring det dobbelte af en fast læge og giver mindre sammenhæng. Læger, de henter, kunne have taget et nummer et andet sted.',
      examples: 'I Skive tog én vikar i 2008 omkring 1.200 patienter i et lokale på sygehuset.',
    },
    en: {
      name: 'Emergency clinic and the region’s duty',
      sentence: 'Where no doctor can take the patients, the region opens a clinic with a locum; the lever changes the duty and how fast it is met.',
      message: 'A vacant number is not the same as people without a doctor: colleagues cover first. The clinic is a costly last resort, not a road to more doctors.',
      lookFor: 'People without a doctor and doctors in regional clinics. Switch the duty off to see how many it holds up.',
      sideEffects: 'Locums cost about twice a permanent doctor and give less continuity. Doctors they draw might have taken a number elsewhere.',
      examples: 'In Skive in 2008 one locum took about 1,200 patients in a room at the hospital.',
    },
  },
  proxy: { da: 'Måneder, til klinikken åbner.', en: 'Months until the clinic opens.' },
  settings: [
    {
      id: 'fallback_on',
      text: { da: { name: 'Regionen åbner klinik' }, en: { name: 'The region opens a clinic' } },
      role: 'setting', kind: 'boolean', unit: '', statusQuo: true, on: true,
      source: `${papers.midtjylland}; section 60 of the Health Act`, grade: 'A',
    },
    {
      id: 'patients_per_locum',
      text: { da: { name: 'Patienter pr. vikar' }, en: { name: 'Patients per locum' } },
      role: 'setting', kind: 'number', unit: 'patients', statusQuo: today.patients, on: today.patients, min: 800, max: 1600, step: 50,
      labels: { low: 900, middle: 1100, high: 1400, veryHigh: 1600 },
      source: papers.midtjylland, grade: 'A',
    },
    {
      id: 'response_months',
      text: {
        da: { name: 'Måneder, til klinikken åbner', help: 'Hurtigere end to måneder: regionen sender en vikar i stedet for at vente på en ansøger. Langsommere: kun varig mangel udløser en klinik.' },
        en: { name: 'Months until the clinic opens', help: 'Faster than two months: the region sends a locum instead of waiting for an applicant. Slower: only lasting shortage opens a clinic.' },
      },
      role: 'assumption', kind: 'number', unit: 'months', statusQuo: today.months, on: 1, min: 0, max: 6, step: 1,
      source: papers.assumed, grade: 'C',
    },
    {
      id: 'neighbour_radius_km',
      text: { da: { name: 'Naboer, der spørges først', help: 'Afstand; flere naboer dækker, før klinikken åbner.' }, en: { name: 'Neighbours asked first', help: 'Distance; more neighbours cover before the clinic opens.' } },
      role: 'setting', kind: 'number', unit: 'km', statusQuo: today.km, on: today.km, min: 10, max: 30, step: 1,
      labels: { low: 12, middle: 18, high: 24, veryHigh: 30 },
      source: papers.midtjylland, grade: 'A',
    },
  ],
  primary: 'response_months',
  start: '2026-01',
  rampYears: 0,
  scoped: true,
  placeLever: false,
  lagMonths: 0,
  rows: ['S3-B17'],
  modifiers(use: ResolvedLever) {
    const changes = new Changes(use)
    if (!changes.yes('fallback_on')) changes.replace('emergency.clinics', 0, use.places)
    // A region that answers sooner than today does not wait for an applicant.
    else if (changes.number('response_months') < today.months) changes.replace('emergency.locums', 1, use.places)
    changes.multiply('emergency.patients', changes.number('patients_per_locum') / today.patients, use.places)
    if (changes.number('response_months') !== today.months) changes.replace('emergency.months', changes.number('response_months'), use.places)
    changes.multiply('lists.catchment', changes.number('neighbour_radius_km') / today.km, use.places)
    return changes.list
  },
}
