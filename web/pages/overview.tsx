import { charts } from '../charts/index.ts'
import { progress } from '../state/simulation.ts'
import { words } from '../state/store.ts'
import { trajectoryView } from '../state/views.ts'
import { Answer } from '../ui/answer.tsx'
import { Colophon } from '../ui/colophon.tsx'
import { Figure } from '../ui/figure.tsx'
import { HelpDialog } from '../ui/help-dialog.tsx'
import { Levers } from '../ui/levers.tsx'
import { MapFigure } from '../ui/map-figure.tsx'
import { Masthead } from '../ui/masthead.tsx'
import { Live, Notices, Toast } from '../ui/notices.tsx'
import { Strip } from '../ui/strip.tsx'

/** The one page: the answer, its two figures, and the levers that change it. */
export function Overview() {
  const { messages } = words.value
  const view = trajectoryView.value
  return (
    <div class="page">
      <a class="skip" href="#figures" onClick={(event) => jump(event, 'figures')}>
        {messages.skipToFigures}
      </a>
      <a class="skip" href="#levers" onClick={(event) => jump(event, 'levers')}>
        {messages.skipToLevers}
      </a>
      <Masthead />
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
        </div>
      </main>
      <Colophon />
      <HelpDialog />
      <Toast />
      <Live />
    </div>
  )
}

/** A jump within the page must not take the place of what the hash shares. */
function jump(event: Event, id: string): void {
  event.preventDefault()
  document.getElementById(id)?.focus()
}
