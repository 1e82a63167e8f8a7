import { signal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import { actions } from '../actions/index.ts'
import { places } from '../state/areas.ts'
import { allLevers, familyName } from '../state/catalogue.ts'
import { go } from '../state/route.ts'
import { language, page, pageIds, paletteOpen, pinned, words } from '../state/store.ts'
import { presets, take } from './presets.tsx'
import { showLever } from './levers.tsx'

/** Something that can be found and done. */
interface Entry {
  readonly kind: 'page' | 'action' | 'preset' | 'lever' | 'place'
  readonly id: string
  readonly text: string
  readonly more?: string
  run(): void
}

const most = 12
const wanted = signal('')
const at = signal(0)

/** Finds pages, commands, scenarios, levers and municipalities by any part of their names, and goes there. */
export function Palette() {
  const { messages } = words.value
  const say = messages.palette
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    wanted.value = ''
    at.value = 0
    dialog.current?.showModal()
  }, [])
  const found = matching(wanted.value)
  const chosen = Math.min(at.value, found.length - 1)
  const close = (): void => dialog.current?.close()
  const run = (entry: Entry | undefined): void => {
    if (!entry) return
    close()
    entry.run()
  }
  const move = (event: KeyboardEvent): void => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step) {
      event.preventDefault()
      at.value = (chosen + step + found.length) % Math.max(1, found.length)
    } else if (event.key === 'Enter') {
      event.preventDefault()
      run(found[chosen])
    }
  }
  return (
    <dialog class="palette" ref={dialog} aria-label={say.heading} onClose={() => (paletteOpen.value = false)} onClick={(event) => event.target === dialog.current && close()}>
      <input
        class="field search"
        type="text"
        role="combobox"
        aria-expanded="true"
        aria-controls="palette-list"
        aria-activedescendant={found[chosen] ? `palette-${chosen}` : undefined}
        aria-label={say.heading}
        placeholder={say.placeholder}
        value={wanted.value}
        onInput={(event) => {
          wanted.value = event.currentTarget.value
          at.value = 0
        }}
        onKeyDown={move}
      />
      <ul id="palette-list" role="listbox" aria-label={say.heading}>
        {found.map((entry, k) => (
          <li key={`${entry.kind} ${entry.id}`} id={`palette-${k}`} role="option" aria-selected={k === chosen} onPointerMove={() => (at.value = k)} onClick={() => run(entry)}>
            <span>{entry.text}</span> <small>{entry.more ?? say.kinds[entry.kind]}</small>
          </li>
        ))}
      </ul>
      <p class="unit" aria-live="polite">
        {found.length === 0 ? say.none : say.keys}
      </p>
    </dialog>
  )
}

/** What fits every word that is written, those that begin with it first. */
function matching(text: string): readonly Entry[] {
  const plain = (s: string) => s.toLocaleLowerCase('da').replaceAll('å', 'aa')
  const sought = plain(text.trim()).split(/\s+/)
  return entries()
    .map((entry) => ({ entry, hay: plain(`${entry.text} ${entry.more ?? ''} ${entry.kind === 'lever' ? entry.id : ''}`) }))
    .filter(({ hay }) => sought.every((word) => hay.includes(word)))
    .sort((a, b) => Number(b.hay.startsWith(sought[0]!)) - Number(a.hay.startsWith(sought[0]!)))
    .slice(0, most)
    .map(({ entry }) => entry)
}

function entries(): readonly Entry[] {
  const { messages } = words.value
  return [
    ...pageIds.map((id): Entry => ({ kind: 'page', id, text: messages.nav[id], run: () => go(id) })),
    ...actions.filter(({ id, enabled, release }) => id !== 'palette' && !release && enabled?.() !== false).map((action): Entry => ({ kind: 'action', id: action.id, text: action.label(messages), run: () => action.run() })),
    ...presets.value.map(({ entry }): Entry => ({ kind: 'preset', id: entry.id, text: entry.title[language.value], run: () => (take(entry.id), overview()) })),
    ...allLevers.map((lever): Entry => ({ kind: 'lever', id: lever.id, text: lever.text[language.value].name, more: familyName(lever.family, language.value), run: () => (overview(), showLever(lever.id)) })),
    ...places.value.map(({ code, name }): Entry => ({ kind: 'place', id: code, text: name, run: () => ((pinned.value = code), overview()) })),
  ]
}

function overview(): void {
  if (page.peek() !== 'overview') go('overview')
}
