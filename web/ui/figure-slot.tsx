import { choose, hold, release } from '../state/history.ts'
import { chosenFigure, figureProblem, figures, measureFigures, showFigure } from '../state/figures.ts'
import { progress } from '../state/simulation.ts'
import { flowMode, mapYear, members, words } from '../state/store.ts'
import { Figure } from './figure.tsx'
import { Segments } from './segments.tsx'
import { YearScrubber } from './year-scrubber.tsx'

/** The large frame: its title is the chooser of what it shows. */
export function FigureSlot() {
  const { messages } = words.value
  const say = messages.figures
  const record = chosenFigure.value
  const view = record.view()
  const chooser = (
    <h2>
      <label class="visually-hidden" for="figure-choice">
        {say.choose}
      </label>
      <select id="figure-choice" class="title" value={record.id} onChange={(event) => showFigure(event.currentTarget.value)}>
        <optgroup label={say.groupFigures}>
          {figures.map(({ id, title }) => (
            <option key={id} value={id}>
              {title(messages)}
            </option>
          ))}
        </optgroup>
        <optgroup label={say.groupMeasures}>
          {measureFigures.map(({ id, title }) => (
            <option key={id} value={id}>
              {title(messages)}
            </option>
          ))}
        </optgroup>
      </select>
    </h2>
  )
  if (!view)
    return (
      <figure class="figure waiting">
        <header>{chooser}</header>
        <p class="sentence">{record.waiting?.() ?? (figureProblem.value ? say.failed(figureProblem.value) : say.waiting)}</p>
        <div class="canvas" />
      </figure>
    )
  return (
    <Figure key={record.id} chart={record.chart} view={view} heading={chooser} title={record.title(messages)} source={record.source(messages)} preliminary={!progress.value.settled} slot onPick={record.pick && ((point) => point && record.pick!(point.id))}>
      {record.single && (
        <div class="controls">
          <label>
            <input type="checkbox" checked={members.value} onChange={(event) => choose({ members: event.currentTarget.checked })} /> {messages.single}
          </label>
        </div>
      )}
      {record.yearly && (
        <div class="controls">
          {record.summed && (
            <Segments
              name="flow-mode"
              legend={messages.flow.mode}
              choices={[
                { value: 'year', text: messages.flow.modes.year },
                { value: 'total', text: messages.flow.modes.total },
              ]}
              value={flowMode.value}
              onChange={(value) => choose({ flowMode: value })}
            />
          )}
          <YearScrubber
            value={mapYear.value}
            onChange={(year) => {
              hold()
              choose({ mapYear: year })
            }}
            onRest={release}
          />
        </div>
      )}
    </Figure>
  )
}
