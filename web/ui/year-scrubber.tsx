import { words } from '../state/store.ts'

export interface YearScrubberProps {
  readonly value: number
  onChange(year: number): void
  /** The hand has left it. */
  onRest(): void
}

/** A year between the first and last of a run. */
export function YearScrubber({ value, onChange, onRest }: YearScrubberProps) {
  const { messages, format } = words.value
  return (
    <label class="scrub">
      <span>{messages.map.year}</span>
      <input type="range" min={2025} max={2045} step={1} value={value} aria-valuetext={format.year(value)} onInput={(event) => onChange(Number(event.currentTarget.value))} onChange={onRest} onBlur={onRest} />
      <output>{format.year(value)}</output>
    </label>
  )
}
