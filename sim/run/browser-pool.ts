/** Module workers of the browser as a pool. */
import { wrap } from 'comlink'
import { createPool } from './pool.ts'
import type { Pool, WorkerApi, WorkerHandle } from './types.ts'

/**
 * As many workers as the browser says there are processors, less one for the page itself where there are many. Of two or three none can be spared:
 * the page works little while it waits, and asks for room (`limit`) when it does not.
 */
export function defaultBrowserWorkers(): number {
  const processors = navigator.hardwareConcurrency || 2
  return processors <= 3 ? processors : processors - 1
}

/** A pool of browser workers. */
export function createBrowserPool(workers: number = defaultBrowserWorkers()): Pool {
  return createPool(spawn, workers)
}

function spawn(): WorkerHandle {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' })
  let end: (reason: string) => void = () => {}
  const died = new Promise<string>((resolve) => (end = resolve))
  worker.addEventListener('error', (event) => {
    // Told to the pool, which replaces the worker and reports; the browser need not print it as well.
    event.preventDefault()
    end(event.message || 'the worker could not be loaded')
  })
  worker.addEventListener('messageerror', () => end('unreadable message'))
  return {
    api: wrap<WorkerApi>(worker),
    died,
    terminate: () => {
      worker.terminate()
      end('worker ended')
    },
  }
}
