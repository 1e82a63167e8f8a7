/** Places whose own numbers are mostly chance, so that nobody is told one number of them. */
import type { Pack } from './pack.ts'

/**
 * Places with fewer owners than this are small. In the baseline the 90 % interval of doctors in 2035 reaches 23 % to either side of the median in the
 * middle one of these, and 10 % in the middle one of the others, none of which is above 13 %.
 */
export const fewDoctors = 40

/**
 * Which places are small, by index, from the estimate of owners of 2020 (grade C). It is a property of the data and of no scenario, so that a place does
 * not change its kind while somebody looks. All are small where the pack has no count of owners.
 */
export function smallPlaces(pack: Pack): readonly boolean[] {
  const owners = pack.series('owners')
  return pack.places.map((_, place) => !owners || pack.gpShare2020[place]! * owners.at(2020) < fewDoctors)
}
