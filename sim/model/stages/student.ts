import type { StageDefinition } from './stage.ts'

/** Medical student. */
export const student: StageDefinition = {
  id: 'student',
  code: 0,
  text: { da: 'Medicinstuderende', en: 'Medical student' },
  entersFrom: [],
  leastMonths: 72,
  countsTowardTarget: 'no',
}
