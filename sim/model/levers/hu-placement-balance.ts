import type { LeverContext, LeverDefinition, ResolvedLever } from '../definitions.ts'
import { cellsInScope, Changes } from './changes.ts'
import { papers } from './papers.ts'
import { outsideLargestCities } from './targets.ts'

/** Moves specialist training posts out of the largest cities and holds back the most wanted ones. */
export const huPlacementBalance: LeverDefinition = {
  id: 'hu-placement-balance',
  kind: 'lever',
  family: 'training-posts',
  hooks: ['posts'],
  source: papers.regions,
  grade: 'C',
  text: {
    da: {
      name: 'Balance mellem by og yderområde',
      sentence: 'Flytter hoveduddannelsesforløb ud af de største byer og bremser de mest søgte forløb.',
      message:
        'Læger bliver ofte, hvor de har været i hoveduddannelse. Men et forløb, der flyttes, skal også søges: ellers taber byen en læge, uden at yderområdet vinder en.',
      lookFor:
        'Andelen af forløb uden for de største byer stiger med det samme, besættelsesgraden kan falde, og først efter 54 måneder kommer speciallægerne. Se hvem der taber.',
      sideEffects:
        'Kan koste besatte forløb på landsplan, fordi ikke alle ansøgere følger med ud. Begrænses af tutorlæger og uddannelsessteder det nye sted.',
      examples: 'Ved tidligere udvidelser stod forløb i yderområderne tomme, mens byernes blev besat.',
    },
    en: {
      name: 'Balance of posts between city and periphery',
      sentence: 'Moves specialist training posts out of the largest cities and holds back the most wanted ones.',
      message:
        'Doctors often stay where they trained. But a post that is moved must also be applied for: else the city loses a doctor and the periphery gains none.',
      lookFor:
        'The share of posts outside the largest cities rises at once, the fill rate may fall, and specialists come after 54 months. See who loses.',
      sideEffects:
        'May cost filled posts nationally, since not all applicants follow. Limited by tutors and training places at the new site.',
      examples: 'Earlier expansions left peripheral posts empty while those of the cities filled.',
    },
  },
  settings: [
    {
      id: 'share_outside_delta',
      text: {
        da: { name: 'Større andel uden for de største byer', help: 'Ændring i andel: 0,10 er ti procentpoint.' },
        en: { name: 'Larger share outside the largest cities', help: 'Change of the share: 0.10 is ten percentage points.' },
      },
      role: 'setting',
      kind: 'number',
      unit: 'share',
      statusQuo: 0,
      on: 0.1,
      min: 0,
      max: 0.3,
      step: 0.01,
      labels: { low: 0.05, middle: 0.12, high: 0.2, veryHigh: 0.3 },
      source: papers.assumed,
      grade: 'C',
    },
    {
      id: 'popular_cap_pct',
      text: {
        da: { name: 'Færre af de mest søgte forløb', help: 'Ændring i forløb i de største byer.' },
        en: { name: 'Fewer of the most wanted posts', help: 'Change of posts in the largest cities.' },
      },
      role: 'setting',
      kind: 'number',
      unit: '%',
      statusQuo: 0,
      on: -10,
      min: -30,
      max: 0,
      step: 1,
      labels: { low: 5, middle: 12, high: 20, veryHigh: 30 },
      source: papers.assumed,
      grade: 'C',
    },
    {
      id: 'mandate_share',
      text: {
        da: { name: 'Del af rammen bundet til udfordrede steder' },
        en: { name: 'Part of the frame tied to challenged places' },
      },
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
  ],
  primary: 'share_outside_delta',
  start: '2026-01',
  rampYears: 0,
  scoped: true,
  scopeNote: {
    da: 'En region er med, når mindst halvdelen af dens indbyggere bor i området.',
    en: 'A region is in scope when at least half of its inhabitants live there.',
  },
  placeLever: true,
  aims: outsideLargestCities,
  lagMonths: 54,
  rows: ['S1-04', 'S3-B10'],
  modifiers(use: ResolvedLever, context: LeverContext) {
    const changes = new Changes(use)
    const regions = cellsInScope(use, context, 'region')
    changes.add('posts.hu.share-outside', changes.number('share_outside_delta'), regions)
    changes.multiply('posts.hu.largest-city-scale', 1 + changes.number('popular_cap_pct') / 100, regions)
    changes.add('posts.hu.mandate-share', changes.number('mandate_share'), regions)
    return changes.list
  },
}
