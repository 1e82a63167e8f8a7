/**
 * Which uncertain parameters matter for the doctors of 2035 and for the worst covered quarter: all of them screened by elementary effects, then the variance
 * shared out among the leaders, the others at their defaults. All points meet the same luck, so that differences come from parameters.
 */
import { canonicalJson, sha256Hex } from '../../core/digest.ts'
import { indicatorById } from '../../model/indicators/index.ts'
import type { Pack } from '../../model/pack/index.ts'
import { uncertainParameters } from '../../model/parameters.ts'
import { lowestShare, valueOf } from '../../run/aggregate.ts'
import type { Runnable } from '../../run/types.ts'
import { designRun } from '../calibration/design-run.ts'
import { setsOf, uniforms, valuesAt } from '../calibration/design.ts'
import type { Estimate } from './bootstrap.ts'
import { morrisDesign, morrisEffects, morrisFloor } from './morris.ts'
import { sobolDesign, sobolIndices } from './sobol.ts'

/** Outputs, in the order they are read. */
export const sensitivityOutputs = {
  doctors: { indicator: 'gp-doctors', measure: 'all-persons-without', unit: 'doctors' },
  worstQuarter: { indicator: 'gp-coverage-need', measure: 'coverage', unit: 'FTE per 1,600 weighted citizens' },
} as const
/** Name of an output. */
export type SensitivityOutput = keyof typeof sensitivityOutputs
const names = Object.keys(sensitivityOutputs) as SensitivityOutput[]
const FROM = 2025 * 12
const READ = 2035 * 12 + 11

/** How much is run. */
export interface SensitivityOptions {
  readonly trajectories: number
  readonly rows: number
  readonly leaders: number
  readonly replicates: number
  readonly seed: string
}

/** By output. */
type Each<T> = Readonly<Record<SensitivityOutput, T>>

/** What was found, as the page and the report read it. */
export interface Sensitivity extends SensitivityOptions {
  readonly name: 'laegeveje'
  readonly version: string
  /** Over data, model version and all points that were run. */
  readonly fingerprint: string
  readonly period: { readonly from: string; readonly read: string }
  readonly outputs: typeof sensitivityOutputs
  readonly morris: {
    /** Mean size of effect that chance alone would give a parameter without any. */
    readonly floor: Each<number>
    /** All uncertain parameters, the most important first. */
    readonly rows: readonly { readonly id: string; readonly effects: Each<{ readonly muStar: Estimate; readonly mu: number; readonly sigma: number }> }[]
  }
  readonly sobol: {
    /** Standard deviation of each output over the leaders' priors. */
    readonly deviation: Each<number>
    readonly rows: readonly { readonly id: string; readonly indices: Each<{ readonly first: Estimate; readonly total: Estimate }> }[]
  }
}

/** Points to run, as `sim/cli/design-runs.ts` runs them. */
export interface SensitivityRuns {
  readonly points: number
  readonly replicates: number
  readonly runs: readonly { readonly compiled: Runnable; read(buffer: Float32Array): number[] }[]
}

/**
 * Screens, then shares out.
 * @param run gives outputs by point and replicate; undefined when it was interrupted
 */
export async function sensitivityOf(
  options: SensitivityOptions,
  pack: Pack,
  version: string,
  run: (name: string, runs: SensitivityRuns) => Promise<readonly (readonly (readonly number[])[])[] | undefined>,
): Promise<Sensitivity | undefined> {
  const { trajectories, rows, replicates, seed } = options
  const priors = uncertainParameters(pack, {})
  const screening = morrisDesign(priors.length, trajectories, uniforms(`${seed} morris`))
  const morrisRuns = runsOf(pack, screening.points.map((point) => valuesAt(point, priors)), priors.map(({ id }) => id), replicates, seed)
  const screened = await run('screening', morrisRuns)
  if (!screened) return undefined
  const effects = names.map((_, o) => morrisEffects(screening, meansOf(screened, o), uniforms(`${seed} bootstrap`, o)))
  const largest = effects.map((list) => Math.max(...list.map(({ muStar }) => muStar.value), 1e-12))
  const rank = priors.map((_, k) => Math.max(...names.map((__, o) => effects[o]![k]!.muStar.value / largest[o]!)))
  const order = priors.map((_, k) => k).sort((a, b) => rank[b]! - rank[a]! || a - b)
  // Each output names its leaders in turn, so that one with many weak influences does not crowd out the other.
  const byOutput = names.map((_, o) => priors.map((__, k) => k).sort((a, b) => effects[o]![b]!.muStar.value - effects[o]![a]!.muStar.value || a - b))
  const chosen = new Set<number>()
  for (let turn = 0; chosen.size < Math.min(options.leaders, priors.length); turn++) {
    const next = byOutput[turn % names.length]!.find((k) => !chosen.has(k))!
    chosen.add(next)
  }
  const leaders = order.filter((k) => chosen.has(k))

  const points = sobolDesign(leaders.length, rows, uniforms(`${seed} sobol`)).map((point) => {
    const values = Float64Array.from(priors, ({ mode }) => mode)
    const drawn = valuesAt(point, leaders.map((k) => priors[k]!))
    leaders.forEach((k, i) => (values[k] = drawn[i]!))
    return values
  })
  const sobolRuns = runsOf(pack, points, priors.map(({ id }) => id), replicates, seed)
  const shared = await run('variance', sobolRuns)
  if (!shared) return undefined
  const outputs = names.map((_, o) => meansOf(shared, o))
  const indices = names.map((_, o) => sobolIndices(leaders.length, rows, outputs[o]!, uniforms(`${seed} bootstrap`, 10 + o)))
  return {
    name: 'laegeveje',
    version,
    fingerprint: sha256Hex(canonicalJson([morrisRuns, sobolRuns].map(({ runs }) => runs[0]!.compiled.fingerprint))),
    ...options,
    period: { from: '2025-01', read: '2035-12' },
    outputs: sensitivityOutputs,
    morris: {
      floor: each((o) => round(morrisFloor(screening.moves[0]!.length, screened.map((rows) => rows.map((row) => row[o]!))))),
      rows: order.map((k) => ({ id: priors[k]!.id, effects: each((o) => rounded(effects[o]![k]!)) })),
    },
    sobol: {
      deviation: each((o) => round(deviationOf(outputs[o]!.subarray(0, 2 * rows)))),
      rows: leaders.map((k, i) => ({ id: priors[k]!.id, indices: each((o) => rounded(indices[o]![i]!)) })),
    },
  }
}

function runsOf(pack: Pack, points: readonly Float64Array[], ids: readonly string[], replicates: number, seed: string): SensitivityRuns {
  const indicators = names.map((name) => sensitivityOutputs[name].indicator)
  const compiled = designRun(pack, { from: FROM, to: READ, sets: setsOf(points, ids, replicates, true), seed, indicators })
  const [doctors, coverage] = names.map((name) => indicatorById(sensitivityOutputs[name].indicator)!.measures.find(({ id }) => id === sensitivityOutputs[name].measure)!)
  const read = (buffer: Float32Array) => [
    valueOf(buffer, compiled.layout, doctors!, 'nation', 0, READ, sensitivityOutputs.doctors.indicator),
    lowestShare(buffer, compiled.layout, coverage!, 'place', READ, 0.25, sensitivityOutputs.worstQuarter.indicator),
  ]
  return { points: points.length, replicates, runs: [{ compiled, read }] }
}

function meansOf(results: readonly (readonly (readonly number[])[])[], output: number): Float64Array {
  return Float64Array.from(results, (replicates) => replicates.reduce((sum, row) => sum + row[output]!, 0) / replicates.length)
}

function deviationOf(values: Float64Array): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) * (value - mean), 0) / (values.length - 1))
}

function each<T>(of: (output: number) => T): Each<T> {
  return Object.fromEntries(names.map((name, o) => [name, of(o)])) as Record<SensitivityOutput, T>
}

function round(value: number): number {
  return Number.isFinite(value) ? Number(value.toPrecision(4)) : value
}

/** Numbers of an object, and of objects in it, to four digits. */
function rounded<T extends object>(of: T): T {
  return Object.fromEntries(Object.entries(of).map(([name, value]) => [name, typeof value === 'number' ? round(value) : rounded(value as object)])) as T
}
