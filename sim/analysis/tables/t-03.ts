import { papers } from '../../model/levers/papers.ts'
import { STAGE } from '../../model/stages/index.ts'
import type { Bench, Trial } from './bench.ts'
import { figure, finding, monthText, type PaperTable } from './table.ts'

const REVIEW = 2029 * 12 + 11
/** A post from the first month of the plan, January 2026, and 54 months. */
const FIRST = 2030 * 12 + 6
const period = { from: '2025-01', to: '2031-12' }

/** New posts of the plan 2026-2030 make no specialist before the review of 2029. */
export const t03: PaperTable = {
  id: 'T-03',
  types: ['E'],
  title: { da: 'Evalueringen i 2029', en: 'The review of 2029' },
  source: papers.regions,
  check(bench) {
    const without = specialists(bench, { period })
    const more = specialists(bench, { period, levers: { 'hu-dimensioning-gp': { start: '2026-01', tracks_delta_pct: 50 } } })
    const total = (months: ReadonlyMap<number, number>) => [...months].reduce((sum, [month, n]) => (month <= REVIEW ? sum + n : sum), 0)
    const first = [...without.keys()].find((month) => more.get(month) !== without.get(month))
    return [
      finding('E', 'new specialists 2025-2029 with half as many posts again, less those without', '0', figure(total(more) - total(without)), total(more) === total(without)),
      finding(
        'E',
        'first month with another number of new specialists',
        `not before ${monthText(FIRST)}`,
        first === undefined ? 'none' : `${monthText(first)} (the model matches in March and September)`,
        first !== undefined && first >= FIRST,
      ),
    ]
  },
}

/** New specialists by month, in one replicate. */
function specialists(bench: Bench, trial: Trial): ReadonlyMap<number, number> {
  const months = new Map<number, number>()
  bench.watch(trial, 0, ({ people: p }, month) => {
    let n = 0
    for (let i = 0; i < p.size; i++) if (p.huEnd[i] === month && (p.stage[i] === STAGE.practice || p.stage[i] === STAGE.outside)) n++
    months.set(month, n)
  })
  return months
}
