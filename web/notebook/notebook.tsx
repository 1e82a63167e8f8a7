/** A notebook: cells of the toolkit, each printed as it runs. Everything is computed in this browser. */
import { openToolkit } from 'laegeveje'
import type { Toolkit } from 'laegeveje'
import { signal } from '@preact/signals'
import { render } from 'preact'
import type { Cell, Shown } from './cell.ts'
import { bands } from './cells/bands.ts'
import { difference } from './cells/difference.ts'
import { life } from './cells/life.ts'
import { ownIndicator } from './cells/own-indicator.ts'
import { ownLever } from './cells/own-lever.ts'
import { why } from './cells/why.ts'
import '../styles/tokens.css'
import './notebook.css'

const language = signal<'da' | 'en'>('da')
const say = {
  da: { title: 'Notesbog', lead: 'Celler, der bruger pakken laegeveje. Koden kører, som den står her, og alt regnes i din egen browser.', run: 'Kør', all: 'Kør alle', running: 'Regner …', other: 'English', result: 'Resultat', output: 'Det, en celle viser, er på engelsk, som pakken er.' },
  en: { title: 'Notebook', lead: 'Cells that use the package laegeveje. The code runs as it is printed, and everything is computed in your own browser.', run: 'Run', all: 'Run all', running: 'Computing …', other: 'Dansk', result: 'Result', output: '' },
}

interface Entry {
  readonly id: string
  readonly title: { readonly da: string; readonly en: string }
  readonly cell: Cell
}

const entries: readonly Entry[] = [
  { id: 'bands', title: { da: 'Læger år for år uden nye tiltag', en: 'Doctors year by year, without new measures' }, cell: bands },
  { id: 'difference', title: { da: 'En plan mod basis: land, truede kommuner og det dårligst dækkede sundhedsråd', en: 'A plan against the baseline: country, threatened municipalities and the worst covered health council' }, cell: difference },
  { id: 'why', title: { da: 'Hvad hvert tiltag i aftalen har gjort', en: 'What each lever of the agreement has done' }, cell: why },
  { id: 'life', title: { da: 'Et syntetisk lægeliv', en: 'One synthetic doctor’s life' }, cell: life },
  { id: 'own-lever', title: { da: 'Et tiltag, jeg selv har skrevet', en: 'A lever of my own' }, cell: ownLever },
  { id: 'own-indicator', title: { da: 'En indikator, jeg selv har skrevet', en: 'An indicator of my own' }, cell: ownIndicator },
]

/** The cells as they are written, by path. */
const texts = import.meta.glob<string>('./cells/*.ts', { eager: true, query: '?raw', import: 'default' })

type State = { readonly state: 'idle' | 'running' } | { readonly state: 'done'; readonly shown: Shown } | { readonly state: 'failed'; readonly message: string }
const states = signal<Readonly<Record<string, State>>>({})
let kit: Promise<Toolkit> | undefined

async function run({ id, cell }: Entry): Promise<void> {
  const set = (state: State): void => void (states.value = { ...states.value, [id]: state })
  set({ state: 'running' })
  try {
    set({ state: 'done', shown: await cell(await (kit ??= openToolkit())) })
  } catch (error) {
    set({ state: 'failed', message: error instanceof Error ? error.message : String(error) })
  }
}

async function runAll(): Promise<void> {
  for (const entry of entries) await run(entry)
}

function Notebook() {
  const words = say[language.value]
  document.documentElement.lang = language.value
  return (
    <main>
      <header>
        <button type="button" onClick={() => (language.value = language.value === 'da' ? 'en' : 'da')}>
          {words.other}
        </button>
        <h1>{words.title}</h1>
        <p>{words.lead}</p>
        {words.output && <p>{words.output}</p>}
        <button type="button" class="all" onClick={() => void runAll()}>
          {words.all}
        </button>
      </header>
      {entries.map((entry) => (
        <CellView key={entry.id} entry={entry} />
      ))}
    </main>
  )
}

function CellView({ entry }: { readonly entry: Entry }) {
  const words = say[language.value]
  const state = states.value[entry.id] ?? { state: 'idle' }
  return (
    <section aria-labelledby={entry.id}>
      <h2 id={entry.id}>{entry.title[language.value]}</h2>
      <pre tabIndex={0} lang="en">
        <code>{texts[`./cells/${entry.id}.ts`]!.trimEnd()}</code>
      </pre>
      <button type="button" disabled={state.state === 'running'} onClick={() => void run(entry)} aria-describedby={entry.id}>
        {words.run}
      </button>
      <div role="status" data-testid={entry.id} data-state={state.state} lang="en">
        {state.state === 'running' && <p>{words.running}</p>}
        {state.state === 'failed' && <p class="failed">{state.message}</p>}
        {state.state === 'done' && <TableOf shown={state.shown} caption={words.result} />}
      </div>
    </section>
  )
}

function TableOf({ shown: { columns, rows }, caption }: { readonly shown: Shown; readonly caption: string }) {
  return (
    <div class="table" tabIndex={0} role="region" aria-label={caption}>
      <table>
        <thead>
          <tr>
            {columns.map((column) => (
              <th scope="col" key={column}>
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, r) => (
            <tr key={r}>
              {row.map((cell, i) => (i === 0 ? <th scope="row" key={i}>{cell}</th> : <td key={i}>{cell}</td>))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

render(<Notebook />, document.getElementById('app')!)
