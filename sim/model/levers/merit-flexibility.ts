import { log } from '../../core/arithmetic.ts'
import type { LeverContext, LeverDefinition, ResolvedLever } from '../definitions.ts'
import { Changes, clustersReached, placesInScope, placesWithFlag } from './changes.ts'
import { papers } from './papers.ts'

/** Relevant experience shortens HU for those who have it, perhaps only where doctors are short. */
export const meritFlexibility: LeverDefinition = {
  id: 'merit-flexibility',
  kind: 'lever',
  family: 'merit-and-career',
  hooks: ['duration'],
  source: papers.regions,
  grade: 'C',
  text: {
    da: {
      name: 'Fleksibel merit i HU',
      sentence: 'Relevant erfaring forkorter hoveduddannelsen, evt. kun ved uddannelse i udsatte områder.',
      message: 'Merit giver samme speciallæge nogle måneder før. Det løfter tallet én gang og flytter det ikke varigt, medmindre flere søger.',
      lookFor: 'Tiden fra start på hoveduddannelse til speciallæge, og en lille pukkel af nye speciallæger de første år efter fire år.',
      sideEffects: 'Måneder på sygehus, der springes over, er hænder, sygehuset mister. Er merit kun for udsatte områder, mister resten ansøgere.',
      examples: 'I almen medicin skal 24 måneder være i praksis; merit tages derfor fra sygehusdelen.',
    },
    en: {
      name: 'Flexible credit in HU',
      sentence: 'Relevant experience shortens specialist training, maybe only for training in challenged areas.',
      message: 'Credit gives the same specialist some months earlier. It lifts the number once and does not move it for good unless more apply.',
      lookFor: 'The time from the start of HU to specialist, and a small bulge of new specialists after four years.',
      sideEffects: 'Hospital months that are skipped are hands the hospital loses. If credit is for challenged areas only, the rest lose applicants.',
      examples: 'In general practice 24 months must be in practice; credit is therefore taken from the hospital part.',
    },
  },
  settings: [
    {
      id: 'months_credited',
      text: { da: { name: 'Måneder godskrevet' }, en: { name: 'Months credited' } },
      role: 'setting',
      kind: 'number',
      unit: 'months',
      statusQuo: 0,
      on: 6,
      min: 0,
      max: 24,
      step: 1,
      labels: { low: 3, middle: 8, high: 15, veryHigh: 24 },
      source: papers.assumed,
      grade: 'C',
    },
    {
      id: 'eligible_share',
      text: { da: { name: 'Andel af starterne, der har relevant erfaring' }, en: { name: 'Share of starters with relevant experience' } },
      role: 'assumption',
      kind: 'number',
      unit: 'share',
      statusQuo: 0.2,
      on: 0.2,
      min: 0,
      max: 0.5,
      step: 0.05,
      source: papers.assumed,
      grade: 'C',
    },
    {
      id: 'only_in_threatened',
      text: { da: { name: 'Kun i truede områder' }, en: { name: 'Only in threatened areas' } },
      role: 'setting',
      kind: 'boolean',
      unit: '',
      statusQuo: true,
      on: true,
      source: papers.regions,
      grade: 'A',
    },
    {
      id: 'application_or',
      text: { da: { name: 'Oddsforhold for at søge, når merit er kendt på forhånd' }, en: { name: 'Odds ratio of applying when credit is known beforehand' } },
      role: 'assumption',
      kind: 'number',
      unit: 'odds ratio',
      statusQuo: 1.2,
      on: 1.2,
      min: 1,
      max: 1.6,
      step: 0.05,
      source: papers.assumed,
      grade: 'C',
    },
  ],
  primary: 'months_credited',
  start: '2026-01',
  rampYears: 0,
  scoped: true,
  aimed: true,
  placeLever: false,
  lagMonths: 48,
  rows: ['S1-08', 'S1-08b', 'S1-08c'],
  modifiers(use: ResolvedLever, context: LeverContext) {
    const changes = new Changes(use)
    const months = changes.number('months_credited')
    const share = changes.number('eligible_share')
    if (months === 0 || share === 0) return []
    const places = use.places ?? (changes.yes('only_in_threatened') ? placesWithFlag(context, 'threatened') : placesInScope(use, context))
    changes.add('merit.months', months, clustersReached(context, places, use.from))
    changes.replace('merit.share', share)
    changes.replace('merit.apply', log(changes.number('application_or')))
    return changes.list
  },
}
