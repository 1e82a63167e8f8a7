import { nativeDigestOfFloats } from './native-digest.ts'
import type { CreateRunner, Outcome, ReplicateRunner, Runnable, Stage, WorkerApi } from './types.ts'

/** The message of anything thrown, with the place it came from when it is a programming error. */
export function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return error.message || error.name
}

/**
 * The worker's side, the same in a browser and in Node. `give` marks the outcome's buffer as one to move rather than copy.
 * After an exception the runner is made anew, since it may have stopped half way through a replicate.
 */
export function createWorkerApi(createRunner: CreateRunner, give: (outcome: Outcome, buffer: ArrayBuffer) => Outcome): WorkerApi {
  const tasks = new Map<string, { readonly task: Runnable; runner?: ReplicateRunner }>()
  let stopped = false

  /** Takes a replicate step by step, listening in between; undefined when it was given up. */
  async function stepwise(steps: Generator<void, Float32Array>): Promise<Float32Array | undefined> {
    stopped = false
    for (let step = steps.next(); ; step = steps.next()) {
      if (step.done) return step.value
      await breath()
      if (stopped) return undefined
    }
  }

  return {
    async setup(task) {
      try {
        tasks.set(task.fingerprint, { task, runner: await createRunner(task) })
        return undefined
      } catch (error) {
        return messageOf(error)
      }
    },

    async run(fingerprint, index, stoppable) {
      const kept = tasks.get(fingerprint)
      if (!kept) return failure('setup', `worker: expected a task that was set up, got ${fingerprint}. Call setup first.`)
      let stage: Stage = 'setup'
      try {
        const runner = (kept.runner ??= await createRunner(kept.task))
        stage = 'run'
        const buffer = stoppable && runner.steps ? await stepwise(runner.steps(index)) : runner.run(index)
        if (!buffer) return failure('run', `replicate ${index}: expected to be finished, was given up.`)
        stage = 'record'
        const expected = kept.task.layout.size
        if (!(buffer instanceof Float32Array) || buffer.length !== expected)
          return failure('record', `replicate ${index}: expected ${expected} recorded values, got ${buffer?.length}. Check the layout of the run.`)
        return give({ ok: true, buffer, sha256: await nativeDigestOfFloats(buffer) }, buffer.buffer as ArrayBuffer)
      } catch (error) {
        kept.runner = undefined
        return failure(stage, messageOf(error))
      }
    },

    async stop() {
      stopped = true
    },

    async drop(fingerprint) {
      tasks.get(fingerprint)?.runner?.close?.()
      tasks.delete(fingerprint)
    },
  }
}

/** Lets messages in. A timer would wait four milliseconds in a browser. */
function breath(): Promise<void> {
  return new Promise((resolve) => {
    if (typeof setImmediate === 'function') return void setImmediate(resolve)
    const { port1, port2 } = new MessageChannel()
    ;(port1 as unknown as { onmessage: () => void }).onmessage = () => {
      port1.close()
      resolve()
    }
    port2.postMessage(undefined)
  })
}

function failure(stage: Stage, message: string): Outcome {
  return { ok: false, stage, message }
}
