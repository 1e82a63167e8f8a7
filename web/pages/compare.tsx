import { charts, rampStep } from '../charts/index.ts'
import { comparisonProgress, differencesView, differing, isPinned, mapViews, nameForDraft, overlayView, pin, pinRuns, ranked, ranksView, rename, styles, summaries, unpin } from '../state/comparison.ts'
import { change, choose, hold, release, runOf } from '../state/history.ts'
import { mapChoices, mapKey } from '../state/map-view.ts'
import { go } from '../state/route.ts'
import { engine } from '../state/simulation.ts'
import { compared, draft, language, mapYear, mostPins, words } from '../state/store.ts'
import { Figure } from '../ui/figure.tsx'
import { shown } from '../ui/lever.tsx'
import { Notices } from '../ui/notices.tsx'
import { areasNote, LevelChoice } from '../ui/map-figure.tsx'
import { PageHeading } from '../ui/page-heading.tsx'
import { YearScrubber } from '../ui/year-scrubber.tsx'

/** Up to four scenarios beside one another and the baseline. */
export function Compare() {
  const { messages, format } = words.value
  const say = messages.compare
  const { finished, wanted } = comparisonProgress.value
  return (
    <main class="compare">
      <PageHeading text={say.heading}>
        <p>{say.lead}</p>
        {wanted > 0 && (
          <span class="chip" data-testid="comparison" data-settled={finished >= wanted} style={{ '--done': `${(100 * finished) / wanted}%` }}>
            {finished >= wanted ? messages.chip.settled(format.number(wanted)) : messages.chip.preliminary(format.number(finished), format.number(wanted))}
          </span>
        )}
      </PageHeading>
      <Notices />
      <Pins />
      {compared.value.length > 0 && (
        <>
          <Settings />
          <div class="pair">
            <FigureOf view={overlayView.value} chart={charts.lines} title={messages.trajectory.heading} />
            <FigureOf view={differencesView.value} chart={charts.lines} title={messages.figures.titles.difference} />
          </div>
          <Where />
        </>
      )}
    </main>
  )
}

function FigureOf({ view, chart, title }: { readonly view: Parameters<typeof charts.lines.model>[0] | undefined; readonly chart: typeof charts.lines; readonly title: string }) {
  const { messages } = words.value
  if (!view) return <figure class="figure waiting"><header><h2>{title}</h2></header><p class="sentence">{messages.figures.waiting}</p><div class="canvas" /></figure>
  return <Figure chart={chart} view={view} heading={<h2>{title}</h2>} title={title} source={messages.compare.source} />
}

function Pins() {
  const { messages } = words.value
  const say = messages.compare
  // Shipped scenarios that choose something and are not held fast already.
  const presets = (engine.value?.library.entries ?? []).flatMap((entry) => {
    const preset = engine.value!.presetDraft(entry.id)
    const held = compared.value.some(({ draft: of }) => JSON.stringify(of.levers) === JSON.stringify(preset?.levers))
    return preset && Object.keys(preset.levers).length > 0 && !held ? [{ entry, preset }] : []
  })
  const full = compared.value.length >= mostPins
  return (
    <section class="pins" aria-label={say.pins}>
      {compared.value.map(({ name, draft: of }, i) => {
        const summary = summaries.value[i]
        return (
          <article key={i} class={`pin-card pin-${styles[i]}`}>
            <h2>
              <svg width="22" height="12" aria-hidden="true">
                <path class={`line line-${styles[i]}`} d="M0 6h22" />
                <circle class={`mark-${styles[i]}`} cx="11" cy="6" r="4" />
              </svg>
              <input class="field name" type="text" maxLength={60} aria-label={say.rename(name)} value={name} onFocus={hold} onInput={(event) => rename(i, event.currentTarget.value)} onBlur={release} />
            </h2>
            {summary ? (
              <dl>
                <dt>{say.doctors}</dt>
                <dd>
                  <strong>{summary.number}</strong> <span>({summary.interval})</span>
                </dd>
                <dt>{say.goal}</dt>
                <dd>{summary.odds}</dd>
                <dt>{say.difference}</dt>
                <dd>{summary.difference || '…'}</dd>
                {summary.moved && <dd class="moved">{summary.moved}</dd>}
              </dl>
            ) : (
              <p>{engine.value && !pinRuns.value[i] && engine.value.check(of).ok === false ? say.cannot : messages.figures.waiting}</p>
            )}
            <p class="buttons">
              <button type="button" class="button quiet" onClick={() => { change({ ...of, ...runOf(draft.value) }); go('overview') }}>{say.open}</button>
              {!full && <button type="button" class="button quiet" onClick={() => pin(say.copyOf(name), of)}>{say.duplicate}</button>}
              {i > 0 && <button type="button" class="button quiet" onClick={() => swap(i)}>{say.forward}</button>}
              <button type="button" class="button quiet" onClick={() => unpin(i)}>{say.remove}</button>
            </p>
          </article>
        )
      })}
      {!full && (
        <article class="pin-card add">
          <h2>{compared.value.length ? say.more : say.none}</h2>
          <p class="buttons">
            {!isPinned.value && <button type="button" class="button edge" onClick={() => pin(nameForDraft())}>{say.pinDraft(nameForDraft())}</button>}
            {presets.length > 0 && (
              <select
                aria-label={say.shipped}
                value=""
                onChange={(event) => {
                  const chosen = presets.find(({ entry }) => entry.id === event.currentTarget.value)
                  if (chosen) pin(chosen.entry.title[language.value], chosen.preset)
                }}
              >
                <option value="">{say.shipped}</option>
                {presets.map(({ entry }) => (
                  <option key={entry.id} value={entry.id}>
                    {entry.title[language.value]}
                  </option>
                ))}
              </select>
            )}
          </p>
        </article>
      )}
    </section>
  )
}

function swap(i: number): void {
  const list = [...compared.value]
  ;[list[i - 1], list[i]] = [list[i]!, list[i - 1]!]
  choose({ compared: list })
}

/** Only what differs. */
function Settings() {
  const { messages } = words.value
  const say = messages.compare
  const rows = differing(shown)
  return (
    <section class="differing">
      <h2>{compared.value.length > 1 ? say.onlyDiffering : say.settings}</h2>
      {rows.length === 0 ? (
        <p>{say.allSame}</p>
      ) : (
        <div class="scroll" tabIndex={0} role="region" aria-label={say.onlyDiffering}>
          <table>
            <thead>
              <tr>
                <th scope="col">{say.setting}</th>
                {compared.value.map(({ name }, i) => <th scope="col" key={i}>{name}</th>)}
              </tr>
            </thead>
            <tbody>
              {rows.map(({ id, name, values }) => (
                <tr key={id}>
                  <th scope="row">{name}</th>
                  {values.map((value, i) => <td key={i}>{value}</td>)}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  )
}

/** Who wins and who loses, and maps on one scale. */
function Where() {
  const { messages } = words.value
  const say = messages.compare
  const view = ranksView.value
  const maps = mapViews.value
  const legend = maps[0] && charts.municipalityMap.model(maps[0].view)
  return (
    <section class="where">
      <h2>{say.where}</h2>
      <div class="controls">
        <label>
          <span class="visually-hidden">{messages.map.indicator}</span>
          <select value={mapKey.value} onChange={(event) => choose({ mapMeasure: event.currentTarget.value })}>
            {mapChoices.value.map(({ key, name }) => <option key={key} value={key}>{name}</option>)}
          </select>
        </label>
        <YearScrubber value={mapYear.value} onChange={(year) => { hold(); choose({ mapYear: year }) }} onRest={release} />
        <LevelChoice />
      </div>
      <div class="small-maps">
        {maps.map(({ name, view: map }) => (
          <Figure key={name} chart={charts.municipalityMap} view={map} heading={<h3>{name}</h3>} title={map.heading} source={`${areasNote()}${messages.compare.source}`} />
        ))}
      </div>
      {legend && (
        <ul class="legend" aria-label={say.scale}>
          {legend.legend.map(({ grade, text }) => (
            <li key={grade}>
              <svg width="14" height="14" aria-hidden="true"><rect x="0.5" y="1" width="13" height="12" class={grade < 0 ? 'area none' : `div-${rampStep(grade, legend.thresholds.length + 1)}`} /></svg>
              {text}
            </li>
          ))}
        </ul>
      )}
      {view && (
        <Figure
          chart={charts.ranks}
          view={view}
          heading={<h3>{say.ranks}</h3>}
          title={`${say.ranks}: ${view.heading}`}
          source={`${say.ranksOrder} ${areasNote()}${say.source}`}
          aside={
            compared.value.length > 1 && (
              <label>
                <span class="visually-hidden">{say.ranksOf}</span>
                <select value={String(Math.min(ranked.value, compared.value.length - 1))} onChange={(event) => (ranked.value = Number(event.currentTarget.value))}>
                  {compared.value.map(({ name }, i) => <option key={i} value={String(i)}>{name}</option>)}
                </select>
              </label>
            )
          }
        />
      )}
    </section>
  )
}
