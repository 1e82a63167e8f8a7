/** Points of an experiment one by one: the best of them, what each is, and which lies where in the grid. */
import { computed } from '@preact/signals'
import { gridOf, pointMeans, pointSummary, reaches } from '../../sim/index.ts'
import { gridFactors, shown, told } from './experiment-views.ts'
import type { Shown } from './experiment-views.ts'

/** A point in a cell of the grid: the only one, or the first of those that lie there. */
export function pointOfCell(code: string): number | undefined {
  const now = shown.value
  const pair = gridFactors.value
  if (!now || !pair) return undefined
  const [i, j] = code.split('-').map(Number)
  const alone = (point: number) => gridOf(pair[0], pair[1], { points: 1, replicates: 1, at: () => 1 }, (_, factor) => now.valueOf(point, factor), undefined, now.plan.design.structure.kind !== 'factorial').cells.find(({ runs }) => runs > 0)
  for (let p = 0; p < now.sample.points; p++) {
    const cell = alone(p)
    if (cell?.x === i && cell?.y === j) return now.first + p
  }
  return undefined
}

/** One point with its factors and numbers. */
export interface PointRow {
  readonly point: number
  readonly factors: readonly string[]
  readonly mean: number
  readonly reached: number | undefined
}

export function pointRow(now: Shown, point: number): PointRow | undefined {
  const p = point - now.first
  if (p < 0 || p >= now.sample.points) return undefined
  const { mean, reached } = pointSummary(now.sample, p, { goal: now.goal })
  const factors = now.experiment.factors.map((factor) => {
    const value = now.valueOf(p, factor)
    return value === undefined ? '–' : told(value, factor)
  })
  return { point, factors, mean, reached: reached?.value }
}

/** Points with the best first: most often at the goal, then the highest mean. */
export const bestPoints = computed((): readonly number[] => {
  const now = shown.value
  if (!now) return []
  const means = pointMeans(now.sample)
  const up = now.goal?.sense === 'at-most' ? -1 : 1
  const share = (p: number): number => {
    if (!now.goal) return 0
    let times = 0
    for (let r = 0; r < now.sample.replicates; r++) if (reaches(now.sample.at(p, r), now.goal)) times++
    return times
  }
  return Array.from(means.keys()).filter((p) => Number.isFinite(means[p]!)).map((p) => ({ p, share: share(p) })).sort((a, b) => b.share - a.share || up * (means[b.p]! - means[a.p]!)).map(({ p }) => now.first + p)
})
