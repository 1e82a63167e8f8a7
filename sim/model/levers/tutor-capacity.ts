import type { LeverContext, LeverDefinition, ResolvedLever } from '../definitions.ts'
import { Changes, placesInScope, shareReached } from './changes.ts'
import { papers } from './papers.ts'

/** Supervision that is remote when the gain of LEV10 was set: the share to which its effect belongs. */
const virtualShareOfGain = 0.1

/** More tutor practices, a better fee, more trainees per tutor and remote supervision: more training slots in practice. */
export const tutorCapacity: LeverDefinition = {
  id: 'tutor-capacity',
  kind: 'lever',
  family: 'training-posts',
  hooks: ['posts'],
  source: papers.plan2018,
  grade: 'C',
  text: {
    da: {
      name: 'Tutorlæger og uddannelseskapacitet i praksis',
      sentence: 'Flere tutorpraksis, bedre honorar, lokaler og virtuel supervision, så flere uddannelseslæger kan være i praksis.',
      message:
        'Tutorpladser er enten alt eller intet værd: er der ledige pladser, sker der ingenting; er der ikke, bestemmer de, hvor mange speciallæger Danmark kan uddanne.',
      lookFor:
        'Udnyttelsen af tutorpladser i hver region. Kun hvor den er tæt på 100 %, giver flere pladser flere besatte forløb, og speciallægerne kommer 54 måneder senere.',
      sideEffects:
        'En uddannelseslæge koster tutorlægen lidt tid til egne patienter. Mangler der ansøgere, står de nye pladser tomme. Virtuel supervision er mest værd, hvor der er få tutorlæger, men fjerner en del af det lokale kollegiale miljø.',
      examples: '24 af hoveduddannelsens 54 måneder skal foregå i almen praksis, og KBU-læger og introlæger bruger de samme pladser.',
    },
    en: {
      name: 'Tutors and training capacity in practice',
      sentence: 'More tutor practices, a better fee, rooms and remote supervision, so that more trainees can be in practice.',
      message:
        'Tutor slots are worth all or nothing: where slots are free nothing happens; where they are not, they decide how many specialists Denmark can train.',
      lookFor:
        'Use of tutor slots in each region. Only where it nears 100 % do more slots fill more posts, and the specialists come 54 months later.',
      sideEffects:
        'A trainee costs the tutor a little time for patients. Without applicants the new slots stay empty. Remote supervision is worth most where tutors are few, but takes away part of the local peer group.',
      examples: '24 of the 54 months of specialist training must be in general practice, and foundation and introduction doctors use the same slots.',
    },
  },
  settings: [
    {
      id: 'tutor_practices_delta_pct',
      text: { da: { name: 'Flere tutorpraksis' }, en: { name: 'More tutor practices' } },
      role: 'setting',
      kind: 'number',
      unit: '%',
      statusQuo: 0,
      on: 20,
      min: 0,
      max: 100,
      step: 5,
      labels: { low: 10, middle: 25, high: 50, veryHigh: 100 },
      source: papers.assumed,
      grade: 'C',
    },
    {
      id: 'tutor_fee_delta_pct',
      text: { da: { name: 'Højere tutorhonorar' }, en: { name: 'Higher tutor fee' } },
      role: 'setting',
      kind: 'number',
      unit: '%',
      statusQuo: 0,
      on: 10,
      min: 0,
      max: 50,
      step: 5,
      labels: { low: 5, middle: 15, high: 30, veryHigh: 50 },
      source: papers.assumed,
      grade: 'C',
    },
    {
      id: 'fee_elasticity',
      text: { da: { name: 'Flere tutorlæger pr. 10 % honorar' }, en: { name: 'More tutors per 10 % fee' } },
      role: 'assumption',
      kind: 'number',
      unit: '% per 10 %',
      statusQuo: 3,
      on: 3,
      min: 0,
      max: 10,
      step: 0.5,
      source: papers.assumed,
      grade: 'C',
    },
    {
      id: 'trainees_per_tutor',
      text: { da: { name: 'Uddannelseslæger ad gangen pr. tutorlæge' }, en: { name: 'Trainees at a time per tutor' } },
      role: 'setting',
      kind: 'number',
      unit: 'trainees/tutor',
      statusQuo: 1,
      on: 1,
      min: 1,
      max: 2,
      step: 0.1,
      labels: { low: 1.2, middle: 1.4, high: 1.7, veryHigh: 2 },
      source: papers.assumed,
      grade: 'C',
    },
    {
      id: 'virtual_supervision_share',
      text: {
        da: { name: 'Supervision på afstand', help: 'Andel af supervisionen. 0,10 giver 10 % flere pladser (0–25 %).' },
        en: { name: 'Remote supervision', help: 'Share of supervision. 0.10 gives 10 % more slots (0–25 %).' },
      },
      role: 'setting',
      kind: 'number',
      unit: 'share',
      statusQuo: 0,
      on: 0.1,
      min: 0,
      max: 0.4,
      step: 0.05,
      labels: { low: 0.05, middle: 0.15, high: 0.25, veryHigh: 0.4 },
      source: 'LEV10: virtual supervision, training capacity 0.1 (0..0.25)',
      grade: 'C',
    },
    {
      id: 'crowding',
      text: {
        da: { name: 'Pladser tabt pr. 10 % overbelastning', help: 'Urørt gælder modellens egen forudsætning (SPI05).' },
        en: { name: 'Slots lost per 10 % overload', help: 'Left alone, the model’s own assumption holds (SPI05).' },
      },
      role: 'assumption',
      kind: 'number',
      unit: 'share',
      statusQuo: 0.07,
      on: 0.07,
      min: 0,
      max: 0.3,
      step: 0.01,
      source: 'SPI05, halved after tests of the feedback loop',
      grade: 'C',
    },
  ],
  primary: 'tutor_practices_delta_pct',
  start: '2026-01',
  rampYears: 1,
  scoped: true,
  placeLever: false,
  lagMonths: 54,
  rows: ['S0-01j', 'S1-17b', 'S3-B11', 'S4-02', 'S4-09b'],
  modifiers(use: ResolvedLever, context: LeverContext) {
    const changes = new Changes(use)
    const practices = 1 + changes.number('tutor_practices_delta_pct') / 100
    const fee = 1 + (changes.number('fee_elasticity') / 100) * (changes.number('tutor_fee_delta_pct') / 10)
    const remote = 1 + context.parameter('LEV10') * (changes.number('virtual_supervision_share') / virtualShareOfGain)
    const gain = practices * fee * remote - 1
    // A scope smaller than a region reaches the region's slots by its share of the inhabitants.
    shareReached(context, 'region', placesInScope(use, context), Math.floor(use.from / 12)).forEach((share, region) =>
      changes.multiply('tutors.slots-scale', 1 + gain * share, [region]),
    )
    changes.multiply('tutors.trainees-per-tutor', changes.number('trainees_per_tutor'))
    changes.replaceIfMoved(tutorCapacity, 'crowding', 'tutors.crowding', changes.number('crowding'))
    return changes.list
  },
}
