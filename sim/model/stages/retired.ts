import type { StageDefinition } from './stage.ts'

/** Retired. */
export const retired: StageDefinition = {
  id: 'retired',
  code: 11,
  text: { da: 'Pensioneret', en: 'Retired' },
  entersFrom: ['practice', 'outside', 'other-doctor'],
  leastMonths: 0,
  countsTowardTarget: 'no',
}
