/**
 * Sobol' points: a sequence that fills the unit cube more evenly than chance does. Direction numbers of Joe and Kuo, "Constructing Sobol sequences with
 * better two-dimensional projections", SIAM J. Sci. Comput. 30 (2008), the set `new-joe-kuo-6.21201`, which its authors publish for free use; points in
 * the order of Antonov and Saleev (1979). A digital shift drawn from the seed moves all points together, so that none lies on an edge and two seeds give
 * two independent designs.
 */

/** Degree and coefficients of a primitive polynomial, then its first direction numbers, for dimensions 2 to 64. */
const directions = (
  '1 0 1|2 1 1 3|3 1 1 3 1|3 2 1 1 1|4 1 1 1 3 3|4 4 1 3 5 13|5 2 1 1 5 5 17|5 4 1 1 5 5 5|5 7 1 1 7 11 19|5 11 1 1 5 1 1|5 13 1 1 1 3 11|5 14 1 3 5 5 31|' +
  '6 1 1 3 3 9 7 49|6 13 1 1 1 15 21 21|6 16 1 3 1 13 27 49|6 19 1 1 1 15 7 5|6 22 1 3 1 15 13 25|6 25 1 1 5 5 19 61|7 1 1 3 7 11 23 15 103|' +
  '7 4 1 3 7 13 13 15 69|7 7 1 1 3 13 7 35 63|7 8 1 3 5 9 1 25 53|7 14 1 3 1 13 9 35 107|7 19 1 3 1 5 27 61 31|7 21 1 1 5 11 19 41 61|' +
  '7 28 1 3 5 3 3 13 69|7 31 1 1 7 13 1 19 1|7 32 1 3 7 5 13 19 59|7 37 1 1 3 9 25 29 41|7 41 1 3 5 13 23 1 55|7 42 1 3 7 3 13 59 17|' +
  '7 50 1 3 1 3 5 53 69|7 55 1 1 5 5 23 33 13|7 56 1 1 7 7 1 61 123|7 59 1 1 7 9 13 61 49|7 62 1 3 3 5 3 55 33|8 14 1 3 1 15 31 13 49 245|' +
  '8 21 1 3 5 15 31 59 63 97|8 22 1 3 1 11 11 11 77 249|8 38 1 3 1 11 27 43 71 9|8 47 1 1 7 15 21 11 81 45|8 49 1 3 7 3 25 31 65 79|' +
  '8 50 1 3 1 1 19 11 3 205|8 52 1 1 5 9 19 21 29 157|8 56 1 3 7 11 1 33 89 185|8 67 1 3 3 3 15 9 79 71|8 70 1 3 7 11 15 39 119 27|' +
  '8 84 1 1 3 1 11 31 97 225|8 97 1 1 1 3 23 43 57 177|8 103 1 3 7 7 17 17 37 71|8 115 1 3 1 5 27 63 123 213|8 122 1 1 3 5 11 43 53 133|' +
  '9 8 1 3 5 5 29 17 47 173 479|9 13 1 3 3 11 3 1 109 9 69|9 16 1 1 1 5 17 39 23 5 343|9 22 1 3 1 5 25 15 31 103 499|9 25 1 1 1 11 11 17 63 105 183|' +
  '9 44 1 1 5 11 9 29 97 231 363|9 47 1 1 5 15 19 45 41 7 383|9 52 1 3 7 7 31 19 83 137 221|9 55 1 1 1 3 23 15 111 223 83|9 59 1 1 5 13 31 15 55 25 161|' +
  '9 62 1 1 3 13 25 47 39 87 257'
).split('|')

/** Dimensions there are direction numbers for. */
export const sobolDimensions = directions.length + 1

const BITS = 32

/**
 * The first `n` points in the unit cube.
 * @param next uniform numbers for the shift; without it the points are the published ones, of which the first is the origin
 * @throws RangeError for more dimensions than `sobolDimensions`.
 */
export function sobolPoints(n: number, dimensions: number, next?: () => number): Float64Array[] {
  if (dimensions > sobolDimensions) throw new RangeError(`Sobol' sequence: expected at most ${sobolDimensions} dimensions, got ${dimensions}. Use a Latin hypercube.`)
  const columns = Array.from({ length: dimensions }, (_, d) => directionsOf(d))
  const shift = Uint32Array.from(columns, () => (next ? Math.floor(next() * 0x100000000) : 0))
  const at = new Uint32Array(dimensions)
  const points: Float64Array[] = []
  for (let i = 0; i < n; i++) {
    if (i > 0) {
      const bit = lowestBit(i)
      columns.forEach((column, d) => (at[d] = at[d]! ^ column[bit]!))
    }
    // With a shift each point stands in the middle of its small cell, so that it is never 0 or 1.
    points.push(Float64Array.from(at, (value, d) => (((value ^ shift[d]!) >>> 0) + (next ? 0.5 : 0)) / 0x100000000))
  }
  return points
}

/** Position of the lowest bit that is set. */
function lowestBit(i: number): number {
  return 31 - Math.clz32(i & -i)
}

/** Direction numbers of a dimension as 32-bit fractions: v_k = 2^(31-k) m_k, and m from then on by the polynomial's recurrence. */
function directionsOf(dimension: number): Uint32Array {
  const v = new Uint32Array(BITS)
  if (dimension === 0) {
    for (let k = 0; k < BITS; k++) v[k] = (1 << (BITS - 1 - k)) >>> 0
    return v
  }
  const [degree, coefficients, ...first] = directions[dimension - 1]!.split(' ').map(Number) as [number, number, ...number[]]
  for (let k = 0; k < BITS; k++) {
    if (k < degree) v[k] = (first[k]! << (BITS - 1 - k)) >>> 0
    else {
      let value = v[k - degree]! ^ (v[k - degree]! >>> degree)
      for (let j = 1; j < degree; j++) if ((coefficients >>> (degree - 1 - j)) & 1) value ^= v[k - j]!
      v[k] = value >>> 0
    }
  }
  return v
}
