import { signal } from '@preact/signals'
import { useEffect, useState } from 'preact/hooks'
import { capacity, usualReplicates } from '../state/capacity.ts'
import { change } from '../state/history.ts'
import { engineProblem, failure, problems, progress } from '../state/simulation.ts'
import { headline } from '../state/views.ts'
import { go } from '../state/route.ts'
import { background, draft, language, page, toast, words } from '../state/store.ts'
import { LinkNotice } from './receipt.tsx'

/** Why a link was not taken up, if it was not. */
export const linkProblem = signal<'' | 'link' | 'newer'>('')
/** Takes up a new version of the page, when there is one and the reader wants it. */
export const update = signal<(() => void) | undefined>(undefined)

/** Notices shown at once. */
const mostNotices = 5

/** What went wrong, in words and with a way out. The picture stays. */
export function Notices() {
  const { messages } = words.value
  const say = messages.errors
  const list = [
    linkProblem.value && say[linkProblem.value],
    engineProblem.value && say.engine(engineProblem.value),
    failure.value && say.failed(failure.value.stage, failure.value.message),
    ...problems.value.map((problem) => say.conflict(problem[language.value])),
  ].filter(Boolean)
  const hidden = list.length - mostNotices
  return (
    <div role="status">
      {list.slice(0, mostNotices).map((text) => (
        <p class="notice" key={text as string}>
          {text}
        </p>
      ))}
      <LinkNotice />
      <Fewer />
      {background.value && page.value !== 'experiments' && (
        <p class="notice" data-testid="background">
          {background.value}{' '}
          <button type="button" class="button quiet" onClick={() => go('experiments')}>
            {messages.nav.experiments}
          </button>
        </p>
      )}
      {hidden > 0 && <p class="notice">{say.more(words.value.format.number(hidden))}</p>}
    </div>
  )
}

/** Says that this machine is asked for fewer simulations than usual, and offers them all. */
function Fewer() {
  const { messages, format } = words.value
  const { why, replicates } = capacity.value
  if (!why || draft.value.replicates !== undefined) return null
  return (
    <p class="notice" data-testid="fewer">
      {messages.capacity[why](format.number(replicates))}{' '}
      <button type="button" class="button quiet" onClick={() => change({ ...draft.value, replicates: usualReplicates })}>
        {messages.capacity.all(format.number(usualReplicates))}
      </button>
    </p>
  )
}

/** Short messages in a corner; a new version is offered, never forced. */
export function Toast() {
  const { messages } = words.value
  useEffect(() => {
    if (!toast.value) return
    const timer = setTimeout(() => (toast.value = undefined), 5000)
    return () => clearTimeout(timer)
  }, [toast.value])
  const fetchNew = update.value
  return (
    <div role="status">
      {fetchNew ? (
        <p class="toast">
          {messages.tools.update}{' '}
          <button type="button" class="button edge" onClick={fetchNew}>
            {messages.tools.reload}
          </button>{' '}
          <button type="button" class="button" onClick={() => (update.value = undefined)}>
            {messages.tools.later}
          </button>
        </p>
      ) : (
        toast.value && <p class="toast">{toast.value(messages)}</p>
      )}
    </div>
  )
}

/** Speaks settled answers only, and not more than one in two seconds. */
export function Live() {
  const [spoken, setSpoken] = useState('')
  const { messages } = words.value
  const answer = headline.value
  const text = answer && progress.value.settled ? messages.live.settled(answer.doctors, answer.interval, answer.odds) : ''
  useEffect(() => {
    if (!text) return
    const timer = setTimeout(() => setSpoken(text), 2000)
    return () => clearTimeout(timer)
  }, [text])
  return (
    <p class="visually-hidden" aria-live="polite">
      {spoken}
    </p>
  )
}
