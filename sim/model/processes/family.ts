/**
 * Partner and family (D10). Who is met and when is drawn once per person as dates, so that nothing need happen on the day: a partner exists
 * from `partnerFrom`, a first child from `childFrom`.
 *
 *     partner formation: hazard FAM08 a year between 25 and 35       class: a doctor (FAM09), higher education, other
 *     place terms: FAM06 (1 - J_m) for a highly educated partner, FAM02 for a partner from a rural place, FAM03-FAM05 by sex and child
 */
import { log } from '../../core/arithmetic.ts'
import { counter } from '../../core/random.ts'
import { S } from '../streams.ts'
import { NEVER, type World } from '../world.ts'
import { months, spanMonths } from '../years.ts'

/** Classes of partner. */
export const PARTNER = { none: 0, doctor: 1, higher: 2, other: 3 } as const

/**
 * Draws the dates and kind of a person's partner and first child.
 *
 *     words of the draw    0-1 when a partner is met   2 whether there are children   3 when   4-5 kind of partner   6-7 where they come from
 */
export function drawFamily(w: World, i: number): void {
  const { people: p, random } = w
  random.drawFour(p.id[i]!, counter(S.partner, 0))
  const years = -log(random.uniformOf(0)) / w.v[w.at.FAM08]!
  if (years >= w.v[w.at.FAMLAST]!) return
  const { words } = random
  p.partnerFrom[i] = p.birth[i]! + months(w.v[w.at.FAMAGE]!) + Math.floor(years * 12)
  const u = random.uniformOf(2)
  const doctor = w.v[w.at.FAM09]!
  p.partnerClass[i] = u < doctor ? PARTNER.doctor : u < doctor + (1 - doctor) * w.v[w.at.FAMHIGH]! ? PARTNER.higher : PARTNER.other
  p.partnerOrigin[i] = w.facts.placeByPopulation(random.uniformOf(3))
  p.childFrom[i] = (words[2]! >>> 0) % 10 < 10 * w.v[w.at.FAMCHILD]! ? p.partnerFrom[i]! + months(w.v[w.at.FAMFIRST]!) + ((words[3]! >>> 0) % spanMonths(w.v[w.at.FAMSPREAD]!)) : NEVER
}

/** Kind of partner in a month. */
export function partnerIn(w: World, i: number, month: number): number {
  return w.people.partnerFrom[i]! <= month ? w.people.partnerClass[i]! : PARTNER.none
}

/** Age in years below which a first child is at home. */
const CHILD_AT_HOME = 18

/** Whether there is a child of school age at home (12 to 18 years). */
export function schoolChild(w: World, i: number, month: number): boolean {
  const age = month - w.people.childFrom[i]!
  return age >= 12 * 12 && age < CHILD_AT_HOME * 12
}
