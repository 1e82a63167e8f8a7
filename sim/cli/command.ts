import type { Command } from 'commander'
import type { Terminal } from './terminal.ts'

/** What a command gets from whoever runs it. */
export interface CommandContext {
  readonly terminal: Terminal
  /** The command as typed, for manifests. */
  readonly line: string
  /** Says how the command ended when that is neither done nor an exception. */
  end(code: number): void
}

/** One command: adds itself, with its options, help and action, to the program. */
export type CommandDefinition = (program: Command, context: CommandContext) => void
