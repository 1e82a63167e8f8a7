/** The committed pack as text, and ways to break a copy of it. */
import { readPackFolder } from '../../../sim/run/node-files.ts'
import { loadPack, PackError } from '../../../sim/model/pack/index.ts'

export const packFolder = new URL('../../../scenarios/data/', import.meta.url).pathname
export const packFiles: Readonly<Record<string, string>> = await readPackFolder(packFolder)

/** A copy with one file changed. @throws Error when the change changes nothing: the test would prove nothing. */
export function changed(file: string, edit: (text: string) => string | undefined): Record<string, string> {
  const copy: Record<string, string> = { ...packFiles }
  const text = edit(copy[file]!)
  if (text === copy[file]) throw new Error(`${file}: expected the edit to change it, got the same text. Look at the file again.`)
  if (text === undefined) delete copy[file]
  else copy[file] = text
  return copy
}

/** Replaces the first match; a string or pattern that must be there. */
export function replaced(file: string, from: string | RegExp, to: string): Record<string, string> {
  return changed(file, (text) => text.replace(from, to))
}

/** Everything the loader finds wrong. */
export function problemsOf(files: Readonly<Record<string, string>>): readonly string[] {
  try {
    loadPack(files)
  } catch (error) {
    if (error instanceof PackError) return error.problems
    throw error
  }
  return []
}

/** Row number of the first line that starts with the text, as the loader counts rows. Only for files without line breaks in cells. */
export function rowOf(file: string, start: string): number {
  const index = packFiles[file]!.split('\n').findIndex((line) => line.startsWith(start))
  if (index < 0) throw new Error(`${file}: expected a line starting with ${start}, got none. Mend the test.`)
  return index + 1
}
