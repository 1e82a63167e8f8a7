import type { LeverContext, LeverDefinition, ResolvedLever } from '../definitions.ts'
import { cellsInScope, Changes } from './changes.ts'
import { papers } from './papers.ts'

/** Posts per emergency specialist that the growth of hospitals (HOS03) holds already. */
const substitutionToday = 0.1

/** Emergency specialists take over posts of GP specialists at hospitals. */
export const emergencyMedicineSubstitution: LeverDefinition = {
  id: 'emergency-medicine-substitution',
  kind: 'driver',
  family: 'drivers',
  hooks: ['rule'],
  source: papers.agreement,
  grade: 'C',
  text: {
    da: {
      name: 'Akutmedicinere afløser almenmedicinere',
      sentence: 'Sygehusenes behov for almenmedicinere falder, når de får flere speciallæger i akutmedicin: en omverdensantagelse, ikke et tiltag.',
      message: 'Sygehusene ansætter få almenmedicinere; tager akutmedicinere stillingerne, bliver en håndfuld flere om året i praksis.',
      lookFor: 'Almenmedicinere på sygehuse, der vokser langsommere eller falder, og et loft, der ikke længere binder.',
      sideEffects: 'Færre almenmedicinere på sygehuset, der kender praksis. Virkningen er lille.',
      examples: 'Specialet akutmedicin blev besluttet i juni 2017. I 2025 havde ni sygehuse 123 almenmedicinere.',
    },
    en: {
      name: 'Emergency specialists replace GP specialists',
      sentence: 'Hospitals need fewer GP specialists as they get more specialists in emergency medicine: a driver, not a measure.',
      message: 'Hospitals employ few GP specialists; if emergency specialists take the posts, a handful more a year are in practice.',
      lookFor: 'GP specialists at hospitals that grow slower or fall, and a cap that no longer binds.',
      sideEffects: 'Fewer at the hospital who know general practice. The effect is small.',
      examples: 'The specialty of emergency medicine was decided in June 2017. In 2025 nine hospitals had 123 GP specialists.',
    },
  },
  settings: [
    {
      id: 'substitution',
      text: { da: { name: 'Stillinger, hver akutmediciner overtager', help: '0,1 er med i sygehusenes vækst i dag.' }, en: { name: 'Posts each emergency specialist takes over', help: 'The growth of hospitals holds 0.1 today.' } },
      role: 'setting', kind: 'number', unit: 'posts/specialist', statusQuo: substitutionToday, on: 0.2, min: 0, max: 0.5, step: 0.05,
      labels: { low: 0.15, middle: 0.2, high: 0.3, veryHigh: 0.5 },
      source: papers.assumed, grade: 'C',
    },
    {
      id: 'specialists_per_year',
      text: { da: { name: 'Flere akutmedicinere om året' }, en: { name: 'More emergency specialists a year' } },
      role: 'assumption', kind: 'number', unit: 'persons', statusQuo: 25, on: 25, min: 0, max: 60, step: 5,
      source: papers.assumed, grade: 'C',
    },
  ],
  primary: 'substitution',
  start: '2025-01',
  rampYears: 0,
  scoped: true,
  scopeNote: {
    da: 'Et sygehus er med, når dets by ligger i området.',
    en: 'A hospital is in scope when its town is.',
  },
  placeLever: false,
  lagMonths: 0,
  rows: ['S2-02g', 'S4-N7'],
  modifiers(use: ResolvedLever, context: LeverContext) {
    const changes = new Changes(use)
    changes.add('hospital.substitution', (changes.number('substitution') - substitutionToday) * changes.number('specialists_per_year'), cellsInScope(use, context, 'hospital'))
    return changes.list
  },
}
