import { shardFromEnvironment } from '../campaign/arrays.ts'
import { readShard } from '../campaign/folder.ts'
import { share } from '../campaign/share.ts'
import type { CommandDefinition } from '../command.ts'
import { count } from '../options.ts'

/** `fill`: what is missing of a campaign, or a share of it. */
export const fill: CommandDefinition = (program, { terminal, line, end }) => {
  program
    .command('fill')
    .argument('<dir...>', 'folder with campaign.json; of several the first is written to, and what the others have is not computed again')
    .summary('compute what is missing of a campaign')
    .description('Computes the blocks of a campaign that are missing or torn, or this machine’s share of them. Interrupted, the same command goes on.')
    .option('--shard <i/n>', 'only the i-th of n shares')
    .option('--of <n>', 'only the share that an engine says, of n: SLURM_ARRAY_TASK_ID from 1, or JOB_COMPLETION_INDEX from 0', count(1, 1_000_000))
    .option('--workers <n>', 'threads that work (when not given, as many as there are processors)', count(1, 256))
    .addHelpText('after', '\nExamples:\n  laegeveje run baseline --replicates 2000 --prepare --out results/big\n  laegeveje fill results/big --shard 2/8')
    .action(async (folders: string[], options: { readonly shard?: string; readonly of?: number; readonly workers?: number }) => {
      const shard = options.shard !== undefined ? readShard(options.shard) : options.of === undefined ? undefined : shardFromEnvironment(options.of, process.env)
      end(await share(folders, { shard, workers: options.workers }, line, terminal))
    })
}
