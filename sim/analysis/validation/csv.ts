/** Tables of figures as files. */
import type { TidyTable } from './bench.ts'

/** A table of figures as CSV: commas, full stops, nine digits, quotes where needed. */
export function csvOf(table: TidyTable): string {
  const cell = (value: string | number | undefined) => {
    if (value === undefined) return ''
    if (typeof value === 'number') return Number.isFinite(value) ? String(Number(value.toPrecision(9))) : ''
    return /[",\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value
  }
  return [table.columns, ...table.rows].map((row) => row.map(cell).join(',')).join('\n') + '\n'
}
