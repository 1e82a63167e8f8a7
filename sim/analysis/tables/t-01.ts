import { papers } from '../../model/levers/papers.ts'
import { valuesAt } from './bench.ts'
import { figure, finding, type PaperTable } from './table.ts'

const REPLICATES = 8
const series = [
  ['all-persons-without', 'all specialists, persons, HU doctors not counted'],
  ['all-persons-with', 'all specialists, persons, with HU doctors'],
  ['all-fte-without', 'all specialists, full-time, HU doctors not counted'],
  ['all-fte-with', 'all specialists, full-time, with HU doctors'],
] as const

/** The goal of 2035 in four series, and how often the baseline reaches it. */
export const t01: PaperTable = {
  id: 'T-01',
  types: ['B'],
  title: { da: 'Målet i 2035', en: 'The goal of 2035' },
  source: papers.regions,
  check(bench) {
    const target = bench.pack.targets.find(({ id }) => id === 'gp-doctors')!
    // Chance and ignorance both: a chance of reaching a goal means nothing under one set of assumptions.
    const run = bench.run({ chanceOnly: false, period: { from: '2025-01', to: '2035-12' } }, REPLICATES)
    return series.map(([measure, what]) => {
      const values = valuesAt(run, 'gp-doctors', measure, target.year).sort((a, b) => a - b)
      const reached = values.filter((value) => value >= target.value).length
      const text = `${figure(values[0]!)} to ${figure(values.at(-1)!)}; reached in ${reached} of ${values.length} replicates of the baseline`
      return finding('B', `${what}, end of ${target.year}`, `at least ${figure(target.value)}`, text, reached * 2 > values.length)
    })
  },
}
