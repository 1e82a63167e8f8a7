import { log } from '../../core/arithmetic.ts'
import type { LeverContext, LeverDefinition, ResolvedLever } from '../definitions.ts'
import { cellsInScope, Changes, peopleOf } from './changes.ts'
import { papers } from './papers.ts'
import { addSoft, SOFT } from './soft.ts'
import { targetPlaces, worstFirst } from './targets.ts'

/** Share of new research in general practice that lies outside the largest cities today. */
const outsideToday = 0.3

/** Clinics with research, testing and training where coverage is weak. */
export const researchAndTechClinics: LeverDefinition = {
  id: 'research-and-tech-clinics',
  kind: 'lever',
  family: 'practice-forms',
  hooks: ['choice', 'posts'],
  source: papers.regions,
  grade: 'C',
  text: {
    da: {
      name: 'Forskningsklinikker og ny teknologi først',
      sentence: 'Klinikker med forskning, afprøvning af teknologi og uddannelse i områder med svag dækning.',
      message: 'En forskningsklinik koster patienttid nu og lokker læger senere. Én klinik gør et sted lidt mere interessant; den vender det ikke.',
      lookFor: 'Kapaciteten i kommunen falder først; nedsættelser og uddannelsespladser stiger. Regn efter, om det går lige op.',
      sideEffects: 'Mindre tid til patienter, hvor den i forvejen er knap. Byernes forskning får færre midler, og områder uden klinik mister ansøgere.',
      examples: 'Danske Regioner nævner afprøvning af ultralyd og telemedicin. Australske læger med akademisk arbejde vælger oftere almen praksis.',
    },
    en: {
      name: 'Research clinics and technology first',
      sentence: 'Clinics with research, testing of technology and training in areas with weak coverage.',
      message: 'A research clinic costs patient time now and attracts doctors later. One clinic makes a place a little more interesting; it does not turn it.',
      lookFor: 'Capacity in the municipality falls first; settlement and training slots rise. Check whether it adds up.',
      sideEffects: 'Less time for patients where it is scarce already. Research in the cities gets less, and areas without a clinic lose applicants.',
      examples: 'Danish Regions name tests of ultrasound and telemedicine. Australian doctors with academic work choose general practice more often.',
    },
  },
  proxy: { da: 'Et antaget oddsforhold for tiltrækning.', en: 'An assumed odds ratio of attraction.' },
  settings: [
    {
      id: 'clinics',
      text: { da: { name: 'Klinikker i alt', help: 'Én i hver af de dårligst dækkede målkommuner.' }, en: { name: 'Clinics in all', help: 'One in each of the worst covered target municipalities.' } },
      role: 'setting', kind: 'number', unit: 'clinics', statusQuo: 0, on: 5, min: 0, max: 30, step: 1,
      labels: { low: 3, middle: 8, high: 15, veryHigh: 30 },
      source: papers.assumed, grade: 'C',
    },
    {
      id: 'research_time_share',
      text: { da: { name: 'Tid til forskning' }, en: { name: 'Time for research' } },
      role: 'setting', kind: 'number', unit: 'share', statusQuo: 0, on: 0.2, min: 0, max: 0.5, step: 0.05,
      labels: { low: 0.1, middle: 0.2, high: 0.3, veryHigh: 0.5 },
      source: papers.assumed, grade: 'C',
    },
    {
      id: 'doctors_per_clinic',
      text: { da: { name: 'Læger pr. klinik' }, en: { name: 'Doctors per clinic' } },
      role: 'assumption', kind: 'number', unit: 'persons', statusQuo: 3, on: 3, min: 2, max: 6, step: 1,
      source: papers.assumed, grade: 'C',
    },
    {
      id: 'trainee_slots_per_clinic',
      text: { da: { name: 'Uddannelsespladser pr. klinik' }, en: { name: 'Training slots per clinic' } },
      role: 'setting', kind: 'number', unit: 'trainees', statusQuo: 0, on: 2, min: 0, max: 4, step: 1,
      labels: { low: 1, middle: 2, high: 3, veryHigh: 4 },
      source: papers.assumed, grade: 'C',
    },
    {
      id: 'choice_or',
      text: { da: { name: 'Oddsforhold for et sted med klinik' }, en: { name: 'Odds ratio of a place with a clinic' } },
      role: 'assumption', kind: 'number', unit: 'odds ratio', statusQuo: 1.1, on: 1.1, min: 1, max: 1.5, step: 0.05,
      evidence: [1, 1.42],
      source: 'LEV12: research clinic or local profile 0.1 log-odds (0..0.35), an assumption', grade: 'C',
    },
    {
      id: 'tech_first_or',
      text: { da: { name: 'Oddsforhold for ny teknologi først' }, en: { name: 'Odds ratio of technology first' } },
      role: 'assumption', kind: 'number', unit: 'odds ratio', statusQuo: 1.05, on: 1.05, min: 1, max: 1.2, step: 0.01,
      source: papers.assumed, grade: 'C',
    },
    {
      id: 'research_posts_outside_share',
      text: {
        da: { name: 'Ny forskning uden for de største byer', help: 'I dag 0,3. Flyttes den ud, vinder klynger uden for byerne uddannelsessøgende, og byerne taber.' },
        en: { name: 'New research outside the largest cities', help: '0.3 today. Moved out, clusters outside gain applicants for training and the cities lose.' },
      },
      role: 'setting', kind: 'number', unit: 'share', statusQuo: outsideToday, on: 0.7, min: 0, max: 1, step: 0.1,
      labels: { low: 0.4, middle: 0.6, high: 0.8, veryHigh: 1 },
      source: papers.assumed, grade: 'C',
    },
  ],
  primary: 'clinics',
  start: '2026-01',
  rampYears: 2,
  scoped: true,
  scopeNote: {
    da: 'Forskning, der flyttes ud, går til klyngeområder, hvor mindst halvdelen af indbyggerne bor i området; de største byer afgiver så meget mindre.',
    en: 'Research that moves out goes to hospital clusters of which at least half of the inhabitants live in scope; the largest cities give up so much less.',
  },
  placeLever: true,
  aims: clinicPlaces,
  lagMonths: 12,
  rows: ['S1-06d', 'S1-16', 'S1-16a', 'S1-17', 'S4-13'],
  modifiers(use: ResolvedLever, context: LeverContext) {
    const changes = new Changes(use)
    const places = clinicPlaces(use, context)
    const choice = changes.number('choice_or')
    if (places.length > 0) {
      const odds = choice * changes.number('tech_first_or')
      addSoft(changes, SOFT.settleNew, odds, places)
      addSoft(changes, SOFT.settleEstablished, odds, places)
      changes.add('lists.fte', -changes.number('research_time_share') * changes.number('doctors_per_clinic'), places)
      context.regions.forEach((region, cell) => {
        const here = places.filter((place) => context.places[place]!.region === region).length
        changes.add('tutors.extra', here * changes.number('trainee_slots_per_clinic'), [cell])
      })
    }
    // Research that moves out takes its pull with it: the clusters outside gain what those with the largest cities lose.
    const moved = (changes.number('research_posts_outside_share') - outsideToday) * log(choice)
    const inScope = cellsInScope(use, context, 'cluster')
    const people = (of: (cell: number) => boolean) => context.clusters.reduce((sum, { largestCity }, cell) => sum + (!largestCity && of(cell) ? peopleOf(context, cell, use.from) : 0), 0)
    const lost = inScope ? (moved * people((cell) => inScope.includes(cell))) / people(() => true) : moved
    context.clusters.forEach((cluster, cell) => {
      if (cluster.largestCity || !inScope || inScope.includes(cell)) changes.add(SOFT.hu, cluster.largestCity ? -lost : moved, [cell])
    })
    return changes.list
  },
}

/** Places that get a clinic: the worst covered of those aimed at, one each. */
function clinicPlaces(use: ResolvedLever, context: LeverContext): readonly number[] {
  return worstFirst(targetPlaces(use, context), context)
    .slice(0, Number(use.settings['clinics']))
    .sort((a, b) => a - b)
}
