/**
 * Tutor capacity: how many KBU, introduction and HU doctors the practices of a region can take at once.
 *
 *     T_r = SLOTS x owners_r x scale x trainees per tutor x (1 - crowding x (load_r a year ago - 1) / 0.1), the last factor within 1 - LOADBOUND to 1 + LOADBOUND
 *
 * Owners in joint clinics tutor more often than those alone. KBU doctors have first claim. T is set so that four slots in five were used in 2023.
 */
import { FORM, type World } from '../world.ts'

/** Chance of a solo practice tutoring, and the mean over today's mix, to which T is normalised. */
const SOLO = 0.3
const MEAN = 0.54

/** Slots of a region this month. */
export function tutorSlots(w: World, region: number): number {
  const { input, v, at } = w
  const joint = v[at['clinic.tutor-prob-joint']!]!
  let weighted = 0
  for (let m = 0; m < w.places; m++) if (input.placeRegion[m] === region) weighted += w.headcount(FORM.solo, m) * SOLO + w.headcount(FORM.shared, m) * joint
  const crowding = v[at.FEEDBACK!]! * v[at['tutors.crowding']!]!
  let response = 1 - crowding * (w.tutorLoad[region * 13 + 12]! - 1) * 10
  const bound = v[at.LOADBOUND!]!
  response = response < 1 - bound ? 1 - bound : response > 1 + bound ? 1 + bound : response
  return v[at.SLOTS!]! * (weighted / MEAN) * v[at['tutors.slots-scale']! + region]! * v[at['tutors.trainees-per-tutor']!]! * response
}

/** Practice places now taken in a region: half of KBU, all of introduction, HU in practice. `juniors` counts half-places. */
export function slotsUsed(w: World, region: number): number {
  let used = w.juniors[region]! / 2
  for (let m = 0; m < w.places; m++) if (w.input.placeRegion[m] === region) used += w.trainees[m]!
  return used
}

/** Slots left in a region. */
export function slotsLeft(w: World, region: number): number {
  return tutorSlots(w, region) - slotsUsed(w, region)
}
