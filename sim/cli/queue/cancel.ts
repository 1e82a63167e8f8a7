import { campaignId } from '../../run/campaign/index.ts'
import { createFolderStore } from '../../run/campaign/node-store.ts'
import { statusOf } from '../campaign/folder.ts'
import { exitCode } from '../exit.ts'
import { number } from '../numbers.ts'
import type { Terminal } from '../terminal.ts'
import { connect } from './connection.ts'
import { collect } from './follow.ts'
import { campaignKey, cancelledKey, openQueue } from './jobs.ts'

/** Takes a folder's campaigns off the queue. Blocks that are being computed are finished and kept. Gives the exit code. */
export async function cancelFolder(folder: string, url: string, terminal: Terminal): Promise<number> {
  const found = await statusOf([folder], false)
  const redis = await connect(url, terminal)
  const queue = openQueue(url)
  try {
    for (const { folder: own, campaign, status: { missing, blocks } } of found) {
      const id = campaignId(campaign)
      await redis.set(cancelledKey(id), '1')
      let removed = 0
      // Blocks in the works cannot be removed, and are finished.
      for (let at = 0; at < missing.length; at += 200) removed += (await Promise.all(missing.slice(at, at + 200).map(({ key }) => queue.remove(key)))).reduce((sum, one) => sum + one, 0)
      await collect(campaign, createFolderStore(own), redis, blocks)
      await redis.del(campaignKey(id))
      terminal.note(`${own}: took ${number(removed, 0)} blocks off the queue. What is finished is kept; submit it again to go on.`)
    }
    return exitCode.done
  } finally {
    await queue.close()
    redis.disconnect()
  }
}
