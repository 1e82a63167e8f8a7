import type { LeverDefinition } from '../definitions.ts'
import { capacityAllocationModel } from './capacity-allocation-model.ts'
import { clinicForms } from './clinic-forms.ts'
import { coherentTracks } from './coherent-tracks.ts'
import { commuterSupport } from './commuter-support.ts'
import { leverCosts } from './costs.ts'
import { coverageFund } from './coverage-fund.ts'
import { earlyExposure } from './early-exposure.ts'
import { emergencyCoverClinic } from './emergency-cover-clinic.ts'
import { emergencyMedicineSubstitution } from './emergency-medicine-substitution.ts'
import { generalistHu } from './generalist-hu.ts'
import { generationChange } from './generation-change.ts'
import { geoBoundedTracks } from './geo-bounded-tracks.ts'
import { gpFeeDifferentiation } from './gp-fee-differentiation.ts'
import { healthHouseFund } from './health-house-fund.ts'
import { hospitalGpCap } from './hospital-gp-cap.ts'
import { hospitalPartnerships } from './hospital-partnerships.ts'
import { huDimensioningGp } from './hu-dimensioning-gp.ts'
import { huPlacementBalance } from './hu-placement-balance.ts'
import { huTransfer } from './hu-transfer.ts'
import { introPostSteering } from './intro-post-steering.ts'
import { kbuGeneralPractice } from './kbu-general-practice.ts'
import { listSizeLimits } from './list-size-limits.ts'
import { managementInformation } from './management-information.ts'
import { meritFlexibility } from './merit-flexibility.ts'
import { multiDoctorPractice } from './multi-doctor-practice.ts'
import { needGrowth } from './need-growth.ts'
import { newCapacityClosure } from './new-capacity-closure.ts'
import { partPracticeRules } from './part-practice-rules.ts'
import { payPremium } from './pay-premium.ts'
import { practiceStaff } from './practice-staff.ts'
import { premisesSupport } from './premises-support.ts'
import { prioritySpecialties } from './priority-specialties.ts'
import { recruitmentAndStartup } from './recruitment-and-startup.ts'
import { regionalProjection } from './regional-projection.ts'
import { relocationSupport } from './relocation-support.ts'
import { researchAndTechClinics } from './research-and-tech-clinics.ts'
import { retirementAge } from './retirement-age.ts'
import { riskAndIncomeGuarantee } from './risk-and-income-guarantee.ts'
import { seniorSchemes } from './senior-schemes.ts'
import { seniorsAsSupervisors } from './seniors-as-supervisors.ts'
import { socialPrescribing } from './social-prescribing.ts'
import { specialistCareerSwitch } from './specialist-career-switch.ts'
import { specialistPractice } from './specialist-practice.ts'
import { stageAttachment } from './stage-attachment.ts'
import { steeringPowers } from './steering-powers.ts'
import { studyIntakeTotal } from './study-intake-total.ts'
import { studyPlacesRegional } from './study-places-regional.ts'
import { tailoredTerms } from './tailored-terms.ts'
import { taskRelief } from './task-relief.ts'
import { taskShiftToGp } from './task-shift-to-gp.ts'
import { teamTracks } from './team-tracks.ts'
import { trainingEnvironment } from './training-environment.ts'
import { tutorCapacity } from './tutor-capacity.ts'
import { universityHospitalCap } from './university-hospital-cap.ts'
import { vurDistributionKey } from './vur-distribution-key.ts'
import { workTimePreference } from './work-time-preference.ts'

export { unitTexts } from './units.ts'
export { familyTexts } from './families.ts'

/** In the order a reader meets them: along the path of a doctor, then capacity, then drivers. */
const listed: readonly LeverDefinition[] = [
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
  gpFeeDifferentiation,
  relocationSupport,
  commuterSupport,
  recruitmentAndStartup,
  riskAndIncomeGuarantee,
  newCapacityClosure,
  capacityAllocationModel,
  emergencyCoverClinic,
  hospitalGpCap,
  universityHospitalCap,
  seniorSchemes,
  seniorsAsSupervisors,
  generationChange,
  multiDoctorPractice,
  clinicForms,
  partPracticeRules,
  listSizeLimits,
  specialistPractice,
  researchAndTechClinics,
  practiceStaff,
  taskRelief,
  socialPrescribing,
  healthHouseFund,
  premisesSupport,
  managementInformation,
  steeringPowers,
  coverageFund,
  retirementAge,
  needGrowth,
  taskShiftToGp,
  emergencyMedicineSubstitution,
  workTimePreference,
  regionalProjection,
]

/** All levers and drivers, each with its line of the cost ledger. */
export const levers: readonly LeverDefinition[] = listed.map((lever) => {
  const cost = leverCosts[lever.id]
  return cost ? { ...lever, cost } : lever
})

const byId = new Map(levers.map((lever) => [lever.id, lever]))

/** Adds a lever from outside; `extendModel` has checked it. */
export function addLever(lever: LeverDefinition): void {
  ;(levers as LeverDefinition[]).push(lever)
  byId.set(lever.id, lever)
}

/** A lever or driver by id; undefined when there is none. */
export function leverById(id: string): LeverDefinition | undefined {
  return byId.get(id)
}
