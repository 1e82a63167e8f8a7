/**
 * Shares of an output's variance by parameter: first order (alone) and total (with all it interplays with).
 *
 *     S_k = mean( f(B) (f(A_B^k) - f(A)) ) / V      Saltelli and others 2010
 *     T_k = mean( (f(A) - f(A_B^k))^2 ) / 2V        Jansen 1999
 *
 * A and B are independent samples; A_B^k is A with column k from B.
 */
import { latinHypercube } from '../calibration/design.ts'
import { bootstrap, type Estimate } from './bootstrap.ts'

/** Rows of A, then of B, then of A_B^k for each k: `rows` x (dimensions + 2) points in all. */
export function sobolDesign(dimensions: number, rows: number, next: () => number): Float64Array[] {
  return mixedDesign(latinHypercube(rows, dimensions, next), latinHypercube(rows, dimensions, next))
}

/** The same from two samples that are already drawn. */
export function mixedDesign(a: readonly Float64Array[], b: readonly Float64Array[]): Float64Array[] {
  const dimensions = a[0]!.length
  const mixed = Array.from({ length: dimensions }, (_, k) => a.map((point, i) => point.map((u, d) => (d === k ? b[i]![k]! : u))))
  return [...a, ...b, ...mixed.flat()]
}

/** Indices of one parameter. Estimates may fall a little below 0 or above 1. */
export interface SobolRow {
  readonly first: Estimate
  readonly total: Estimate
}

/**
 * Indices of each parameter.
 * @param outputs one number a point, in the order of the design
 * @param next uniform numbers for the bootstrap over rows
 */
export function sobolIndices(dimensions: number, rows: number, outputs: ArrayLike<number>, next: () => number, resamples?: number): SobolRow[] {
  const mean = Array.from({ length: 2 * rows }, (_, i) => outputs[i]!).reduce((sum, value) => sum + value, 0) / (2 * rows)
  // Centred, since the product in S would otherwise be lost among squares of the mean.
  const f = Float64Array.from({ length: (dimensions + 2) * rows }, (_, i) => outputs[i]! - mean)
  const estimates = bootstrap(
    rows,
    (chosen) => {
      let sum = 0
      let squares = 0
      for (const i of chosen) {
        sum += f[i]! + f[rows + i]!
        squares += f[i]! * f[i]! + f[rows + i]! * f[rows + i]!
      }
      const centre = sum / (2 * rows)
      const variance = squares / (2 * rows) - centre * centre
      return Array.from({ length: dimensions }, (_, k) => {
        let first = 0
        let total = 0
        for (const i of chosen) {
          const mixed = f[(2 + k) * rows + i]!
          first += f[rows + i]! * (mixed - f[i]!)
          total += (f[i]! - mixed) * (f[i]! - mixed)
        }
        return [first / (rows * variance), total / (2 * rows * variance)]
      }).flat()
    },
    next,
    resamples,
  )
  return Array.from({ length: dimensions }, (_, k) => ({ first: estimates[2 * k]!, total: estimates[2 * k + 1]! }))
}
