/**
 * Runs of many parameter sets on worker threads, for calibration and sensitivity. Only what is read from a buffer is kept, and each point that is finished is
 * written down at once, so that a run which was stopped goes on where it was.
 */
import { appendFile, mkdir, readFile, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { createNodePool, defaultNodeWorkers } from '../run/node-pool.ts'
import type { Runnable } from '../run/types.ts'
import { CommandFailure } from './exit.ts'
import { interruptible } from './interrupt.ts'
import { duration, number } from './numbers.ts'
import type { Terminal } from './terminal.ts'

/** Points to run: replicate i of each run belongs to point `floor(i / replicates)`; what the runs give is put one after the other. */
export interface DesignRuns {
  readonly points: number
  readonly replicates: number
  readonly runs: readonly { readonly compiled: Runnable; read(buffer: Float32Array): number[] }[]
}

/** What was read, by point and replicate. */
type Points = (readonly (readonly number[])[])[]

/** Runs designs one after the other. */
export interface Designer {
  /** Runs what is not known yet. Resolves with undefined when it was interrupted. @throws CommandFailure when a replicate failed. */
  run(name: string, design: DesignRuns): Promise<Points | undefined>
  /** Points that were read from the file instead of run. */
  readonly known: number
  /** Ends the threads; `done` deletes the file, which has served its purpose. */
  close(done: boolean): Promise<void>
}

/**
 * Opens the file of finished points and the threads. Lines of other runs than those asked for are left alone.
 * @param total runs of all designs together, for the estimate of the time left
 */
export async function openDesigner(file: string, total: number, workers: number | undefined, terminal: Terminal, fresh = false): Promise<Designer> {
  if (fresh) await rm(file, { force: true })
  const kept = new Map<string, readonly (readonly number[])[]>()
  for (const line of (await readFile(file, 'utf8').catch(() => '')).split('\n')) {
    try {
      const { key, values } = JSON.parse(line) as { key: string; values: (number | null)[][] }
      kept.set(key, values.map((row) => row.map((value) => value ?? NaN)))
    } catch {
      // The last line may have been cut off when the program was ended.
    }
  }
  await mkdir(dirname(file), { recursive: true })
  const pool = createNodePool(workers ?? defaultNodeWorkers())
  const interrupt = interruptible(terminal)
  const start = terminal.seconds()
  let known = 0
  let finished = 0
  let skipped = 0
  let told = start

  async function run(name: string, design: DesignRuns): Promise<Points | undefined> {
    const { points, replicates, runs } = design
    const identity = runs.map(({ compiled }) => compiled.fingerprint.slice(0, 16)).join('-')
    const key = (point: number) => `${identity} ${point}`
    const results: Points = Array.from({ length: points }, (_, point) => kept.get(key(point)) ?? [])
    const wanted = results.flatMap((rows, point) => (rows.length === 0 ? [point] : []))
    known += points - wanted.length
    skipped += (points - wanted.length) * replicates * runs.length
    const jobs = wanted.flatMap((point) => Array.from({ length: replicates }, (_, r) => runs.map((__, run) => ({ point, index: point * replicates + r, run })))).flat()
    const parts = new Map<number, { left: number; rows: number[][][] }>(wanted.map((point) => [point, { left: replicates * runs.length, rows: Array.from({ length: replicates }, () => []) }]))
    const failures: string[] = []
    let writing = Promise.resolve()
    let next = 0
    const byFingerprint = new Map(runs.map(({ compiled }, run) => [compiled.fingerprint, run]))
    await pool.work(
      {
        next: () => {
          const job = failures.length > 0 ? undefined : jobs[next++]
          return job && { task: runs[job.run]!.compiled, index: job.index }
        },
        settle: ({ task, index }, outcome) => {
          if (!outcome.ok) {
            failures.push(`${name}: replicate ${index} failed (${outcome.stage}): ${outcome.message}`)
            return
          }
          const at = byFingerprint.get(task.fingerprint)!
          const point = Math.floor(index / replicates)
          const part = parts.get(point)!
          part.rows[index % replicates]![at] = runs[at]!.read(outcome.buffer)
          finished++
          progress(name)
          if (--part.left > 0) return
          const rows = part.rows.map((row) => row.flat())
          results[point] = rows
          writing = writing.then(() => appendFile(file, `${JSON.stringify({ key: key(point), values: rows })}\n`))
        },
      },
      interrupt.signal,
    )
    await writing
    terminal.progress('')
    if (failures.length > 0) throw new CommandFailure(failures[0]!)
    return interrupt.signal.aborted || results.some((rows) => rows.length === 0) ? undefined : results
  }

  function progress(name: string): void {
    const now = terminal.seconds()
    if (now - told < (terminal.watched ? 0.2 : 30)) return
    told = now
    const left = ((now - start) / finished) * (total - skipped - finished)
    const line = `${name} · ${number(finished + skipped, 0)} of ${number(total, 0)} runs${finished > 8 && left >= 1 ? ` · about ${duration(left)} left` : ''}`
    if (terminal.watched) terminal.progress(line)
    else terminal.note(line)
  }

  return {
    run,
    get known() {
      return known
    },
    async close(done) {
      terminal.progress('')
      interrupt.release()
      pool.close()
      if (done) await rm(file, { force: true })
    },
  }
}
