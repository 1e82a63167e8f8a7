/** The indicators, in the order readers meet them; and the layout of what a replicate records. */
import { layoutOf, type BlockSpec, type Layout } from '../../core/recorder.ts'
import type { Pack } from '../pack/index.ts'
import { gpDoctors } from './gp-doctors.ts'
import { gpCoverageNeed } from './gp-coverage-need.ts'
import { coverageInequality } from './coverage-inequality.ts'
import { areasUnderThreshold } from './areas-under-threshold.ts'
import { tracksOutsideCities } from './tracks-outside-cities.ts'
import { huFillRate } from './hu-fill-rate.ts'
import { introFillRate } from './intro-fill-rate.ts'
import { hiddenLocalGap } from './hidden-local-gap.ts'
import { settlementRate } from './settlement-rate.ts'
import { trainingPipeline } from './training-pipeline.ts'
import { studySiteRetention } from './study-site-retention.ts'
import { stageRetention } from './stage-retention.ts'
import { trainingCapacityUse } from './training-capacity-use.ts'
import { introToHuContinuation } from './intro-to-hu-continuation.ts'
import { timeToSpecialist } from './time-to-specialist.ts'
import { studentsByCampus } from './students-by-campus.ts'
import { specialistsByType } from './specialists-by-type.ts'
import { specialistSupplyBalance } from './specialist-supply-balance.ts'
import { colleagueDensity } from './colleague-density.ts'
import { hospitalGpStock } from './hospital-gp-stock.ts'
import { gpAgeProfile } from './gp-age-profile.ts'
import { exitAge } from './exit-age.ts'
import { closuresWithoutTakeover } from './closures-without-takeover.ts'
import { vacantCapacities } from './vacant-capacities.ts'
import { newCapacityLocation } from './new-capacity-location.ts'
import { unlistedPatients } from './unlisted-patients.ts'
import { openPracticesShare } from './open-practices-share.ts'
import { patientsPerDoctor } from './patients-per-doctor.ts'
import { gpWorkload } from './gp-workload.ts'
import { staffPerDoctor } from './staff-per-doctor.ts'
import { soloShare } from './solo-share.ts'
import { multiDoctorShare } from './multi-doctor-share.ts'
import { clinicFormMix } from './clinic-form-mix.ts'
import { travelToGp } from './travel-to-gp.ts'
import { leverCost } from './lever-cost.ts'
import { careerSteps } from './career-flows.ts'
import type { ModelIndicator } from './indicator.ts'

export type { ModelIndicator } from './indicator.ts'

/** All indicators. */
export const indicators: readonly ModelIndicator[] = [
  gpDoctors,
  gpCoverageNeed,
  coverageInequality,
  areasUnderThreshold,
  tracksOutsideCities,
  huFillRate,
  introFillRate,
  hiddenLocalGap,
  settlementRate,
  trainingPipeline,
  studySiteRetention,
  stageRetention,
  trainingCapacityUse,
  introToHuContinuation,
  timeToSpecialist,
  studentsByCampus,
  specialistsByType,
  specialistSupplyBalance,
  colleagueDensity,
  hospitalGpStock,
  gpAgeProfile,
  exitAge,
  closuresWithoutTakeover,
  vacantCapacities,
  newCapacityLocation,
  unlistedPatients,
  openPracticesShare,
  patientsPerDoctor,
  gpWorkload,
  staffPerDoctor,
  soloShare,
  multiDoctorShare,
  clinicFormMix,
  travelToGp,
  careerSteps,
  leverCost,
]

/** An indicator by id. */
export function indicatorById(id: string): ModelIndicator | undefined {
  return indicators.find((indicator) => indicator.id === id)
}

/** Adds an indicator from outside; `extendModel` has checked it. */
export function addIndicator(indicator: ModelIndicator): void {
  ;(indicators as ModelIndicator[]).push(indicator)
}

/** Blocks of all indicators for a period and pack. */
export function layoutFor(from: number, to: number, pack: Pack): Layout {
  const cells = { nation: 1, region: pack.regionIds.length, 'training-region': pack.trainingRegions.length, cluster: pack.clusters.length, place: pack.places.length, hospital: pack.hospitals.length, site: pack.sites.length }
  const specs: BlockSpec[] = indicators.flatMap((indicator) => indicator.blocks.map((block) => ({ ...block, indicator: indicator.id, cells: cells[block.level] })))
  return layoutOf(specs, from, to)
}
