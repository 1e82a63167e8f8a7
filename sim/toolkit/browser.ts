/** The package in a browser: everything of sim/index.ts, and the data and workers that come with it. */
import { loadPack } from '../model/pack/index.ts'
import { createBrowserPool } from '../run/browser-pool.ts'
import { loadExtension } from '../run/extensions.ts'
import { createLibrary } from '../scenario/index.ts'
import type { OpenOptions } from './options.ts'
import { createToolkit } from './toolkit.ts'
import type { Toolkit } from './toolkit.ts'

export * from '../index.ts'

/** Opens the toolkit on the data and scenarios of the package, with the browser's workers. @throws Error when data or extensions are not sound. */
export async function openToolkit({ workers, extensions = [], scenarios = {} }: OpenOptions = {}): Promise<Toolkit> {
  for (const extension of extensions) await loadExtension(extension)
  // Large, and of no use before a toolkit is opened.
  const { packFiles, scenarioFiles } = await import('./data.ts')
  return createToolkit({ pack: loadPack(packFiles), library: createLibrary({ ...scenarioFiles, ...scenarios }), startPool: () => createBrowserPool(workers) })
}
