/** Ranges in which any baseline stays that one recognises as Denmark, with the figures of the baseline now. The table in sim/VALIDATION.md. */
import { compileTimeline } from '../core/parameters.ts'
import { indicators, layoutFor } from '../model/indicators/index.ts'
import type { Pack } from '../model/pack/index.ts'
import { parameterSpecs } from '../model/parameters.ts'
import { prepareInput } from '../model/prepare.ts'
import { createModel } from '../model/replicate.ts'
import { valueOf } from '../run/aggregate.ts'

/** A measure of an indicator with the range it must keep to from one year to another. */
export interface SanityRange {
  readonly what: string
  readonly indicator: string
  readonly measure: string
  readonly from: number
  readonly to: number
  readonly low: number
  readonly high: number
}

const range = (what: string, indicator: string, measure: string, from: number, to: number, low: number, high: number): SanityRange => ({ what, indicator, measure, from, to, low, high })

/** The ranges; they hold for the mean of eight replicates under any seed. */
export const sanityRanges: readonly SanityRange[] = [
  range('owner exits, % a year', 'exit-age', 'exit-rate', 2025, 2025, 4.2, 5.2),
  range('owner exits, % a year', 'exit-age', 'exit-rate', 2035, 2035, 2.6, 4),
  range('HU posts filled', 'hu-fill-rate', 'hu-filled', 2026, 2026, 260, 320),
  range('HU posts filled', 'hu-fill-rate', 'hu-filled', 2035, 2035, 300, 400),
  range('new specialists', 'training-pipeline', 'specialists', 2025, 2028, 240, 270),
  range('doctors in HU', 'training-pipeline', 'hu-stock', 2025, 2045, 1250, 1700),
  range('KBU starts', 'training-pipeline', 'kbu-starts', 2026, 2045, 1300, 1600),
  range('load', 'gp-workload', 'load', 2025, 2035, 0.9, 1.2),
  range('dissatisfied owners, %', 'gp-workload', 'dissatisfied', 2025, 2035, 18, 30),
  range('owners who move', 'exit-age', 'relocations', 2025, 2045, 50, 110),
  range('specialists outside practice', 'hospital-gp-stock', 'outside-persons', 2035, 2035, 0, 1300),
  range('all specialists', 'gp-doctors', 'all-persons-without', 2035, 2035, 4500, 5300),
  range('owners', 'gp-doctors', 'owners-persons-without', 2035, 2035, 3850, 4450),
]

/** Lowest and highest yearly mean of each range's measure in the baseline, as a table. */
export function sanityTable(pack: Pack, replicates: number): string {
  const from = 2025 * 12
  const to = 2045 * 12 + 11
  const layout = layoutFor(from, to, pack)
  const timeline = compileTimeline(parameterSpecs(pack, {}), [], from, to)
  const model = createModel({ seed: 'sanity', from, to, chanceOnly: true, timeline, input: prepareInput(pack, from), layout, scenario: { assumptions: {} } })
  const buffers = Array.from({ length: replicates }, (_, index) => model.run(index))
  const rows = sanityRanges.map((r) => {
    const measure = indicators.find((i) => i.id === r.indicator)?.measures.find((m) => m.id === r.measure)
    if (!measure) throw new Error(`sanity: expected a measure ${r.measure} of ${r.indicator}, got none. Correct the list of ranges.`)
    const means: number[] = []
    for (let year = r.from; year <= r.to; year++) means.push(buffers.reduce((sum, buffer) => sum + valueOf(buffer, layout, measure, 'nation', 0, year * 12 + 11, r.indicator), 0) / replicates)
    const figure = (value: number) => value.toFixed(r.high < 10 ? 2 : r.high <= 100 ? 1 : 0)
    const found = r.from === r.to ? figure(means[0]!) : `${figure(Math.min(...means))} to ${figure(Math.max(...means))}`
    const keeps = means.every((value) => value >= r.low && value <= r.high)
    return `| ${r.what} | ${r.from === r.to ? r.from : `${r.from}-${r.to}`} | ${r.low} to ${r.high} | ${found} | ${keeps ? 'yes' : '**no**'} |`
  })
  return ['| Figure | Years | Range | Baseline | Within |', '|---|---|---|---|---|', ...rows].join('\n')
}
