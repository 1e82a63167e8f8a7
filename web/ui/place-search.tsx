import { words } from '../state/store.ts'

export interface PlaceSearchProps {
  /** Id of its list in the document. */
  readonly id: string
  readonly places: readonly { readonly code: string; readonly name: string }[]
  readonly label: string
  /** A name was typed whole, or far enough to be the only one. */
  onFind(code: string): void
  readonly empties?: boolean
}

/** Finds a place by what its name begins with, whether one writes Å or Aa. */
export function PlaceSearch({ id, places, label, onFind, empties }: PlaceSearchProps) {
  const { format } = words.value
  const plain = (name: string) => name.toLocaleLowerCase('da').replaceAll('å', 'aa')
  const find = (field: HTMLInputElement): void => {
    const wanted = plain(field.value.trim())
    if (wanted.length < 2) return
    const found = places.filter(({ name }) => plain(name).startsWith(wanted))
    const exact = found.find(({ name }) => plain(name) === wanted) ?? (found.length === 1 ? found[0] : undefined)
    if (!exact) return
    onFind(exact.code)
    if (empties) field.value = ''
  }
  return (
    <>
      <input class="field search" type="search" list={id} aria-label={label} placeholder={label} onInput={(event) => find(event.currentTarget)} />
      <datalist id={id}>
        {[...places]
          .sort((a, b) => format.compare(a.name, b.name))
          .map(({ code, name }) => (
            <option key={code} value={name} />
          ))}
      </datalist>
    </>
  )
}
