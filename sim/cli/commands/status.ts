import { shardsWith } from '../../run/campaign/index.ts'
import { arrayOf } from '../campaign/arrays.ts'
import { doneText, fillCommand, rangesText, statusOf } from '../campaign/folder.ts'
import type { CommandDefinition } from '../command.ts'
import { exitCode } from '../exit.ts'
import { count } from '../options.ts'

interface StatusOptions {
  readonly shards?: number
  readonly verify?: boolean
  readonly redis?: string
}

/** `status`: how far a campaign is. */
export const status: CommandDefinition = (program, { terminal, end }) => {
  program
    .command('status')
    .argument('<dir...>', 'folders of a campaign, which count as one')
    .summary('tell how far a campaign is')
    .description('Tells which blocks of a campaign are there and which are missing, with the command that computes them. Exit code 3 while some are.')
    .option('--shards <n>', 'also tell which of n shares have gaps, as a list for arrays of jobs', count(1, 1_000_000))
    .option('--verify', 'read every block too, instead of trusting its name')
    .option('--redis <url>', 'also tell what stands in this queue, and how many workers there are')
    .action(async (folders: string[], options: StatusOptions) => {
      let missing = false
      for (const found of await statusOf(folders, options.verify ?? false)) {
        const { folder, campaign, status } = found
        terminal.out(`${folder}: ${campaign.kind}, ${doneText(found)}`)
        for (const problem of [...status.torn, ...status.foreign]) terminal.out(`  ${problem}`)
        if (status.missing.length === 0) continue
        missing = true
        terminal.out(`  Missing are ${rangesText(status.missing)}. Compute them: ${fillCommand(folders)}`)
        if (options.shards !== undefined) terminal.out(`  Shares with gaps: --array=${arrayOf(shardsWith(status.missing, options.shards))}`)
      }
      if (options.redis !== undefined) {
        // The queue's packages are a third of a start; only those who queue wait for them.
        const { queueText } = await import('../queue/counts.ts')
        terminal.out(await queueText(options.redis, terminal))
      }
      if (!missing) terminal.out(`Everything is computed: laegeveje merge ${folders.join(' ')}`)
      end(missing ? exitCode.incomplete : exitCode.done)
    })
}
