/** Writes the month's numbers where the layout wants them. */
import type { Layout } from '../core/recorder.ts'
import { indicators } from './indicators/index.ts'
import { FLOW, FLOWS, FORM, REGION_FLOWS, type RecordStep, type World } from './world.ts'

const REGION_YEARS = REGION_FLOWS.indexOf('ownerYears')

/**
 * Pairs each block of a layout with its measurer.
 * @throws Error when a block has none.
 */
export function recordSteps(layout: Layout): readonly RecordStep[] {
  return layout.blocks.map((block) => {
    const measure = indicators.find((i) => i.id === block.indicator)?.measure[`${block.component}/${block.level}`]
    if (!measure) throw new Error(`indicator ${block.indicator}: expected a measurer for ${block.component}/${block.level}, got none. Add it to the indicator.`)
    return { offset: block.offset, cells: block.cells, firstMonth: block.firstMonth, monthsPerStep: block.monthsPerStep, measure }
  })
}

/** Monthly blocks each month, yearly ones in December; then the year's flows begin anew. */
export function recordMonth(w: World, month: number): void {
  w.flows[FLOW.ownerYears]! += w.ownersNow() / 12
  const regions = w.input.regionCount
  for (let r = 0; r < regions; r++)
    w.flows[FLOWS.length + r * REGION_FLOWS.length + REGION_YEARS]! += (w.formRegion[FORM.solo * regions + r]! + w.formRegion[FORM.shared * regions + r]!) / 12
  const december = month % 12 === 11
  for (const step of w.record) {
    if (step.monthsPerStep === 12 && !december) continue
    step.measure(w, w.buffer, step.offset + ((month - step.firstMonth) / step.monthsPerStep) * step.cells)
  }
  if (december) {
    w.flows.fill(0)
    w.moves.fill(0)
    w.placeFlows.fill(0)
    w.clusterFlows.fill(0)
    w.intake.fill(0)
    w.projected.fill(0)
  }
}
