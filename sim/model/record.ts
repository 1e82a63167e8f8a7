/** Writes the month's numbers where the layout wants them. */
import type { Layout } from '../core/recorder.ts'
import { indicators } from './indicators/index.ts'
import { FLOW, FLOWS, FORM, REGION_FLOWS, type World } from './world.ts'

const REGION_YEARS = REGION_FLOWS.indexOf('ownerYears')

/** One block to fill, with the function that measures it. */
export interface RecordStep {
  readonly offset: number
  readonly cells: number
  readonly firstMonth: number
  readonly monthsPerStep: number
  readonly measure: (w: World, out: Float32Array, offset: number) => void
}

/** Blocks to fill each month, and those of December. Apart, because looking at five hundred yearly ones every month costs more than filling the monthly. */
export interface RecordSteps {
  readonly monthly: readonly RecordStep[]
  readonly yearly: readonly RecordStep[]
}

/**
 * Pairs each block of a layout with its measurer.
 * @throws Error when a block has none.
 */
export function recordSteps(layout: Layout): RecordSteps {
  const steps = layout.blocks.map((block): RecordStep => {
    const measure = indicators.find((i) => i.id === block.indicator)?.measure[`${block.component}/${block.level}`]
    if (!measure) throw new Error(`indicator ${block.indicator}: expected a measurer for ${block.component}/${block.level}, got none. Add it to the indicator.`)
    return { offset: block.offset, cells: block.cells, firstMonth: block.firstMonth, monthsPerStep: block.monthsPerStep, measure }
  })
  return { monthly: steps.filter(({ monthsPerStep }) => monthsPerStep === 1), yearly: steps.filter(({ monthsPerStep }) => monthsPerStep !== 1) }
}

/** Monthly blocks each month, yearly ones in December; then the year's flows begin anew. */
export function recordMonth(w: World, month: number): void {
  w.flows[FLOW.ownerYears]! += w.ownersNow() / 12
  const regions = w.input.regionCount
  for (let r = 0; r < regions; r++)
    w.flows[FLOWS.length + r * REGION_FLOWS.length + REGION_YEARS]! += (w.formRegion[FORM.solo * regions + r]! + w.formRegion[FORM.shared * regions + r]!) / 12
  const december = month % 12 === 11
  for (const step of w.record.monthly) step.measure(w, w.buffer, step.offset + (month - step.firstMonth) * step.cells)
  if (december) {
    for (const step of w.record.yearly) step.measure(w, w.buffer, step.offset + ((month - step.firstMonth) / step.monthsPerStep) * step.cells)
    w.flows.fill(0)
    w.moves.fill(0)
    w.placeFlows.fill(0)
    w.clusterFlows.fill(0)
    w.intake.fill(0)
    w.projected.fill(0)
  }
}
