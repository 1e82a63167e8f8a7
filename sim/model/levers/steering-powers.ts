import type { LeverContext, LeverDefinition, ResolvedLever } from '../definitions.ts'
import { cellsInScope, Changes } from './changes.ts'
import { papers } from './papers.ts'

const today = { lag: 24, compliance: 0.75, agreement: 12 }

/** Regions decide more, so plans are carried out sooner and to a higher degree. */
export const steeringPowers: LeverDefinition = {
  id: 'steering-powers',
  kind: 'lever',
  family: 'governance',
  hooks: ['info'],
  source: papers.regions,
  grade: 'C',
  text: {
    da: {
      name: 'Styringsbeføjelser til regionerne',
      sentence: 'Regler og aftaler bremser mindre; planer for placering føres ud i livet i højere grad.',
      message: 'Beføjelser virker kun gennem andre tiltag: de gør placering større og hurtigere. Alene sker der intet.',
      lookFor: 'Sammenlign en pakke med og uden. Placeringstiltag får omkring en fjerdedel mere, hvis 95 % af planen følges i stedet for 75 %.',
      sideEffects: 'Lægers og universiteters ønsker vejer mindre. Det, der flyttes ud, mangler i byerne, og det bliver også mere.',
      examples: 'Danske Regioner ønsker ansvaret for speciallægeuddannelsen samlet hos regionerne.',
    },
    en: {
      name: 'Steering powers for the regions',
      sentence: 'Rules and agreements hold up less; plans of placement are carried out to a higher degree.',
      message: 'Powers act only through other levers: they make placement larger and faster. Alone nothing happens.',
      lookFor: 'Compare a package with and without. Placement levers get about a quarter more if 95 % of the plan is followed instead of 75 %.',
      sideEffects: 'Doctors’ and universities’ wishes count for less. What moves out is missing in the cities, and that grows as well.',
      examples: 'Danish Regions want the responsibility for specialist training gathered in the regions.',
    },
  },
  proxy: { da: 'Antaget forsinkelse og antaget efterlevelse.', en: 'Assumed delay and assumed compliance.' },
  settings: [
    {
      id: 'compliance_share',
      text: {
        da: { name: 'Del af planen, der føres ud i livet', help: 'Placeringstiltags virkning er angivet ved 0,75 og følger forholdet dertil.' },
        en: { name: 'Part of the plan carried out', help: 'The effect of placement levers is stated at 0.75 and follows the ratio to it.' },
      },
      role: 'assumption', kind: 'number', unit: 'share', statusQuo: today.compliance, on: 0.95, min: 0.5, max: 1, step: 0.05,
      source: papers.assumed, grade: 'C',
    },
    {
      id: 'implementation_lag_months',
      text: { da: { name: 'Måneder, før placering virker' }, en: { name: 'Months before placement acts' } },
      role: 'assumption', kind: 'number', unit: 'months', statusQuo: today.lag, on: 12, min: 0, max: 36, step: 3,
      source: papers.assumed, grade: 'C',
    },
    {
      id: 'agreement_lag_months',
      text: { da: { name: 'Måneder, før løn og vilkår virker' }, en: { name: 'Months before pay and terms act' } },
      role: 'assumption', kind: 'number', unit: 'months', statusQuo: today.agreement, on: today.agreement, min: 0, max: 36, step: 3,
      source: papers.assumed, grade: 'C',
    },
  ],
  primary: 'compliance_share',
  start: '2026-01',
  rampYears: 0,
  scoped: true,
  scopeNote: {
    da: 'Mærkes kun i området, og kun af tiltag, der virker bestemte steder. Et klyngeområde er med, når mindst halvdelen af dets indbyggere bor dér.',
    en: 'Felt in scope only, and only by levers that act in places. A hospital cluster is in scope when at least half of its inhabitants live there.',
  },
  placeLever: false,
  lagMonths: 0,
  rows: ['S1-00f', 'S1-05', 'S1-05b'],
  modifiers(use: ResolvedLever, context: LeverContext) {
    const changes = new Changes(use)
    const clusters = cellsInScope(use, context, 'cluster')
    const lag = changes.number('implementation_lag_months')
    const share = changes.number('compliance_share')
    const agreement = changes.number('agreement_lag_months')
    if (lag !== today.lag) changes.replace('info.implementation-lag', lag, clusters)
    if (share !== today.compliance) changes.replace('info.compliance', share, clusters)
    if (agreement !== today.agreement) changes.replace('info.agreement-lag', agreement, clusters)
    return changes.list
  },
}
