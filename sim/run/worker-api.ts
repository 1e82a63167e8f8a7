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

  return {
    async setup(task) {
      try {
        tasks.set(task.fingerprint, { task, runner: await createRunner(task) })
        return undefined
      } catch (error) {
        return messageOf(error)
      }
    },

    async run(fingerprint, index) {
      const kept = tasks.get(fingerprint)
      if (!kept) return failure('setup', `worker: expected a task that was set up, got ${fingerprint}. Call setup first.`)
      let stage: Stage = 'setup'
      try {
        const runner = (kept.runner ??= await createRunner(kept.task))
        stage = 'run'
        const buffer = runner.run(index)
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

    async drop(fingerprint) {
      tasks.get(fingerprint)?.runner?.close?.()
      tasks.delete(fingerprint)
    },
  }
}

function failure(stage: Stage, message: string): Outcome {
  return { ok: false, stage, message }
}
