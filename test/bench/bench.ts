/** What a benchmark is, and how one measures. */

/** One measured figure beside what it should be compared with. */
export interface Figure {
  readonly what: string
  readonly value: number
  /** ms, ns, MB, or times when it is a ratio. */
  readonly unit: string
  /** The yardstick, measured in the same run where that is possible. */
  readonly reference: string
  readonly referenceValue?: number
  /** Highest (or lowest) value that is good enough; absent when the figure is only for information. */
  readonly limit?: number
  readonly limitIs?: 'most' | 'least'
}

export interface Bench {
  readonly name: string
  measure(): Promise<readonly Figure[]>
}

/** The middle of the values, or the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const half = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2
}

/**
 * Median time of a run in milliseconds.
 * Warm-up: at least 5 runs and 300 ms, so that the engine has compiled what it will compile. Then at least 9 runs, and more, up to 99, until
 * half a second is measured. Each run is timed by itself; the median forgets those that something else on the machine slowed down.
 */
export function medianTime(run: () => void, { runs = 9, atLeastMs = 500 } = {}): number {
  const warm = performance.now()
  for (let i = 0; i < 5 || performance.now() - warm < 300; i++) run()
  const times: number[] = []
  const begun = performance.now()
  while (times.length < runs || (times.length < 99 && performance.now() - begun < atLeastMs)) {
    const start = performance.now()
    run()
    times.push(performance.now() - start)
  }
  return median(times)
}

/** Nanoseconds per operation of a function that does `count` of them. */
export function nanosecondsEach(count: number, run: () => void): number {
  return (medianTime(run, { atLeastMs: 200 }) * 1e6) / count
}
