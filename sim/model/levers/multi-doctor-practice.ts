import { log } from '../../core/arithmetic.ts'
import type { LeverDefinition, ResolvedLever } from '../definitions.ts'
import { Changes } from './changes.ts'
import { papers } from './papers.ts'

/** Yearly chance that a solo practice becomes shared when no lever acts (SOLOCONV). */
const conversionToday = 0.055

/** Solo practices merge into joint ones. */
export const multiDoctorPractice: LeverDefinition = {
  id: 'multi-doctor-practice',
  kind: 'lever',
  family: 'practice-forms',
  hooks: ['capacity', 'choice'],
  source: papers.midtjylland,
  grade: 'C',
  text: {
    da: {
      name: 'Flerlægepraksis i stedet for solopraksis',
      sentence: 'Solopraksis samles i fællesskaber med bedre plads til uddannelse, personale og kolleger, men længere afstand.',
      message:
        'Unge læger fravælger solopraksis. Men når hele landet samles lige meget, vinder intet sted på et andet: gevinsten kommer af stordrift, tutorpladser og målretning.',
      lookFor: 'Andelen af solopraksis og udnyttelsen af tutorpladser. Prøv at begrænse til truede områder: dér flytter tiltaget nye læger.',
      sideEffects:
        'Borgere i små byer får længere til lægen. Ældre sololæger, der ikke vil samles, kan gå før tid. Stedlig målretning tager nye læger fra andre områder.',
      examples: 'Solopraksis faldt fra 54,5 % i 2014 til 48,7 % i 2018. Målet var flerlægepraksis i 70, 80 og 90 % i 2020, 2025 og 2030.',
    },
    en: {
      name: 'Multi-doctor practice instead of solo',
      sentence: 'Solo practices merge into joint ones with more room for training, staff and colleagues, but longer distances.',
      message:
        'Young doctors turn solo practice down. But when the whole country merges evenly no place gains on another: the gain comes from scale, tutor slots and targeting.',
      lookFor: 'The share of solo practices and the use of tutor slots. Try limiting it to threatened areas: there it moves new doctors.',
      sideEffects:
        'People in small towns get farther to the doctor. Older solo doctors who will not merge may leave early. Targeting takes new doctors from other areas.',
      examples: 'Solo practices fell from 54.5 % in 2014 to 48.7 % in 2018. The goals were joint practice in 70, 80 and 90 % in 2020, 2025 and 2030.',
    },
  },
  proxy: {
    da: 'Sammenlægninger, og hvor hurtigt de breder sig, indgår som antagne tal pr. år.',
    en: 'Mergers, and how fast they spread, enter as assumed numbers a year.',
  },
  settings: [
    {
      id: 'facilitated_mergers',
      text: { da: { name: 'Hjulpne sammenlægninger' }, en: { name: 'Facilitated mergers' } },
      role: 'setting',
      kind: 'number',
      unit: 'practices/year',
      statusQuo: 0,
      on: 5,
      min: 0,
      max: 30,
      step: 1,
      labels: { low: 3, middle: 8, high: 15, veryHigh: 30 },
      source: papers.assumed,
      grade: 'C',
    },
    {
      id: 'conversion_hazard_solo',
      text: {
        da: { name: 'Solopraksis, der samles', help: 'Andel om året. I dag 0,055 på landsplan, som giver faldet fra 2014 til 2018, og ud over det følger samling af, at unge vælger fællesskaber. Forskellen til i dag lægges til alle steder.' },
        en: {
          name: 'Solo practices that merge',
          help: 'Share a year. Today 0.055 in the country, which gives the fall from 2014 to 2018, on top of the merging that follows from young doctors choosing joint practices. The difference from today is added everywhere.',
        },
      },
      role: 'assumption',
      kind: 'number',
      unit: 'share/year',
      statusQuo: conversionToday,
      on: 0.08,
      min: 0,
      max: 0.2,
      step: 0.002,
      source: `${papers.midtjylland}; size assumed`,
      grade: 'C',
    },
    {
      id: 'min_population',
      text: {
        da: { name: 'Mindste grundlag for en flerlægepraksis', help: 'Papiret siger 8.000 til 12.000 indbyggere.' },
        en: { name: 'Least population for a joint practice', help: 'The paper says 8,000 to 12,000 inhabitants.' },
      },
      role: 'setting',
      kind: 'number',
      unit: 'inhabitants',
      statusQuo: 8_000,
      on: 8_000,
      min: 6_000,
      max: 12_000,
      step: 500,
      labels: { low: 7_000, middle: 8_000, high: 10_000, veryHigh: 12_000 },
      source: papers.midtjylland,
      grade: 'A',
    },
    {
      id: 'scale_gain_pct',
      text: { da: { name: 'Stordriftsgevinst pr. læge i fællesskaber' }, en: { name: 'Gain from scale per doctor in joint practices' } },
      role: 'assumption',
      kind: 'number',
      unit: '%',
      statusQuo: 0,
      on: 5,
      min: 0,
      max: 15,
      step: 1,
      source: papers.assumed,
      grade: 'C',
    },
    {
      id: 'attract_or_joint',
      text: {
        da: {
          name: 'Ekstra tiltrækning af flerlægepraksis',
          help: 'Modellen rummer i forvejen unge lægers fravalg af solopraksis (SET09); 1 er intet oveni.',
        },
        en: {
          name: 'Extra attraction of joint practice',
          help: 'The model already holds young doctors’ aversion to solo practice (SET09); 1 adds nothing.',
        },
      },
      role: 'assumption',
      kind: 'number',
      unit: 'odds ratio',
      statusQuo: 1,
      on: 1,
      min: 1,
      max: 3,
      step: 0.1,
      source: papers.assumed,
      grade: 'C',
    },
    {
      id: 'tutor_prob_joint',
      text: {
        da: { name: 'Chance for at være tutorpraksis, flerlægepraksis', help: 'Solopraksis: 0,3.' },
        en: { name: 'Chance of being a tutor practice, joint', help: 'Solo practices: 0.3.' },
      },
      role: 'assumption',
      kind: 'number',
      unit: 'share',
      statusQuo: 0.6,
      on: 0.6,
      min: 0,
      max: 1,
      step: 0.05,
      source: papers.assumed,
      grade: 'C',
    },
  ],
  primary: 'facilitated_mergers',
  start: '2026-01',
  rampYears: 2,
  scoped: true,
  placeLever: false,
  lagMonths: 12,
  rows: ['S3-01c', 'S3-01f', 'S3-01q', 'S3-05a', 'S3-05f', 'S3-IV', 'S3-B14', 'S3-B15'],
  modifiers(use: ResolvedLever) {
    const changes = new Changes(use)
    changes.add('clinic.conversion-hazard', changes.number('conversion_hazard_solo') - conversionToday, use.places)
    changes.add('clinic.mergers-per-year', changes.number('facilitated_mergers'))
    changes.add('clinic.scale-gain', changes.number('scale_gain_pct') / 100)
    changes.add('clinic.attract-joint', log(changes.number('attract_or_joint')))
    changes.replaceIfMoved(multiDoctorPractice, 'min_population', 'clinic.min-population', changes.number('min_population'))
    changes.replaceIfMoved(multiDoctorPractice, 'tutor_prob_joint', 'clinic.tutor-prob-joint', changes.number('tutor_prob_joint'))
    return changes.list
  },
}
