import { effect } from '@preact/signals'
import { useEffect, useState } from 'preact/hooks'
import { printPage } from '../actions/index.ts'
import { charts, rampStep } from '../charts/index.ts'
import type { MapView } from '../charts/index.ts'
import { allLevers } from '../state/catalogue.ts'
import { isOn, startOf, valueOfSetting } from '../state/lever-values.ts'
import { mapView } from '../state/map-view.ts'
import { placeBalance } from '../state/place-balance.ts'
import { answering, shownFingerprint, shownReplicates } from '../state/provenance.ts'
import { engine } from '../state/simulation.ts'
import { definition, draft, language, mapLevel, mapMeasure, mapMode, mapYear, words } from '../state/store.ts'
import { currentHash } from '../state/url.ts'
import { headline, trajectoryView } from '../state/views.ts'
import { Chip } from '../ui/answer.tsx'
import { shown } from '../ui/lever.tsx'
import { Notices } from '../ui/notices.tsx'
import { PageHeading } from '../ui/page-heading.tsx'
import { StillFigure } from '../ui/still-figure.tsx'
import '../styles/memo.css'

/** Levers that have a line of their own: the sheet is one, however many there are. The others are named, or counted when they are very many. */
const [lines, named] = [7, 14]
/** Letters of an address that are worth printing. */
const longest = 700

/** One sheet of A4 to decide by: the answer, two figures, the choices with their sources, caveats, and how to repeat it. Always on white. */
export function Memo() {
  const { messages, format } = words.value
  const say = messages.memo
  const answer = headline.value
  const used = allLevers.filter((lever) => isOn(draft.value, lever))
  const names = used.map((lever) => lever.text[language.value].name.toLocaleLowerCase(language.value))
  const { who, unit, trainees } = definition.value
  const assumed = Object.entries(draft.value.assumptions)
  const trajectory = trajectoryView.value
  const map = mapView.value
  // What place levers take elsewhere needs two lines, and the sheet is one.
  const given = placeBalance.value === '' ? 0 : 30
  return (
    <main class="memo-page">
      <PageHeading text={say.heading}>
        <p class="no-print">
          <button type="button" class="button edge" onClick={printPage.run}>
            {say.print}
          </button>{' '}
          <Chip />
        </p>
      </PageHeading>
      <Notices />
      <article class={`memo${used.length > 4 ? ' dense' : ''}`} data-testid="memo">
        <header>
          <p class="kind">
            {messages.title} · {say.kind} · {format.date(Date.now())}
          </p>
          <h3>{used.length === 0 || used.length > 2 ? say.title : say.titleChanged(names.join(say.and))}</h3>
        </header>
        {answer && (
          <p class="answer-text">
            {answer.lead} <strong>{answer.doctors}</strong> {messages.headline.likely(answer.interval)} {answer.odds} {answer.effect} {placeBalance.value}
          </p>
        )}
        <div class="memo-figures">
          {trajectory && <StillFigure chart={charts.trajectory} view={{ ...trajectory, brackets: [] }} title={trajectory.heading} width={460} height={270 - given} />}
          {map && <StillFigure chart={charts.municipalityMap} view={{ ...map, highlighted: undefined, pinned: undefined }} title={`${map.heading}, ${format.year(map.year)}${map.mode === 'difference' ? ` (${messages.map.difference.toLocaleLowerCase(language.value)})` : ''}`} width={244} height={262 - given}><MapKey view={map} /></StillFigure>}
        </div>
        <section>
          <h4>{say.choices}</h4>
          {used.length === 0 ? (
            <p>{say.noChoices}</p>
          ) : (
            <div class="scroll" tabIndex={0} role="region" aria-label={say.choices}><table>
              <thead>
                <tr>
                  {Object.entries(say.columns).map(([id, text]) => (
                    <th scope="col" key={id}>
                      {text}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {used.slice(0, lines).map((lever) => {
                  const primary = lever.settings.find(({ id }) => id === lever.primary)!
                  const more = lever.settings.filter((setting) => setting.id !== lever.primary && JSON.stringify(valueOfSetting(draft.value, lever, setting)) !== JSON.stringify(setting.on)).length
                  return (
                    <tr key={lever.id}>
                      <th scope="row">{lever.text[language.value].name}</th>
                      <td>
                        {shown(primary, valueOfSetting(draft.value, lever, primary))}
                        {more > 0 ? ` (+${more})` : ''}
                      </td>
                      <td>{shown(primary, primary.statusQuo)}</td>
                      <td>{format.year(Math.floor(startOf(draft.value, lever) / 12))}</td>
                      <td>
                        {lever.source} ({lever.grade === 'C' ? messages.levers.assumption : messages.levers.grade(lever.grade)})
                      </td>
                    </tr>
                  )
                })}
              </tbody>
            </table></div>
          )}
          {used.length > lines && <p>{used.length - lines > named ? say.manyMore(format.number(used.length - lines)) : say.more(names.slice(lines).join(', '))}</p>}
          {assumed.length > 0 && (
            <p>
              {say.assumptions}: {assumed.slice(0, named).map(([id, value]) => `${id} = ${format.number(value, 3)}`).join(', ')}
              {assumed.length > named ? ' …' : ''}.
            </p>
          )}
        </section>
        <section class="two">
          <div>
            <h4>{say.counted}</h4>
            <p>{messages.definition.text(messages.definition.whoText[who], messages.definition.unitText[unit], messages.definition.traineeText[trainees])}</p>
          </div>
          <div>
            <h4>{say.caveats}</h4>
            <ul class="plain">
              {say.caveatsList.map((item) => (
                <li key={item}>{item}</li>
              ))}
            </ul>
          </div>
        </section>
        <footer>
          <h4>{say.repeat}</h4>
          <p data-testid="memo-fingerprint">{say.repeatText(shownFingerprint(), format.number(shownReplicates()), answering()?.compiled.seed ?? 'laegeveje', engine.value?.version ?? '–')}</p>
          <Address />
          <p>{messages.map.source}</p>
        </footer>
      </article>
    </main>
  )
}

/** The link to what the memo shows, made from the choices themselves: the address bar may be a moment behind. */
function Address() {
  const [hash, setHash] = useState('')
  useEffect(
    () =>
      effect(() => {
        void [draft.value, definition.value, mapMeasure.value, mapYear.value, mapMode.value, mapLevel.value, language.value]
        void currentHash().then(setHash)
      }),
    [],
  )
  return (
    <p class="address">
      {words.value.messages.memo.link}: {location.href.replace(/#.*$/, '')}
      {hash.length > longest ? ` (${words.value.messages.memo.longLink})` : hash}
    </p>
  )
}

/** What the map's tones mean, for paper. */
function MapKey({ view }: { readonly view: MapView }) {
  const { legend, thresholds, mode } = charts.municipalityMap.model(view)
  return (
    <span class="map-key">
      {legend.map(({ grade, text }) => (
        <span key={grade}>
          <svg width="10" height="10" aria-hidden="true">
            <rect width="10" height="10" class={grade < 0 ? 'area none' : `${mode === 'difference' ? 'div' : 'seq'}-${rampStep(grade, thresholds.length + 1)}`} />
          </svg>{' '}
          {text}
        </span>
      ))}
    </span>
  )
}
