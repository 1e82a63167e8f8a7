import { useRef, useState } from 'preact/hooks'
import { areasOf, columnRoles } from '../../sim/index.ts'
import type { ColumnRole } from '../../sim/index.ts'
import { toast } from '../state/store.ts'
import { language, words } from '../state/store.ts'
import { engine } from '../state/simulation.ts'
import { addRow, design, designText, exercise, funnelChoices, observed, observedText, practise, readOptions, takeObserved } from '../state/status.ts'
import { runs, sampleText } from '../state/status-runs.ts'
import { Segments } from './segments.tsx'

/** Files larger than this are not read at all. */
const most = 2_000_000

/** Where figures come in: pasted, loaded, typed; how they were read; and what could not be. */
export function ObservedEntry() {
  const { messages, format } = words.value
  const say = messages.review.enter
  const file = useRef<HTMLInputElement>(null)
  const read = observed.value
  const count = read?.observations.length ?? 0
  return (
    <section class="entry" aria-labelledby="entry-heading">
      <h3 id="entry-heading">{say.heading}</h3>
      <label for="observed">{say.paste}</label>
      <textarea
        id="observed"
        class="field"
        rows={observedText.value === '' ? 4 : 7}
        spellcheck={false}
        placeholder={say.example}
        aria-describedby="observed-help"
        value={observedText.value}
        onInput={(event) => {
          exercise.value = false
          observedText.value = event.currentTarget.value
        }}
      />
      <p id="observed-help" class="help">
        {say.pasteHelp}
      </p>
      <p class="buttons">
        <input
          ref={file}
          type="file"
          class="visually-hidden"
          tabIndex={-1}
          aria-hidden="true"
          accept=".csv,.txt,.tsv,text/csv,text/plain"
          onChange={(event) => {
            const chosen = event.currentTarget.files?.[0]
            if (!chosen) return
            if (chosen.size > most) toast.value = (m) => m.review.enter.tooBig
            else void chosen.text().then((text) => takeObserved(text))
            event.currentTarget.value = ''
          }}
        />
        <button type="button" class="button edge" onClick={() => file.current?.click()}>{say.file}</button>
        <button type="button" class="button edge" onClick={() => void sampleText().then((text) => takeObserved(text))}>{say.sample}</button>
        <button type="button" class="button edge" disabled={(runs.value?.finished ?? 0) < 20} title={say.exerciseHelp} onClick={() => practise(say.exerciseSource)}>{say.exercise}</button>
        {observedText.value !== '' && <button type="button" class="button quiet" onClick={() => takeObserved('')}>{say.clear}</button>}
      </p>
      {exercise.value && <p class="notice">{say.exerciseNote}</p>}
      <p role="status" data-testid="read">{!read ? '' : count + read.bad.length === 0 ? say.nothing : say.read(format.number(count), format.number(read.bad.length))}</p>
      {read && read.bad.length > 0 && <BadRows rows={read.bad} caption={say.bad} />}
      {read && observedText.value.trim() !== '' && <MappingOf />}
      <OneFigure />
      <details>
        <summary>{say.design}</summary>
        <p class="help" id="design-help">{say.designHelp}</p>
        <textarea class="field" rows={4} spellcheck={false} aria-label={say.design} aria-describedby="design-help" placeholder="method;indicator;year;estimate;low;high;source" value={designText.value} onInput={(event) => (designText.value = event.currentTarget.value)} />
        {design.value.bad.length > 0 && <BadRows rows={design.value.bad} caption={say.bad} />}
      </details>
    </section>
  )
}

function BadRows({ rows, caption }: { readonly rows: readonly { readonly line: number; readonly text: string; readonly reasons: readonly { readonly da: string; readonly en: string }[] }[]; readonly caption: string }) {
  const { messages, format } = words.value
  const say = messages.review.enter
  return (
    <div class="scroll tall" tabIndex={0} role="region" aria-label={caption} data-testid="bad">
      <table>
        <caption>
          {caption}. {say.badLead}
        </caption>
        <thead>
          <tr>
            <th scope="col">{say.row}</th>
            <th scope="col">{say.text}</th>
            <th scope="col">{say.why}</th>
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, 200).map(({ line, text, reasons }) => (
            <tr key={line}>
              <th scope="row">{format.number(line)}</th>
              <td class="long">
                <code>{text.slice(0, 300)}</code>
              </td>
              <td class="long">{reasons.map((reason) => reason[language.value]).join(' ')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** How the table was read, and how it should have been. */
function MappingOf() {
  const { messages, format } = words.value
  const say = messages.review.enter
  const read = observed.value!
  const columns = read.header.length > 0 ? read.header : Array.from({ length: Math.max(0, ...Object.values(read.mapping)) + 1 }, (_, i) => say.column(format.number(i + 1)))
  const set = (role: ColumnRole, at: number | undefined): void => {
    const mapping = Object.fromEntries(Object.entries(read.mapping).filter(([other, column]) => other !== role && column !== at))
    readOptions.value = { ...readOptions.value, mapping: at === undefined ? mapping : { ...mapping, [role]: at } }
  }
  return (
    <details class="mapping">
      <summary>{say.mapping}</summary>
      <div class="mapping-choices">
        <Segments name="delimiter" legend={say.delimiter} choices={([',', ';', '\t'] as const).map((value) => ({ value, text: say.delimiters[value] }))} value={read.delimiter} onChange={(delimiter) => (readOptions.value = { delimiter })} />
        <Segments name="decimal" legend={say.decimal} choices={([',', '.'] as const).map((value) => ({ value, text: say.decimals[value] }))} value={read.decimal} onChange={(decimal) => (readOptions.value = { ...readOptions.value, decimal })} />
        <label class="check">
          <input type="checkbox" checked={read.header.length > 0} onChange={(event) => (readOptions.value = { ...readOptions.value, headed: event.currentTarget.checked })} /> {say.headed}
        </label>
        {columnRoles.map((role) => (
          <label key={role}>
            {say.roles[role]}
            <select value={read.mapping[role] === undefined ? '' : String(read.mapping[role])} onChange={(event) => set(role, event.currentTarget.value === '' ? undefined : Number(event.currentTarget.value))}>
              <option value="">{say.none}</option>
              {columns.map((name, i) => (
                <option key={i} value={String(i)}>
                  {name.trim().slice(0, 40) || say.column(format.number(i + 1))}
                </option>
              ))}
            </select>
          </label>
        ))}
        <label>
          {say.wholeTable}
          <select value={readOptions.value.indicator ?? ''} onChange={(event) => (readOptions.value = { ...readOptions.value, indicator: event.currentTarget.value || undefined })}>
            <option value="">{say.none}</option>
            {funnelChoices.value.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </label>
      </div>
    </details>
  )
}

/** One figure typed in: it becomes a row of the table above. */
function OneFigure() {
  const { messages } = words.value
  const say = messages.review.enter
  const [indicator, setIndicator] = useState('gp-doctors/all-persons-without')
  const [area, setArea] = useState('')
  const [date, setDate] = useState('')
  const [value, setValue] = useState('')
  const [error, setError] = useState('')
  const names = engine.value ? areasOf(engine.value.pack).filter(({ level }) => level !== 'nation' && level !== 'cluster' && level !== 'site') : []
  return (
    <details>
      <summary>{say.one}</summary>
      <form
        class="question"
        onSubmit={(event) => {
          event.preventDefault()
          if (date.trim() === '' || value.trim() === '') return
          addRow([indicator, area, date, value, error])
          setValue('')
          setError('')
        }}
      >
        <label>
          {say.indicator}
          <select value={indicator} onChange={(event) => setIndicator(event.currentTarget.value)}>
            {funnelChoices.value.filter(({ id }) => !id.endsWith('/worst-quarter')).map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <label>
          {say.area}
          <input class="field wide" list="areas" value={area} onInput={(event) => setArea(event.currentTarget.value)} />
          <datalist id="areas">
            {names.map(({ key, name }) => (
              <option key={key} value={name} />
            ))}
          </datalist>
        </label>
        <label>
          {say.date}
          <input class="field" value={date} placeholder="2027" onInput={(event) => setDate(event.currentTarget.value)} />
        </label>
        <label>
          {say.value}
          <input class="field" inputMode="decimal" value={value} onInput={(event) => setValue(event.currentTarget.value)} />
        </label>
        <label>
          {say.error}
          <input class="field" inputMode="decimal" value={error} onInput={(event) => setError(event.currentTarget.value)} />
        </label>
        <button type="submit" class="button edge">{say.add}</button>
      </form>
    </details>
  )
}
