import { papers } from '../../model/levers/papers.ts'
import { leaveOwnership } from '../../model/processes/practice-life.ts'
import { STAGE } from '../../model/stages/index.ts'
import { FORM } from '../../model/world.ts'
import type { Bench } from './bench.ts'
import { mean } from './bench.ts'
import { figure, finding, type PaperTable } from './table.ts'

const REPLICATES = 4
const FROM = 2008 * 12
const YEARS = 4
/** Part of the owners who stop at once. */
const GONE = 0.25
/** Patients of the one locum in Skive. */
const PATIENTS = 1200

/** The emergency clinic in Skive: where neighbours have no room the region opens one, and nobody stays without a doctor. */
export const t11: PaperTable = {
  id: 'T-11',
  types: ['R', 'B'],
  title: { da: 'Nødklinikken i Skive', en: 'The emergency clinic in Skive' },
  source: papers.midtjylland,
  check(bench) {
    const runs = (fallback: boolean) => Array.from({ length: REPLICATES }, (_, index) => afterLoss(bench, fallback, index))
    const [open, none] = [runs(true), runs(false)]
    const average = (list: readonly Loss[], key: keyof Loss) => mean(list.map((run) => run[key]))
    return [
      finding('R', 'Skive, a quarter of its owners gone in January 2008: citizens without a doctor in the first month', 'some', figure(average(open, 'first')), average(open, 'first') > 0),
      finding('R', 'doctors in a clinic of the region within a year, with the fallback and without', 'one opens', `${figure(average(open, 'doctors'), 1)} and ${figure(average(none, 'doctors'), 1)}`, average(open, 'doctors') >= 1 && average(none, 'doctors') === 0),
      finding('R', 'citizens without a doctor within the year, in the fewest month', '0', figure(Math.max(...open.map((run) => run.fewest))), open.every((run) => run.fewest === 0)),
      finding('R', 'citizen-years without a doctor in four years, with the fallback and without', 'fewer with it', `${figure(average(open, 'years'))} and ${figure(average(none, 'years'))}`, average(open, 'years') < average(none, 'years')),
      finding('B', `doctors that the region wants for ${figure(PATIENTS)} citizens without one`, '1 locum', figure(posts(bench), 2), Math.abs(posts(bench) - 1) < 0.05),
    ]
  },
}

interface Loss {
  readonly first: number
  readonly doctors: number
  readonly fewest: number
  readonly years: number
}

function afterLoss(bench: Bench, fallback: boolean, index: number): Loss {
  const skive = bench.pack.places.findIndex(({ name }) => name === 'Skive')
  let [first, doctors, fewest, years] = [0, 0, Infinity, 0]
  bench.watch({ period: { from: '2008-01', to: `${2008 + YEARS - 1}-12` }, levers: { 'emergency-cover-clinic': { start: '2007-12', fallback_on: fallback } } }, index, (w, month) => {
    const { people: p } = w
    if (month === FROM - 1) {
      const owners = Array.from({ length: p.size }, (_, i) => i).filter((i) => p.place[i] === skive && (p.form[i] === FORM.solo || p.form[i] === FORM.shared))
      for (const i of owners.slice(0, Math.round(owners.length * GONE))) {
        leaveOwnership(w, i)
        w.move(i, STAGE.retired)
        w.calendar.cancel(i)
      }
      return
    }
    const unlisted = w.unlisted[skive]!
    if (month === FROM) first = unlisted
    if (month < FROM + 12) doctors = Math.max(doctors, w.headcount(FORM.clinic, skive) - w.clinicStart[skive]!)
    if (month < FROM + 12) fewest = Math.min(fewest, unlisted)
    years += unlisted / 12
  })
  return { first, doctors, fewest, years }
}

/** Doctors wanted in clinics of a place for so many citizens without one. */
function posts(bench: Bench): number {
  const skive = bench.pack.places.findIndex(({ name }) => name === 'Skive')
  let found = 0
  bench.watch({ period: { from: '2008-01', to: '2008-01' } }, 0, (w) => {
    w.unlisted[skive] = PATIENTS
    const wanted = w.clinicPosts(skive)
    w.unlisted[skive] = 0
    found = wanted - w.clinicPosts(skive)
  })
  return found
}
