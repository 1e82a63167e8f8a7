import type { LeverContext, LeverDefinition, ResolvedLever } from '../definitions.ts'
import { cellsInScope, Changes } from './changes.ts'
import { papers } from './papers.ts'

/** Months before planners react today. */
const lagToday = 24

/** Part of a shorter lag that is worth anything while only training regions are reported: local gaps stay hidden. */
const worthUnseen = 0.5

/** Local fill becomes visible, so planners react sooner. */
export const managementInformation: LeverDefinition = {
  id: 'management-information',
  kind: 'lever',
  family: 'governance',
  hooks: ['info'],
  source: papers.regions,
  grade: 'C',
  text: {
    da: {
      name: 'Data og ledelsesinformation',
      sentence: 'Lokal besættelse bliver synlig, så planlæggere reagerer hurtigere.',
      message: 'Data flytter ingen læger. De gør, at andre tiltag om placering kommer hurtigere i gang og rammer dér, hvor stillinger står tomme nu, ikke for to år siden.',
      lookFor: 'Sæt det sammen med strategiske introstillinger, håndholdte forløb eller et tiltag, der begynder senere. Alene gør planen kun, at et lukket nummer gives ud igen lidt før.',
      sideEffects: 'Den, der er bedst dækket, mister sin plads hurtigere. Indberetning koster tid. Et nummer, der gives ud før, er kortere tid til salg som klinik.',
      examples: 'I dag vises besættelsen pr. uddannelsesregion; gennemsnittet skjuler kommuner uden en eneste ansøger.',
    },
    en: {
      name: 'Data and management information',
      sentence: 'Local fill becomes visible, so planners react sooner.',
      message: 'Data move no doctors. They make other levers on placement start sooner and hit where posts stand empty now, not two years ago.',
      lookFor: 'Combine it with strategic introduction posts, tailored tracks or a lever that begins later. Alone the plan only has the number of a closed practice given out again a little sooner.',
      sideEffects: 'Whoever is best covered loses the advantage sooner. Reporting costs time. A number given out sooner is for sale as a clinic for a shorter time.',
      examples: 'Today fill is shown by training region; the average hides municipalities without a single applicant.',
    },
  },
  proxy: { da: 'Antagne måneder, før planlæggere ser tomme stillinger, og en antaget kortere tid, før et lukket nummer gives ud igen.', en: 'Assumed months before planners see empty posts, and an assumed shorter time before the number of a closed practice is given out again.' },
  settings: [
    {
      id: 'reaction_lag_months',
      text: {
        da: { name: 'Måneder, før planlæggere reagerer', help: 'Så gamle er de tomme stillinger, som strategiske introstillinger og håndholdte forløb retter sig efter. Tiltag om placering, der begynder senere, rykkes frem med forskellen til 24, dog ikke før dette tiltag; ellers afkortes indfasningen.' },
        en: { name: 'Months before planners react', help: 'As old are the empty posts that strategic introduction posts and tailored tracks go by. Placement levers that begin later are brought forward by the difference to 24, but not before this lever; else their phase-in is cut.' },
      },
      role: 'assumption', kind: 'number', unit: 'months', statusQuo: lagToday, on: 6, min: 0, max: 36, step: 3,
      source: papers.assumed, grade: 'C',
    },
    {
      id: 'reporting_level',
      text: {
        da: { name: 'Indberetning pr.', help: 'Uden kommunetal er kun halvdelen af den sparede tid noget værd: lokale huller ses ikke.' },
        en: { name: 'Reported by', help: 'Without municipal figures only half of the time saved is worth anything: local gaps are not seen.' },
      },
      role: 'setting', kind: 'choice', unit: '', statusQuo: 'training-region', on: 'municipality',
      choices: [
        { value: 'training-region', text: { da: 'Uddannelsesregion', en: 'Training region' } },
        { value: 'municipality', text: { da: 'Kommune', en: 'Municipality' } },
      ],
      source: papers.regions, grade: 'A',
    },
    {
      id: 'response_multiplier',
      text: {
        da: { name: 'Tid, før et lukket nummer gives ud igen', help: 'Andel af i dag. En langsigtet plan pr. kommune ligger klar, når en praksis lukker.' },
        en: { name: 'Time before the number of a closed practice is given out again', help: 'Part of today’s. A long-term plan per municipality is ready when a practice closes.' },
      },
      role: 'assumption', kind: 'number', unit: 'ratio', statusQuo: 1, on: 0.7, min: 0.3, max: 1, step: 0.1,
      source: `${papers.midtjylland}: plans only; the size is assumed`, grade: 'C',
    },
  ],
  primary: 'reaction_lag_months',
  start: '2026-01',
  rampYears: 0,
  scoped: true,
  scopeNote: {
    da: 'Mærkes kun i området, og kun af tiltag, der virker bestemte steder. Et klyngeområde er med, når mindst halvdelen af dets indbyggere bor dér.',
    en: 'Felt in scope only, and only by levers that act in places. A hospital cluster is in scope when at least half of its inhabitants live there.',
  },
  placeLever: false,
  lagMonths: 0,
  rows: ['S1-25', 'S3-06b'],
  modifiers(use: ResolvedLever, context: LeverContext) {
    const changes = new Changes(use)
    const lag = changes.number('reaction_lag_months')
    const worth = changes.word('reporting_level') === 'municipality' ? 1 : worthUnseen
    if (lag !== lagToday) changes.replace('info.reaction-lag', lagToday + (lag - lagToday) * worth, cellsInScope(use, context, 'cluster'))
    changes.multiply('practice.plan-response', changes.number('response_multiplier'), use.places)
    return changes.list
  },
}
