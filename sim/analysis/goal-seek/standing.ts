/** How a set of levers stands against the conditions, from what was read of its replicates. */
import type { Candidate, Condition, Cost, Looked, Standing } from './types.ts'

/** By how much a value passes a condition, in its own unit. */
export function margin({ sense, value }: Condition, of: number): number {
  return sense === 'at-least' ? of - value : value - of
}

/** Spread of each condition's figure over replicates, by which unlike conditions are measured alike; never 0. */
export function scalesOf(conditions: readonly Condition[], rows: readonly (readonly number[])[]): number[] {
  return conditions.map(({ value }, c) => {
    const values = rows.map((row) => row[c]!).filter(Number.isFinite)
    const mean = values.reduce((sum, x) => sum + x, 0) / Math.max(1, values.length)
    const variance = values.reduce((sum, x) => sum + (x - mean) * (x - mean), 0) / Math.max(1, values.length - 1)
    return variance > 0 ? Math.sqrt(variance) : Math.max(1e-9, Math.abs(value) / 100)
  })
}

/** How a set stands. @param rows by replicate, the value of each condition's figure; a figure that is not defined holds nothing */
export function standingOf(conditions: readonly Condition[], probability: number, rows: readonly (readonly number[])[], scales: readonly number[]): Standing {
  const margins = rows.map((row) => Math.min(...conditions.map((condition, c) => (Number.isFinite(row[c]!) ? margin(condition, row[c]!) / scales[c]! : -1e9))))
  return {
    replicates: rows.length,
    share: margins.filter((m) => m >= 0).length / rows.length,
    // The replicate at which the wanted share ends, so that it is at least 0 just where the share is reached.
    reach: margins.toSorted((a, b) => b - a)[Math.max(0, Math.ceil(probability * rows.length - 1e-9) - 1)]!,
    conditions: conditions.map((condition, c) => {
      const values = rows.map((row) => row[c]!).filter(Number.isFinite)
      return { share: values.filter((value) => margin(condition, value) >= 0).length / rows.length, mean: values.reduce((sum, x) => sum + x, 0) / values.length }
    }),
  }
}

/** Does a set reach what is asked? */
export function reaches({ share }: Standing, probability: number): boolean {
  return share >= probability
}

/** 95 % interval of a share of n (Wilson 1927). */
export function wilson(share: number, n: number): readonly [number, number] {
  const z2 = 1.96 * 1.96
  const centre = (share + z2 / (2 * n)) / (1 + z2 / n)
  const reach = (1.96 / (1 + z2 / n)) * Math.sqrt((share * (1 - share)) / n + z2 / (4 * n * n))
  return [Math.max(0, centre - reach), Math.min(1, centre + reach)]
}

/** Is a cost known and not more than another known one? Costs with a price missing can be compared with nothing. */
function atMost(a: Cost | undefined, b: Cost | undefined): boolean {
  const [known, other] = [a, b].map((cost) => cost !== undefined && cost.unpriced.length === 0)
  return known !== other ? false : !known || a!.dkk <= b!.dkk
}

/** Is a set no worse than another in everything, and better in something? */
export function dominates(a: Looked, b: Looked): boolean {
  const noWorse = a.standing.share >= b.standing.share && a.candidate.size <= b.candidate.size && atMost(a.cost, b.cost)
  // Of two that are alike in all this, the one that reaches farther; so the front has one of each.
  const better = a.standing.share > b.standing.share || a.candidate.size < b.candidate.size || (atMost(a.cost, b.cost) && !atMost(b.cost, a.cost)) || a.standing.reach > b.standing.reach
  return noWorse && better
}

/** Sets that none other dominates, the fewest levers first, then the highest share. */
export function frontOf(all: readonly Looked[]): Looked[] {
  return all
    .filter((one) => !all.some((other) => other !== one && dominates(other, one)))
    .sort((a, b) => a.candidate.size - b.candidate.size || b.standing.share - a.standing.share)
}

/** Name of a set, the same however it was put together. */
export function keyOf(candidate: Candidate): string {
  return [...candidate].sort(([a], [b]) => a - b).map(([lever, size]) => `${lever}:${size}`).join(' ')
}
