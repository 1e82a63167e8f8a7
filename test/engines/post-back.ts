/**
 * Programs in browsers without any driver: a page on this machine runs a bundle in a worker and posts back what it gave. Any browser that can be told an
 * address will do.
 */
import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { launchBrowser } from '../browser/launch.ts'

/** A browser that can be sent to an address. */
export interface VisitingBrowser {
  readonly name: string
  /** Why it cannot be had here, and how it can; undefined when it can. */
  readonly missing: string | undefined
  /** Opens an address. Resolves with what ends it. */
  open(address: string): Promise<() => Promise<void>>
}

/**
 * The program's result in a worker of a browser.
 * @throws Error with the browser's own message when the program throws, or when nothing comes back in time
 */
export async function runInBrowser(browser: VisitingBrowser, code: string, input: unknown, seconds = 100): Promise<unknown> {
  const worker = `${code}
onmessage = async () => {
  try {
    const input = await (await fetch('/input.json')).json()
    postMessage({ result: JSON.stringify(program.main(input)) })
  } catch (error) {
    postMessage({ error: String(error && error.stack || error) })
  }
}`
  const page = `<!doctype html><meta charset="utf-8"><title>engine</title><script type="module">
const post = (answer) => fetch('/answer', { method: 'POST', body: JSON.stringify(answer) })
const worker = new Worker('/worker.js', { type: 'module' })
worker.onmessage = ({ data }) => post(data)
worker.onerror = (event) => post({ error: event.message || 'the worker did not load' })
worker.postMessage('go')
</script>`
  const files: Record<string, readonly [type: string, body: string]> = { '/': ['text/html', page], '/worker.js': ['text/javascript', worker], '/input.json': ['application/json', JSON.stringify(input) ?? 'null'] }
  let answer: (value: { result?: string; error?: string }) => void
  const answered = new Promise<{ result?: string; error?: string }>((resolve) => (answer = resolve))
  const server = createServer((request, response) => {
    if (request.method === 'POST') {
      let body = ''
      request.setEncoding('utf8').on('data', (text: string) => (body += text))
      request.on('end', () => {
        response.end()
        answer(JSON.parse(body) as { result?: string; error?: string })
      })
      return
    }
    const file = files[request.url ?? '']
    response.writeHead(file ? 200 : 404, { 'content-type': `${file?.[0] ?? 'text/plain'}; charset=utf-8` }).end(file?.[1])
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as { port: number }
  const timer = setTimeout(() => answer({ error: `nothing came back in ${seconds} seconds` }), 1000 * seconds)
  let close: (() => Promise<void>) | undefined
  try {
    close = await browser.open(`http://127.0.0.1:${port}/`)
    const { result, error } = await answered
    if (result === undefined) throw new Error(`${browser.name}: ${error}`)
    return JSON.parse(result)
  } finally {
    clearTimeout(timer)
    await close?.()
    server.closeAllConnections()
    server.close()
  }
}

const found = (name: string): boolean => spawnSync('sh', ['-c', `command -v ${name}`]).status === 0

/** A program that is started with an address among its arguments, in a folder of its own. */
function visiting(program: string, args: (folder: string, address: string) => readonly string[], env: Readonly<Record<string, string>> = {}): VisitingBrowser['open'] {
  return async (address) => {
    const folder = mkdtempSync(join(tmpdir(), 'engine-'))
    // Firefox asks about itself at a first start, unless told not to.
    writeFileSync(join(folder, 'user.js'), 'user_pref("browser.shell.checkDefaultBrowser", false);\nuser_pref("datareporting.policy.dataSubmissionEnabled", false);\n')
    const child = spawn(program, args(folder, address), { env: { ...process.env, HOME: folder, ...env }, stdio: 'ignore', detached: true })
    const ended = new Promise((resolve) => child.once('close', resolve))
    child.once('error', () => {})
    return async () => {
      // The whole group: browsers are several processes.
      if (child.pid !== undefined && child.exitCode === null) {
        try {
          process.kill(-child.pid, 'SIGKILL')
        } catch {
          // It has ended by itself.
        }
        await ended
      }
      rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
    }
  }
}

const firefox = process.env.FIREFOX_PATH ?? ['firefox-esr', 'firefox'].find(found)
const miniBrowser = ['/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser', '/usr/lib/x86_64-linux-gnu/webkit2gtk-4.0/MiniBrowser', '/usr/lib/aarch64-linux-gnu/webkit2gtk-4.1/MiniBrowser'].find(found)

/** Browsers of three families of engines. */
export const browsers: readonly VisitingBrowser[] = [
  {
    name: 'Chromium',
    missing: undefined,
    open: async (address) => {
      const browser = await launchBrowser()
      await (await browser.newPage()).goto(address)
      return () => browser.close()
    },
  },
  {
    name: 'Firefox',
    missing: firefox ? undefined : 'NOT RUN in Firefox, because there is none. Install it: apt-get install firefox-esr, or set FIREFOX_PATH',
    open: visiting(firefox ?? '', (folder, address) => ['--headless', '--no-remote', '--profile', folder, address]),
  },
  {
    name: 'WebKit',
    missing: miniBrowser && found('xvfb-run') ? undefined : 'NOT RUN in WebKit, because there is none. Install it: apt-get install webkit2gtk-driver xvfb xauth',
    open: visiting('xvfb-run', (_, address) => ['-a', miniBrowser ?? '', '--private', address], { WEBKIT_DISABLE_COMPOSITING_MODE: '1', WEBKIT_DISABLE_DMABUF_RENDERER: '1' }),
  },
]
