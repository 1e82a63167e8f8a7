import type { Text } from '../model/definitions.ts'
import { Problems } from './problems.ts'
import type { Problem } from './problems.ts'

/** Scenarios that others may extend or run by id, as documents not yet checked. */
export interface Library {
  /** Ids in order. */
  readonly ids: readonly string[]
  /** Id, file and titles of each. */
  readonly entries: readonly LibraryEntry[]
  /** Files that could not be taken in, and why. */
  readonly problems: readonly Problem[]
  /** The document of an id, as untrusted JSON; undefined when there is none. */
  document(id: string): unknown
  /** The file of an id, for messages. */
  fileOf(id: string): string | undefined
}

/** One shipped scenario. */
export interface LibraryEntry {
  readonly id: string
  readonly file: string
  readonly title: Text
  readonly note?: Text
}

/** Scenarios that have another name now; files and links with the old one still work. */
const formerIds: Readonly<Record<string, string>> = { 'study-places-redistributed': 'study-places-only/redistribution' }

/**
 * A library of scenario files.
 * @param files text by file name or path; schemas and files that are no `.json` are passed over.
 */
export function createLibrary(files: Readonly<Record<string, string>>): Library {
  const documents = new Map<string, unknown>()
  const entries: LibraryEntry[] = []
  const found: Problem[] = []
  for (const path of Object.keys(files).sort()) {
    const file = path.slice(path.lastIndexOf('/') + 1)
    if (!file.endsWith('.json') || file.endsWith('.schema.json')) continue
    const problems = new Problems(`scenarios/${file}`)
    const document = parseJson(files[path]!, problems)
    if (document !== undefined) {
      const id = member(document, 'id')
      const name = file.slice(0, -'.json'.length)
      // A file of another kind, e.g. a list of checks, has no format.
      if (typeof id !== 'string' || typeof member(document, 'format') !== 'number')
        problems.expected('', 'wrong-form', { da: 'et scenarie med format og id', en: 'a scenario with format and id' }, document)
      else if (id.replaceAll('/', '-') !== name)
        problems.expected('id', 'wrong-form', { da: `filens navn, "${name}"`, en: `the name of the file, "${name}"` }, id)
      else {
        const title = textOf(member(document, 'title')) ?? { da: id, en: id }
        const note = textOf(member(document, 'note'))
        documents.set(id, document)
        entries.push({ id, file, title, ...(note ? { note } : {}) })
      }
    }
    found.push(...problems.list)
  }
  // The baseline first: it is what the others are read against.
  entries.sort((a, b) => Number(b.id === 'baseline') - Number(a.id === 'baseline') || (a.id < b.id ? -1 : 1))
  return {
    ids: entries.map((e) => e.id),
    entries,
    problems: found,
    document: (id) => documents.get(id) ?? documents.get(formerIds[id] ?? ''),
    fileOf: (id) => (entries.find((e) => e.id === id) ?? entries.find((e) => e.id === formerIds[id]))?.file,
  }
}

/** Text to a JSON value; a mistake is a problem that says where the text breaks off. */
export function parseJson(text: string, problems: Problems): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error)
    problems.say('', 'unreadable', { da: `Forventede JSON. ${detail}.`, en: `expected JSON. ${detail}.` })
    return undefined
  }
}

function member(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name) ? (value as Record<string, unknown>)[name] : undefined
}

function textOf(value: unknown): Text | undefined {
  const da = member(value, 'da')
  const en = member(value, 'en')
  return typeof da === 'string' && typeof en === 'string' ? { da, en } : undefined
}
