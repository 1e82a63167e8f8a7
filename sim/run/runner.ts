/** The one place in this folder that knows which model is run: everything else takes a runner. */
import { createModel } from '../model/replicate.ts'
import type { ReplicateRunner, Runnable } from './types.ts'

/** Makes the model's runner for a compiled run. */
export function createRunner(compiled: Runnable): ReplicateRunner {
  return createModel(compiled as Runnable & Parameters<typeof createModel>[0])
}
