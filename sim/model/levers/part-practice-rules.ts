import type { LeverContext, LeverDefinition, ResolvedLever } from '../definitions.ts'
import { Changes } from './changes.ts'
import { papers } from './papers.ts'
import { targetPlaces } from './targets.ts'

/** Today's rules: free from 62, and for up to six years in threatened areas. */
const today = { age: 62, years: 6 }

/** Hours a week of a full-time doctor, by which SET11 (five hours more) is scaled to what a part doctor would have to work more. */
const fullWeek = 37
const stepHours = 5

/** Who may share a number, where, for how long and with how many patients. */
export const partPracticeRules: LeverDefinition = {
  id: 'part-practice-rules',
  kind: 'lever',
  family: 'practice-forms',
  hooks: ['capacity', 'rule'],
  source: papers.midtjylland,
  grade: 'C',
  text: {
    da: {
      name: 'Regler for delepraksis',
      sentence: 'Hvem der må dele et ydernummer, hvor, hvor længe og med hvor mange patienter, og om nye numre først går til dem, der deler.',
      message: 'Delepraksis er et dilemma: flere læger går ind eller bliver, men hver giver mindre. Strammere regler giver flere årsværk og færre læger, der har lyst.',
      lookFor: 'Personer mod årsværk. Nye numre, der går til delelæger, giver kapacitet uden en eneste læge mere.',
      sideEffects: 'Afslag uden for truede områder rammer dem, der vil arbejde mindre, oftest forældre: nogle flytter, andre lader sig ansætte. Delelæger, der tager flere patienter, får mere travlt.',
      examples: 'I Midtjylland var delepraksis fri fra 62 år (2008); overenskomsten fra 2018 gav fri adgang i op til seks år i truede områder.',
    },
    en: {
      name: 'Rules for part practice',
      sentence: 'Who may share a number, where, for how long and with how many patients, and whether new numbers go first to those who share.',
      message: 'Part practice is a dilemma: more doctors enter or stay, but each gives less. Tighter rules give more full-time equivalents and fewer willing doctors.',
      lookFor: 'Persons against full-time equivalents. New numbers given to part doctors bring capacity without one more doctor.',
      sideEffects: 'Refusal outside threatened areas hits those who want to work less, mostly parents: some move, others become employed. Part doctors with more patients get busier.',
      examples: 'In Midtjylland part practice was free from 62 (2008); the agreement of 2018 made it free for up to six years in threatened areas.',
    },
  },
  settings: [
    {
      id: 'free_over_age',
      text: { da: { name: 'Fri delepraksis fra alder' }, en: { name: 'Part practice free from age' } },
      role: 'setting', kind: 'number', unit: 'age', statusQuo: today.age, on: today.age, min: 55, max: 67, step: 1,
      labels: { low: 57, middle: 60, high: 64, veryHigh: 67 },
      source: papers.midtjylland, grade: 'A',
    },
    {
      id: 'free_in_threatened',
      text: { da: { name: 'Fri i truede områder' }, en: { name: 'Free in threatened areas' } },
      role: 'setting', kind: 'boolean', unit: '', statusQuo: true, on: true,
      source: papers.plan2018, grade: 'A',
    },
    {
      id: 'max_part_years',
      text: { da: { name: 'Højst så længe i truede områder' }, en: { name: 'At most so long in threatened areas' } },
      role: 'setting', kind: 'number', unit: 'years', statusQuo: today.years, on: today.years, min: 0, max: 10, step: 1,
      labels: { low: 2, middle: 4, high: 8, veryHigh: 10 },
      source: papers.plan2018, grade: 'A',
    },
    {
      id: 'refuse_elsewhere',
      text: { da: { name: 'Afslag andre steder', help: 'Under aldersgrænsen, uden for de valgte eller truede områder.' }, en: { name: 'Refused elsewhere', help: 'Below the age, outside the chosen or threatened areas.' } },
      role: 'setting', kind: 'boolean', unit: '', statusQuo: false, on: true,
      source: papers.midtjylland, grade: 'A',
    },
    {
      id: 'convert_first',
      text: { da: { name: 'Nye numre først til delepraksis' }, en: { name: 'New numbers to part practices first' } },
      role: 'setting', kind: 'boolean', unit: '', statusQuo: false, on: true,
      source: papers.midtjylland, grade: 'A',
    },
    {
      id: 'closing_limit_uplift_pct',
      text: { da: { name: 'Flere patienter i delepraksis' }, en: { name: 'More patients in part practices' } },
      role: 'setting', kind: 'number', unit: '%', statusQuo: 0, on: 25, min: 0, max: 60, step: 5,
      labels: { low: 10, middle: 25, high: 40, veryHigh: 60 },
      source: papers.assumed, grade: 'C',
    },
    {
      id: 'part_fte',
      text: { da: { name: 'Årsværk pr. delelæge' }, en: { name: 'Full-time equivalents of a part doctor' } },
      role: 'assumption', kind: 'number', unit: 'FTE', statusQuo: 0.6, on: 0.6, min: 0.4, max: 0.9, step: 0.05,
      source: papers.assumed, grade: 'C',
    },
    {
      id: 'part_share',
      text: {
        da: { name: 'Ejere i delepraksis i dag', help: 'Andel af ejere under aldersgrænsen. De er med i dagens gennemsnit; reglerne ændrer deres del.' },
        en: { name: 'Owners in part practice today', help: 'Share of owners below the age. Today’s averages hold them; the rules change their part.' },
      },
      role: 'assumption', kind: 'number', unit: 'share', statusQuo: 0.08, on: 0.08, min: 0, max: 0.3, step: 0.01,
      source: papers.assumed, grade: 'C',
    },
  ],
  primary: 'closing_limit_uplift_pct',
  start: '2026-01',
  rampYears: 0,
  scoped: true,
  aimed: true,
  scopeNote: {
    da: 'Området er det, hvor delepraksis er fri; at sige nej gælder alle andre steder, og alder, konvertering og arbejdstid hele landet.',
    en: 'The scope is where part practice is free; refusing holds everywhere else, and age, conversion and working time in the whole country.',
  },
  placeLever: true,
  lagMonths: 0,
  rows: ['S3-04f', 'S3-04g', 'S3-04h', 'S3-B02', 'S3-B03', 'S4-O07'],
  modifiers(use: ResolvedLever, context: LeverContext) {
    const changes = new Changes(use)
    const age = changes.number('free_over_age')
    const years = changes.yes('free_in_threatened') ? changes.number('max_part_years') : 0
    const refuse = changes.yes('refuse_elsewhere')
    const convert = changes.yes('convert_first')
    const uplift = changes.number('closing_limit_uplift_pct') / 100
    if (age === today.age && years === today.years && !refuse && !convert && uplift === 0) return []
    const fte = changes.number('part_fte')
    const inside = new Set(targetPlaces(use, context))
    const threatened = context.places.flatMap((_, place) => (inside.has(place) ? [place] : []))
    const elsewhere = context.places.flatMap((_, place) => (inside.has(place) ? [] : [place]))
    // What a part doctor minds about working full time: SET11 per five hours a week more.
    const dislike = context.parameter('SET11') * (((1 - fte) * fullWeek) / stepHours)
    changes.replace('part.share', changes.number('part_share'))
    changes.replace('part.fte', fte)
    changes.add('part.gain', fte * uplift, threatened)
    changes.add('part.gain', refuse ? 1 - fte : fte * uplift, elsewhere)
    changes.add('part.taste', dislike * (1 - years / today.years), threatened)
    if (refuse) changes.add('part.taste', dislike, elsewhere)
    if (convert) changes.replace('part.convert', 1)
    if (age !== today.age) {
      // Who takes it up where it becomes free, and how much longer they stay, is as in senior schemes.
      changes.replace('part.age', age)
      changes.replace('part.take-up', context.parameter('RET10'))
      changes.replace('part.hazard', context.parameter('RET09'))
    }
    return changes.list
  },
}
