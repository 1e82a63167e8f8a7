import type { LeverDefinition } from '../definitions.ts'
import { capacityAllocationModel } from './capacity-allocation-model.ts'
import { coherentTracks } from './coherent-tracks.ts'
import { earlyExposure } from './early-exposure.ts'
import { generalistHu } from './generalist-hu.ts'
import { geoBoundedTracks } from './geo-bounded-tracks.ts'
import { hospitalGpCap } from './hospital-gp-cap.ts'
import { hospitalPartnerships } from './hospital-partnerships.ts'
import { huDimensioningGp } from './hu-dimensioning-gp.ts'
import { huPlacementBalance } from './hu-placement-balance.ts'
import { huTransfer } from './hu-transfer.ts'
import { introPostSteering } from './intro-post-steering.ts'
import { kbuGeneralPractice } from './kbu-general-practice.ts'
import { meritFlexibility } from './merit-flexibility.ts'
import { multiDoctorPractice } from './multi-doctor-practice.ts'
import { newCapacityClosure } from './new-capacity-closure.ts'
import { payPremium } from './pay-premium.ts'
import { practiceStaff } from './practice-staff.ts'
import { prioritySpecialties } from './priority-specialties.ts'
import { retirementAge } from './retirement-age.ts'
import { seniorSchemes } from './senior-schemes.ts'
import { specialistCareerSwitch } from './specialist-career-switch.ts'
import { stageAttachment } from './stage-attachment.ts'
import { studyIntakeTotal } from './study-intake-total.ts'
import { studyPlacesRegional } from './study-places-regional.ts'
import { tailoredTerms } from './tailored-terms.ts'
import { teamTracks } from './team-tracks.ts'
import { trainingEnvironment } from './training-environment.ts'
import { tutorCapacity } from './tutor-capacity.ts'
import { vurDistributionKey } from './vur-distribution-key.ts'

export { unitTexts } from './units.ts'
export { familyTexts } from './families.ts'

/** All levers and drivers, in the order a reader meets them: along the path of a doctor, then capacity, then drivers. */
export const levers: readonly LeverDefinition[] = [
  studyPlacesRegional,
  studyIntakeTotal,
  earlyExposure,
  huDimensioningGp,
  prioritySpecialties,
  huPlacementBalance,
  vurDistributionKey,
  generalistHu,
  introPostSteering,
  kbuGeneralPractice,
  tutorCapacity,
  trainingEnvironment,
  hospitalPartnerships,
  coherentTracks,
  geoBoundedTracks,
  teamTracks,
  tailoredTerms,
  stageAttachment,
  huTransfer,
  meritFlexibility,
  specialistCareerSwitch,
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
