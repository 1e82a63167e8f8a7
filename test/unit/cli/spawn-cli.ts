import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const bin = fileURLToPath(new URL('../../../sim/cli/laegeveje.mjs', import.meta.url))

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

/** Runs the command line and presses Ctrl-C once something has happened; resolves with the exit code. */
export async function stopWhen(happened: () => boolean, args: readonly string[]): Promise<number | null> {
  const child = spawn(process.execPath, [bin, ...args], { stdio: 'ignore' })
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve))
  const timer = setInterval(() => {
    if (!happened()) return
    clearInterval(timer)
    child.kill('SIGINT')
  }, 20)
  const code = await ended
  clearInterval(timer)
  return code
}
