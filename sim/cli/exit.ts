/** How a command ends. */
export const exitCode = { done: 0, failure: 1, badInput: 2, incomplete: 3, refused: 42, interrupted: 130 } as const

/** Input that cannot be used: nothing was run. Each problem is a line of its own. */
export class BadInput extends Error {
  readonly problems: readonly string[]
  constructor(problems: readonly string[]) {
    super(problems.join('\n'))
    this.name = 'BadInput'
    this.problems = problems
  }
}

/** Something the world refused, such as a folder that cannot be written: one sentence, no stack. */
export class CommandFailure extends Error {
  readonly code: number
  constructor(message: string, code: number = exitCode.failure) {
    super(message)
    this.name = 'CommandFailure'
    this.code = code
  }
}
