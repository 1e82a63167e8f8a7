import { papers } from '../../model/levers/papers.ts'
import { exact, finding, type PaperTable } from './table.ts'
import { sumOf } from './bench.ts'

const YEAR = 2027
/** Where the places go: the campuses outside the three big cities. */
const regional = ['aalborg', 'koege', 'esbjerg']

/** 140 study places outside the largest cities: as growth, or moved. */
export const t20: PaperTable = {
  id: 'T-20',
  types: ['E'],
  title: { da: '140 studiepladser', en: '140 study places' },
  source: papers.regions,
  check(bench) {
    const { sites } = bench.pack
    const places = (mode?: string) => [...bench.parameter(mode ? { levers: { 'study-places-regional': { mode, places_total: 140 } } } : {}, 'intake.places', YEAR * 12 + 8)]
    const [today, growth, moved] = [places(), places('growth'), places('redistribution')]
    const at = (list: readonly number[]) => sumOf(list.filter((_, s) => regional.includes(sites[s]!.id))) - sumOf(today.filter((_, s) => regional.includes(sites[s]!.id)))
    const same = sites.every(({ id }, s) => !regional.includes(id) || Math.abs(growth[s]! - moved[s]!) < 1e-9)
    return [
      exact('growth: places in all, more than today', 140, sumOf(growth) - sumOf(today)),
      exact('redistribution: places in all, more than today', 0, sumOf(moved) - sumOf(today)),
      exact('growth: at the three campuses', 140, at(growth)),
      exact('redistribution: at the three campuses', 140, at(moved)),
      finding('E', 'how many study at each campus outside the big cities', 'the same in both', same ? 'the same in both' : 'not the same', same),
    ]
  },
}
