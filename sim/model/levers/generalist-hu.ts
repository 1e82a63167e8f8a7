import type { LeverContext, LeverDefinition, ResolvedLever } from '../definitions.ts'
import { cellsInScope, Changes } from './changes.ts'
import { papers } from './papers.ts'
import { outsideLargestCities } from './targets.ts'

/** Compulsory months at specialised units today: assumed alike for all specialties, since no count by specialty was found. */
const monthsToday = 12
const weeksPerMonth = 52 / 12

/** Fewer compulsory months at specialised units and less weight on research in selection, so that more of HU is spent near where the doctor is to work. */
export const generalistHu: LeverDefinition = {
  id: 'generalist-hu',
  kind: 'lever',
  family: 'training-posts',
  hooks: ['posts', 'choice'],
  source: papers.regions,
  grade: 'C',
  text: {
    da: {
      name: 'HU på akuthospital og brede lægeroller',
      sentence: 'Færre tvungne måneder på specialiserede afdelinger og mindre vægt på forskning, når ansøgere rangordnes.',
      message: 'Jo mere af hoveduddannelsen der foregår ude, jo flere bliver der. Men nye målbeskrivelser tager år, og speciallægerne kommer 54 måneder derefter.',
      lookFor: 'Forløb uden for de største byer bliver lidt lettere at besætte, når reglerne er ændret; derefter bliver flere, hvor de har været.',
      sideEffects: 'Universitetshospitalerne mister uddannelseslæger og hænder. Kræver supervisorer på akuthospitalerne. Ansøgere med forskning taber terræn til dem, der har været i periferien.',
      examples: '39 specialer er bundet til specialiserede steder af deres målbeskrivelser. Antallet af måneder er antaget ens for alle: ingen opgørelse efter speciale er fundet.',
    },
    en: {
      name: 'HU at acute hospitals and broad doctor roles',
      sentence: 'Fewer compulsory months at specialised units and less weight on research when applicants are ranked.',
      message: 'The more of specialist training takes place outside the cities, the more stay there. But new goals take years, and the specialists come 54 months later.',
      lookFor: 'Posts outside the largest cities get a little easier to fill once the rules have changed; then more stay where they were.',
      sideEffects: 'University hospitals lose trainees and hands. Needs supervisors at acute hospitals. Applicants with research lose ground to those who have worked in the periphery.',
      examples: '39 specialties are bound to specialised places by their goals. The number of months is assumed alike for all: no count by specialty was found.',
    },
  },
  proxy: {
    da: 'Brede lægeroller indgår som lavere vægt på forskning i rangordenen.',
    en: 'Broad doctor roles enter as a lower weight of research in the ranking.',
  },
  settings: [
    {
      id: 'university_months_required',
      text: { da: { name: 'Tvungne måneder på specialiserede afdelinger' }, en: { name: 'Compulsory months at specialised units' } },
      role: 'setting',
      kind: 'number',
      unit: 'months',
      statusQuo: 12,
      on: 0,
      min: 0,
      max: 24,
      step: 1,
      labels: { low: 3, middle: 6, high: 9, veryHigh: 12 },
      source: 'assumption: 12 months alike for all, no count by specialty found',
      grade: 'C',
    },
    {
      id: 'exempt_specialty_share',
      text: { da: { name: 'Specialer, der beholder kravet' }, en: { name: 'Specialties that keep the rule' } },
      role: 'setting',
      kind: 'number',
      unit: 'share',
      statusQuo: 0.2,
      on: 0.2,
      min: 0,
      max: 0.5,
      step: 0.05,
      labels: { low: 0.1, middle: 0.2, high: 0.35, veryHigh: 0.5 },
      source: papers.assumed,
      grade: 'C',
    },
    {
      id: 'focused_stay_weeks',
      text: { da: { name: 'Korte ophold i stedet' }, en: { name: 'Focused stays instead' } },
      role: 'setting',
      kind: 'number',
      unit: 'weeks',
      statusQuo: 0,
      on: 8,
      min: 0,
      max: 26,
      step: 1,
      labels: { low: 4, middle: 8, high: 16, veryHigh: 26 },
      source: papers.assumed,
      grade: 'C',
    },
    {
      id: 'research_weight',
      text: { da: { name: 'Vægt af forskning ved udvælgelse' }, en: { name: 'Weight of research in selection' } },
      role: 'setting',
      kind: 'number',
      unit: 'share',
      statusQuo: 0.5,
      on: 0.3,
      min: 0,
      max: 0.6,
      step: 0.05,
      labels: { low: 0.1, middle: 0.2, high: 0.3, veryHigh: 0.5 },
      source: papers.assumed,
      grade: 'C',
    },
    {
      id: 'lag_years',
      text: { da: { name: 'År, før nye regler virker' }, en: { name: 'Years before new rules act' } },
      role: 'assumption',
      kind: 'number',
      unit: 'years',
      statusQuo: 3,
      on: 3,
      min: 1,
      max: 6,
      step: 1,
      source: papers.assumed,
      grade: 'C',
    },
  ],
  primary: 'university_months_required',
  start: '2026-01',
  rampYears: 0,
  scoped: true,
  scopeNote: {
    da: 'Et klyngeområde er med, når mindst halvdelen af dets indbyggere bor i området. Vægten af forskning gælder hele landet, for ansøgerne står i én kø.',
    en: 'A hospital cluster is in scope when at least half of its inhabitants live there. The weight of research holds in the whole country, as applicants stand in one queue.',
  },
  placeLever: true,
  aims: outsideLargestCities,
  lagMonths: 90,
  rows: ['S1-07', 'S1-07b', 'S1-07c', 'S1-07d', 'S1-09', 'S1-09b'],
  modifiers(use: ResolvedLever, context: LeverContext) {
    const lag = Math.round(new Changes(use).number('lag_years') * 12)
    const changes = new Changes({ ...use, from: use.from + lag })
    const spared = (monthsToday - changes.number('university_months_required')) * (1 - changes.number('exempt_specialty_share'))
    const weeks = changes.number('focused_stay_weeks')
    // Focused stays replace compulsory months; where none are spared there is nothing to replace.
    const nearer = spared > 0 ? Math.max(0, spared - weeks / weeksPerMonth) : spared
    changes.add('hu.local-months', nearer, cellsInScope(use, context, 'cluster'))
    const weight = changes.number('research_weight')
    if (weight !== 0.5 && !use.places) changes.replace('hu.research-weight', weight)
    return changes.list
  },
}
