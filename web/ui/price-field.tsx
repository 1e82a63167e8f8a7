/** The price of a lever's unit: a number, or empty while nobody has given one. */
import { useState } from 'preact/hooks'
import type { LeverDefinition } from '../../sim/index.ts'
import { setPrice } from '../state/cost.ts'
import { statedPriceOf } from '../state/lever-values.ts'
import { draft, language, words } from '../state/store.ts'

/** Highest price a scenario may hold. */
const most = 1e12

export function PriceField({ lever }: { readonly lever: LeverDefinition }) {
  const [text, setText] = useState<string>()
  const { messages, format } = words.value
  const say = messages.cost
  const own = draft.value.prices?.[lever.id]
  const value = own ?? statedPriceOf(lever, draft.value)
  const typed = text?.trim()
  const read = typed === undefined || typed === '' ? undefined : format.parse(typed)
  const wrong = read !== undefined && !(read >= 0 && read <= most)
  const commit = (): void => {
    if (typed !== undefined && !wrong && read !== value) setPrice(lever.id, read)
    setText(undefined)
  }
  return (
    <input
      class="field"
      type="text"
      inputMode="decimal"
      autoComplete="off"
      data-price={lever.id}
      aria-label={say.price(lever.text[language.value].name)}
      aria-invalid={wrong}
      placeholder={say.empty}
      value={text ?? (value === undefined ? '' : format.number(value, Number.isInteger(value) ? 0 : 2))}
      onFocus={(event) => event.currentTarget.select()}
      onInput={(event) => setText(event.currentTarget.value)}
      onBlur={commit}
      onKeyDown={(event) => {
        if (event.key === 'Enter') commit()
        if (event.key === 'Escape') setText(undefined)
      }}
    />
  )
}
