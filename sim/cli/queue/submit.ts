import { join } from 'node:path'
import { claim, openCampaign } from '../campaign/folder.ts'
import { kindOf } from '../campaign/kinds.ts'
import { checkMachine } from '../campaign/machine.ts'
import { exitCode } from '../exit.ts'
import { interruptible } from '../interrupt.ts'
import { openHouse } from '../load.ts'
import type { Terminal } from '../terminal.ts'
import { connect } from './connection.ts'
import { follow } from './follow.ts'
import { openQueue } from './jobs.ts'

/** Submits a folder's campaign, and those that follow from it, to the queue; follows them and tells the result. Gives the exit code. */
export async function submitFolder(folder: string, { redis: url, pace }: { readonly redis: string; readonly pace?: number }, line: string, terminal: Terminal): Promise<number> {
  const campaign = await openCampaign(folder)
  const house = await openHouse()
  const redis = await connect(url, terminal)
  const queue = openQueue(url)
  const interrupt = interruptible(terminal)
  try {
    const end = await kindOf(campaign).conduct({ campaign, house, terminal, line, out: folder }, async (current, part) => {
      checkMachine(current, house.pack)
      await claim(join(folder, part), current)
      const store = await follow(current, join(folder, part), { queue, redis, signal: interrupt.signal, terminal, pace })
      return store && [store]
    })
    if (end) return await end()
    terminal.note('No longer following. The workers go on; the same command takes it up again, and laegeveje cancel stops them.')
    return exitCode.interrupted
  } finally {
    interrupt.release()
    await queue.close()
    redis.disconnect()
  }
}
