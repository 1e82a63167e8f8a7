/**
 * What a replicate remembers: one Float32Array, laid out once, filled in place, moved (not copied) out of the worker.
 *
 *     block 0                         block 1
 *     ┌ step 0 ─────────┬ step 1 ──┐ ┌ step 0 ...
 *     │ cell 0 1 2 … n-1│ 0 1 2 …  │ │
 *     └─────────────────┴──────────┘ └
 *
 * A block is one component at one level and cadence. Float32 holds every count below 2^24 exactly.
 */
export interface BlockSpec {
  readonly indicator: string
  readonly component: string
  readonly level: string
  readonly cells: number
  readonly cadence: 'month' | 'year'
}

/** A block with its place in the record. */
export interface Block extends BlockSpec {
  readonly offset: number
  readonly steps: number
  /** Absolute month of step 0, and months between steps. Yearly steps are read in December, i.e. at the turn of the year. */
  readonly firstMonth: number
  readonly monthsPerStep: number
}

/** All blocks of a run over months `from` to `to`, and the length of its record. */
export interface Layout {
  readonly from: number
  readonly to: number
  readonly size: number
  readonly blocks: readonly Block[]
}

/** Lays blocks out for a run over months `from..to` (inclusive). A yearly block has one step per December, labelled by that month. */
export function layoutOf(specs: readonly BlockSpec[], from: number, to: number): Layout {
  let offset = 0
  const blocks = specs.map((spec) => {
    const firstMonth = spec.cadence === 'month' ? from : from + ((11 - (from % 12) + 12) % 12)
    const monthsPerStep = spec.cadence === 'month' ? 1 : 12
    const steps = firstMonth > to ? 0 : Math.floor((to - firstMonth) / monthsPerStep) + 1
    const block: Block = { ...spec, offset, steps, firstMonth, monthsPerStep }
    offset += steps * spec.cells
    return block
  })
  return { from, to, size: offset, blocks }
}

/** The block of a component at a level; undefined if not recorded there. */
export function findBlock(layout: Layout, component: string, level: string, cadence?: 'month' | 'year'): Block | undefined {
  return layout.blocks.find((b) => b.component === component && b.level === level && (cadence === undefined || b.cadence === cadence))
}

/**
 * Writes a replicate's record in place. `begin` takes a fresh buffer, because the last one may have been moved to another thread.
 */
export class Recorder {
  readonly layout: Layout
  /** The record being written; unwritten cells are 0. */
  buffer = new Float32Array(0)

  constructor(layout: Layout) {
    this.layout = layout
  }

  /** Starts the record of another replicate. */
  begin(): void {
    this.buffer = new Float32Array(this.layout.size)
  }

  /** Index in `buffer` of a block's first cell in a month, or -1 when the block has no step then. */
  at(block: Block, month: number): number {
    const elapsed = month - block.firstMonth
    if (elapsed < 0 || elapsed % block.monthsPerStep !== 0) return -1
    const step = elapsed / block.monthsPerStep
    return step < block.steps ? block.offset + step * block.cells : -1
  }

  /** Gives the finished record away. */
  take(): Float32Array {
    const { buffer } = this
    this.buffer = new Float32Array(0)
    return buffer
  }
}
