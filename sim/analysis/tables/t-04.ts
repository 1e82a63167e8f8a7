import { papers } from '../../model/levers/papers.ts'
import { FORM } from '../../model/world.ts'
import { sumOf } from './bench.ts'
import { exact, figure, finding, signedFigure, type PaperTable } from './table.ts'

/** Persons and full-time equivalents as the agreement prints them, by hospital of the pack. */
const printed: Readonly<Record<string, readonly [persons: number, fte: number]>> = {
  'aalborg-uh': [11, 8.5], 'aarhus-uh': [8, 6.8], 'odense-uh': [16, 11.2], 'amager-hvidovre': [11, 8.1], 'bispebjerg-frederiksberg': [25, 23.7],
  'herlev-gentofte': [10, 8.6], nordsjaelland: [4, 3.4], rigshospitalet: [8, 7.6], 'sjaellands-uh': [30, 20.2],
}
const exempt = ['thisted', 'nykoebing-falster', 'bornholm']
const period = { from: '2025-01', to: '2028-12' }
const CAPPED_UNTIL = 2027 * 12
const tenth = (value: number) => Math.round(value * 10) / 10

/** The nine hospitals of the agreement: the table adds up, and a run keeps the cap every month. */
export const t04: PaperTable = {
  id: 'T-04',
  types: ['E', 'R', 'B'],
  title: { da: 'Sygehusene under loftet', en: 'Hospitals under the cap' },
  source: papers.agreement,
  check(bench) {
    const { hospitals } = bench.pack
    const covered = hospitals.filter((h) => h.covered)
    const persons = (list: typeof covered) => sumOf(list.map((h) => h.persons2025))
    const fte = (list: typeof covered) => tenth(sumOf(list.map((h) => h.fte2025)))
    const capital = covered.filter((h) => h.region === 'hovedstaden')
    const rest = covered.filter((h) => h.region !== 'hovedstaden')
    const ratios = covered.map((h) => h.fte2025 / h.persons2025)
    const wrong = covered.filter((h) => printed[h.id]?.[0] !== h.persons2025 || printed[h.id]?.[1] !== h.fte2025)

    const trial = { period, levers: { 'hospital-gp-cap': {} } }
    const stock = (world: { hospitalPersons: Int32Array }) => covered.map((h) => world.hospitalPersons[hospitals.indexOf(h)]!)
    let over = 0
    let hires = 0
    let start: number[] = []
    const capped = new Map<number, number>()
    let before: Set<number> = new Set()
    bench.watch(trial, 0, (world, month) => {
      const now = stock(world)
      if (start.length === 0) start = now
      capped.set(month, sumOf(now))
      // The cap is the number of 1 January 2025; where the start has more, nobody is dismissed, and nobody hired.
      if (month >= period2025 && month < CAPPED_UNTIL) over += now.filter((n, k) => n > Math.max(covered[k]!.persons2025, start[k]!)).length
      const here = new Set<number>()
      const { people: p } = world
      for (let i = 0; i < p.size; i++) if (p.form[i] === FORM.coveredHospital) here.add(i)
      if (month >= period2025 && month < CAPPED_UNTIL) for (const i of here) if (!before.has(i)) hires++
      before = here
    })
    const free = new Map<number, number>()
    let exemptFree = 0
    bench.watch({ period }, 0, (world, month) => free.set(month, sumOf(stock(world))))
    bench.watch(trial, 0, (world, month) => {
      if (month === CAPPED_UNTIL - 1) exemptFree = exempt.filter((id) => world.hospitalCap(hospitals.findIndex((h) => h.id === id)) > 1e6).length
    })
    const jump = capped.get(CAPPED_UNTIL + 11)! - capped.get(CAPPED_UNTIL - 1)!
    const growth = free.get(CAPPED_UNTIL + 11)! - free.get(CAPPED_UNTIL - 1)!
    return [
      exact('hospitals whose persons or full-time differ from the table', 0, wrong.length),
      exact('persons at the nine hospitals', 123, persons(covered)),
      exact('full-time at the nine hospitals', 98.1, fte(covered), 1),
      exact('persons, the five of Hovedstaden', 58, persons(capital)),
      exact('full-time, the five of Hovedstaden', 51.4, fte(capital), 1),
      exact('persons, the other four', 65, persons(rest)),
      exact('full-time, the other four', 46.7, fte(rest), 1),
      exact('full-time per person', 0.798, fte(covered) / persons(covered), 3),
      finding('E', 'full-time per person, lowest and highest', '0.673 to 0.950', `${figure(Math.min(...ratios), 3)} to ${figure(Math.max(...ratios), 3)}`, figure(Math.min(...ratios), 3) === '0.673' && figure(Math.max(...ratios), 3) === '0.950'),
      finding('R', 'hospitals and months of 2025-2026 above the cap', '0', figure(over), over === 0),
      finding('R', 'doctors hired at the nine hospitals while the cap holds', 'leavers may be replaced', figure(hires), hires > 0),
      exact('exempt hospitals without a cap (Thisted, Nykøbing Falster, Bornholm)', 3, exemptFree),
      finding('B', 'persons in 2027, when the cap is over: change in the year, and without a cap', 'look for a jump', `${signedFigure(jump)}, without ${signedFigure(growth)}`),
    ]
  },
}

const period2025 = 2025 * 12
