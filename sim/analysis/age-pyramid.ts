/** Specialists and trainees by age, sex and how they work: replicates run again and counted each December. Counting changes no number. */
import { createModel, type ModelRun } from '../model/replicate.ts'
import { STAGE } from '../model/stages/index.ts'
import { FORM, type World } from '../model/world.ts'

/** How a doctor of general practice works, from the practice outward. */
export const pyramidStatuses = ['shared', 'solo', 'employed', 'trainee', 'outside'] as const
/** One of the ways to work. */
export type PyramidStatus = (typeof pyramidStatuses)[number]

/** Youngest age of the first band; bands are five years wide and the last is open. */
export const pyramidFrom = 25
/** How many bands of age there are. */
export const pyramidBands = 11

/** Mean number of persons over replicates. */
export interface AgePyramid {
  readonly years: readonly number[]
  readonly replicates: number
  /** By year, status, sex (0 man, 1 woman) and band: `((year * statuses + status) * 2 + sex) * bands + band`. */
  readonly counts: Float64Array
}

/** Counts the replicates given by index. Takes about as long as running them. */
export function agePyramid(run: ModelRun, replicates: readonly number[]): AgePyramid {
  const years: number[] = []
  for (let month = run.from; month <= run.to; month++) if (month % 12 === 11) years.push(Math.floor(month / 12))
  const counts = new Float64Array(years.length * pyramidStatuses.length * 2 * pyramidBands)
  const model = createModel(run)
  for (const index of replicates) {
    model.begin(index)
    for (let month = run.from; month <= run.to; month++) {
      model.step(month)
      if (month % 12 === 11) count(model.world, years.indexOf(Math.floor(month / 12)), counts)
    }
  }
  for (let i = 0; i < counts.length; i++) counts[i]! /= Math.max(1, replicates.length)
  return { years, replicates: replicates.length, counts }
}

function count({ people, month }: World, year: number, counts: Float64Array): void {
  for (let i = 0; i < people.size; i++) {
    const status = statusOf(people.stage[i]!, people.form[i]!)
    if (status < 0) continue
    const age = Math.floor((month + 1 - people.birth[i]!) / 12)
    const band = Math.min(pyramidBands - 1, Math.max(0, Math.floor((age - pyramidFrom) / 5)))
    counts[((year * pyramidStatuses.length + status) * 2 + people.sex[i]!) * pyramidBands + band]! += 1
  }
}

function statusOf(stage: number, form: number): number {
  if (form === FORM.shared) return 0
  if (form === FORM.solo) return 1
  if (form === FORM.employed || form === FORM.locum || form === FORM.clinic) return 2
  if (stage === STAGE.hu) return 3
  return form === FORM.coveredHospital || form === FORM.otherHospital || form === FORM.otherSector ? 4 : -1
}
