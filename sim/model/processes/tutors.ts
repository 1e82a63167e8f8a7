/**
 * Tutor capacity: how many KBU, introduction and HU doctors the practices of a region can take at once.
 *
 *     T_r = T0_r x owners_r x scale x trainees per tutor x (1 - crowding x (load_r a year ago - 1) / 0.1), the last factor within 1 +- LOADBOUND
 *
 * Owners in joint clinics tutor more often than those alone. KBU doctors have first claim. T0_r is SLOTS an owner, or more where the trainees of the
 * first month would use more than TUTORUSE of it.
 */
import { FORM, type World } from '../world.ts'

/** Owners of a place weighted by their chance of tutoring. A region’s slots belong to its places by it. */
export function tutorWeight(w: World, m: number): number {
  return w.headcount(FORM.solo, m) * w.v[w.at.SOLOTUTOR]! + w.headcount(FORM.shared, m) * w.v[w.at['clinic.tutor-prob-joint']]!
}

/** Owners of a region weighted by their chance of tutoring, over the mean of today's mix, to which T is normalised. */
function weightedOwners(w: World, region: number): number {
  const joint = w.v[w.at['clinic.tutor-prob-joint']]!
  const regions = w.input.regionCount
  return (w.formRegion[FORM.solo * regions + region]! * w.v[w.at.SOLOTUTOR]! + w.formRegion[FORM.shared * regions + region]! * joint) / w.v[w.at.TUTORMEAN]!
}

/** Sets T0 once the start population stands. */
export function setTutorCapacity(w: World): void {
  for (let r = 0; r < w.input.regionCount; r++) {
    const needed = slotsUsed(w, r) / w.v[w.at.TUTORUSE]! / weightedOwners(w, r)
    const usual = w.v[w.at.SLOTS]!
    w.slotsPerOwner[r] = needed > usual ? needed : usual
  }
}

/** Slots of a region this month. */
export function tutorSlots(w: World, region: number): number {
  const { v, at } = w
  const crowding = v[at.FEEDBACK]! * v[at['tutors.crowding']]!
  const bound = v[at.LOADBOUND]!
  let response = 1 - crowding * (w.tutorLoad[region * 13 + 12]! - 1) * 10
  response = response < 1 - bound ? 1 - bound : response > 1 + bound ? 1 + bound : response
  return w.slotsPerOwner[region]! * weightedOwners(w, region) * v[at['tutors.slots-scale'] + region]! * v[at['tutors.trainees-per-tutor']]! * response + extraSlots(w, region)
}

/** Slots that levers add: research clinics, rooms in houses and practices, retired supervisors. */
function extraSlots(w: World, region: number): number {
  const { v, at, local } = w
  return v[at['tutors.extra'] + region]! + local.rooms[region]! + local.supervisors[region]! * v[at['supervisors.slots']]!
}

/** Practice places now taken in a region: half of KBU, all of introduction, HU in practice. `juniors` counts half-places. */
export function slotsUsed(w: World, region: number): number {
  return w.juniors[region]! / 2 + w.traineesIn[region]!
}

/** Slots left in a region. */
export function slotsLeft(w: World, region: number): number {
  return tutorSlots(w, region) - slotsUsed(w, region)
}
