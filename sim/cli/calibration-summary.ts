import type { CalibrationReport, Spread } from '../analysis/calibration/report.ts'
import { number, signed } from './numbers.ts'
import { textTable } from './text-table.ts'

/** What a calibration found, as tables: fit before and after, parameters that the past speaks of, pairs it ties together. */
export function calibrationText({ fit, parameters, correlations, accepted, plan }: CalibrationReport): string {
  const right = (title: string) => ({ title, align: 'right' as const })
  const digits = (seen: number) => (Math.abs(seen) < 100 ? 1 : 0)
  const spread = ({ mean, low, high }: Spread, seen: number) => `${number(mean, digits(seen))} (${number(low, digits(seen))}–${number(high, digits(seen))})`
  const told = parameters.filter(({ verdict }) => verdict !== 'prior').sort((a, b) => a.ratio - b.ratio)
  return [
    `${accepted.sets} sets accepted, worth ${number(accepted.effective, 0)} of equal weight; ${accepted.draws} replicates before sets come again.`,
    '',
    textTable(
      [{ title: `Observed${plan.starts.length > 1 ? ' (start)' : ''}` }, { title: 'Use' }, right('Seen'), right('Defaults'), right('Before: mean (80 %)'), right('After: mean (80 %)'), right('Implausibility, before'), right('after')],
      fit.map((row) => [
        `${row.id}${plan.starts.length > 1 ? ` (${row.start})` : ''}`,
        row.heldOut ? 'held out' : 'fitted',
        number(row.seen, digits(row.seen)),
        number(row.defaults, digits(row.seen)),
        spread(row.prior, row.seen),
        spread(row.posterior, row.seen),
        number(row.implausibility.prior, 1),
        number(row.implausibility.posterior, 1),
      ]),
    ),
    '',
    `${told.length} of ${parameters.length} parameters differ from their priors:`,
    textTable(
      [{ title: 'Parameter' }, right('Prior mean'), right('Posterior mean'), right('sd ratio'), right('Shift in prior sd'), { title: '' }],
      told.map(({ id, prior, posterior, ratio, shift, verdict }) => [id, String(prior.mean), String(posterior.mean), number(ratio, 2), signed(shift, 2), verdict]),
    ),
    '',
    correlations.length === 0 ? 'No pair of parameters is tied together beyond chance.' : `Tied together: ${correlations.map(({ a, b, r }) => `${a} and ${b} ${signed(r, 2)}`).join(', ')}.`,
  ].join('\n')
}
