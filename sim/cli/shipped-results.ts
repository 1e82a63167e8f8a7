/** Results that come with the project, made by commands and shown by the page. */
import { join } from 'node:path'
import { scenarioFolder } from '../run/node-files.ts'
import { compileScenario, loadScenario, ScenarioError } from '../scenario/index.ts'
import { BadInput } from './exit.ts'
import type { House } from './load.ts'

/** Path of a file among the shipped results. */
export const shippedFile = (name: string): string => join(scenarioFolder, 'results', name)

/**
 * Fingerprint of the shipped baseline as this program would run it. It stands for the version of the model, all data and all parameters: a shipped
 * result that names another is of another model. @throws BadInput when the baseline cannot be read.
 */
export function baselineFingerprint({ pack, library }: House): string {
  const parsed = loadScenario('baseline', library, { pack })
  if (!parsed.ok) throw new BadInput(parsed.problems.map(({ message }) => message))
  try {
    return compileScenario(parsed.scenario, pack).fingerprint
  } catch (error) {
    if (error instanceof ScenarioError) throw new BadInput(error.problems.map(({ message }) => message))
    throw error
  }
}
