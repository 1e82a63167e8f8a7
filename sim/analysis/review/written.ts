/** Numbers and dates as people write them, in Danish and in English. */

/** What stands before the decimals. */
export type DecimalMark = ',' | '.'

/**
 * A number as written: 1.234,5 and 1,234.5, 1 234, 12,3 %, -3 and −3, with the decimal mark of the file. NaN when it is none or could be read in two ways.
 */
export function numberWritten(text: string, mark: DecimalMark): number {
  const bare = text.trim().replace(/[\s\u00a0\u202f]+(?=\d{3}\b)/g, '').replace(/\s*%$/, '').replace(/^[−–]/, '-').replace(/^\+/, '')
  const group = mark === ',' ? '.' : ','
  const whole = mark === ',' ? /^-?(?:\d{1,3}(?:\.\d{3})+|\d+)(?:,\d+)?$/ : /^-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?:[eE][+-]?\d+)?$/
  if (whole.test(bare)) return Number(bare.replaceAll(group, '').replace(mark, '.'))
  // The other mark, where it can only be decimals: 12.5 in a Danish file, 12,5 in an English one.
  const other = mark === ',' ? /^-?\d+\.(?:\d{1,2}|\d{4,})$/ : /^-?\d+,(?:\d{1,2}|\d{4,})$/
  return other.test(bare) ? Number(bare.replace(group, '.')) : NaN
}

/** The decimal mark of a file: the comma where semicolons or tabs stand between cells and some number is written so, else what the delimiter leaves free. */
export function guessDecimalMark(cells: readonly string[], delimiter: string): DecimalMark {
  const comma = cells.filter((cell) => /^-?[\d.]*\d,\d+$/.test(cell.trim())).length
  const point = cells.filter((cell) => /^-?[\d,]*\d\.\d{1,2}$|^-?\d+\.\d{4,}$/.test(cell.trim())).length
  if (comma !== point) return comma > point ? ',' : '.'
  return delimiter === ';' ? ',' : '.'
}

const monthNames = [
  ['januar', 'january', 'jan'], ['februar', 'february', 'feb'], ['marts', 'march', 'mar'], ['april', 'apr'], ['maj', 'may'], ['juni', 'june', 'jun'],
  ['juli', 'july', 'jul'], ['august', 'aug'], ['september', 'sept', 'sep'], ['oktober', 'october', 'okt', 'oct'], ['november', 'nov'], ['december', 'dec'],
] as const

/** A date as written: the absolute month whose end it stands for, and whether it named a whole year. */
export interface WrittenDate {
  readonly month: number
  readonly wholeYear: boolean
}

/**
 * A date as a month that has ended. 2026 is the end of 2026; 2026-03 is the end of March; the first day of a month is the end of the month before, since a
 * count of 1 January 2026 is a count of the turn of the year; any other day is its own month. Understands 2026-03-01, 1.3.2026, 1/3/2026 (day first),
 * 1. marts 2026, March 2026, 2026K1 and 2026Q1 (end of the quarter). Undefined when it is none.
 */
export function dateWritten(text: string): WrittenDate | undefined {
  const bare = text.trim().toLowerCase().replace(/\s+/g, ' ')
  const ended = (year: number, month: number, day?: number): WrittenDate | undefined => {
    if (year < 1990 || year > 2100 || month < 1 || month > 12 || (day !== undefined && (day < 1 || day > daysIn(year, month)))) return undefined
    return { month: year * 12 + month - 1 - (day === 1 ? 1 : 0), wholeYear: false }
  }
  let found = /^(\d{4})$/.exec(bare)
  if (found) return Number(found[1]) >= 1990 && Number(found[1]) <= 2100 ? { month: Number(found[1]) * 12 + 11, wholeYear: true } : undefined
  found = /^(\d{4})-(\d{1,2})(?:-(\d{1,2}))?(?:t.*)?$/.exec(bare)
  if (found) return ended(Number(found[1]), Number(found[2]), found[3] === undefined ? undefined : Number(found[3]))
  found = /^(\d{4})m(\d{1,2})$/.exec(bare)
  if (found) return ended(Number(found[1]), Number(found[2]))
  found = /^(\d{4}) ?[kq]([1-4])$/.exec(bare)
  if (found) return ended(Number(found[1]), Number(found[2]) * 3)
  found = /^(\d{1,2})[./-] ?(\d{1,2})[./-] ?(\d{4})$/.exec(bare)
  if (found) return ended(Number(found[3]), Number(found[2]), Number(found[1]))
  found = /^(?:(\d{1,2})\.? )?([a-zæøå]+)\.? (\d{4})$/.exec(bare)
  if (found) {
    const at = monthNames.findIndex((names) => (names as readonly string[]).includes(found![2]!))
    return at < 0 ? undefined : ended(Number(found[3]), at + 1, found[1] === undefined ? undefined : Number(found[1]))
  }
  return undefined
}

function daysIn(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}
