import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { readRegistration } from '../analysis/registration.ts'
import type { Registration } from '../analysis/registration.ts'
import { readIndicatorList } from '../analysis/review/indicator-list.ts'
import type { IndicatorList } from '../analysis/review/indicator-list.ts'
import { readFolder, scenarioFolder } from '../run/node-files.ts'
import { BadInput } from './exit.ts'

/** Where forecasts are kept that were written down before their time. */
export const registeredFolder = join(scenarioFolder, 'registered')

/** Name of the list of indicators that were fixed in advance, in the folder of registrations. */
export const indicatorListFile = 'indicators-2029.json'

/** The list of indicators of a folder; undefined when there is none. @throws BadInput when it was changed after it was fixed. */
export async function readFixedList(folder = registeredFolder): Promise<IndicatorList | undefined> {
  let text: string
  try {
    text = await readFile(join(folder, indicatorListFile), 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
  const read = readIndicatorList(text, `registered/${indicatorListFile}`)
  if ('problem' in read) throw new BadInput([read.problem])
  return read.list
}

/** All registrations of a folder, by file name; none when there is no folder. @throws BadInput with every file that is none. */
export async function readRegistered(folder = registeredFolder): Promise<{ readonly file: string; readonly registration: Registration }[]> {
  const files = await readFolder(folder, ['.json']).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return {}
    throw error
  })
  const read = Object.entries(files).filter(([file]) => file !== indicatorListFile).map(([file, text]) => ({ file, ...readRegistration(text, `registered/${file}`) }))
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
