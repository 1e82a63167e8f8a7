import { leverById } from '../../model/levers/index.ts'
import { papers } from '../../model/levers/papers.ts'
import { sumOf } from './bench.ts'
import { figure, finding, type PaperTable } from './table.ts'

/** Numbers for specialists south in Sjælland: all of about five were filled. */
export const t22: PaperTable = {
  id: 'T-22',
  types: ['B'],
  title: { da: 'Ydernumre til speciallæger', en: 'Numbers for specialists' },
  source: papers.proposals,
  check(bench) {
    const south = bench.pack.places.filter(({ region, flags }) => region === 'sjaelland' && flags.open_for_new_capacity).map(({ code }) => code)
    const rate = leverById('specialist-practice')!.settings.find(({ id }) => id === 'fill_rate')!
    let filled = 0
    bench.watch({ period: { from: '2026-01', to: '2026-12' }, levers: { 'specialist-practice': { start: '2026-01', new_numbers: 5, scope: { places: south } } } }, 0, ({ local }, month) => {
      if (month === 2026 * 12 + 11) filled = sumOf(local.specialists)
    })
    return [
      finding('B', 'numbers filled in a year of five given out south in Sjælland', 'about 5 of 5', `${figure(filled)} of 5`, filled >= 5),
      finding('B', 'fill rate that the lever assumes, with its range', '1.0, a small sample', `${figure(rate.on as number, 1)} (${figure(rate.min!, 1)} to ${figure(rate.max!, 1)})`, rate.on === 1),
    ]
  },
}
