import type { StageDefinition } from './stage.ts'

/** Doctor in clinical basic education (KBU). */
export const kbu: StageDefinition = {
  id: 'kbu',
  code: 2,
  text: { da: 'KBU-læge', en: 'Doctor in clinical basic education (KBU)' },
  entersFrom: ['graduate'],
  leastMonths: 12,
  countsTowardTarget: 'no',
}
