/** Reading the cells of a pack's files: every cell is checked where it is read, and every problem is kept. */
import type { Grade } from '../definitions.ts'
import { parseCsv, type CsvRow } from './csv.ts'
import type { Source } from './pack.ts'

/** Collects problems and sources while files are read. */
export class Ledger {
  readonly problems: string[] = []
  private readonly cited = new Map<string, { files: Set<string>; grades: Set<Grade>; rows: number }>()

  /** Adds `<where>: expected <what>, got <value>. <What to do>.` */
  problem(where: string, expected: string, got: string, advice: string): void {
    this.problems.push(`${where}: expected ${expected}, got ${got}. ${advice}`)
  }

  cite(text: string, file: string, grade: Grade): void {
    let entry = this.cited.get(text)
    if (!entry) this.cited.set(text, (entry = { files: new Set(), grades: new Set(), rows: 0 }))
    entry.files.add(file)
    entry.grades.add(grade)
    entry.rows++
  }

  sources(): readonly Source[] {
    return [...this.cited.entries()]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([text, entry]) => ({ text, files: [...entry.files].sort(), grades: [...entry.grades].sort(), rows: entry.rows }))
  }
}

/** What a number must be. */
export interface NumberRule {
  readonly min?: number
  readonly max?: number
  readonly integer?: boolean
}

/** A file of the pack, read row by row. Columns beyond the required ones are allowed. */
export class Table {
  readonly rows: readonly Row[]
  readonly file: string
  readonly ledger: Ledger

  constructor(file: string, text: string | undefined, required: readonly string[], ledger: Ledger) {
    this.file = file
    this.ledger = ledger
    if (text === undefined) {
      ledger.problem(file, 'the file named in pack.json', 'nothing', 'Add the file, or mend its name in pack.json.')
      this.rows = []
      return
    }
    const table = parseCsv(text)
    for (const problem of table.problems) ledger.problems.push(`${file}: ${problem}`)
    const missing = required.filter((column) => !table.columns.includes(column))
    for (const column of missing) ledger.problem(`${file}: row 1, column ${column}`, 'the column', 'none', 'Add the column.')
    this.rows = missing.length > 0 ? [] : table.rows.map((row) => new Row(file, row, ledger))
    if (missing.length === 0 && this.rows.length === 0) ledger.problem(`${file}: row 2`, 'at least one row of data', 'none', 'Fill the file.')
  }

  /** Reports a key that occurs twice; returns whether the row is the first with its key. */
  once(keys: Map<string, Row>, row: Row, column: string, key: string): boolean {
    const first = keys.get(key)
    if (first) row.problem(column, `each ${column} once`, `${key} again (first in row ${first.line})`, 'Delete one of the rows.')
    else keys.set(key, row)
    return first === undefined
  }
}

/** One row of a file. Readers return a usable value after reporting a problem, so that reading goes on. */
export class Row {
  readonly line: number
  readonly file: string
  private readonly cells: CsvRow['cells']
  private readonly ledger: Ledger

  constructor(file: string, row: CsvRow, ledger: Ledger) {
    this.file = file
    this.line = row.line
    this.cells = row.cells
    this.ledger = ledger
  }

  problem(column: string, expected: string, got: string, advice: string): void {
    this.ledger.problem(`${this.file}: row ${this.line}, column ${column}`, expected, got, advice)
  }

  /** The cell as written; empty where there is no such column. */
  raw(column: string): string {
    return this.cells[column] ?? ''
  }

  text(column: string): string {
    const value = this.raw(column)
    if (value.trim() === '') this.problem(column, 'text', 'nothing', 'Fill the cell.')
    return value
  }

  number(column: string, rule: NumberRule = {}): number {
    const value = this.raw(column)
    const number = /^-?\d+(\.\d+)?(e-?\d+)?$/.test(value) ? Number(value) : NaN
    if (Number.isNaN(number)) {
      this.problem(column, 'a number with a full stop as decimal sign', value === '' ? 'nothing' : JSON.stringify(value), 'Write it like 1234.5.')
      return NaN
    }
    if (rule.integer && !Number.isInteger(number)) this.problem(column, 'a whole number', value, 'Round it.')
    if (rule.min !== undefined && number < rule.min) this.problem(column, `at least ${rule.min}`, value, 'Check the figure and its unit.')
    if (rule.max !== undefined && number > rule.max) this.problem(column, `at most ${rule.max}`, value, 'Check the figure and its unit.')
    return number
  }

  /** A number, or NaN where the cell is empty. */
  optionalNumber(column: string, rule: NumberRule = {}): number {
    return this.raw(column) === '' ? NaN : this.number(column, rule)
  }

  /** A value with its range; empty ends are NaN. */
  ranged(column: string, rule: NumberRule = {}): { value: number; low: number; high: number } {
    const value = this.number(column, rule)
    const low = this.optionalNumber('low')
    const high = this.optionalNumber('high')
    if (low > high) this.problem('low', `at most the high end ${high}`, String(low), 'Swap the ends of the range.')
    else if (value < low || value > high) {
      const range = Number.isNaN(low)
        ? `at most ${high}`
        : Number.isNaN(high)
          ? `at least ${low}`
          : `a value from ${low} to ${high}, the row's own range`
      this.problem(column, range, String(value), 'Mend the value or widen low and high.')
    }
    return { value, low, high }
  }

  flag(column: string): boolean {
    const value = this.raw(column)
    if (value !== '0' && value !== '1') this.problem(column, '0 or 1', JSON.stringify(value), 'Write 1 for yes and 0 for no.')
    return value === '1'
  }

  grade(column = 'grade'): Grade {
    const value = this.raw(column)
    if (value === 'A' || value === 'B' || value === 'C') return value
    this.problem(
      column,
      'grade A, B or C',
      value === '' ? 'nothing' : JSON.stringify(value),
      'A is seen in a source, B derived from such figures, C an assumption.',
    )
    return 'C'
  }

  /** The row's source; noted with its grade so that the pack can list its sources. */
  source(grade: Grade = this.grade()): string {
    const value = this.text('source')
    if (value !== '') this.ledger.cite(value, this.file, grade)
    return value
  }

  /** An id that must be among the known ones. */
  known(column: string, ids: ReadonlySet<string> | ReadonlyMap<string, unknown>, what: string, file: string): string {
    const value = this.raw(column)
    if (!ids.has(value)) this.problem(column, `the code of a ${what} in ${file}`, JSON.stringify(value), `Mend the code, or add the ${what} there.`)
    return value
  }

  oneOf<T extends string>(column: string, values: readonly T[]): T {
    const value = this.raw(column)
    if ((values as readonly string[]).includes(value)) return value as T
    this.problem(column, `one of ${values.join(', ')}`, JSON.stringify(value), 'Mend the word.')
    return values[0]!
  }

  unit(units: ReadonlySet<string>, column = 'unit'): string {
    const value = this.raw(column)
    if (!units.has(value))
      this.problem(column, 'a unit listed in pack.json', JSON.stringify(value), 'Use a listed unit, or add this one to the list.')
    return value
  }

  /** `YYYY-MM` as an absolute month; undefined where the cell is empty. */
  month(column: string): number | undefined {
    const value = this.raw(column)
    if (value === '') return undefined
    const match = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(value)
    if (!match) {
      this.problem(column, 'a month like 2027-01', JSON.stringify(value), 'Write year and month with a hyphen.')
      return undefined
    }
    return Number(match[1]) * 12 + Number(match[2]) - 1
  }
}
