import { papers } from '../../model/levers/papers.ts'
import { TRACK } from '../../model/processes/training-state.ts'
import { mean } from './bench.ts'
import { figure, finding, type PaperTable } from './table.ts'

const REPLICATES = 3
const YEARS = 4

/** Coherent tracks in the North: up to five doctors a year took one; what the lever with its defaults gives there. */
export const t21: PaperTable = {
  id: 'T-21',
  types: ['B'],
  title: { da: 'Sammenhængende forløb i Nord', en: 'Coherent tracks in the North' },
  source: papers.proposals,
  check(bench) {
    const { clusters } = bench.pack
    const regions = bench.pack.trainingRegions.find(({ id }) => id === 'nord')!.regions
    const north = new Set(clusters.flatMap(({ region }, c) => (regions.includes(region) ? [c] : [])))
    const takers = Array.from({ length: REPLICATES }, (_, index) => {
      const held = new Set<number>()
      let inNorth = 0
      bench.watch({ period: { from: '2026-01', to: `${2026 + YEARS - 1}-12` }, levers: { 'coherent-tracks': { start: '2026-01', scope: { regions: [...regions] } } } }, index, ({ people: p, training }) => {
        for (let i = 0; i < p.size; i++)
          if ((training.track[i]! & TRACK.coherent) !== 0 && !held.has(i)) {
            held.add(i)
            if (north.has(p.huCluster[i]!) || north.has(p.kbuCluster[i]!)) inNorth++
          }
      })
      return inNorth / YEARS
    })
    const got = mean(takers)
    return [finding('B', `doctors a year who take a coherent track in the North, 2026-2029, lever with its defaults and limited to the North`, 'up to 5', figure(got, 1), got > 0 && got <= 5.5)]
  },
}
