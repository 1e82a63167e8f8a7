/** Months as scenarios write them, `YYYY-MM`, and as the model counts them: year * 12 + (month - 1). */

const form = /^(\d{4})-(0[1-9]|1[0-2])$/

/** The absolute month of `YYYY-MM`; undefined when the text has another form. */
export function monthOf(text: string): number | undefined {
  const match = form.exec(text)
  return match ? Number(match[1]) * 12 + Number(match[2]) - 1 : undefined
}

/** `YYYY-MM` of an absolute month. */
export function monthText(month: number): string {
  return `${String(Math.floor(month / 12)).padStart(4, '0')}-${String((month % 12) + 1).padStart(2, '0')}`
}
