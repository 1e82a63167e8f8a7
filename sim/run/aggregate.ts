/**
 * From buffers to what a reader sees: values, exact bands, paired differences and odds. A measure is a sum of recorded components,
 * over another sum if it has one; only replicates that finished count, and one in which a ratio is undefined (0 / 0) is left out of
 * the bands of that month.
 */
import { pairedDifference, quantile } from '../core/quantiles.ts'
import type { PairedDifference } from '../core/quantiles.ts'
import type { Block, Layout } from '../core/recorder.ts'

/** What is measured, by the names of recorded components. */
export interface Measure {
  readonly numerator: readonly string[]
  readonly denominator?: readonly string[]
  readonly scale?: number
}

/** How often a component is recorded. */
export type Cadence = 'month' | 'year'
/** Buffers by replicate, undefined where one is missing. */
export type Buffers = readonly (Float32Array | undefined)[]

/** Median and bands by month. `low50` to `high50` holds the middle half of the replicates, `low90` to `high90` the middle nine tenths. */
export interface Bands {
  /** Absolute months, year * 12 + month - 1. */
  readonly months: number[]
  readonly median: Float64Array
  readonly low50: Float64Array
  readonly high50: Float64Array
  readonly low90: Float64Array
  readonly high90: Float64Array
}

/** Bands by cell in one month. */
export type CellBands = Omit<Bands, 'months'>

const probabilities = [0.5, 0.25, 0.75, 0.05, 0.95] as const
const names = ['median', 'low50', 'high50', 'low90', 'high90'] as const

/** Value of a measure for one replicate, cell and month. NaN where a ratio has nothing below. @throws Error when it was not recorded. */
export function valueOf(buffer: Float32Array, layout: Layout, measure: Measure, level: string, cell: number, month: number, indicator?: string): number {
  return reader(layout, measure, level, undefined, indicator).value(buffer, cell, month)
}

/** Values of a measure in one month by replicate; undefined where a replicate is missing, NaN where a ratio has nothing below. */
export function valuesOf(buffers: Buffers, layout: Layout, measure: Measure, level: string, cell: number, month: number, indicator?: string): (number | undefined)[] {
  const read = reader(layout, measure, level, undefined, indicator)
  return buffers.map((buffer) => buffer && read.value(buffer, cell, month))
}

/** Months in which a measure can be read at a level. */
export function monthsOf(layout: Layout, measure: Measure, level: string, cadence: Cadence, indicator?: string): number[] {
  return reader(layout, measure, level, cadence, indicator).months(cadence)
}

/** Bands of a measure over time. */
export function bands(buffers: Buffers, layout: Layout, measure: Measure, level: string, cell: number, cadence: Cadence, indicator?: string): Bands {
  const read = reader(layout, measure, level, cadence, indicator)
  const done = buffers.filter((buffer) => buffer !== undefined)
  return bandsOver(read.months(cadence), done.length, (replicate, month) => read.value(done[replicate]!, cell, month))
}

/** Bands of what `a` has more than `b`, replicate by replicate: `pairedBands(scenario, baseline, ...)` is the effect of the scenario. */
export function pairedBands(a: Buffers, b: Buffers, layout: Layout, measure: Measure, level: string, cell: number, cadence: Cadence, indicator?: string): Bands {
  const read = reader(layout, measure, level, cadence, indicator)
  const both = pairs(a, b)
  return bandsOver(read.months(cadence), both.length, (replicate, month) => {
    const i = both[replicate]!
    return read.value(a[i]!, cell, month) - read.value(b[i]!, cell, month)
  })
}

/** Bands of a measure in one month for every cell of a level, as a map needs them. With `b`, of what a has more than b. */
export function bandsByCell(a: Buffers, layout: Layout, measure: Measure, level: string, month: number, indicator?: string, b?: Buffers): CellBands {
  const read = reader(layout, measure, level, undefined, indicator)
  const indices = b ? pairs(a, b) : pairs(a, a)
  const cells = Array.from({ length: read.cells }, (_, cell) => cell)
  return bandsOver(cells, indices.length, (replicate, cell) => {
    const i = indices[replicate]!
    const value = read.value(a[i]!, cell, month)
    return b ? value - read.value(b[i]!, cell, month) : value
  })
}

/** Mean of what `a` has more than `b` in one month, how sure it is, and what pairing has gained. */
export function pairedPrecision(a: Buffers, b: Buffers, layout: Layout, measure: Measure, level: string, cell: number, month: number, indicator?: string): PairedDifference {
  const read = reader(layout, measure, level, undefined, indicator)
  const left: number[] = []
  const right: number[] = []
  for (const i of pairs(a, b)) {
    const x = read.value(a[i]!, cell, month)
    const y = read.value(b[i]!, cell, month)
    if (x !== x || y !== y) continue
    left.push(x)
    right.push(y)
  }
  return pairedDifference(left, right)
}

/** Share of the finished replicates in which a measure of the whole reaches a value in a month; NaN when none finished. */
export function probabilityAtLeast(buffers: Buffers, layout: Layout, measure: Measure, value: number, month: number, indicator?: string): number {
  const read = reader(layout, measure, 'nation', undefined, indicator)
  let times = 0
  let of = 0
  for (const buffer of buffers) {
    if (!buffer) continue
    of++
    if (read.value(buffer, 0, month) >= value) times++
  }
  return of === 0 ? NaN : times / of
}

/**
 * A measure over the cells where it is lowest: a `share` of all cells (at least one), chosen anew in each replicate and month, their
 * sums taken together. NaN when it is undefined everywhere.
 */
export function lowestShare(buffer: Float32Array, layout: Layout, measure: Measure, level: string, month: number, share: number, indicator?: string): number {
  const read = reader(layout, measure, level, undefined, indicator)
  const cells: { readonly value: number; readonly above: number; readonly below: number }[] = []
  for (let cell = 0; cell < read.cells; cell++) {
    const above = read.above(buffer, cell, month)
    const below = read.below(buffer, cell, month)
    if (above === above && below !== 0) cells.push({ value: above / below, above, below })
  }
  if (cells.length === 0) return NaN
  cells.sort((a, b) => a.value - b.value)
  const chosen = cells.slice(0, Math.max(1, Math.round(cells.length * share)))
  const sum = (part: 'above' | 'below'): number => chosen.reduce((total, cell) => total + cell[part], 0)
  return (sum('above') / sum('below')) * (measure.scale ?? 1)
}

/** Bands of one number a replicate, whatever it is. */
export function bandsOfValues(values: readonly number[]): { readonly [name in (typeof names)[number]]: number } {
  const all = bandsOver([0], values.length, (replicate) => values[replicate]!)
  return Object.fromEntries(names.map((name) => [name, all[name][0]!])) as { [name in (typeof names)[number]]: number }
}

/** Is a measure recorded at a level? */
export function isRecorded(layout: Layout, measure: Measure, level: string, indicator?: string): boolean {
  return [...measure.numerator, ...(measure.denominator ?? [])].every((component) => locate(layout, component, level, undefined, indicator))
}

interface Reader {
  readonly cells: number
  months(cadence: Cadence): number[]
  above(buffer: Float32Array, cell: number, month: number): number
  below(buffer: Float32Array, cell: number, month: number): number
  value(buffer: Float32Array, cell: number, month: number): number
}

function reader(layout: Layout, measure: Measure, level: string, cadence: Cadence | undefined, indicator: string | undefined): Reader {
  const find = (component: string): Block => {
    const block = locate(layout, component, level, cadence, indicator)
    if (!block) throw new Error(`${indicator ?? 'measure'}: expected ${component} to be recorded at level ${level}, got no such block. Check the indicator's blocks.`)
    return block
  }
  const numerator = measure.numerator.map(find)
  const denominator = measure.denominator?.map(find)
  const scale = measure.scale ?? 1
  const first = numerator[0]
  if (!first) throw new Error(`${indicator ?? 'measure'}: expected at least one component, got none. Check the measure's numerator.`)
  const sum = (blocks: readonly Block[], buffer: Float32Array, cell: number, month: number): number => {
    let total = 0
    for (const block of blocks) total += component(buffer, block, level, cell, month)
    return total
  }
  const above: Reader['above'] = (buffer, cell, month) => sum(numerator, buffer, cell, month)
  const below: Reader['below'] = (buffer, cell, month) => (denominator ? sum(denominator, buffer, cell, month) : 1)
  return {
    cells: first.level === level ? first.cells : 1,
    months(wanted) {
      const months = Array.from({ length: first.steps }, (_, step) => first.firstMonth + step * first.monthsPerStep)
      // A monthly record read yearly is read in December, as a yearly one is.
      return wanted === 'year' ? months.filter((month) => month % 12 === 11) : months
    },
    above,
    below,
    value(buffer, cell, month) {
      const divisor = below(buffer, cell, month)
      return divisor === 0 ? NaN : (above(buffer, cell, month) / divisor) * scale
    },
  }
}

/** The block of a component at a level. The whole may also be had by adding up the cells of a finer level. */
function locate(layout: Layout, name: string, level: string, cadence: Cadence | undefined, indicator: string | undefined): Block | undefined {
  const named = layout.blocks.filter((block) => block.component === name && block.steps > 0 && (indicator === undefined || block.indicator === indicator))
  const levels = [named.filter((block) => block.level === level), level === 'nation' ? named : []]
  for (const blocks of levels) {
    const found = blocks.find((block) => block.cadence === cadence) ?? blocks[0]
    if (found) return found
  }
  return undefined
}

function component(buffer: Float32Array, block: Block, level: string, cell: number, month: number): number {
  // A yearly step stands for the twelve months that end in it.
  const step = Math.ceil((month - block.firstMonth) / block.monthsPerStep)
  if (step < 0 || step >= block.steps) return NaN
  const start = block.offset + step * block.cells
  if (block.level === level) return cell < block.cells ? buffer[start + cell]! : NaN
  let sum = 0
  for (let i = 0; i < block.cells; i++) sum += buffer[start + i]!
  return sum
}

function bandsOver(months: number[], replicates: number, value: (replicate: number, month: number) => number): Bands {
  const result = { months, ...(Object.fromEntries(names.map((name) => [name, new Float64Array(months.length)])) as Record<(typeof names)[number], Float64Array>) }
  const sample = new Float64Array(replicates)
  months.forEach((month, at) => {
    let defined = 0
    for (let i = 0; i < replicates; i++) {
      const x = value(i, month)
      if (x === x) sample[defined++] = x
    }
    const sorted = sample.subarray(0, defined).sort()
    names.forEach((name, i) => {
      result[name][at] = defined === 0 ? NaN : quantile(sorted, probabilities[i]!)
    })
  })
  return result
}

function pairs(a: Buffers, b: Buffers): number[] {
  const both: number[] = []
  for (let i = 0; i < a.length && i < b.length; i++) if (a[i] && b[i]) both.push(i)
  return both
}
