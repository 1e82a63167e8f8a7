/** What one may believe otherwise: drivers outside policy, how uncertainty is drawn, and every parameter with its source. Policies are elsewhere. */
import { signal } from '@preact/signals'
import { drivers, leverOf } from '../state/catalogue.ts'
import type { Assumption } from '../state/engine.ts'
import { change, resetAssumptions } from '../state/history.ts'
import { engine } from '../state/simulation.ts'
import { draft, language, words } from '../state/store.ts'
import { Lever, SourceMark } from './lever.tsx'
import { NumberField } from './number-field.tsx'
import { Segments } from './segments.tsx'

const wanted = signal('')
const isDriver = (id: string): boolean => leverOf(id)?.kind === 'driver'

export function Assumptions() {
  const { messages, format } = words.value
  const say = messages.assumptions
  const list = engine.value?.assumptions ?? []
  const changedOnes = Object.keys(draft.value.assumptions).length + Object.keys(draft.value.levers).filter(isDriver).length
  return (
    <section class="assumptions-panel" aria-labelledby="assumptions-heading">
      <header>
        <h2 id="assumptions-heading">{say.heading}</h2>
        <p class="lead">{say.lead}</p>
        {changedOnes > 0 && (
          <p>
            <span class="changed-note">{say.changed(format.number(changedOnes))}</span>{' '}
            <button type="button" class="button quiet" onClick={() => resetAssumptions(isDriver)}>
              {say.reset}
            </button>
          </p>
        )}
        <Segments
          name="uncertainty"
          legend={messages.status.mode}
          choices={[
            { value: 'full', text: say.full },
            { value: 'chance', text: say.chance },
          ]}
          value={draft.value.chanceOnly ? 'chance' : 'full'}
          onChange={(value) => change({ ...draft.value, chanceOnly: value === 'chance' })}
        />
      </header>
      {drivers.map((lever) => (
        <Lever key={lever.id} lever={lever} />
      ))}
      <Parameters list={list} />
    </section>
  )
}

const opened = signal(false)

function Parameters({ list }: { readonly list: readonly Assumption[] }) {
  const { messages, format } = words.value
  const say = messages.assumptions
  const sought = wanted.value.trim().toLowerCase().split(/\s+/)
  const found = list.filter((row) => sought.every((word) => `${row.id} ${row.text.da} ${row.text.en} ${row.decision} ${groupName(row.decision)} ${row.source}`.toLowerCase().includes(word)))
  const groups = [...new Set(found.map(({ decision }) => decision))]
  return (
    <details class="parameters" open={opened.value} onToggle={(event) => (opened.value = event.currentTarget.open)}>
      <summary>{say.all(format.number(list.length))}</summary>
      {opened.value && (
        <>
          <p class="lead">{say.language}</p>
          <input class="field search" type="search" aria-label={say.find} placeholder={say.find} value={wanted.value} onInput={(event) => (wanted.value = event.currentTarget.value)} />
          {groups.map((group) => (
            <section key={group}>
              <h3>{groupName(group)}</h3>
              {found.filter(({ decision }) => decision === group).map((row) => (
                <Parameter key={row.id} row={row} />
              ))}
            </section>
          ))}
        </>
      )}
    </details>
  )
}

export function groupName(decision: string): string {
  return (words.value.messages.assumptions.groups as Readonly<Record<string, string>>)[decision] ?? decision
}

function Parameter({ row }: { readonly row: Assumption }) {
  const { messages, format } = words.value
  const say = messages.assumptions
  const chosen = draft.value.assumptions[row.id]
  const decimals = decimalsFor(row)
  const set = (value: number): void => change({ ...draft.value, assumptions: value === row.value ? without(row.id) : { ...draft.value.assumptions, [row.id]: value } })
  return (
    <div class={`parameter${chosen === undefined ? '' : ' moved'}`} data-assumption={row.id}>
      <span class="role">{row.text[language.value]}</span>
      <span class="amount">
        <NumberField label={`${row.id}: ${row.text[language.value]}`} value={chosen ?? row.value} min={row.low} max={row.high} decimals={decimals} onChange={set} />
        <span class="unit">{row.units[language.value]}</span>
      </span>
      <span class="meta">
        <code>{row.id}</code>
        <span>{say.range(format.number(row.value, decimals), format.number(row.low, decimals), format.number(row.high, decimals))}</span>
        {chosen === undefined && row.grade !== 'A' && <span>{row.uncertain ? say.drawn : say.held}</span>}
        <SourceMark source={row.source} grade={row.grade} />
        {chosen !== undefined && (
          <button type="button" class="button quiet" onClick={() => set(row.value)}>
            {messages.levers.reset}
          </button>
        )}
      </span>
    </div>
  )
}

function without(id: string): Readonly<Record<string, number>> {
  return Object.fromEntries(Object.entries(draft.value.assumptions).filter(([other]) => other !== id))
}

/** Decimals that tell a parameter's value and range apart. */
export function decimalsFor({ value, low, high }: Pick<Assumption, 'value' | 'low' | 'high'>): number {
  return [0, 1, 2, 3, 4].find((decimals) => [value, low, high].every((x) => Math.abs(x * 10 ** decimals - Math.round(x * 10 ** decimals)) < 1e-6)) ?? 4
}
