/** How much an experiment is before it is started, and the queue of this browser. */
import { signal } from '@preact/signals'
import { experimentText, experiment, parsed, size, timeText } from '../state/experiment-draft.ts'
import { continueExperiment, extentOf, keeps, pauseExperiment, records, removeExperiment, secondsPerMonth, shownId, startExperiment, watch, workerProblem, workers } from '../state/experiment-runs.ts'
import type { ExperimentRecord } from '../state/experiment-store.ts'
import { save } from '../state/exports.ts'
import { language, toast, words } from '../state/store.ts'

/** Longer than this is for another machine. */
const long = 2 * 3600
const mostProblems = 6

export function ExperimentSize() {
  const { messages, format } = words.value
  const say = messages.experiments.size
  const made = parsed.value
  const now = size.value
  const bad = made && !made.result.ok ? made.result.problems : []
  const processors = say.workers(format.number(workers.value))
  return (
    <section class="size" aria-labelledby="size-heading">
      <h3 id="size-heading">{say.heading}</h3>
      <div aria-live="polite">
        {now && (
          <>
            <p class="finding" data-testid="size">{say.runs(format.number(now.points), format.number(now.replicates), format.number(now.runs))}</p>
            <p data-testid="estimate" data-measured={now.measured}>{now.measured ? say.time(timeText(now.seconds), processors) : (secondsPerMonth.value === undefined && made?.result.ok ? say.guess : say.guessed)(timeText(now.seconds))}</p>
            {now.seconds > long && <p class="help">{say.long}</p>}
          </>
        )}
        {bad.length > 0 && (
          <div class="notice" data-testid="problems">
            <p>{say.problems}</p>
            <ul class="plain">{bad.slice(0, mostProblems).map((problem) => <li key={problem.message}>{problem.text[language.value]}</li>)}</ul>
            {bad.length > mostProblems && <p>{say.more(format.number(bad.length - mostProblems))}</p>}
          </div>
        )}
      </div>
      <p class="buttons">
        <button type="button" class="button edge strong" data-testid="start" disabled={!made?.result.ok} onClick={() => startExperiment(made!.document)}>{say.start}</button>
      </p>
      <h4>{say.headless}</h4>
      <p class="help">{say.headlessHelp}</p>
      <Command text={`npx laegeveje experiment ${experiment.value.id}.json --out results/${experiment.value.id}`} />
      <p class="buttons">
        <button type="button" class="button edge" onClick={() => save(`${experiment.value.id}.json`, new Blob([experimentText()], { type: 'application/json' }))}>{say.saveFile}</button>
      </p>
    </section>
  )
}

/** A command, to be copied. */
export function Command({ text }: { readonly text: string }) {
  const say = words.value.messages.experiments.size
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(text)
    toast.value = (m) => m.experiments.size.copied
  }
  return (
    <p class="command">
      <code>{text}</code>{' '}
      <button type="button" class="button quiet" onClick={() => void copy().catch(() => {})}>{say.copy}</button>
    </p>
  )
}

export function ExperimentQueue() {
  const { messages } = words.value
  const say = messages.experiments.queue
  const list = records.value
  return (
    <section class="queue" aria-labelledby="queue-heading">
      <h3 id="queue-heading">{say.heading}</h3>
      <p class={keeps.value ? 'help' : 'notice'}>{keeps.value ? say.kept : say.notKept}</p>
      {workerProblem.value && <p class="notice">{say.worker(workerProblem.value)}</p>}
      {list?.length === 0 && <p>{say.none}</p>}
      <ul>
        {list?.map((record, i) => <Item key={record.id} record={record} first={list.findIndex(({ state }) => state === 'queued') === i} />)}
      </ul>
    </section>
  )
}

/** Experiment whose deletion is being asked about. */
const asking = signal<string | undefined>(undefined)

function Item({ record, first }: { readonly record: ExperimentRecord; readonly first: boolean }) {
  const { messages, format } = words.value
  const say = messages.experiments.queue
  const { id, campaign, state, problem, failed = 0 } = record
  const { title, id: name } = (campaign.plan as { readonly experiment: { readonly id: string; readonly title?: { readonly da: string; readonly en: string } } }).experiment
  const { finished, wanted, secondsPerRun, elsewhere } = extentOf(record)
  const told = state !== 'queued' ? say.states[state] : !first ? say.states.waiting : elsewhere ? say.states.elsewhere : say.states.running
  const heading = title?.[language.value] ?? name
  return (
    <li class={shownId.value === id ? 'shown' : undefined} data-testid="experiment" data-state={state} data-finished={finished}>
      <button type="button" class="button quiet name" aria-pressed={shownId.value === id} onClick={() => watch(id)}>{heading}</button>
      <progress aria-label={heading} max={wanted} value={finished} />
      <span class="told">
        {say.progress(format.number(finished), format.number(wanted))} · {told}
        {state === 'queued' && secondsPerRun !== undefined && ` · ${say.left(timeText((wanted - finished) * secondsPerRun))}`}
      </span>
      <span class="buttons">
        {state === 'queued' && <button type="button" class="button edge" onClick={() => pauseExperiment(id)}>{say.pause}</button>}
        {(state === 'paused' || (state === 'stopped' && problem?.kind !== 'version')) && <button type="button" class="button edge" onClick={() => continueExperiment(id)}>{say.go}</button>}
        {asking.value === id ? (
          <>
            <span>{say.sure}</span>
            <button type="button" class="button edge" onClick={() => { asking.value = undefined; removeExperiment(id) }}>{say.yes}</button>
            <button type="button" class="button edge" onClick={() => (asking.value = undefined)}>{say.no}</button>
          </>
        ) : (
          <button type="button" class="button quiet" aria-label={`${state === 'queued' ? say.cancel : say.remove}: ${heading}`} onClick={() => (asking.value = id)}>{state === 'queued' ? say.cancel : say.remove}</button>
        )}
      </span>
      {problem && <p class="notice" role="alert">{problem.kind === 'quota' ? say.quota : say[problem.kind](problem.message)}</p>}
      {failed > 0 && <p class="help">{say.failed(format.number(failed))}</p>}
    </li>
  )
}
