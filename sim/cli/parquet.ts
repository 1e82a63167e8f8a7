import { parquetWriteBuffer } from 'hyparquet-writer'
import type { TidyTable } from '../analysis/experiments/index.ts'

const types = { string: 'STRING', integer: 'INT32', number: 'DOUBLE', boolean: 'BOOLEAN' } as const

/** A table as a Parquet file. The same table gives the same bytes. `about` is kept as key and value beside the columns. */
export function parquetBytes({ rows, columns }: TidyTable, about: Readonly<Record<string, string>> = {}): Uint8Array {
  const buffer = parquetWriteBuffer({
    columnData: columns.map(({ name, type, cell }) => ({ name, type: types[type], data: Array.from({ length: rows }, (_, row) => cell(row)) })),
    kvMetadata: Object.entries(about).map(([key, value]) => ({ key, value })),
    createdBy: 'laegeveje',
  })
  return new Uint8Array(buffer)
}
