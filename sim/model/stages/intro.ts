import type { StageDefinition } from './stage.ts'

/** Introduction post in general practice. */
export const intro: StageDefinition = {
  id: 'intro',
  code: 4,
  text: { da: 'Introduktionslæge i almen medicin', en: 'Introduction post in general practice' },
  entersFrom: ['before-intro'],
  leastMonths: 6,
  countsTowardTarget: 'no',
}
