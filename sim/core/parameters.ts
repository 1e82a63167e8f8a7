/**
 * Parameters by month and cell, and the modifiers through which policy reaches them.
 *
 * A cell's value in a month is
 *
 *     min over caps ( replace, or (base + sum of adds) x product of multiplies )
 *
 * which does not depend on the order in which modifiers are given: adds and multiplies are folded in the order of (by, index of the
 * modifier within its lever), so even the last bit is the same.
 */
export interface Modifier {
  /** Who modifies: a lever's id, named in errors. */
  readonly by: string
  readonly parameter: string
  readonly op: 'add' | 'multiply' | 'replace' | 'cap'
  readonly value: number
  /** First month it acts (absolute month, inclusive) and first month it no longer does (exclusive). */
  readonly from: number
  readonly to: number
  /** Months over which an add or multiply grows linearly to its full size; 0 acts in full at once. */
  readonly rampMonths?: number
  /** Cells it acts on; undefined means all. */
  readonly cells?: readonly number[]
}

/** A parameter as the kernel needs it: how many cells, and the value of each when nothing modifies it. */
export interface ParameterSpec {
  readonly id: string
  readonly cells: number
  base(month: number, cell: number): number
}

/** Everything a run needs to know of its parameters, as plain data that can be posted to a worker. */
export interface Timeline {
  readonly from: number
  readonly to: number
  /** First cell of each parameter. */
  readonly offsets: Readonly<Record<string, number>>
  /** Values in month `from`, all cells. */
  readonly start: Float64Array
  /** Months (absolute, ascending) in which some cell changes; `first[i]..first[i+1]` are its entries in `cell` and `value`. */
  readonly months: Int32Array
  readonly first: Int32Array
  readonly cell: Int32Array
  readonly value: Float64Array
}

/** Two levers replace the same cell in the same month. */
export class ParameterConflict extends Error {
  readonly by: readonly [string, string]
  readonly parameter: string
  readonly month: number
  constructor(a: string, b: string, parameter: string, month: number) {
    const [first, second] = a < b ? [a, b] : [b, a]
    super(
      `levers ${first} and ${second} both replace ${parameter} from ${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}. ` +
        `Keep one, let their periods not overlap, or make one multiply.`,
    )
    this.name = 'ParameterConflict'
    this.by = [first, second]
    this.parameter = parameter
    this.month = month
  }
}

/**
 * Folds modifiers into the base values of every month.
 * @throws ParameterConflict when two different levers replace one cell in one month.
 * @throws Error naming every parameter defined twice and every modifier of a parameter or cell that does not exist.
 */
export function compileTimeline(specs: readonly ParameterSpec[], modifiers: readonly Modifier[], from: number, to: number): Timeline {
  const problems: string[] = []
  const offsets: Record<string, number> = {}
  const cellsOf = new Map<string, number>()
  let size = 0
  for (const { id, cells } of specs) {
    if (cellsOf.has(id)) problems.push(`parameter ${id}: expected one definition, got two. Remove one.`)
    cellsOf.set(id, cells)
    offsets[id] = size
    size += cells
  }
  const byParameter = new Map<string, Modifier[]>()
  for (const modifier of modifiers) {
    const { by, parameter, cells } = modifier
    const most = cellsOf.get(parameter)
    if (most === undefined) problems.push(`${by}: expected a known parameter, got ${parameter}. Check the lever's modifiers.`)
    else for (const cell of cells ?? []) if (!(Number.isInteger(cell) && cell >= 0 && cell < most)) problems.push(`${by}: expected a cell of ${parameter} from 0 to ${most - 1}, got ${cell}. Check the lever's scope.`)
    const list = byParameter.get(parameter)
    if (list) list.push(modifier)
    else byParameter.set(parameter, [modifier])
  }
  if (problems.length > 0) throw new Error(problems.join('\n'))
  // A stable sort by lever keeps each lever's own order: the fold below is then one order for one set of modifiers.
  for (const list of byParameter.values()) list.sort((a, b) => (a.by < b.by ? -1 : a.by > b.by ? 1 : 0))

  const base = baseTimeline(specs, offsets, size, from, to)
  return byParameter.size === 0 ? base : modified(base, specs.filter(({ id }) => byParameter.has(id)), byParameter)
}

/** Timelines without modifiers, by list of parameters and period: they are the same for every scenario with the same assumptions. */
const bases = new WeakMap<readonly ParameterSpec[], Map<string, Timeline>>()

function baseTimeline(specs: readonly ParameterSpec[], offsets: Readonly<Record<string, number>>, size: number, from: number, to: number): Timeline {
  const known = bases.get(specs) ?? new Map<string, Timeline>()
  bases.set(specs, known)
  const key = `${from} ${to}`
  const found = known.get(key)
  if (found) return found
  const start = new Float64Array(size)
  const current = new Float64Array(size)
  const changes = new Changes()
  for (let month = from; month <= to; month++) {
    for (const { id, cells, base } of specs) {
      const offset = offsets[id]!
      for (let cell = 0; cell < cells; cell++) {
        const value = base(month, cell)
        if (month === from) start[offset + cell] = current[offset + cell] = value
        else if (value !== current[offset + cell]) changes.add(offset + cell, (current[offset + cell] = value))
      }
    }
    changes.endMonth(month)
  }
  const made: Timeline = { from, to, offsets, start, ...changes.arrays() }
  known.set(key, made)
  return made
}

/** A base timeline in which the cells of some parameters are folded anew. Entries of a month stay in order of cells. */
function modified(base: Timeline, specs: readonly ParameterSpec[], byParameter: ReadonlyMap<string, readonly Modifier[]>): Timeline {
  const { from, to, offsets } = base
  const start = base.start.slice()
  const current = new Float64Array(start.length)
  const folded = new Uint8Array(start.length)
  for (const { id, cells } of specs) folded.fill(1, offsets[id]!, offsets[id]! + cells)
  // Most modifiers stand still for years: a cell whose plain value and modifiers are those of the month before need not be folded again.
  const plains = new Float64Array(start.length)
  const before = new Map<string, readonly number[]>()
  const changes = new Changes()
  let at = 0
  for (let month = from; month <= to; month++) {
    let next = 0
    let end = 0
    if (base.months[at] === month) {
      next = base.first[at]!
      end = base.first[++at]!
    }
    const takeBaseBefore = (cell: number): void => {
      for (; next < end && base.cell[next]! < cell; next++) if (folded[base.cell[next]!] === 0) changes.add(base.cell[next]!, base.value[next]!)
    }
    for (const spec of specs) {
      const offset = offsets[spec.id]!
      takeBaseBefore(offset)
      const all = byParameter.get(spec.id)!
      const active = all.filter((m) => month >= m.from && month < m.to)
      const shares = all.map((m) => (month >= m.from && month < m.to ? shareOf(m, month) : -1))
      const last = before.get(spec.id)
      const still = last !== undefined && shares.every((share, k) => share === last[k])
      before.set(spec.id, shares)
      for (let cell = 0; cell < spec.cells; cell++) {
        const plain = spec.base(month, cell)
        if (still && plain === plains[offset + cell]) continue
        plains[offset + cell] = plain
        const value = active.length > 0 ? fold(plain, active, spec.id, month, cell) : plain
        if (month === from) start[offset + cell] = current[offset + cell] = value
        else if (value !== current[offset + cell]) changes.add(offset + cell, (current[offset + cell] = value))
      }
    }
    takeBaseBefore(Infinity)
    changes.endMonth(month)
  }
  return { from, to, offsets, start, ...changes.arrays() }
}

/** Changes of cells as they are found, month by month. */
class Changes {
  private readonly months: number[] = []
  private readonly first: number[] = []
  private readonly cells: number[] = []
  private readonly values: number[] = []
  private begun = 0

  add(cell: number, value: number): void {
    this.cells.push(cell)
    this.values.push(value)
  }

  /** Closes a month; one without changes leaves no trace. */
  endMonth(month: number): void {
    if (this.cells.length === this.begun) return
    this.months.push(month)
    this.first.push(this.begun)
    this.begun = this.cells.length
  }

  arrays(): Pick<Timeline, 'months' | 'first' | 'cell' | 'value'> {
    return { months: Int32Array.from(this.months), first: Int32Array.from([...this.first, this.cells.length]), cell: Int32Array.from(this.cells), value: Float64Array.from(this.values) }
  }
}

/** How much of a modifier holds in one of its months: it may be phased in. */
const shareOf = ({ from, rampMonths }: Modifier, month: number): number => (rampMonths ? Math.min(1, (month - from + 1) / rampMonths) : 1)

/** One cell's value under the modifiers active in a month. */
function fold(base: number, active: readonly Modifier[], parameter: string, month: number, cell: number): number {
  let value = base
  let factor = 1
  let replacement = 0
  let replacedBy = ''
  let cap = Infinity
  for (const m of active) {
    if (m.cells && !m.cells.includes(cell)) continue
    const share = shareOf(m, month)
    if (m.op === 'add') value += m.value * share
    else if (m.op === 'multiply') factor *= 1 + (m.value - 1) * share
    else if (m.op === 'cap') cap = Math.min(cap, m.value)
    else {
      if (replacedBy !== '' && replacedBy !== m.by) throw new ParameterConflict(replacedBy, m.by, parameter, month)
      replacedBy = m.by
      replacement = m.value
    }
  }
  // A factor of exactly one multiplies exactly, so an inert lever leaves every bit alone.
  const result = replacedBy === '' ? value * factor : replacement
  return result < cap ? result : cap
}

/** The values of the running month. `values` is read directly by offset on the fast path. */
export class Parameters {
  readonly values: Float64Array
  readonly offsets: Readonly<Record<string, number>>
  private readonly timeline: Timeline
  private next = 0

  constructor(timeline: Timeline) {
    this.timeline = timeline
    this.offsets = timeline.offsets
    this.values = new Float64Array(timeline.start.length)
    this.reset()
  }

  /** Back to the first month, for the next replicate. */
  reset(): void {
    this.values.set(this.timeline.start)
    this.next = 0
  }

  /** Moves to a month; returns whether any value changed. Months must not go backwards. */
  advance(month: number): boolean {
    const { months, first, cell, value } = this.timeline
    let changed = false
    while (this.next < months.length && months[this.next]! <= month) {
      for (let i = first[this.next]!; i < first[this.next + 1]!; i++) this.values[cell[i]!] = value[i]!
      this.next++
      changed = true
    }
    return changed
  }

  /** Offset of a parameter's first cell. @throws Error when there is none of that name. */
  offset(id: string): number {
    const offset = Object.hasOwn(this.offsets, id) ? this.offsets[id] : undefined
    if (offset === undefined) throw new Error(`parameters: expected a known id, got ${id}. See sim/model/parameters.ts.`)
    return offset
  }
}
