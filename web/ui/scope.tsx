/** Where a lever works: everywhere, in the places with a mark, in regions, or in municipalities picked one by one. */
import type { LeverDefinition } from '../../sim/index.ts'
import { change } from '../state/history.ts'
import { scopeOfDraft, withScope } from '../state/lever-values.ts'
import type { ScopeUse } from '../state/lever-values.ts'
import { engine } from '../state/simulation.ts'
import { draft, language, words } from '../state/store.ts'
import { PlacePicker } from './place-picker.tsx'
import { Segments } from './segments.tsx'

type Kind = 'all' | 'flag' | 'regions' | 'places'

export function ScopeControl({ lever }: { readonly lever: LeverDefinition }) {
  const { messages, format } = words.value
  const say = messages.scope
  const pack = engine.value?.pack
  const scope = scopeOfDraft(draft.value, lever)
  const kind: Kind = scope?.places ? 'places' : scope?.regions ? 'regions' : scope?.flag !== undefined ? 'flag' : 'all'
  const flags = Object.keys(pack?.places[0]?.flags ?? {})
  const set = (next: ScopeUse | undefined): void => change(withScope(draft.value, lever, next))
  const start = (next: Kind): void => set(next === 'all' ? undefined : next === 'flag' ? { flag: flags.includes('threatened') ? 'threatened' : flags[0]! } : next === 'regions' ? { regions: pack!.regionIds.slice(-1) } : { places: flagged(scope?.flag) })
  /** A pick starts from the marked places, so that a mark can be mended by hand. */
  const flagged = (flag: string | undefined): readonly string[] => (flag === undefined ? [] : pack!.places.filter((place) => place.flags[flag]).map(({ code }) => code))
  const nameOfFlag = (flag: string): string => (say.flags as Readonly<Record<string, string>>)[flag] ?? flag
  if (!pack) return null
  const note = lever.scopeNote && <p class="help">{lever.scopeNote[language.value]}</p>
  if (!lever.scoped)
    return (
      <div class="setting scope">
        <p>
          {say.heading}: <strong>{say.kinds.all}</strong>
        </p>
        {note}
      </div>
    )
  return (
    <div class="setting scope">
      <Segments name={`scope-${lever.id}`} legend={say.heading} choices={(['all', 'flag', 'regions', 'places'] as const).map((value) => ({ value, text: value === 'all' && lever.aimed ? say.kinds.aimed : say.kinds[value] }))} value={kind} onChange={start} />
      {kind === 'flag' && (
        <p>
          <select aria-label={say.kinds.flag} value={scope!.flag} onChange={(event) => set({ flag: event.currentTarget.value })}>
            {flags.map((flag) => (
              <option key={flag} value={flag}>
                {nameOfFlag(flag)}
              </option>
            ))}
          </select>{' '}
          <span class="unit">{say.picked(format.number(flagged(scope!.flag).length))}</span>
        </p>
      )}
      {kind === 'regions' && (
        <fieldset class="checks">
          <legend class="visually-hidden">{say.kinds.regions}</legend>
          {pack.regions.map(({ id, name }) => (
            <label key={id}>
              <input
                type="checkbox"
                checked={scope!.regions!.includes(id)}
                onChange={(event) => {
                  const next = event.currentTarget.checked ? [...scope!.regions!, id] : scope!.regions!.filter((other) => other !== id)
                  set(next.length ? { regions: next } : undefined)
                }}
              />{' '}
              {name[language.value]}
            </label>
          ))}
        </fieldset>
      )}
      {kind === 'places' && <PlacePicker id={`scope-places-${lever.id}`} label={say.kinds.places} picked={scope!.places!} onChange={(places) => set({ places })} />}
      {kind !== 'all' && note}
    </div>
  )
}
