/** What sections of the report have at hand: the data, the scenarios, the runs they asked for, and the language they write in. */
import type { Text } from '../../model/definitions.ts'
import { indicatorById } from '../../model/indicators/index.ts'
import type { Pack } from '../../model/pack/index.ts'
import { valuesOf } from '../../run/aggregate.ts'
import type { Buffers } from '../../run/aggregate.ts'
import { compileScenario, parseScenario } from '../../scenario/index.ts'
import type { Compiled, Library, Scenario, ScenarioDocument } from '../../scenario/index.ts'
import type { Words } from './words.ts'

/** A run a section needs. `parameterSets` are used instead of those that come with the data. */
export interface RunRequest {
  readonly key: string
  readonly compiled: Compiled & { readonly parameterSets?: { readonly ids: readonly string[]; readonly values: Float64Array; readonly order: Uint32Array } }
  readonly replicates: number
}

/** A finished run. */
export interface Run {
  readonly compiled: Compiled
  readonly buffers: Buffers
  /** A measure at the end of a year by replicate, in the country or a cell of a level. */
  values(indicator: string, measure: string, year: number, level?: string, cell?: number): number[]
}

/** What does not depend on any run. */
export interface Bench {
  readonly pack: Pack
  readonly library: Library
  readonly replicates: number
  readonly words: Words
  readonly version: string
}

/** A table of figures for the CSV files: one row per observation. */
export interface TidyTable {
  readonly name: string
  readonly columns: readonly string[]
  readonly rows: readonly (readonly (string | number | undefined)[])[]
}

/** One thing a chapter found, for a list of what holds and what does not. */
export interface Finding {
  readonly what: string
  /** The verdict as a word of the report's language. */
  readonly word: string
  readonly verdict: 'good' | 'bad' | 'unsure'
}

/** A chapter of the report. `html` is trusted: sections escape what they put into it. */
export interface Chapter {
  readonly id: string
  readonly title: string
  readonly html: string
  readonly tables: readonly TidyTable[]
  /** What stands on the first page: HTML. */
  readonly front?: string
  /** What was tried here and how it came out; none where a chapter only tells. */
  readonly findings?: readonly Finding[]
}

/** One section: the runs it needs, and what it makes of them. */
export interface Section {
  readonly id: string
  readonly title: Text
  runs(bench: Bench): readonly RunRequest[]
  build(bench: Bench, runOf: (key: string) => Run): Omit<Chapter, 'id' | 'title'>
}

/** The baseline with changes, as a scenario. @throws Error with every problem. */
export function scenarioOf(bench: Pick<Bench, 'pack' | 'library'>, changes: Partial<Omit<ScenarioDocument, 'format' | 'id'>>): Scenario {
  const { assumptions, ...rest } = changes
  const parsed = parseScenario({ format: 1, id: 'validation', extends: 'baseline', ...rest }, bench.library, { pack: bench.pack })
  if (!parsed.ok) throw new Error(parsed.problems.map(({ message }) => message).join('\n'))
  // Assumptions go past the checks of a scenario file: a term set to nothing may lie outside the range that sources support, which is the point.
  return { ...parsed.scenario, assumptions: { ...parsed.scenario.assumptions, ...assumptions } }
}

/** A request for the baseline with changes. */
export function request(bench: Bench, key: string, changes: Partial<Omit<ScenarioDocument, 'format' | 'id'>>, replicates = bench.replicates): RunRequest {
  return { key, replicates, compiled: compileScenario(scenarioOf(bench, { seed: 'validation', ...changes }), bench.pack) }
}

/** The same run with every uncertain parameter drawn from its prior range, by no set that later years have chosen. */
export function underPriors({ key, compiled, replicates }: RunRequest): RunRequest {
  // A set that says nothing of any parameter: each is drawn anew from its triangle.
  const parameterSets = { ids: [], values: new Float64Array(0), order: Uint32Array.of(0) }
  return { key, replicates, compiled: { ...compiled, fingerprint: `${compiled.fingerprint}:priors`, parameterSets } }
}

/** Results as sections read them. */
export function runFrom(compiled: Compiled, buffers: Buffers): Run {
  return {
    compiled,
    buffers,
    values(indicator, measure, year, level = 'nation', cell = 0) {
      const definition = indicatorById(indicator)?.measures.find(({ id }) => id === measure)
      if (!definition) throw new Error(`validation: expected a measure ${measure} of ${indicator}, got none. Correct the section.`)
      return valuesOf(buffers, compiled.layout, definition, level, cell, year * 12 + 11, indicator).filter((value) => value !== undefined)
    },
  }
}

