import { parquetWriteBuffer } from 'hyparquet-writer'
import { parquetOptions } from '../analysis/experiments/index.ts'
import type { TidyTable } from '../analysis/experiments/index.ts'

/** A table as a Parquet file. The same table gives the same bytes. `about` is kept as key and value beside the columns. */
export function parquetBytes(table: TidyTable, about: Readonly<Record<string, string>> = {}): Uint8Array {
  return new Uint8Array(parquetWriteBuffer(parquetOptions(table, about)))
}
