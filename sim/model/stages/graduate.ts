import type { StageDefinition } from './stage.ts'

/** Graduate awaiting KBU. */
export const graduate: StageDefinition = {
  id: 'graduate',
  code: 1,
  text: { da: 'Nyuddannet, venter på KBU', en: 'Graduate awaiting KBU' },
  entersFrom: ['student'],
  leastMonths: 0,
  countsTowardTarget: 'no',
}
