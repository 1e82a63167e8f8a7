import { useEffect } from 'preact/hooks'
import { charts } from '../charts/index.ts'
import { measureWhenReady, rememberExperiment } from '../state/experiment-draft.ts'
import { followExperiments } from '../state/experiment-runs.ts'
import { attributionWaiting, leversView, sharesAsked } from '../state/factors.ts'
import { followGoal } from '../state/goal-seek.ts'
import { engine } from '../state/simulation.ts'
import { changed, words } from '../state/store.ts'
import { ExperimentBuilder } from '../ui/experiment-builder.tsx'
import { Command, ExperimentQueue, ExperimentSize } from '../ui/experiment-queue.tsx'
import { ExperimentResultsPart } from '../ui/experiment-results.tsx'
import { Figure } from '../ui/figure.tsx'
import { GoalSeek } from '../ui/goal-seek.tsx'
import { Notices } from '../ui/notices.tsx'
import { PageHeading } from '../ui/page-heading.tsx'

/** Many runs by a design: built, run, kept and looked at in this browser. */
export function Experiments() {
  const { messages } = words.value
  const say = messages.experiments
  useEffect(() => {
    followExperiments()
    followGoal()
    const stops = [rememberExperiment(), measureWhenReady()]
    return () => {
      sharesAsked.value = false
      stops.forEach((stop) => stop())
    }
  }, [])
  return (
    <main class="experiments-page">
      <PageHeading text={say.heading}>
        <p>{say.lead}</p>
        <p class="only-small">{say.phone}</p>
      </PageHeading>
      <Notices />
      {!engine.value && <p>{say.loading}</p>}
      <div class="build">
        <ExperimentBuilder />
        <ExperimentSize />
      </div>
      <ExperimentQueue />
      <ExperimentResultsPart />
      <GoalSeek />
      <Beyond />
    </main>
  )
}

/** What levers of the reader's own choices have done. */
function Beyond() {
  const { messages } = words.value
  const say = messages.experiments.beyond
  const view = sharesAsked.value && changed.value ? leversView() : undefined
  return (
    <section class="beyond" aria-labelledby="beyond-heading">
      <h3 id="beyond-heading">{say.heading}</h3>
      <div class="pair">
        <div>
          <p>{changed.value ? say.attribution : say.attributionNone}</p>
          {changed.value && !sharesAsked.value && (
            <p class="buttons">
              <button type="button" class="button edge" onClick={() => (sharesAsked.value = true)}>{say.attributionGo}</button>
            </p>
          )}
          {sharesAsked.value && changed.value && !view && <p role="status">{attributionWaiting()}</p>}
          {view && view.steps.length > 0 && <Figure chart={charts.waterfall} view={view} heading={<h4>{view.heading}</h4>} title={view.heading} source={messages.waterfall.leverSource} />}
          <p class="help">{say.attributionCommand}</p>
          <Command text="npx laegeveje attribution reform-as-agreed --out results/attribution" />
        </div>
      </div>
    </section>
  )
}
