import type { Sensitivity } from '../analysis/sensitivity/sensitivity.ts'
import type { Estimate } from '../analysis/sensitivity/bootstrap.ts'
import { number, signed } from './numbers.ts'
import { textTable } from './text-table.ts'

/** Effects and shares of variance as two tables. */
export function sensitivityText({ morris, sobol }: Sensitivity): string {
  const right = (title: string) => ({ title, align: 'right' as const })
  const estimate = ({ value, low, high }: Estimate, decimals: number) => `${number(value, decimals)} (${number(low, decimals)}–${number(high, decimals)})`
  const shown = morris.rows.slice(0, 20)
  return [
    'Effect on 2035 of moving a parameter upwards by half of its prior: mean size (90 % interval), mean with sign, spread',
    textTable(
      [{ title: 'Parameter' }, right('Doctors'), right('sign'), right('spread'), right('Worst quarter x 1000'), right('sign'), right('spread')],
      shown.map(({ id, effects: { doctors, worstQuarter } }) => {
        const thousand = ({ value, low, high }: Estimate) => ({ value: 1000 * value, low: 1000 * low, high: 1000 * high })
        return [id, estimate(doctors.muStar, 0), signed(doctors.mu, 0), number(doctors.sigma, 0), estimate(thousand(worstQuarter.muStar), 1), signed(1000 * worstQuarter.mu, 1), number(1000 * worstQuarter.sigma, 1)]
      }),
    ),
    `${morris.rows.length - shown.length} more are in the file. Chance alone: ${number(morris.floor.doctors, 0)} doctors, ${number(1000 * morris.floor.worstQuarter, 1)}.`,
    '',
    `Shares of variance among the leaders (90 % interval); standard deviations ${number(sobol.deviation.doctors, 0)} doctors and ${number(1000 * sobol.deviation.worstQuarter, 1)}`,
    textTable(
      [{ title: 'Parameter' }, right('Doctors: alone'), right('in all'), right('Worst quarter: alone'), right('in all')],
      sobol.rows.map(({ id, indices: { doctors, worstQuarter } }) => [id, estimate(doctors.first, 2), estimate(doctors.total, 2), estimate(worstQuarter.first, 2), estimate(worstQuarter.total, 2)]),
    ),
  ].join('\n')
}
