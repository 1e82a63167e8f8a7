import { readFile } from 'node:fs/promises'
import type { Attribution, AttributionFile } from '../../analysis/attribution/index.ts'
import type { Registration } from '../../analysis/registration.ts'
import { chaptersOf, appendixOf, tablesOf } from '../../analysis/review/appendix.ts'
import type { AppendixOrigin } from '../../analysis/review/appendix.ts'
import { feedCoalition, feedInputs, readDesignEstimates, readObservations } from '../../analysis/review/index.ts'
import type { Observation, Review } from '../../analysis/review/index.ts'
import { trustSentence, updateSentence, corridorSentence, countSentence, leadingSentence } from '../../analysis/review/sentences.ts'
import { fixedId } from '../../analysis/review/indicator-list.ts'
import { csvOf } from '../../analysis/validation/csv.ts'
import { wordsOf } from '../../analysis/validation/words.ts'
import type { Language } from '../../analysis/validation/words.ts'
import { modelVersion } from '../../model/version.ts'
import { createManifest, manifestRun } from '../../run/manifest.ts'
import type { Compiled } from '../../scenario/index.ts'
import { attribute } from '../attribution.ts'
import type { CommandDefinition } from '../command.ts'
import { BadInput, exitCode } from '../exit.ts'
import { checkFolder, writeOutputs } from '../export.ts'
import { withManifest } from '../receipts.ts'
import { openHouse } from '../load.ts'
import type { House } from '../load.ts'
import { count } from '../options.ts'
import { readFixedList, readNamed, readRegistered, registeredFolder } from '../registered-files.ts'
import { givenFiles, givenOutputs, reviewCommand } from '../review-files.ts'
import type { ReviewChoices } from '../review-files.ts'
import { compiledOf, runReview } from '../review-runs.ts'
import { attributionFile, shippedFigures } from '../shipped-attribution.ts'
import type { Terminal } from '../terminal.ts'
import { version } from '../version.ts'

interface ReviewOptions extends Omit<ReviewChoices, 'registered' | 'without'> {
  readonly observed: string
  readonly registered?: string
  readonly without?: string
  readonly out: string
  readonly design?: string
  readonly workers?: number
}

/** `review`: what came, against what was forecast before it came. */
export const review: CommandDefinition = (program, { terminal, end }) => {
  program
    .command('review')
    .summary('hold observations against a registered forecast and write an evaluation appendix')
    .description(
      'Reads figures that have been seen, tells where they lie in the forecast registered before, what 2029 must look like for the goal, which leading indicators are outside their limits, what is left of the outlook for 2035, and what the reform did. Writes one HTML appendix in each language, its tables as CSV and a manifest.',
    )
    .requiredOption('--observed <file>', 'CSV with what has been seen: indicator, area, date, value, and error, definition, source, grade, use where known')
    .requiredOption('--out <dir>', 'folder for the appendix, the CSV files and manifest.json')
    .option('--registered <id>', "registration with the reform (when not given, the fixed list's)")
    .option('--without <id>', "registration without it (when not given, the fixed list's)")
    .option('--design <file>', 'CSV with estimates that do not come from the model: method, indicator, year, estimate, low, high, source')
    .option('--folder <dir>', 'where registrations are kept', registeredFolder)
    .option('--replicates <n>', 'replicates to begin with (when not given, as many as were registered)', count(20, 10_000))
    .option('--most <n>', 'draw more until enough are left, but no more than this', count(20, 10_000), 1000)
    .option('--enough <n>', 'effective replicates wanted', count(2, 5000), 40)
    .option('--attribution <n>', 'share the effect out among levers, with the inputs that were seen, in so many replicates of each coalition (when not given, as shipped, which is as planned, if that is of this reform)', count(2, 1000))
    .option('--language <code>', 'da, en or both', 'both')
    .option('--workers <n>', 'threads that work (when not given, as many as there are processors)', count(1, 256))
    .addHelpText(
      'after',
      `
Examples:
  laegeveje review --observed scenarios/observations/2025-2026.csv --registered 2026-reform --out results/review
  laegeveje review --observed mine.csv --design estimates.csv --out results/review --replicates 400 --language da`,
    )
    .action(async (options: ReviewOptions) => {
      const { observed, out, design, folder, language } = options
      if (!['da', 'en', 'both'].includes(language)) throw new BadInput([`--language: expected da, en or both, got ${language}. Name one of the three.`])
      const [house, list, registrations, text, designText] = await Promise.all([openHouse(), readFixedList(folder), readRegistered(folder), readNamed(observed), design === undefined ? '' : readNamed(design)])
      if (!list) throw new BadInput([`--folder: expected a list of indicators fixed in advance in ${folder}, got none. Take the folder that comes with the project.`])
      const named = (option: string, id: string) => {
        const found = registrations.find(({ registration }) => registration.id === id)?.registration
        if (!found) throw new BadInput([`${option}: expected one of ${registrations.map(({ registration }) => registration.id).join(', ')}, got ${id}. laegeveje registered lists them.`])
        return found
      }
      const [reform, without] = [named('--registered', options.registered ?? list.registered.reform), named('--without', options.without ?? list.registered.without)]
      const { observations, bad } = readObservations(text, house.pack)
      const { estimates, bad: badEstimates } = readDesignEstimates(designText)
      for (const { line: row, reasons } of [...bad, ...badEstimates].slice(0, 10)) terminal.note(`row ${row}: ${reasons.map(({ en }) => en).join(' ')}`)
      if (bad.length + badEstimates.length > 10) terminal.note(`${bad.length + badEstimates.length - 10} more rows could not be read; unread-rows.csv lists them.`)
      if (observations.length === 0) throw new BadInput([`--observed: expected at least one row that can be read, got ${bad.length === 0 ? 'an empty table' : `${bad.length} that cannot`}. See scenarios/observations/README.md for the columns.`])
      await checkFolder(out)
      const attribution = await attributionOf(reform, without, observations, options, house, terminal)
      if (attribution === 'interrupted') return end(exitCode.interrupted)
      const done = await runReview({ list, reform, without, observations, bad, estimates, badEstimates, pack: house.pack, ...(attribution && { attribution }), enough: options.enough }, house, options, terminal)
      if (!done.review) {
        terminal.note('No appendix was written: every run must be whole for it to be the same everywhere.')
        return end(done.code)
      }
      const made = done.review
      tell(made, terminal.out)
      const languages = (language === 'both' ? ['da', 'en'] : [language]) as readonly Language[]
      const pages = languages.map((code) => `status-${made.year}.${code}.html`)
      const tableNames = tablesOf(chaptersOf(made, { version, model: modelVersion, command: '', files: [] }, languages[0]!)).map(({ name }) => `${name}.csv`)
      const given = givenFiles([{ option: '--observed', path: observed, text }, ...(design === undefined ? [] : [{ option: '--design' as const, path: design, text: designText }])], [...pages, ...tableNames])
      const command = reviewCommand(given, { ...options, registered: reform.id, without: without.id })
      const origin: AppendixOrigin = { version, model: modelVersion, command, files: given.map(({ name }) => name) }
      const chapters = new Map(languages.map((code) => [code, chaptersOf(made, origin, code)]))
      const manifest = createManifest({
        name: 'laegeveje',
        version,
        model: modelVersion,
        command,
        data: house.pack.hashes,
        runs: done.runs.map(({ id, scenario, seed, result }) => manifestRun({ id, scenario, seed, wanted: result.buffers.length }, result)),
      })
      const kept = await writeOutputs(
        out,
        withManifest(
          [
            ...languages.map((code) => ({ name: `status-${made.year}.${code}.html`, pieces: () => appendixOf(made, chapters.get(code)!, origin, code) })),
            ...tablesOf(chapters.get(languages[0]!)!).map((table) => ({ name: `${table.name}.csv`, pieces: () => csvOf(table) })),
            ...givenOutputs(given),
          ],
          (files) =>
            `${JSON.stringify({ ...manifest, kind: 'review', files, list: { id: list.id, fixed: list.fixed, fingerprint: list.fingerprint }, registered: [reform, without].map(({ id, fingerprint }) => ({ id, fingerprint })), reproduced: made.runs.reproduced, inputs: { seen: made.runs.fed.inputs.map(({ observation, year, reformDecides }) => ({ indicator: `${observation.indicator}/${observation.measure}`, year, value: observation.value, intoBoth: !reformDecides })), runs: done.fed }, observations: observations.length, unread: bad.length + badEstimates.length, effective: made.update.effective }, null, 2)}\n`,
        ),
        terminal,
      )
      if (!kept) end(exitCode.failure)
    })
}

/** The reform's effect by lever: made anew, with the inputs that were seen, when asked for; else as planned, as shipped where that is of this reform and this program. */
async function attributionOf(reform: Registration, without: Registration, observations: readonly Observation[], { attribution: replicates, workers }: ReviewOptions, house: House, terminal: Terminal): Promise<Attribution | 'interrupted' | undefined> {
  if (replicates !== undefined) {
    const [own, twin] = [compiledOf(reform, house).compiled, compiledOf(without, house).compiled]
    const { fed } = feedInputs(observations, own, twin, house.pack)
    const figures = shippedFigures(house).filter(({ level }) => level === 'nation' || level === 'worst-quarter')
    const alter = fed.length === 0 ? {} : { alter: (compiled: Compiled) => feedCoalition(compiled, fed, house.pack) }
    const found = await attribute({ scenario: own.scenario, against: twin.scenario, figures, replicates, orderPairs: 8, ...alter }, { workers }, house, terminal)
    return found ? { ...found, ...(fed.length > 0 && { inputs: fed.length }) } : 'interrupted'
  }
  const text = await readFile(attributionFile, 'utf8').catch(() => undefined)
  const found = text === undefined ? undefined : (JSON.parse(text) as AttributionFile).scenarios[reform.from]
  return found?.fingerprints.with === compiledOf(reform, house).compiled.fingerprint && found.fingerprints.without === compiledOf(without, house).compiled.fingerprint ? found : undefined
}

/** The findings on the terminal. */
function tell(made: Review, out: (text: string) => void): void {
  const words = wordsOf('en')
  const { list } = made.question
  for (const sentence of [
    countSentence(made.judgements, words),
    corridorSentence(made.corridor, fixedId(list.goal), made.year, words),
    leadingSentence(made.leading, words),
    updateSentence(made.update, words),
    trustSentence(made.update, words),
  ])
    if (sentence !== '') out(sentence)
}
