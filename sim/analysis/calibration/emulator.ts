/**
 * A stand-in for the model that answers at once: each output is a ridge regression on every parameter and its square.
 *
 *     f(x) = mean + sum_k b_k x_k + c_k (x_k^2 - 1/3)      minimise |y - f|^2 + lambda (|b|^2 + |c|^2)
 *
 * It is solved in the space of points (n x n), since there are fewer of them than terms. Lambda is chosen for each output by leave-one-out error,
 * which the hat matrix H gives without a second fit: e_i = (y_i - f_i) / (1 - H_ii). No term mixes two parameters: with some ninety of them the points
 * would not suffice, and what mixing does is in the leave-one-out error, which counts as the emulator's variance.
 */
import { inverseOfPositive } from './linear-algebra.ts'

/** One output's emulator. */
export interface Emulator {
  /** Mean square leave-one-out error, chance in the runs included. */
  readonly variance: number
  /** 1 less the share of the output's variance that is left over when a point is predicted from the others. */
  readonly explained: number
  /** Penalty chosen. */
  readonly lambda: number
  /** Output at a point scaled to -1 to 1. */
  predict(x: ArrayLike<number>): number
}

const penalties = [0.3, 1, 3, 10, 30, 100, 300, 1000, 10_000]

/**
 * Fits one emulator an output, all on the same points.
 * @param points scaled coordinates, one row a point
 * @param outputs one row an output, as long as there are points; without NaN
 * @throws Error with fewer than three points
 */
export function fitEmulators(points: readonly ArrayLike<number>[], outputs: readonly ArrayLike<number>[]): Emulator[] {
  const n = points.length
  if (n < 3) throw new Error(`emulator: expected at least 3 points, got ${n}. Run more of them.`)
  const features = points.map(featuresOf)
  const width = features[0]!.length
  const centre = new Float64Array(width)
  for (const row of features) for (let k = 0; k < width; k++) centre[k]! += row[k]! / n
  for (const row of features) for (let k = 0; k < width; k++) row[k]! -= centre[k]!
  const kernel = new Float64Array(n * n)
  for (let i = 0; i < n; i++)
    for (let j = 0; j <= i; j++) {
      let sum = 0
      for (let k = 0; k < width; k++) sum += features[i]![k]! * features[j]![k]!
      kernel[i * n + j] = kernel[j * n + i] = sum
    }
  const means = outputs.map((y) => sumOf(y) / n)
  const best: ({ variance: number; lambda: number; dual: Float64Array } | undefined)[] = outputs.map(() => undefined)
  for (const lambda of penalties) {
    const ridge = Float64Array.from(kernel)
    for (let i = 0; i < n; i++) ridge[i * n + i]! += lambda
    const inverse = inverseOfPositive(ridge, n)
    outputs.forEach((y, o) => {
      // y - f = lambda a and 1 - H = lambda inverse - 1/n (the mean is fitted too), so both come from the dual weights a.
      const dual = new Float64Array(n)
      let squares = 0
      for (let i = 0; i < n; i++) {
        let sum = 0
        for (let j = 0; j < n; j++) sum += inverse[i * n + j]! * (y[j]! - means[o]!)
        dual[i] = sum
        const slack = lambda * inverse[i * n + i]! - 1 / n
        const left = (lambda * sum) / (slack > 1e-9 ? slack : 1e-9)
        squares += left * left
      }
      const variance = squares / n
      if (!best[o] || variance < best[o].variance) best[o] = { variance, lambda, dual }
    })
  }
  return best.map((chosen, o) => {
    const { variance, lambda, dual } = chosen!
    const weights = new Float64Array(width)
    features.forEach((row, i) => {
      for (let k = 0; k < width; k++) weights[k]! += dual[i]! * row[k]!
    })
    const mean = means[o]!
    let spread = 0
    for (let i = 0; i < n; i++) spread += (outputs[o]![i]! - mean) * (outputs[o]![i]! - mean)
    const half = width / 2
    let constant = mean
    for (let k = 0; k < width; k++) constant -= weights[k]! * centre[k]!
    return {
      variance,
      lambda,
      explained: spread > 0 ? 1 - (variance * n) / spread : 0,
      predict(x) {
        let sum = constant
        for (let k = 0; k < half; k++) sum += x[k]! * weights[k]! + (x[k]! * x[k]! - 1 / 3) * weights[half + k]!
        return sum
      },
    }
  })
}

/** Each coordinate, then each square less its mean over the range. */
function featuresOf(x: ArrayLike<number>): Float64Array {
  const n = x.length
  const row = new Float64Array(2 * n)
  for (let k = 0; k < n; k++) {
    row[k] = x[k]!
    row[n + k] = x[k]! * x[k]! - 1 / 3
  }
  return row
}

function sumOf(values: ArrayLike<number>): number {
  let sum = 0
  for (let i = 0; i < values.length; i++) sum += values[i]!
  return sum
}
