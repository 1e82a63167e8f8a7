import type { StageDefinition } from './stage.ts'

/** A specialist in another field who retrains as a general practitioner. */
export const retraining: StageDefinition = {
  id: 'retraining',
  code: 13,
  text: { da: 'Speciallæge under omskoling til almen medicin', en: 'Specialist retraining in general medicine' },
  entersFrom: ['other-doctor'],
  // A specialist already: what the law asks of a way into the profession has been met.
  leastMonths: 0,
  countsTowardTarget: 'trainees',
}
