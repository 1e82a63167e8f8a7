/** The command line inside the test's own process, which is quicker than starting another. */
import { main } from '../../sim/cli/main.ts'
import type { Terminal } from '../../sim/cli/terminal.ts'

/** What a command said, and how it ended. */
export interface Said {
  readonly code: number
  readonly out: string
  readonly notes: string
}

/** A command line that has begun. */
export interface Following {
  readonly ended: Promise<number>
  /** All it said so far, to either stream. */
  said(): string
  out(): string
  notes(): string
}

/** Begins one command line, without the program's name. */
export function begin(...args: readonly string[]): Following {
  const out: string[] = []
  const notes: string[] = []
  const terminal: Terminal = { watched: false, out: (text) => out.push(text), note: (text) => notes.push(text), progress: () => {}, seconds: () => performance.now() / 1000 }
  return { ended: main(args, terminal), said: () => [...notes, ...out].join('\n'), out: () => out.join('\n'), notes: () => notes.join('\n') }
}

/** Runs one command line to its end. */
export async function command(...args: readonly string[]): Promise<Said> {
  const { ended, out, notes } = begin(...args)
  return { code: await ended, out: out(), notes: notes() }
}

/** The digest that a run says of itself. */
export function digestIn(out: string): string | undefined {
  return /^Digest\s+([0-9a-f]{64})$/m.exec(out)?.[1]
}
