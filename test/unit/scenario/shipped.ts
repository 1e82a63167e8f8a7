/** The shipped pack and scenarios, and short ways to parse a document beside them. */
import { loadPack } from '../../../sim/model/pack/index.ts'
import { readPackFolder, readScenarioFolder } from '../../../sim/run/node-files.ts'
import { createLibrary } from '../../../sim/scenario/library.ts'
import { parseScenario } from '../../../sim/scenario/parse.ts'
import type { Scenario } from '../../../sim/scenario/types.ts'

export const pack = loadPack(await readPackFolder())
export const library = createLibrary(await readScenarioFolder())

/** A sound document with more in it. */
export const document = (more: object = {}): Record<string, unknown> => ({ format: 1, id: 'test', ...more })

/** The scenario of a document. @throws Error with its problems. */
export function scenarioOf(json: unknown, from = library): Scenario {
  const result = parseScenario(json, from, { pack })
  if (!result.ok) throw new Error(result.problems.map((p) => p.message).join('\n'))
  return result.scenario
}

/** Messages of everything wrong with a document. */
export function messagesOf(json: unknown, from = library): string[] {
  const result = parseScenario(json, from, { pack, where: 'x.json' })
  return result.ok ? [] : result.problems.map((p) => p.message)
}
