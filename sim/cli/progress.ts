import { duration, number } from './numbers.ts'
import type { Terminal } from './terminal.ts'

/** A line that says how far a run is and how long the rest will take. `known` of those done were there before, and took no time. */
export function progressLine(done: number, wanted: number, failed: number, seconds: number, known = 0): string {
  const parts = [`${number(done, 0)} of ${number(wanted, 0)} replicates`]
  if (failed > 0) parts.push(`${failed} failed`)
  // The first few tell of starting the workers more than of the pace.
  const made = done - known
  if (made >= Math.min(4, wanted) && done < wanted) parts.push(`about ${duration((seconds / made) * (wanted - done))} left`)
  return parts.join(' · ')
}

/** Follows a run on the terminal, at most ten times a second; where nobody is watching, in a line of the log every half minute. */
export function followProgress(terminal: Terminal, wanted: number): { step(failed: boolean): void; skip(count: number): void; end(): void } {
  const start = terminal.seconds()
  let drawn = terminal.watched ? -Infinity : start
  let done = 0
  let failures = 0
  let known = 0
  if (terminal.watched) terminal.progress('starting')
  return {
    step(failed) {
      done++
      if (failed) failures++
      const now = terminal.seconds()
      if (now - drawn < (terminal.watched ? 0.1 : 30) && (!terminal.watched || done < wanted)) return
      drawn = now
      const line = progressLine(done, wanted, failures, now - start, known)
      if (terminal.watched) terminal.progress(line)
      else terminal.note(line)
    },
    /** Counts what was there before. */
    skip(count) {
      known += count
      done += count
    },
    end: () => terminal.progress(''),
  }
}
