/** Everybody who is due this month, by what they are due for. Waiting lists filled here are emptied by the matchings later in the month. */
import { FLOW, FORM, PLAN, TRAIT, type World } from '../world.ts'
import { STAGE } from '../stages/index.ts'
import { count } from './clinics.ts'
import { goAbroad, graduate } from './graduation.ts'
import { rejoinHuPool } from './hu-matching.ts'
import { huEvent, leaveTraining } from './hu-training.ts'
import { endIntro } from './intro-posts.ts'
import { becomeOtherDoctor } from './other-doctors.ts'
import { leaveOwnership, leavePractice, review, tryBuying } from './practice-life.ts'
import { enterPracticeSector, quitOutside, reviewOutside } from './sector.ts'
import { tryRelocation } from './settling.ts'
import { endKbu, joinIntroPool } from './specialty.ts'
import { TRACK } from './training-state.ts'

/** Runs the month's due agents in row order; what depends on order among people is ranked by key later. */
export function transitions(w: World, month: number): void {
  const n = w.calendar.due(month, w.due)
  const { due, people: p } = w
  for (let k = 0; k < n; k++) {
    const i = due[k]!
    switch (p.plan[i]) {
      case PLAN.dropOut:
        w.flows[FLOW.dropped]!++
        w.note(i, 'droppedOut')
        w.students[p.site[i]!]!--
        w.move(i, STAGE.left)
        break
      case PLAN.graduate:
        graduate(w, i, month)
        break
      case PLAN.endKbu:
        endKbu(w, i, month)
        break
      case PLAN.endGap:
        joinIntroPool(w, i)
        break
      case PLAN.endIntro:
        endIntro(w, i)
        break
      case PLAN.huEvent:
        huEvent(w, i, month)
        break
      case PLAN.review:
        review(w, i, month)
        break
      case PLAN.leavePractice:
        leavePractice(w, i, month)
        break
      case PLAN.relocate:
        tryRelocation(w, i, month)
        break
      case PLAN.buy:
        tryBuying(w, i)
        break
      case PLAN.outsideReview:
        reviewOutside(w, i, month)
        break
      case PLAN.retire:
        w.note(i, 'retired')
        w.move(i, STAGE.retired)
        break
      case PLAN.emigrate:
        emigrate(w, i)
        break
      case PLAN.comeBack:
        comeBack(w, i, month)
        break
    }
  }
}

/** Leaves whatever one was doing, and the country. */
function emigrate(w: World, i: number): void {
  const { people: p, input } = w
  const stage = p.stage[i]!
  if (stage === STAGE.kbu && (w.training.track[i]! & TRACK.noPractice) === 0) w.juniors[input.clusterRegion[p.kbuCluster[i]!]!]!--
  else if (stage === STAGE.intro) w.juniors[input.clusterRegion[p.huCluster[i]!]!]! -= 2
  else if (stage === STAGE.hu || stage === STAGE.retraining) leaveTraining(w, i)
  else if (stage === STAGE.outside) quitOutside(w, i)
  else if (stage === STAGE.practice) {
    if (p.form[i] === FORM.solo || p.form[i] === FORM.shared) {
      leaveOwnership(w, i)
      w.flows[FLOW.ownerExits]!++
    } else if (p.form[i] !== FORM.none) {
      count(w, i, p.form[i]!, p.place[i]!, -1)
      p.form[i] = FORM.none
    }
  }
  w.training.release(i)
  // What one was on the way to decides what one comes back to.
  p.huEnd[i] = stage === STAGE.practice || stage === STAGE.outside ? 1 : stage === STAGE.awaitingHu ? 2 : stage === STAGE.beforeIntro || stage === STAGE.kbu || stage === STAGE.graduate ? 3 : 4
  goAbroad(w, i)
}

/** Back in the country: specialists look for a place, those before a step apply for it, others join the doctors outside general medicine. */
function comeBack(w: World, i: number, month: number): void {
  const { people: p } = w
  w.flows[FLOW.returned]!++
  w.note(i, 'returned')
  const point = p.huEnd[i]
  if (point === 1) {
    p.traits[i]! &= ~TRAIT.onSenior
    enterPracticeSector(w, i, month)
  } else if (point === 2) rejoinHuPool(w, i)
  else if (point === 3 && p.specialty[i] === 1) {
    w.move(i, STAGE.beforeIntro)
    joinIntroPool(w, i)
  } else becomeOtherDoctor(w, i)
}
