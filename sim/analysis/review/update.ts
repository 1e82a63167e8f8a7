/** The forecast made again with what has been seen: replicates weighted by how well they foresaw it, the outlook before and after, and how much is left of it. */
import { logLikelihoods, effectiveSize, jointSurprise, weightedError, weightedMean, weightedQuantiles, weightsOf } from './weights.ts'
import type { Weighing } from './weights.ts'
import type { Judgement, ReviewRun } from './judge.ts'
import type { Area } from './areas.ts'
import { outcomesOf } from './outcomes.ts'

/** Quantiles of an outlook. */
export const outlookQuantiles = [0.05, 0.25, 0.5, 0.75, 0.95] as const
/** Fewest effective replicates that an outlook is told from without a warning. */
export const enoughReplicates = 40

/** A figure whose outlook is told, with a goal where there is one. */
export interface OutlookFigure {
  readonly indicator: string
  readonly measure: string
  readonly worstQuarter?: true
  readonly year: number
  readonly goal?: number
}

/** Before and after. Probabilities are of reaching the goal; errors come from the finite number of replicates. */
export interface Outlook extends OutlookFigure {
  readonly before: readonly number[]
  readonly after: readonly number[]
  readonly probability?: { readonly before: number; readonly after: number; readonly error: number }
  readonly mean: { readonly before: number; readonly after: number; readonly error: number }
}

/** How much one figure alone has moved the answer: the probability (or the mean, where there is no goal) with everything but it. */
export interface Influence {
  readonly judgement: Judgement
  readonly without: number
  /** Effective replicates when it alone weighs. */
  readonly alone: number
}

/** What is left of the forecast. */
export type Trust = 'none' | 'sound' | 'thin' | 'unforeseen'

/** An update. */
export interface Update {
  /** Weights of the outlook, damped where the full ones leave too few replicates. */
  readonly weights: Float64Array
  readonly replicates: number
  /** Effective replicates under the full weights: what the warning is about. */
  readonly effective: number
  /** Power the likelihood is taken to so that enough replicates are left; 1 is the full weight (a coarsened posterior, Miller and Dunson 2019). */
  readonly damping: number
  /** Effective replicates that were wanted. */
  readonly enough: number
  /** Effective number of parameter sets: their weights are the sums over their replicates. */
  readonly effectiveSets: number
  readonly sets: number
  /** Largest weight of one replicate. */
  readonly largest: number
  /** See `jointSurprise`. NaN when nothing weighs. */
  readonly surprise: number
  readonly used: readonly Judgement[]
  readonly outlook: readonly Outlook[]
  readonly influence: readonly Influence[]
  readonly trust: Trust
}

/** Judgements that weigh: fixed to do so or meant to, judged by a run, and no starting value. */
export const weighing = (judgements: readonly Judgement[]): readonly Judgement[] => judgements.filter(({ observation, values, fixed }) => values !== undefined && (observation.use === 'weigh' || (observation.use === 'judge' && fixed?.weighs === true)))

/**
 * Figures of the same measure and area weigh as one together, whatever the number of years: where the model is off it is off in all of them.
 */
function weighingsOf(used: readonly Judgement[]): readonly (Weighing & { readonly share: number })[] {
  const key = ({ observation }: Judgement) => `${observation.indicator}/${observation.measure} ${observation.area.key}`
  const counts = new Map<string, number>()
  for (const one of used) counts.set(key(one), (counts.get(key(one)) ?? 0) + 1)
  return used.map((one) => ({ seen: one.observation.value, spread: one.spread * Math.sqrt(counts.get(key(one))!), values: one.values!, share: 1 / counts.get(key(one))! }))
}

/** The largest power, at most 1, under which so many effective replicates are left; found by halving, since fewer are left the larger it is. */
export function dampingFor(logs: Float64Array, enough: number): number {
  const left = (power: number) => effectiveSize(weightsOf(logs.map((value) => power * value)))
  if (left(1) >= enough) return 1
  let [low, high] = [0, 1]
  for (let k = 0; k < 30; k++) {
    const middle = (low + high) / 2
    if (left(middle) >= enough) low = middle
    else high = middle
  }
  return low
}

/** Updates a run. `nation` is the area of the whole country. */
export function updateOf(judgements: readonly Judgement[], run: ReviewRun, figures: readonly OutlookFigure[], nation: Area, enough: number = enoughReplicates): Update {
  const finished = run.buffers.flatMap((buffer, i) => (buffer ? [i] : []))
  const n = finished.length
  const used = weighing(judgements)
  const weighings = weighingsOf(used)
  const logs = logLikelihoods(weighings, n)
  const full = weightsOf(logs)
  const effective = effectiveSize(full)
  const damping = dampingFor(logs, Math.min(enough, n / 2))
  const weights = damping === 1 ? full : weightsOf(logs.map((value) => damping * value))
  const order = run.compiled.input.parameterSets?.order
  const bySet = new Map<number, number>()
  finished.forEach((replicate, i) => {
    const set = order ? order[replicate % order.length]! : replicate
    bySet.set(set, (bySet.get(set) ?? 0) + weights[i]!)
  })
  const surprise = used.length === 0 ? NaN : jointSurprise(weighings, n)
  const equal = new Float64Array(n).fill(1 / n)
  const outlook = figures.flatMap((figure): Outlook[] => {
    const values = outcomesOf({ ...figure, area: nation }, figure.year * 12 + 11, run.buffers, run.compiled.layout)
    if (typeof values === 'string') return []
    const reached = figure.goal === undefined ? undefined : values.map((value) => (value >= figure.goal! ? 1 : 0))
    return [
      {
        ...figure,
        before: weightedQuantiles(values, equal, outlookQuantiles),
        after: weightedQuantiles(values, weights, outlookQuantiles),
        ...(reached && { probability: { before: weightedMean(reached, equal), after: weightedMean(reached, weights), error: weightedError(reached, weights) } }),
        mean: { before: weightedMean(values, equal), after: weightedMean(values, weights), error: weightedError(values, weights) },
      },
    ]
  })
  const answer = figures.find(({ goal }) => goal !== undefined) ?? figures[0]
  const outcome = answer && outcomesOf({ ...answer, area: nation }, answer.year * 12 + 11, run.buffers, run.compiled.layout)
  const told = typeof outcome === 'object' ? (answer!.goal === undefined ? outcome : outcome.map((value) => (value >= answer!.goal! ? 1 : 0))) : undefined
  const influence = !told
    ? []
    : used.map((judgement, k): Influence => ({
        judgement,
        without: weightedMean(told, weightsOf(logLikelihoods(weighingsOf(used.filter((_, other) => other !== k)), n).map((value) => damping * value))),
        alone: effectiveSize(weightsOf(logLikelihoods(weighingsOf([judgement]), n))),
      }))
  const trust: Trust = used.length === 0 ? 'none' : surprise < 0.02 || used.some(({ verdict }) => verdict === 'unforeseen') ? 'unforeseen' : damping < 1 ? 'thin' : 'sound'
  return { weights, replicates: n, effective, damping, enough, effectiveSets: effectiveSize([...bySet.values()]), sets: bySet.size, largest: n === 0 ? 0 : Math.max(...full), surprise, used, outlook, influence, trust }
}

/** A parameter that what was seen speaks about: its mean before and after, and how far that is in standard deviations of its draws. */
export interface ParameterShift {
  readonly id: string
  readonly before: number
  readonly after: number
  readonly deviations: number
}

/** Parameters by how far the weights move them, the most moved first; none where parameters are not drawn from sets. */
export function parameterShifts(update: Update, run: ReviewRun): readonly ParameterShift[] {
  const sets = run.compiled.input.parameterSets
  if (!sets || update.used.length === 0) return []
  const finished = run.buffers.flatMap((buffer, i) => (buffer ? [i] : []))
  const fixed = run.compiled.scenario.assumptions
  return sets.ids
    .flatMap((id, column): ParameterShift[] => {
      if (fixed[id] !== undefined) return []
      const values = finished.map((replicate) => sets.values[sets.order[replicate % sets.order.length]! * sets.ids.length + column]!)
      const before = values.reduce((sum, value) => sum + value, 0) / values.length
      const spread = Math.sqrt(values.reduce((sum, value) => sum + (value - before) * (value - before), 0) / Math.max(1, values.length - 1))
      const after = weightedMean(values, update.weights)
      return spread > 0 ? [{ id, before, after, deviations: (after - before) / spread }] : []
    })
    .sort((a, b) => Math.abs(b.deviations) - Math.abs(a.deviations))
}

/** Bands by year. */
export interface OutlookBands {
  /** Decembers, absolute months. */
  readonly months: readonly number[]
  readonly low90: readonly number[]
  readonly low50: readonly number[]
  readonly median: readonly number[]
  readonly high50: readonly number[]
  readonly high90: readonly number[]
}

/** A figure of the country year by year under the weights. */
export function bandsAfter(figure: Omit<OutlookFigure, 'year'>, run: ReviewRun, update: Update, years: readonly number[], nation: Area): OutlookBands {
  const made = years.flatMap((year) => {
    const values = outcomesOf({ ...figure, area: nation }, year * 12 + 11, run.buffers, run.compiled.layout)
    return typeof values === 'string' ? [] : [{ month: year * 12 + 11, at: weightedQuantiles(values, update.weights, outlookQuantiles) }]
  })
  const pick = (k: number) => made.map(({ at }) => at[k]!)
  return { months: made.map(({ month }) => month), low90: pick(0), low50: pick(1), median: pick(2), high50: pick(3), high90: pick(4) }
}

/** A registered forecast of a figure as bands, up to a year. */
export function bandsBefore(forecast: Readonly<Record<string, readonly (number | null)[]>> | undefined, quantiles: readonly number[], until: number): OutlookBands {
  const years = Object.keys(forecast ?? {}).map(Number).filter((year) => year <= until).sort((a, b) => a - b)
  const pick = (p: number) => {
    const k = quantiles.findIndex((q) => Math.abs(q - p) < 1e-9)
    return years.map((year) => forecast![String(year)]![k] ?? NaN)
  }
  return { months: years.map((year) => year * 12 + 11), low90: pick(0.05), low50: pick(0.25), median: pick(0.5), high50: pick(0.75), high90: pick(0.95) }
}
