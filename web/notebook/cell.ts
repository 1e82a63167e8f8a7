import type { Toolkit } from 'laegeveje'

/** What a cell shows: a table with a heading for each column. */
export interface Shown {
  readonly columns: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

/** One cell: it runs as it is printed beside it. */
export type Cell = (kit: Toolkit) => Promise<Shown>
