import type { LeverDefinition } from '../definitions.ts'
import { capacityAllocationModel } from './capacity-allocation-model.ts'
import { hospitalGpCap } from './hospital-gp-cap.ts'
import { huDimensioningGp } from './hu-dimensioning-gp.ts'
import { huPlacementBalance } from './hu-placement-balance.ts'
import { multiDoctorPractice } from './multi-doctor-practice.ts'
import { newCapacityClosure } from './new-capacity-closure.ts'
import { payPremium } from './pay-premium.ts'
import { practiceStaff } from './practice-staff.ts'
import { retirementAge } from './retirement-age.ts'
import { seniorSchemes } from './senior-schemes.ts'
import { studyIntakeTotal } from './study-intake-total.ts'
import { studyPlacesRegional } from './study-places-regional.ts'
import { tutorCapacity } from './tutor-capacity.ts'

export { unitTexts } from './units.ts'
export { familyTexts } from './families.ts'

/** All levers and drivers, in the order a reader meets them: along the path of a doctor, then capacity, then drivers. */
export const levers: readonly LeverDefinition[] = [
  studyPlacesRegional,
  studyIntakeTotal,
  huDimensioningGp,
  huPlacementBalance,
  tutorCapacity,
  payPremium,
  newCapacityClosure,
  capacityAllocationModel,
  hospitalGpCap,
  seniorSchemes,
  multiDoctorPractice,
  practiceStaff,
  retirementAge,
]

const byId: ReadonlyMap<string, LeverDefinition> = new Map(levers.map((lever) => [lever.id, lever]))

/** A lever or driver by id; undefined when there is none. */
export function leverById(id: string): LeverDefinition | undefined {
  return byId.get(id)
}
