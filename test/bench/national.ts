import { loadRun, openHouse } from '../../sim/cli/load.ts'
import { createModel, type ModelRun } from '../../sim/model/replicate.ts'
import { type Bench, medianTime } from './bench.ts'
import { timeCareersLite } from './careers-lite-time.ts'

/** One national replicate, January 2025 to December 2045 with all indicators, beside six times careers-lite in the same run. */
export const national: Bench = {
  name: 'national',
  async measure() {
    const { compiled } = await loadRun('baseline', { replicates: 1 }, await openHouse())
    const model = createModel(compiled as unknown as ModelRun)
    let index = 0
    const ms = medianTime(() => model.run(index++), { runs: 15 })
    const lite = timeCareersLite(45_000).ms
    return [
      { what: 'one national replicate, 2025-2045, all indicators', value: ms, unit: 'ms', reference: 'six times careers-lite', referenceValue: 6 * lite },
      { what: 'one national replicate, times careers-lite', value: ms / lite, unit: 'times', reference: 'aim 6', limit: 6 },
    ]
  },
}
