/** Classes of a map: where one colour ends and the next begins. */
import { ascending, quantileSorted, ticks } from 'd3'

/** Round thresholds that part values into about six classes with like many members. Ascending; one fewer than there are classes. */
export function thresholdsOf(values: Iterable<number>, classes = 6): number[] {
  const sorted = [...values].filter(Number.isFinite).sort(ascending)
  if (sorted.length === 0) return []
  const low = quantileSorted(sorted, 0.02)!
  const high = quantileSorted(sorted, 0.98)!
  if (high - low < 1e-9) return []
  // Round numbers to choose among, fine enough that quantiles are near one.
  const round = ticks(low, high, classes * 4)
  const chosen = new Set<number>()
  for (let i = 1; i < classes; i++) {
    const wanted = quantileSorted(sorted, i / classes)!
    chosen.add(round.reduce((a, b) => (Math.abs(b - wanted) < Math.abs(a - wanted) ? b : a)))
  }
  return [...chosen].sort(ascending)
}

/** Thresholds of a difference: symmetric about zero, seven classes, the middle one about nothing. */
export function differenceThresholds(values: Iterable<number>): number[] {
  const sizes = [...values].filter(Number.isFinite).map(Math.abs).sort(ascending)
  const most = sizes.length ? quantileSorted(sizes, 0.96)! : 0
  if (most < 1e-9) return []
  const [step] = ticks(0, most, 4).slice(1)
  const unit = step ?? most / 3
  return [-2.5, -1.5, -0.5, 0.5, 1.5, 2.5].map((n) => n * unit)
}

/** Which class a value falls in, from 0; -1 when there is no value. */
export function classOf(value: number, thresholds: readonly number[]): number {
  if (!Number.isFinite(value)) return -1
  let n = 0
  while (n < thresholds.length && value >= thresholds[n]!) n++
  return n
}
