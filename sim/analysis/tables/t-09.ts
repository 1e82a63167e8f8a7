import { papers } from '../../model/levers/papers.ts'
import { FORM, type World } from '../../model/world.ts'
import type { Bench } from './bench.ts'
import { sumOf } from './bench.ts'
import { exact, figure, finding, type PaperTable } from './table.ts'

const REPLICATES = 3
const FROM = 2008 * 12
const cases = [
  { id: 'midtjylland-2008/retire-62', age: 62, exits: 63, gross: 97, shortage: 73 },
  { id: 'midtjylland-2008/retire-65', age: 65, exits: 26, gross: 60, shortage: 36 },
] as const

interface Reckoned {
  readonly vacant: number
  readonly given: number
  readonly exits: number
  readonly settled: number
  readonly shortage: number
}

/** The shortage that Region Midtjylland reckoned with for 2008, from a run of the region's own start and projection. */
export const t09: PaperTable = {
  id: 'T-09',
  types: ['E', 'R', 'S'],
  title: { da: 'Midtjylland 2008', en: 'Midtjylland 2008' },
  source: papers.midtjylland,
  check(bench) {
    const found = cases.map((one) => ({ ...one, runs: Array.from({ length: REPLICATES }, (_, index) => reckon(bench, one.id, index)) }))
    const all = (runs: readonly Reckoned[], key: keyof Reckoned) => [...new Set(runs.map((run) => run[key]))].map((value) => figure(value)).join(' or ')
    const [early, late] = found
    const second = secondYear(bench)
    return [
      ...found.flatMap(({ age, exits, gross, shortage, runs }) => [
        finding('R', `retirement at ${age}: vacant at the start, new numbers, exits`, `30, 4, ${exits}`, `${all(runs, 'vacant')}, ${all(runs, 'given')}, ${all(runs, 'exits')}`, runs.every((run) => run.vacant === 30 && run.given === 4 && run.exits === exits)),
        finding('R', `retirement at ${age}: ${gross} less the new specialists who settle`, `24, shortage ${shortage}`, `${all(runs, 'settled')}, shortage ${all(runs, 'shortage')}`, runs.every((run) => run.settled === 24 && run.shortage === shortage)),
      ]),
      exact('exits that differ: owners aged 62 to 64', 37, early!.runs[0]!.exits - late!.runs[0]!.exits),
      finding('S', 'retirement at 62: exits of the second year, once the backlog is gone', 'far fewer than 63', figure(second), second < 63 / 2),
    ]
  },
}

/** Counts from the lives themselves: who owned in the region at the start of the year, and who at its end. */
function reckon(bench: Bench, id: string, index: number): Reckoned {
  const { places } = bench.pack
  const inside = places.map((place) => place.region === 'midtjylland')
  const sum = (of: (m: number) => number) => sumOf(places.map((_, m) => (inside[m] ? of(m) : 0)))
  let before = { owners: new Set<number>(), numbers: 0, vacant: 0 }
  let reckoned: Reckoned = { vacant: 0, given: 0, exits: 0, settled: 0, shortage: 0 }
  bench.watch({ extends: id, period: { from: '2008-01', to: '2008-12' } }, index, (w, month) => {
    if (month !== FROM - 1 && month !== FROM + 11) return
    const owners = ownersIn(w.people, inside)
    const numbers = sum((m) => w.numbers[m]!)
    const vacant = sum((m) => w.vacant(m))
    if (month === FROM - 1) before = { owners, numbers, vacant }
    else
      reckoned = {
        vacant: before.vacant,
        given: numbers - before.numbers,
        exits: [...before.owners].filter((i) => !owners.has(i)).length,
        settled: [...owners].filter((i) => !before.owners.has(i)).length,
        shortage: vacant,
      }
  })
  return reckoned
}

/** Owners of the first year who stop in the second, with the sharp age going on and the rest of the country as usual. */
function secondYear(bench: Bench): number {
  const inside = bench.pack.places.map((place) => place.region === 'midtjylland')
  let first = new Set<number>()
  let left = 0
  bench.watch({ extends: 'midtjylland-2008/retire-62', period: { from: '2008-01', to: '2009-12' } }, 0, (w, month) => {
    if (month === FROM + 11) first = ownersIn(w.people, inside)
    if (month === FROM + 23) {
      const now = new Set<number>()
      for (let i = 0; i < w.people.size; i++) if (isOwner(w.people.form[i]!)) now.add(i)
      left = [...first].filter((i) => !now.has(i)).length
    }
  })
  return left
}

const isOwner = (form: number) => form === FORM.solo || form === FORM.shared

function ownersIn(people: World['people'], inside: readonly boolean[]): Set<number> {
  const owners = new Set<number>()
  for (let i = 0; i < people.size; i++) if (isOwner(people.form[i]!) && inside[people.place[i]!]) owners.add(i)
  return owners
}
