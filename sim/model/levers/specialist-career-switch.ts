import type { LeverContext, LeverDefinition, ResolvedLever } from '../definitions.ts'
import { cellsOutside, Changes, shareInScope } from './changes.ts'
import { papers } from './papers.ts'

/** Specialists per 1,000 who change to general practice a year today (assumed). */
const switchersToday = 0.5

/** Specialists in other fields retrain as general practitioners in less time than a full HU. */
export const specialistCareerSwitch: LeverDefinition = {
  id: 'specialist-career-switch',
  kind: 'lever',
  family: 'merit-and-career',
  hooks: ['duration'],
  source: papers.agreement,
  grade: 'C',
  text: {
    da: {
      name: 'Hurtigt spor til almen medicin',
      sentence: 'Speciallæger i andre specialer kan skifte til almen medicin på kortere tid.',
      message: 'Den eneste vej til flere praktiserende læger, der virker før 2030 uden at nogen udsætter pensionen. Men hver af dem mangler i et andet speciale.',
      lookFor: 'Nye praktiserende læger allerede efter to et halvt år og et tilsvarende tab af andre speciallæger. Antallet af skift er en ren antagelse.',
      sideEffects: 'Andre specialer mister erfarne læger, én for én. De, der uddannes på ny, bruger tutorpladser i praksis, som de almindelige uddannelseslæger også skal bruge.',
      examples: 'Aftalen af december 2024 lover kun at se på det. En fuld hoveduddannelse er 54 måneder.',
    },
    en: {
      name: 'Fast track to general practice',
      sentence: 'Specialists in other fields can change to general practice in less time.',
      message: 'The one way to more GPs before 2030 without anyone putting off retirement. But each of them is missed in another specialty.',
      lookFor: 'New GPs after two and a half years already, and an equal loss of other specialists. The number who switch is a mere assumption.',
      sideEffects: 'Other specialties lose experienced doctors, one for one. Those who retrain use tutor slots in practice that ordinary trainees need as well.',
      examples: 'The agreement of December 2024 promises only to look at it. A full track takes 54 months.',
    },
  },
  settings: [
    {
      id: 'switch_hazard',
      text: {
        da: { name: 'Speciallæger, der skifter, pr. 1.000 om året', help: 'De 0,5, der skifter i dag, er med blandt ansøgerne til hoveduddannelsen; kun dem derudover kommer til.' },
        en: { name: 'Specialists who switch, per 1,000 a year', help: 'The 0.5 who switch today are among the applicants to HU; only those beyond come on top.' },
      },
      role: 'assumption',
      kind: 'number',
      unit: 'per 1,000',
      statusQuo: 0.5,
      on: 2,
      min: 0,
      max: 10,
      step: 0.5,
      source: papers.assumed,
      grade: 'C',
    },
    {
      id: 'retraining_months',
      text: { da: { name: 'Måneder i ny uddannelse' }, en: { name: 'Months of retraining' } },
      role: 'setting',
      kind: 'number',
      unit: 'months',
      statusQuo: 54,
      on: 30,
      min: 12,
      max: 54,
      step: 1,
      labels: { low: 12, middle: 24, high: 36, veryHigh: 42 },
      source: `${papers.plan2018}: 54 today; the change is assumed`,
      grade: 'C',
    },
    {
      id: 'min_clinical_years',
      text: { da: { name: 'Års erfaring som speciallæge, mindst' }, en: { name: 'Years as a specialist, at least' } },
      role: 'setting',
      kind: 'number',
      unit: 'years',
      statusQuo: 0,
      on: 5,
      min: 0,
      max: 15,
      step: 1,
      labels: { low: 2, middle: 5, high: 10, veryHigh: 15 },
      source: papers.assumed,
      grade: 'C',
    },
  ],
  primary: 'retraining_months',
  start: '2026-01',
  rampYears: 1,
  scoped: true,
  scopeNote: {
    da: 'Uddannelsen foregår i området, og så mange skifter, som området har af landets indbyggere. Et klyngeområde er med, når mindst halvdelen af dets indbyggere bor dér.',
    en: 'Retraining takes place in scope, and as many switch as the scope has of the country’s inhabitants. A hospital cluster is in scope when at least half of its inhabitants live there.',
  },
  placeLever: false,
  lagMonths: 30,
  rows: ['S1-08d', 'S2-03'],
  modifiers(use: ResolvedLever, context: LeverContext) {
    const changes = new Changes(use)
    const more = (changes.number('switch_hazard') - switchersToday) / 1000
    if (more <= 0) return []
    changes.add('switch.hazard', use.places ? more * shareInScope(use, context) : more)
    const outside = cellsOutside(use, context, 'cluster')
    if (outside.length === context.clusters.length) return []
    if (outside.length > 0) changes.replace('switch.here', 0, outside)
    changes.replace('switch.months', changes.number('retraining_months'))
    changes.replace('switch.experience', changes.number('min_clinical_years'))
    return changes.list
  },
}
