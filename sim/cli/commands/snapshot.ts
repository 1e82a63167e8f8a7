import { figuresOf } from '../../analysis/snapshot.ts'
import type { Snapshot } from '../../analysis/snapshot.ts'
import { modelVersion } from '../../model/version.ts'
import { writeFileSafely } from '../../run/node-files.ts'
import type { CommandDefinition } from '../command.ts'
import { CommandFailure, exitCode } from '../exit.ts'
import { runInTurn } from '../in-turn.ts'
import { loadRun, openHouse } from '../load.ts'
import { number } from '../numbers.ts'
import { count } from '../options.ts'
import { tellMissing } from '../simulate.ts'
import { version } from '../version.ts'

interface SnapshotOptions {
  readonly out: string
  readonly replicates: number
  readonly only?: string
  readonly to?: string
  readonly workers?: number
}

/** `snapshot`: what this version says of every shipped scenario, for `diff`. */
export const snapshot: CommandDefinition = (program, { terminal, end }) => {
  program
    .command('snapshot')
    .summary('keep what this version says of every scenario')
    .description('Runs every shipped scenario and keeps its headline figures, so that `diff` can tell what a change of the model moved.')
    .requiredOption('--out <file>', 'file to write')
    .option('--replicates <n>', 'replicates of each scenario', count(2, 1000), 30)
    .option('--only <ids>', 'scenarios, with commas between them (all when not given)')
    .option('--to <yyyy-mm>', 'last month, for a quicker look')
    .option('--workers <n>', 'threads that work', count(1, 256))
    .addHelpText('after', '\nExamples:\n  laegeveje snapshot --out results/before.json\n  laegeveje diff results/before.json results/after.json')
    .action(async ({ out, replicates, only, to, workers }: SnapshotOptions) => {
      const house = await openHouse()
      const ids = only?.split(',') ?? house.library.ids
      const loaded = await Promise.all(ids.map((id) => loadRun(id, { replicates, to }, house)))
      const simulated = await runInTurn(loaded, workers, terminal)
      if (simulated.code !== exitCode.done) {
        tellMissing(loaded, simulated, terminal)
        return end(simulated.code)
      }
      const kept: Snapshot = {
        format: 1,
        kind: 'snapshot',
        version,
        model: modelVersion,
        replicates,
        scenarios: Object.fromEntries(loaded.map(({ id, scenario, compiled }, i) => [id, { seed: scenario.seed, fingerprint: compiled.fingerprint, digest: simulated.results[i]!.digest, figures: figuresOf(simulated.results[i]!.buffers, compiled.layout) }])),
      }
      try {
        await writeFileSafely(out, `${JSON.stringify(kept)}\n`)
      } catch (error) {
        throw new CommandFailure(`--out: expected a file that can be written, got ${out} (${error instanceof Error ? error.message : String(error)}). Choose another.`)
      }
      terminal.note(`Wrote ${number(loaded.length, 0)} scenarios, ${number(replicates, 0)} replicates each, to ${out}`)
    })
}
