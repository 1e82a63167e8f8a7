/** Numbers, rows and objects as they stand in files, the same from a terminal and from a page. */

/** A number for a machine: no grouping, at most nine significant digits, which is more than a record of 32 bits holds. */
export function plain(value: number): string {
  // Most are counts, which need no rounding.
  if (value === (value | 0)) return String(value | 0)
  return Number.isFinite(value) ? String(Number(value.toPrecision(9))) : ''
}

/** A line of CSV (RFC 4180), ended by a line feed. */
export function csvRow(cells: readonly string[]): string {
  return `${csvCells(cells)}\n`
}

/** Cells of a line of CSV, quoted where they must be: for the part that many lines have in common. */
export function csvCells(cells: readonly string[]): string {
  return cells.map((cell) => (/[",\n\r]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',')
}

/** JSON for files that people compare: every element of a list of objects on a line of its own, small objects in one line. */
export function rowJson(value: unknown, indent = ''): string {
  const inner = `${indent} `
  if (Array.isArray(value)) {
    if (!value.some((item) => typeof item === 'object' && item !== null)) return JSON.stringify(value)
    return `[\n${value.map((item) => inner + JSON.stringify(item)).join(',\n')}\n${indent}]`
  }
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const fields = Object.entries(value).filter(([, item]) => item !== undefined)
  if (indent !== '' && JSON.stringify(value).length < 150) return JSON.stringify(value)
  return `{\n${fields.map(([name, item]) => `${inner}${JSON.stringify(name)}: ${rowJson(item, inner)}`).join(',\n')}\n${indent}}`
}
