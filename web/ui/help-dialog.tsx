import { useEffect, useRef } from 'preact/hooks'
import { actions } from '../actions/index.ts'
import { helpOpen, pageIds, shortcuts, words } from '../state/store.ts'

/** Keys, from the list of commands. */
export function HelpDialog() {
  const dialog = useRef<HTMLDialogElement>(null)
  const { messages } = words.value
  useEffect(() => {
    if (helpOpen.value && !dialog.current?.open) dialog.current?.showModal()
  }, [helpOpen.value])
  return (
    <dialog ref={dialog} aria-labelledby="help-heading" onClose={() => (helpOpen.value = false)}>
      <h2 id="help-heading">{messages.tools.help}</h2>
      <table>
        <tbody>
          {actions.filter(({ keys }) => keys.length > 0).map((action) => (
            <tr key={action.id}>
              <th scope="row">{action.label(messages)}</th>
              <td>{action.keys.map(keyName).join(' · ')}</td>
            </tr>
          ))}
          <tr>
            <th scope="row">{messages.nav.label}</th>
            <td>Alt 1–{pageIds.length}</td>
          </tr>
          <tr>
            <th scope="row">{messages.tools.table}</th>
            <td>T</td>
          </tr>
          <tr>
            <th scope="row">{messages.map.heading}</th>
            <td>← → ↑ ↓ · Home · End · Enter · Esc</td>
          </tr>
        </tbody>
      </table>
      <p>
        <label>
          <input type="checkbox" checked={shortcuts.value} onChange={(event) => (shortcuts.value = event.currentTarget.checked)} /> {messages.tools.shortcuts}
        </label>
      </p>
      <button type="button" class="button edge" onClick={() => dialog.current?.close()}>
        {messages.tools.close}
      </button>
    </dialog>
  )
}

const keyName = (key: string): string =>
  key
    .split('+')
    .map((part) => (part === 'mod' ? 'Ctrl/⌘' : part === 'shift' ? '⇧' : part.toUpperCase()))
    .join(' ')
