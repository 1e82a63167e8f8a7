import type { LeverDefinition, ResolvedLever } from '../definitions.ts'
import { Changes } from './changes.ts'
import { papers } from './papers.ts'

/** Working time to which the trainees per supervisor belong. */
const presumedFte = 0.3

/** Doctors about to retire, or retired, supervise trainees. */
export const seniorsAsSupervisors: LeverDefinition = {
  id: 'seniors-as-supervisors',
  kind: 'lever',
  family: 'retirement',
  hooks: ['posts', 'exit'],
  source: papers.proposals,
  grade: 'C',
  text: {
    da: {
      name: 'Seniorer som supervisorer',
      sentence: 'Læger tæt på eller efter pension fortsætter på deltid som supervisorer for uddannelseslæger.',
      message: 'Seniorer kan give uddannelsespladser straks. Pladserne er kun noget værd, hvor de mangler, og speciallægerne kommer 54 måneder senere.',
      lookFor: 'Udnyttelsen af uddannelseskapaciteten i regionerne og besatte forløb. Er der ledige pladser i forvejen, sker der intet.',
      sideEffects: 'En senior, der superviserer, ser færre patienter. Antallet er begrænset af, hvor mange der faktisk går på pension i regionen.',
      examples: 'Foreslået til almen praksis og til psykiatri med pensionerede og private psykiatere; ingen opgørelse af, hvor mange der vil, er fundet.',
    },
    en: {
      name: 'Seniors as supervisors',
      sentence: 'Doctors near or after retirement go on part-time as supervisors of trainees.',
      message: 'Seniors can give training slots at once. Slots are worth something only where they are short, and the specialists come 54 months later.',
      lookFor: 'Use of training capacity in the regions and filled posts. Where slots are free already, nothing happens.',
      sideEffects: 'A senior who supervises sees fewer patients. Their number is limited by how many actually retire in the region.',
      examples: 'Proposed for general practice and for psychiatry with retired and private psychiatrists; no count of the willing was found.',
    },
  },
  settings: [
    {
      id: 'retained_supervisors',
      text: { da: { name: 'Nye supervisorer', help: 'Højst så mange, som går på pension fra praksis i regionen.' }, en: { name: 'New supervisors', help: 'At most as many as retire from practice in the region.' } },
      role: 'setting', kind: 'number', unit: 'persons/year', statusQuo: 0, on: 10, min: 0, max: 50, step: 1,
      labels: { low: 5, middle: 12, high: 25, veryHigh: 50 },
      source: papers.assumed, grade: 'C',
    },
    {
      id: 'supervisor_fte',
      text: { da: { name: 'Årsværk pr. supervisor' }, en: { name: 'Full-time equivalents each' } },
      role: 'setting', kind: 'number', unit: 'FTE', statusQuo: presumedFte, on: presumedFte, min: 0.1, max: 0.6, step: 0.1,
      labels: { low: 0.2, middle: 0.3, high: 0.4, veryHigh: 0.6 },
      source: papers.assumed, grade: 'C',
    },
    {
      id: 'trainees_per_supervisor',
      text: { da: { name: 'Uddannelseslæger pr. supervisor', help: 'Ved 0,3 årsværk.' }, en: { name: 'Trainees per supervisor', help: 'At 0.3 full-time equivalents.' } },
      role: 'assumption', kind: 'number', unit: 'trainees', statusQuo: 1, on: 1, min: 0.5, max: 3, step: 0.5,
      source: papers.assumed, grade: 'C',
    },
    {
      id: 'years_retained',
      text: { da: { name: 'År som supervisor' }, en: { name: 'Years as supervisor' } },
      role: 'assumption', kind: 'number', unit: 'years', statusQuo: 2, on: 2, min: 0, max: 5, step: 1,
      source: papers.assumed, grade: 'C',
    },
    {
      id: 'share_in_partnerships',
      text: {
        da: { name: 'Del på pressede sygehuse', help: 'De giver ikke pladser i praksis, men kolleger i uddannelsesmiljøet i regionens svageste klynge.' },
        en: { name: 'Part at pressed hospitals', help: 'They give no slots in practice, but colleagues in the milieu of the weakest cluster of the region.' },
      },
      role: 'setting', kind: 'number', unit: 'share', statusQuo: 0, on: 0.3, min: 0, max: 1, step: 0.1,
      labels: { low: 0.1, middle: 0.3, high: 0.6, veryHigh: 1 },
      source: papers.assumed, grade: 'C',
    },
  ],
  primary: 'retained_supervisors',
  start: '2026-01',
  rampYears: 0,
  scoped: true,
  scopeNote: {
    da: 'Kun ejere, der stopper i området, bliver supervisorer. Tallet er stadig pr. region.',
    en: 'Only owners who stop in scope become supervisors. The number is still by region.',
  },
  placeLever: false,
  lagMonths: 54,
  rows: ['S0-00g', 'S0-11c', 'S1-10c'],
  modifiers(use: ResolvedLever) {
    const changes = new Changes(use)
    const retained = changes.number('retained_supervisors')
    const years = changes.number('years_retained')
    if (retained === 0 || years === 0) return []
    const away = changes.number('share_in_partnerships')
    changes.add('supervisors.per-year', retained, use.places)
    changes.add('supervisors.years', years)
    changes.add('supervisors.slots', (1 - away) * changes.number('trainees_per_supervisor') * (changes.number('supervisor_fte') / presumedFte))
    changes.add('supervisors.peers', away)
    return changes.list
  },
}
