import { papers } from '../../model/levers/papers.ts'
import { meanAt } from './bench.ts'
import { figure, finding, signedFigure, type PaperTable } from './table.ts'

/** All doctors against demand in 2035: the projection of the Ministry of Finance beside the baseline. */
export const t19: PaperTable = {
  id: 'T-19',
  types: ['B'],
  title: { da: 'Overskud af læger', en: 'Surplus of doctors' },
  source: papers.regions,
  check(bench) {
    const target = bench.pack.targets.find(({ id }) => id === 'doctor-surplus')!
    const run = bench.run({ period: { from: '2025-01', to: '2035-12' } }, 4)
    const surplus = meanAt(run, 'specialist-supply-balance', 'surplus', target.year)
    const doctors = (year: number) => meanAt(run, 'specialist-supply-balance', 'doctors-at-work', year)
    return [
      finding('B', `all doctors less demand, ${target.year}; in the model demand is the doctors of 2025, growing with the weighted population alone`, `+${figure(target.value)}`, signedFigure(surplus), Math.abs(surplus / target.value - 1) <= 0.25),
      finding('B', 'all doctors at work, end of 2025 and of 2035', 'not printed', `${figure(doctors(2025))} and ${figure(doctors(2035))}`),
    ]
  },
}
