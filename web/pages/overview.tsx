import { words } from '../state/store.ts'
import { Answer } from '../ui/answer.tsx'
import { Assumptions } from '../ui/assumptions.tsx'
import { Cost } from '../ui/cost.tsx'
import { FigureSlot } from '../ui/figure-slot.tsx'
import { Levers } from '../ui/levers.tsx'
import { MapFigure } from '../ui/map-figure.tsx'
import { Notices } from '../ui/notices.tsx'
import { Strip } from '../ui/strip.tsx'

/** The answer, its two figures, and the levers and assumptions that change it. */
export function Overview() {
  const { messages } = words.value
  return (
    <main class="desk">
      <div class="sheet">
        <Answer />
        <Notices />
        <section class="figures" id="figures" aria-label={messages.tools.figure} tabIndex={-1}>
          <FigureSlot />
          <MapFigure />
        </section>
        <Cost />
      </div>
      <div>
        <Strip />
        <Levers />
        <Assumptions />
      </div>
    </main>
  )
}
