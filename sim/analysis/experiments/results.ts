/** What an experiment found, from the numbers of its runs. */
import type { Pack } from '../../model/pack/index.ts'
import { uniforms } from '../calibration/design.ts'
import type { Estimate } from '../sensitivity/bootstrap.ts'
import { convergenceOf } from './convergence.ts'
import type { Convergence } from './convergence.ts'
import { coordinatesOf } from './effects/sampled.ts'
import { effectsOf, ranked } from './effects/effects.ts'
import { deviationOf, meanOf, shareOf } from './effects/statistics.ts'
import type { Effects } from './effects/types.ts'
import { isOrdered, valueIn } from './factors.ts'
import { gridOf, reaches, tornadoOf } from './grid.ts'
import type { Grid, TornadoBar } from './grid.ts'
import type { ExperimentPlan } from './points.ts'
import { primBoxes } from './prim.ts'
import type { PrimOptions, PrimResult } from './prim.ts'
import { differenceOf, pointMeans, sampleOf } from './run-table.ts'
import type { RunTable, Sample } from './run-table.ts'
import type { Experiment, Factor, FactorValue, Output, OutputGoal } from './types.ts'

/** What was found for one output in one scenario. */
export interface OutputResult {
  /** Id of the scenario and name of the output. */
  readonly scenario: string
  readonly output: string
  /** Id of the scenario that is subtracted, point by point and replicate by replicate: what the one does beyond the other. */
  readonly against?: string
  /** Mean over all runs, and the smallest and largest mean of a point. */
  readonly mean: number
  readonly lowest: number
  readonly highest: number
  /** Share of all runs that reach the goal; absent without a goal. */
  readonly reached?: Estimate
  readonly effects: Effects
  readonly tornado: { readonly centre: number; readonly bars: readonly TornadoBar[] }
  /** The two factors that matter most against each other; absent for designs that move one factor at a time. */
  readonly grid?: Grid
  /** Where the goal is reached, or missed when most runs reach it; absent without a goal, or with too few points. */
  readonly discovery?: PrimResult & { readonly of: 'reached' | 'missed' }
  readonly convergence: Convergence
}

/** Everything found. Plain JSON but for NaN. */
export interface ExperimentResults {
  readonly experiment: string
  readonly fingerprint: string
  readonly design: Experiment['design']
  readonly points: number
  readonly replicates: number
  /** Runs that gave no number for any output. */
  readonly missing: number
  readonly results: readonly OutputResult[]
}

/** Works all results out. The same runs give the same results, whoever made them and in which order. */
export function experimentResults(plan: ExperimentPlan, table: RunTable, pack: Pack): ExperimentResults {
  const { experiment, fingerprint, points } = plan
  let missing = 0
  for (let run = 0; run < table.points * table.replicates; run++) if (table.values.subarray(run * table.width, (run + 1) * table.width).every((value) => value !== value)) missing++
  return {
    experiment: experiment.id, fingerprint, design: experiment.design, points, replicates: experiment.replicates, missing,
    results: [
      ...experiment.scenarios.flatMap((_, s) => experiment.outputs.map((__, o) => outputResult(plan, table, pack, s, o))),
      // What decides how much a scenario does beyond the first? Moved one at a time, factors do not say.
      ...(plan.design.structure.kind === 'one-at-a-time' ? [] : experiment.scenarios.slice(1).flatMap((_, s) => experiment.outputs.map((__, o) => outputResult(plan, table, pack, s + 1, o, 0)))),
    ],
  }
}

/** Results of one scenario and output; with `against`, of what the scenario has more than that one, which has no goal. */
export function outputResult(plan: ExperimentPlan, table: RunTable, pack: Pack, scenario: number, output: number, against?: number): OutputResult {
  const { experiment, design } = plan
  const { factors, outputs, scenarios, seed } = experiment
  const size = design.points.length
  const own = sampleOf(table, scenario * size, size, output)
  const sample = against === undefined ? own : differenceOf(own, sampleOf(table, against * size, size, output))
  const means = pointMeans(sample)
  const known = means.filter((mean) => mean === mean)
  const effects = effectsOf(factors, design, sample, uniforms(`${seed} bootstrap`, (scenario * scenarios.length + (against ?? scenario)) * outputs.length + output))
  const goal = against === undefined ? outputs[output]!.goal : undefined
  const [x, y] = ranked(effects).map(({ factor }) => factors.find((one) => one.id === factor)!)
  const crossed = design.structure.kind !== 'one-at-a-time' && design.structure.kind !== 'morris'
  const discovery = goal && crossed ? discover(factors, plan, sample, { goal }) : undefined
  return {
    scenario: scenarios[scenario]!.id,
    output: outputs[output]!.id,
    ...(against === undefined ? {} : { against: scenarios[against]!.id }),
    mean: meanOf(known),
    lowest: known.length > 0 ? Math.min(...known) : NaN,
    highest: known.length > 0 ? Math.max(...known) : NaN,
    ...(goal ? { reached: reachedOf(sample, goal) } : {}),
    effects,
    tornado: tornadoOf(effects, means),
    ...(crossed && x && y ? { grid: gridOf(x, y, sample, pointValues(plan, pack, scenario), goal, design.structure.kind !== 'factorial') } : {}),
    ...(discovery ? { discovery } : {}),
    convergence: convergenceOf(factors, design, sample, `${seed} convergence`),
  }
}

/** Value of a factor at a point of the design in a scenario: its own, or the scenario's where the point leaves it alone. */
export function pointValues({ experiment, design }: ExperimentPlan, pack: Pack, scenario: number): (point: number, factor: Factor) => FactorValue | undefined {
  const own = new Map(experiment.factors.map((factor) => [factor, valueIn(factor, experiment.scenarios[scenario]!, pack)]))
  const index = new Map(experiment.factors.map((factor, k) => [factor, k]))
  return (point, factor) => design.points[point]![index.get(factor)!] ?? own.get(factor)
}

/** Points fewer than this are too few for boxes. */
const fewestPoints = 40

/** Boxes of the points where a goal is reached, or missed if that is rarer. */
export function discover(factors: readonly Factor[], { design }: Pick<ExperimentPlan, 'design'>, sample: Sample, { goal }: Pick<Output, 'goal'>, options?: PrimOptions, of?: 'reached' | 'missed'): OutputResult['discovery'] {
  if (!goal || sample.points < fewestPoints) return undefined
  const shares = Float64Array.from({ length: sample.points }, (_, p) => {
    const values = Array.from({ length: sample.replicates }, (__, r) => sample.at(p, r)).filter((value) => value === value)
    return values.length === 0 ? NaN : values.filter((value) => reaches(value, goal)).length / values.length
  })
  const common = meanOf(shares.filter((share) => share === share))
  const looked = of ?? (common > 0.5 ? 'missed' : 'reached')
  const found = primBoxes(
    {
      x: coordinatesOf(factors, design.points),
      ordered: factors.map(isOrdered),
      stepped: factors.map((factor) => factor.levels !== undefined || factor.whole || design.structure.kind === 'factorial'),
      y: looked === 'missed' ? shares.map((share) => 1 - share) : shares,
      // Mixtures of two samples repeat the values of both.
      ...(design.structure.kind === 'saltelli' ? { independent: 2 * design.structure.rows } : {}),
    },
    options,
  )
  return { of: looked, ...found }
}

function reachedOf(sample: Sample, goal: OutputGoal): Estimate {
  let times = 0
  let n = 0
  for (let p = 0; p < sample.points; p++)
    for (let r = 0; r < sample.replicates; r++) {
      const value = sample.at(p, r)
      if (value !== value) continue
      n++
      if (reaches(value, goal)) times++
    }
  return shareOf(times, n)
}

/** What was found at one point for one output. */
export interface PointSummary {
  readonly runs: number
  readonly mean: number
  /** Between replicates. */
  readonly deviation: number
  readonly reached?: Estimate
}

/** Mean, spread and odds of a point. */
export function pointSummary(sample: Sample, point: number, { goal }: Pick<Output, 'goal'>): PointSummary {
  const values = Array.from({ length: sample.replicates }, (_, r) => sample.at(point, r)).filter((value) => value === value)
  return {
    runs: values.length,
    mean: values.length === 0 ? NaN : meanOf(values),
    deviation: deviationOf(values),
    ...(goal ? { reached: shareOf(values.filter((value) => reaches(value, goal)).length, values.length) } : {}),
  }
}
