import type { LeverDefinition, ResolvedLever } from '../definitions.ts'
import { Changes } from './changes.ts'
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
      message: 'Data flytter ingen læger. De gør kun, at andre tiltag om placering kommer hurtigere i gang.',
      lookFor: 'Sæt det sammen med et tiltag, der begynder senere: det virker nu før. Alene sker der intet.',
      sideEffects: 'Den, der er bedst dækket, mister sin plads hurtigere. Indberetning koster tid.',
      examples: 'I dag vises besættelsen pr. uddannelsesregion; gennemsnittet skjuler kommuner uden en eneste ansøger.',
    },
    en: {
      name: 'Data and management information',
      sentence: 'Local fill becomes visible, so planners react sooner.',
      message: 'Data move no doctors. They only make other levers on placement start sooner.',
      lookFor: 'Combine it with a lever that begins later: it now acts earlier. Alone nothing happens.',
      sideEffects: 'Whoever is best covered loses the advantage sooner. Reporting costs time.',
      examples: 'Today fill is shown by training region; the average hides municipalities without a single applicant.',
    },
  },
  proxy: { da: 'Antagne måneder, før planlæggere reagerer.', en: 'Assumed months before planners react.' },
  settings: [
    {
      id: 'reaction_lag_months',
      text: {
        da: { name: 'Måneder, før planlæggere reagerer', help: 'Tiltag om placering, der begynder senere, rykkes frem med forskellen til 24, dog ikke før dette tiltag; ellers afkortes indfasningen.' },
        en: { name: 'Months before planners react', help: 'Placement levers that begin later are brought forward by the difference to 24, but not before this lever; else their phase-in is cut.' },
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
  ],
  primary: 'reaction_lag_months',
  start: '2026-01',
  rampYears: 0,
  scoped: false,
  placeLever: false,
  lagMonths: 0,
  rows: ['S1-25', 'S3-06b'],
  modifiers(use: ResolvedLever) {
    const changes = new Changes(use)
    const lag = changes.number('reaction_lag_months')
    const worth = changes.word('reporting_level') === 'municipality' ? 1 : worthUnseen
    if (lag !== lagToday) changes.replace('info.reaction-lag', lagToday + (lag - lagToday) * worth)
    return changes.list
  },
}
