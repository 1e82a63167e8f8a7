import { families, familyName } from '../state/catalogue.ts'
import { change } from '../state/history.ts'
import { engine } from '../state/simulation.ts'
import { draft, language, words } from '../state/store.ts'
import { same } from '../state/lever-values.ts'
import { Lever } from './lever.tsx'

/** All levers by family, and a few scenarios to begin with. */
export function Levers() {
  const { messages } = words.value
  return (
    <section class="levers" id="levers" aria-labelledby="levers-heading" tabIndex={-1}>
      <header>
        <h2 id="levers-heading">{messages.levers.heading}</h2>
        <p class="lead">{messages.levers.lead}</p>
        <Presets />
      </header>
      <div class="families">
        {families.map((family) => (
          <section class="family" key={family.id} aria-labelledby={`family-${family.id}`}>
            <h3 id={`family-${family.id}`}>{familyName(family.id, language.value)}</h3>
            {family.levers.map((lever) => (
              <Lever key={lever.id} lever={lever} />
            ))}
          </section>
        ))}
      </div>
    </section>
  )
}

function Presets() {
  const running = engine.value
  const { messages } = words.value
  if (!running) return <div class="presets" />
  return (
    <div class="presets" role="group" aria-label={messages.presets.heading}>
      {running.library.entries.map((entry) => {
        const preset = running.presetDraft(entry.id)
        if (!preset) return null
        const active = same(preset.levers, draft.value.levers) && same(preset.assumptions, draft.value.assumptions)
        return (
          <button type="button" class="button" key={entry.id} aria-pressed={active} title={entry.note?.[language.value]} onClick={() => change({ ...draft.value, levers: preset.levers, assumptions: preset.assumptions })}>
            {entry.title[language.value]}
          </button>
        )
      })}
    </div>
  )
}
