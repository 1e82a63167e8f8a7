/** Gumbel noise of keyed choices, as tables of 16 random bits. */
import { log } from './arithmetic.ts'

/** From here on each of the 65,536 values of 16 bits has an entry of its own; below, sixteen neighbours share one. */
const FINE = 0xf000

/** Entry of GUMBEL and GUMBEL_WEIGHT for 16 random bits. */
export function noiseEntry(bits: number): number {
  return bits >= FINE ? bits - FINE + (FINE >> 4) : bits >> 4
}

/**
 * Standard Gumbel values of 16 random bits, -log(-log u) in ascending order, built with our own log: `GUMBEL[noiseEntry(bits)]`.
 *
 * Choices are decided in the tail, so the upper sixteenth of the bits has a value each, u = (i + 1/2) / 65536, and the rest one for sixteen. That
 * makes 7,936 entries, 62 kB, which stay close to the processor; a table of 65,536 would be fetched from afar at nearly every look.
 *
 * Tail: the largest value is 11.78 and the smallest -2.2, where the true distribution goes on: an alternative more than 14 below the best
 * is never chosen, which the logit would do once in a million choices. Ties: two alternatives of equal utility draw the same value once in
 * some 4,600 pairs, and then the one with the lower number wins; a shift of 0.0001 in its probability, below what a replicate can show.
 */
export const GUMBEL = new Float64Array((FINE >> 4) + 0x10000 - FINE)
/** exp of GUMBEL: what multiplies a weight exp(V), so that products are compared instead of sums and nobody takes a logarithm. */
export const GUMBEL_WEIGHT = new Float64Array(GUMBEL.length)
for (let bits = 0; bits < 65536; bits += bits < FINE ? 16 : 1) {
  const minus = -log((bits < FINE ? bits + 8 : bits + 0.5) / 65536)
  GUMBEL[noiseEntry(bits)] = -log(minus)
  GUMBEL_WEIGHT[noiseEntry(bits)] = 1 / minus
}
