/** Where text goes: results to stdout, everything about them to stderr. */
export interface Terminal {
  /** Results. */
  out(text: string): void
  /** Notes, progress and problems. */
  note(text: string): void
  /** Replaces the line in progress; nothing where no person is watching. */
  progress(line: string): void
  /** Is a person watching stderr? */
  readonly watched: boolean
  /** Seconds since the command started. */
  seconds(): number
}

/** The process's own streams. A reader that goes away (`| head`) ends the command quietly. */
export function processTerminal(): Terminal {
  const watched = process.stderr.isTTY === true
  let drawn = false
  const clear = (): void => {
    if (drawn) process.stderr.write('\r\x1b[K')
    drawn = false
  }
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0)
    throw error
  })
  return {
    watched,
    out: (text) => {
      clear()
      process.stdout.write(text.endsWith('\n') ? text : `${text}\n`)
    },
    note: (text) => {
      clear()
      process.stderr.write(`${text}\n`)
    },
    progress: (line) => {
      if (!watched) return
      process.stderr.write(`\r\x1b[K${line}`)
      drawn = line !== ''
    },
    seconds: () => process.uptime(),
  }
}
