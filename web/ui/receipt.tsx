/** Whether what is shown, or a file, comes out the same again; and what has moved since a link was made. */
import { useEffect, useState } from 'preact/hooks'
import { checkFile, runAgain } from '../actions/index.ts'
import { checkedText, linkMade } from '../state/receipts.ts'
import type { MovedNumber } from '../state/sealing.ts'
import { progress } from '../state/simulation.ts'
import { words } from '../state/store.ts'

/** Two buttons and what they found. */
export function Receipt() {
  const { messages } = words.value
  const say = messages.receipt
  return (
    <div class="receipt">
      {[runAgain, checkFile].map((action) => (
        <button type="button" class="button edge" key={action.id} disabled={action.enabled?.() === false} title={action === runAgain ? say.againHelp : undefined} onClick={() => action.run()}>
          {action.label(messages)}
        </button>
      ))}
      <p role="status" data-testid="checked">
        {checkedText(messages)}
      </p>
    </div>
  )
}

/** What a link of another version showed otherwise. */
export function LinkNotice() {
  const { messages, format } = words.value
  const say = messages.receipt
  const made = linkMade.value
  const { settled } = progress.value
  const [found, setFound] = useState<{ readonly other: boolean; readonly now: string; readonly moved: readonly MovedNumber[] }>()
  useEffect(() => {
    if (made && settled) void import('../state/sealing.ts').then(({ movedSince }) => setFound(movedSince(made)))
  }, [made, settled])
  if (!made || !found?.other) return null
  const told = found.moved.slice(0, 4).map(({ name, worst, year, before, after, decimals }) => say.moved(worst ? say.worst(name) : name, String(year), format.number(before, decimals), format.number(after, decimals)))
  const rest = found.moved.length - told.length
  return (
    <p class="notice" data-testid="link-moved">
      {made.model === found.now ? say.linkOther : say.linkOlder(made.model, found.now)} {told.length === 0 ? say.linkSame : say.linkMoved([...told, ...(rest > 0 ? [say.more(format.number(rest))] : [])].join('; '))}{' '}
      <button type="button" class="button quiet" onClick={() => (linkMade.value = undefined)}>
        {messages.tools.close}
      </button>
    </p>
  )
}
