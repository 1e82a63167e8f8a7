/** How sure the answer is: its band, where the band comes from, and how many simulations a wanted precision takes. */
import { computed } from '@preact/signals'
import { precisionOf, replicatesFor } from '../../sim/index.ts'
import { answering } from './provenance.ts'
import { shipped } from './shipped.ts'
import { changed, targetMeasure } from './store.ts'
import { nationalValues, targetRef } from './summary.ts'
import { bandsFor, goal } from './views.ts'

/** Half width that the middle should be known to, in doctors. */
export const wantedHalfWidth = 15
/** Most simulations that are offered. */
export const mostReplicates = 1000

export interface Certainty {
  /** Half the 90 % band, as a share of the middle. */
  readonly width?: number
  /** 95 % half width of the middle, in doctors, the simulations behind it, and those that the wanted precision takes; absent while there are too few. */
  readonly middle?: { readonly halfWidth: number; readonly replicates: number; readonly needed: number }
  /** Shares of the baseline's variance. */
  readonly split?: { readonly chance: number; readonly sourced: number; readonly assumed: number }
}

export const certainty = computed((): Certainty => {
  const run = answering()
  const measure = targetMeasure.value
  const split = shipped.value?.spread?.[measure]
  if (!run || run.finished < 16) {
    const bands = shipped.value?.target[measure]
    const at = shipped.value?.months.indexOf(goal.month) ?? -1
    return { split, ...(bands && at >= 0 && !run && !changed.value ? { width: (bands.high90[at]! - bands.low90[at]!) / 2 / bands.median[at]! } : {}) }
  }
  const precision = precisionOf(nationalValues(run, targetRef(measure), goal.month))
  const bands = bandsFor(run, measure)
  const at = Array.from(bands.months).indexOf(goal.month)
  return {
    split,
    width: (bands.high90[at]! - bands.low90[at]!) / 2 / bands.median[at]!,
    ...(run.settled && Number.isFinite(precision.halfWidth) ? { middle: { halfWidth: precision.halfWidth, replicates: precision.replicates, needed: replicatesFor(precision, wantedHalfWidth) } } : {}),
  }
})
