import { number } from '../numbers.ts'
import type { Terminal } from '../terminal.ts'
import { connect } from './connection.ts'
import { openQueue } from './jobs.ts'

/** What stands in a queue, of all campaigns, as a sentence. */
export async function queueText(url: string, terminal: Terminal): Promise<string> {
  const redis = await connect(url, terminal)
  const queue = openQueue(url)
  try {
    const { waiting = 0, active = 0, delayed = 0, failed = 0 } = await queue.getJobCounts('waiting', 'active', 'delayed', 'failed')
    const workers = await queue.getWorkersCount()
    return `Queue: ${number(waiting + delayed, 0)} blocks wait, ${number(active, 0)} are computed, ${number(failed, 0)} failed; ${number(workers, 0)} workers.`
  } finally {
    await queue.close()
    redis.disconnect()
  }
}
