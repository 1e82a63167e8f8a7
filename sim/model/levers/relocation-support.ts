import type { LeverContext, LeverDefinition, ResolvedLever } from '../definitions.ts'
import { Changes } from './changes.ts'
import { papers } from './papers.ts'
import { addSoft, SOFT } from './soft.ts'
import { worstCovered } from './targets.ts'

/** Help for doctors who move: consultant, partner's job, day care, housing, local ties. */
export const relocationSupport: LeverDefinition = {
  id: 'relocation-support',
  kind: 'lever',
  family: 'settlement-and-pay',
  hooks: ['choice', 'exit'],
  source: papers.proposals,
  grade: 'C',
  text: {
    da: {
      name: 'Støtte til tilflyttere',
      sentence: 'Tilflytterkonsulent, job til partneren, dagpleje, bolig og lokale fællesskaber i de kommuner, der mangler læger.',
      message: 'Hjælpen virker på dem, der har partner eller børn og overvejer stedet i forvejen. Den flytter læger; den skaber ingen.',
      lookFor: 'Nedsættelser i de valgte kommuner og hvor længe de nye bliver de første fem år. Se også, hvilke kommuner der mister.',
      sideEffects: 'Nabokommuner uden konsulent taber i kappestriden om de samme familier. Når alle kommuner gør det, vinder ingen på de andre.',
      examples: 'Flere kommuner har tilflytterkonsulenter og lægeboliger. Ingen dansk måling af, hvor mange læger det flytter, er fundet.',
    },
    en: {
      name: 'Support for doctors who move',
      sentence: 'A settlement consultant, a job for the partner, day care, housing and local ties in municipalities that lack doctors.',
      message: 'The help works on those with a partner or children who consider the place already. It moves doctors; it makes none.',
      lookFor: 'Settlement in the chosen municipalities and how long newcomers stay in the first five years. See also which municipalities lose.',
      sideEffects: 'Neighbours without a consultant lose in the contest for the same families. When every municipality does it, none gains on the others.',
      examples: 'Several municipalities have settlement consultants and dwellings for doctors. No Danish measurement of how many it moves was found.',
    },
  },
  proxy: { da: 'En antaget del af flyttebesværet fjernes, og et antaget oddsforhold for bolig.', en: 'An assumed share of the moving penalty removed, and an assumed odds ratio of housing.' },
  settings: [
    {
      id: 'coverage_share',
      text: {
        da: { name: 'Kommuner med tilbuddet', help: 'Andel af målkommunerne, de dårligst dækkede først.' },
        en: { name: 'Municipalities with the offer', help: 'Share of target municipalities, the worst covered first.' },
      },
      role: 'setting', kind: 'number', unit: 'share', statusQuo: 0, on: 1, min: 0, max: 1, step: 0.05,
      labels: { low: 0.25, middle: 0.5, high: 0.75, veryHigh: 1 },
      source: papers.assumed, grade: 'C',
    },
    {
      id: 'uptake',
      text: { da: { name: 'Bruger hjælpen', help: 'Andel af dem, der flytter.' }, en: { name: 'Uptake', help: 'Share of those who move.' } },
      role: 'assumption', kind: 'number', unit: 'share', statusQuo: 0.4, on: 0.4, min: 0, max: 0.9, step: 0.05,
      source: papers.assumed, grade: 'C',
    },
    {
      id: 'moving_cost_multiplier',
      text: { da: { name: 'Afstandens vægt, der er tilbage, for brugere' }, en: { name: 'Weight of distance left, for users' } },
      role: 'assumption', kind: 'number', unit: 'ratio', statusQuo: 0.7, on: 0.7, min: 0.3, max: 1, step: 0.05,
      source: papers.assumed, grade: 'C',
    },
    {
      id: 'partner_penalty_cut',
      text: { da: { name: 'Partnerens ulempe fjernet, for brugere' }, en: { name: 'Partner’s penalty removed, for users' } },
      role: 'assumption', kind: 'number', unit: 'share', statusQuo: 0.3, on: 0.3, min: 0, max: 0.8, step: 0.05,
      evidence: [0.1, 0.6],
      source: 'FAM07: spouse-job help, proportional cut 0.3 (0.1..0.6), an assumption: no effect estimate found', grade: 'C',
    },
    {
      id: 'child_penalty_cut',
      text: { da: { name: 'Børns ulempe fjernet, for brugere' }, en: { name: 'Children’s penalty removed, for users' } },
      role: 'assumption', kind: 'number', unit: 'share', statusQuo: 0.3, on: 0.3, min: 0, max: 0.8, step: 0.05,
      source: papers.assumed, grade: 'C',
    },
    {
      id: 'housing_or',
      text: { da: { name: 'Oddsforhold for bolig' }, en: { name: 'Odds ratio of housing' } },
      role: 'assumption', kind: 'number', unit: 'odds ratio', statusQuo: 1.1, on: 1.1, min: 1, max: 1.4, step: 0.05,
      source: papers.assumed, grade: 'C',
    },
    {
      id: 'newcomer_exit_multiplier',
      text: {
        da: { name: 'Risiko for at gå de første fem år', help: 'Lokale fællesskaber holder på de nye.' },
        en: { name: 'Risk of leaving in the first five years', help: 'Local ties hold newcomers.' },
      },
      role: 'assumption', kind: 'number', unit: 'ratio', statusQuo: 0.9, on: 0.9, min: 0.7, max: 1, step: 0.05,
      source: papers.assumed, grade: 'C',
    },
  ],
  primary: 'coverage_share',
  start: '2026-01',
  rampYears: 1,
  scoped: true,
  aimed: true,
  placeLever: true,
  lagMonths: 0,
  rows: ['S0-08', 'S0-08a', 'S0-08b', 'S0-08c', 'S1-13'],
  modifiers(use: ResolvedLever, context: LeverContext) {
    const changes = new Changes(use)
    const share = changes.number('coverage_share')
    const places = worstCovered(use, context, share)
    if (places.length === 0) return []
    const users = changes.number('uptake')
    changes.multiply('travel.scale', 1 - users * (1 - changes.number('moving_cost_multiplier')), places)
    changes.add('family.partner-relief', users * changes.number('partner_penalty_cut'), places)
    changes.add('family.child-relief', users * changes.number('child_penalty_cut'), places)
    // Housing is offered to everybody who looks, so its odds are not scaled by uptake.
    addSoft(changes, SOFT.settleNew, changes.number('housing_or'), places)
    addSoft(changes, SOFT.settleEstablished, changes.number('housing_or'), places)
    changes.multiply('newcomers.exit5', changes.number('newcomer_exit_multiplier'), places)
    return changes.list
  },
}
