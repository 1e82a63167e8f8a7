import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { basename, relative } from 'node:path'
import { ParameterConflict } from '../core/parameters.ts'
import { loadPack, PackError } from '../model/pack/index.ts'
import type { Pack } from '../model/pack/index.ts'
import { readPackFolder, readScenarioFolder } from '../run/node-files.ts'
import { compileScenario, createLibrary, loadScenario, parseScenario, parseScenarioText, ScenarioError } from '../scenario/index.ts'
import type { Compiled, Library, ParseContext, ParseResult, Scenario } from '../scenario/index.ts'
import { BadInput } from './exit.ts'
import { scenarioChanges } from './options.ts'
import type { RunOptions } from './options.ts'

/** The data and scenarios that come with the project. */
export interface House {
  readonly pack: Pack
  readonly library: Library
}

/** A scenario ready to run. */
export interface Loaded {
  readonly id: string
  readonly scenario: Scenario
  readonly compiled: Compiled
}

/** Reads the data and the scenarios. @throws BadInput with everything that is wrong with them. */
export async function openHouse(): Promise<House> {
  const [packFiles, scenarioFiles] = await Promise.all([readPackFolder(), readScenarioFolder()])
  return { pack: checked(() => loadPack(packFiles)), library: createLibrary(scenarioFiles) }
}

/** A scenario by id or file, with what options change in it, and nothing run yet. @throws BadInput with every problem. */
export async function loadRun(name: string, options: RunOptions, house: House): Promise<Loaded> {
  const parsed = await parse(name, options, house)
  if (!parsed.ok) throw new BadInput(parsed.problems.map(({ message }) => message))
  return compiledOf(parsed.scenario, house)
}

/** Two scenarios to be compared: the second is run with the first one's seed, period and number of replicates, so that they are paired. */
export async function loadPair(a: string, b: string, options: RunOptions, house: House): Promise<readonly [Loaded, Loaded]> {
  const first = await parse(a, options, house)
  const { seed, replicates, period, chanceOnly } = first.ok ? first.scenario : {}
  const second = await parse(b, { ...options, ...(first.ok && { seed, replicates, from: period?.from, to: period?.to }) }, house, first.ok ? { chanceOnly } : {})
  const problems = [first, second].flatMap((parsed) => (parsed.ok ? [] : parsed.problems.map(({ message }) => message)))
  if (!first.ok || !second.ok) throw new BadInput([...new Set(problems)])
  return [compiledOf(first.scenario, house), compiledOf(second.scenario, house)]
}

async function parse(name: string, options: RunOptions, { pack, library }: House, more: object = {}): Promise<ParseResult> {
  const isFile = library.document(name) === undefined && (/[\\/]|\.json$/i.test(name) || existsSync(name))
  const text = isFile ? await read(name) : undefined
  const context: ParseContext = { pack, where: isFile ? relative('.', name) || basename(name) : `scenarios/${library.fileOf(name) ?? name}` }
  const changes = { ...scenarioChanges(options), ...more }
  if (Object.keys(changes).length === 0 || (!isFile && library.document(name) === undefined))
    return text === undefined ? loadScenario(name, library, { pack }) : parseScenarioText(text, library, context)
  // Whatever is wrong with the text itself is found, and said, by the reader of texts.
  const document = text === undefined ? library.document(name) : jsonOf(text)
  if (typeof document !== 'object' || document === null || Array.isArray(document)) return parseScenarioText(text ?? '', library, context)
  const period = 'period' in document && typeof document.period === 'object' ? document.period : {}
  return parseScenario({ ...document, ...changes, ...('period' in changes && { period: { ...period, ...(changes.period as object) } }) }, library, context)
}

function compiledOf(scenario: Scenario, { pack }: House): Loaded {
  return { id: scenario.id, scenario, compiled: checked(() => compileScenario(scenario, pack)) }
}

/** What data, scenarios and levers object to, as bad input. */
function checked<T>(call: () => T): T {
  try {
    return call()
  } catch (error) {
    if (error instanceof PackError) throw new BadInput(error.problems)
    if (error instanceof ScenarioError) throw new BadInput(error.problems.map(({ message }) => message))
    if (error instanceof ParameterConflict) throw new BadInput([error.message])
    throw error
  }
}

async function read(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    const got = code === 'ENOENT' ? 'no such file' : code === 'EISDIR' ? 'a folder' : message
    throw new BadInput([`${path}: expected a scenario file, got ${got}. Check the path; laegeveje scenarios lists those that need none.`])
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}
