import { fewDoctors } from '../../sim/index.ts'
import { charts, rampStep } from '../charts/index.ts'
import type { MapModel } from '../charts/index.ts'
import { choose, hold, release } from '../state/history.ts'
import { highlighted, mapAreas, mapChoices, mapKey, mapView } from '../state/map-view.ts'
import { engine, progress } from '../state/simulation.ts'
import { changed, mapLevel, mapMode, mapYear, pinned, words } from '../state/store.ts'
import type { MapLevel } from '../state/store.ts'
import { Figure } from './figure.tsx'
import { PlaceSearch } from './place-search.tsx'
import { Segments } from './segments.tsx'
import { YearScrubber } from './year-scrubber.tsx'

/** The map with its chooser of measure, year and mode, its legend and a search for places. */
export function MapFigure() {
  const { messages } = words.value
  const view = mapView.value
  const say = messages.map
  if (!view) return <figure class="figure municipality-map" />
  const model = charts.municipalityMap.model(view)
  const chooser = (
    <h2>
      <label class="visually-hidden" for="map-measure">
        {say.indicator}
      </label>
      <select id="map-measure" class="title" value={mapKey.value} onChange={(event) => choose({ mapMeasure: event.currentTarget.value })}>
        {mapChoices.value.map(({ key, name }) => (
          <option key={key} value={key}>
            {name}
          </option>
        ))}
      </select>
    </h2>
  )
  return (
    <Figure
      chart={charts.municipalityMap}
      view={view}
      heading={chooser}
      title={view.heading}
      source={`${areasNote()}${say.source}`}
      preliminary={!progress.value.settled}
      onPick={(point) => choose({ pinned: point && point.id !== pinned.value ? point.id : undefined })}
    >
      <Legend model={model} />
      <div class="controls">
        <YearScrubber value={mapYear.value} onChange={scrub} onRest={release} />
        <LevelChoice />
        {changed.value && (
          <Segments
            name="map-mode"
            legend={say.mode}
            hideLegend
            choices={[
              { value: 'level', text: say.level },
              { value: 'difference', text: say.difference },
            ]}
            value={mapMode.value}
            onChange={(value) => choose({ mapMode: value })}
          />
        )}
        {mapLevel.value === 'place' && <Search />}
      </div>
      {pinned.value && model.areas.get(pinned.value) && (
        <p class="sentence">
          <strong>{model.areas.get(pinned.value)!.text}</strong>{' '}
          <button type="button" class="button quiet" onClick={() => choose({ pinned: undefined })}>
            {say.unpin}
          </button>
        </p>
      )}
    </Figure>
  )
}

/** Chooses between municipalities and what they are part of; nothing until the data that say so are loaded. */
export function LevelChoice() {
  const say = words.value.messages.map
  if (!engine.value) return null
  return (
    <label>
      <span class="visually-hidden">{say.areas}</span>
      <select data-testid="map-level" value={mapLevel.value} onChange={(event) => choose({ mapLevel: event.currentTarget.value as MapLevel, pinned: undefined })}>
        {(Object.keys(say.levels) as MapLevel[]).map((level) => (
          <option key={level} value={level}>
            {say.levels[level]}
          </option>
        ))}
      </select>
    </label>
  )
}

/** What a reader of the map must know of its areas. */
export function areasNote(): string {
  const { messages, format } = words.value
  return mapLevel.value === 'place' ? messages.map.smallNote(format.number(fewDoctors)) : messages.map.levelNote[mapLevel.value]
}

/** A year after another is one step of history. */
function scrub(year: number): void {
  hold()
  choose({ mapYear: year })
}

/** Classes with how many areas are in each: a small histogram, and a filter that leaves one class in full colour. */
function Legend({ model }: { readonly model: MapModel }) {
  const { messages, format } = words.value
  const most = Math.max(1, ...model.legend.map(({ count }) => count))
  const ramp = model.mode === 'difference' ? 'div' : 'seq'
  const names = messages.map.levelNames[model.level]
  return (
    <ul class="legend">
      {model.legend.map(({ grade, text, count }) => (
        <li key={grade}>
          <button
            type="button"
            aria-pressed={highlighted.value === grade}
            title={messages.map.count(format.number(count), names)}
            onClick={() => (highlighted.value = highlighted.value === grade ? undefined : grade)}
          >
            <svg width="34" height="14" aria-hidden="true">
              <rect x="0.5" y="1" width="13" height="12" class={grade < 0 ? 'area none' : `${ramp}-${rampStep(grade, model.thresholds.length + 1)}`} />
              {grade < 0 && <rect x="0.5" y="1" width="13" height="12" fill="url(#hatch)" />}
              <rect class="bar" x="15" y="4" width={(18 * count) / most} height="6" />
            </svg>
            <span class="visually-hidden">{messages.map.onlyClass('')}</span>
            {text}
            <span class="visually-hidden">: {messages.map.count(format.number(count), names)}</span>
          </button>
        </li>
      ))}
      {model.mode === 'difference' && (
        <li>
          <svg width="14" height="14" aria-hidden="true">
            <rect x="0.5" y="1" width="13" height="12" fill="url(#cross)" />
          </svg>
          {messages.map.indistinct} ({format.number(model.indistinct)})
        </li>
      )}
    </ul>
  )
}

/** Finds an area of the map by what its name begins with. */
function Search() {
  return <span><PlaceSearch id="areas" places={mapAreas.value} label={words.value.messages.map.find} onFind={(code) => choose({ pinned: code })} /></span>
}
