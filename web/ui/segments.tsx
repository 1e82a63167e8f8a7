/** A few choices side by side: native radio buttons in a group with a legend. */
export interface SegmentsProps<T extends string> {
  readonly name: string
  readonly legend: string
  readonly hideLegend?: boolean
  readonly choices: readonly { readonly value: T; readonly text: string }[]
  readonly value: T
  onChange(value: T): void
}

export function Segments<T extends string>({ name, legend, hideLegend, choices, value, onChange }: SegmentsProps<T>) {
  return (
    <fieldset>
      <legend class={hideLegend ? 'visually-hidden' : undefined}>{legend}</legend>
      <span class="segments">
        {choices.map((choice) => (
          <label key={choice.value}>
            <input type="radio" name={name} value={choice.value} checked={choice.value === value} onChange={() => onChange(choice.value)} />
            {choice.text}
          </label>
        ))}
      </span>
    </fieldset>
  )
}
