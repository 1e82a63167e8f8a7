import { exp } from '../../core/arithmetic.ts'
import { levers } from '../../model/levers/index.ts'
import { papers } from '../../model/levers/papers.ts'
import { softLogOdds } from '../../model/levers/soft.ts'
import type { LeverUse } from '../../scenario/index.ts'
import type { Bench } from './bench.ts'
import { mean, valuesAt } from './bench.ts'
import { fisherExact, oddsRatio } from './odds.ts'
import { figure, finding, signedFigure, type PaperTable } from './table.ts'

/** Slagelse, where three of sixteen posts were filled and then ten of nineteen: how sure that is, and what the model's levers may do at most. */
export const t07: PaperTable = {
  id: 'T-07',
  types: ['B'],
  title: { da: 'Slagelse', en: 'Slagelse' },
  source: papers.proposals,
  check(bench) {
    const { pack } = bench
    const count = (measure: string, year: number) => pack.series(measure)!.exact(year)!
    const before = { filled: count('hu-filled-slagelse', 2022), posted: count('hu-advertised-slagelse', 2022) }
    const after = { filled: count('hu-filled-slagelse', 2023), posted: count('hu-advertised-slagelse', 2023) }
    const cells = [after.filled, after.posted - after.filled, before.filled, before.posted - before.filled] as const
    const odds = oddsRatio(...cells)
    const rise = 100 * (after.filled / after.posted - before.filled / before.posted)
    const cluster = pack.clusters.findIndex(({ places }) => places.some((m) => pack.places[m]!.name === 'Slagelse'))
    let most = 0
    let strongest = 'none'
    for (const lever of levers.filter(({ hooks, kind }) => kind === 'lever' && hooks.includes('choice'))) {
      const use: Record<string, number | string> = { start: '2025-01', ramp_years: 0 }
      for (const setting of lever.settings) if (setting.kind === 'number' && setting.max !== undefined) use[setting.id] = setting.max
      const at = (id: string) => bench.parameter({ levers: { [lever.id]: use as LeverUse } }, id, 2026 * 12)[cluster]!
      const shift = at('choice.hu') + softLogOdds(at('soft.hu'))
      if (shift > most) {
        most = shift
        strongest = lever.id
      }
    }
    const [plain, proposals] = [filling(bench, 'baseline', cluster), filling(bench, 'twelve-proposals', cluster)]
    const gain = (proposals / (1 - proposals)) / (plain / (1 - plain))
    return [
      finding('B', 'filled of posted, 2021-22 and 2023', '18.8 % and 52.6 %, +33.9 points', `${figure((100 * before.filled) / before.posted, 1)} % and ${figure((100 * after.filled) / after.posted, 1)} %, ${signedFigure(rise, 1)} points`, figure(rise, 1) === '33.9'),
      finding('B', 'odds ratio and 95 % interval', '4.8, 1.03 to 22.6', `${figure(odds.ratio, 1)}, ${figure(odds.low, 2)} to ${figure(odds.high, 1)}`, figure(odds.ratio, 1) === '4.8' && figure(odds.low, 2) === '1.03' && figure(odds.high, 1) === '22.6'),
      finding('B', "Fisher's exact test", '0.078', figure(fisherExact(...cells), 3), figure(fisherExact(...cells), 3) === '0.078'),
      finding('B', 'odds ratio of a training post there under the strongest lever at its upper end', 'not above 4.8', `${figure(exp(most), 2)} (${strongest})`, exp(most) <= odds.ratio),
      finding('B', 'odds ratio of filling a post there in 2027-2029 under all twelve proposals', 'not above 4.8', `${figure(gain, 2)} (${figure(100 * plain, 0)} % filled without, ${figure(100 * proposals, 0)} % with)`, gain <= odds.ratio),
    ]
  },
}

/** Share of HU posts filled in a cluster, 2027 to 2029. */
function filling(bench: Bench, scenario: string, cluster: number): number {
  const run = bench.run({ extends: scenario, period: { from: '2025-01', to: '2029-12' } }, 4)
  return mean([2027, 2028, 2029].flatMap((year) => valuesAt(run, 'hu-fill-rate', 'fill-rate', year, 'cluster', cluster))) / 100
}
