import type { StageDefinition } from './stage.ts'

/** Specialist in general practice. */
export const practice: StageDefinition = {
  id: 'practice',
  code: 7,
  text: { da: 'Speciallæge i almen praksis', en: 'Specialist in general practice' },
  entersFrom: ['hu', 'retraining', 'outside', 'abroad'],
  leastMonths: 0,
  countsTowardTarget: 'yes',
}
