import { computed } from '@preact/signals'
import { change } from '../state/history.ts'
import { same } from '../state/lever-values.ts'
import { engine } from '../state/simulation.ts'
import { draft, language, words } from '../state/store.ts'

/** Scenarios that stand first, as cards, with the text of each. They are left out where the library has none of the name. */
const cards = { 'reform-as-agreed': 'reform', 'study-places-only': 'training', 'senior-schemes-only': 'staying' } as const

/** The library's scenarios as choices, and which of them is set now. */
export const presets = computed(() => {
  const running = engine.value
  if (!running) return []
  return running.library.entries.flatMap((entry) => {
    const preset = running.presetDraft(entry.id)
    return preset ? [{ entry, preset, active: same(preset.levers, draft.value.levers) && same(preset.assumptions, draft.value.assumptions) }] : []
  })
})

/** Puts the choices of a scenario in place of the reader's own; undo brings those back. */
export function take(id: string): void {
  const chosen = presets.peek().find(({ entry }) => entry.id === id)
  if (chosen) change({ ...draft.peek(), levers: chosen.preset.levers, assumptions: chosen.preset.assumptions })
}

/** Three scenarios as cards, and all of them as a list. */
export function Presets() {
  const { messages } = words.value
  const say = messages.presets
  const list = presets.value
  const active = list.find((preset) => preset.active)
  return (
    <div class="presets">
      <div class="cards" role="group" aria-label={say.heading}>
        {Object.entries(cards).map(([id, key]) => (
          <button type="button" class="card" key={id} disabled={!list.some(({ entry }) => entry.id === id)} aria-pressed={active?.entry.id === id} onClick={() => take(active?.entry.id === id ? 'baseline' : id)}>
            <strong>{say.cards[key].title}</strong>
            <span>{say.cards[key].text}</span>
          </button>
        ))}
      </div>
      {list.length > 0 && (
        <>
          <label for="preset">{say.all}</label>
          <select id="preset" value={active?.entry.id ?? ''} onChange={(event) => take(event.currentTarget.value)}>
            {!active && <option value="">{say.own}</option>}
            {list.map(({ entry }) => (
              <option key={entry.id} value={entry.id}>
                {entry.title[language.value]}
              </option>
            ))}
          </select>
        </>
      )}
      {active?.entry.note && <p class="lead">{active.entry.note[language.value]}</p>}
    </div>
  )
}
