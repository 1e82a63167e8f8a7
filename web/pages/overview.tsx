import { charts } from '../charts/index.ts'
import { progress } from '../state/simulation.ts'
import { words } from '../state/store.ts'
import { trajectoryView } from '../state/views.ts'
import { Answer } from '../ui/answer.tsx'
import { Assumptions } from '../ui/assumptions.tsx'
import { Figure } from '../ui/figure.tsx'
import { Levers } from '../ui/levers.tsx'
import { MapFigure } from '../ui/map-figure.tsx'
import { Notices } from '../ui/notices.tsx'
import { Strip } from '../ui/strip.tsx'

/** The answer, its two figures, and the levers and assumptions that change it. */
export function Overview() {
  const { messages } = words.value
  const view = trajectoryView.value
  return (
    <main class="desk">
      <div class="sheet">
        <Answer />
        <Notices />
        <section class="figures" id="figures" aria-label={messages.tools.figure} tabIndex={-1}>
          {view ? <Figure chart={charts.trajectory} view={view} heading={<h2>{view.heading}</h2>} source={`${messages.trajectory.source} ${messages.trajectory.axis}`} preliminary={!progress.value.settled} /> : <figure class="figure" />}
          <MapFigure />
        </section>
      </div>
      <div>
        <Strip />
        <Levers />
        <Assumptions />
      </div>
    </main>
  )
}
