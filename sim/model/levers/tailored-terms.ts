import { log } from '../../core/arithmetic.ts'
import type { LeverContext, LeverDefinition, ResolvedLever } from '../definitions.ts'
import { Changes, clustersReached } from './changes.ts'
import { papers } from './papers.ts'
import { outsideLargestCities } from './targets.ts'
import { addSoft, SOFT } from './soft.ts'

/** Odds ratio of a post with free choice of tutor practice (assumed, 1 to 1.3). */
const tutorChoiceOdds = 1.1

/** Hard-to-fill tracks are shaped doctor by doctor: hours, a research day, choice of tutor, terms. */
export const tailoredTerms: LeverDefinition = {
  id: 'tailored-terms',
  kind: 'lever',
  family: 'coherence-and-teams',
  hooks: ['choice'],
  source: papers.proposals,
  grade: 'C',
  text: {
    da: {
      name: 'Håndholdte og attraktive forløb',
      sentence: 'Svært besættelige forløb tilpasses læge for læge: arbejdstid, forskningsdag, valg af tutorpraksis og vilkår.',
      message: 'Et forløb, der har stået tomt, kan blive valgt, hvis det passer til den enkelte. Det koster hænder og giver ikke flere læger i landet.',
      lookFor: 'Besættelsen af forløb, der ellers stod tomme, og tabet hos naboerne. Uddannelseslægernes arbejde i praksis bliver mindre.',
      sideEffects: 'En forskningsdag tager en femtedel af arbejdstiden fra patienterne. Steder uden tilbuddet mister ansøgere. Virkningen er en antagelse og bør ikke lægges oven i andre bløde tiltag.',
      examples: 'I Nordjylland vælger uddannelseslæger frit mellem godkendte tutorpraksis.',
    },
    en: {
      name: 'Hand-tailored and attractive tracks',
      sentence: 'Hard-to-fill tracks are shaped doctor by doctor: hours, research day, choice of tutor practice, terms.',
      message: 'A track that stood empty may be chosen when it suits the person. It costs hands and makes no more doctors in the country.',
      lookFor: 'Fill of posts that stood empty, and the loss of neighbours. Trainees’ work in practice shrinks.',
      sideEffects: 'A research day takes a fifth of working time from patients. Places without the offer lose applicants. The effect is an assumption and should not be stacked on other soft levers.',
      examples: 'In Nordjylland trainees choose freely among approved tutor practices.',
    },
  },
  proxy: {
    da: 'Tilpasningen indgår som et antaget oddsforhold for at søge de forløb, der ellers står tomme.',
    en: 'Tailoring enters as an assumed odds ratio of applying for tracks that stand empty.',
  },
  settings: [
    {
      id: 'share_covered',
      text: { da: { name: 'Andel af svært besættelige forløb, der tilpasses' }, en: { name: 'Share of hard-to-fill tracks covered' } },
      role: 'setting',
      kind: 'number',
      unit: 'share',
      statusQuo: 0,
      on: 0.5,
      min: 0,
      max: 1,
      step: 0.05,
      labels: { low: 0.25, middle: 0.6, high: 0.8, veryHigh: 1 },
      source: papers.assumed,
      grade: 'C',
    },
    {
      id: 'fill_or',
      text: { da: { name: 'Oddsforhold for at søge et tilpasset forløb' }, en: { name: 'Odds ratio of applying for a covered track' } },
      role: 'assumption',
      kind: 'number',
      unit: 'odds ratio',
      statusQuo: 1.4,
      on: 1.4,
      min: 1,
      max: 2.5,
      step: 0.05,
      source: papers.assumed,
      grade: 'C',
    },
    {
      id: 'research_day_share',
      text: { da: { name: 'Forskningsdag, andel af ugen' }, en: { name: 'Research day, share of the week' } },
      role: 'setting',
      kind: 'number',
      unit: 'share',
      statusQuo: 0,
      on: 0.2,
      min: 0,
      max: 0.4,
      step: 0.05,
      labels: { low: 0.1, middle: 0.2, high: 0.3, veryHigh: 0.4 },
      source: `${papers.proposals}: one of five days`,
      grade: 'A',
    },
    {
      id: 'fte_cost',
      text: { da: { name: 'Arbejdstid tabt ved fleksible vilkår' }, en: { name: 'Working time lost to flexible terms' } },
      role: 'assumption',
      kind: 'number',
      unit: 'share',
      statusQuo: 0.05,
      on: 0.05,
      min: 0,
      max: 0.2,
      step: 0.01,
      source: papers.assumed,
      grade: 'C',
    },
    {
      id: 'tutor_choice',
      text: {
        da: { name: 'Frit valg af tutorpraksis', help: 'Oddsforhold 1,1 uden for Nordjylland, hvor ordningen findes i forvejen (antaget).' },
        en: { name: 'Free choice of tutor practice', help: 'Odds ratio 1.1 outside Nordjylland, which has the scheme already (assumed).' },
      },
      role: 'setting',
      kind: 'boolean',
      unit: '',
      statusQuo: false,
      on: true,
      source: `${papers.regions}: in use in Nordjylland`,
      grade: 'A',
    },
    {
      id: 'family_or',
      text: { da: { name: 'Ekstra oddsforhold for forældre' }, en: { name: 'Extra odds ratio for parents' } },
      role: 'assumption',
      kind: 'number',
      unit: 'odds ratio',
      statusQuo: 1.2,
      on: 1.2,
      min: 1,
      max: 1.5,
      step: 0.05,
      source: papers.assumed,
      grade: 'C',
    },
    {
      id: 'withdrawal_multiplier',
      text: { da: { name: 'Frafald i forløbets første år, i forhold til i dag' }, en: { name: 'Withdrawals in the first year of a track, relative to today' } },
      role: 'assumption',
      kind: 'number',
      unit: 'ratio',
      statusQuo: 0.8,
      on: 0.8,
      min: 0.5,
      max: 1,
      step: 0.05,
      source: papers.assumed,
      grade: 'C',
    },
  ],
  primary: 'share_covered',
  start: '2026-01',
  rampYears: 1,
  scoped: true,
  placeLever: true,
  aims: outsideLargestCities,
  lagMonths: 54,
  rows: ['S0-02b', 'S0-04e', 'S0-04f', 'S0-04g', 'S0-06', 'S0-06a', 'S0-06b', 'S1-05a', 'S1-11', 'S1-11d'],
  modifiers(use: ResolvedLever, context: LeverContext) {
    const changes = new Changes(use)
    const covered = changes.number('share_covered')
    const reached = use.places ? clustersReached(context, use.places, use.from) : context.clusters.map((_, c) => c)
    // Free choice of tutor is a right of every trainee; the rest is for covered tracks only.
    if (changes.yes('tutor_choice')) addSoft(changes, SOFT.hu, tutorChoiceOdds, reached.filter((c) => context.clusters[c]!.region !== 'nordjylland'))
    if (covered > 0) {
      changes.add('tailored.share', covered, reached)
      changes.replace('tailored.fill', log(changes.number('fill_or')))
      changes.replace('tailored.family', log(changes.number('family_or')))
      changes.replace('tailored.quit', changes.number('withdrawal_multiplier'))
      changes.replace('tailored.time', changes.number('research_day_share') + changes.number('fte_cost'))
    }
    return changes.list
  },
}
