/** Runs of the model for the tables of the policy papers: few replicates, chance only, a fixed seed; each run is made once. */
import { Parameters } from '../../core/parameters.ts'
import type { Layout } from '../../core/recorder.ts'
import { indicatorById } from '../../model/indicators/index.ts'
import type { Pack } from '../../model/pack/index.ts'
import { createModel } from '../../model/replicate.ts'
import type { World } from '../../model/world.ts'
import { valueOf } from '../../run/aggregate.ts'
import { compileScenario, parseScenario, ScenarioError } from '../../scenario/index.ts'
import type { Compiled, Library, ScenarioDocument } from '../../scenario/index.ts'

/** What a run changes in the baseline (or in the scenario it extends). */
export type Trial = Partial<Omit<ScenarioDocument, 'format' | 'id'>>

/** Replicates of one scenario. */
export interface TrialRun {
  readonly buffers: readonly Float32Array[]
  readonly layout: Layout
}

/** The data, the scenarios, and the runs made so far. */
export class Bench {
  readonly pack: Pack
  readonly library: Library
  private readonly made = new Map<string, TrialRun>()

  constructor(pack: Pack, library: Library) {
    this.pack = pack
    this.library = library
  }

  /** A scenario ready to run. @throws ScenarioError with every problem of it. */
  compile(trial: Trial): Compiled {
    const parsed = parseScenario({ format: 1, id: 'check', extends: 'baseline', seed: 'check', chanceOnly: true, ...trial }, this.library, { pack: this.pack })
    if (!parsed.ok) throw new ScenarioError(parsed.problems)
    return compileScenario(parsed.scenario, this.pack)
  }

  /** The first `n` replicates of a scenario. */
  run(trial: Trial, n: number): TrialRun {
    const compiled = this.compile(trial)
    const key = `${compiled.fingerprint} ${n}`
    let run = this.made.get(key)
    if (!run) {
      const model = createModel(compiled)
      run = { buffers: Array.from({ length: n }, (_, index) => model.run(index)), layout: compiled.layout }
      this.made.set(key, run)
    }
    return run
  }

  /** Runs one replicate and shows the world at the start (as the month before the first) and after each month. */
  watch(trial: Trial, index: number, look: (world: World, month: number) => void): World {
    const compiled = this.compile(trial)
    const model = createModel(compiled)
    model.begin(index)
    look(model.world, compiled.from - 1)
    for (let month = compiled.from; month <= compiled.to; month++) {
      model.step(month)
      look(model.world, month)
    }
    return model.world
  }

  /** Cells of a policy parameter in a month, as the levers of a scenario leave them. */
  parameter(trial: Trial, id: string, month: number): Float64Array {
    const compiled = this.compile(trial)
    const parameters = new Parameters(compiled.timeline)
    parameters.reset()
    for (let m = compiled.from; m <= month; m++) parameters.advance(m)
    const { offset, cells } = this.cellsOf(parameters, id)
    return parameters.values.slice(offset, offset + cells)
  }

  private cellsOf(parameters: Parameters, id: string): { offset: number; cells: number } {
    const offset = parameters.offset(id)
    const later = Object.values(parameters.offsets).filter((other) => other > offset)
    return { offset, cells: (later.length > 0 ? Math.min(...later) : parameters.values.length) - offset }
  }
}

/** A measure in each replicate at the end of a year. */
export function valuesAt({ buffers, layout }: TrialRun, indicator: string, measure: string, year: number, level = 'nation', cell = 0): number[] {
  const definition = indicatorById(indicator)?.measures.find(({ id }) => id === measure)
  if (!definition) throw new Error(`tables: expected the measure ${measure} of ${indicator}, got none. Correct the table.`)
  return buffers.map((buffer) => valueOf(buffer, layout, definition, level, cell, year * 12 + 11, indicator))
}

/** Mean of a measure over replicates at the end of a year. */
export function meanAt(run: TrialRun, indicator: string, measure: string, year: number, level = 'nation', cell = 0): number {
  return mean(valuesAt(run, indicator, measure, year, level, cell))
}

/** Mean; NaN of nothing. */
export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

/** Sum of what is there. */
export function sumOf(values: Iterable<number>): number {
  let sum = 0
  for (const value of values) sum += value
  return sum
}
