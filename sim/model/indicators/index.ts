/** The indicators, in the order readers meet them; and the layout of what a replicate records. */
import { layoutOf, type BlockSpec, type Layout } from '../../core/recorder.ts'
import type { Pack } from '../pack/index.ts'
import { gpDoctors } from './gp-doctors.ts'
import { huPosts } from './hu-posts.ts'
import { coverage } from './coverage.ts'
import { exits } from './exits.ts'
import { vacancies } from './vacancies.ts'
import { settling } from './settling.ts'
import { pipeline } from './pipeline.ts'
import { studentsByCampus } from './students-by-campus.ts'
import { hospitalGps } from './hospital-gps.ts'
import { workload } from './workload.ts'
import { clinicForms } from './clinic-forms.ts'
import { ageProfile } from './age-profile.ts'
import type { ModelIndicator } from './indicator.ts'

export type { ModelIndicator } from './indicator.ts'

/** All indicators. */
export const indicators: readonly ModelIndicator[] = [gpDoctors, huPosts, coverage, exits, vacancies, settling, pipeline, studentsByCampus, hospitalGps, workload, clinicForms, ageProfile]

/** An indicator by id. */
export function indicatorById(id: string): ModelIndicator | undefined {
  return indicators.find((indicator) => indicator.id === id)
}

/** Blocks of all indicators for a period and pack. */
export function layoutFor(from: number, to: number, pack: Pack): Layout {
  const cells = { nation: 1, region: pack.regionIds.length, place: pack.places.length, hospital: pack.hospitals.length, site: pack.sites.length }
  const specs: BlockSpec[] = indicators.flatMap((indicator) => indicator.blocks.map((block) => ({ ...block, indicator: indicator.id, cells: cells[block.level] })))
  return layoutOf(specs, from, to)
}
