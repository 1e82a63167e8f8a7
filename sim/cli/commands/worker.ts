import type { CommandDefinition } from '../command.ts'
import { interruptible } from '../interrupt.ts'
import { count, withRedis } from '../options.ts'

/** `worker`: computes what stands in a queue. */
export const worker: CommandDefinition = (program, { terminal, end }) => {
  withRedis(program.command('worker').summary('compute blocks of the queue until stopped'))
    .description(
      'Computes blocks of whatever campaigns stand in the queue, on threads of its own. Blocks go to the campaign’s folder where this machine has it, and through the ' +
        'server otherwise. A machine that computes otherwise, or another version, takes no part: exit code 42. Ctrl-C gives back what was begun.',
    )
    .option('--workers <n>', 'threads that work (when not given, as many as there are processors)', count(1, 256))
    .option('--lock <seconds>', 'silence after which another worker takes over a block', count(1, 3600), 10)
    .action(async ({ redis, workers, lock }: { readonly redis: string; readonly workers?: number; readonly lock: number }) => {
      const interrupt = interruptible(terminal)
      try {
        // The queue's packages are a third of a start; only those who queue wait for them.
        const { work } = await import('../queue/worker.ts')
        end(await work({ redis, workers, lockSeconds: lock, signal: interrupt.signal }, terminal))
      } finally {
        interrupt.release()
      }
    })
}
