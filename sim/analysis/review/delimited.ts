/**
 * Tables as people have them: commas, semicolons or tabs, quotes by RFC 4180, any line ends, a byte order mark or none. Unlike the strict reader of
 * the data files this one never gives up: what it cannot make sense of it hands on, row by row, with the text as it stood.
 */

/** What stands between cells. */
export type Delimiter = ',' | ';' | '\t'

/** One row: its number as a spreadsheet shows it (the first row is 1), its cells, and its text as it stood. */
export interface DelimitedRow {
  readonly line: number
  readonly cells: readonly string[]
  readonly text: string
}

/** Rows of a text. `open` is true when a quote was never closed: the last row then holds everything after it. */
export interface DelimitedText {
  readonly delimiter: Delimiter
  readonly rows: readonly DelimitedRow[]
  readonly open: boolean
}

const delimiters: readonly Delimiter[] = [';', '\t', ',']

/** The delimiter that cuts the first row into most cells, quotes respected; a semicolon before a tab before a comma where they tie. */
export function guessDelimiter(text: string): Delimiter {
  const first = (delimiter: Delimiter) => cut(text, delimiter, 1).rows[0]?.cells.length ?? 0
  return delimiters.reduce((best, next) => (first(next) > first(best) ? next : best))
}

/** Cuts a text into rows. Rows without any text are left out but keep their number. */
export function readDelimited(text: string, delimiter?: Delimiter): DelimitedText {
  const bare = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text
  return cut(bare, delimiter ?? guessDelimiter(bare))
}

/** A table as text by RFC 4180 with line feeds, or for a Danish spreadsheet: semicolons and a byte order mark. */
export function writeDelimited(rows: readonly (readonly string[])[], delimiter: Delimiter = ','): string {
  const cell = (value: string) => (value.includes(delimiter) || /["\n\r]/.test(value) || /^\s|\s$/.test(value) ? `"${value.replaceAll('"', '""')}"` : value)
  return (delimiter === ';' ? '\ufeff' : '') + rows.map((row) => `${row.map(cell).join(delimiter)}\n`).join('')
}

function cut(text: string, delimiter: Delimiter, most = Infinity): DelimitedText {
  const rows: DelimitedRow[] = []
  let cells: string[] = []
  let cell = ''
  let quoted = false
  let begin = 0
  let line = 1
  const endRow = (end: number) => {
    const raw = text.slice(begin, end)
    cells.push(cell)
    if (raw.trim() !== '') rows.push({ line, cells, text: raw })
    cells = []
    cell = ''
    line++
  }
  let i = 0
  for (; i < text.length && rows.length < most; i++) {
    const c = text[i]!
    if (quoted) {
      if (c !== '"') cell += c
      else if (text[i + 1] === '"') {
        cell += '"'
        i++
      } else quoted = false
    } else if (c === '"' && cell.trim() === '') {
      quoted = true
      cell = ''
    } else if (c === delimiter) {
      cells.push(cell)
      cell = ''
    } else if (c === '\n' || c === '\r') {
      endRow(i)
      if (c === '\r' && text[i + 1] === '\n') i++
      begin = i + 1
    } else cell += c
  }
  if (rows.length < most && begin < text.length) endRow(text.length)
  return { delimiter, rows, open: quoted }
}
