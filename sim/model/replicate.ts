/** One replicate: key, parameter draw, start population, months. The world is allocated once and used for every replicate. */
import { counter, Random, replicateKey } from '../core/random.ts'
import { runMonth } from '../core/schedule.ts'
import type { Timeline } from '../core/parameters.ts'
import type { Layout } from '../core/recorder.ts'
import { giveBack, takeMemory } from './memory.ts'
import type { ModelInput } from './prepare.ts'
import { columnsOf, type ParameterSets } from './parameter-sets.ts'
import { rebuildTables } from './processes/practice-tables.ts'
import { updateLists } from './processes/lists.ts'
import { worstQuarter } from './indicators/cluster-coverage.ts'
import { noticeLevers } from './processes/settling-places.ts'
import { recordSteps } from './record.ts'
import { schedule } from './schedule.ts'
import { startPopulation } from './start/start-population.ts'
import { S } from './streams.ts'
import { World } from './world.ts'

/** What the model needs of a compiled scenario. */
export interface ModelRun {
  readonly seed: string
  readonly from: number
  readonly to: number
  readonly chanceOnly: boolean
  readonly timeline: Timeline
  readonly input: ModelInput
  readonly layout: Layout
  /** Parameter sets to use instead of those of the pack. */
  readonly parameterSets?: ParameterSets
  readonly scenario: { readonly assumptions: Readonly<Record<string, number>> }
}

/** A model of one compiled run, used for one replicate after another. */
export interface Model {
  /** One replicate; the buffer is new each time. */
  run(index: number): Float32Array
  /** The same year by year. */
  steps(index: number): Generator<void, Float32Array>
  /** The world, for tests and traces. */
  readonly world: World
  /** Prepares replicate `index` without running a month. */
  begin(index: number): void
  /** Runs the next month. */
  step(month: number): void
  /** Ends the model: its room goes to the next one, and it may not be used again. */
  close(): void
}

/** Values that no set gives are drawn under a seed of their own, so that a scenario's seed changes chance and not ignorance. */
const PARAMETER_SEED = 'parameter sets'

/** A model of one compiled run. */
export function createModel(run: ModelRun): Model {
  const { from, to, layout, input } = run
  const memory = takeMemory(input, from, to)
  const world = new World(input, run.timeline, from, to, memory)
  const record = recordSteps(layout)
  const sets = run.parameterSets ?? input.parameterSets
  const columns = columnsOf(sets, input.uncertain.map(({ id }) => id))
  const draws = new Random(0, 0)
  const begin = (index: number) => {
    world.month = from
    world.reset(replicateKey(run.seed, sets?.sharedChance === undefined ? index : index % sets.sharedChance))
    world.buffer = new Float32Array(layout.size)
    world.record = record
    if (!run.chanceOnly) {
      // Ignorance: replicate i lives under one parameter set, the same in every scenario; what a scenario fixes stays fixed.
      draws.setKey(...replicateKey(PARAMETER_SEED, index))
      const set = sets ? sets.order[index % sets.order.length]! * sets.ids.length : 0
      input.uncertain.forEach((u, k) => {
        if (run.scenario.assumptions[u.id] !== undefined) return
        const drawn = sets && columns[k]! >= 0 ? sets.values[set + columns[k]!]! : triangle(draws.uniform(0, counter(S.parameters, k)), u.low, u.mode, u.high)
        world.v[world.parameters.offset(u.id)] = drawn
      })
    }
    rebuildTables(world)
    world.attachment.refresh(world)
    world.local.refresh(world)
    noticeLevers(world)
    startPopulation(world)
    // Those who are there from the start have come from nowhere.
    world.moves.fill(0)
    updateLists(world, from)
    world.coverageCut = worstQuarter(world)
  }
  const step = (month: number) => {
    world.month = month
    if (world.parameters.advance(month)) {
      rebuildTables(world)
      world.attachment.refresh(world)
      world.local.refresh(world)
      noticeLevers(world)
    }
    runMonth(schedule, world, month)
  }
  return {
    world,
    close: () => giveBack(memory),
    begin,
    step,
    *steps(index) {
      begin(index)
      for (let month = from; month <= to; month++) {
        step(month)
        if (month % 12 === 11 && month < to) yield
      }
      return world.buffer
    },
    run(index) {
      begin(index)
      for (let month = from; month <= to; month++) step(month)
      return world.buffer
    },
  }
}

/** Inverse distribution function of the triangle low, mode, high. */
export function triangle(u: number, low: number, mode: number, high: number): number {
  if (!(high > low)) return mode
  const peak = (mode - low) / (high - low)
  return u < peak ? low + Math.sqrt(u * (high - low) * (mode - low)) : high - Math.sqrt((1 - u) * (high - low) * (high - mode))
}
