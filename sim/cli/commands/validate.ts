import { buildChapters, csvOf, planRuns, reportOf, runFrom, sections, wordsOf } from '../../analysis/validation/index.ts'
import type { Bench, Language, Run } from '../../analysis/validation/index.ts'
import { sha256Hex } from '../../core/digest.ts'
import type { CommandDefinition } from '../command.ts'
import { BadInput, exitCode } from '../exit.ts'
import { checkFolder, writeOutputs } from '../export.ts'
import { openHouse } from '../load.ts'
import { count } from '../options.ts'
import { runInTurn } from '../in-turn.ts'
import { tellMissing } from '../simulate.ts'
import { version } from '../version.ts'

interface ValidateOptions {
  readonly out: string
  readonly replicates: number
  readonly language: string
  readonly workers?: number
  readonly only?: string
}

/** `validate`: the report on how far the numbers reach, with its figures as CSV. */
export const validate: CommandDefinition = (program, { terminal, end }) => {
  program
    .command('validate')
    .summary('test the model against the past and write a report')
    .description('Runs the model from 2007, 2013 and 2017 with what was known then, against simpler forecasts and against itself without its assumptions, and writes one HTML report and its figures as CSV.')
    .requiredOption('--out <dir>', 'folder for validation.html and the CSV files')
    .option('--replicates <n>', 'how many times chance is drawn in each run', count(4, 1000), 40)
    .option('--language <code>', 'da or en', 'da')
    .option('--only <sections>', `sections, with commas between them: ${sections.map(({ id }) => id).join(', ')}`)
    .option('--workers <n>', 'threads that work (when not given, as many as there are processors)', count(1, 256))
    .addHelpText(
      'after',
      `
Examples:
  laegeveje validate --out results/validation
  laegeveje validate --out results/validation --language en --replicates 100`,
    )
    .action(async ({ out, replicates, language, workers, only }: ValidateOptions) => {
      if (language !== 'da' && language !== 'en') throw new BadInput([`--language: expected da or en, got ${language}. Name one of the two.`])
      const known = sections.map(({ id }) => id)
      const unknown = only?.split(',').filter((id) => !known.includes(id)) ?? []
      if (unknown.length > 0) throw new BadInput([`--only: expected sections among ${known.join(', ')}, got ${unknown.join(', ')}. Leave it out for all.`])
      const chosen = sections.filter(({ id }) => only === undefined || only.split(',').includes(id))
      await checkFolder(out)
      const { pack, library } = await openHouse()
      const bench: Bench = { pack, library, replicates, words: wordsOf(language satisfies Language), version }
      const { runs, keys } = planRuns(bench, chosen)
      const loaded = runs.map(({ key, compiled, replicates: wanted }) => ({ id: key, compiled: { ...compiled, replicates: wanted } }))
      const simulated = await runInTurn(loaded, workers, terminal)
      if (simulated.code !== exitCode.done) {
        tellMissing(loaded, simulated, terminal)
        terminal.note('No report was written: every run must be whole for it to be the same everywhere.')
        return end(simulated.code)
      }
      const finished = new Map<string, Run>(simulated.results.map((result, i) => [loaded[i]!.compiled.fingerprint, runFrom(loaded[i]!.compiled, result.buffers)]))
      const chapters = buildChapters(bench, keys, finished, chosen)
      const fingerprint = sha256Hex(simulated.results.map(({ digest }) => digest).join('\n'))
      const kept = await writeOutputs(
        out,
        [
          { name: 'validation.html', pieces: () => reportOf(bench, chapters, fingerprint) },
          ...chapters.flatMap(({ tables }) => tables.map((table) => ({ name: `${table.name}.csv`, pieces: () => csvOf(table) }))),
        ],
        terminal,
      )
      if (!kept) end(exitCode.failure)
    })
}
