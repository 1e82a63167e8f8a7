import { log } from '../../core/arithmetic.ts'
import type { LeverContext, LeverDefinition, ResolvedLever } from '../definitions.ts'
import { Changes, clustersReached, placesWithFlag } from './changes.ts'
import { papers } from './papers.ts'
import { outsideLargestCities } from './targets.ts'

const numberCodes: Readonly<Record<string, number>> = { best: 0, mean: 1, worst: 2 }

/** Friends take KBU or introduction posts together outside the larger cities, all or none, perhaps with shared housing. */
export const teamTracks: LeverDefinition = {
  id: 'team-tracks',
  kind: 'lever',
  family: 'coherence-and-teams',
  hooks: ['choice', 'rule'],
  source: papers.proposals,
  grade: 'C',
  text: {
    da: {
      name: 'Hold af uddannelseslæger',
      sentence: 'Venner vælger KBU eller intro sammen uden for de større byer, evt. med fælles bolig.',
      message: 'Et hold får alle en plads samme sted eller slet ingen. Det kan gøre et fremmed sted trygt, men der skal være plads til hele holdet.',
      lookFor: 'Besatte holdpladser hvert halvår, hvem der bliver i området ved næste skift, og hvem der får en dårligere plads i lodtrækningen.',
      sideEffects: 'Holdets fælles nummer kan rykke andre ned i lodtrækningen. Byernes afdelinger mister ansøgere. Ledige enkeltpladser spredt på flere sygehuse hjælper ikke et hold.',
      examples: 'KBU-pladser vælges i tilfældig rækkefølge; et hold får medlemmernes bedste, gennemsnitlige eller dårligste nummer.',
    },
    en: {
      name: 'Trainees as teams',
      sentence: 'Friends choose foundation or introduction posts together outside the larger cities, maybe with shared housing.',
      message: 'A team gets posts in one place for all or for none. That can make a strange place safe, but there must be room for the whole team.',
      lookFor: 'Team places filled each half-year, who stays in the area at the next change, and who gets a worse turn in the lottery.',
      sideEffects: 'The team’s common number may move others down the lottery. City departments lose applicants. Single vacancies spread over hospitals do not help a team.',
      examples: 'Foundation posts are chosen in random order; a team gets its members’ best, mean or worst number.',
    },
  },
  proxy: {
    da: 'Fælles bolig indgår som et antaget oddsforhold for de pladser, der er boliger til.',
    en: 'Shared housing enters as an assumed odds ratio for as many places as there are dwellings.',
  },
  settings: [
    {
      id: 'team_places_kbu',
      text: { da: { name: 'Holdpladser i KBU' }, en: { name: 'Team places in KBU' } },
      role: 'setting',
      kind: 'number',
      unit: 'doctors/year',
      statusQuo: 0,
      on: 20,
      min: 0,
      max: 150,
      step: 5,
      labels: { low: 15, middle: 40, high: 80, veryHigh: 150 },
      source: papers.assumed,
      grade: 'C',
    },
    {
      id: 'team_places_intro',
      text: { da: { name: 'Holdpladser i intro' }, en: { name: 'Team places in introduction' } },
      role: 'setting',
      kind: 'number',
      unit: 'doctors/year',
      statusQuo: 0,
      on: 10,
      min: 0,
      max: 100,
      step: 5,
      labels: { low: 10, middle: 25, high: 50, veryHigh: 100 },
      source: papers.assumed,
      grade: 'C',
    },
    {
      id: 'team_size',
      text: { da: { name: 'Læger pr. hold' }, en: { name: 'Doctors per team' } },
      role: 'setting',
      kind: 'number',
      unit: 'persons',
      statusQuo: 3,
      on: 3,
      min: 2,
      max: 6,
      step: 1,
      labels: { low: 2, middle: 3, high: 4, veryHigh: 6 },
      source: papers.assumed,
      grade: 'C',
    },
    {
      id: 'choice_or',
      text: { da: { name: 'Oddsforhold for at vælge stedet sammen' }, en: { name: 'Odds ratio of choosing the place together' } },
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
      id: 'stay_or',
      text: { da: { name: 'Oddsforhold for at blive, når man kom som hold' }, en: { name: 'Odds ratio of staying for those who came as a team' } },
      role: 'assumption',
      kind: 'number',
      unit: 'odds ratio',
      statusQuo: 1.2,
      on: 1.2,
      min: 1,
      max: 1.8,
      step: 0.05,
      source: papers.assumed,
      grade: 'C',
    },
    {
      id: 'team_number',
      text: { da: { name: 'Holdets nummer i lodtrækningen' }, en: { name: 'The team’s number in the lottery' } },
      role: 'setting',
      kind: 'choice',
      unit: '',
      statusQuo: 'mean',
      on: 'mean',
      choices: [
        { value: 'best', text: { da: 'Bedste medlems', en: 'Best member’s' } },
        { value: 'mean', text: { da: 'Gennemsnit', en: 'Mean' } },
        { value: 'worst', text: { da: 'Dårligste medlems', en: 'Worst member’s' } },
      ],
      source: papers.assumed,
      grade: 'C',
    },
    {
      id: 'shared_housing',
      text: { da: { name: 'Fælles bolig' }, en: { name: 'Shared housing' } },
      role: 'setting',
      kind: 'boolean',
      unit: '',
      statusQuo: false,
      on: true,
      source: papers.proposals,
      grade: 'A',
    },
    {
      id: 'units',
      text: { da: { name: 'Boliger' }, en: { name: 'Dwellings' } },
      role: 'setting',
      kind: 'number',
      unit: 'dwellings',
      statusQuo: 30,
      on: 30,
      min: 0,
      max: 300,
      step: 5,
      labels: { low: 15, middle: 40, high: 100, veryHigh: 300 },
      source: papers.assumed,
      grade: 'C',
    },
    {
      id: 'housing_or',
      text: { da: { name: 'Oddsforhold med bolig' }, en: { name: 'Odds ratio with housing' } },
      role: 'assumption',
      kind: 'number',
      unit: 'odds ratio',
      statusQuo: 1.1,
      on: 1.1,
      min: 1,
      max: 1.4,
      step: 0.05,
      source: papers.assumed,
      grade: 'C',
    },
  ],
  primary: 'team_places_kbu',
  start: '2026-01',
  rampYears: 0,
  scoped: true,
  placeLever: true,
  aims: outsideLargestCities,
  lagMonths: 66,
  rows: ['S0-05', 'S0-05a', 'S0-05b', 'S0-05c', 'S1-11e'],
  modifiers(use: ResolvedLever, context: LeverContext) {
    const changes = new Changes(use)
    const kbu = changes.number('team_places_kbu')
    const intro = changes.number('team_places_intro')
    if (kbu === 0 && intro === 0) return []
    changes.add('team.kbu', kbu)
    changes.add('team.intro', intro)
    changes.add('team.open', 1, clustersReached(context, use.places ?? placesWithFlag(context, 'outside_largest_cities'), use.from).filter((c) => !context.clusters[c]!.largestCity))
    changes.replace('team.size', changes.number('team_size'))
    changes.replace('team.choice', log(changes.number('choice_or')))
    changes.replace('team.stay', log(changes.number('stay_or')))
    changes.replace('team.number', numberCodes[changes.word('team_number')]!)
    if (changes.yes('shared_housing') && changes.number('units') > 0) {
      changes.replace('team.units', changes.number('units'))
      changes.replace('team.housing', log(changes.number('housing_or')))
    }
    return changes.list
  },
}
