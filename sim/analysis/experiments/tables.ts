/** Runs, points and effects of an experiment as tidy tables: one observation a row, one variable a column. */
import type { Pack } from '../../model/pack/index.ts'
import { valueOfRun, sampleOf } from './run-table.ts'
import type { RunTable } from './run-table.ts'
import { pointSummary, pointValues } from './results.ts'
import type { ExperimentResults } from './results.ts'
import type { ExperimentPlan } from './points.ts'
import { numberOf } from './factors.ts'
import type { Factor, FactorValue } from './types.ts'

/** A cell: null where there is no value. */
export type Cell = string | number | boolean | null

/** A column. Cells are read one by one, so that a long table need not stand in memory twice. */
export interface TableColumn {
  readonly name: string
  readonly type: 'string' | 'integer' | 'number' | 'boolean'
  cell(row: number): Cell
}

/** A table. */
export interface TidyTable {
  readonly rows: number
  readonly columns: readonly TableColumn[]
}

/** One row a run: scenario, point, replicate, what became of it, the factors and the outputs. `failed` says which runs the model refused. */
export function runsTable(plan: ExperimentPlan, table: RunTable, pack: Pack, failed: ReadonlySet<number>): TidyTable {
  const { experiment, points } = plan
  const { replicates } = table
  const point = (row: number) => Math.floor(row / replicates)
  return {
    rows: points * replicates,
    columns: [
      ...placeColumns(plan, point),
      { name: 'replicate', type: 'integer', cell: (row) => row % replicates },
      { name: 'status', type: 'string', cell: (row) => (failed.has(row) ? 'failed' : 'done') },
      ...factorColumns(plan, pack, point),
      ...experiment.outputs.map(({ id }, o): TableColumn => ({ name: id, type: 'number', cell: (row) => known(valueOfRun(table, point(row), row % replicates, o)) })),
    ],
  }
}

/** One row a point: the factors, and for each output the mean over replicates, their spread, and the odds of its goal. */
export function pointsTable(plan: ExperimentPlan, table: RunTable, pack: Pack): TidyTable {
  const { experiment, points } = plan
  const columns = experiment.outputs.flatMap((output, o): TableColumn[] => {
    const sample = sampleOf(table, 0, points, o)
    const all = Array.from({ length: points }, (_, point) => pointSummary(sample, point, output))
    const number = (name: string, read: (summary: (typeof all)[number]) => number): TableColumn => ({ name: `${output.id} ${name}`, type: 'number', cell: (row) => known(read(all[row]!)) })
    return [
      number('mean', ({ mean }) => mean),
      number('deviation', ({ deviation }) => deviation),
      ...(output.goal ? [number('reached', ({ reached }) => reached!.value), number('reached low90', ({ reached }) => reached!.low), number('reached high90', ({ reached }) => reached!.high)] : []),
    ]
  })
  return { rows: points, columns: [...placeColumns(plan, (row) => row), ...factorColumns(plan, pack, (row) => row), ...columns] }
}

/** One row a number: what each factor does to each output, with interval, unit and grade. */
export function effectsTable({ experiment }: ExperimentPlan, { results }: ExperimentResults): TidyTable {
  const rows: Cell[][] = results.flatMap(({ scenario, against, output, effects }) => {
    const told = experiment.outputs.find(({ id }) => id === output)!
    return effects.factors.flatMap(({ factor, change, first, total, screening }) => {
      const { grade, source } = experiment.factors.find(({ id }) => id === factor)!
      const row = (statistic: string, value: number, low: number, high: number, unit: string): Cell[] => [scenario, against ?? null, output, factor, statistic, known(value), known(low), known(high), unit, effects.resampled, grade, source]
      return [
        ...(change ? [row('change', change.value, change.low, change.high, told.unit.en)] : []),
        ...(first ? [row('first', first.value, first.low, first.high, 'share')] : []),
        ...(total ? [row('total', total.value, total.low, total.high, 'share')] : []),
        ...(screening
          ? [
              row('mu-star', screening.muStar.value, screening.muStar.low, screening.muStar.high, told.unit.en),
              row('mu', screening.mu, NaN, NaN, told.unit.en),
              row('sigma', screening.sigma, NaN, NaN, told.unit.en),
            ]
          : []),
      ]
    })
  })
  const names = ['scenario', 'against', 'output', 'factor', 'statistic', 'value', 'low90', 'high90', 'unit', 'resampled', 'grade', 'source']
  return { rows: rows.length, columns: names.map((name, i): TableColumn => ({ name, type: i >= 5 && i <= 7 ? 'number' : 'string', cell: (row) => rows[row]![i]! })) }
}

function placeColumns({ experiment, design }: ExperimentPlan, point: (row: number) => number): TableColumn[] {
  return [
    { name: 'scenario', type: 'string', cell: (row) => experiment.scenarios[Math.floor(point(row) / design.points.length)]!.id },
    { name: 'point', type: 'integer', cell: (row) => point(row) },
  ]
}

/** Where a point leaves a factor alone, the value that the scenario has. */
function factorColumns(plan: ExperimentPlan, pack: Pack, point: (row: number) => number): TableColumn[] {
  const { experiment, design } = plan
  const size = design.points.length
  const readers = experiment.scenarios.map((_, s) => pointValues(plan, pack, s))
  return experiment.factors.map((factor): TableColumn => {
    const read = (row: number) => readers[Math.floor(point(row) / size)]!(point(row) % size, factor)
    const type = typeOf(factor)
    return { name: factor.id, type, cell: (row) => written(factor, read(row), type) }
  })
}

function typeOf({ range, levels, kind }: Factor): TableColumn['type'] {
  if (kind === 'start' || kind === 'end' || range || levels!.every((level) => typeof level === 'number')) return 'number'
  return levels!.every((level) => typeof level === 'boolean') ? 'boolean' : 'string'
}

function written(factor: Factor, value: FactorValue | undefined, type: TableColumn['type']): Cell {
  if (value === undefined) return null
  // A month is a fraction of years.
  if (factor.kind === 'start' || factor.kind === 'end') return numberOf(factor, value)
  if (type === 'string') return typeof value === 'string' ? value : JSON.stringify(value)
  return value as number | boolean
}

function known(value: number): number | null {
  return Number.isFinite(value) ? value : null
}
