import { papers } from '../../model/levers/papers.ts'
import { meanAt } from './bench.ts'
import { figure, finding, type PaperTable } from './table.ts'

const YEAR = 2026

/** Unfilled capacity counts as coverage in the official measure: more coverage everywhere, and another order of places. */
export const t18: PaperTable = {
  id: 'T-18',
  types: ['S', 'B'],
  title: { da: 'Ubesat kapacitet', en: 'Unfilled capacity' },
  source: papers.agreement,
  check(bench) {
    const run = bench.run({ period: { from: '2025-01', to: '2026-12' } }, 4)
    const { places } = bench.pack
    const rows = places.map((place, m) => ({
      place,
      without: meanAt(run, 'gp-coverage-need', 'coverage', YEAR, 'place', m),
      counting: meanAt(run, 'gp-coverage-need', 'coverage-counting-vacant', YEAR, 'place', m),
    }))
    const order = (key: 'without' | 'counting') => [...rows].sort((a, b) => a[key] - b[key]).map(({ place }) => place.code)
    const [real, official] = [order('without'), order('counting')]
    const moved = rows.map(({ place }) => ({ place, by: official.indexOf(place.code) - real.indexOf(place.code) })).sort((a, b) => b.by - a.by)
    const less = rows.filter(({ without, counting }) => counting < without).length
    const quarter = Math.round(places.length / 4)
    const lost = real.slice(0, quarter).filter((code) => !official.slice(0, quarter).includes(code))
    const south = rows.filter(({ place }) => ['aabenraa', 'haderslev', 'sønderborg', 'tønder'].includes(place.name.toLowerCase()))
    return [
      finding('S', 'municipalities with less coverage when unfilled capacity counts', '0', figure(less), less === 0),
      finding('S', 'the order of municipalities', 'changes', moved[0]!.by > 0 ? `changes: ${moved[0]!.place.name} rises ${moved[0]!.by} places` : 'does not change', moved[0]!.by > 0),
      finding('B', 'municipalities among the lowest quarter of real doctors that leave it when unfilled capacity counts', 'some', `${lost.length} of ${quarter}`, lost.length > 0),
      finding('B', 'southern Jutland, doctors per 1,600 weighted citizens, without and with unfilled capacity', 'unfilled capacity counted as coverage', south.map(({ place, without, counting }) => `${place.name} ${figure(without, 2)} and ${figure(counting, 2)}`).join(', ')),
    ]
  },
}
