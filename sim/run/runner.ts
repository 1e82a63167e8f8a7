/** The one place in this folder that knows which model is run: everything else takes a runner. */
import { createModel } from '../model/replicate.ts'
import type { ExtensionName } from '../model/extensions.ts'
import { loadExtensions } from './extensions.ts'
import type { ReplicateRunner, Runnable } from './types.ts'

/** Makes the model's runner for a compiled run. */
export async function createRunner(compiled: Runnable): Promise<ReplicateRunner> {
  const run = compiled as Runnable & Parameters<typeof createModel>[0] & { readonly extensions?: readonly ExtensionName[] }
  await loadExtensions(run.extensions)
  return createModel(run)
}
