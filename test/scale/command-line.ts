/** The command line inside the test's own process, which is quicker than starting another. */
import { main } from '../../sim/cli/main.ts'
import type { Terminal } from '../../sim/cli/terminal.ts'

/** What a command said, and how it ended. */
export interface Said {
  readonly code: number
  readonly out: string
  readonly notes: string
}

/** Runs one command line, without the program's name. */
export async function command(...args: readonly string[]): Promise<Said> {
  const out: string[] = []
  const notes: string[] = []
  const terminal: Terminal = { watched: false, out: (text) => out.push(text), note: (text) => notes.push(text), progress: () => {}, seconds: () => performance.now() / 1000 }
  const code = await main(args, terminal)
  return { code, out: out.join('\n'), notes: notes.join('\n') }
}

/** The digest that a run says of itself. */
export function digestIn(out: string): string | undefined {
  return /^Digest\s+([0-9a-f]{64})$/m.exec(out)?.[1]
}
