import type { LeverContext, LeverDefinition, ResolvedLever } from '../definitions.ts'
import { Changes } from './changes.ts'
import { papers } from './papers.ts'
import { targetPlaces } from './targets.ts'

/** New numbers for practising specialists where hospitals are far away. */
export const specialistPractice: LeverDefinition = {
  id: 'specialist-practice',
  kind: 'lever',
  family: 'practice-forms',
  hooks: ['capacity', 'posts'],
  source: papers.proposals,
  grade: 'C',
  text: {
    da: {
      name: 'Speciallægepraksis lokalt',
      sentence: 'Nye ydernumre, uddannelsesophold og udskudte funktioner hos praktiserende speciallæger i områder med svag dækning.',
      message: 'Praktiserende speciallæger tæller ikke med i de 5.000, men giver egen læge kolleger og en smule luft.',
      lookFor: 'Belastningen i de valgte områder og besættelsen af forløb i deres klynge. Virkningen på læger i praksis er lille.',
      sideEffects: 'Speciallægerne kommer fra sygehuse, der også mangler dem. Andre områder får ikke numrene.',
      examples: 'Omkring fem nye numre i Region Sjælland blev alle besat.',
    },
    en: {
      name: 'Local specialist practice',
      sentence: 'New numbers, training stays and outposted functions with practising specialists in areas of weak coverage.',
      message: 'Practising specialists do not count towards the 5,000, but give the general practitioner colleagues and a little air.',
      lookFor: 'Load in the chosen areas and fill of posts in their cluster. The effect on doctors in practice is small.',
      sideEffects: 'The specialists come from hospitals that lack them too. Other areas do not get the numbers.',
      examples: 'About five new numbers in Region Sjælland were all taken.',
    },
  },
  proxy: { da: 'En antaget aflastning af egen læge.', en: 'An assumed relief of the general practitioner.' },
  settings: [
    {
      id: 'new_numbers',
      text: { da: { name: 'Nye numre', help: 'I hele landet, til de dårligst dækkede målområder.' }, en: { name: 'New numbers', help: 'Nationwide, to the worst covered target areas.' } },
      role: 'setting', kind: 'number', unit: 'numbers/year', statusQuo: 0, on: 5, min: 0, max: 30, step: 1,
      labels: { low: 3, middle: 8, high: 15, veryHigh: 30 },
      source: `${papers.proposals}: about five in Region Sjælland`, grade: 'A',
    },
    {
      id: 'fill_rate',
      text: { da: { name: 'Besættes' }, en: { name: 'Share filled' } },
      role: 'assumption', kind: 'number', unit: 'share', statusQuo: 1, on: 1, min: 0.5, max: 1, step: 0.05,
      source: `${papers.proposals}: all of about five were taken`, grade: 'B',
    },
    {
      id: 'stay_months',
      text: {
        da: { name: 'Uddannelsesophold i speciallægepraksis', help: 'Et år er en kollega mere pr. nummer i uddannelsesmiljøet.' },
        en: { name: 'Training stay in specialist practice', help: 'A year is one colleague more per number in the training milieu.' },
      },
      role: 'setting', kind: 'number', unit: 'months', statusQuo: 0, on: 6, min: 0, max: 12, step: 1,
      labels: { low: 3, middle: 6, high: 9, veryHigh: 12 },
      source: papers.assumed, grade: 'C',
    },
    {
      id: 'gp_relief_pct',
      text: { da: { name: 'Aflastning af egen læge i området', help: 'Fuldt fra det første nummer i kommunen.' }, en: { name: 'Relief of the GP in the area', help: 'In full from the first number in the municipality.' } },
      role: 'assumption', kind: 'number', unit: '%', statusQuo: 0.5, on: 0.5, min: 0, max: 2, step: 0.1,
      source: papers.assumed, grade: 'C',
    },
  ],
  primary: 'new_numbers',
  start: '2026-01',
  rampYears: 0,
  scoped: true,
  aimed: true,
  placeLever: true,
  lagMonths: 12,
  rows: ['S0-01c', 'S0-10', 'S0-10b', 'S1-23c'],
  modifiers(use: ResolvedLever, context: LeverContext) {
    const changes = new Changes(use)
    const numbers = changes.number('new_numbers') * changes.number('fill_rate')
    if (numbers === 0) return []
    changes.add('specialists.numbers', numbers)
    changes.replace('specialists.target', 1, targetPlaces(use, context))
    changes.add('specialists.relief', changes.number('gp_relief_pct') / 100)
    changes.add('specialists.peers', changes.number('stay_months') / 12)
    return changes.list
  },
}
