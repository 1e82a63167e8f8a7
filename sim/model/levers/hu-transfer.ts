import type { LeverContext, LeverDefinition, ResolvedLever } from '../definitions.ts'
import { Changes, clustersReached, placesWithFlag } from './changes.ts'
import { papers } from './papers.ts'

/** Transfers granted today, % of HU doctors a year: requests of 0.5 %, half of them granted, after six months. */
const grantedToday = 0.5 * 0.5

/** HU doctors may move the rest of their track to a threatened area. */
export const huTransfer: LeverDefinition = {
  id: 'hu-transfer',
  kind: 'lever',
  family: 'coherence-and-teams',
  hooks: ['rule'],
  source: papers.proposals,
  grade: 'C',
  text: {
    da: {
      name: 'Flytning af HU undervejs',
      sentence: 'Hoveduddannelseslæger kan flytte resten af forløbet til et lægedækningstruet område.',
      message: 'De få, der vil til et truet område, skal ikke vente på det. Det er få læger, men de virker med det samme.',
      lookFor: 'Flytninger om året og uddannelseslæger i de truede områder. Speciallægerne kommer efterhånden, som forløbene slutter.',
      sideEffects: 'Stedet, der forlades, får et hul i vagtplanen. Slås pladsen op igen, går den fra de ansøgere, andre steder havde; går den tabt, uddannes der færre.',
      examples: 'Muligheden findes, men bruges lidt: ønsker anslås til 0,5 pct. om året, halvdelen imødekommet efter et halvt år.',
    },
    en: {
      name: 'Moving an HU track mid-way',
      sentence: 'HU doctors may move the rest of the track to a threatened area.',
      message: 'The few who want to go to a threatened area should not have to wait. They are few, but they act at once.',
      lookFor: 'Transfers a year and trainees in threatened areas. The specialists come as the tracks end.',
      sideEffects: 'The place left behind has a hole in its roster. If the slot is posted again it draws applicants from elsewhere; if it is lost, fewer are trained.',
      examples: 'The option exists but is little used: requests are put at 0.5 % a year, half of them granted after half a year.',
    },
  },
  proxy: {
    da: 'Hurtig hjælp ved flytteønsker indgår som kortere ventetid.',
    en: 'Help at once with a wish to move enters as a shorter wait.',
  },
  settings: [
    {
      id: 'request_rate',
      text: { da: { name: 'Læger i hoveduddannelse, der ønsker det' }, en: { name: 'HU doctors who ask for it' } },
      role: 'assumption',
      kind: 'number',
      unit: '%/year',
      statusQuo: 0.5,
      on: 1,
      min: 0,
      max: 5,
      step: 0.1,
      source: papers.assumed,
      grade: 'C',
    },
    {
      id: 'approval_share',
      text: { da: { name: 'Andel af ønsker, der imødekommes' }, en: { name: 'Share of requests granted' } },
      role: 'setting',
      kind: 'number',
      unit: 'share',
      statusQuo: 0.5,
      on: 0.9,
      min: 0,
      max: 1,
      step: 0.05,
      labels: { low: 0.6, middle: 0.75, high: 0.9, veryHigh: 1 },
      source: papers.assumed,
      grade: 'C',
    },
    {
      id: 'transfer_lag_months',
      text: { da: { name: 'Ventetid' }, en: { name: 'Waiting time' } },
      role: 'assumption',
      kind: 'number',
      unit: 'months',
      statusQuo: 6,
      on: 3,
      min: 0,
      max: 12,
      step: 1,
      source: papers.assumed,
      grade: 'C',
    },
    {
      id: 'slot_left_behind',
      text: { da: { name: 'Pladsen, der forlades' }, en: { name: 'The slot left behind' } },
      role: 'setting',
      kind: 'choice',
      unit: '',
      statusQuo: 'posted-again',
      on: 'posted-again',
      choices: [
        { value: 'posted-again', text: { da: 'Slås op igen', en: 'Posted again' } },
        { value: 'lost', text: { da: 'Går tabt', en: 'Lost' } },
      ],
      source: papers.assumed,
      grade: 'C',
    },
  ],
  primary: 'approval_share',
  start: '2026-01',
  rampYears: 0,
  scoped: true,
  aimed: true,
  placeLever: true,
  lagMonths: 0,
  rows: ['S0-07', 'S0-07a'],
  modifiers(use: ResolvedLever, context: LeverContext) {
    const changes = new Changes(use)
    const rate = (changes.number('request_rate') * changes.number('approval_share') - grantedToday) / 100
    const wait = changes.number('transfer_lag_months')
    if (rate === 0) return []
    changes.add('transfer.rate', rate)
    changes.replace('transfer.lag', wait)
    changes.replace('transfer.posted-again', changes.word('slot_left_behind') === 'posted-again' ? 1 : 0)
    changes.add('transfer.open', 1, clustersReached(context, use.places ?? placesWithFlag(context, 'threatened'), use.from))
    return changes.list
  },
}
