import { exp, log } from '../../core/arithmetic.ts'

/** Two shares compared: odds ratio with its interval after Woolf, and Fisher's exact test, two-sided. */

/** `a` of `a + b` beside `c` of `c + d`: how many times larger the odds of the first are. */
export function oddsRatio(a: number, b: number, c: number, d: number): { readonly ratio: number; readonly low: number; readonly high: number } {
  const ratio = (a * d) / (b * c)
  const error = Math.sqrt(1 / a + 1 / b + 1 / c + 1 / d)
  return { ratio, low: ratio * exp(-1.96 * error), high: ratio * exp(1.96 * error) }
}

/** Chance of a table at least as unlikely as this one when the two shares are the same. */
export function fisherExact(a: number, b: number, c: number, d: number): number {
  const n = a + b + c + d
  const logs = [0]
  for (let k = 1; k <= n; k++) logs.push(logs[k - 1]! + log(k))
  const chance = (x: number) => exp(logs[a + b]! + logs[c + d]! + logs[a + c]! + logs[b + d]! - logs[n]! - logs[x]! - logs[a + b - x]! - logs[a + c - x]! - logs[d - a + x]!)
  const own = chance(a)
  let total = 0
  for (let x = Math.max(0, a - d); x <= Math.min(a + b, a + c); x++) if (chance(x) <= own * (1 + 1e-9)) total += chance(x)
  return total
}
