/** Reads the parameter sets that a calibration has left, where a pack has them. */
import type { WeightedSets } from '../parameter-sets.ts'
import { Table, type Ledger } from './tables.ts'

/** Columns before those of the parameters. */
export const setColumns = ['replicates', 'weight'] as const

/**
 * One row is one set: the replicates that live under it (numbers apart by spaces; together 0, 1, 2 and so on, each once), its weight, and a value for
 * each parameter that heads a column. Ranges are not checked here: a range that has been narrowed must not keep the next calibration from running.
 */
export function readParameterSets(files: Readonly<Record<string, string>>, file: string, known: ReadonlyMap<string, unknown>, ledger: Ledger): WeightedSets {
  const text = files[file]
  const table = new Table(file, text, setColumns, ledger)
  const header = text?.slice(0, text.search(/\r?\n|$/)).split(',') ?? []
  const ids = header.filter((name) => !(setColumns as readonly string[]).includes(name))
  for (const id of ids)
    if (!known.has(id)) ledger.problem(`${file}: row 1, column ${id}`, 'the id of a parameter', id, 'Delete the column, or run the calibration again.')
  const values = Float64Array.from(table.rows.flatMap((row) => ids.map((id) => row.number(id))))
  const weights = Float64Array.from(table.rows, (row) => row.number('weight', { min: 0, max: 1 }))
  const places: (number | undefined)[] = []
  table.rows.forEach((row, set) => {
    for (const part of row.raw('replicates').split(' ').filter((word) => word !== '')) {
      const index = /^\d{1,5}$/.test(part) ? Number(part) : NaN
      if (Number.isNaN(index)) row.problem('replicates', 'numbers of replicates, apart by spaces', part, 'Run the calibration again.')
      else if (places[index] !== undefined) row.problem('replicates', 'each replicate once', `${index} again`, 'Run the calibration again.')
      else places[index] = set
    }
  })
  const gap = Array.from(places).indexOf(undefined)
  if (gap >= 0) ledger.problem(`${file}: column replicates`, 'replicates from 0 without a gap', `none for ${gap}`, 'Run the calibration again.')
  else if (places.length === 0 && table.rows.length > 0) ledger.problem(`${file}: column replicates`, 'at least one replicate', 'none', 'Run the calibration again.')
  return { ids, values, weights, order: Uint32Array.from(places, (set) => set ?? 0) }
}
