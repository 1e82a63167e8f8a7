/**
 * Workers that pull. A free worker takes one job from a source, does it, hands it back and takes the next, so slow and fast workers
 * share the work by themselves and stopping is no more than ceasing to pull. Several sources are served in turn.
 *
 * A job that fails is done once more: in a new worker if the old one died or could not make its runner, otherwise by a new runner.
 * Fails it again, its source is told. When no worker of the pool gets anywhere, the rest of the source is told at once instead of
 * starting two workers for each of a thousand replicates.
 */
import { messageOf } from './worker-api.ts'
import type { Job, Outcome, Pool, Source, Spawn, WorkerHandle } from './types.ts'

/** Runners a worker keeps at once: enough for a run and what it is compared with. */
const keptTasks = 2

interface Lane {
  handle?: WorkerHandle
  /** Fingerprints the worker was set up with, least recently used first. */
  tasks: string[]
  /** Tells the job in the air that its worker died. */
  onDeath?: (reason: string) => void
  /** Whose job is in the air. */
  entry?: Entry
  busy: boolean
}

interface Entry {
  readonly source: Source
  readonly signal?: AbortSignal
  readonly finish: () => void
  inAir: number
  exhausted: boolean
  /** Jobs lost in a row to workers that died or could not be set up. */
  lost: number
  /** Why nothing of a task can be had, once that is plain. */
  readonly broken: Map<string, Outcome>
}

/** A pool of `size` workers, each started when there is a job for it. */
export function createPool(spawn: Spawn, size: number): Pool {
  if (!Number.isInteger(size) || size < 1) throw new RangeError(`workers: expected a whole number of at least 1, got ${size}. Give fewer or more.`)
  const lanes: Lane[] = Array.from({ length: size }, () => ({ tasks: [], busy: false }))
  let entries: Entry[] = []
  let closed = false
  let allowed = size

  function start(lane: Lane): WorkerHandle {
    const handle = spawn()
    lane.handle = handle
    lane.tasks = []
    // One listener per worker: racing each job against `died` would keep every result alive as long as the worker.
    void handle.died.then((reason) => {
      if (lane.handle !== handle) return
      lane.handle = undefined
      lane.tasks = []
      lane.onDeath?.(reason)
    })
    return handle
  }

  function replace(lane: Lane): void {
    const handle = lane.handle
    lane.handle = undefined
    lane.tasks = []
    handle?.terminate()
  }

  async function perform(lane: Lane, handle: WorkerHandle, job: Job, { source, signal }: Entry): Promise<Outcome> {
    const { fingerprint } = job.task
    if (!lane.tasks.includes(fingerprint)) {
      while (lane.tasks.length >= keptTasks) await handle.api.drop(lane.tasks.shift()!)
      const problem = await handle.api.setup(job.task)
      if (problem !== undefined) return { ok: false, stage: 'setup', message: problem }
    }
    lane.tasks = [...lane.tasks.filter((kept) => kept !== fingerprint), fingerprint]
    // Stopped while it was being set up: there is nothing in hand yet that could be given up.
    if (source.givesWay && signal?.aborted) return { ok: false, stage: 'run', message: 'stopped before it began' }
    return handle.api.run(fingerprint, job.index, source.givesWay === true)
  }

  function attempt(lane: Lane, job: Job, entry: Entry): Promise<Outcome> {
    return new Promise((resolve) => {
      lane.onDeath = (reason) => resolve({ ok: false, stage: 'worker', message: reason })
      try {
        perform(lane, lane.handle ?? start(lane), job, entry).then(resolve, (error: unknown) => resolve({ ok: false, stage: 'worker', message: messageOf(error) }))
      } catch (error) {
        resolve({ ok: false, stage: 'worker', message: messageOf(error) })
      }
    })
  }

  async function serve(lane: Lane): Promise<void> {
    for (let taken = take(lane); taken; taken = take(lane)) {
      const { entry, job } = taken
      lane.entry = entry
      let outcome = entry.broken.get(job.task.fingerprint) ?? (await attempt(lane, job, entry))
      if (!outcome.ok && !entry.broken.has(job.task.fingerprint) && !entry.signal?.aborted && !closed) {
        if (outcome.stage === 'worker' || outcome.stage === 'setup') replace(lane)
        outcome = await attempt(lane, job, entry)
      }
      lane.onDeath = lane.entry = undefined
      if (!outcome.ok && (outcome.stage === 'worker' || outcome.stage === 'setup')) {
        replace(lane)
        entry.lost++
        if (outcome.stage === 'setup' || entry.lost > size + 1) entry.broken.set(job.task.fingerprint, outcome)
      } else entry.lost = 0
      if (closed) return
      entry.inAir--
      entry.source.settle(job, outcome)
      if (entry.exhausted && entry.inAir === 0) end(entry)
    }
  }

  /** The next job of the sources in turn. */
  function take(lane: Lane): { entry: Entry; job: Job } | undefined {
    while (!closed) {
      const entry = nextFor(lane)
      if (!entry) return undefined
      const job = entry.source.next()
      if (job) {
        entry.inAir++
        entries = [...entries.filter((other) => other !== entry), entry]
        return { entry, job }
      }
      entry.exhausted = true
      if (entry.inAir === 0) end(entry)
    }
    return undefined
  }

  /** The source whose turn it is, of those that a worker may serve. */
  function nextFor(lane: Lane): Entry | undefined {
    const open = entries.filter((entry) => !entry.exhausted)
    return open.find(({ source }) => source.urgent) ?? (lanes.indexOf(lane) < allowed ? open[0] : undefined)
  }

  function end(entry: Entry): void {
    entries = entries.filter((other) => other !== entry)
    entry.finish()
  }

  function wake(): void {
    for (const lane of lanes) {
      if (lane.busy || closed || !nextFor(lane)) continue
      lane.busy = true
      void serve(lane).finally(() => {
        lane.busy = false
        // A source may have come between the last look and this moment.
        if (nextFor(lane)) wake()
      })
    }
  }

  return {
    size,
    limit(workers) {
      allowed = Math.max(1, Math.min(size, workers))
      wake()
    },
    work(source, signal) {
      return new Promise((resolve) => {
        if (closed || signal?.aborted) return resolve()
        const stop = (): void => {
          entry.exhausted = true
          if (source.givesWay) for (const lane of lanes) if (lane.entry === entry) lane.handle?.api.stop().catch(() => {})
          end(entry)
        }
        const entry: Entry = {
          source,
          signal,
          finish: () => {
            signal?.removeEventListener('abort', stop)
            resolve()
          },
          inAir: 0,
          exhausted: false,
          lost: 0,
          broken: new Map(),
        }
        signal?.addEventListener('abort', stop, { once: true })
        entries.push(entry)
        wake()
      })
    },
    close() {
      closed = true
      for (const lane of lanes) replace(lane)
      for (const entry of entries) entry.finish()
      entries = []
    },
  }
}
