import { join } from 'node:path'
import { figureName, readFigureName } from '../../analysis/figures.ts'
import type { FigureName } from '../../analysis/figures.ts'
import { modelVersion } from '../../model/version.ts'
import type { Scenario } from '../../scenario/index.ts'
import { attribute } from '../attribution.ts'
import { attributionHead, attributionRows, attributionTables } from '../attribution-summary.ts'
import type { CommandDefinition } from '../command.ts'
import { BadInput, exitCode } from '../exit.ts'
import { checkFolder, writeOutputs } from '../export.ts'
import { loadPair, loadRun, openHouse } from '../load.ts'
import type { House } from '../load.ts'
import { count } from '../options.ts'
import { withManifest } from '../receipts.ts'
import { rowJson } from '../row-json.ts'
import { shipAttributions } from '../shipped-attribution.ts'
import { version } from '../version.ts'

interface AttributionCommandOptions {
  readonly against: string
  readonly measure?: readonly string[]
  readonly year?: readonly number[]
  readonly replicates: number
  readonly orders: number
  readonly seed?: string
  readonly workers?: number
  readonly out?: string
  readonly json?: boolean
  readonly shipped?: boolean
}

const list = <T>(read: (text: string) => T) => (text: string, before: readonly T[] = []): readonly T[] => [...before, read(text)]

/** `attribution`: what each lever of a scenario has made of the difference. */
export const attribution: CommandDefinition = (program, { terminal, line, end }) => {
  program
    .command('attribution')
    .argument('[scenario]', 'scenario id or file')
    .summary('share a difference out among the levers that make it')
    .description(
      'Runs coalitions of the levers by which a scenario differs from another, with the same chance, and shares the difference out by Shapley values: all coalitions of up to 10 levers, ' +
        'orders drawn at random beyond. Parts sum to the difference. Intervals are of the mean, by bootstrap over replicates (and orders).',
    )
    .option('--against <scenario>', 'what it is compared with', 'baseline')
    .option('--measure <name>', 'figure such as gp-doctors/all-persons-without or gp-coverage-need/coverage@place:370; may be given for several', list(String))
    .option('--year <year>', 'end of which year; may be given for several (2035 when not given)', list(count(2007, 2060)))
    .option('--replicates <n>', 'replicates of each coalition', count(2, 10_000), 24)
    .option('--orders <n>', 'pairs of orders that are drawn for more than 10 levers', count(2, 10_000), 16)
    .option('--seed <text>', 'text that chance is drawn from')
    .option('--workers <n>', 'threads that work (when not given, as many as there are processors)', count(1, 256))
    .option('--out <dir>', 'write attribution.json, attribution.csv and a manifest to this folder, and keep runs there')
    .option('--json', 'print JSON')
    .option('--shipped', 'write scenarios/results/attribution.json, which the page reads, for the scenarios it tells of')
    .addHelpText(
      'after',
      `
Examples:
  laegeveje attribution agreement-2024
  laegeveje attribution reform-as-agreed --measure gp-coverage-need/coverage@worst-quarter:place --year 2035 --year 2045
  laegeveje attribution reform-as-agreed --replicates 100 --out results/reform

Interrupted with Ctrl-C it keeps the runs that are finished; the same command goes on with them.`,
    )
    .action(async (name: string | undefined, options: AttributionCommandOptions) => {
      if ((name === undefined) !== Boolean(options.shipped)) throw new BadInput([`attribution: expected either a scenario or --shipped, got ${name === undefined ? 'neither' : 'both'}. Name one of them.`])
      const house = await openHouse()
      const { replicates, orders: orderPairs, workers, out } = options
      if (name === undefined) return end(await shipAttributions({ replicates, orderPairs, ...(workers === undefined ? {} : { workers }) }, house, terminal))
      const { scenario, against } = await pairOf(name, options, house)
      const names = namesOf(options.measure ?? ['gp-doctors'], house)
      const figures = names.flatMap((figure) => [...new Set(options.year ?? [2035])].map((year) => ({ ...figure, year })))
      if (out !== undefined) await checkFolder(out)
      const question = { scenario, against, figures, replicates, orderPairs }
      const found = await attribute(question, { ...(workers === undefined ? {} : { workers }), ...(out === undefined ? {} : { folder: join(out, 'runs') }) }, house, terminal)
      if (!found) {
        terminal.note('Interrupted. The same command goes on where it stopped.')
        return end(exitCode.interrupted)
      }
      const told = { name: 'laegeveje', version, command: line, ...found, data: house.pack.hashes }
      terminal.out(options.json ? JSON.stringify(told) : `${attributionHead(found)}\n\n${attributionTables(found)}\n\nDigest ${found.digest}`)
      const { data, command, ...findings } = told
      // With both scenarios beside the answer, the command in the manifest needs nothing else.
      const repeat = ['laegeveje attribution scenario.json --against against.json', ...names.map((figure) => `--measure ${figureName(figure)}`), ...(options.year ?? [2035]).map((year) => `--year ${year}`), `--replicates ${replicates} --orders ${orderPairs} --out DIR`].join(' ')
      const outputs = withManifest(
        [
          { name: 'scenario.json', pieces: () => `${rowJson(scenario)}\n` },
          { name: 'against.json', pieces: () => `${rowJson(against)}\n` },
          { name: 'attribution.json', pieces: () => `${rowJson(findings)}\n` },
          { name: 'attribution.csv', pieces: () => attributionRows(found) },
        ],
        (files) => `${rowJson({ format: 1, name: 'laegeveje', version, model: modelVersion, kind: 'attribution', asked: command, command: repeat, digest: found.digest, fingerprints: found.fingerprints, seed: found.seed, replicates, files, data })}\n`,
      )
      if (out !== undefined && !(await writeOutputs(out, outputs, terminal))) end(exitCode.failure)
    })
}

async function pairOf(name: string, { against, seed }: AttributionCommandOptions, house: House): Promise<{ readonly scenario: Scenario; readonly against: Scenario }> {
  const options = seed === undefined ? {} : { seed }
  if (name === against) return { scenario: (await loadRun(name, options, house)).scenario, against: (await loadRun(against, options, house)).scenario }
  const [a, b] = await loadPair(name, against, options, house)
  return { scenario: a.scenario, against: b.scenario }
}

/** Figures by name. @throws BadInput with everything that is wrong. */
function namesOf(texts: readonly string[], { pack }: House): FigureName[] {
  const read = texts.map((text) => readFigureName(text, pack))
  const problems = read.flatMap((one) => ('problem' in one ? [`--measure: ${one.problem}`] : []))
  if (problems.length > 0) throw new BadInput(problems)
  return read.flatMap((one) => ('name' in one ? [one.name] : []))
}
