/**
 * A real browser on any machine, and the built page served to it.
 *
 * The browser is, in this order: the one that CHROMIUM_PATH names, a Chrome or Chromium on the PATH, or the one carried by the npm
 * package @sparticuz/chromium (x64 Linux), unpacked once below node_modules/.cache. Nothing is downloaded.
 */
import { execFile } from 'node:child_process'
import { accessSync, constants, existsSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { type Browser, chromium, type LaunchOptions } from 'playwright-core'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** Names under which distributions install a browser that speaks the protocol of playwright. */
const systemNames = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome']

/** Starts the browser of this machine, headless. Close it with `browser.close()`. @throws Error that says what was tried. */
export async function launchBrowser(): Promise<Browser> {
  const options = await browserOptions()
  try {
    return await chromium.launch(options)
  } catch (error) {
    throw new Error(`browser: expected ${options.executablePath} to start, got: ${String(error)}. Set CHROMIUM_PATH to a Chrome or Chromium that does.`, { cause: error })
  }
}

/** Which browser is used and how, without starting it. */
export async function browserOptions(): Promise<LaunchOptions & { executablePath: string }> {
  // Playwright leaves the sandbox off unless asked; a root user could not start one that has it on.
  const named = process.env.CHROMIUM_PATH
  if (named) {
    if (!isExecutable(named)) throw new Error(`CHROMIUM_PATH: expected an executable file, got ${named}. Correct the path, or unset it.`)
    return { executablePath: named, headless: true }
  }
  const system = (process.env.PATH ?? '').split(delimiter).flatMap((folder) => systemNames.map((name) => join(folder, name))).find(isExecutable)
  if (system) return { executablePath: system, headless: true }
  return await packagedBrowser()
}

/**
 * The browser of @sparticuz/chromium. The package unpacks into os.tmpdir() under fixed names and brings its libraries only where it
 * believes to be in a cloud function, so both are arranged here, in a folder of our own that appears under its name only when whole:
 * two test processes, or two users, never meet half a browser.
 */
async function packagedBrowser(): Promise<LaunchOptions & { executablePath: string }> {
  if (process.platform !== 'linux' || process.arch !== 'x64')
    throw new Error(`browser: expected a Chrome or Chromium on this ${process.platform} ${process.arch} machine, got none. Install one, or set CHROMIUM_PATH.`)
  const manifest = JSON.parse(await readFile(join(root, 'node_modules/@sparticuz/chromium/package.json'), 'utf8')) as { version: string }
  const before = { ...process.env }
  process.env.AWS_EXECUTION_ENV = 'AWS_Lambda_nodejs20.x'
  try {
    const { default: packaged } = await import('@sparticuz/chromium')
    const folder = await unpackOnce(`chromium-${manifest.version}`, async (empty) => {
      process.env.TMPDIR = empty
      await packaged.executablePath()
    })
    return {
      executablePath: join(folder, 'chromium'),
      headless: true,
      args: packaged.args.filter((arg) => !unwantedArguments.some((start) => arg.startsWith(start))),
      env: {
        ...definedOnly(before),
        LD_LIBRARY_PATH: [join(folder, 'al2023/lib'), before.LD_LIBRARY_PATH].filter(Boolean).join(':'),
        FONTCONFIG_PATH: join(folder, 'fonts'),
        HOME: before.HOME ?? folder,
      },
    }
  } finally {
    for (const name of ['AWS_EXECUTION_ENV', 'TMPDIR', 'LD_LIBRARY_PATH', 'FONTCONFIG_PATH', 'HOME'])
      if (before[name] === undefined) delete process.env[name]
      else process.env[name] = before[name]
  }
}

/** Arguments of the package that would make the tests test something else than a visitor's browser, or that playwright sets itself. */
const unwantedArguments = [
  '--single-process',
  '--disable-web-security',
  '--allow-running-insecure-content',
  '--enable-features=SharedArrayBuffer',
  '--headless',
]

async function unpackOnce(name: string, unpack: (empty: string) => Promise<void>): Promise<string> {
  for (const cache of [join(root, 'node_modules/.cache/laegeveje'), join(tmpdir(), `laegeveje-${process.getuid?.() ?? 0}`)]) {
    const folder = join(cache, name)
    if (existsSync(join(folder, 'chromium'))) return folder
    let staging: string
    try {
      await mkdir(cache, { recursive: true })
      staging = await mkdtemp(join(cache, 'unpacking-'))
    } catch {
      continue // a read-only checkout: use the temporary folder
    }
    await unpack(staging)
    await writeFile(join(staging, 'fonts/fonts.conf'), fontConfiguration(join(folder, 'fonts')))
    try {
      await rename(staging, folder)
    } catch {
      await rm(staging, { recursive: true, force: true }) // another process was first; its copy is as good
    }
    if (existsSync(join(folder, 'chromium'))) return folder
  }
  throw new Error(`browser: expected a writable folder below ${root} or ${tmpdir()}, got none. Set CHROMIUM_PATH to an installed Chrome or Chromium.`)
}

const fontConfiguration = (folder: string) =>
  `<?xml version="1.0"?>\n<!DOCTYPE fontconfig SYSTEM "fonts.dtd">\n<fontconfig><dir>${folder}</dir><cachedir>${dirname(folder)}/fonts-cache</cachedir></fontconfig>\n`

/** The built page, as `npm start` serves it, on a free port. `dist` must exist (`npm run build`). */
export interface ServedPage {
  /** Address with a slash at the end. */
  readonly url: string
  close(): Promise<void>
}

/** Serves `dist` with `vite preview` on a free port of this machine. @throws Error when the page has not been built. */
export async function servePage(): Promise<ServedPage> {
  if (!existsSync(join(root, 'dist/index.html'))) throw new Error('dist/index.html: expected the built page, got nothing. Run npm run build first.')
  const { preview } = await import('vite')
  const server = await preview({
    root: join(root, 'web'),
    configFile: join(root, 'vite.config.ts'),
    logLevel: 'error',
    preview: { host: '127.0.0.1', port: await freePort(), strictPort: true, open: false },
  })
  const address = server.httpServer.address()
  if (!address || typeof address === 'string') throw new Error(`preview: expected a port, got ${String(address)}. Try again.`)
  return { url: `http://127.0.0.1:${address.port}/`, close: () => server.close() }
}

/** A port that nobody listens on now. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => (address && typeof address === 'object' ? resolve(address.port) : reject(new Error('net: expected a port, got none. Try again.'))))
    })
  })
}

/** What the browser calls itself, for the log of a test run. */
export async function browserVersion(): Promise<string> {
  const { executablePath, env } = await browserOptions()
  const { stdout } = await promisify(execFile)(executablePath, ['--version'], { env: env as NodeJS.ProcessEnv | undefined })
  return `${stdout.trim()} (${executablePath})`
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

function definedOnly(environment: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(Object.entries(environment).filter((entry): entry is [string, string] => entry[1] !== undefined))
}
