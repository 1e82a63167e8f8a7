import type { StageDefinition } from './stage.ts'

/** In specialist training (HU) in general practice. */
export const hu: StageDefinition = {
  id: 'hu',
  code: 6,
  text: { da: 'Hoveduddannelseslæge i almen medicin', en: 'In specialist training (HU) in general practice' },
  entersFrom: ['awaiting-hu'],
  leastMonths: 54,
  countsTowardTarget: 'trainees',
}
