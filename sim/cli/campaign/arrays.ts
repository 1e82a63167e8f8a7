/** Numbers of shares in the ways that engines count them: shares from 1, Slurm as chosen (from 1 here), Kubernetes from 0. */

/** A list of numbers as `--array` takes it: 1,2,3,7 is `1-3,7`. */
export function arrayOf(numbers: readonly number[]): string {
  const ranges: [number, number][] = []
  for (const number of [...numbers].sort((a, b) => a - b)) {
    const last = ranges.at(-1)
    if (last && number <= last[1] + 1) last[1] = Math.max(number, last[1])
    else ranges.push([number, number])
  }
  return ranges.map(([from, to]) => (from === to ? `${from}` : `${from}-${to}`)).join(',')
}

/** The share, from 1, of a completion index of Kubernetes, from 0. */
export function shareOfCompletionIndex(index: number): number {
  return index + 1
}
