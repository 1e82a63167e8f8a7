/** A number as the reader's language writes it; takes `1.234,5` and `1234.5` alike, and says when it is no number. */
import { useState } from 'preact/hooks'
import { words } from '../state/store.ts'

export interface NumberFieldProps {
  readonly label: string
  readonly value: number
  readonly min?: number
  readonly max?: number
  readonly decimals: number
  onChange(value: number): void
}

export function NumberField({ label, value, min = -Infinity, max = Infinity, decimals, onChange }: NumberFieldProps) {
  const [text, setText] = useState<string>()
  const { format } = words.value
  const read = text === undefined ? value : format.parse(text)
  const wrong = !(read >= min && read <= max)
  const commit = (): void => {
    if (text !== undefined && !wrong && read !== value) onChange(read)
    setText(undefined)
  }
  return (
    <input
      class="field"
      type="text"
      inputMode="decimal"
      autoComplete="off"
      aria-label={label}
      aria-invalid={wrong}
      value={text ?? format.number(value, decimals)}
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

/** Decimals that a step needs. */
export function decimalsOf(step: number | undefined): number {
  if (step === undefined) return 0
  return [0, 1, 2, 3].find((decimals) => Math.abs(step * 10 ** decimals - Math.round(step * 10 ** decimals)) < 1e-9) ?? 3
}
