/** What was read from the runs of an experiment: a box of numbers, by point, replicate and output. */

/** Numbers of all runs; NaN where a run failed, is missing, or gives no number. */
export interface RunTable {
  readonly points: number
  readonly replicates: number
  readonly width: number
  readonly values: Float64Array
}

/** A table in which nothing is known yet. */
export function emptyTable(points: number, replicates: number, width: number): RunTable {
  return { points, replicates, width, values: new Float64Array(points * replicates * width).fill(NaN) }
}

/** Writes the row of one run. */
export function setRow({ replicates, width, values }: RunTable, point: number, replicate: number, row: ArrayLike<number>): void {
  const at = (point * replicates + replicate) * width
  for (let o = 0; o < width; o++) values[at + o] = row[o]!
}

/** One number of one run. */
export function valueOfRun({ replicates, width, values }: RunTable, point: number, replicate: number, output: number): number {
  return values[(point * replicates + replicate) * width + output]!
}

/** One output over the points `from` to `from + points`: by point, then replicate. */
export interface Sample {
  readonly points: number
  readonly replicates: number
  /** Value of a point in a replicate. */
  at(point: number, replicate: number): number
}

/** The runs of one scenario and output; the first `replicates` of them when given. */
export function sampleOf(table: RunTable, from: number, points: number, output: number, replicates = table.replicates): Sample {
  return { points, replicates, at: (point, replicate) => valueOfRun(table, from + point, replicate, output) }
}

/** What one sample has more than another, point by point and replicate by replicate, which share their luck. */
export function differenceOf(sample: Sample, less: Sample): Sample {
  return { ...sample, at: (point, replicate) => sample.at(point, replicate) - less.at(point, replicate) }
}

/** Mean of each point over the replicates that gave a number; NaN where none did. */
export function pointMeans({ points, replicates, at }: Sample): Float64Array {
  return Float64Array.from({ length: points }, (_, p) => {
    let sum = 0
    let n = 0
    for (let r = 0; r < replicates; r++) {
      const value = at(p, r)
      if (value === value) {
        sum += value
        n++
      }
    }
    return n === 0 ? NaN : sum / n
  })
}

/** Replicates that gave a number at every one of the points. */
export function completeReplicates({ points, replicates, at }: Sample): number[] {
  return Array.from({ length: replicates }, (_, r) => r).filter((r) => {
    for (let p = 0; p < points; p++) if (at(p, r) !== at(p, r)) return false
    return true
  })
}
