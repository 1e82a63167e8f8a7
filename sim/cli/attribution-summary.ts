/** An attribution as tables for a person and rows for a program. */
import { definitionsOf, figureName } from '../analysis/figures.ts'
import { assumptionsPlayer } from '../analysis/attribution/index.ts'
import type { AttributedFigure, Attribution, AttributedPart } from '../analysis/attribution/index.ts'
import { leverById } from '../model/levers/index.ts'
import { row } from './export.ts'
import { band, number, plain, signed } from './numbers.ts'
import { textTable } from './text-table.ts'

const nameOf = (id: string): string => (id === assumptionsPlayer ? 'Other assumptions' : (leverById(id)?.text.en.name ?? id))

/** One table a figure: each lever's share of the difference, the largest first, what it does alone and last, and what levers do together. */
export function attributionTables(found: Attribution): string {
  return found.figures.map((figure) => tableOf(figure, found)).join('\n\n')
}

function tableOf(figure: AttributedFigure, found: Attribution): string {
  const { indicator, measure } = definitionsOf(figure)
  const d = measure.decimals + 1
  const sampled = found.method === 'sampled'
  const effect = ({ mean, low, high }: { readonly mean: number; readonly low: number; readonly high: number }) => (mean === 0 && low === 0 && high === 0 ? ['none', ''] : [signed(mean, d), band(low, high, d, signed)])
  const cells = (name: string, part: AttributedPart) => [name, ...effect(part), ...(sampled ? [number(part.error ?? NaN, d)] : []), signed(part.alone, d), signed(part.last, d)]
  const right = (title: string) => ({ title, align: 'right' as const })
  const rows = Object.entries(figure.parts).sort(([, a], [, b]) => Math.abs(b.mean) - Math.abs(a.mean))
  const area = figure.level === 'nation' ? '' : `, ${figure.level} ${figure.area}`
  const blank = sampled ? [''] : []
  const table = textTable(
    [{ title: 'Lever' }, right(`of the difference`), right('95 % interval'), ...(sampled ? [right('sampling error')] : []), right('alone'), right('last')],
    [...rows.map(([id, part]) => cells(nameOf(id), part)), [`All: from ${number(figure.without, d)} to ${number(figure.with, d)}`, ...effect(figure.total), ...blank, '', '']],
  )
  const { interaction } = figure
  const together = `Levers together less each alone: ${effect(interaction)[0]}${interaction.mean === 0 ? '' : ` (${band(interaction.low, interaction.high, d, signed)}), ${number(100 * interaction.share, 0)} % of what happens`}.`
  const pairs = (figure.pairs ?? []).slice(0, 3).map(({ levers: [a, b], ...of }) => `  ${nameOf(a)} with ${nameOf(b)}: ${effect(of).join(' (')})`)
  return [`${indicator.text.en}: ${measure.text.en}${area}, end of ${figure.year}, ${measure.unit.en}`, table, together, ...(pairs.length > 0 ? ['Pairs that do most beyond what each does without the other:', ...pairs] : [])].join('\n')
}

/** What the numbers are, in a sentence or two. */
export function attributionHead({ method, orders, coalitions, replicates, seed, levers, scenario, against, period }: Attribution): string {
  const how = method === 'exact' ? `all coalitions of ${levers.length} levers` : `${number(orders!, 0)} orders of ${levers.length} levers, drawn in pairs`
  return `${scenario} less ${against}: Shapley values over ${how}\n${number(coalitions, 0)} different runs of ${number(replicates, 0)} replicates, ${period.from} to ${period.to}, seed "${seed}"`
}

/** Rows of attribution.csv: one statistic of one lever on one figure. */
export function* attributionRows(found: Attribution): Iterable<string> {
  yield row(['scenario', 'against', 'figure', 'year', 'lever', 'statistic', 'value', 'unit'])
  for (const figure of found.figures) {
    const unit = definitionsOf(figure).measure.unit.en
    const write = function* (lever: string, of: object): Iterable<string> {
      for (const [statistic, value] of Object.entries(of)) if (typeof value === 'number') yield row([found.scenario, found.against, figureName(figure), String(figure.year), lever, statistic, plain(value), statistic === 'share' ? 'share' : unit])
    }
    for (const [lever, part] of Object.entries(figure.parts)) yield* write(lever, part)
    yield* write('(all)', figure.total)
    yield* write('(together)', figure.interaction)
  }
}
