import { signal } from '@preact/signals'
import type { LeverDefinition } from '../../sim/index.ts'
import { families, familyName } from '../state/catalogue.ts'
import type { Family } from '../state/catalogue.ts'
import { change } from '../state/history.ts'
import { isOn, same } from '../state/lever-values.ts'
import { engine } from '../state/simulation.ts'
import { draft, language, words } from '../state/store.ts'
import { Lever } from './lever.tsx'

/** What is searched for, and whether only levers in use are shown. */
const wanted = signal('')
const onlyMoved = signal(false)
/** Families the reader has opened or closed; the others are open while there are few levers in all. */
const opened = signal<Readonly<Record<string, boolean>>>({})
const few = 20

/** All policy levers by family, and a few scenarios to begin with. */
export function Levers() {
  const { messages, format } = words.value
  const say = messages.levers
  const count = families.reduce((sum, family) => sum + family.levers.length, 0)
  const shown = families.map((family) => ({ ...family, levers: family.levers.filter((lever) => matches(lever, family)) })).filter((family) => family.levers.length > 0)
  const filtered = wanted.value.trim() !== '' || onlyMoved.value
  return (
    <section class="levers" id="levers" aria-labelledby="levers-heading" tabIndex={-1}>
      <header>
        <h2 id="levers-heading">{say.heading}</h2>
        <p class="lead">{say.lead}</p>
        <Presets />
        <div class="find">
          <input class="field search" type="search" aria-label={say.find(format.number(count))} placeholder={say.find(format.number(count))} value={wanted.value} onInput={(event) => (wanted.value = event.currentTarget.value)} />
          <label>
            <input type="checkbox" checked={onlyMoved.value} onChange={(event) => (onlyMoved.value = event.currentTarget.checked)} /> {say.onlyMoved}
          </label>
        </div>
      </header>
      {shown.length === 0 && <p class="lead">{say.noneFound}</p>}
      <div class="families">
        {shown.map((family) => (
          <FamilySection key={family.id} family={family} open={filtered || (opened.value[family.id] ?? (count <= few || family.levers.some((lever) => isOn(draft.value, lever)) || families.indexOf(families.find(({ id }) => id === family.id)!) < 2))} />
        ))}
      </div>
    </section>
  )
}

function FamilySection({ family, open }: { readonly family: Family; readonly open: boolean }) {
  const { messages, format } = words.value
  const moved = family.levers.filter((lever) => isOn(draft.value, lever)).length
  const toggle = (): void => {
    opened.value = { ...opened.value, [family.id]: !open }
  }
  return (
    <section class="family" aria-labelledby={`family-${family.id}`}>
      <h3 id={`family-${family.id}`}>
        <button type="button" aria-expanded={open} aria-controls={`levers-${family.id}`} onClick={toggle}>
          {familyName(family.id, language.value)}
          <span class="count">{moved > 0 ? messages.levers.changed(format.number(moved)) : format.number(family.levers.length)}</span>
        </button>
      </h3>
      <div id={`levers-${family.id}`} hidden={!open}>
        {open && family.levers.map((lever) => <Lever key={lever.id} lever={lever} />)}
      </div>
    </section>
  )
}

function matches(lever: LeverDefinition, family: Family): boolean {
  if (onlyMoved.value && !isOn(draft.value, lever)) return false
  const sought = wanted.value.trim().toLocaleLowerCase('da').split(/\s+/)
  const text = lever.text[language.value]
  const hay = `${text.name} ${text.sentence} ${familyName(family.id, language.value)} ${lever.id}`.toLocaleLowerCase('da')
  return sought.every((word) => hay.includes(word))
}

/** Scenarios shown as buttons; more than these are a list. */
const fewPresets = 5

function Presets() {
  const running = engine.value
  const { messages } = words.value
  if (!running) return <div class="presets" />
  const presets = running.library.entries.flatMap((entry) => {
    const preset = running.presetDraft(entry.id)
    return preset ? [{ entry, preset, active: same(preset.levers, draft.value.levers) && same(preset.assumptions, draft.value.assumptions) }] : []
  })
  const take = ({ preset }: (typeof presets)[number]): void => change({ ...draft.value, levers: preset.levers, assumptions: preset.assumptions })
  const active = presets.find((preset) => preset.active)
  if (presets.length > fewPresets)
    return (
      <div class="presets">
        <label for="preset">{messages.presets.heading}</label>
        <select
          id="preset"
          value={active?.entry.id ?? ''}
          onChange={(event) => {
            const chosen = presets.find(({ entry }) => entry.id === event.currentTarget.value)
            if (chosen) take(chosen)
          }}
        >
          {!active && <option value="">{messages.presets.own}</option>}
          {presets.map(({ entry }) => (
            <option key={entry.id} value={entry.id}>
              {entry.title[language.value]}
            </option>
          ))}
        </select>
        {active?.entry.note && <p class="lead">{active.entry.note[language.value]}</p>}
      </div>
    )
  return (
    <div class="presets" role="group" aria-label={messages.presets.heading}>
      {presets.map((preset) => (
        <button type="button" class="button" key={preset.entry.id} aria-pressed={preset.active} title={preset.entry.note?.[language.value]} onClick={() => take(preset)}>
          {preset.entry.title[language.value]}
        </button>
      ))}
    </div>
  )
}
