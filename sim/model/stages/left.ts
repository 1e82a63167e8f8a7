import type { StageDefinition } from './stage.ts'

/** Left medicine. */
export const left: StageDefinition = {
  id: 'left',
  code: 12,
  text: { da: 'Forladt faget', en: 'Left medicine' },
  entersFrom: ['student'],
  leastMonths: 0,
  countsTowardTarget: 'no',
}
