/** Blocks of one folder or many put together, with the same result as one machine alone. */
import { join } from 'node:path'
import { campaignId, MergeProblem, mergeCampaign, readStatus } from '../../run/campaign/index.ts'
import type { Campaign } from '../../run/campaign/index.ts'
import { createFolderStore, readCampaign } from '../../run/campaign/node-store.ts'
import { BadInput, exitCode } from '../exit.ts'
import { checkFolder } from '../export.ts'
import { openHouse } from '../load.ts'
import type { Terminal } from '../terminal.ts'
import { fillCommand, openCampaign, rangesText } from './folder.ts'
import { kindOf } from './kinds.ts'

/** Puts folders together and writes what their command writes. Gives the exit code: 3 when blocks are missing, 1 when copies differ. */
export async function merge(folders: readonly string[], out: string | undefined, line: string, terminal: Terminal): Promise<number> {
  const campaign = await openCampaign(folders[0]!)
  const house = await openHouse()
  await checkFolder(out ?? folders[0]!)
  let code: number = exitCode.incomplete
  const end = await kindOf(campaign).conduct({ campaign, house, terminal, line, out: out ?? folders[0]! }, async (current, part) => {
    const own = folders.map((folder) => join(folder, part))
    await checkSame(current, own)
    const stores = own.map((folder) => createFolderStore(folder))
    const { foreign } = await readStatus(current, stores)
    for (const problem of foreign) terminal.note(problem)
    try {
      const { digest, runs } = await mergeCampaign(current, stores)
      terminal.note(`${own[0]}: ${runs} runs, digest ${digest}`)
      return stores
    } catch (error) {
      if (!(error instanceof MergeProblem)) throw error
      for (const problem of error.problems.filter((problem) => !foreign.includes(problem))) terminal.note(problem)
      if (error.missing.length > 0) terminal.note(`Missing are ${rangesText(error.missing)}. Compute them: ${fillCommand(folders)}`)
      else code = exitCode.failure
      return undefined
    }
  })
  return end ? end() : code
}

/** A folder of another campaign among those to merge is a mistake, and named. One without campaign.json has only its blocks to speak for it. */
async function checkSame(campaign: Campaign, folders: readonly string[]): Promise<void> {
  const problems: string[] = []
  for (const folder of folders) {
    const found = await readCampaign(folder)
    if (found && campaignId(found) !== campaignId(campaign))
      problems.push(`${folder}: expected campaign ${campaignId(campaign).slice(0, 16)}, got ${campaignId(found).slice(0, 16)}, which is another. Leave this folder out.`)
  }
  if (problems.length > 0) throw new BadInput(problems)
}
