/**
 * The reference of levers and of indicators, sim/LEVERS.md and sim/INDICATORS.md, written whole from the definitions, so that they cannot drift apart. A
 * test fails when they differ.
 */
import type { IndicatorDefinition, LeverDefinition, MeasureDefinition, SettingDefinition } from '../model/definitions.ts'
import { indicators } from '../model/indicators/index.ts'
import { familyTexts, levers, unitTexts } from '../model/levers/index.ts'
import { instead } from '../model/levers/instead.ts'

const cell = (text: string | number) => String(text).replaceAll('|', '\\|').replace(/\s+/g, ' ').trim()
const row = (...cells: readonly (string | number)[]) => `| ${cells.map(cell).join(' | ')} |`
const table = (head: readonly string[], rows: readonly string[]) => [row(...head), `|${head.map(() => '---').join('|')}|`, ...rows].join('\n')
const families = familyTexts as Readonly<Record<string, { readonly da: string; readonly en: string }>>
const units = unitTexts as Readonly<Record<string, { readonly da: string; readonly en: string }>>

/** sim/LEVERS.md. */
export function leversReference(): string {
  const byFamily = [...new Set(levers.map(({ family }) => family))]
  return [
    '# Levers and drivers',
    'Everything a scenario can move. This file is written by `sim/analysis/reference.ts` from `sim/model/levers`; a test holds it to them. How to write a scenario: `scenarios/README.md`.',
    'A **setting** is what policymakers move; an **assumption** is how people react, and only a researcher changes it. *Today* is the value that changes nothing, *on* the value when a scenario says `{}`. Grades: A seen in a source, B derived from such figures, C assumed.',
    `${levers.filter(({ kind }) => kind === 'lever').length} levers and ${levers.filter(({ kind }) => kind === 'driver').length} drivers.`,
    table(
      ['Id', 'Dansk', 'English', 'Acts through', 'Months to the first specialist', 'Grade'],
      levers.map((lever) => row(`[\`${lever.id}\`](#${lever.id})`, lever.text.da.name, lever.text.en.name, lever.hooks.join(', '), lever.lagMonths, lever.grade)),
    ),
    '## Where a lever acts',
    'Every lever takes a `scope`: places, a mark of places, regions, or more than one of them, all of which must hold. An empty scope is none: the whole country, or for levers with a target of their own where they aim. A scope that reaches nothing of what the lever acts on is refused with the reason. Levers for which more is to be said:',
    table(
      ['Id', 'Scope', 'What counts'],
      levers.filter(({ scopeNote }) => scopeNote).map(({ id, scoped, scopeNote }) => row(`\`${id}\``, scoped ? 'places' : 'the whole country only', scopeNote!.en)),
    ),
    '## Parameters of the papers without a setting of their name',
    'The catalogue of the policy papers gives levers these parameters; here something else stands for them. A value here may also differ from one that the papers assumed: what has evidence wins, and its source says so. Where an assumption only counts once a setting is moved, its value *today* is what it will be then, not a neutral one.',
    table(['Lever', 'Parameter', 'What stands for it'], instead.map(({ lever, parameter, text }) => row(`\`${lever}\``, parameter, text.en))),
    ...byFamily.flatMap((family) => [
      `## ${families[family]?.en ?? family} / ${families[family]?.da ?? family}`,
      ...levers.filter((lever) => lever.family === family).map(leverText),
    ]),
  ].join('\n\n') + '\n'
}

function leverText(lever: LeverDefinition): string {
  const { da, en } = lever.text
  const period = `From ${lever.start}${lever.end === undefined ? '' : ` until ${lever.end}`}${lever.rampYears > 0 ? `, in full after ${lever.rampYears} years` : ''}`
  return [
    `### \`${lever.id}\``,
    `**${da.name}** / **${en.name}**${lever.kind === 'driver' ? ' (driver)' : ''}`,
    `${da.sentence}\n${en.sentence}`,
    [
      `- ${en.message}`,
      `- Look for: ${en.lookFor}`,
      `- Side effects, and who loses: ${en.sideEffects}`,
      ...(en.examples === undefined ? [] : [`- Seen: ${en.examples}`]),
      `- ${period}. ${lever.scoped ? 'May be limited to places.' : 'The whole country only.'}${lever.aimed ? ' Without a scope it acts where it aims: in threatened areas, or as its settings say.' : ''}${lever.scopeNote ? ` ${lever.scopeNote.en}` : ''}${lever.placeLever ? ' Moves doctors between places and makes none.' : ''}`,
      ...costLine(lever),
      `- Rows of the papers: ${lever.rows.join(', ') || 'none'}. Grade ${lever.grade}: ${lever.source}.`,
    ].join('\n'),
    table(
      ['Setting', 'Meaning', 'Role', 'Unit', 'Today', 'On', 'Range', 'Evidence', 'Grade', 'Source'],
      lever.settings.map((setting) => row(`\`${setting.id}\`${setting.id === lever.primary ? ' *' : ''}`, setting.text.en.name, setting.role, units[setting.unit]?.en ?? setting.unit, value(setting.statusQuo), value(setting.on), rangeOf(setting), setting.evidence ? `${setting.evidence[0]} to ${setting.evidence[1]}` : '', setting.grade, setting.source)),
    ),
  ].join('\n\n')
}

function costLine({ cost }: LeverDefinition): string[] {
  if (!cost) return []
  const price = cost.value !== undefined ? `${cost.value}` : cost.prices ? `from ${cost.prices.map(({ setting, factor }) => `\`${setting}\`${factor === 1 ? '' : ` × ${factor}`}`).join(' + ')}` : 'to be filled by the user'
  return [`- Cost: ${cost.text.en}, ${cost.unit.en}: ${price}.${cost.value === undefined && !cost.prices ? '' : ` Grade ${cost.grade}: ${cost.source}.`}`]
}

function rangeOf(setting: SettingDefinition): string {
  if (setting.choices) return setting.choices.map((choice) => choice.value).join(', ')
  return setting.min === undefined || setting.max === undefined ? '' : `${setting.min} to ${setting.max}`
}

/** A long list of places is told by its length. */
function value(of: SettingDefinition['on']): string {
  if (Array.isArray(of)) return `${of.length} places`
  if (typeof of !== 'object') return String(of)
  return Object.entries(of as Readonly<Record<string, number>>)
    .map(([key, number]) => `${key} ${Math.round(number * 1000) / 1000}`)
    .join(', ')
}

/** sim/INDICATORS.md. */
export function indicatorsReference(): string {
  return [
    '# Indicators',
    'Everything a run records. This file is written by `sim/analysis/reference.ts` from `sim/model/indicators`; a test holds it to them. `npx laegeveje run <id> --out <folder>` writes every measure at every level to `results.csv`.',
    'A stock is read on the last day of the month, a flow is summed over the year. A measure is a sum of recorded components, over another sum where it is a share; a larger area is had by adding the components of its municipalities first. Grades: A seen in a source, B derived from such figures, C assumed. `lever-cost` is no record of a run: it compares two runs.',
    `${indicators.length} indicators.`,
    table(
      ['Id', 'Dansk', 'English', 'Kind', 'Recorded for', 'Grade'],
      indicators.map((indicator) => row(`[\`${indicator.id}\`](#${indicator.id})`, indicator.text.da, indicator.text.en, indicator.kind, levelsOf(indicator), indicator.grade)),
    ),
    ...indicators.map(indicatorText),
  ].join('\n\n') + '\n'
}

function levelsOf({ blocks, compared }: IndicatorDefinition): string {
  if (compared) return 'two runs, paired: levers and regions'
  return [...new Set(blocks.map(({ level, cadence }) => `${level} by ${cadence}`))].join(', ')
}

function indicatorText(indicator: IndicatorDefinition): string {
  return [
    `## \`${indicator.id}\``,
    `**${indicator.text.da}** / **${indicator.text.en}**`,
    `${indicator.definition.da}\n${indicator.definition.en}`,
    `Grade ${indicator.grade}: ${indicator.source}.`,
    ...(indicator.compared ? [table(['Compared', 'Dansk', 'English', 'Unit'], indicator.compared.map((measure) => row(`\`${measure.id}\``, measure.text.da, measure.text.en, measure.unit.en)))] : []),
    ...(indicator.measures.length === 0 ? [] : [table(['Measure', 'Dansk', 'English', 'Unit', 'Formed from', 'Decimals'], indicator.measures.map((measure) => row(`\`${measure.id}\``, measure.text.da, measure.text.en, measure.unit.en, formula(measure), measure.decimals)))]),
    ...(indicator.goals?.length
      ? [table(['Year', 'Value', 'Measure', 'Sense', 'Goal or benchmark', 'Grade', 'Source'], indicator.goals.map((goal) => row(goal.year, goal.value, goal.measure === '*' ? 'all' : `\`${goal.measure}\``, goal.sense ?? 'at-least', goal.text.en, goal.grade, goal.source)))]
      : []),
  ].join('\n\n')
}

function formula({ numerator, denominator, scale }: MeasureDefinition): string {
  const sum = (parts: readonly string[]) => (parts.length > 1 && denominator ? `(${parts.join(' + ')})` : parts.join(' + '))
  return `${scale === undefined || scale === 1 ? '' : `${scale} × `}${sum(numerator)}${denominator ? ` / ${sum(denominator)}` : ''}`
}
