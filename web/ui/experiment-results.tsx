/** What an experiment has shown so far: sentences first, then figures, then points and files. */
import { signal } from '@preact/signals'
import { charts } from '../charts/index.ts'
import type { Focusable } from '../charts/index.ts'
import { fileNames, saveExperimentFile } from '../state/experiment-files.ts'
import { bestPoints, pointOfCell, pointRow } from '../state/experiment-points.ts'
import { shownPlan, shownRecord, shownRuns } from '../state/experiment-runs.ts'
import { chosenPoint, chosenResult, discoveryTexts, effectChoices, effectMeasure, effectsView, factorName, goalText, gridFactors, gridView, gridX, gridY, pairsText, parallelView, scatterFactor, scatterView, settlingBy, settlingView, shown, tornadoView } from '../state/experiment-views.ts'
import type { Shown } from '../state/experiment-views.ts'
import { change } from '../state/history.ts'
import { go } from '../state/route.ts'
import { engine, problems } from '../state/simulation.ts'
import { language, toast, words } from '../state/store.ts'
import { Command } from './experiment-queue.tsx'
import { Figure } from './figure.tsx'

export function ExperimentResultsPart() {
  const { messages, format } = words.value
  const say = messages.experiments.results
  const record = shownRecord.value
  const now = shown.value
  if (!record) return null
  if (!now) return record.state === 'queued' ? <p>{say.waiting}</p> : null
  const wanted = now.plan.runs
  const whole = now.runs.finished === wanted
  const source = say.source(format.number(now.plan.points), format.number(now.experiment.replicates), now.plan.fingerprint.slice(0, 16))
  const choices = now.results.map(({ scenario, against, output }, i) => ({ i, name: resultName(now, scenario, against, output) }))
  const grid = gridView.value
  return (
    <section class="results" aria-labelledby="results-heading" data-testid="results" data-finished={now.runs.finished} data-digest={now.runs.digest}>
      <h3 id="results-heading">{say.heading}: {now.experiment.title[language.value]}</h3>
      {!whole && <p class="chip" style={{ '--done': `${(100 * now.runs.finished) / wanted}%` }}>{say.partial(format.number(now.runs.finished), format.number(wanted))}</p>}
      {choices.length > 1 && (
        <label class="question">
          {say.choose}
          <select value={Math.min(chosenResult.value, choices.length - 1)} onChange={(event) => { chosenResult.value = Number(event.currentTarget.value); chosenPoint.value = undefined }}>
            {choices.map(({ i, name }) => <option key={i} value={i}>{name}</option>)}
          </select>
        </label>
      )}
      <Answer now={now} />
      <ChosenPoint now={now} />
      <div class="pair">
        {tornadoView.value && tornadoView.value.rows.length > 0 && <div style={{ '--figure': heightFor(tornadoView.value.rows.length, 40, 90) }}><Figure chart={charts.tornado} view={tornadoView.value} heading={<h4>{messages.experiments.tornado.heading}</h4>} title={messages.experiments.tornado.heading} source={source} apart="experiment" onPick={(at) => at && pickEnd(now, at)} /></div>}
        {effectsView.value && <Effects source={source} />}
        {grid && <GridFigure now={now} source={source} />}
        <Discovery />
        {scatterView.value && (
          <Figure
            chart={charts.scatter} view={scatterView.value} heading={<h4>{messages.experiments.scatter.heading}</h4>} title={messages.experiments.scatter.heading} source={source} apart="experiment" onPick={(at) => at && (chosenPoint.value = Number(at.id.split(' ')[0]))}
            aside={<FactorChoice now={now} label={messages.experiments.scatter.factor} value={scatterFactor.value || scatterView.value.xName} onChange={(id) => (scatterFactor.value = id)} />}
          />
        )}
        {settlingView.value && <Settling now={now} source={source} />}
      </div>
      {parallelView.value && <div style={{ '--figure': heightFor(parallelView.value.axes.length, 58, 10) }}><Figure chart={charts.parallel} view={parallelView.value} heading={<h4>{messages.experiments.parallel.heading}</h4>} title={messages.experiments.parallel.heading} source={source} apart="experiment" onPick={(at) => at && (chosenPoint.value = Number(at.id.split(' ')[0]))} /></div>}
      <Points now={now} />
      <Files whole={whole} />
    </section>
  )
}

const heightFor = (rows: number, each: number, more: number): string => `${Math.max(220, rows * each + more)}px`

function resultName({ experiment }: Shown, scenario: string, against: string | undefined, output: string): string {
  const say = words.value.messages.experiments.results
  const title = (id: string): string => experiment.scenarios.find((one) => one.id === id)?.title[language.value] ?? id
  const of = experiment.outputs.find(({ id }) => id === output)!.text[language.value]
  const name = against === undefined ? title(scenario) : say.beyond(title(scenario), title(against))
  return experiment.scenarios.length > 1 ? `${of} · ${name}` : of
}

function Answer({ now }: { readonly now: Shown }) {
  const { messages, format } = words.value
  const say = messages.experiments.results
  const { result, output, decimals, experiment } = now
  const show = (value: number): string => (result.against === undefined ? format.number(value, decimals) : format.signed(value, decimals))
  const weak = experiment.factors.filter(({ grade }) => grade === 'C').length
  const top = tornadoView.value?.rows[0]
  return (
    <div class="findings" aria-live="polite">
      {result.reached && <p class="finding" data-testid="reached">{say.reached(goalText(now), format.number(100 * result.reached.value), format.interval(100 * result.reached.low, 100 * result.reached.high))}</p>}
      <p>{(result.against === undefined ? say.mean : say.beyondMean)(output.text[language.value], show(result.mean), show(result.lowest), show(result.highest))}</p>
      <p>{top && top.low !== top.high ? `${say.most(top.name)} ` : ''}{weak > 0 ? say.weak(format.number(weak), format.number(experiment.factors.length)) : ''}</p>
    </div>
  )
}

/** The point at which a bar of the tornado ends: where the factor has that value, and where it is the only one moved if there is one. */
function pickEnd(now: Shown, { id }: Focusable): void {
  const at = id.lastIndexOf(' ')
  const [factorId, end] = [id.slice(0, at), id.slice(at + 1)]
  const k = now.experiment.factors.findIndex((factor) => factor.id === factorId)
  const own = now.plan.design.points.map((point, p) => ({ p, value: point[k], others: point.filter((value, i) => i !== k && value !== undefined).length })).filter(({ value }) => value !== undefined)
  const number = (value: unknown): number => (typeof value === 'boolean' ? Number(value) : typeof value === 'number' ? value : NaN)
  const ends = own.filter(({ others }) => others === Math.min(...own.map((one) => one.others))).sort((a, b) => number(a.value) - number(b.value) || a.p - b.p)
  const picked = end === 'low' ? ends[0] : ends.at(-1)
  // Where a factor has one value of its own, its other end is the scenario as it is.
  if (picked) chosenPoint.value = now.first + (end === 'low' && ends.length === 1 ? 0 : picked.p)
}

function Effects({ source }: { readonly source: string }) {
  const { messages } = words.value
  const say = messages.experiments.effects
  const view = effectsView.value!
  const choices = effectChoices.value
  return (
    <div style={{ '--figure': heightFor(view.rows.length, 34, 60) }}>
      <Figure chart={charts.ranks} view={view} heading={<h4>{say.heading}</h4>} title={`${say.heading}: ${view.heading}`} source={source} apart="experiment"
        aside={choices.length > 1 && (
          <label>
            <span class="visually-hidden">{say.choose}</span>
            <select value={choices.find((one) => one === effectMeasure.value) ?? choices[0]} onChange={(event) => (effectMeasure.value = event.currentTarget.value as typeof effectMeasure.value)}>
              {choices.map((one) => <option key={one} value={one}>{say.measures[one]}</option>)}
            </select>
          </label>
        )}
      >
        {pairsText.value && <p class="help">{pairsText.value}</p>}
      </Figure>
    </div>
  )
}

function Settling({ now, source }: { readonly now: Shown; readonly source: string }) {
  const { messages } = words.value
  const say = messages.experiments.convergence
  const { replicates, design } = now.result.convergence
  return (
    <Figure chart={charts.settling} view={settlingView.value!} heading={<h4>{say.heading}</h4>} title={say.heading} source={source} apart="experiment"
      aside={replicates.length > 1 && design.length > 1 && (
        <label>
          <span class="visually-hidden">{say.by}</span>
          <select value={settlingBy.value} onChange={(event) => (settlingBy.value = event.currentTarget.value as 'replicates' | 'design')}>
            <option value="replicates">{say.by}: {say.replicates}</option>
            <option value="design">{say.by}: {say.design}</option>
          </select>
        </label>
      )}
    />
  )
}

function GridFigure({ now, source }: { readonly now: Shown; readonly source: string }) {
  const { messages } = words.value
  const say = messages.experiments.grid
  const view = gridView.value!
  const [x, y] = gridFactors.value!
  return (
    <Figure chart={charts.oddsGrid} view={view} heading={<h4>{view.heading}</h4>} title={view.heading} source={source} apart="experiment" onPick={(at) => at && (chosenPoint.value = pointOfCell(at.id))}
      aside={now.experiment.factors.length > 2 && (
        <span class="asides">
          <FactorChoice now={now} label={say.x} value={x.id} onChange={(id) => (gridX.value = id)} />
          <FactorChoice now={now} label={say.y} value={y.id} onChange={(id) => (gridY.value = id)} />
        </span>
      )}
    />
  )
}

function FactorChoice({ now, label, value, onChange }: { readonly now: Shown; readonly label: string; readonly value: string; onChange(id: string): void }) {
  const { factors } = now.experiment
  return (
    <label>
      <span class="visually-hidden">{label}</span>
      <select value={factors.find((factor) => factor.id === value || factorName(factor) === value)?.id} onChange={(event) => onChange(event.currentTarget.value)}>
        {factors.map((factor) => <option key={factor.id} value={factor.id}>{factorName(factor)}</option>)}
      </select>
    </label>
  )
}

function Discovery() {
  const { messages, format } = words.value
  const say = messages.experiments.discovery
  const found = discoveryTexts.value
  if (!found) return null
  return (
    <section class="discovery" data-testid="discovery">
      <h4>{found.of === 'reached' ? say.heading : say.headingMissed}</h4>
      <ul class="plain">
        {found.boxes.map(({ sentence, p }) => <li key={sentence}>{sentence}{p !== undefined && p > 0.005 ? ` ${say.sure(format.number(p, 2))}` : ''}</li>)}
      </ul>
    </section>
  )
}

/** Opens a point as the reader's choices. */
function openPoint(point: number): void {
  const plan = shownPlan.peek()
  const running = engine.peek()
  if (!plan || !running) return
  const read = running.read(JSON.stringify(plan.documentOf(point)))
  if (!read.ok) {
    problems.value = read.problems
    return
  }
  change(read.draft)
  go('overview')
  toast.value = (m) => m.experiments.results.opened
}

function ChosenPoint({ now }: { readonly now: Shown }) {
  const { messages, format } = words.value
  const say = messages.experiments.results
  const row = chosenPoint.value === undefined ? undefined : pointRow(now, chosenPoint.value)
  return (
    <div class="chosen-point" role="status" data-testid="chosen">
      {row ? (
        <p>
          <strong>{say.point(format.number(row.point))}</strong>: {now.experiment.factors.map((factor, k) => `${factorName(factor)} ${row.factors[k]}`).join(', ')}. {now.output.text[language.value]}: {format.number(row.mean, now.decimals)}
          {row.reached === undefined ? '' : `; ${say.reached(goalText(now), format.number(100 * row.reached), '').replace(/ \([^)]*\)\.$/, '.')}`}{' '}
          <button type="button" class="button edge" onClick={() => openPoint(row.point)}>{say.open}</button>
        </p>
      ) : (
        <p class="help">{say.pointHelp}</p>
      )}
    </div>
  )
}

const mostRows = 40

function Points({ now }: { readonly now: Shown }) {
  const { messages, format } = words.value
  const say = messages.experiments.results
  const best = bestPoints.value
  const rows = best.slice(0, mostRows).map((point) => pointRow(now, point)!)
  return (
    <details class="points">
      <summary>{say.points}</summary>
      {best.length > mostRows && <p class="help">{say.pointsShown(format.number(mostRows), format.number(best.length))}</p>}
      <div class="scroll tall" tabIndex={0} role="region" aria-label={say.points}>
        <table>
          <thead>
            <tr>
              <th scope="col">{say.point('').trim()}</th>
              {now.experiment.factors.map((factor) => <th scope="col" class="long" key={factor.id}>{factorName(factor)}</th>)}
              <th scope="col" class="long">{now.output.text[language.value]}</th>
              {now.goal && <th scope="col">{say.reachedColumn}</th>}
              <th scope="col"><span class="visually-hidden">{say.open}</span></th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.point}>
                <th scope="row">{format.number(row.point)}</th>
                {row.factors.map((text, k) => <td key={k}>{text}</td>)}
                <td class="amount">{format.number(row.mean, now.decimals)}</td>
                {now.goal && <td class="amount">{format.number(100 * (row.reached ?? NaN))}</td>}
                <td><button type="button" class="button quiet" aria-label={`${say.open}: ${say.point(format.number(row.point))}`} onClick={() => openPoint(row.point)}>{say.open}</button></td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  )
}

const fileProblem = signal('')

function Files({ whole }: { readonly whole: boolean }) {
  const { messages } = words.value
  const say = messages.experiments.files
  const digest = shownRuns.value?.digest
  const id = shownPlan.value?.experiment.id ?? ''
  const ready = whole && digest !== undefined
  return (
    <section class="appendix">
      <h4>{say.heading}</h4>
      <p>{ready ? say.lead : say.whenDone}</p>
      <p class="buttons">
        {fileNames.map((name) => (
          <button type="button" class="button edge" key={name} disabled={!ready} onClick={() => void saveExperimentFile(name).then(() => (fileProblem.value = ''), (error: unknown) => (fileProblem.value = error instanceof Error ? error.message : String(error)))}>{name}</button>
        ))}
      </p>
      {fileProblem.value && <p class="notice">{fileProblem.value}</p>}
      {digest && (
        <p>{messages.experiments.results.digest}: <code data-testid="experiment-digest">{digest}</code> {messages.experiments.results.digestHelp}</p>
      )}
      <Command text={`npx laegeveje experiment experiment.json --out results/${id}`} />
    </section>
  )
}
