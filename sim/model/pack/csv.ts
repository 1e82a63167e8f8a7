/**
 * Comma-separated text (RFC 4180) into rows of named cells, strictly: a header, the same number of cells in every row, quotes closed.
 * Small and our own because a data problem must be reported with its row and column, all problems at once.
 */

/** One data row. `line` is its row number in the file as a spreadsheet shows it: the header is row 1. */
export interface CsvRow {
  readonly line: number
  readonly cells: Readonly<Record<string, string>>
}

/** A file as read: its columns, its sound rows, and what is wrong with the others. */
export interface CsvTable {
  readonly columns: readonly string[]
  readonly rows: readonly CsvRow[]
  /** What is wrong with the text as such, in the form `row N[, column X]: expected ..., got .... <What to do>.` */
  readonly problems: readonly string[]
}

/** Reads a table. Cells are kept exactly as written, surrounding spaces included; empty last lines are ignored. */
export function parseCsv(text: string): CsvTable {
  const problems: string[] = []
  const records = split(text.charCodeAt(0) === 0xfeff ? text.slice(1) : text, problems)
  const header = records[0]
  if (!header) return { columns: [], rows: [], problems: [...problems, 'row 1: expected a header row, got an empty file. Write the column names.'] }
  const seen = new Set<string>()
  for (const name of header.cells) {
    if (name === '') problems.push('row 1: expected a name for every column, got an empty one. Name it or delete the column.')
    else if (seen.has(name)) problems.push(`row 1, column ${name}: expected each column once, got it twice. Rename or delete one.`)
    seen.add(name)
  }
  const rows: CsvRow[] = []
  for (const record of records.slice(1)) {
    if (record.cells.length !== header.cells.length) {
      const counts = `expected ${header.cells.length} cells, got ${record.cells.length}`
      problems.push(`row ${record.line}: ${counts}. Quote cells that hold a comma, and give empty cells their comma.`)
      continue
    }
    const cells: Record<string, string> = Object.create(null) as Record<string, string>
    header.cells.forEach((name, i) => (cells[name] = record.cells[i]!))
    rows.push({ line: record.line, cells })
  }
  return { columns: header.cells, rows, problems }
}

interface Record_ {
  readonly line: number
  readonly cells: string[]
}

/** Splits text into records. The number of a record counts records, so that a quoted line break does not shift it from the spreadsheet's. */
function split(text: string, problems: string[]): Record_[] {
  const records: Record_[] = []
  let cells: string[] = []
  let cell = ''
  let quoted = false
  let wasQuoted = false
  const line = () => records.length + 1
  const endCell = () => {
    cells.push(cell)
    cell = ''
    wasQuoted = false
  }
  const endRecord = () => {
    endCell()
    records.push({ line: line(), cells })
    cells = []
  }
  for (let i = 0; i < text.length; i++) {
    const c = text[i]!
    if (quoted) {
      if (c !== '"') cell += c
      else if (text[i + 1] === '"') {
        cell += '"'
        i++
      } else quoted = false
    } else if (c === '"') {
      if (cell === '' && !wasQuoted) {
        quoted = true
        wasQuoted = true
      } else {
        problems.push(
          `row ${line()}: expected quotes round a whole cell, got one inside ${JSON.stringify(cell.slice(0, 40))}. Double it and quote the cell.`,
        )
        cell += c
      }
    } else if (c === ',') endCell()
    else if (c === '\n' || c === '\r') {
      if (c === '\r' && text[i + 1] === '\n') i++
      if (cell === '' && cells.length === 0 && !wasQuoted && text.slice(i + 1).trim() === '') return records
      endRecord()
    } else cell += c
  }
  if (quoted) problems.push(`row ${line()}: expected a closing quote, got the end of the file. Close the cell.`)
  if (cell !== '' || cells.length > 0 || wasQuoted) endRecord()
  return records
}
