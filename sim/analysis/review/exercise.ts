/** An exercise: one simulated future taken for reality, so that a review can be tried before there is anything to review. Marked as what it is. */
import { nationOf } from './review.ts'
import type { ReviewRun } from './judge.ts'
import type { IndicatorList } from './indicator-list.ts'
import { reviewMonth } from './indicator-list.ts'
import { measureByKey } from './observations.ts'
import type { Observation } from './observations.ts'
import { outcomesOf } from './outcomes.ts'
import type { Pack } from '../../model/pack/index.ts'

/**
 * Figures of the fixed indicators, year by year up to the review, as one replicate has them. `at` counts finished replicates of the run; take one that the
 * forecast does not hold, or it foresees itself.
 */
export function exerciseObservations(list: IndicatorList, run: ReviewRun, at: number, pack: Pack, source: string): readonly Observation[] {
  const area = nationOf(pack)
  const last = Math.floor(reviewMonth(list) / 12)
  const first = Math.floor((run.compiled.layout.from + 11) / 12)
  const years = Array.from({ length: last - first + 1 }, (_, k) => first + k)
  return list.items
    .filter(({ worstQuarter }) => !worstQuarter)
    .flatMap(({ indicator, measure }) =>
      years.flatMap((year): Observation[] => {
        const values = outcomesOf({ indicator, measure, area }, year * 12 + 11, run.buffers, run.compiled.layout)
        const value = typeof values === 'string' ? NaN : values[at]!
        if (!Number.isFinite(value)) return []
        const scale = Number(`1e${measureByKey(`${indicator}/${measure}`)?.measure.decimals ?? 0}`)
        return [{ line: 0, indicator, measure, area, month: year * 12 + 11, value: Math.round(value * scale) / scale, definition: '', source, grade: 'A', use: 'judge' }]
      }),
    )
}
