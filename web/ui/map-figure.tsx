import { charts, rampStep } from '../charts/index.ts'
import type { MapModel } from '../charts/index.ts'
import { mapChoices, mapKey, mapView, places } from '../state/map-view.ts'
import { progress } from '../state/simulation.ts'
import { changed, mapMeasure, mapMode, mapYear, pinned, words } from '../state/store.ts'
import { Figure } from './figure.tsx'
import { Segments } from './segments.tsx'

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
      <select id="map-measure" class="title" value={mapKey.value} onChange={(event) => (mapMeasure.value = event.currentTarget.value)}>
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
      source={say.source}
      preliminary={!progress.value.settled}
      onPick={(point) => (pinned.value = point && point.id !== pinned.value ? point.id : undefined)}
    >
      <Legend model={model} />
      <div class="controls">
        <label class="scrub">
          <span>{say.year}</span>
          <input type="range" min={2025} max={2045} step={1} value={mapYear.value} aria-valuetext={String(mapYear.value)} onInput={(event) => (mapYear.value = Number(event.currentTarget.value))} />
          <output>{mapYear.value}</output>
        </label>
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
            onChange={(value) => (mapMode.value = value)}
          />
        )}
        <Search />
      </div>
      {pinned.value && model.areas.get(pinned.value) && (
        <p class="sentence">
          <strong>{model.areas.get(pinned.value)!.text}</strong>{' '}
          <button type="button" class="button quiet" onClick={() => (pinned.value = undefined)}>
            {say.unpin}
          </button>
        </p>
      )}
    </Figure>
  )
}

/** Classes with how many municipalities are in each: a small histogram. */
function Legend({ model }: { readonly model: MapModel }) {
  const { messages, format } = words.value
  const most = Math.max(1, ...model.legend.map(({ count }) => count))
  const ramp = model.mode === 'difference' ? 'div' : 'seq'
  return (
    <ul class="legend">
      {model.legend.map(({ grade, text, count }) => (
        <li key={grade} title={messages.map.count(format.number(count))}>
          <svg width="34" height="14" aria-hidden="true">
            <rect x="0.5" y="1" width="13" height="12" class={grade < 0 ? 'area none' : `${ramp}-${rampStep(grade, model.thresholds.length + 1)}`} />
            {grade < 0 && <rect x="0.5" y="1" width="13" height="12" fill="url(#hatch)" />}
            <rect class="bar" x="15" y="4" width={(18 * count) / most} height="6" />
          </svg>
          {text}
          <span class="visually-hidden">: {messages.map.count(format.number(count))}</span>
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

/** Finds a place by what its name begins with, whether one writes Å or Aa. */
function Search() {
  const { messages, format } = words.value
  const plain = (name: string) => name.toLocaleLowerCase('da').replaceAll('å', 'aa')
  const find = (typed: string): void => {
    const wanted = plain(typed.trim())
    if (wanted.length < 2) return
    const found = places.value.filter(({ name }) => plain(name).startsWith(wanted))
    const exact = found.find(({ name }) => plain(name) === wanted) ?? (found.length === 1 ? found[0] : undefined)
    if (exact) pinned.value = exact.code
  }
  const ordered = [...places.value].sort((a, b) => format.compare(a.name, b.name))
  return (
    <span>
      <input class="field search" type="search" list="places" aria-label={messages.map.find} placeholder={messages.map.find} onInput={(event) => find(event.currentTarget.value)} />
      <datalist id="places">
        {ordered.map(({ code, name }) => (
          <option key={code} value={name} />
        ))}
      </datalist>
    </span>
  )
}
