import { leverById } from '../../model/levers/index.ts'
import { papers } from '../../model/levers/papers.ts'
import { sumOf } from './bench.ts'
import { exact, figure, finding, type PaperTable } from './table.ts'

/** Projects of 2018 by region as the plan names them: Hovedstaden, Midtjylland, Nordjylland, Sjælland, Syddanmark. */
const projects = [6, 9, 4, 5, 6]
const GRANTED = 207.7

/** The fund for health houses: what a project costs, and how many the funds of the plan pay for. */
export const t23: PaperTable = {
  id: 'T-23',
  types: ['E', 'B'],
  title: { da: 'Puljen til lægehuse', en: 'The fund for health houses' },
  source: papers.plan2018,
  check(bench) {
    const lever = leverById('health-house-fund')!
    const setting = (id: string) => lever.settings.find((s) => s.id === id)!.on as number
    const cost = GRANTED / sumOf(projects)
    let built = 0
    let inCapital = 0
    bench.watch({ period: { from: '2025-01', to: '2033-12' }, levers: { 'health-house-fund': { start: '2025-01', cost_per_project_dkk_m: Math.round(cost * 100) / 100 } } }, 0, ({ local, input }, month) => {
      if (month !== 2033 * 12 + 11) return
      built = sumOf(local.houses)
      const capital = bench.pack.regionIds.indexOf('hovedstaden')
      inCapital = sumOf(Array.from(local.houses, (houses, m) => (input.placeRegion[m] === capital ? houses : 0)))
    })
    return [
      exact('projects of 2018, sum over the regions', 30, sumOf(projects)),
      exact('DKK million a project, as the lever has it', 6.9, setting('cost_per_project_dkk_m'), 1),
      exact('the same, from the grants of 2018', 6.92, cost, 2),
      exact('projects that 600 million pay for', 87, setting('fund_dkk_m') / cost),
      exact('projects that the 150 million of the capital pay for', 22, setting('capital_earmark_dkk_m') / cost),
      finding('B', 'houses built by the lever from 600 million, of these in Hovedstaden; no more than the owners of a place fill', '87 and 22', `${figure(built)} and ${figure(inCapital)}`, Math.abs(built - 87) <= 2 && Math.abs(inCapital - 22) <= 1),
      finding('B', 'half rebuild, half new', 'half and half', 'the model does not tell them apart'),
    ]
  },
}
