import type { StageDefinition } from './stage.ts'

/** Abroad. */
export const abroad: StageDefinition = {
  id: 'abroad',
  code: 10,
  text: { da: 'I udlandet', en: 'Abroad' },
  entersFrom: ['graduate', 'kbu', 'before-intro', 'intro', 'awaiting-hu', 'hu', 'practice', 'outside', 'other-doctor'],
  leastMonths: 0,
  countsTowardTarget: 'no',
}
