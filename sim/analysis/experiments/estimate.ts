import { monthOf } from '../../scenario/index.ts'
import { designSize } from './designs/design.ts'
import type { Experiment } from './types.ts'

/** What a month of one run takes one processor of a plain machine, seconds: for planning, before anything is measured. */
const secondsPerMonth = 0.0008

/** How much work an experiment is. */
export interface ExperimentSize {
  readonly points: number
  readonly runs: number
  /** Of one run on one processor, roughly. */
  readonly secondsPerRun: number
}

/** The size of an experiment, without planning it. */
export function experimentSize({ design, factors, scenarios, replicates, period }: Pick<Experiment, 'design' | 'factors' | 'scenarios' | 'replicates' | 'period'>): ExperimentSize {
  const points = designSize(design, factors) * scenarios.length
  const months = monthOf(period.to)! - monthOf(period.from)! + 1
  return { points, runs: points * replicates, secondsPerRun: months * secondsPerMonth }
}

/**
 * Runs that are kept at a time. Few, so that a machine that dies loses little: one, until there would be thousands of files; then whole points where they fit.
 * It follows from the experiment alone, so that every machine cuts it alike.
 */
export function experimentBlockSize(runs: number, replicates: number): number {
  const size = Math.max(1, Math.ceil(runs / 2000))
  return size <= replicates ? size : Math.ceil(size / replicates) * replicates
}
