/** Picks municipalities: by name, or on a small map. The map is for pointers; the search and the list of the picked do the same by key. */
import { drawing, frame } from '../charts/index.ts'
import { places } from '../state/areas.ts'
import { topology } from '../state/shipped.ts'
import { words } from '../state/store.ts'
import { PlaceSearch } from './place-search.tsx'

export interface PlacePickerProps {
  readonly id: string
  readonly label: string
  readonly picked: readonly string[]
  onChange(picked: readonly string[]): void
}

export function PlacePicker({ id, label, picked, onChange }: PlacePickerProps) {
  const { messages, format } = words.value
  const say = messages.scope
  const chosen = new Set(picked)
  const nameOf = (code: string) => places.value.find((place) => place.code === code)?.name ?? code
  const toggle = (code: string): void => onChange(chosen.has(code) ? picked.filter((other) => other !== code) : [...picked, code])
  const outlines = topology.value && drawing({ topology: topology.value })
  return (
    <div class="picker" role="group" aria-label={label}>
      {outlines && (
        <svg viewBox={`0 0 ${frame.width} ${frame.height}`} aria-hidden="true" focusable="false" onClick={(event) => {
          const code = (event.target as Element).getAttribute('data-code')
          if (code) toggle(code)
        }}>
          {outlines.panels.map((panel) => (
            <rect key={panel.id} class="panel" x={panel.x} y={panel.y} width={panel.width} height={panel.height} rx={1.5} />
          ))}
          {outlines.outlines.map(({ code, d, panel }) => (
            <path key={`${panel}-${code}`} d={d} class={`area ${chosen.has(code) ? 'picked' : 'none'}`} data-code={code}>
              <title>{nameOf(code)}</title>
            </path>
          ))}
          <g class="borders">
            <path d={outlines.borders} />
          </g>
        </svg>
      )}
      <div class="chosen">
        <PlaceSearch id={id} places={places.value.filter(({ code }) => !chosen.has(code))} label={say.add} empties onFind={toggle} />
        <ul>
          {[...picked]
            .sort((a, b) => format.compare(nameOf(a), nameOf(b)))
            .map((code) => (
              <li key={code}>
                <button type="button" class="button edge" aria-label={say.remove(nameOf(code))} onClick={() => toggle(code)}>
                  {nameOf(code)} <span aria-hidden="true">×</span>
                </button>
              </li>
            ))}
        </ul>
        <p class="unit">{say.picked(format.number(picked.length))}</p>
      </div>
    </div>
  )
}
