import { sourcedAtDefaults } from '../../analysis/graded.ts'
import { compileScenario } from '../../scenario/index.ts'
import type { Compiled } from '../../scenario/index.ts'
import type { Pack } from '../../model/pack/index.ts'
import { runCampaignOf } from '../campaign/run-kind.ts'
import { runShared, withShareOptions } from '../campaign/share.ts'
import type { SharedOptions } from '../campaign/share.ts'
import type { CommandDefinition } from '../command.ts'
import { exitCode } from '../exit.ts'
import { costTables, ledgerJson, price } from '../ledger.ts'
import { checkFolder, writeOutputs } from '../export.ts'
import { loadRun, openHouse } from '../load.ts'
import type { Loaded } from '../load.ts'
import { withRunOptions } from '../options.ts'
import type { RunOptions } from '../options.ts'
import { placeNotes } from '../place-notes.ts'
import { runManifest, runOutputs, runText } from '../run-report.ts'
import { runJson, spreadJson } from '../run-summary.ts'
import { simulate, tellMissing } from '../simulate.ts'
import { standInNotes } from '../stand-in-notes.ts'
import { version } from '../version.ts'
import { pairedWith, withoutLevers } from '../without-levers.ts'

/** `run`: one scenario, its bands and odds. */
export const run: CommandDefinition = (program, { terminal, line, end }) => {
  withShareOptions(withRunOptions(program.command('run').argument('<scenario>', 'id of a scenario, or a scenario file').summary('run a scenario')))
    .description(
      'Runs a scenario and shows what becomes of doctors, with medians, bands and odds. Where levers are on, up to 24 replicates are also run without them, ' +
        'which tells what place levers take elsewhere, what the levers cost, and what an extra doctor-year, covered citizen and filled post costs.',
    )
    .option('--price <lever=dkk>', 'DKK per unit of a lever, before the scenario’s own prices; may be given for several', price)
    .addHelpText(
      'after',
      `
Examples:
  laegeveje run baseline
  laegeveje run agreement-2024 --replicates 50 --seed "another chance"
  laegeveje run baseline --to 2035-12 --out results/baseline
  laegeveje run my-scenario.json --json > mine.json`,
    )
    .action(async (name: string, options: RunOptions & SharedOptions & { readonly price?: Readonly<Record<string, number>> }) => {
      const house = await openHouse()
      const loaded = await loadRun(name, options, house)
      if (options.shard !== undefined || options.prepare) return end(await runShared(runCampaignOf(loaded, house), options, line, terminal))
      if (options.out !== undefined) await checkFolder(options.out)
      const { id, scenario, compiled } = loaded
      const twins = options.json ? spreadTwins(loaded, house.pack) : []
      const plain = withoutLevers(scenario, house.pack)
      const simulated = await simulate([loaded, ...twins.map((twin) => ({ compiled: twin })), ...(plain ? [{ compiled: plain }] : [])], options.workers, terminal)
      const [result, ...beside] = simulated.results
      const [chance, assumed] = twins.map((twin, i) => ({ buffers: beside[i]!.buffers, layout: twin.layout }))
      const done = { buffers: result!.buffers, layout: compiled.layout }
      const costed = plain && pairedWith(loaded, done.buffers, plain, beside.at(-1)!.buffers, house, options.price ?? {})
      const report = { loaded, result: result!, house, line }
      if (options.json) {
        const { fingerprint, digest, failures, cancelled, finished, prefix } = result!
        const { seed, period, chanceOnly } = scenario
        const told = { name: 'laegeveje', version, command: line, scenario: id, seed, period, chanceOnly, fingerprint, digest }
        terminal.out(JSON.stringify({ ...told, replicates: finished, wanted: compiled.replicates, inOrder: prefix, cancelled, failures, indicators: runJson(done), ...(costed ? ledgerJson(costed) : {}), notes: standInNotes(scenario), spread: spreadJson(done, chance, assumed), data: runManifest(report).data }))
      } else terminal.out(runText(report, costed ? costTables(costed) : ''))
      tellMissing([loaded], simulated, terminal)
      if (options.out !== undefined) for (const note of placeNotes(house.pack)) terminal.note(note)
      const kept = options.out === undefined || (await writeOutputs(options.out, runOutputs(report, costed), terminal))
      end(simulated.code === exitCode.done && !kept ? exitCode.failure : simulated.code)
    })
}

/**
 * The same run with every parameter at its default, and with only those drawn that have no source, by which the band is split into chance, parameters
 * with a source and assumptions; as many replicates as make the split worth telling, and none when the run itself is of chance only or too short.
 */
function spreadTwins({ scenario, compiled }: Loaded, pack: Pack): Compiled[] {
  if (compiled.chanceOnly || compiled.replicates < 16) return []
  const replicates = Math.min(compiled.replicates, 50)
  return [
    { ...compiled, chanceOnly: true, replicates, fingerprint: `${compiled.fingerprint}:chance` },
    // What the scenario fixes stays as it says.
    compileScenario({ ...scenario, replicates, assumptions: { ...sourcedAtDefaults(pack), ...scenario.assumptions } }, pack),
  ]
}
