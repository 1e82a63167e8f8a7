/** The package in Node: everything of sim/index.ts, and the data and threads that come with it. */
import { loadPack } from '../model/pack/index.ts'
import { loadExtension } from '../run/extensions.ts'
import { createNodePool } from '../run/node-pool.ts'
import { readPackFolder, readScenarioFolder } from '../run/node-files.ts'
import { createLibrary } from '../scenario/index.ts'
import type { OpenOptions } from './options.ts'
import { createToolkit } from './toolkit.ts'
import type { Toolkit } from './toolkit.ts'

export * from '../index.ts'

/** Opens the toolkit on the data and scenarios of the package, with worker threads. @throws Error when data or extensions are not sound. */
export async function openToolkit({ workers, extensions = [], scenarios = {} }: OpenOptions = {}): Promise<Toolkit> {
  for (const extension of extensions) await loadExtension(extension)
  const [packFiles, scenarioFiles] = await Promise.all([readPackFolder(), readScenarioFolder()])
  return createToolkit({ pack: loadPack(packFiles), library: createLibrary({ ...scenarioFiles, ...scenarios }), startPool: () => createNodePool(workers) })
}
