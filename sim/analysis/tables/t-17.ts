import { fillGap } from '../../model/indicators/hidden-local-gap.ts'
import { indicatorById } from '../../model/indicators/index.ts'
import { papers } from '../../model/levers/papers.ts'
import { valueOf } from '../../run/aggregate.ts'
import { exact, type PaperTable } from './table.ts'

/** Two areas made up: a large one that is nearly full, and a small one at the edge that is half empty. */
const filled = [95, 10]
const posted = [100, 20]

/** An average hides a gap; the indicator shows it. Figures go through the indicators' own arithmetic. */
export const t17: PaperTable = {
  id: 'T-17',
  types: ['E'],
  title: { da: 'Gennemsnit skjuler huller', en: 'Averages hide gaps' },
  source: papers.regions,
  check() {
    const measure = indicatorById('hu-fill-rate')!.measures.find(({ id }) => id === 'fill-rate')!
    const component = (name: string, offset: number) => ({ indicator: 'hu-fill-rate', component: name, level: 'cluster', cells: 2, cadence: 'year' as const, offset, steps: 1, firstMonth: 11, monthsPerStep: 12 })
    const layout = { from: 0, to: 11, size: 4, blocks: [component('hu-filled', 0), component('hu-posted', 2)] }
    const buffer = Float32Array.from([...filled, ...posted])
    const rate = (level: string, cell: number) => valueOf(buffer, layout, measure, level, cell, 11, 'hu-fill-rate')
    return [
      exact('fill rate of both areas together, %', 87.5, rate('nation', 0), 1),
      exact('fill rate of the large area, %', 95, rate('cluster', 0), 1),
      exact('fill rate at the edge, %', 50, rate('cluster', 1), 1),
      exact('the gap that the average hides, points', 37.5, fillGap(filled, posted, 2), 1),
    ]
  },
}
