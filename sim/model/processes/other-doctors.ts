/**
 * Doctors outside general medicine: the outside option, the hospital workforce and the all-doctor balance. They live with two dates, drawn once:
 * emigration and retirement.
 */
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
  const { people: p, random } = w
  const age = month - p.birth[i]!
  // Whoever is too young to retire before the last month needs no date: the draw is a function of the person, so leaving it out changes nothing.
  if (p.birth[i]! + w.facts.firstRetirement > w.to) {
    w.plan(i, PLAN.retire, NEVER)
    return
  }
  const threshold = random.exponential(p.id[i]!, counter(S.retirement, 0))
  const index = w.facts.otherRetirement.monthAfter(age, threshold)
  w.plan(i, PLAN.retire, index < 0 ? p.birth[i]! + 80 * 12 : p.birth[i]! + index + 1)
}
