import type { StageDefinition } from './stage.ts'

/** General-practice specialist outside practice. */
export const outside: StageDefinition = {
  id: 'outside',
  code: 8,
  text: { da: 'Speciallæge i almen medicin uden for praksis', en: 'General-practice specialist outside practice' },
  entersFrom: ['hu', 'practice'],
  leastMonths: 0,
  countsTowardTarget: 'no',
}
