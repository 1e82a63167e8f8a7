/**
 * Shares whole posts out by weights with largest remainders; ties go to the earlier place, so the result is a function of the weights alone.
 * @param out receives a whole number per weight, summing to `total` where any weight is positive
 */
export function shareOut(total: number, weights: ArrayLike<number>, n: number, out: Int32Array): void {
  let sum = 0
  for (let k = 0; k < n; k++) sum += weights[k]!
  let given = 0
  for (let k = 0; k < n; k++) {
    out[k] = sum > 0 ? Math.floor((total * weights[k]!) / sum) : 0
    given += out[k]!
  }
  while (given < total && sum > 0) {
    let best = 0
    let most = -Infinity
    for (let k = 0; k < n; k++) {
      const rest = (total * weights[k]!) / sum - out[k]!
      if (rest > most) {
        most = rest
        best = k
      }
    }
    out[best]!++
    given++
  }
}
