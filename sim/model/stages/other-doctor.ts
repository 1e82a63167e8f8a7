import type { StageDefinition } from './stage.ts'

/** Doctor outside general medicine. */
export const otherDoctor: StageDefinition = {
  id: 'other-doctor',
  code: 9,
  text: { da: 'Læge uden for almen medicin', en: 'Doctor outside general medicine' },
  entersFrom: ['kbu', 'before-intro', 'intro', 'awaiting-hu', 'hu', 'practice', 'abroad'],
  leastMonths: 0,
  countsTowardTarget: 'no',
}
