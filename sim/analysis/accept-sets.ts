/**
 * Which parameter sets agree with what was observed: sets drawn from the ranges of all assumptions graded B or C, run once from January 2013, and kept
 * if they meet every limit. A plain rejection, not yet a calibration; it keeps the default band from holding sets that the past refutes.
 */
import { compileTimeline } from '../core/parameters.ts'
import { findBlock } from '../core/recorder.ts'
import { layoutFor } from '../model/indicators/index.ts'
import type { Pack } from '../model/pack/index.ts'
import { parameterSpecs } from '../model/parameters.ts'
import { prepareInput } from '../model/prepare.ts'
import { createModel } from '../model/replicate.ts'

/** Limits on one run from 2013: relative errors of owners, differences in percentage points, root mean square error of fills. */
export const limits = { owners2019: 0.03, owners2022: 0.035, over60: 3, over65: 2.5, fills: 32 }

/** Numbers of the sets between `first` and `last` (exclusive) that meet the limits. */
export function acceptSets(pack: Pack, first: number, last: number, onSet?: (set: number, accepted: boolean) => void): number[] {
  const from = 2013 * 12
  const to = 2022 * 12 + 11
  const layout = layoutFor(from, to, pack)
  const timeline = compileTimeline(parameterSpecs(pack, {}), [], from, to)
  const input = prepareInput(pack, from)
  const owners = pack.series('owners')!
  const filled = pack.series('hu-filled')!
  const accepted: number[] = []
  const parameterSets = [0]
  const model = createModel({ seed: 'accepted sets', from, to, chanceOnly: false, timeline, input, layout, parameterSets, scenario: { assumptions: {} } })
  for (let set = first; set < last; set++) {
    parameterSets[0] = set
    const buffer = model.run(0)
    const at = (component: string, month: number) => {
      const block = findBlock(layout, component, 'nation')!
      return buffer[block.offset + (month - block.firstMonth) / block.monthsPerStep]!
    }
    const error = (year: number) => Math.abs(at('owners', year * 12 - 1) / owners.at(year) - 1)
    const share = (component: string, year: number) => (100 * at(component, year * 12 - 1)) / at('age-owners', year * 12 - 1)
    let squares = 0
    for (let year = 2013; year <= 2020; year++) squares += (at('hu-filled', year * 12 + 11) - filled.at(year)) * (at('hu-filled', year * 12 + 11) - filled.at(year))
    const keep =
      error(2019) < limits.owners2019 &&
      error(2022) < limits.owners2022 &&
      Math.abs(share('age-60plus', 2019) - 24.9) < limits.over60 &&
      Math.abs(share('age-65plus', 2019) - 10.1) < limits.over65 &&
      Math.sqrt(squares / 8) < limits.fills
    if (keep) accepted.push(set)
    onSet?.(set, keep)
  }
  return accepted
}
