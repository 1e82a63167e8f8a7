import { exp, log } from '../../core/arithmetic.ts'
import { papers } from '../../model/levers/papers.ts'
import { FORM } from '../../model/world.ts'
import type { Bench } from './bench.ts'
import { mean } from './bench.ts'
import { figure, finding, type PaperTable } from './table.ts'

const REPLICATES = 4
const YEARS = 10

/** One doctor in ten above 65, and a third gone in ten years: beside the start of 2018 and the ten years after it. */
export const t08: PaperTable = {
  id: 'T-08',
  types: ['B'],
  title: { da: 'Alder og afgang', en: 'Age and exits' },
  source: papers.plan2018,
  check(bench) {
    const lives = Array.from({ length: REPLICATES }, (_, index) => ownersOf2018(bench, index))
    const old = 100 * mean(lives.map(({ over65, owners }) => over65 / owners))
    const gone = 100 * mean(lives.map(({ left, owners }) => left / owners))
    // The yearly chance that would empty as large a share in as many years.
    const rate = 100 * (1 - exp(log(1 - gone / 100) / YEARS))
    return [
      finding('B', 'owners aged 65 or more at the start of 2018', '10 %', `${figure(old, 1)} %`, Math.abs(old - 10) <= 1.5),
      finding('B', 'owners of 2018 who are no longer owners ten years on', '33 %, 4.0 % a year; 43 % at the 5.5 % observed 2015-17', `${figure(gone, 1)} %, ${figure(rate, 1)} % a year`, gone >= 28 && gone <= 38),
    ]
  },
}

function ownersOf2018(bench: Bench, index: number): { readonly owners: number; readonly over65: number; readonly left: number } {
  const first: number[] = []
  let over65 = 0
  const from = 2018 * 12
  const isOwner = (form: number | undefined) => form === FORM.solo || form === FORM.shared
  const { people: p } = bench.watch({ period: { from: '2018-01', to: '2027-12' } }, index, ({ people }, month) => {
    if (month !== from - 1) return
    for (let i = 0; i < people.size; i++)
      if (isOwner(people.form[i])) {
        first.push(i)
        if (from - people.birth[i]! >= 65 * 12) over65++
      }
  })
  return { owners: first.length, over65, left: first.filter((i) => !isOwner(p.form[i])).length }
}
