/** Command lines as processes of their own, which can be killed, stopped and let go on. */
import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))
const bin = fileURLToPath(new URL('../../sim/cli/laegeveje.mjs', import.meta.url))

/** A command line that runs. */
export interface Running {
  readonly child: ChildProcess
  /** Its exit code, or the signal that ended it. */
  readonly ended: Promise<number | NodeJS.Signals | null>
  /** All it said so far. */
  said(): string
}

const running: Running[] = []

/** Starts a command line; `node` are arguments of Node itself. */
export function start(args: readonly string[], { node = [], env = {} }: { readonly node?: readonly string[]; readonly env?: Readonly<Record<string, string>> } = {}): Running {
  const child = spawn(process.execPath, [...node, bin, ...args], { cwd: root, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream!.setEncoding('utf8').on('data', (text: string) => (said += text))
  const ended = new Promise<number | NodeJS.Signals | null>((resolve) => child.once('close', (code, signal) => resolve(code ?? signal)))
  const process_ = { child, ended, said: () => said }
  running.push(process_)
  return process_
}

/** Ends what is left of the processes that were started here. */
export async function endAll(): Promise<void> {
  for (const { child } of running) if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL')
  await Promise.all(running.splice(0).map(({ ended }) => ended))
}

/** Waits until something holds. @throws Error when it does not within the time */
export async function until(what: string, holds: () => boolean | Promise<boolean>, seconds = 90): Promise<void> {
  for (const end = performance.now() + 1000 * seconds; performance.now() < end; await pause(25)) if (await holds()) return
  throw new Error(`expected ${what} within ${seconds} seconds, got nothing of it.`)
}
