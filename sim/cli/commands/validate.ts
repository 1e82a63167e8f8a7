import { basename } from 'node:path'
import { buildChapters, csvOf, planRuns, reportData, reportOf, runFrom, sections, wordsOf } from '../../analysis/validation/index.ts'
import type { Bench, Language, Run } from '../../analysis/validation/index.ts'
import { sha256Hex } from '../../core/digest.ts'
import { writeFileSafely } from '../../run/node-files.ts'
import type { CommandDefinition } from '../command.ts'
import { BadInput, exitCode } from '../exit.ts'
import { checkFolder, writeOutputs } from '../export.ts'
import { openHouse } from '../load.ts'
import { count } from '../options.ts'
import { runInTurn } from '../in-turn.ts'
import { baselineFingerprint, shippedFile } from '../shipped-results.ts'
import { tellMissing } from '../simulate.ts'
import { version } from '../version.ts'

interface ValidateOptions {
  readonly out?: string
  readonly ship?: boolean
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
    .option('--out <dir>', 'folder for validation.html and the CSV files')
    .option('--ship', 'write the report in both languages as the page shows it, to scenarios/results')
    .option('--replicates <n>', 'how many times chance is drawn in each run', count(4, 1000), 40)
    .option('--language <code>', 'da or en', 'da')
    .option('--only <sections>', `sections, with commas between them: ${sections.map(({ id }) => id).join(', ')}`)
    .option('--workers <n>', 'threads that work (when not given, as many as there are processors)', count(1, 256))
    .addHelpText(
      'after',
      `
Examples:
  laegeveje validate --out results/validation
  laegeveje validate --out results/validation --language en --replicates 100
  laegeveje validate --ship                                     after a change of the model or its data`,
    )
    .action(async ({ out, ship, replicates, language, workers, only }: ValidateOptions) => {
      if (language !== 'da' && language !== 'en') throw new BadInput([`--language: expected da or en, got ${language}. Name one of the two.`])
      if (out === undefined && !ship) throw new BadInput(['validate: expected --out or --ship, got neither. Name a folder for the report, or have the page\'s own written.'])
      if (ship && only !== undefined) throw new BadInput(['--ship: expected the whole report, got --only. The page shows every section.'])
      const known = sections.map(({ id }) => id)
      const unknown = only?.split(',').filter((id) => !known.includes(id)) ?? []
      if (unknown.length > 0) throw new BadInput([`--only: expected sections among ${known.join(', ')}, got ${unknown.join(', ')}. Leave it out for all.`])
      const chosen = sections.filter(({ id }) => only === undefined || only.split(',').includes(id))
      if (out !== undefined) await checkFolder(out)
      const house = await openHouse()
      const { pack, library } = house
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
      if (ship)
        for (const code of ['da', 'en'] as const) {
          const told: Bench = { ...bench, words: wordsOf(code) }
          const file = shippedFile(`validation-${code}.json`)
          await writeFileSafely(file, `${JSON.stringify(reportData(told, buildChapters(told, keys, finished), fingerprint, baselineFingerprint(house)))}\n`)
          terminal.note(`Wrote scenarios/results/${basename(file)}`)
        }
      if (out === undefined) return
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
