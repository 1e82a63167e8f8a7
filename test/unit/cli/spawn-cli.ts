import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { inject } from 'vitest'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const bin = inject('commandLine')

/** What a command line left behind. */
export interface Ended {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

/** Runs the command line as a user would; with `interruptAfter`, one who presses Ctrl-C after so many milliseconds. */
export function laegeveje(args: readonly string[], interruptAfter?: number): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [bin, ...args], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] })
    let out = ''
    let err = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text))
    child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text))
    const timer = interruptAfter === undefined ? undefined : setTimeout(() => child.kill('SIGINT'), interruptAfter)
    child.on('error', reject)
    child.on('close', (code) => {
      clearTimeout(timer)
      resolve({ code, out, err })
    })
  })
}

/** Runs the command line and sends it a signal, Ctrl-C if none is named, once something has happened; resolves with the exit code, null when it was killed. */
export async function stopWhen(happened: () => boolean, args: readonly string[], signal: NodeJS.Signals = 'SIGINT'): Promise<number | null> {
  const child = spawn(process.execPath, [bin, ...args], { stdio: 'ignore' })
  const ended = new Promise<number | null>((resolve, reject) => {
    child.on('close', resolve)
    child.on('error', reject)
  })
  const timer = setInterval(() => {
    if (!happened()) return
    clearInterval(timer)
    child.kill(signal)
  }, 5)
  const code = await ended
  clearInterval(timer)
  return code
}
