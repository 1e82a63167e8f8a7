import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { readRegistration } from '../analysis/registration.ts'
import type { Registration } from '../analysis/registration.ts'
import { readFolder, scenarioFolder } from '../run/node-files.ts'
import { BadInput } from './exit.ts'

/** Where forecasts are kept that were written down before their time. */
export const registeredFolder = join(scenarioFolder, 'registered')

/** All registrations of a folder, by file name; none when there is no folder. @throws BadInput with every file that is none. */
export async function readRegistered(folder = registeredFolder): Promise<{ readonly file: string; readonly registration: Registration }[]> {
  const files = await readFolder(folder, ['.json']).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return {}
    throw error
  })
  const read = Object.entries(files).map(([file, text]) => ({ file, ...readRegistration(text, `registered/${file}`) }))
  const problems = read.flatMap((one) => ('problem' in one ? [one.problem] : []))
  if (problems.length > 0) throw new BadInput(problems)
  return read.flatMap((one) => ('registration' in one ? [{ file: one.file, registration: one.registration }] : []))
}

/** Text of a file that a user named. @throws BadInput when it cannot be read. */
export async function readNamed(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    throw new BadInput([`${path}: expected a file, got ${code === 'ENOENT' ? 'no such file' : message}. Check the path.`])
  }
}
