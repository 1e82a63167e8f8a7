import { log } from '../../core/arithmetic.ts'
import type { LeverContext, LeverDefinition, ResolvedLever } from '../definitions.ts'
import { Changes, clustersReached } from './changes.ts'
import { papers } from './papers.ts'
import { outsideLargestCities } from './targets.ts'

/** The present place makes an early offer before each change, and some doctors keep one department and leader all through. */
export const stageAttachment: LeverDefinition = {
  id: 'stage-attachment',
  kind: 'lever',
  family: 'coherence-and-teams',
  hooks: ['choice'],
  source: papers.proposals,
  grade: 'C',
  text: {
    da: {
      name: 'Tilknytning i overgange',
      sentence: 'Det nuværende sted giver et tidligt tilbud før hvert skift, og nogle beholder samme afdeling og leder hele vejen.',
      message: 'Den, der bliver spurgt, hvor hun er, bliver oftere. Det holder læger, hvor de er, også i byen.',
      lookFor: 'Andelen, der tager intro ved deres KBU-sted, hoveduddannelse ved deres introsted og slår sig ned, hvor de var i hoveduddannelse.',
      sideEffects: 'Steder uden egne uddannelseslæger mister tilgang. Da de fleste uddannes i byerne, kan tiltaget holde flere dér end i yderområderne, hvis det ikke afgrænses.',
      examples: 'I hoveduddannelsen afgør et regionalt udvalg ansættelsen, så det lokale tilbud vejer mindre dér. Læger i et sammenhængende forløb får det ikke oveni.',
    },
    en: {
      name: 'Attachment at stage changes',
      sentence: 'The present place makes an early offer before each change, and some keep the same department and leader all through.',
      message: 'Who is asked where she is stays more often. It keeps doctors where they are, in the city too.',
      lookFor: 'The share who take an introduction post where they did the foundation year, HU where they did the introduction, and settle where they trained.',
      sideEffects: 'Places without trainees of their own lose inflow. As most train in cities, the lever may keep more there than in the periphery unless its scope is limited.',
      examples: 'For specialist training a regional committee appoints, so the local offer weighs less. Doctors in a coherent track do not get it on top.',
    },
  },
  proxy: {
    da: 'Samme leder hele vejen indgår som et antaget oddsforhold for at vende tilbage.',
    en: 'One leader throughout enters as an assumed odds ratio of returning.',
  },
  settings: [
    {
      id: 'offer_share',
      text: { da: { name: 'Afdelinger, der giver et tidligt tilbud' }, en: { name: 'Departments that make an early offer' } },
      role: 'setting',
      kind: 'number',
      unit: 'share',
      statusQuo: 0,
      on: 1,
      min: 0,
      max: 1,
      step: 0.05,
      labels: { low: 0.25, middle: 0.5, high: 0.75, veryHigh: 1 },
      source: papers.assumed,
      grade: 'C',
    },
    {
      id: 'one_leader_share',
      text: { da: { name: 'Læger med samme leder hele vejen' }, en: { name: 'Doctors with one leader throughout' } },
      role: 'setting',
      kind: 'number',
      unit: 'share',
      statusQuo: 0,
      on: 0.3,
      min: 0,
      max: 1,
      step: 0.05,
      labels: { low: 0.15, middle: 0.4, high: 0.7, veryHigh: 1 },
      source: papers.assumed,
      grade: 'C',
    },
    {
      id: 'stay_or_kbu_intro',
      text: { da: { name: 'Oddsforhold fra KBU til intro' }, en: { name: 'Odds ratio from KBU to introduction' } },
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
    {
      id: 'stay_or_intro_hu',
      text: { da: { name: 'Oddsforhold fra intro til hoveduddannelse' }, en: { name: 'Odds ratio from introduction to HU' } },
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
    {
      id: 'stay_or_hu_post',
      text: { da: { name: 'Oddsforhold fra hoveduddannelse til arbejde' }, en: { name: 'Odds ratio from HU to work' } },
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
    {
      id: 'one_leader_or',
      text: { da: { name: 'Oddsforhold for at vende tilbage til hjemstedet' }, en: { name: 'Odds ratio of returning to the home department' } },
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
  primary: 'offer_share',
  start: '2026-01',
  rampYears: 0,
  scoped: true,
  placeLever: true,
  aims: outsideLargestCities,
  lagMonths: 0,
  rows: ['S0-04', 'S0-04b', 'S0-04c', 'S1-11f'],
  modifiers(use: ResolvedLever, context: LeverContext) {
    const changes = new Changes(use)
    const offers = changes.number('offer_share')
    const leader = changes.number('one_leader_share')
    if (offers === 0 && leader === 0) return []
    const reached = use.places ? clustersReached(context, use.places, use.from) : undefined
    changes.add('attach.offers', offers, reached)
    changes.add('attach.one-leader', leader, reached)
    changes.replace('attach.kbu-intro', log(changes.number('stay_or_kbu_intro')))
    changes.replace('attach.intro-hu', log(changes.number('stay_or_intro_hu')))
    changes.replace('attach.hu-work', log(changes.number('stay_or_hu_post')))
    changes.replace('attach.leader', log(changes.number('one_leader_or')))
    return changes.list
  },
}
