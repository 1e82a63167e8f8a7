/** One random stream per decision. A new stream goes last: moving one would give everybody new luck. `grades` is drawn no longer and keeps its number. */
import { defineStreams } from '../core/schedule.ts'

/** Number of each stream by name. */
export const S = defineStreams([
  'parameters', 'start', 'startPlace', 'startAge', 'startForm', 'grades', 'origin', 'siteChoice', 'studyLength', 'dropOut', 'emigration', 'foreign',
  'rho', 'partner', 'children', 'lottery', 'kbuChoice', 'gap', 'specialty', 'introChoice', 'introLeak', 'postNoise', 'reservation', 'score', 'huPlace',
  'leave', 'huQuit', 'huMove', 'sector', 'employer', 'ownerMinded', 'settleMode', 'settlePlace', 'settleOrder', 'clinic', 'exit', 'fate', 'relocation',
  'buy', 'senior', 'content', 'convert', 'merge', 'outsideExit', 'turnover', 'blocked', 'retirement', 'immigrant', 'stayPut', 'moveCluster',
  'exposure', 'kbuPractice', 'offer', 'merit', 'tailored', 'boundedTrack', 'teams', 'transfer', 'careerSwitch', 'extraIntro',
  'partPractice', 'handover',
] as const)

/** How a person entered the model: first part of their identity. */
export const ENTRY = { startOther: 0, student: 1, startGraduate: 2, startKbu: 3, startAfterKbu: 4, startHu: 5, startGp: 6, startEmployed: 7, startOutside: 8, immigrant: 9, foreignGraduate: 10 } as const
