import { charts } from '../charts/index.ts'
import { places } from '../state/areas.ts'
import { choose } from '../state/history.ts'
import { filters, life, lifeView } from '../state/life.ts'
import { replicatesOf } from '../state/simulation.ts'
import { knownSteps, stepNames } from '../state/stage-flow.ts'
import { draft, question, words } from '../state/store.ts'
import type { LifeQuestion } from '../state/store.ts'
import { Figure } from '../ui/figure.tsx'
import { Notices } from '../ui/notices.tsx'
import { PageHeading } from '../ui/page-heading.tsx'

/** One doctor's life, and the same doctor's under the baseline. */
export function Life() {
  const { messages, format } = words.value
  const say = messages.lives
  const view = lifeView.value
  const state = life.value
  const replicates = replicatesOf(draft.value)
  return (
    <main class="life">
      <PageHeading text={say.heading}>
        <p>{say.lead}</p>
      </PageHeading>
      <Notices />
      <Question />
      <p class="notice" data-testid="synthetic">
        {say.notice(format.number(question.value.replicate + 1), format.number(replicates))} {state.kind === 'told' && <code>{state.lives.person}</code>}
      </p>
      <div role="status">
        {state.kind === 'waiting' && <p>{say.waiting}</p>}
        {state.kind === 'nobody' && <p>{say.nobody}</p>}
        {state.kind === 'failed' && <p>{messages.figures.failed(state.message)}</p>}
      </div>
      {view && (
        <>
          {/* Two lanes take the room of two; below them is the key, which a narrow page breaks into more lines. */}
          <div style={{ '--lanes': `${144 + 122 * view.lanes.length}px` }}>
            <Figure chart={charts.lifeLine} view={view} heading={<h3>{view.lanes.map(({ name }) => name).join(' / ')}</h3>} title={view.heading} source={say.source} />
          </div>
          <Events />
        </>
      )}
    </main>
  )
}

function Question() {
  const { messages, format } = words.value
  const say = messages.lives
  const asked = question.value
  const set = (part: Partial<LifeQuestion>): void => {
    choose({ question: { ...asked, person: undefined, ...part } })
  }
  const replicates = replicatesOf(draft.value)
  const [step, stepYear] = asked.step?.split('@') ?? []
  const take = (id: string, year: number | undefined): void => set({ step: id ? `${id}${year ? `@${year}` : ''}` : undefined })
  const stepText = (id: string): string => {
    const names = stepNames(id)!
    return messages.flow.stepOf(messages.flow.stages[names[0]], messages.flow.stages[names[1]]).replaceAll('\u00ad', '')
  }
  return (
    <form class="question" onSubmit={(event) => event.preventDefault()}>
      <label>
        {messages.flow.stepLabel}
        <select value={step ?? ''} onChange={(event) => take(event.currentTarget.value, Number(stepYear) || asked.since)}>
          <option value="">{messages.flow.anyStep}</option>
          {knownSteps.map((id) => (
            <option key={id} value={id}>
              {stepText(id)}
            </option>
          ))}
        </select>
      </label>
      <label>
        {say.who}
        <select disabled={step !== undefined} value={asked.filter} onChange={(event) => set({ filter: event.currentTarget.value })}>
          {filters.map((filter) => (
            <option key={filter} value={filter}>
              {say.filters[filter]}
            </option>
          ))}
        </select>
      </label>
      <label>
        {say.place}
        <select value={asked.place} onChange={(event) => set({ place: event.currentTarget.value })}>
          <option value="">{say.anyPlace}</option>
          {[...places.value]
            .sort((a, b) => format.compare(a.name, b.name))
            .map(({ code, name }) => (
              <option key={code} value={name}>
                {name}
              </option>
            ))}
        </select>
      </label>
      <label>
        {step === undefined ? say.since : messages.flow.stepYear}
        <input class="field" type="number" min={2025} max={2045} value={step === undefined ? (asked.since ?? '') : (stepYear ?? '')} onChange={(event) => { const year = Number(event.currentTarget.value) || undefined; if (step === undefined) set({ since: year }); else take(step, year) }} />
      </label>
      <label class="check">
        <input type="checkbox" disabled={step !== undefined} checked={asked.whole} onChange={(event) => set({ whole: event.currentTarget.checked })} /> {say.entry}
      </label>
      <label>
        {say.replicate}
        <input class="field" type="number" min={1} max={replicates} value={asked.replicate + 1} onChange={(event) => set({ replicate: Math.min(replicates, Math.max(1, Math.round(Number(event.currentTarget.value) || 1))) - 1 })} />
      </label>
      <button type="button" class="button edge" onClick={() => set({ replicate: Math.floor(Math.random() * replicates) })}>
        {say.dice}
      </button>
    </form>
  )
}

/** Both lives as dated sentences, month by month, with a line where they part. */
function Events() {
  const { messages, format } = words.value
  const view = lifeView.value!
  const say = messages.lives
  const months = [...new Set(view.lanes.flatMap(({ events }) => events.map(({ month }) => month)))].sort((a, b) => a - b)
  return (
    <section class="events-list">
      <h3>{say.events}</h3>
      <div class="scroll" tabIndex={0} role="region" aria-label={say.events}>
        <table>
          <thead>
            <tr>
              <th scope="col">{messages.life.when}</th>
              {view.lanes.map(({ id, name }) => (
                <th scope="col" key={id}>
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {months.map((month) => (
              <tr key={month} class={view.parting === month ? 'parting-row' : undefined}>
                <th scope="row">{format.month(month)}</th>
                {view.lanes.map(({ id, events }) => (
                  <td key={id}>
                    {events
                      .filter((event) => event.month === month)
                      .map(({ text }) => text)
                      .join(' ')}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}
