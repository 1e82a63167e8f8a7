import { papers } from '../../model/levers/papers.ts'
import type { Bench } from './bench.ts'
import { mean, sumOf } from './bench.ts'
import { figure, finding, type PaperTable } from './table.ts'

const REPLICATES = 3

/** General recommendations are not enough: ten years on they leave a shortage, and a larger one than the strategy with its structural measures. */
export const t15: PaperTable = {
  id: 'T-15',
  types: ['S', 'B'],
  title: { da: 'Bilag B er ikke nok', en: 'Appendix B is not enough' },
  source: papers.midtjylland,
  check(bench) {
    const none = shortage(bench, undefined)
    const appendix = shortage(bench, 'midtjylland-2008/appendix-b')
    const whole = shortage(bench, 'midtjylland-2008/full-strategy')
    return [
      finding('S', 'vacant numbers in the region at the end of 2017 with the recommendations of appendix B alone', 'clearly above zero', figure(appendix), appendix > 10),
      finding('S', 'the same with the whole strategy', 'fewer', figure(whole), whole < appendix),
      finding('B', 'the same with neither', 'more', figure(none), none > appendix),
    ]
  },
}

function shortage(bench: Bench, id: string | undefined): number {
  const cells = bench.pack.places.flatMap((place, m) => (place.region === 'midtjylland' ? [m] : []))
  return mean(
    Array.from({ length: REPLICATES }, (_, index) => {
      let vacant = 0
      bench.watch({ ...(id === undefined ? {} : { extends: id }), period: { from: '2008-01', to: '2017-12' } }, index, (w) => {
        vacant = sumOf(cells.map((m) => w.vacant(m)))
      })
      return vacant
    }),
  )
}
