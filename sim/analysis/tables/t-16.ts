import { papers } from '../../model/levers/papers.ts'
import { createModel } from '../../model/replicate.ts'
import { STAGE } from '../../model/stages/index.ts'
import type { Bench } from './bench.ts'
import { mean, sumOf } from './bench.ts'
import { figure, finding, signedFigure, type PaperTable } from './table.ts'

const REPLICATES = 4
const CHANGE = 0.3
const FROM = 2026 * 12
const YEARS = 4

/** Attractive posts crowd out the others. The matching knows no penalty for it: it must come out of who applies where. */
export const t16: PaperTable = {
  id: 'T-16',
  types: ['S'],
  title: { da: 'Attraktive forløb fortrænger andre', en: 'Attractive posts crowd out others' },
  source: papers.regions,
  check(bench) {
    const [today, more, fewer] = [0, CHANGE, -CHANGE].map((change) => filledOutside(bench, change)) as [number, number, number]
    const per = (value: number) => `${figure(value, 1)} a year (${signedFigure(value - today, 1)})`
    return [
      finding('S', 'HU posts filled outside the largest cities, 2026-2029, with 30 % more posts in the cities and the same elsewhere', 'fewer', `${per(more)}; today ${figure(today, 1)}`, more < today),
      finding('S', 'the same with 30 % fewer posts in the cities', 'more', per(fewer), fewer > today),
    ]
  },
}

/** HU posts filled a year outside clusters with the largest cities, when only the posts of those change. */
function filledOutside(bench: Bench, change: number): number {
  const { clusters } = bench.pack
  const plain = bench.compile({ period: { from: '2026-01', to: '2029-12' } })
  const shares = Float64Array.from(plain.input.huClusterShare)
  const city = sumOf(clusters.map(({ largestCity }, c) => (largestCity ? shares[c]! : 0))) / sumOf(shares)
  // Applicants are held: choosing general medicine does not answer to the number of posts.
  const compiled = bench.compile({
    period: { from: '2026-01', to: '2029-12' },
    assumptions: { POSTEL: 0 },
    levers: { 'hu-dimensioning-gp': { start: '2026-01', tracks_delta_pct: 100 * change * city } },
  })
  const model = createModel({ ...compiled, input: { ...compiled.input, huClusterShare: shares } })
  const filled: number[] = []
  for (let index = 0; index < REPLICATES; index++) {
    shares.set(plain.input.huClusterShare)
    model.begin(index)
    clusters.forEach(({ largestCity }, c) => {
      if (largestCity) shares[c]! *= 1 + change
    })
    const { people: p } = model.world
    let n = 0
    for (let month = FROM; month < FROM + YEARS * 12; month++) {
      model.step(month)
      if (month % 6 !== 2) continue
      for (let i = 0; i < p.size; i++) if (p.stage[i] === STAGE.hu && p.since[i] === month && !clusters[p.huCluster[i]!]!.largestCity) n++
    }
    filled.push(n / YEARS)
  }
  return mean(filled)
}
