/**
 * Screening by elementary effects (Morris 1991; Campolongo, Cariboni and Saltelli 2007). A trajectory walks through the unit cube and moves each parameter
 * once, by half of its prior probability; the effect is what the output does then. It is cheap and ranks; it does not share out variance.
 */
import { permutation } from '../calibration/design.ts'
import { bootstrap, type Estimate } from './bootstrap.ts'

/** Trajectories: the first point of each, then one point after each move. */
export interface MorrisDesign {
  /** Coordinates, `dimensions + 1` points a trajectory, one trajectory after the other. */
  readonly points: readonly Float64Array[]
  /** For each trajectory, which parameter each move changes. */
  readonly moves: readonly Uint32Array[]
  /** For each trajectory and move, whether the parameter rises. */
  readonly up: readonly (readonly boolean[])[]
}

const LEVELS = 8

/** Trajectories on a grid of eight levels at the middle of eighths, so that no prior is run at its very ends; a move is four levels. */
export function morrisDesign(dimensions: number, trajectories: number, next: () => number): MorrisDesign {
  const points: Float64Array[] = []
  const moves: Uint32Array[] = []
  const up: boolean[][] = []
  for (let t = 0; t < trajectories; t++) {
    const levels = Uint8Array.from({ length: dimensions }, () => Math.floor(next() * LEVELS))
    const order = permutation(dimensions, next)
    const at = () => Float64Array.from(levels, (level) => (level + 0.5) / LEVELS)
    points.push(at())
    const rising: boolean[] = []
    for (const k of order) {
      const rises = levels[k]! < LEVELS / 2
      levels[k] = levels[k]! + (rises ? LEVELS / 2 : -LEVELS / 2)
      rising.push(rises)
      points.push(at())
    }
    moves.push(order)
    up.push(rising)
  }
  return { points, moves, up }
}

/** Effects of one parameter on one output, in its unit, for a move upwards by half of the prior. */
export interface MorrisRow {
  /** Mean size of the effect: importance. */
  readonly muStar: Estimate
  /** Mean effect, with its sign. */
  readonly mu: number
  /** Standard deviation of effects: curvature and interplay, and what chance is left. */
  readonly sigma: number
}

/**
 * Effects of each parameter.
 * @param outputs one number a point
 * @param next uniform numbers for the bootstrap over trajectories
 */
export function morrisEffects({ moves, up }: MorrisDesign, outputs: ArrayLike<number>, next: () => number, resamples?: number): MorrisRow[] {
  const dimensions = moves[0]!.length
  const effects = Array.from({ length: dimensions }, () => new Float64Array(moves.length))
  moves.forEach((order, t) =>
    order.forEach((k, step) => {
      const at = t * (dimensions + 1) + step
      effects[k]![t] = (outputs[at + 1]! - outputs[at]!) * (up[t]![step] ? 1 : -1)
    }),
  )
  return effects.map((values) => {
    const n = values.length
    const mu = values.reduce((sum, value) => sum + value, 0) / n
    const squares = values.reduce((sum, value) => sum + (value - mu) * (value - mu), 0)
    const muStar = bootstrap(n, (rows) => [rows.reduce((sum, t) => sum + Math.abs(values[t]!), 0) / n], next, resamples)[0]!
    return { muStar, mu, sigma: n > 1 ? Math.sqrt(squares / (n - 1)) : 0 }
  })
}

/**
 * Mean size of the difference that luck alone makes between two points of a trajectory, from how much replicates of each differ under the same luck: what
 * `muStar` would be of a parameter without any effect. NaN with one replicate.
 * @param replicates outputs of a point by replicate
 */
export function morrisFloor(dimensions: number, replicates: readonly ArrayLike<number>[]): number {
  const n = replicates[0]!.length
  if (n < 2) return NaN
  const variances: number[] = []
  for (let at = 0; at + 1 < replicates.length; at++) {
    if (at % (dimensions + 1) === dimensions) continue
    const differences = Array.from(replicates[at]!, (value, r) => replicates[at + 1]![r]! - value)
    const mean = differences.reduce((sum, value) => sum + value, 0) / n
    variances.push(differences.reduce((sum, value) => sum + (value - mean) * (value - mean), 0) / (n - 1) / n)
  }
  const variance = variances.reduce((sum, value) => sum + value, 0) / variances.length
  // Mean size of a normal number.
  return Math.sqrt(variance) * 0.7978845608
}
