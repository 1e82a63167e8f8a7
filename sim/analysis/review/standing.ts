/** Where what came lies in what was forecast: percentiles, and how to say them. */
import { quantile } from '../../core/quantiles.ts'
import type { Words } from '../validation/words.ts'
import { normalShare } from './normal-share.ts'

/** Where an observed figure lies among the values of a forecast. */
export interface Standing {
  /** 0 to 100: share of the forecast below, half of what is equal. */
  readonly percentile: number
  /** Values of the forecast behind it; undefined when only the registered bands were at hand. */
  readonly of?: number
  /** Values of the forecast below and above; undefined with bands only. */
  readonly below?: number
  readonly above?: number
  /** Outside all values, or outside the outermost registered band. */
  readonly outside: 'below' | 'above' | undefined
}

/**
 * Where a figure lies among forecast values, each of which stands for a normal spread of `error` about itself, since what is observed is the true figure and
 * its own error. Undefined when there is no value.
 */
export function standingAmong(seen: number, values: readonly number[], error = 0): Standing | undefined {
  const finite = values.filter(Number.isFinite)
  const n = finite.length
  if (n === 0) return undefined
  const below = finite.filter((value) => value < seen).length
  const above = finite.filter((value) => value > seen).length
  const share = error > 0 ? finite.reduce((sum, value) => sum + normalShare((seen - value) / error), 0) / n : (below + (n - below - above) / 2) / n
  return { percentile: 100 * share, of: n, below, above, outside: below === 0 && above === n ? 'below' : above === 0 && below === n ? 'above' : undefined }
}

/** Where a figure lies in registered quantiles: straight lines between them, and no more than "outside" beyond the outermost. Undefined when they are not known. */
export function standingInBands(seen: number, probabilities: readonly number[], quantiles: readonly (number | null)[]): Standing | undefined {
  const known = probabilities.flatMap((p, k) => (typeof quantiles[k] === 'number' ? [[p, quantiles[k]] as const] : []))
  if (known.length < 2) return undefined
  const [first, last] = [known[0]!, known.at(-1)!]
  if (seen < first[1]) return { percentile: 100 * first[0], outside: 'below' }
  if (seen > last[1]) return { percentile: 100 * last[0], outside: 'above' }
  // Of quantiles that are equal the middle one is meant.
  const same = known.filter(([, q]) => q === seen)
  if (same.length > 0) return { percentile: (100 * (same[0]![0] + same.at(-1)![0])) / 2, outside: undefined }
  const k = known.findIndex(([, q]) => q > seen)
  const [[p0, q0], [p1, q1]] = [known[k - 1]!, known[k]!]
  return { percentile: 100 * (p0 + ((p1 - p0) * (seen - q0)) / (q1 - q0)), outside: undefined }
}

/** A percentile as a whole number from 1 to 99: nobody is in the 0th or the 100th. */
export const roundPercentile = (percentile: number): number => Math.min(99, Math.max(1, Math.round(percentile)))

const ordinal = (n: number): string => `${n}${n % 10 === 1 && n % 100 !== 11 ? 'st' : n % 10 === 2 && n % 100 !== 12 ? 'nd' : n % 10 === 3 && n % 100 !== 13 ? 'rd' : 'th'}`

/** `the 23rd percentile: higher than in 23 of 100 simulations`, or that it lies outside. */
export function standingWords(standing: Standing, words: Words): string {
  const { say, number } = words
  const { outside, of } = standing
  if (outside && of !== undefined)
    return outside === 'below' ? say(`lavere end i alle ${number(of)} simuleringer`, `lower than in all ${number(of)} simulations`) : say(`højere end i alle ${number(of)} simuleringer`, `higher than in all ${number(of)} simulations`)
  if (outside)
    return outside === 'below' ? say(`under den ${number(standing.percentile)}. percentil, det yderste registrerede bånd`, `below the ${ordinal(standing.percentile)} percentile, the outermost registered band`) : say(`over den ${number(standing.percentile)}. percentil, det yderste registrerede bånd`, `above the ${ordinal(standing.percentile)} percentile, the outermost registered band`)
  const p = roundPercentile(standing.percentile)
  return say(`i den ${p}. percentil: højere end i ${p} af 100 simuleringer`, `in the ${ordinal(p)} percentile: higher than in ${p} of 100 simulations`)
}

/** How far out it is, as a plain word: what a reader should make of a percentile. */
export function standingVerdict({ percentile, outside }: Standing): 'expected' | 'unusual' | 'unforeseen' {
  if (outside || percentile < 1 || percentile > 99) return 'unforeseen'
  return percentile < 10 || percentile > 90 ? 'unusual' : 'expected'
}

/** Kept quantiles of values, undefined where none is finite. */
export function quantilesOf(values: readonly number[], probabilities: readonly number[]): readonly number[] | undefined {
  const sorted = values.filter(Number.isFinite).sort((a, b) => a - b)
  return sorted.length === 0 ? undefined : probabilities.map((p) => quantile(sorted, p))
}
