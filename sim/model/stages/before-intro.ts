import type { StageDefinition } from './stage.ts'

/** Between KBU and introduction post. */
export const beforeIntro: StageDefinition = {
  id: 'before-intro',
  code: 3,
  text: { da: 'Mellem KBU og introduktion', en: 'Between KBU and introduction post' },
  entersFrom: ['kbu', 'abroad'],
  leastMonths: 0,
  countsTowardTarget: 'no',
}
