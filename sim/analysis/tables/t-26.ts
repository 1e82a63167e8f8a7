import { papers } from '../../model/levers/papers.ts'
import { FORM } from '../../model/world.ts'
import type { Bench, Trial } from './bench.ts'
import { mean } from './bench.ts'
import { figure, finding, signedFigure, type PaperTable } from './table.ts'

const REPLICATES = 6
const OLD = 65 * 12
const exemptFrom = (age: number): Trial['levers'] => ({ 'senior-schemes': { start: '2017-01', offered_pct: 0, accreditation_exempt_age: age } })

/** A deadline that many old doctors would rather not meet: exits bulge once without an exemption, and less with one. */
export const t26: PaperTable = {
  id: 'T-26',
  types: ['R', 'B'],
  title: { da: 'Akkrediteringen i 2019', en: 'Accreditation in 2019' },
  source: papers.plan2018,
  check(bench) {
    const none = exits(bench, exemptFrom(70))
    const later = exits(bench, exemptFrom(67))
    const exempt = exits(bench, {})
    const extra = (of: readonly number[], year: number) => of[year - 2017]! - exempt[year - 2017]!
    // A year is read from one deadline to the next: the year up to 31 August 2019 is the one that counts.
    const bulge = extra(none, 2019)
    const after = extra(none, 2021)
    return [
      finding('R', 'exits of owners aged 65-69 in the year to August 2019 and the one after, without the exemption, more than with it', 'more', `${signedFigure(bulge, 1)}; with it ${figure(exempt[2]!, 1)}`, bulge > 3),
      finding('R', 'the same two years later: it happens once', 'not more', signedFigure(after, 1), after < bulge / 3),
      finding('R', 'with an exemption from 67 only', 'a smaller bulge', signedFigure(extra(later, 2019), 1), extra(later, 2019) > 0 && extra(later, 2019) < bulge),
      finding('B', 'owners aged 65-69 in August 2018 who would be under the deadline', '92 above 65 asked to be exempt', figure(exempt[6]!)),
    ]
  },
}

/** Owners aged 65 to 69 who stop, by pairs of years from September 2016 on (index year - 2017), and their number in August 2018 (index 6). */
function exits(bench: Bench, levers: Trial['levers']): number[] {
  const runs = Array.from({ length: REPLICATES }, (_, index) => {
    const stops = new Array<number>(7).fill(0)
    let before = new Map<number, number>()
    bench.watch({ period: { from: '2017-01', to: '2022-08' }, levers }, index, ({ people: p }, month) => {
      const owners = new Map<number, number>()
      for (let i = 0; i < p.size; i++) if (p.form[i] === FORM.solo || p.form[i] === FORM.shared) owners.set(i, month - p.birth[i]!)
      // Reviews come once a year, so what a year raises falls in it and in the next.
      const year = Math.floor((month + 4) / 12)
      for (const [i, age] of before)
        if (!owners.has(i) && age >= OLD && age < 70 * 12) for (const k of [year, year - 1]) if (k >= 2017 && k <= 2021) stops[k - 2017]!++
      if (month === 2018 * 12 + 7) stops[6] = [...owners.values()].filter((age) => age >= OLD && age < 70 * 12).length
      before = owners
    })
    return stops
  })
  return runs[0]!.map((_, k) => mean(runs.map((run) => run[k]!)))
}
