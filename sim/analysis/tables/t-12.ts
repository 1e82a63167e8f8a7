import { papers } from '../../model/levers/papers.ts'
import { meanAt } from './bench.ts'
import { figure, finding, type PaperTable } from './table.ts'

const goals = [
  { target: 'open-share', what: 'practices open to new patients, %', indicator: 'open-practices-share', measure: 'open-share', scale: 100, decimals: 0, start: 30 },
  { target: 'staff-per-doctor', what: 'staff per doctor', indicator: 'staff-per-doctor', measure: 'staff-per-doctor', scale: 1, decimals: 2, start: 0.9 },
  { target: 'multi-doctor-share', what: 'practices with two doctors or more, %', indicator: 'multi-doctor-share', measure: 'multi-doctor-share', scale: 100, decimals: 1, start: 51.3 },
] as const
/** What the trend of the solo table alone gives: 1.45 points a year from 51.3 % in 2018. */
const trend: Readonly<Record<number, number>> = { 2020: 54, 2025: 61, 2030: 69 }

/** Goals of the plan of 2018 for 2020, 2025 and 2030, beside a run from 2018 without new measures. */
export const t12: PaperTable = {
  id: 'T-12',
  types: ['B'],
  title: { da: 'Målene i planen fra 2018', en: 'Goals of the plan of 2018' },
  source: papers.plan2018,
  check(bench) {
    const run = bench.run({ period: { from: '2018-01', to: '2030-12' } }, 4)
    return goals.flatMap(({ target, what, indicator, measure, scale, decimals, start }) =>
      bench.pack.targets
        .filter(({ id }) => id === target)
        .map(({ year, value }) => {
          const got = meanAt(run, indicator, measure, year)
          const along = target === 'multi-doctor-share' ? ` (trend alone ${trend[year]})` : ''
          return finding('B', `${what}, ${year}`, `${figure(value * scale, target === 'multi-doctor-share' ? 0 : decimals)}, from ${figure(start, decimals === 2 ? 1 : decimals)}${along}`, figure(got, decimals), got >= value * scale)
        }),
    )
  },
}
