/**
 * What running means, for any model: a runnable is compiled once, run once per replicate, and each replicate gives one buffer.
 * Nothing here knows what is being simulated.
 */
import type { Layout } from '../core/recorder.ts'

/** A compiled run as this folder needs to know it. Everything in it must survive structured cloning, since workers receive it. */
export interface Runnable {
  /** Same fingerprint, same results: the key under which workers and caches keep it. */
  readonly fingerprint: string
  /** How many replicates are wanted when nobody says. */
  readonly replicates: number
  readonly layout: Layout
}

/** What runs replicates of one runnable. Made once per worker and used for many replicates. */
export interface ReplicateRunner {
  /** One replicate. The buffer is new each time and belongs to the caller. */
  run(index: number): Float32Array
  /** The same in steps of some milliseconds, so that it can be given up on the way. */
  steps?(index: number): Generator<void, Float32Array>
  /** Ends it: what it holds may be taken over by the next one. */
  close?(): void
}

/** Makes a runner of a runnable; the one place where a model enters. */
export type CreateRunner = (compiled: Runnable) => ReplicateRunner | Promise<ReplicateRunner>

/** Where a replicate broke: compiling what it is of, making the runner, running, reading its buffer, or the worker around it. */
export type Stage = 'compile' | 'setup' | 'run' | 'record' | 'worker'

/** A replicate that could not be had, as data. */
export interface Failure {
  readonly replicate: number
  readonly stage: Stage
  readonly message: string
}

/** A finished replicate: its buffer and the sha-256 (hex) of it, computed where it was made. */
export interface Finished {
  readonly buffer: Float32Array
  readonly sha256: string
}

/** What became of one job. */
export type Outcome = ({ readonly ok: true } & Finished) | { readonly ok: false; readonly stage: Stage; readonly message: string }

/** One replicate of one runnable. */
export interface Job {
  readonly task: Runnable
  readonly index: number
}

/** Jobs for a pool: workers pull the next one when they are free and hand its outcome back. */
export interface Source {
  /** Is somebody waiting for just these jobs? They come before others, and on all workers whatever the limit. */
  readonly urgent?: boolean
  /** Are jobs in hand worth nothing once the source is stopped? Then they are given up, and the workers are free at once. */
  readonly givesWay?: boolean
  /** The next job, or undefined when there are no more. */
  next(): Job | undefined
  settle(job: Job, outcome: Outcome): void
}

/** What a worker answers to. Errors come back as outcomes, never as exceptions. */
export interface WorkerApi {
  /** Makes and keeps a runner for a task; answers what went wrong, or undefined. */
  setup(task: Runnable): Promise<string | undefined>
  /** Runs one replicate of a task that was set up. */
  run(fingerprint: string, index: number, stoppable?: boolean): Promise<Outcome>
  /** Gives up the replicate in hand, if it is stoppable; its outcome then says so. */
  stop(): Promise<void>
  /** Forgets a task, to free its memory. */
  drop(fingerprint: string): Promise<void>
}

/** A worker as the pool sees it, whatever the engine. */
export interface WorkerHandle {
  readonly api: WorkerApi
  /** Resolves with a reason when the worker dies, on its own or by force. Never rejects. */
  readonly died: Promise<string>
  terminate(): void
}

/** Starts a worker. */
export type Spawn = () => WorkerHandle

/** Workers that pull jobs. See `createPool`. */
export interface Pool {
  readonly size: number
  /** Lets only so many workers take new jobs that are not urgent, until told otherwise: who needs the machine for a while says so. At least one. */
  limit(workers: number): void
  /**
   * Works a source off. Resolves when each job pulled is settled and none is left, or at once when the signal aborts: jobs in the
   * air are then settled later, if they finish.
   */
  work(source: Source, signal?: AbortSignal): Promise<void>
  /** Ends the workers. Work still waiting resolves; its jobs are not settled. */
  close(): void
}
