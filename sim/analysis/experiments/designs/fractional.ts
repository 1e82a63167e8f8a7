/**
 * Two-level fractional factorials (Box and Hunter 1961): a full factorial in a few factors, and further factors set to products of those. The resolution
 * is the length of the shortest product of factors that never changes: III keeps main effects apart from one another, IV from two-way interplay as well,
 * and V keeps two-way interplay apart from its like.
 */

/** A fraction. Factors are bits of the full factorial's columns: factor k < base is bit k, the others are products. */
export interface Fraction {
  readonly factors: number
  /** Columns of the full factorial: the design has 2^base points. */
  readonly base: number
  /** For each factor, the columns whose product it is. */
  readonly masks: readonly number[]
  /** Length of the shortest word that is constant; Infinity for a full factorial. */
  readonly resolution: number
}

/** Most factors of a fraction. */
export const mostFractionalFactors = 24

/**
 * The smallest fraction of a resolution, found by search: products are tried in order of their number of columns, longest first.
 * @throws RangeError for fewer than two factors or more than `mostFractionalFactors`.
 */
export function fractionOf(factors: number, resolution: 3 | 4 | 5): Fraction {
  if (!(factors >= 2 && factors <= mostFractionalFactors))
    throw new RangeError(`fractional factorial: expected 2 to ${mostFractionalFactors} factors, got ${factors}. Leave some out, or use another design.`)
  for (let base = 1; base <= factors; base++) {
    const masks = search(factors, base, resolution)
    if (masks) return { factors, base, masks, resolution: shortestWord(masks, base) }
  }
  throw new Error('fractional factorial: expected the full factorial to serve, got none. This is a mistake in the program.')
}

/** Levels of a fraction, -1 or 1: one row a point. */
export function fractionLevels({ base, masks }: Fraction): Int8Array[] {
  return Array.from({ length: 1 << base }, (_, row) => Int8Array.from(masks, (mask) => (odd(row & mask) === odd(mask) ? 1 : -1)))
}

/** The columns whose product several factors are: 0 for a product that never changes. */
export function wordOf({ masks }: Fraction, factors: readonly number[]): number {
  return factors.reduce((word, k) => word ^ masks[k]!, 0)
}

function search(factors: number, base: number, resolution: number): number[] | undefined {
  const masks = Array.from({ length: base }, (_, k) => 1 << k)
  if (base === factors) return masks
  // A product of c columns makes a word of c + 1 factors; long ones first, since they leave more room.
  const candidates = Array.from({ length: 1 << base }, (_, mask) => mask)
    // Products of an odd number of columns alone make no word of odd length, which settles resolution IV.
    .filter((mask) => bits(mask) >= resolution - 1 && (resolution !== 4 || odd(mask)))
    .sort((a, b) => bits(b) - bits(a) || a - b)
  // Words that may not come about again: products of up to resolution - 1 factors so far.
  const extend = (from: number, taken: readonly number[], budget: { tries: number }): number[] | undefined => {
    if (taken.length === factors) return [...taken]
    for (let i = from; i < candidates.length; i++) {
      if (--budget.tries < 0) return undefined
      if (!clashes(taken, candidates[i]!, resolution)) {
        const found = extend(i + 1, [...taken, candidates[i]!], budget)
        if (found) return found
      }
    }
    return undefined
  }
  return extend(0, masks, { tries: 20_000 })
}

/** Would a new factor make a word shorter than the resolution? Then its product equals that of at most resolution - 2 factors. */
function clashes(taken: readonly number[], mask: number, resolution: number): boolean {
  const n = taken.length
  for (let a = 0; a < n; a++) {
    if (taken[a] === mask) return true
    if (resolution < 4) continue
    for (let b = a + 1; b < n; b++) {
      const pair = taken[a]! ^ taken[b]!
      if (pair === mask) return true
      if (resolution < 5) continue
      for (let c = b + 1; c < n; c++) if ((pair ^ taken[c]!) === mask) return true
    }
  }
  return false
}

/** Length of the shortest word, from all products of the generators. */
function shortestWord(masks: readonly number[], base: number): number {
  const words = masks.slice(base)
  if (words.length === 0) return Infinity
  let shortest = Infinity
  for (let chosen = 1; chosen < 1 << words.length; chosen++) {
    let product = 0
    for (let k = 0; k < words.length; k++) if ((chosen >>> k) & 1) product ^= words[k]!
    shortest = Math.min(shortest, bits(chosen) + bits(product))
  }
  return shortest
}

function bits(n: number): number {
  let count = 0
  for (let rest = n; rest > 0; rest &= rest - 1) count++
  return count
}

const odd = (n: number) => bits(n) % 2 === 1
