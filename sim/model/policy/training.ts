import type { PolicyRow } from './row.ts'

/** What levers on places, posts, tracks and career changes move. */
export const training: readonly PolicyRow[] = [
  { id: 'soft.kbu', axis: 'cluster', unit: 'log-odds', da: 'Bløde tiltag: valg af KBU-sted', en: 'Soft levers: choice of KBU post', base: () => 0 },
  { id: 'soft.intro', axis: 'cluster', unit: 'log-odds', da: 'Bløde tiltag: valg af introstilling', en: 'Soft levers: choice of introduction post', base: () => 0 },
  { id: 'soft.hu', axis: 'cluster', unit: 'log-odds', da: 'Bløde tiltag: valg af HU-forløb', en: 'Soft levers: choice of HU post', base: () => 0 },
  { id: 'soft.settle.new', axis: 'place', unit: 'log-odds', da: 'Bløde tiltag: første nedsættelse', en: 'Soft levers: first settlement', base: () => 0 },
  { id: 'soft.settle.established', axis: 'place', unit: 'log-odds', da: 'Bløde tiltag: etablerede', en: 'Soft levers: established doctors', base: () => 0 },
]
