/**
 * Agents as columns: one typed array per property, one row per agent, allocated once and reused for every replicate.
 *
 *              stage (u8)  birth (i16)  id (u32)
 *     agent 0     2          23400        …
 *     agent 1     0          24112        …          rows 0 .. size - 1 are in use, up to capacity - 1 may be
 */
const arrays = {
  u8: Uint8Array,
  i8: Int8Array,
  u16: Uint16Array,
  i16: Int16Array,
  u32: Uint32Array,
  i32: Int32Array,
  f32: Float32Array,
  f64: Float64Array,
} as const

/** Kind of a column: unsigned, signed or floating, and its bits. */
export type ColumnKind = keyof typeof arrays
/** Columns by name. */
export type ColumnSpec = Readonly<Record<string, ColumnKind>>

interface Members {
  /** Rows in use. */
  readonly size: number
  /** Rows there is room for. */
  readonly capacity: number
  /** Takes the next row, as `empty` says and zero elsewhere, and returns its number. @throws Error when the population is full. */
  add(): number
  /** Gives all rows back, emptied, so that no replicate sees another. */
  reset(): void
}

/** A population with the columns of a specification: `people.stage[i]`. */
export type Population<Columns extends ColumnSpec> = Members & { readonly [Name in keyof Columns]: InstanceType<(typeof arrays)[Columns[Name]]> }

/**
 * A population with room for `capacity` agents. A row begins with the values of `empty`, and zero where it says nothing.
 * @throws Error when a column has the name of a member or an unknown kind, or the capacity is no positive whole number.
 */
export const Population = function (columns: ColumnSpec, capacity: number, empty: Readonly<Record<string, number>> = {}) {
  if (!(Number.isInteger(capacity) && capacity > 0)) throw new Error(`population: expected a capacity of at least 1, got ${capacity}. Give the most agents there can be at once.`)
  let size = 0
  const members = {
    capacity,
    add() {
      if (size === capacity) throw new Error(`population: expected at most ${capacity} agents, got one more. Give it a larger capacity.`)
      people.size = size + 1
      return size++
    },
    reset() {
      for (let k = 0; k < all.length; k++) all[k]!.fill(fills[k]!, 0, size)
      people.size = size = 0
    },
  }
  const all: InstanceType<(typeof arrays)[ColumnKind]>[] = []
  const fills: number[] = []
  const entries = Object.entries(columns).map(([name, kind]) => {
    if (name === 'size' || name in members) throw new Error(`population: expected another column name than ${name}, which the population itself uses. Rename the column.`)
    if (!Object.hasOwn(arrays, kind)) throw new Error(`population: column ${name}: expected a kind among ${Object.keys(arrays).join(', ')}, got ${String(kind)}. Choose one.`)
    const array = new arrays[kind](capacity)
    const fill = empty[name] ?? 0
    if (fill !== 0) array.fill(fill)
    all.push(array)
    fills.push(fill)
    return [name, array] as const
  })
  // fromEntries makes a plain object of fixed shape; adding many properties one by one to an instance would make V8 look each up by hash.
  const people = Object.fromEntries<unknown>([['size', 0], ...Object.entries(members), ...entries])
  return people
} as unknown as new <const Columns extends ColumnSpec>(columns: Columns, capacity: number, empty?: { readonly [Name in keyof Columns]?: number }) => Population<Columns>
