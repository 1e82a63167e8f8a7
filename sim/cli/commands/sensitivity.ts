import { join } from 'node:path'
import { sha256Hex } from '../../core/digest.ts'
import { uncertainParameters } from '../../model/parameters.ts'
import { sensitivityOf } from '../../analysis/sensitivity/sensitivity.ts'
import type { SensitivityOptions } from '../../analysis/sensitivity/sensitivity.ts'
import { scenarioFolder, writeFileSafely } from '../../run/node-files.ts'
import type { CommandDefinition } from '../command.ts'
import { openDesigner } from '../design-runs.ts'
import { exitCode } from '../exit.ts'
import { openHouse } from '../load.ts'
import { number } from '../numbers.ts'
import { count } from '../options.ts'
import { rowJson } from '../row-json.ts'
import { sensitivityText } from '../sensitivity-summary.ts'
import { version } from '../version.ts'

/** `sensitivity`: which uncertain parameters matter. */
export const sensitivity: CommandDefinition = (program, { terminal, end }) => {
  program
    .command('sensitivity')
    .summary('rank uncertain parameters by what they do to 2035')
    .description(
      'Moves every uncertain parameter along trajectories (Morris) and reads doctors and the worst covered quarter at the end of 2035; then shares out the variance ' +
        'among the leaders (Sobol indices, estimators of Saltelli and Jansen), the others at their defaults. Intervals are bootstrapped.',
    )
    .option('--trajectories <n>', 'trajectories for screening; each costs as many runs as there are parameters, and one', count(2, 1000), 10)
    .option('--leaders <n>', 'parameters whose shares of variance are found', count(1, 60), 12)
    .option('--rows <n>', 'rows for shares of variance; each costs as many runs as there are leaders, and two', count(4, 100_000), 128)
    .option('--replicates <n>', 'runs of each point, under the same luck', count(1, 100), 2)
    .option('--seed <text>', 'text that design and luck are drawn from', 'sensitivity')
    .option('--workers <n>', 'threads that work (when not given, as many as there are processors)', count(1, 256))
    .option('--file <path>', 'where to write the result', join(scenarioFolder, 'results', 'sensitivity.json'))
    .option('--fresh', 'forget points of an interrupted analysis instead of going on with them')
    .action(async ({ workers, file, fresh, ...options }: SensitivityOptions & { readonly workers?: number; readonly file: string; readonly fresh?: boolean }) => {
      const { pack } = await openHouse()
      const k = uncertainParameters(pack, {}).length
      const runs = (options.trajectories * (k + 1) + options.rows * (Math.min(options.leaders, k) + 2)) * options.replicates
      terminal.note(`${k} parameters; ${number(runs, 0)} runs.`)
      const points = join('results', `sensitivity-${sha256Hex(JSON.stringify([file, options])).slice(0, 8)}.jsonl`)
      const designer = await openDesigner(points, runs, workers, terminal, fresh)
      let done = false
      try {
        const found = await sensitivityOf(options, pack, version, designer.run)
        if (designer.known > 0) terminal.note(`${number(designer.known, 0)} points were known from before.`)
        if (!found) {
          terminal.note('Interrupted. The same command goes on where it stopped.')
          return end(exitCode.interrupted)
        }
        await writeFileSafely(file, `${rowJson(found)}\n`)
        done = true
        terminal.out(sensitivityText(found))
      } finally {
        await designer.close(done)
      }
    })
}
