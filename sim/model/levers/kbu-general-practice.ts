import { log } from '../../core/arithmetic.ts'
import type { LeverContext, LeverDefinition, ResolvedLever } from '../definitions.ts'
import { cellsInScope, Changes } from './changes.ts'
import { papers } from './papers.ts'

/** Odds ratio that belongs to KBU06. */
const usualOdds = 1.28

/** How many KBU doctors spend half a year in general practice, and whether that shortens the introduction post. */
export const kbuGeneralPractice: LeverDefinition = {
  id: 'kbu-general-practice',
  kind: 'lever',
  family: 'training-posts',
  hooks: ['choice', 'duration'],
  source: papers.plan2018,
  grade: 'B',
  text: {
    da: {
      name: 'Halvt år i almen praksis for alle KBU-læger',
      sentence: 'Hvor stor en del af KBU-lægerne der er seks måneder i almen praksis. I dag er det alle; tiltaget viser, hvad en ændring ville betyde.',
      message: 'Halvåret i praksis koster omtrent lige så mange tutorpladser, som halvdelen af et KBU-hold fylder, og det gør flere interesserede i almen medicin.',
      lookFor: 'Sænk andelen: tutorpladser bliver ledige med det samme, og færre vælger almen medicin, når KBU er slut. Speciallægetallet mærker det efter 78 måneder.',
      sideEffects: 'Færre i praksis frigiver tutorpladser, men hospitalerne skal tage flere. Kort introduktion giver hurtigere speciallæger, men mindre tid til at finde ud af, om faget passer.',
      examples: 'Siden 2022 har alle KBU-læger et halvt år i almen praksis. En dansk undersøgelse fandt, at 65 % selv oplever stor betydning for valget.',
    },
    en: {
      name: 'Half a year in general practice for all foundation doctors',
      sentence: 'The share of foundation doctors with six months in general practice. Today it is all; the lever shows what a change would mean.',
      message: 'The half-year costs about as many tutor slots as half a foundation cohort fills, and it interests more doctors in general practice.',
      lookFor: 'Lower the share: tutor slots are freed at once, and fewer choose general practice at the end of the foundation year. The number of specialists notices after 78 months.',
      sideEffects: 'Fewer in practice free tutor slots, but hospitals must take more. A short introduction makes specialists sooner but leaves less time to find out whether it suits.',
      examples: 'Since 2022 all foundation doctors have half a year in general practice. In a Danish survey 65 % reported a high impact on their choice.',
    },
  },
  settings: [
    {
      id: 'share_half_year_gp',
      text: { da: { name: 'KBU-læger med halvt år i praksis' }, en: { name: 'Foundation doctors with half a year in practice' } },
      role: 'setting',
      kind: 'number',
      unit: 'share',
      statusQuo: 1,
      on: 0.5,
      min: 0,
      max: 1,
      step: 0.05,
      labels: { low: 0.15, middle: 0.35, high: 0.6, veryHigh: 1 },
      source: `${papers.plan2018}; all since 2022`,
      grade: 'A',
    },
    {
      id: 'gp_months',
      text: { da: { name: 'Måneder i praksis' }, en: { name: 'Months in practice' } },
      role: 'setting',
      kind: 'number',
      unit: 'months',
      statusQuo: 6,
      on: 6,
      min: 0,
      max: 6,
      step: 1,
      labels: { low: 3, middle: 6, high: 6, veryHigh: 6 },
      source: papers.plan2018,
      grade: 'A',
    },
    {
      id: 'gp_choice_or',
      text: {
        da: { name: 'Oddsforhold for at vælge almen medicin', help: 'Urørt gælder modellens egen forudsætning (KBU06).' },
        en: { name: 'Odds ratio of choosing general practice', help: 'Left alone, the model’s own assumption holds (KBU06).' },
      },
      role: 'assumption',
      kind: 'number',
      unit: 'odds ratio',
      statusQuo: 1.28,
      on: 1.28,
      min: 1,
      max: 1.65,
      step: 0.01,
      evidence: [1.05, 1.65],
      source: 'KBU06: Lillevang 2019; Alberti 2017; 0.25 (0.05-0.5) log-odds',
      grade: 'B',
    },
    {
      id: 'short_intro',
      text: {
        da: { name: 'Introstilling på seks måneder efter KBU i praksis', help: 'Papiret kan læses som seks måneder eller som 12, hvoraf seks i praksis. Modellen regner med 12.' },
        en: { name: 'Six-month introduction post after KBU in practice', help: 'The paper can be read as six months, or as 12 of which six in practice. The model counts 12.' },
      },
      role: 'setting',
      kind: 'boolean',
      unit: '',
      statusQuo: false,
      on: false,
      source: `${papers.plan2018}: one reading; the model’s introduction post lasts 12 months (HUM15)`,
      grade: 'B',
    },
  ],
  primary: 'share_half_year_gp',
  start: '2026-01',
  rampYears: 0,
  scoped: true,
  scopeNote: {
    da: 'Gælder læger, der tager KBU i området. Et klyngeområde er med, når mindst halvdelen af dets indbyggere bor i området.',
    en: 'Holds for doctors who do KBU in scope. A hospital cluster is in scope when at least half of its inhabitants live there.',
  },
  placeLever: false,
  lagMonths: 78,
  rows: ['S4-N4'],
  modifiers(use: ResolvedLever, context: LeverContext) {
    const changes = new Changes(use)
    const clusters = cellsInScope(use, context, 'cluster')
    changes.multiply('kbu.practice-share', changes.number('share_half_year_gp'), clusters)
    changes.multiply('kbu.practice-months', changes.number('gp_months') / 6, clusters)
    const odds = changes.number('gp_choice_or')
    if (odds !== usualOdds) changes.multiply('kbu.choice-scale', log(odds) / log(usualOdds), clusters)
    if (changes.yes('short_intro')) changes.replace('intro.short', 1, clusters)
    return changes.list
  },
}
