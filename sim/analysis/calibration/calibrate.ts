/**
 * Calibration of one plan: waves of history matching, then approximate Bayesian computation on the last wave. Pure but for the runs, which whoever calls
 * provides. All points are drawn from the prior (or from what emulators left of it), so weights need no correction for the design.
 */
import { canonicalJson, sha256Hex } from '../../core/digest.ts'
import type { Pack } from '../../model/pack/index.ts'
import { uncertainParameters, type UncertainParameter } from '../../model/parameters.ts'
import type { ModelRun } from '../../model/replicate.ts'
import type { Runnable } from '../../run/types.ts'
import { dataFingerprint, designRun } from './design-run.ts'
import { latinHypercube, scaled, setsOf, uniforms, valuesAt } from './design.ts'
import { fitEmulators, type Emulator } from './emulator.ts'
import { distance, implausibility, weighByDistance, type Accepted } from './matching.ts'
import { outputsOf, type Observation } from './observations.ts'
import type { CalibrationPlan } from './plan.ts'

/** One output: an observation as runs from one start give it. */
export interface Output {
  readonly start: number
  readonly observation: Observation
}

/** The runs of one wave. Replicate i belongs to point `floor(i / replicates)`. */
export interface WaveRuns {
  readonly wave: number
  /** Values of the uncertain parameters, by point. */
  readonly values: readonly Float64Array[]
  readonly points: number
  readonly replicates: number
  readonly runs: readonly { readonly start: number; readonly compiled: Runnable & ModelRun; read(buffer: Float32Array): number[] }[]
}

/** Outputs by point and replicate, those of all starts one after the other. */
export type WaveOutputs = readonly (readonly (readonly number[])[])[]

/** A wave as it was run and judged. */
export interface Wave {
  readonly values: readonly Float64Array[]
  /** Means over replicates, by point. */
  readonly means: readonly (readonly number[])[]
  /** Variance between replicates of one point, by output. */
  readonly chance: readonly number[]
  readonly emulators: readonly Emulator[]
  /** Share of the candidates that the emulators before this wave left, and the cut that left enough. */
  readonly left: number
  readonly cut: number
}

/** What a calibration found. */
export interface Calibration {
  readonly plan: CalibrationPlan
  readonly priors: readonly UncertainParameter[]
  readonly outputs: readonly Output[]
  readonly waves: readonly Wave[]
  /** Mean outputs of the default values. */
  readonly defaults: readonly number[]
  /** Numbers are points of the last wave. */
  readonly accepted: Accepted
}

/** Outputs that a plan's runs give: every observation of its groups that lies a year or more after a start. */
export function outputsFor(plan: CalibrationPlan, observations: readonly Observation[]): Output[] {
  return plan.starts.flatMap((start) =>
    observations
      .filter(({ group, month }) => (plan.fit.includes(group) || plan.heldOut.includes(group)) && month >= start * 12 + 11 && month <= plan.to * 12 + 11)
      .map((observation) => ({ start, observation })),
  )
}

/** Digest of all that results depend on: points that were run under another one are of no use. */
export function planFingerprint(plan: CalibrationPlan, pack: Pack, observations: readonly Observation[]): string {
  return sha256Hex(canonicalJson({ plan: { ...plan }, data: dataFingerprint(pack), observations: observations.map(({ id, value, error, discrepancy }) => [id, value, error, discrepancy]) }))
}

/**
 * Runs a plan.
 * @param run runs a wave; undefined when it was interrupted
 * @param tell is told of each wave when it has been judged
 * @returns undefined when a wave was interrupted
 * @throws Error when a plan fits nothing, or nothing is left of the prior
 */
export async function calibrate(
  plan: CalibrationPlan,
  pack: Pack,
  observations: readonly Observation[],
  run: (wave: WaveRuns) => Promise<WaveOutputs | undefined>,
  tell: (wave: Wave, number: number) => void = () => {},
): Promise<Calibration | undefined> {
  const priors = uncertainParameters(pack, {})
  const outputs = outputsFor(plan, observations)
  const fitted = outputs.flatMap(({ observation }, o) => (plan.fit.includes(observation.group) ? [o] : []))
  if (fitted.length === 0) throw new Error(`plan ${plan.id}: expected observations between ${plan.starts.join(', ')} and ${plan.to}, got none. Run longer or start earlier.`)
  const waves: Wave[] = []
  let defaults: readonly number[] = []
  for (const [number, wanted] of plan.points.entries()) {
    const first = number === 0 ? firstWave(plan, pack, observations) : undefined
    // The default values come last in the first wave; they are no draw from the prior.
    const chosen = first ? { values: first.values.slice(0, wanted), left: 1, cut: plan.cut } : stillPlausible(plan, wanted, priors, waves, outputs, fitted, uniforms(`${plan.seed} wave`, number))
    const results = await run(first ?? waveRuns(plan, pack, number, chosen.values, observations))
    if (!results) return undefined
    const undefinedOne = outputs.find((_, o) => results.some((replicates) => replicates.some((row) => row[o] !== row[o])))
    if (undefinedOne) throw new Error(`plan ${plan.id}: expected every run to give ${undefinedOne.observation.id}, got one in which it is undefined. Take it out of the plan, or narrow the ranges.`)
    const means = results.map((replicates) => outputs.map((_, o) => replicates.reduce((sum, row) => sum + row[o]!, 0) / replicates.length))
    if (number === 0) defaults = means[wanted]!
    const drawn = chosen.values.length
    const chance = outputs.map((_, o) => pooledVariance(results.slice(0, drawn).map((replicates) => replicates.map((row) => row[o]!))))
    const all = [...waves, { values: chosen.values, means: means.slice(0, drawn) }]
    const emulators = fitEmulators(
      all.flatMap((wave) => wave.values.map((point) => scaled(point, priors))),
      outputs.map((_, o) => all.flatMap((wave) => wave.means.map((row) => row[o]!))),
    )
    const wave = { values: chosen.values, means: means.slice(0, drawn), chance, emulators, left: chosen.left, cut: chosen.cut }
    waves.push(wave)
    tell(wave, number)
  }
  const last = waves[waves.length - 1]!
  const groups = fitted.map((o) => `${outputs[o]!.start} ${outputs[o]!.observation.group}`)
  const distances = last.means.map((means) => distance(fitted.map((o) => implausibility(outputs[o]!.observation, means[o]!, last.chance[o]! * (1 + 1 / plan.replicates))), groups))
  return { plan, priors, outputs, waves, defaults, accepted: weighByDistance(distances, plan.sets) }
}

/** Draws from the prior that no wave so far rules out. When too few are left the cut is raised, step by step, and the report says so. */
function stillPlausible(plan: CalibrationPlan, wanted: number, priors: readonly UncertainParameter[], waves: readonly Wave[], outputs: readonly Output[], fitted: readonly number[], next: () => number) {
  const judged = latinHypercube(plan.candidates, priors.length, next).map((point) => {
    const values = valuesAt(point, priors)
    const x = scaled(values, priors)
    let worst = 0
    for (const { emulators, chance } of waves)
      for (const o of fitted) {
        // The leave-one-out error holds the chance in the mean of a point's runs; what it has beyond that is the emulator's own.
        const own = Math.max(0, emulators[o]!.variance - chance[o]! / plan.replicates)
        worst = Math.max(worst, implausibility(outputs[o]!.observation, emulators[o]!.predict(x), own + chance[o]!))
      }
    return { values, worst }
  })
  for (let cut = plan.cut; cut < plan.cut + 10; cut += 0.25) {
    const left = judged.filter(({ worst }) => worst < cut)
    if (left.length >= wanted) return { values: left.slice(0, wanted).map(({ values }) => values), left: left.length / judged.length, cut }
  }
  throw new Error(`plan ${plan.id}: expected ${wanted} of ${plan.candidates} candidates to be plausible, got too few at any cut. Look at more candidates, or widen ranges and discrepancies.`)
}

/** The first wave, which depends on no results: draws from the prior, and the default values to tell how good they were. */
export function firstWave(plan: CalibrationPlan, pack: Pack, observations: readonly Observation[]): WaveRuns {
  const priors = uncertainParameters(pack, {})
  const drawn = latinHypercube(plan.points[0]!, priors.length, uniforms(`${plan.seed} wave`, 0)).map((point) => valuesAt(point, priors))
  return waveRuns(plan, pack, 0, [...drawn, Float64Array.from(priors, ({ mode }) => mode)], observations)
}

/** The runs of a wave, from the values of its points. */
export function waveRuns(plan: CalibrationPlan, pack: Pack, wave: number, values: readonly Float64Array[], observations: readonly Observation[]): WaveRuns {
  const outputs = outputsFor(plan, observations)
  const sets = setsOf(values, uncertainParameters(pack, {}).map(({ id }) => id), plan.replicates, false)
  return {
    wave,
    values,
    points: values.length,
    replicates: plan.replicates,
    runs: plan.starts.map((start) => {
      const seen = outputs.filter((output) => output.start === start).map(({ observation }) => observation)
      const indicators = [...new Set(seen.map(({ indicator }) => indicator))]
      const compiled = designRun(pack, { from: start * 12, to: plan.to * 12 + 11, sets, seed: `${plan.seed} ${wave}`, indicators })
      return { start, compiled, read: (buffer) => outputsOf(buffer, compiled.layout, seen) }
    }),
  }
}

/** Mean over points of the variance between a point's replicates; 0 with one replicate each. */
function pooledVariance(points: readonly (readonly number[])[]): number {
  let squares = 0
  let freedom = 0
  for (const values of points) {
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length
    for (const value of values) squares += (value - mean) * (value - mean)
    freedom += values.length - 1
  }
  return freedom > 0 ? squares / freedom : 0
}
