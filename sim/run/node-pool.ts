/** Worker threads of Node as a pool. */
import { wrap } from 'comlink'
import nodeEndpoint from 'comlink/dist/esm/node-adapter.mjs'
import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import { createPool } from './pool.ts'
import type { Pool, WorkerApi, WorkerHandle } from './types.ts'

/** As many workers as there are processors to use. */
export function defaultNodeWorkers(): number {
  return Math.max(1, availableParallelism())
}

/** A pool of worker threads. `runner` is the address of another module that exports `createRunner`, for tests. */
export function createNodePool(workers: number = defaultNodeWorkers(), options: { readonly runner?: string } = {}): Pool {
  return createPool(() => spawn(options.runner), workers)
}

function spawn(runner: string | undefined): WorkerHandle {
  // The parent's own loader flags are not inherited: the entry registers what it needs.
  const worker = new Worker(new URL('./worker-node.mjs', import.meta.url), { workerData: { runner }, execArgv: [] })
  const died = new Promise<string>((resolve) => {
    worker.once('error', (error) => resolve(error.message || error.name))
    worker.once('messageerror', (error) => resolve(`unreadable message: ${error.message}`))
    worker.once('exit', (code) => resolve(`worker ended with code ${code}`))
  })
  return { api: wrap<WorkerApi>(nodeEndpoint(worker)), died, terminate: () => void worker.terminate() }
}
