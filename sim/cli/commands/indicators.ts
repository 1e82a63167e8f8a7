import type { IndicatorDefinition } from '../../model/definitions.ts'
import { indicators as all } from '../../model/indicators/index.ts'
import type { CommandDefinition } from '../command.ts'
import { wrap } from '../text-table.ts'

/** `indicators`: what a run records, and what it means. */
export const indicators: CommandDefinition = (program, { terminal }) => {
  program
    .command('indicators')
    .summary('list the indicators')
    .description('Lists what a run records: each indicator with its meaning, measures, levels, source and grade.')
    .option('--json', 'print JSON')
    .action(({ json }: { readonly json?: boolean }) => {
      terminal.out(json ? JSON.stringify({ indicators: all }, null, 2) : all.map(indicatorText).join('\n\n'))
    })
}

function indicatorText(indicator: IndicatorDefinition): string {
  const levels = [...new Set(indicator.blocks.map(({ level, cadence }) => `${level} by ${cadence}`))].join(', ')
  return [
    `${indicator.id}: ${indicator.text.en} (${indicator.kind})`,
    wrap(indicator.definition.en, 100, '  '),
    wrap(`Recorded for ${levels}. Grade ${indicator.grade}: ${indicator.source}`, 100, '  '),
    ...indicator.measures.map(({ id, text, unit }) => `    - ${id}: ${text.en}, ${unit.en}`),
    ...(indicator.goals ?? []).map(({ year, value, text, grade, source }) => wrap(`Goal ${year}: ${value}. ${text.en}. Grade ${grade}: ${source}`, 100, '  ')),
  ].join('\n')
}
