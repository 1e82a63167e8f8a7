import type { CommandDefinition } from '../command.ts'
import { withRedis } from '../options.ts'

/** `cancel`: takes a campaign off the queue. */
export const cancel: CommandDefinition = (program, { terminal, end }) => {
  withRedis(program.command('cancel').argument('<dir>', 'folder of a campaign').summary('take a campaign off the queue'))
    .description('Takes the blocks of a campaign off the queue. Those being computed are finished; whatever is finished is kept, and submit goes on from there.')
    .action(async (folder: string, { redis }: { readonly redis: string }) => {
      // The queue's packages are a third of a start; only those who queue wait for them.
      const { cancelFolder } = await import('../queue/cancel.ts')
      end(await cancelFolder(folder, redis, terminal))
    })
}
