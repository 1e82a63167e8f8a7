/** Scores of forecasts: error, bias, continuous ranked probability score and how often a band held what came. */
import { exp, log } from '../../core/arithmetic.ts'
import { quantile } from '../../core/quantiles.ts'
import { meanOf } from '../precision.ts'

/** One figure that came true, and what was said of it before. All in the unit of the figure. */
export interface Scored {
  readonly seen: number
  /** The model's values, one per replicate. */
  readonly model: readonly number[]
}

/** Continuous ranked probability score of an ensemble, fair for its size: mean |x - y| less half the mean |x - x'| over pairs. Smaller is better. */
export function crps(values: readonly number[], seen: number): number {
  const n = values.length
  if (n === 0) return NaN
  const sorted = [...values].sort((a, b) => a - b)
  const distance = meanOf(sorted.map((x) => Math.abs(x - seen)))
  if (n === 1) return distance
  // Sum over pairs of |x - x'| from the order of the values.
  const pairs = sorted.reduce((sum, x, i) => sum + (2 * i - n + 1) * x, 0)
  return distance - pairs / (n * (n - 1))
}

/** The middle 80 % of an ensemble. */
export function middle80(values: readonly number[]): readonly [low: number, high: number] {
  const sorted = [...values].sort((a, b) => a - b)
  return [quantile(sorted, 0.1), quantile(sorted, 0.9)]
}

/** Does the middle 80 % hold the figure? */
export function covered({ seen, model }: Scored): boolean {
  const [low, high] = middle80(model)
  return seen >= low && seen <= high
}

/** Scores of a group of figures. Errors are per cent of the figure seen, or percentage points where the figures are shares. */
export interface GroupScore {
  readonly figures: number
  readonly error: number
  readonly bias: number
  readonly crps: number
  readonly covered: number
}

/** Scores of a group; `points` when the figures are shares in per cent. NaN when the group is empty. */
export function scoreGroup(list: readonly (Scored & { readonly points: boolean })[]): GroupScore {
  const unit = (value: number, { seen, points }: Scored & { readonly points: boolean }) => (points ? value : (100 * value) / seen)
  return {
    figures: list.length,
    error: meanOf(list.map((f) => Math.abs(unit(meanOf(f.model) - f.seen, f)))),
    bias: meanOf(list.map((f) => unit(meanOf(f.model) - f.seen, f))),
    crps: meanOf(list.map((f) => unit(crps(f.model, f.seen), f))),
    covered: list.filter(covered).length,
  }
}

/** Least-squares line through known points, read at a year. One point is held, none gives NaN. */
export function linear(points: readonly (readonly [year: number, value: number])[], year: number): number {
  if (points.length === 0) return NaN
  const middle = meanOf(points.map(([x]) => x))
  const level = meanOf(points.map(([, y]) => y))
  const square = points.reduce((sum, [x]) => sum + (x - middle) * (x - middle), 0)
  const slope = square > 0 ? points.reduce((sum, [x, y]) => sum + (x - middle) * (y - level), 0) / square : 0
  return level + slope * (year - middle)
}

/** Odds ratio of a two-by-two table with half a person added to each cell, and its logarithm's standard error. */
export function oddsRatio(a: number, b: number, c: number, d: number): { readonly ratio: number; readonly low: number; readonly high: number } {
  const [w, x, y, z] = [a + 0.5, b + 0.5, c + 0.5, d + 0.5] as const
  const logRatio = log((w * z) / (x * y))
  const reach = 1.96 * Math.sqrt(1 / w + 1 / x + 1 / y + 1 / z)
  return { ratio: exp(logRatio), low: exp(logRatio - reach), high: exp(logRatio + reach) }
}
