import { existsSync } from 'node:fs'
import { basename, join, relative } from 'node:path'
import { designText } from '../experiment-summary.ts'
import { experimentCampaign, experimentDocument, experimentSize, parseExperimentText, planExperiment } from '../../analysis/experiments/index.ts'
import type { ExperimentPlan } from '../../analysis/experiments/index.ts'
import { blocksOf, readStatus, shardOf } from '../../run/campaign/index.ts'
import type { Campaign } from '../../run/campaign/index.ts'
import { createFolderStore } from '../../run/campaign/node-store.ts'
import { defaultNodeWorkers } from '../../run/node-pool.ts'
import { readFolder, scenarioFolder, writeFileSafely } from '../../run/node-files.ts'
import { finishExperiment } from '../campaign/experiment-kind.ts'
import { claim, rangesText, readShard } from '../campaign/folder.ts'
import { checkMachine, machineDigest } from '../campaign/machine.ts'
import { computeShare, runShared } from '../campaign/share.ts'
import type { CommandDefinition } from '../command.ts'
import { BadInput, exitCode } from '../exit.ts'
import { experimentFile, experimentManifest, manifestFile, manifestText, runStatesIn } from '../experiment-files.ts'
import { checkFolder } from '../export.ts'
import { openHouse } from '../load.ts'
import type { House } from '../load.ts'
import { duration, number } from '../numbers.ts'
import { count } from '../options.ts'
import { readNamed } from '../registered-files.ts'
import { rowJson } from '../row-json.ts'
import type { Terminal } from '../terminal.ts'
import { textTable } from '../text-table.ts'
import { version } from '../version.ts'

/** Where the experiments are that come with the project. */
const experimentFolder = join(scenarioFolder, 'experiments')

interface ExperimentCommandOptions {
  readonly out?: string
  readonly resume?: boolean
  readonly shard?: string
  readonly prepare?: boolean
  readonly workers?: number
  readonly json?: boolean
  readonly estimate?: boolean
}

/** `experiment`: many runs at the points of a design, and what they show. */
export const experiment: CommandDefinition = (program, { terminal, line, end }) => {
  program
    .command('experiment')
    .argument('[file]', 'an experiment file, or the name of one in scenarios/experiments; without it those are listed')
    .summary('run a design over levers and assumptions')
    .description(
      'Runs every point of a design (one at a time, full or fractional factorial, Latin hypercube, Sobol sequence, Saltelli, Morris) under the same luck, and works out effects with intervals, ' +
        'odds over two levers, and where the goal is reached. Every run is registered before the first is made and kept as it is made: whatever stops the program, --resume goes on.',
    )
    .option('--out <dir>', 'folder for runs, tables (CSV and Parquet), results and manifest')
    .option('--resume', 'go on with the runs that are in the folder')
    .option('--shard <i/n>', 'only the i-th of n shares; merge puts shares together')
    .option('--prepare', 'only write campaign.json to the folder of --out, for fill, submit, slurm and kubernetes')
    .option('--workers <n>', 'threads that work (when not given, as many as there are processors)', count(1, 256))
    .option('--estimate', 'only say how many runs it is and how long they will take')
    .option('--json', 'print one JSON object instead of tables')
    .addHelpText(
      'after',
      `
Examples:
  laegeveje experiment two-levers --estimate
  laegeveje experiment two-levers --out results/two-levers
  laegeveje experiment mine.json --out results/mine --resume          after a stop, of whatever kind
  laegeveje experiment mine.json --out results/mine --shard 1/4       on each of four machines, then: laegeveje merge results/mine
How to write one: scenarios/experiments/README.md`,
    )
    .action(async (name: string | undefined, options: ExperimentCommandOptions) => {
      const house = await openHouse()
      if (name === undefined) return terminal.out(await listText(house, options.workers ?? defaultNodeWorkers()))
      const plan = await load(name, house)
      const campaign = experimentCampaign(plan, { version, selfTest: machineDigest(house.pack) })
      const workers = options.workers ?? defaultNodeWorkers()
      if (options.estimate) return terminal.out(estimateText(plan, workers))
      if (options.out === undefined) throw new BadInput(['--out: expected a folder, got none. Say where results are to go, or --estimate to run nothing.'])
      if (options.prepare) {
        const code = await runShared(campaign, { prepare: true, out: options.out }, line, terminal)
        await register(plan, campaign, options.out, house)
        return end(code)
      }
      end(await carryOut(plan, campaign, options.out, options, house, terminal))
    })
}

async function load(name: string, { pack, library }: House): Promise<ExperimentPlan> {
  const files = await readFolder(experimentFolder, ['.json'])
  const shipped = files[`${name}.json`]
  const isFile = shipped === undefined || existsSync(name)
  if (isFile && !existsSync(name) && !/[\\/]|\.json$/.test(name)) throw new BadInput([`experiment: expected a file, or one of ${Object.keys(files).map((file) => file.slice(0, -'.json'.length)).join(', ')}, got ${name}. How to write one: scenarios/experiments/README.md.`])
  const text = isFile ? await readNamed(name) : shipped
  const parsed = parseExperimentText(text, { pack, library, where: isFile ? relative('.', name) || basename(name) : `scenarios/experiments/${name}.json` })
  if (!parsed.ok) throw new BadInput(parsed.problems.map(({ message }) => message))
  return planExperiment(parsed.experiment, library, pack)
}

/** The experiments that come with the project. */
async function listText(house: House, workers: number): Promise<string> {
  const names = Object.keys(await readFolder(experimentFolder, ['.json'])).map((file) => file.slice(0, -'.json'.length))
  const plans = await Promise.all(names.map((name) => load(name, house)))
  const rows = plans.map(({ experiment: { id, title, design, ...rest }, runs }) => {
    const { secondsPerRun } = experimentSize({ ...rest, design })
    return [id, title.en, design.kind.replaceAll('-', ' '), number(runs, 0), duration((runs * secondsPerRun) / workers)]
  })
  return textTable([{ title: 'Experiment' }, { title: '' }, { title: 'design' }, { title: 'runs', align: 'right' }, { title: `time on ${workers}`, align: 'right' }], rows)
}

function estimateText(plan: ExperimentPlan, workers: number): string {
  const { runs, secondsPerRun } = experimentSize(plan.experiment)
  return `${designText(plan)}\nAbout ${duration((runs * secondsPerRun) / workers)} on ${number(workers, 0)} ${workers === 1 ? 'processor' : 'processors'} of a plain machine.`
}

/** Registers the experiment, makes the runs that are missing, and tells results when there are none left. */
async function carryOut(plan: ExperimentPlan, campaign: Campaign, out: string, options: ExperimentCommandOptions, house: House, terminal: Terminal): Promise<number> {
  const { json, resume, workers } = options
  const shard = options.shard === undefined ? undefined : readShard(options.shard)
  checkMachine(campaign, house.pack)
  await checkFolder(out)
  await claim(out, campaign)
  const store = createFolderStore(out)
  const before = await readStatus(campaign, store)
  const mine = new Set((shard ? shardOf(blocksOf(campaign), shard) : blocksOf(campaign)).map(({ key }) => key))
  const there = before.done.filter(({ key }) => mine.has(key))
  if (there.length > 0 && !resume) throw new BadInput([`--out: expected a folder without runs, got ${out} with ${rangesText(there)}. Add --resume to go on with them, or choose another folder.`])
  terminal.note(estimateText(plan, workers ?? defaultNodeWorkers()))
  await register(plan, campaign, out, house)
  let interrupted: boolean
  try {
    interrupted = await computeShare(campaign, [out], { ...(shard ? { shard } : {}), workers }, house, terminal)
  } catch (error) {
    await register(plan, campaign, out, house)
    throw error
  }
  if (interrupted) {
    await register(plan, campaign, out, house)
    terminal.note('Add --resume to it.')
    return exitCode.interrupted
  }
  const finish = (): Promise<number> => finishExperiment(campaign, plan, [store], out, house, terminal, json)
  if ((await readStatus(campaign, store, true)).missing.length === 0) return finish()
  await register(plan, campaign, out, house)
  // Another share may have ended while this one wrote its register over what that had written.
  const { missing } = await readStatus(campaign, store, true)
  if (missing.length === 0) return finish()
  terminal.note(`${out}: ${rangesText(missing)} are left to other shards. When they are done: laegeveje merge ${out}`)
  return exitCode.done
}

/** Writes down what is to be run and in what state each run is: before the first is made, and again when this program is done with its part. */
async function register(plan: ExperimentPlan, campaign: Campaign, out: string, { pack }: House): Promise<void> {
  await writeFileSafely(join(out, experimentFile), `${rowJson(experimentDocument(plan.experiment))}\n`)
  await writeFileSafely(join(out, manifestFile), manifestText(experimentManifest(plan, campaign, await runStatesIn(campaign, createFolderStore(out)), pack)))
}
