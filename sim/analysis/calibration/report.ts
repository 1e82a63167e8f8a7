/** What a calibration found, as data: fit before and after, what moved from its prior, and the file of parameter sets. */
import { setColumns } from '../../model/pack/read-parameter-sets.ts'
import type { Calibration } from './calibrate.ts'
import { implausibility, resample } from './matching.ts'

/** Mean and the middle 80 % of sets, in the unit of what was seen. */
export interface Spread {
  readonly mean: number
  readonly low: number
  readonly high: number
}

/** One observation beside the model. `implausibility` is that of the mean; chance and parameters widen the spreads. */
export interface FitRow {
  readonly id: string
  readonly start: number
  readonly group: string
  readonly heldOut: boolean
  readonly seen: number
  readonly error: number
  readonly discrepancy: number
  readonly grade: string
  readonly source: string
  readonly defaults: number
  readonly prior: Spread
  readonly posterior: Spread
  readonly implausibility: { readonly defaults: number; readonly prior: number; readonly posterior: number }
  /** Share of the output's variance over the last wave that the emulator explains. */
  readonly emulated: number
}

/** One parameter: what the past says of it beyond its prior. */
export interface ParameterRow {
  readonly id: string
  readonly low: number
  readonly mode: number
  readonly high: number
  readonly prior: { readonly mean: number; readonly sd: number }
  readonly posterior: { readonly mean: number; readonly sd: number }
  /** Posterior over prior standard deviation: below 1 the past tells something. */
  readonly ratio: number
  /** Posterior less prior mean, in prior standard deviations. */
  readonly shift: number
  /**
   * `narrowed` when the ratio is below 0.9 and 3 standard errors below 1, else `moved` when the shift is above 0.2 and 3.5 standard errors, else `prior`:
   * what it would be without any of the observations. Errors are those of a sample of the effective size; one or two of ninety may be luck.
   */
  readonly verdict: 'narrowed' | 'moved' | 'prior'
}

/** The report of a calibration. Plain JSON without times and places, so that the same plan gives the same text. */
export interface CalibrationReport {
  readonly name: 'laegeveje'
  readonly version: string
  readonly fingerprint: string
  readonly plan: Calibration['plan']
  readonly waves: readonly { readonly points: number; readonly left: number; readonly cut: number; readonly emulated: number }[]
  readonly accepted: { readonly sets: number; readonly effective: number; readonly tolerance: number; readonly draws: number }
  readonly fit: readonly FitRow[]
  readonly parameters: readonly ParameterRow[]
  /** Pairs that the past ties together, strongest first: weighted correlation between accepted sets. */
  readonly correlations: readonly { readonly a: string; readonly b: string; readonly r: number }[]
}

/** Makes the report. */
export function reportOf(calibration: Calibration, version: string, fingerprint: string): CalibrationReport {
  const { plan, priors, outputs, waves, defaults, accepted } = calibration
  const first = waves[0]!
  const last = waves[waves.length - 1]!
  const { sets, weights } = accepted
  const even = first.means.map(() => 1 / first.means.length)
  const fit = outputs.map(({ start, observation }, o): FitRow => {
    const prior = spreadOf(first.means.map((row) => row[o]!), even)
    const posterior = spreadOf(sets.map((set) => last.means[set]![o]!), weights)
    const away = (value: number) => round(implausibility(observation, value, last.chance[o]!))
    const { id, group, value, error, discrepancy, grade, source } = observation
    return {
      id, start, group, heldOut: plan.heldOut.includes(group), seen: round(value), error: round(error), discrepancy: round(discrepancy), grade, source,
      defaults: round(defaults[o]!), prior: rounded(prior), posterior: rounded(posterior),
      implausibility: { defaults: away(defaults[o]!), prior: away(prior.mean), posterior: away(posterior.mean) },
      emulated: round(last.emulators[o]!.explained),
    }
  })
  const columns = priors.map((_, k) => sets.map((set) => last.values[set]![k]!))
  const moments = columns.map((values) => momentsOf(values, weights))
  const parameters = priors.map(({ id, low, mode, high }, k): ParameterRow => {
    const prior = { mean: (low + mode + high) / 3, sd: Math.sqrt((low * low + mode * mode + high * high - low * mode - low * high - mode * high) / 18) }
    const posterior = moments[k]!
    const ratio = posterior.sd / prior.sd
    const shift = (posterior.mean - prior.mean) / prior.sd
    const verdict = ratio < 1 - Math.max(0.1, 3 / Math.sqrt(2 * accepted.effective)) ? 'narrowed' : Math.abs(shift) > Math.max(0.2, 3.5 / Math.sqrt(accepted.effective)) ? 'moved' : 'prior'
    return { id, low, mode, high, prior: rounded(prior), posterior: rounded(posterior), ratio: round(ratio), shift: round(shift), verdict }
  })
  const correlations = priors.flatMap(({ id: a }, i) =>
    priors.slice(i + 1).map(({ id: b }, rest) => {
      const j = i + 1 + rest
      let product = 0
      weights.forEach((weight, s) => (product += weight * (columns[i]![s]! - moments[i]!.mean) * (columns[j]![s]! - moments[j]!.mean)))
      return { a, b, r: round(product / (moments[i]!.sd * moments[j]!.sd)) }
    }),
  )
  return {
    name: 'laegeveje',
    version,
    fingerprint,
    plan,
    waves: waves.map(({ values, left, cut, emulators }) => ({ points: values.length, left: round(left), cut, emulated: round(emulators.reduce((sum, { explained }) => sum + explained, 0) / emulators.length) })),
    accepted: { sets: sets.length, effective: round(accepted.effective), tolerance: round(accepted.tolerance), draws: plan.draws },
    fit,
    parameters,
    // Of some four thousand pairs the largest by chance alone is near 3.7 standard errors.
    correlations: correlations.filter(({ r }) => Math.abs(r) > 3.7 / Math.sqrt(accepted.effective)).sort((x, y) => Math.abs(y.r) - Math.abs(x.r)).slice(0, 20),
  }
}

/**
 * The accepted sets as the pack's table: which replicates live under each, its weight, its values. Sets stand in the order of the last fitted output
 * (owners, in the shipped plan's first group), so that the order of draws spreads them evenly over it.
 */
export function setsTable(calibration: Calibration): string {
  const { plan, priors, outputs, waves, accepted } = calibration
  const last = waves[waves.length - 1]!
  let by = 0
  outputs.forEach(({ observation }, o) => {
    if (observation.group === plan.fit[0]) by = o
  })
  const order = accepted.sets.map((_, i) => i).sort((a, b) => last.means[accepted.sets[a]!]![by]! - last.means[accepted.sets[b]!]![by]! || a - b)
  const draws = resample(order.map((i) => accepted.weights[i]!), plan.draws)
  const replicates: number[][] = order.map(() => [])
  draws.forEach((set, replicate) => replicates[set]!.push(replicate))
  const rows = order.map((i, at) => [replicates[at]!.join(' '), accepted.weights[i]!.toPrecision(4), ...Array.from(last.values[accepted.sets[i]!]!, (value, k) => within(Number(value.toPrecision(5)), priors[k]!))].join(','))
  return `${[[...setColumns, ...priors.map(({ id }) => id)].join(','), ...rows].join('\n')}\n`
}

/** Rounding must not carry a value over the end of its range. */
function within(value: number, { low, high }: { readonly low: number; readonly high: number }): number {
  return Math.min(high, Math.max(low, value))
}

function spreadOf(values: readonly number[], weights: readonly number[]): Spread {
  const order = values.map((_, i) => i).sort((a, b) => values[a]! - values[b]!)
  const at = (share: number) => {
    let sum = 0
    for (const i of order) if ((sum += weights[i]!) >= share) return values[i]!
    return values[order[order.length - 1]!]!
  }
  return { mean: values.reduce((sum, value, i) => sum + value * weights[i]!, 0), low: at(0.1), high: at(0.9) }
}

function momentsOf(values: readonly number[], weights: readonly number[]): { readonly mean: number; readonly sd: number } {
  const mean = values.reduce((sum, value, i) => sum + weights[i]! * value, 0)
  const squares = weights.reduce((sum, weight) => sum + weight * weight, 0)
  const variance = values.reduce((sum, value, i) => sum + weights[i]! * (value - mean) * (value - mean), 0) / (1 - squares)
  return { mean, sd: Math.sqrt(variance) }
}

/** Four digits are more than any of it means. */
function round(value: number): number {
  return Number(value.toPrecision(4))
}

function rounded<T extends { readonly [name in keyof T]: number }>(numbers: T): T {
  return Object.fromEntries(Object.entries<number>(numbers).map(([name, value]) => [name, round(value)])) as T
}
