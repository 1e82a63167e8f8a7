/** A runner for tests: gives numbers made from the index, and misbehaves where the task says so. */
import { existsSync, writeFileSync } from 'node:fs'
import type { ReplicateRunner, Runnable } from '../../../sim/run/types.ts'

export interface EchoTask extends Runnable {
  readonly salt: number
  /** Milliseconds of computing per replicate. */
  readonly work?: number
  /** Steps that a replicate can be given up between, of `work` milliseconds each. */
  readonly steps?: number
  /** Replicates that throw, always. */
  readonly throws?: readonly number[]
  /** A replicate that kills its worker the first time: `marker` is a file that tells it has been. */
  readonly dies?: { readonly index: number; readonly marker: string; readonly always?: boolean }
  readonly noSetup?: boolean
  readonly short?: number
}

export function createRunner(compiled: Runnable): ReplicateRunner {
  const task = compiled as EchoTask
  if (task.noSetup) throw new Error('echo: expected to be set up, got a task that cannot be.')
  const runner: ReplicateRunner = {
    run(index) {
      if (task.work) {
        const until = performance.now() + task.work
        while (performance.now() < until);
      }
      if (task.throws?.includes(index)) throw new Error(`echo: replicate ${index} throws.`)
      if (task.dies?.index === index && (task.dies.always || !existsSync(task.dies.marker))) {
        writeFileSync(task.dies.marker, 'died')
        process.exit(3)
      }
      const buffer = new Float32Array(task.short === index ? 3 : task.layout.size)
      for (let i = 0; i < buffer.length; i++) buffer[i] = (index + 1) * 1000 + i + task.salt
      if (index === 2) buffer[0] = NaN
      return buffer
    },
  }
  const { steps } = task
  if (steps === undefined) return runner
  return {
    run: () => {
      throw new Error('echo: expected to be run in steps.')
    },
    *steps(index) {
      for (let k = 1; k < steps; k++) {
        const until = performance.now() + (task.work ?? 0)
        while (performance.now() < until);
        yield
      }
      return runner.run(index)
    },
  }
}
