import type { CommandDefinition } from '../command.ts'
import { withRedis } from '../options.ts'

/** `submit`: a campaign to workers of a queue. */
export const submit: CommandDefinition = (program, { terminal, line, end }) => {
  withRedis(program.command('submit').argument('<dir>', 'folder of a campaign, made by --prepare').summary('have a campaign computed by workers'))
    .description(
      'Puts what is missing of a campaign on a queue (BullMQ on Redis or Valkey), follows the workers, and ends by telling the result as one machine would. ' +
        'Ctrl-C only ends following. The same command takes it up again and retries blocks that failed.',
    )
    .addHelpText('after', '\nExamples:\n  laegeveje run baseline --replicates 5000 --prepare --out results/big\n  laegeveje submit results/big --redis redis://:secret@queue.example.org')
    .action(async (folder: string, options: { readonly redis: string }) => {
      // The queue's packages are a third of a start; only those who queue wait for them.
      const { submitFolder } = await import('../queue/submit.ts')
      end(await submitFolder(folder, options, line, terminal))
    })
}
