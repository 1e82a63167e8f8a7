import { signal } from '@preact/signals'
import type { LeverDefinition } from '../../sim/index.ts'
import { families, familyName } from '../state/catalogue.ts'
import type { Family } from '../state/catalogue.ts'
import { isOn } from '../state/lever-values.ts'
import { draft, language, words } from '../state/store.ts'
import { Lever } from './lever.tsx'
import { Presets } from './presets.tsx'

/** What is searched for, and whether only levers in use are shown. */
const wanted = signal('')
const onlyMoved = signal(false)
/** Families the reader has opened or closed; the others are open while there are few levers in all. */
const opened = signal<Readonly<Record<string, boolean>>>({})
const few = 20

/** Opens the family of a lever, brings the lever into view and puts the focus on it. */
export function showLever(id: string): void {
  const family = families.find(({ levers }) => levers.some((lever) => lever.id === id))
  wanted.value = ''
  onlyMoved.value = false
  if (family) opened.value = { ...opened.peek(), [family.id]: true }
  requestAnimationFrame(() => {
    const row = document.querySelector(`[data-lever="${CSS.escape(id)}"]`)
    row?.scrollIntoView({ block: 'center' })
    row?.querySelector<HTMLElement>('input, select, button:enabled')?.focus({ preventScroll: true })
  })
}

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
