/** The order of events in a month. The order is part of the model's meaning; MODEL.md quotes this list. */
import { defineSchedule, type Process } from '../core/schedule.ts'
import { admitStudents } from './processes/admission.ts'
import { switchCareers } from './processes/career-switch.ts'
import { openCapacities } from './processes/capacity.ts'
import { closeUnsold, mergeSolo } from './processes/clinics.ts'
import { drawKbuPosts } from './processes/kbu-lottery.ts'
import { matchHu } from './processes/hu-matching.ts'
import { immigrate } from './processes/immigration.ts'
import { matchIntroPosts } from './processes/intro-posts.ts'
import { updateLists } from './processes/lists.ts'
import { trainElsewhere } from './processes/other-tracks.ts'
import { settle } from './processes/settling.ts'
import { localMeasures } from './processes/local-measures.ts'
import { rememberLoad, updateMilieu } from './processes/spiral.ts'
import { transferTracks } from './processes/transfers.ts'
import { transitions } from './processes/transitions.ts'
import { recordMonth } from './record.ts'
import type { World } from './world.ts'

const SEPTEMBER = 8
const ROUNDS = [2, 8]
const HALF_YEARS = [0, 6]

/** The processes of a month, in order. */
export const processes: readonly Process<World>[] = [
  { name: 'ends, exits and moves of those due', streams: ['dropOut', 'emigration', 'specialty', 'gap', 'introLeak', 'huQuit', 'sector', 'exit', 'relocation', 'fate', 'buy', 'senior'], run: transitions },
  { name: 'arrival of specialists from abroad', streams: ['immigrant', 'rho', 'partner'], run: immigrate },
  { name: 'local measures: posts, tenders, houses, premises, supervisors', streams: ['partPractice'], run: localMeasures },
  { name: 'mergers of solo practices', months: [0], streams: ['merge', 'convert'], run: mergeSolo },
  { name: 'closure of clinics without a buyer', streams: [], run: closeUnsold },
  { name: 'opening of new capacities', months: HALF_YEARS, streams: [], run: openCapacities },
  { name: 'admission to medical school', months: [SEPTEMBER], streams: ['siteChoice', 'studyLength'], run: admitStudents },
  { name: 'KBU lottery', months: ROUNDS, streams: ['lottery', 'kbuChoice', 'foreign'], run: drawKbuPosts },
  { name: 'transfers of training tracks', streams: ['transfer', 'moveCluster'], run: transferTracks },
  { name: 'specialists who retrain', streams: ['careerSwitch', 'origin', 'rho'], run: switchCareers },
  { name: 'introduction posts', streams: ['lottery', 'introChoice'], run: matchIntroPosts },
  { name: 'matching to hoveduddannelse', months: ROUNDS, streams: ['score', 'postNoise', 'reservation', 'huPlace', 'leave', 'huMove'], run: matchHu },
  { name: 'settling', streams: ['settleOrder', 'settleMode', 'settlePlace', 'clinic'], run: settle },
  { name: 'lists and load', streams: [], run: updateLists },
  { name: 'supervision follows load', streams: [], run: rememberLoad },
  { name: 'milieu and satisfaction', months: HALF_YEARS, streams: [], run: updateMilieu },
  { name: 'training in other specialties', months: [11], streams: [], run: trainElsewhere },
  { name: 'recording', streams: [], run: recordMonth },
]

/** The same, checked and ready to run. */
export const schedule = defineSchedule(processes)
