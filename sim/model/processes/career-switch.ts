/**
 * Specialists in other fields who retrain as general practitioners. Each is one of the doctors outside general medicine and is missed there from the
 * day retraining begins; nobody is made. Without a free tutor slot in the region they stay where they are.
 */
import { chooseKeyed } from '../../core/choice.ts'
import { log } from '../../core/arithmetic.ts'
import { counter, identityOf } from '../../core/random.ts'
import { ENTRY, S } from '../streams.ts'
import { STAGE } from '../stages/index.ts'
import { FLOW, NEVER, type World } from '../world.ts'
import { attachmentToClusters, drawRho } from './attachment.ts'
import { startRetraining } from './hu-training.ts'
import { SPECIALTY } from './specialty.ts'
import { slotsLeft } from './tutors.ts'

/** No hazard of a year is above this: the lever’s range ends at 10 per 1,000. */
const MOST_A_YEAR = 0.02

const utility = new Float64Array(64)

/** The month's switchers; once a year, who will switch in the year to come. */
export function switchCareers(w: World, month: number): void {
  const { v, at, people: p, random } = w
  const { switchers } = w.training
  const hazard = v[at['switch.hazard']]!
  if (hazard > 0 && month - switchers.searched >= 12) {
    switchers.searched = month
    const from = (v[at.SWITCHFROM]! + v[at['switch.experience']]!) * 12
    const last = v[at.SWITCHLAST]! * 12
    const { switchLeft } = w.training
    w.training.switching = true
    const { stage, birth, size } = p
    const beyond = MOST_A_YEAR * (1 + (w.to - month) / 12)
    for (let i = 0; i < size; i++) {
      // Whoever has switched, or will not in this run, need not be looked at again.
      const known = switchLeft[i]!
      if (known === Infinity || stage[i] !== STAGE.otherDoctor) continue
      const age = month - birth[i]!
      if (age < from || age > last) continue
      // One threshold a person, crossed as the hazard of the years adds up.
      const left = known || random.exponential(p.id[i]!, counter(S.careerSwitch, 1))
      if (left > beyond) {
        switchLeft[i] = Infinity
        continue
      }
      switchLeft[i] = left - hazard
      if (left <= hazard) {
        switchers.add(i, month + Math.floor((left / hazard) * 11.999))
        switchLeft[i] = Infinity
      }
    }
  }
  if (switchers.size > 0)
    switchers.take(month, (i) => {
      if (p.stage[i] === STAGE.otherDoctor && v[at['switch.hazard']]! > 0) begin(w, i, month)
    })
}

function begin(w: World, i: number, month: number): void {
  const { people: p, input } = w
  if (identityOf(p.id[i]!).entry === ENTRY.startOther && p.specialty[i] !== SPECIALTY.general) {
    // Doctors of the start population have had neither home nor taste until somebody asks.
    p.origin[i] = w.facts.placeByPopulation(w.random.uniform(p.id[i]!, counter(S.origin, 0)))
    drawRho(w, i)
  }
  attachmentToClusters(w, i, month, utility)
  for (let c = 0; c < input.clusterCount; c++) utility[c]! = w.v[w.at['switch.here'] + c]! < 0.5 || slotsLeft(w, input.clusterRegion[c]!) < 1 ? -Infinity : utility[c]! + log(input.huClusterShare[c]!)
  const c = chooseKeyed(w.random, p.id[i]!, S.careerSwitch, 0, utility, input.clusterCount)
  if (c < 0) {
    w.flows[FLOW.tutorBinding]!++
    // They try again at the next search.
    w.training.switchLeft[i] = 1e-6
    return
  }
  p.specialty[i] = SPECIALTY.general
  if (p.graduated[i] === NEVER) p.graduated[i] = p.birth[i]! + 27 * 12
  startRetraining(w, i, c, month, Math.round(w.v[w.at['switch.months']]!))
}
