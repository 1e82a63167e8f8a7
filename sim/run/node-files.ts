/** Files of Node: what the browser gets from its bundle, and what the terminal writes. */
import { randomBytes } from 'node:crypto'
import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Folder of the scenarios that come with the project, and of its data. */
export const scenarioFolder = fileURLToPath(new URL('../../scenarios/', import.meta.url))
/** Folder of the data that comes with the project. */
export const packFolder = join(scenarioFolder, 'data')

/** Text of each file of a folder with one of these endings, by name; not of folders inside it. */
export async function readFolder(folder: string, endings: readonly string[]): Promise<Record<string, string>> {
  const names = (await readdir(folder, { withFileTypes: true })).filter((entry) => entry.isFile() && endings.some((ending) => entry.name.endsWith(ending)))
  const texts = await Promise.all(names.map(async ({ name }) => [name, await readFile(join(folder, name), 'utf8')] as const))
  return Object.fromEntries(texts.sort(([a], [b]) => (a < b ? -1 : 1)))
}

/** The files of a data pack. */
export function readPackFolder(folder: string = packFolder): Promise<Record<string, string>> {
  return readFolder(folder, ['.csv', '.json', '.md'])
}

/** The scenarios of a folder, by file name. */
export function readScenarioFolder(folder: string = scenarioFolder): Promise<Record<string, string>> {
  return readFolder(folder, ['.json'])
}

/**
 * Writes a file whole or not at all: under a temporary name beside it, flushed, then renamed. Missing folders are made.
 * `pieces` may be given lazily, so that a long table is never one string.
 */
export async function writeFileSafely(path: string, pieces: string | Uint8Array | Iterable<string>): Promise<void> {
  await mkdir(dirname(path), { recursive: true })
  const temporary = join(dirname(path), `.${basename(path)}.${randomBytes(6).toString('hex')}.tmp`)
  try {
    const file = await open(temporary, 'wx')
    try {
      if (pieces instanceof Uint8Array) await file.writeFile(pieces)
      let pending = ''
      for (const piece of typeof pieces === 'string' ? [pieces] : pieces instanceof Uint8Array ? [] : pieces) {
        pending += piece
        if (pending.length > 1 << 20) {
          await file.writeFile(pending)
          pending = ''
        }
      }
      await file.writeFile(pending)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(temporary, path)
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => {})
    throw error
  }
}
