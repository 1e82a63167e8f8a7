import type { LeverDefinition, SettingDefinition } from '../../model/definitions.ts'
import { familyTexts, levers as all, unitTexts } from '../../model/levers/index.ts'
import type { CommandDefinition } from '../command.ts'
import { BadInput } from '../exit.ts'
import { leverEffects } from '../lever-effects.ts'
import { openHouse } from '../load.ts'
import { number as grouped } from '../numbers.ts'
import { count } from '../options.ts'
import { wrap } from '../text-table.ts'

/** `levers`: what policy can move, and on what grounds. */
export const levers: CommandDefinition = (program, { terminal, end }) => {
  program
    .command('levers')
    .summary('list the levers and drivers')
    .description('Lists what a scenario can move: each lever with its settings, ranges, sources and grades (A seen in a source, B derived from such, C assumed).')
    .argument('[levers...]', 'which to list in full or, with --effects, to run; all of them when none is given')
    .option('--json', 'print JSON')
    .option('--effects', 'run each lever alone beside the baseline and write scenarios/results/lever-effects.json; run again, it goes on where it stopped')
    .option('--replicates <n>', 'with --effects: pairs of replicates for each lever (when not given, as many as the file has; 50 where there is none)', count(2, 10_000))
    .option('--workers <n>', 'with --effects: threads that work', count(1, 256))
    .option('--file <path>', 'with --effects: another file to write to and go on from')
    .addHelpText(
      'after',
      `
Examples:
  laegeveje levers
  laegeveje levers senior-schemes
  laegeveje levers --effects --replicates 20
  laegeveje levers --effects senior-schemes pay-premium --file effects.json`,
    )
    .action(async (only: readonly string[], { json, effects, replicates, workers, file }: LeverOptions) => {
      if (effects) return end(await leverEffects({ only, ...(replicates === undefined ? {} : { replicates }), ...(workers === undefined ? {} : { workers }), ...(file === undefined ? {} : { file }) }, await openHouse(), terminal))
      const unknown = only.filter((id) => !all.some((lever) => lever.id === id))
      if (unknown.length > 0) throw new BadInput(unknown.map((id) => `levers: expected a lever or driver, got ${JSON.stringify(id)}. Run laegeveje levers to see them all.`))
      const listed = only.length > 0 ? all.filter(({ id }) => only.includes(id)) : all
      if (json) return terminal.out(JSON.stringify({ levers: listed, families: familyTexts, units: unitTexts }, null, 2))
      if (only.length > 0) return terminal.out(listed.map((lever) => [leverText(lever), ...explained(lever)].join('\n')).join('\n\n'))
      const families = [...new Set(all.map(({ family }) => family))]
      terminal.out(
        families
          .map((family) => {
            const title = (familyTexts as Readonly<Record<string, { readonly en: string }>>)[family]?.en ?? family
            return [title.toUpperCase(), ...all.filter((lever) => lever.family === family).map(leverText)].join('\n\n')
          })
          .join('\n\n'),
      )
    })
}

interface LeverOptions {
  readonly json?: boolean
  readonly effects?: boolean
  readonly replicates?: number
  readonly workers?: number
  readonly file?: string
}

function leverText(lever: LeverDefinition): string {
  const period = lever.end === undefined ? `from ${lever.start}` : `from ${lever.start} until ${lever.end}`
  return [
    `${lever.id}${lever.kind === 'driver' ? ' (driver)' : ''}: ${lever.text.en.name}`,
    wrap(lever.text.en.sentence, 100, '  '),
    wrap(`Acts ${period}${lever.rampYears > 0 ? `, in full after ${lever.rampYears} years` : ''}. Grade ${lever.grade}: ${lever.source}`, 100, '  '),
    ...lever.settings.map((setting) => settingText(setting, setting.id === lever.primary)),
  ].join('\n')
}

/** What a reader is told of a lever beyond its settings. */
function explained(lever: LeverDefinition): string[] {
  const { message, lookFor, sideEffects, examples } = lever.text.en
  const lag = lever.lagMonths === 0 ? 'Acts at once.' : `First general practitioner after ${lever.lagMonths} months.`
  return [message, `Look for: ${lookFor}`, `Side effects: ${sideEffects}`, ...(examples === undefined ? [] : [`Examples: ${examples}`]), ...(lever.proxy ? [`Assumption, by proxy: ${lever.proxy.en}`] : []), `${lag} Rows of the policy papers: ${lever.rows.join(', ')}.`].map((text) =>
    wrap(text, 100, '  '),
  )
}

function settingText(setting: SettingDefinition, primary: boolean): string {
  const unit = (unitTexts as Readonly<Record<string, { readonly en: string }>>)[setting.unit]?.en ?? setting.unit
  const range = setting.choices
    ? setting.choices.map(({ value }) => value).join(' | ')
    : setting.min === undefined || setting.max === undefined
      ? ''
      : `${number(setting.min, setting.unit)} to ${number(setting.max, setting.unit)}`
  const details = [`today ${value(setting.statusQuo, setting.unit)}`, `on ${value(setting.on, setting.unit)}`, range, unit].filter((part) => part !== '').join(', ')
  const role = setting.role === 'assumption' ? ' (assumption)' : ''
  return `${wrap(`${primary ? '*' : '-'} ${setting.id}: ${setting.text.en.name}${role}; ${details}. Grade ${setting.grade}: ${setting.source}`, 100, '    ')}`
}

function value(of: SettingDefinition['on'], unit: string): string {
  if (typeof of === 'number') return number(of, unit)
  if (Array.isArray(of)) return of.length === 0 ? 'none' : of.length > 8 ? `${of.length} of them` : of.join(' ')
  if (typeof of === 'object') return Object.entries(of).map(([key, amount]) => `${key} ${number(amount, unit)}`).join(', ')
  return String(of)
}

/** As many decimals as it needs, four digits at most; thousands set apart, but for the number of a year. */
function number(of: number, unit: string): string {
  if (unit === 'year') return String(of)
  const short = Number(of.toPrecision(4))
  return grouped(Math.abs(of) >= 1000 ? of : short, Math.abs(of) >= 1000 ? 0 : (String(short).split('.')[1]?.length ?? 0))
}
