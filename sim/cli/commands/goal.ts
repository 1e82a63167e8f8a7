import { readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { goalScenario, parseGoalText, seekGoal, shortFindings } from '../../analysis/goal-seek/index.ts'
import { modelVersion } from '../../model/version.ts'
import type { CommandDefinition } from '../command.ts'
import { BadInput, CommandFailure, exitCode } from '../exit.ts'
import { checkFolder, writeOutputs } from '../export.ts'
import { goalRunner } from '../goal-runs.ts'
import { frontRows, goalText } from '../goal-summary.ts'
import { openHouse } from '../load.ts'
import { count } from '../options.ts'
import { withManifest } from '../receipts.ts'
import { readNamed } from '../registered-files.ts'
import { rowJson } from '../row-json.ts'
import { version } from '../version.ts'

interface GoalOptions {
  readonly out: string
  readonly resume?: boolean
  readonly workers?: number
  readonly json?: boolean
}

/** `goal`: which levers, how much of them, and at what cost. */
export const goal: CommandDefinition = (program, { terminal, end }) => {
  program
    .command('goal')
    .argument('<file>', 'a goal file such as scenarios/goals/five-thousand.json')
    .summary('find the smallest set of levers that reaches a goal')
    .description(
      'Looks for sets and sizes of the levers that a goal file allows, so that all its conditions hold at once with the chance it asks for; shows those that none beats in chance, cost and number of levers, ' +
        'each confirmed under luck it was not chosen by. Where no set reaches the goal it says what would have to be true.',
    )
    .requiredOption('--out <dir>', 'folder for findings.json, front.csv, a scenario file of each set and a manifest; runs are kept in it')
    .option('--resume', 'go on with a search that was stopped in that folder')
    .option('--workers <n>', 'threads that work (when not given, as many as there are processors)', count(1, 256))
    .option('--json', 'print JSON')
    .addHelpText('after', '\nExamples:\n  laegeveje goal scenarios/goals/five-thousand.json --out results/five-thousand\n  laegeveje goal my-goal.json --out results/mine --resume')
    .action(async (file: string, { out, resume, workers, json }: GoalOptions) => {
      const text = await readNamed(file)
      const house = await openHouse()
      const parsed = parseGoalText(text, { ...house, where: basename(file) })
      if (!parsed.ok) throw new BadInput(parsed.problems.map(({ message }) => message))
      await checkFolder(out)
      const kept = await readFile(join(out, 'goal.json'), 'utf8').catch(() => undefined)
      if (kept !== undefined && !resume) throw new CommandFailure(`--out: expected a folder without a search, got ${out}, which has one. Give --resume to go on with it, or choose another folder.`)
      if (kept !== undefined && kept !== text) throw new CommandFailure(`--resume: expected the goal of ${join(out, 'goal.json')}, got another. Choose another folder.`)
      await writeOutputs(out, [{ name: 'goal.json', pieces: () => text }], { ...terminal, note: () => {} })
      const { runner, close } = goalRunner(parsed.goal, join(out, 'runs'), workers, house, terminal)
      const found = await seekGoal(parsed.goal, runner, house.pack).finally(close)
      if (!found) {
        terminal.note('Interrupted. The same command with --resume goes on where it stopped.')
        return end(exitCode.interrupted)
      }
      const findings = shortFindings(found)
      terminal.out(json ? JSON.stringify({ name: 'laegeveje', version, ...findings }) : goalText(parsed.goal, found, house.pack))
      const sets = found.front.map(({ levers }, i) => ({ name: `set-${i + 1}.json`, pieces: () => `${rowJson(goalScenario(parsed.goal, { levers: { ...parsed.goal.from.levers, ...levers }, assumptions: parsed.goal.from.assumptions }, `set-${i + 1}`))}\n` }))
      const outputs = withManifest(
        [{ name: 'goal.json', pieces: () => text }, { name: 'findings.json', pieces: () => `${rowJson({ name: 'laegeveje', version, ...findings })}\n` }, { name: 'front.csv', pieces: () => frontRows(parsed.goal, found) }, ...sets],
        (files) => `${rowJson({ format: 1, name: 'laegeveje', version, model: modelVersion, kind: 'goal', command: 'laegeveje goal goal.json --out DIR', seed: found.seed, runs: found.runs, files, data: house.pack.hashes })}\n`,
      )
      if (!(await writeOutputs(out, outputs, terminal))) end(exitCode.failure)
    })
}
