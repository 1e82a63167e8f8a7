import { duration, number } from './numbers.ts'
import type { Terminal } from './terminal.ts'

/** A line that says how far a run is and how long the rest will take. */
export function progressLine(done: number, wanted: number, failed: number, seconds: number): string {
  const parts = [`${number(done, 0)} of ${number(wanted, 0)} replicates`]
  if (failed > 0) parts.push(`${failed} failed`)
  // The first few tell of starting the workers more than of the pace.
  if (done >= Math.min(4, wanted) && done < wanted) parts.push(`about ${duration((seconds / done) * (wanted - done))} left`)
  return parts.join(' · ')
}

/** Follows a run on the terminal, at most ten times a second. */
export function followProgress(terminal: Terminal, wanted: number): { step(failed: boolean): void; end(): void } {
  const start = terminal.seconds()
  let drawn = -Infinity
  let done = 0
  let failures = 0
  if (terminal.watched) terminal.progress('starting')
  return {
    step(failed) {
      done++
      if (failed) failures++
      const now = terminal.seconds()
      if (now - drawn < 0.1 && done < wanted) return
      drawn = now
      terminal.progress(progressLine(done, wanted, failures, now - start))
    },
    end: () => terminal.progress(''),
  }
}
