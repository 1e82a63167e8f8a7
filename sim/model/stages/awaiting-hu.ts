import type { StageDefinition } from './stage.ts'

/** Applying for specialist training (HU). */
export const awaitingHu: StageDefinition = {
  id: 'awaiting-hu',
  code: 5,
  text: { da: 'Søger hoveduddannelse', en: 'Applying for specialist training (HU)' },
  entersFrom: ['intro', 'abroad'],
  leastMonths: 0,
  countsTowardTarget: 'no',
}
