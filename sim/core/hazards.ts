/**
 * Competing risks by latent thresholds.
 *
 * Each person has one threshold per risk and episode, a draw from the unit exponential. The event comes in the month in which the hazard
 * accumulated since the episode began crosses it. That is the same process as drawing each month with probability 1 - exp(-hazard), but the
 * luck is fixed beforehand: when policy halves a hazard, the same people have their event, later, and nobody else's changes (common random
 * numbers). Between two policies, differences are then differences of people, not of draws.
 *
 *     accumulated hazard
 *       │                 ╱ under baseline
 *     E ┼ ─ ─ ─ ─ ─ ─ ─ ╱─ ─ ─ ─ ─╱─ ─   threshold of this person
 *       │            ╱       ╱ under a lower hazard: later, not someone else
 *       │       ╱   ╱
 *       └──┴────────┴──────────┴────── months
 */

/**
 * Month (0 .. months - 1) in which a constant hazard, added to what is accumulated, reaches the threshold; -1 if in none of them.
 * @param accumulated hazard already met in this episode
 * @param hazardPerYear hazard held over the coming months, per year
 */
export function crossing(accumulated: number, threshold: number, hazardPerYear: number, months: number): number {
  const remaining = threshold - accumulated
  if (months <= 0) return -1
  if (remaining <= 0) return 0
  const perMonth = hazardPerYear / 12
  if (!(perMonth * months >= remaining)) return -1
  let month = Math.ceil(remaining / perMonth) - 1
  // The division rounds: the definition (first month with perMonth * (month + 1) >= remaining) decides.
  if (month > 0 && perMonth * month >= remaining) month--
  else if (perMonth * (month + 1) < remaining) month++
  return month < 0 ? 0 : month < months ? month : months - 1
}

/** Hazard accumulated after some months under a constant hazard per year. */
export function accumulate(accumulated: number, hazardPerYear: number, months: number): number {
  return accumulated + (hazardPerYear / 12) * months
}

/**
 * Month in which a hazard that is known in advance, constant between given months, reaches the threshold; -1 if it never does.
 * @param hazards per year, `hazards[i]` from month `starts[i]` until `starts[i + 1]`, the last for ever
 * @param starts absolute months, ascending
 */
export function monthOfPiecewise(threshold: number, hazards: ArrayLike<number>, starts: ArrayLike<number>): number {
  let accumulated = 0
  for (let i = 0; i < hazards.length; i++) {
    const last = i + 1 === hazards.length
    const months = last ? Number.MAX_SAFE_INTEGER : starts[i + 1]! - starts[i]!
    const month = crossing(accumulated, threshold, hazards[i]!, months)
    if (month >= 0) return starts[i]! + month
    if (!last) accumulated = accumulate(accumulated, hazards[i]!, months)
  }
  return -1
}

/** Entries of a hazard table's index: enough that a search ends within a few months of where it begins. */
const ENTRIES = 1024

/** A hazard known month by month (by age, say), with its running sum, so that a crossing is looked up. */
export class HazardTable {
  /** `cumulative[i]` is the hazard met in the months before month i; one longer than the table. */
  readonly cumulative: Float64Array
  /** First month whose end reaches the k-th of ENTRIES even parts of the whole hazard. */
  private readonly index = new Int32Array(ENTRIES + 1)
  private readonly perUnit: number = 0

  /** @throws Error when a hazard is negative or not a number. */
  constructor(hazardPerYearByMonth: Float64Array) {
    const n = hazardPerYearByMonth.length
    this.cumulative = new Float64Array(n + 1)
    for (let i = 0; i < n; i++) {
      const hazard = hazardPerYearByMonth[i]!
      if (!(hazard >= 0)) throw new Error(`hazard table: expected a hazard of at least 0 in month ${i}, got ${hazard}. Check the rates.`)
      this.cumulative[i + 1] = this.cumulative[i]! + hazard / 12
    }
    const whole = this.cumulative[n]!
    this.perUnit = whole > 0 ? ENTRIES / whole : 0
    for (let k = 0, month = 0; k <= ENTRIES; k++) {
      // One part back, so that rounding can never make the search begin behind its goal.
      while (month < n - 1 && this.cumulative[month + 1]! < ((k - 1) * whole) / ENTRIES) month++
      this.index[k] = month
    }
  }

  /** The month of the table in which someone who enters at the beginning of month `startIndex` meets the event; -1 if not within the table. */
  monthAfter(startIndex: number, threshold: number): number {
    const { cumulative } = this
    const n = cumulative.length - 1
    if (startIndex >= n) return -1
    const goal = cumulative[startIndex]! + threshold
    if (cumulative[n]! < goal) return -1
    // The smallest month whose end has reached the goal.
    let month = this.index[Math.floor(goal * this.perUnit)]!
    if (month < startIndex) month = startIndex
    while (cumulative[month + 1]! < goal) month++
    return month
  }

  /** Hazard met from the beginning of one month to the beginning of another. */
  between(startIndex: number, endIndex: number): number {
    return this.cumulative[endIndex]! - this.cumulative[startIndex]!
  }
}
