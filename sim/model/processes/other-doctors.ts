/**
 * Doctors outside general medicine: the outside option, the hospital workforce and the all-doctor balance. They live with two dates, drawn once:
 * emigration and retirement.
 */
import { log } from '../../core/arithmetic.ts'
import { counter } from '../../core/random.ts'
import { S } from '../streams.ts'
import { STAGE } from '../stages/index.ts'
import { NEVER, PLAN, type World } from '../world.ts'

/** Joins the doctors outside general medicine until emigration or retirement. */
export function becomeOtherDoctor(w: World, i: number): void {
  w.move(i, STAGE.otherDoctor)
  w.note(i, 'otherSpecialty')
  planRetirement(w, i, w.month)
}

/** Draws the retirement month of a doctor outside practice from the hazard by age and puts it on the calendar. */
export function planRetirement(w: World, i: number, month: number): void {
  // Whoever is too young to retire before the last month needs no date: the draw is a function of the person, so leaving it out changes nothing.
  if (w.people.birth[i]! + w.facts.firstRetirement > w.to) w.plan(i, PLAN.retire, NEVER)
  else retireBy(w, i, month, w.random.uniform(w.people.id[i]!, counter(S.retirement, 0)))
}

/** Puts the retirement month on the calendar that belongs to a uniform number. */
export function retireBy(w: World, i: number, month: number, u: number): void {
  const birth = w.people.birth[i]!
  const index = w.facts.otherRetirement.monthAfter(month - birth, -log(u))
  w.plan(i, PLAN.retire, index < 0 ? birth + 80 * 12 : birth + index + 1)
}
