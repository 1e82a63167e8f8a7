import { useEffect, useState } from 'preact/hooks'
import { Receipt } from './receipt.tsx'
import { documentOf } from '../state/documents.ts'
import { change } from '../state/history.ts'
import { baselineRun, current, engine, replicatesOf } from '../state/simulation.ts'
import { shipped } from '../state/shipped.ts'
import { changed, draft, words } from '../state/store.ts'

/** What the model is, and all that is needed to repeat what is shown. */
export function Colophon() {
  const { messages, format } = words.value
  const say = messages.status
  const run = changed.value ? current.value : baselineRun.value
  const wanted = replicatesOf(draft.value)
  const settled = run?.settled && run.wanted === wanted ? run : undefined
  const fingerprint = run?.compiled.fingerprint ?? (changed.value ? undefined : shipped.value?.fingerprint)
  return (
    <footer class="colophon">
      <section>
        <h2>{messages.about.heading}</h2>
        <p>{messages.about.text}</p>
        <p>{messages.about.assumptions}</p>
        <p>{messages.about.privacy}</p>
      </section>
      <section>
        <h2>{say.heading}</h2>
        <dl>
          <dt>{say.replicates}</dt>
          <dd>
            <select aria-label={messages.tools.replicates} value={String(wanted)} onChange={(event) => change({ ...draft.value, replicates: Number(event.currentTarget.value) })}>
              {[...new Set([8, 50, 100, 200, 500, 1000, wanted])].sort((a, b) => a - b).map((n) => (
                <option key={n} value={String(n)}>
                  {format.number(n)}
                </option>
              ))}
            </select>{' '}
            {engine.value && say.workers(format.number(engine.value.workers))}
          </dd>
          <dt>{say.mode}</dt>
          <dd>{draft.value.chanceOnly ? say.modeChance : say.modeFull}</dd>
          <dt>{say.seed}</dt>
          <dd>{run?.compiled.seed ?? '–'}</dd>
          <dt>{say.fingerprint}</dt>
          <dd>
            <code data-testid="fingerprint">{fingerprint?.slice(0, 16) ?? say.pending}</code>
          </dd>
          <dt>{say.digest}</dt>
          <dd>
            <code data-testid="digest" data-digest={settled?.digest ?? ''}>
              {settled?.digest?.slice(0, 16) ?? say.pending}
            </code>
          </dd>
          <dt>{say.command}</dt>
          <dd>
            <code>
              npx laegeveje run {changed.value ? say.file : 'baseline'} --replicates {wanted}
            </code>{' '}
            {changed.value && <Download />}
          </dd>
        </dl>
        <Receipt />
      </section>
    </footer>
  )
}

/** The scenario as a file for the terminal. */
function Download() {
  const [href, setHref] = useState('')
  const { messages } = words.value
  useEffect(() => {
    const address = URL.createObjectURL(new Blob([JSON.stringify(documentOf(draft.value), null, 2)], { type: 'application/json' }))
    setHref(address)
    return () => URL.revokeObjectURL(address)
  }, [draft.value])
  return (
    <a href={href} download={messages.status.file}>
      {messages.status.download}
    </a>
  )
}
