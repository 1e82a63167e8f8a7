import { useEffect } from 'preact/hooks'
import { conclusionSentences, effectSentence, judgementSentence, latestThatWeigh, leadingSentence, powerSentence, reproducedSentence, sideEffectSentence, trustSentence, updateSentence } from '../../sim/index.ts'
import { charts } from '../charts/index.ts'
import { canSplit, corridor, corridorText, corridorView, councilsView, countText, command, current, drawMore, followReview, fresh, funnelChoices, funnelItem, funnelView, judgements, leading, leversView, observed, rememberObserved, reportWords, reviewYear, saveAppendix, saveObserved, saveTable, splitInputs, stopped, tableNames } from '../state/status.ts'
import { compiledPair, compileProblem, followStatusRuns, mostReplicates, registered, registeredProblem, runs, runsProblem, wanted } from '../state/status-runs.ts'
import { split, splitProblem, splitting, stopSplit } from '../state/status-split.ts'
import { language, words } from '../state/store.ts'
import { Figure } from '../ui/figure.tsx'
import { Notices } from '../ui/notices.tsx'
import { ObservedEntry } from '../ui/observed-entry.tsx'
import { PageHeading } from '../ui/page-heading.tsx'
import { EstimateTable, JudgementTable, LeadingTable, OutlookTable } from '../ui/review-tables.tsx'

/** What came against what was forecast before it came. */
export function Status() {
  const { messages } = words.value
  const say = messages.review
  useEffect(() => {
    const stops = [followStatusRuns(), followReview(), rememberObserved()]
    return () => stops.forEach((stop) => stop())
  }, [])
  const fixed = registered.value
  return (
    <main class="status-page">
      <PageHeading text={say.heading}>
        <p>{say.lead}</p>
        {fixed && (
          <p class="fixed" data-testid="fixed">
            {say.registered(fixed.list.fixed, fixed.list.fingerprint.slice(0, 16), `${fixed.reform.id} (${fixed.reform.fingerprint.slice(0, 16)})`)}
          </p>
        )}
        <Progress />
      </PageHeading>
      <Notices />
      {registeredProblem.value && <p class="notice">{say.broken(registeredProblem.value)}</p>}
      {compileProblem.value && <p class="notice">{compileProblem.value[language.value]}</p>}
      <Reproduced />
      {runsProblem.value && <p class="notice">{messages.figures.failed(runsProblem.value)}</p>}
      <div class="status-top">
        <ObservedEntry />
        <Answer />
      </div>
      <div class="pair">
        <Funnel />
        <CorridorFigure />
      </div>
      <JudgementTable />
      <section>
        <h3>{say.leading.heading}</h3>
        <p>{say.leading.lead}</p>
        <p>{leadingSentence(leading.value, reportWords.value)}</p>
        <LeadingTable />
      </section>
      {current.value && (
        <section>
          <h3>{say.outlook.heading}</h3>
          <OutlookTable />
        </section>
      )}
      <Reform />
      <Change />
      <Export />
    </main>
  )
}

/** Said only when today's program is another than the one that made the registration. */
function Reproduced() {
  const pair = compiledPair.value
  const fixed = registered.value
  if (!pair || !fixed || pair.reproduced.reform.kind !== 'other') return null
  return <p class="notice" data-testid="reproduced">{reproducedSentence(pair.reproduced.reform, fixed.reform.id, reportWords.value)}</p>
}

function Progress() {
  const { messages, format } = words.value
  const say = messages.review
  const now = runs.value
  if (!registered.value) return registeredProblem.value ? null : <p>{say.loading}</p>
  const finished = Math.min(now?.finished ?? 0, wanted.value)
  const settled = now?.settled === true && now.finished >= wanted.value && fresh.value
  return (
    <span class="chip" data-testid="status-runs" data-settled={settled} style={{ '--done': `${(100 * finished) / wanted.value}%` }}>
      {now?.settled && now.finished >= wanted.value ? say.settled(format.number(wanted.value)) : say.progress(format.number(finished), format.number(wanted.value))}
    </span>
  )
}

/** The findings in sentences, the ones that matter first. */
function Answer() {
  const { messages, format } = words.value
  const say = messages.review
  const report = reportWords.value
  const made = current.value
  const list = judgements.value
  const update = made?.update
  const warned = update && (update.trust === 'unforeseen' || update.trust === 'thin')
  const running = runs.value && runs.value.finished < wanted.value
  return (
    <section class="findings" aria-labelledby="answer-heading">
      <h3 id="answer-heading">{say.answer}</h3>
      <div aria-live="polite">
        {list.length > 0 && (
          <>
            {latestThatWeigh(list).slice(0, 1).map((one) => (
              <p class="finding" key="first" data-testid="percentile">
                {judgementSentence(one, report)}
              </p>
            ))}
            <ul class="plain">
              {latestThatWeigh(list).slice(1).map((one) => (
                <li key={`${one.observation.indicator}/${one.observation.measure}`}>{judgementSentence(one, report)}</li>
              ))}
            </ul>
            <p>{countText.value}</p>
          </>
        )}
        {list.length === 0 && !update && <p class="finding">{corridorText.value}</p>}
        {update && (
          <p class="finding" data-testid="update">
            {updateSentence(update, report)}
          </p>
        )}
        {update && update.trust !== 'none' && (
          <p class={warned ? 'notice warning' : undefined} data-testid="trust">
            {warned && <strong>{say.warning}: </strong>}
            {trustSentence(update, report).replace(/^(Advarsel|Warning): /, '')}
          </p>
        )}
      </div>
      {warned && (
        <p class="buttons">
          {running && !stopped.value ? (
            <>
              {say.drawing(format.number(wanted.value))}{' '}
              <button type="button" class="button quiet" onClick={() => (stopped.value = true)}>{say.stop}</button>
            </>
          ) : wanted.value < mostReplicates ? (
            <button type="button" class="button edge" onClick={() => { stopped.value = false; drawMore() }}>{say.drawMore}</button>
          ) : (
            say.atLimit(format.number(mostReplicates))
          )}
        </p>
      )}
    </section>
  )
}

function Funnel() {
  const { messages } = words.value
  const say = messages.review.funnel
  const view = funnelView.value
  if (!view) return null
  return (
    <Figure
      chart={charts.funnel}
      view={view}
      heading={<h3>{say.heading}</h3>}
      title={`${say.heading}: ${view.heading}`}
      source={say.source}
      apart="status"
      aside={
        <label>
          <span class="visually-hidden">{say.choose}</span>
          <select value={funnelItem.value || (funnelChoices.value[0]?.id ?? '')} onChange={(event) => (funnelItem.value = event.currentTarget.value)}>
            {funnelChoices.value.map(({ id, name, seen }) => (
              <option key={id} value={id}>
                {seen ? '• ' : ''}
                {name}
              </option>
            ))}
          </select>
        </label>
      }
    />
  )
}

function CorridorFigure() {
  const { messages, format } = words.value
  const say = messages.review.corridor
  const view = corridorView.value
  if (!view) return corridor.value ? null : <figure class="figure waiting"><header><h3>{say.heading(format.year(reviewYear.value))}</h3></header><p class="sentence">{messages.figures.waiting}</p><div class="canvas" /></figure>
  return <Figure chart={charts.corridor} view={view} heading={<h3>{view.heading}</h3>} title={view.heading} source={`${say.source} ${say.note}`} apart="status" />
}

function Reform() {
  const { messages } = words.value
  const say = messages.review.reform
  const report = reportWords.value
  const made = current.value
  const goal = made?.question.list.goal
  return (
    <section>
      <h3>{say.heading}</h3>
      <p>{say.lead}</p>
      {!made ? (
        <p>{say.waiting}</p>
      ) : (
        <>
          <ul class="plain" data-testid="effects">
            {made.effects.filter((one) => one.indicator === goal!.indicator && one.measure === goal!.measure).map((one) => <li key={one.year}>{effectSentence(one, report)}</li>)}
            <li>{sideEffectSentence(made, report)}</li>
          </ul>
          <div class="pair">
            {councilsView.value && <Figure chart={charts.ranks} view={councilsView.value} heading={<h4>{say.councils}</h4>} title={say.councils} source={say.source} apart="status" />}
            <div>
              {leversView.value ? <Figure chart={charts.ranks} view={leversView.value} heading={<h4>{say.levers}</h4>} title={say.levers} source={say.source} apart="status" /> : <p class="help">{say.leversNone}</p>}
              <Split />
            </div>
          </div>
          <EstimateTable />
        </>
      )}
    </section>
  )
}

/** Whether the split among levers holds what was seen, and making it so. */
function Split() {
  const { messages, format } = words.value
  const say = messages.review.reform
  const now = splitting.value
  if (splitInputs.value !== undefined) return <p class="help" data-testid="split">{say.splitSeen(format.number(splitInputs.value))}</p>
  if (!canSplit.value && !now) return null
  return (
    <p class="help" data-testid="split">
      {now ? say.splitting(format.number(now.done), format.number(now.of)) : say.splitPlanned}{' '}
      <button type="button" class="button edge" onClick={() => (now ? stopSplit() : void split(observed.value?.observations ?? []))}>
        {now ? say.splitStop : say.splitGo}
      </button>
      {splitProblem.value && <span role="alert"> {splitProblem.value}</span>}
    </p>
  )
}

/** What could be seen at all, and what would turn the answer. */
function Change() {
  const { messages } = words.value
  const say = messages.review
  const made = current.value
  if (!made) return null
  const sentences = conclusionSentences(made, reportWords.value)
  return (
    <div class="pair">
      <section>
        <h3>{say.change.heading}</h3>
        {sentences.length === 0 ? <p>{say.change.none}</p> : <ul class="plain" data-testid="change">{sentences.map((sentence) => <li key={sentence}>{sentence}</li>)}</ul>}
      </section>
      <section>
        <h3>{say.reform.power}</h3>
        <ul class="plain" data-testid="power">
          {made.powers.map((one, k) => <li key={k}>{powerSentence(one, reportWords.value)}</li>)}
        </ul>
      </section>
    </div>
  )
}

function Export() {
  const { messages } = words.value
  const say = messages.review.export
  const ready = current.value !== undefined
  return (
    <section class="appendix">
      <h3>{say.heading}</h3>
      <p>{say.lead}</p>
      <p class="buttons">
        <button type="button" class="button edge" disabled={!ready} onClick={() => void saveAppendix('da')}>{say.danish}</button>
        <button type="button" class="button edge" disabled={!ready} onClick={() => void saveAppendix('en')}>{say.english}</button>
        <button type="button" class="button edge" onClick={saveObserved}>{say.observations}</button>
      </p>
      {!ready && <p class="help">{say.waiting}</p>}
      {ready && (
        <details>
          <summary>{say.csv}</summary>
          <p class="buttons">
            {tableNames.value.map((name) => (
              <button type="button" class="button quiet" key={name} onClick={() => void saveTable(name)}>{name}.csv</button>
            ))}
          </p>
        </details>
      )}
      <p>
        {say.command}: <code>{command.value}</code>
      </p>
    </section>
  )
}
