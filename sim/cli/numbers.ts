/** Numbers and months as English readers of a terminal write them. */
export { plain } from '../analysis/written.ts'

/** 12345.678 with one decimal is 12,345.7; minus is a true one; what cannot be had is a dash. */
export function number(value: number, decimals: number): string {
  if (!Number.isFinite(value)) return '–'
  const rounded = Math.abs(value).toFixed(decimals)
  const [whole, fraction] = rounded.split('.')
  const grouped = whole!.replace(/\B(?=(\d{3})+$)/g, ',')
  // A negative number that rounds to nothing has no sign.
  const sign = value < 0 && /[1-9]/.test(rounded) ? '−' : ''
  return `${sign}${grouped}${fraction === undefined ? '' : `.${fraction}`}`
}

/** A number with its sign, as differences are written. */
export function signed(value: number, decimals: number): string {
  const text = number(value, decimals)
  return value > 0 && /[1-9]/.test(text) ? `+${text}` : text
}

/** The two ends of a band. */
export function band(low: number, high: number, decimals: number, write: (value: number, decimals: number) => string = number): string {
  if (!Number.isFinite(low) || !Number.isFinite(high)) return '–'
  // Beside a sign a dash would read as one more.
  return write === signed || low < 0 || high < 0 ? `${write(low, decimals)} to ${write(high, decimals)}` : `${write(low, decimals)}–${write(high, decimals)}`
}

const names = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December']

/** `2035-12`. */
export function isoMonth(month: number): string {
  return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`
}

/** `December 2035`. */
export function monthName(month: number): string {
  return `${names[month % 12]} ${Math.floor(month / 12)}`
}

/** `1 min 20 s`. */
export function duration(seconds: number): string {
  const s = Math.max(1, Math.round(seconds))
  if (s < 60) return `${s} s`
  if (s < 3600) return `${Math.floor(s / 60)} min ${s % 60} s`
  return `${Math.floor(s / 3600)} h ${Math.floor((s % 3600) / 60)} min`
}
