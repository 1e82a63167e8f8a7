/** A finished run as a researcher reads it: figures by name, by replicate or as bands. */
import { definitionsOf, figureReader, readFigureName } from '../analysis/figures.ts'
import type { FigureName } from '../analysis/figures.ts'
import { pairedDifference } from '../core/quantiles.ts'
import type { PairedDifference } from '../core/quantiles.ts'
import type { Pack } from '../model/pack/index.ts'
import { bandsOfValues } from '../run/aggregate.ts'
import type { EnsembleResult } from '../run/ensemble.ts'
import type { Failure } from '../run/types.ts'
import type { Compiled } from '../scenario/index.ts'

/** Middle and spread over replicates, in the unit of the figure. `low50` to `high50` holds the middle half, `low90` to `high90` nine tenths. */
export interface Summary {
  readonly n: number
  readonly mean: number
  readonly median: number
  readonly low50: number
  readonly high50: number
  readonly low90: number
  readonly high90: number
}

/** A summary for each year of a run. */
export interface YearSummary extends Summary {
  readonly year: number
}

/** What one run has more than another, replicate by replicate: the mean with its standard error and 95 % interval, and the spread. */
export type Difference = PairedDifference & { readonly spread: Summary }

/** The replicates of one scenario. Figures are named as in `laegeveje attribution`: `gp-doctors/all-persons-without@place:370`. */
export interface Ensemble {
  readonly compiled: Compiled
  /** Records by replicate; undefined where one failed. `sim/run/aggregate` reads them too. */
  readonly buffers: readonly (Float32Array | undefined)[]
  readonly failures: readonly Failure[]
  /** sha-256 (hex) over all replicates in order: the same on any machine. */
  readonly digest: string
  /** Whole years that were run. */
  readonly years: readonly number[]
  /** A figure at the end of a year in each finished replicate; NaN where it is not defined. @throws Error when there is no such figure or year. */
  values(figure: string, year: number): number[]
  /** The same, summed up over the replicates where it is defined. */
  summary(figure: string, year: number): Summary
  /** The same for every year of the run. */
  series(figure: string): YearSummary[]
  /** In what share of the replicates the figure is at least so large. */
  probability(figure: string, year: number, atLeast: number): number
  /** What the figure counts and in which unit, in English. */
  describe(figure: string): { readonly name: string; readonly definition: string; readonly unit: string }
}

/** Two runs with the same chance. */
export interface Comparison {
  readonly a: Ensemble
  readonly b: Ensemble
  /** What `a` has more than `b` at the end of a year. */
  difference(figure: string, year: number): Difference
}

/** A finished run. */
export function ensembleOf(compiled: Compiled, result: EnsembleResult, pack: Pack): Ensemble {
  const { buffers, failures, digest } = result
  const first = Math.ceil((compiled.from - 11) / 12)
  const years = Array.from({ length: Math.floor((compiled.to - 11) / 12) - first + 1 }, (_, i) => first + i)
  const values = (figure: string, year: number): number[] => {
    const read = figureReader({ ...named(figure, pack), year }, compiled.layout, pack)
    return buffers.flatMap((buffer) => (buffer ? [read(buffer)] : []))
  }
  return {
    compiled, buffers, failures, digest, years, values,
    summary: (figure, year) => summaryOf(values(figure, year)),
    series: (figure) => years.map((year) => ({ year, ...summaryOf(values(figure, year)) })),
    probability(figure, year, atLeast) {
      const known = values(figure, year).filter((value) => value === value)
      return known.length === 0 ? NaN : known.filter((value) => value >= atLeast).length / known.length
    },
    describe(figure) {
      const { indicator, measure } = definitionsOf(named(figure, pack))
      return { name: `${indicator.text.en}: ${measure.text.en}`, definition: indicator.definition.en, unit: measure.unit.en }
    },
  }
}

/** Two finished runs of the same seed, paired by replicate. */
export function comparisonOf(a: Ensemble, b: Ensemble, pack: Pack): Comparison {
  return {
    a, b,
    difference(figure, year) {
      const name = { ...named(figure, pack), year }
      const [readA, readB] = [a, b].map(({ compiled }) => figureReader(name, compiled.layout, pack))
      const pairs = a.buffers.flatMap((buffer, i) => (buffer && b.buffers[i] ? [[readA!(buffer), readB!(b.buffers[i])] as const] : [])).filter(([x, y]) => x === x && y === y)
      return { ...pairedDifference(pairs.map(([x]) => x), pairs.map(([, y]) => y)), spread: summaryOf(pairs.map(([x, y]) => x - y)) }
    },
  }
}

function named(text: string, pack: Pack): FigureName {
  const read = readFigureName(text, pack)
  if ('problem' in read) throw new Error(read.problem)
  return read.name
}

function summaryOf(all: readonly number[]): Summary {
  const values = all.filter((value) => value === value)
  const mean = values.length === 0 ? NaN : values.reduce((sum, value) => sum + value, 0) / values.length
  return { n: values.length, mean, ...bandsOfValues(values) }
}
