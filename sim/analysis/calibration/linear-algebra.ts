/** What the emulator needs of linear algebra: the inverse of a small symmetric positive definite matrix. */

/**
 * Inverse of a symmetric positive definite matrix by its Cholesky factor.
 * @param matrix n x n, row by row; left as it is.
 * @throws Error when it is not positive definite.
 */
export function inverseOfPositive(matrix: Float64Array, n: number): Float64Array {
  const factor = cholesky(matrix, n)
  // Inverse of the lower factor, then its transpose times itself.
  const inverse = new Float64Array(n * n)
  for (let j = 0; j < n; j++) {
    inverse[j * n + j] = 1 / factor[j * n + j]!
    for (let i = j + 1; i < n; i++) {
      let sum = 0
      for (let k = j; k < i; k++) sum -= factor[i * n + k]! * inverse[k * n + j]!
      inverse[i * n + j] = sum / factor[i * n + i]!
    }
  }
  const result = new Float64Array(n * n)
  for (let k = 0; k < n; k++)
    for (let i = 0; i <= k; i++) {
      const a = inverse[k * n + i]!
      if (a === 0) continue
      for (let j = 0; j <= i; j++) result[i * n + j]! += a * inverse[k * n + j]!
    }
  for (let i = 0; i < n; i++) for (let j = i + 1; j < n; j++) result[i * n + j] = result[j * n + i]!
  return result
}

/** Lower factor L with L times its transpose the matrix. */
function cholesky(matrix: Float64Array, n: number): Float64Array {
  const lower = new Float64Array(n * n)
  for (let i = 0; i < n; i++)
    for (let j = 0; j <= i; j++) {
      let sum = matrix[i * n + j]!
      for (let k = 0; k < j; k++) sum -= lower[i * n + k]! * lower[j * n + k]!
      if (i !== j) lower[i * n + j] = sum / lower[j * n + j]!
      else if (sum > 0) lower[i * n + i] = Math.sqrt(sum)
      else throw new Error(`matrix: expected a positive definite one, got ${sum} on its diagonal. Add to the diagonal.`)
    }
  return lower
}
