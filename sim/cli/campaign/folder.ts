/** Folders of campaigns: `campaign.json` and blocks, and below it the folders of campaigns that follow from it. */
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { readStatus } from '../../run/campaign/index.ts'
import type { BlockRange, Campaign, CampaignStatus, Shard } from '../../run/campaign/index.ts'
import { claimFolder, createFolderStore, readCampaign } from '../../run/campaign/node-store.ts'
import { BadInput, CommandFailure } from '../exit.ts'
import { number } from '../numbers.ts'

/** The campaign of a folder. @throws BadInput when it has none. */
export async function openCampaign(folder: string): Promise<Campaign> {
  const campaign = await readCampaign(folder).catch((error: unknown) => {
    throw new BadInput([error instanceof Error ? error.message : String(error)])
  })
  if (!campaign) throw new BadInput([`${folder}: expected a folder with campaign.json, got none. laegeveje run baseline --prepare --out ${folder} makes one.`])
  return campaign
}

/** Makes a folder a campaign's. @throws CommandFailure when it is another's or cannot be written. */
export async function claim(folder: string, campaign: Campaign): Promise<void> {
  await claimFolder(folder, campaign).catch((error: unknown) => {
    throw new CommandFailure(error instanceof Error ? error.message : String(error))
  })
}

/** A campaign of a folder, with how far it is. */
export interface FolderStatus {
  readonly folder: string
  readonly campaign: Campaign
  readonly status: CampaignStatus
}

/** How far the campaigns of folders are: that of the folder itself, and those that follow from it. Several folders count as one. */
export async function statusOf(folders: readonly string[], verify: boolean): Promise<FolderStatus[]> {
  const first = folders[0]!
  const parts = ['', ...(await readdir(first).catch((): string[] => [])).filter((name) => /^wave-\d+$/.test(name)).sort((a, b) => Number(a.slice(5)) - Number(b.slice(5)))]
  const found: FolderStatus[] = []
  for (const part of parts) {
    const campaign = await openCampaign(join(first, part))
    const status = await readStatus(campaign, folders.map((folder) => createFolderStore(join(folder, part))), verify)
    found.push({ folder: join(first, part), campaign, status })
  }
  return found
}

/** A share of the work from `I/N`. */
export function readShard(text: string): Shard {
  const [, index, of] = /^(\d{1,7})\/(\d{1,7})$/.exec(text) ?? []
  if (!of || Number(index) < 1 || Number(index) > Number(of)) throw new BadInput([`--shard: expected I/N with I from 1 to N, such as 1/4, got ${text}. Count shards from 1.`])
  return { index: Number(index), of: Number(of) }
}

/** Runs as ranges that touch are put together: `runs 0 to 11, 16 to 19`. At most `most` of them are told. */
export function rangesText(blocks: readonly BlockRange[], most = 8): string {
  const ranges: { from: number; to: number }[] = []
  for (const { from, to } of blocks) {
    const last = ranges.at(-1)
    if (last?.to === from) last.to = to
    else ranges.push({ from, to })
  }
  const told = ranges.slice(0, most).map(({ from, to }) => (to === from + 1 ? `${from}` : `${from} to ${to - 1}`))
  return `runs ${told.join(', ')}${ranges.length > most ? ` and ${ranges.length - most} ranges more` : ''}`
}

/** The command that computes what is missing of folders, into the first of them. */
export function fillCommand(folders: readonly string[]): string {
  return `laegeveje fill ${folders.map((folder) => (/^[\w./:@%+-]+$/.test(folder) ? folder : `'${folder.replaceAll("'", String.raw`'\''`)}'`)).join(' ')}`
}

/** `12 of 40 blocks, 24 of 80 runs`. */
export function doneText({ status }: FolderStatus): string {
  const runs = status.blocks.reduce((sum, { from, to }) => sum + to - from, 0)
  return `${number(status.done.length, 0)} of ${number(status.blocks.length, 0)} blocks, ${number(status.runs, 0)} of ${number(runs, 0)} runs`
}
