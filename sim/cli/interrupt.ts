import { exitCode } from './exit.ts'
import type { Terminal } from './terminal.ts'

/** A signal that Ctrl-C (or a request to end) aborts. The second one ends the process at once. */
export function interruptible(terminal: Terminal): { readonly signal: AbortSignal; release(): void } {
  const control = new AbortController()
  const stop = (): void => {
    if (control.signal.aborted) return process.exit(exitCode.interrupted)
    control.abort()
    terminal.note('Stopping: what is finished is kept. Press Ctrl-C again to end at once.')
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
  return {
    signal: control.signal,
    release: () => {
      process.off('SIGINT', stop)
      process.off('SIGTERM', stop)
    },
  }
}
