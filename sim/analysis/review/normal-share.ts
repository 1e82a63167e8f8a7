/** The normal distribution forwards. */
import { exp } from '../../core/arithmetic.ts'

/**
 * Share of the standard normal distribution below z, to about 15 digits: the series of Marsaglia (2004) about zero, the continued fraction of Laplace in
 * the tails.
 */
export function normalShare(z: number): number {
  if (z !== z) return NaN
  return z < 0 ? tail(-z) : 1 - tail(z)
}

const density = (z: number) => 0.3989422804014327 * exp(-0.5 * z * z)

/** Share above z, for z of zero or more. */
function tail(z: number): number {
  if (z > 39) return 0
  if (z < 2.5) {
    // phi(z) (z + z^3/3 + z^5/(3 5) + ...) is the share between 0 and z.
    let term = z
    let sum = z
    for (let k = 3; term > 1e-17 * sum && k < 400; k += 2) {
      term *= (z * z) / k
      sum += term
    }
    return 0.5 - density(z) * sum
  }
  let fraction = 0
  for (let k = 120; k >= 1; k--) fraction = k / (z + fraction)
  return density(z) / (z + fraction)
}
