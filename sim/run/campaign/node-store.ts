/** Blocks as files of a folder, which several machines may share, with `campaign.json` beside them. */
import { randomBytes } from 'node:crypto'
import { link, mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { canonicalJson } from '../../core/digest.ts'
import { campaignId } from './campaign.ts'
import type { BlockStore, Campaign } from './types.ts'

const ending = '.block'
const manifestName = 'campaign.json'

/** Writes bytes to a file; tests put a disk here that is full. */
export type WriteBytes = (path: string, bytes: Uint8Array) => Promise<void>

/** Blocks in a folder. A block is written under another name, flushed and renamed, so that a name always stands for a whole block. */
export function createFolderStore(folder: string, write: WriteBytes = writeFlushed): BlockStore {
  const pathOf = (key: string): string => join(folder, `${key}${ending}`)
  return {
    async list() {
      const names = await readdir(folder).catch(orMissing<string[]>([]))
      return names.filter((name) => name.endsWith(ending) && !name.startsWith('.')).map((name) => name.slice(0, -ending.length)).sort()
    },
    get: (key) => readFile(pathOf(key)).catch(orMissing(undefined)),
    async put(key, bytes) {
      if (await exists(pathOf(key))) return false
      await mkdir(folder, { recursive: true })
      await underOtherName(folder, key, bytes, write, (temporary) => rename(temporary, pathOf(key)))
      await flushFolder(folder)
      return true
    },
    remove: (key) => rm(pathOf(key), { force: true }),
  }
}

/** The campaign of a folder; undefined when it has none. @throws Error when the file cannot be used. */
export async function readCampaign(folder: string): Promise<Campaign | undefined> {
  const text = await readFile(join(folder, manifestName), 'utf8').catch(orMissing(undefined))
  if (text === undefined) return undefined
  let campaign: Campaign | undefined
  try {
    campaign = JSON.parse(text) as Campaign
  } catch {
    // Said below.
  }
  if (campaign?.format !== 1) throw new Error(`${join(folder, manifestName)}: expected a campaign of format 1, got something else. Choose another folder.`)
  return campaign
}

/**
 * Writes `campaign.json` where there is none; any number of programs may do so at once.
 * @throws Error when the folder belongs to another campaign
 */
export async function claimFolder(folder: string, campaign: Campaign): Promise<void> {
  const path = join(folder, manifestName)
  if ((await readCampaign(folder)) === undefined) {
    await mkdir(folder, { recursive: true })
    await underOtherName(folder, 'campaign', new TextEncoder().encode(`${canonicalJson(campaign)}\n`), writeFlushed, async (temporary) => {
      // A link fails where the name is taken, a rename would not; some shared disks know no links.
      await link(temporary, path).catch(async (error: NodeJS.ErrnoException) => {
        if (error.code !== 'EEXIST') await rename(temporary, path)
      })
    })
    await flushFolder(folder)
  }
  const found = (await readCampaign(folder))!
  if (campaignId(found) !== campaignId(campaign))
    throw new Error(
      `${folder}: expected campaign ${campaignId(campaign).slice(0, 16)} (${campaign.kind}, version ${campaign.version}), ` +
        `got ${campaignId(found).slice(0, 16)} (${found.kind}, version ${found.version}). Choose another folder, or give the options that the first shard was given.`,
    )
}

async function underOtherName(folder: string, name: string, bytes: Uint8Array, write: WriteBytes, place: (temporary: string) => Promise<void>): Promise<void> {
  const temporary = join(folder, `.${name}.${randomBytes(6).toString('hex')}.tmp`)
  try {
    await write(temporary, bytes)
    await place(temporary)
  } finally {
    await rm(temporary, { force: true }).catch(() => {})
  }
}

async function writeFlushed(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, 'wx')
  try {
    await file.writeFile(bytes)
    await file.sync()
  } finally {
    await file.close()
  }
}

/** After a rename the folder itself must reach the disk. Some systems cannot be asked for it. */
async function flushFolder(folder: string): Promise<void> {
  const opened = await open(folder, 'r').catch(() => undefined)
  await opened?.sync().catch(() => {})
  await opened?.close()
}

async function exists(path: string): Promise<boolean> {
  const opened = await open(path, 'r').catch(orMissing(undefined))
  await opened?.close()
  return opened !== undefined
}

function orMissing<T>(value: T): (error: NodeJS.ErrnoException) => T {
  return (error) => {
    if (error.code !== 'ENOENT') throw error
    return value
  }
}
