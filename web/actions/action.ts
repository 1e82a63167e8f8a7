import type { Messages } from '../i18n/messages.ts'

/** A command. One record feeds button, key and help. */
export interface Action {
  readonly id: string
  label(messages: Messages): string
  /** Keys as `KeyboardEvent.key`, with `mod+` for Ctrl or Cmd and `shift+`. A bare letter works only outside fields and can be switched off. */
  readonly keys: readonly string[]
  /** May it be used now? Reads signals. */
  enabled?(): boolean
  run(): void
  /** For actions that last while held: what letting go does. */
  release?(): void
}
