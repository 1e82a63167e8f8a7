import { execFile } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { cp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'

const root = fileURLToPath(new URL('../../..', import.meta.url))
let folder: string
let project: string
const run = async (command: string, args: readonly string[], cwd = project): Promise<string> => (await promisify(execFile)(command, args, { cwd, maxBuffer: 1 << 26 })).stdout

/** Packages that installing this one brings along, by the lock file. */
function wanted(): string[] {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as { packages: Record<string, { dev?: boolean }> }
  return Object.entries(packages).flatMap(([path, { dev }]) => (path.startsWith('node_modules/') && !dev && existsSync(join(root, path)) ? [path] : []))
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'package-'))
  project = join(folder, 'project')
  mkdirSync(project)
  writeFileSync(join(project, 'package.json'), JSON.stringify({ name: 'empty', private: true, type: 'module' }))
  await run('npm', ['pack', '--silent', '--pack-destination', folder], root)
  const tarball = readdirSync(folder).find((name) => name.endsWith('.tgz'))!
  // What it depends on is at hand and is laid ready, so that no registry is asked; the package itself npm unpacks and links as for anybody.
  for (const path of wanted()) {
    mkdirSync(dirname(join(project, path)), { recursive: true })
    await run('cp', ['-al', join(root, path), join(project, path)], root).catch(() => cp(join(root, path), join(project, path), { recursive: true, verbatimSymlinks: true }))
  }
  await run('npm', ['install', '--offline', '--ignore-scripts', '--no-audit', '--no-fund', join(folder, tarball)])
}, 180_000)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('the package holds built modules, scenarios and data, and no source of the page or tests', () => {
  const inside = join(project, 'node_modules', 'laegeveje')
  expect(readdirSync(inside).sort()).toEqual(['CITATION.cff', 'LICENSE', 'README.md', 'lib', 'package.json', 'scenarios', 'sim'].filter((name) => existsSync(join(inside, name))))
  expect(existsSync(join(inside, 'lib', 'toolkit', 'node.js'))).toBe(true)
  expect(existsSync(join(inside, 'scenarios', 'data', 'pack.json'))).toBe(true)
  expect(readdirSync(join(inside, 'sim')).sort()).toEqual(['cli', 'examples'])
})

test('its command runs', async () => {
  expect((await run('npx', ['--offline', 'laegeveje', '--version'])).trim()).toBe((JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }).version)
  const told = JSON.parse(await run('npx', ['--offline', 'laegeveje', 'run', 'baseline', '--to', '2025-12', '--replicates', '2', '--json'])) as { replicates: number; digest: string }
  expect(told.replicates).toBe(2)
}, 60_000)

test('a program of one’s own runs on it, with a lever and an indicator of one’s own, to the digest that this checkout gives', async () => {
  writeFileSync(
    join(project, 'few.js'),
    `export default ({ one, sum, FORM }) => ({ id: 'few', version: '1', indicators: [{
      id: 'few', kind: 'stock', source: 'own', grade: 'C', text: { da: 'Få', en: 'Few' }, definition: { da: 'Få', en: 'Few' },
      blocks: [{ component: 'few', level: 'nation', cadence: 'year' }],
      measures: [{ id: 'few', text: { da: 'Få', en: 'Few' }, unit: { da: 'steder', en: 'places' }, numerator: ['few'], decimals: 0 }],
      measure: { 'few/nation': one((w) => sum(w, (m) => (w.headcount(FORM.solo, m) < 4 ? 1 : 0))) } }] })`,
  )
  const program = (extensions: string) => `
    import { openToolkit } from 'laegeveje'
    import { Random, replicateKey } from 'laegeveje/core'
    const kit = await openToolkit({ workers: 1, extensions: ${extensions} })
    const ensemble = await kit.run('baseline', { to: '2025-12', replicates: 2 })
    console.log(JSON.stringify({ digest: ensemble.digest, few: ${extensions === '[]' ? 'null' : "ensemble.values('few', 2025)"}, random: new Random(...replicateKey('a', 1)).uniform(1, 2) }))
    kit.close()`
  writeFileSync(join(project, 'plain.js'), program('[]'))
  writeFileSync(join(project, 'extended.js'), program("[new URL('few.js', import.meta.url)]"))
  const plain = JSON.parse(await run(process.execPath, ['plain.js'])) as { digest: string; random: number }
  const here = JSON.parse(await run(process.execPath, ['sim/cli/laegeveje.mjs', 'run', 'baseline', '--to', '2025-12', '--replicates', '2', '--json'], root)) as { digest: string }
  expect(plain.digest).toBe(here.digest)
  expect(plain.random).toBeGreaterThan(0)
  const extended = JSON.parse(await run(process.execPath, ['extended.js'])) as { digest: string; few: number[] }
  expect(extended.digest).not.toBe(plain.digest)
  expect(extended.few.every((value) => value > 0 && value < 98)).toBe(true)
}, 60_000)

test('its types are whole', async () => {
  copyFileSync(join(root, 'sim', 'examples', 'first-run.ts'), join(project, 'typed.ts'))
  copyFileSync(join(root, 'sim', 'examples', 'own-lever.ts'), join(project, 'own.ts'))
  writeFileSync(join(project, 'wrong.ts'), "import { openToolkit } from 'laegeveje'\nconst kit = await openToolkit()\nexport const text: string = (await kit.run('baseline')).summary('gp-doctors', 2035).median\n")
  const compiler = join(root, 'node_modules', 'typescript', 'bin', 'tsc')
  const options = ['--ignoreConfig', '--noEmit', '--strict', '--target', 'es2022', '--module', 'nodenext', '--skipLibCheck']
  await run(process.execPath, [compiler, ...options, 'typed.ts', 'own.ts'])
  const refused = await run(process.execPath, [compiler, ...options, 'wrong.ts']).catch((error: { stdout: string }) => error.stdout)
  expect(refused).toContain("Type 'number' is not assignable to type 'string'")
}, 60_000)

test('a bundler follows it into a browser: workers and data are parts of their own', async () => {
  writeFileSync(join(project, 'index.html'), '<!doctype html><script type="module" src="./page.js"></script>')
  writeFileSync(join(project, 'page.js'), "import { openToolkit } from 'laegeveje'\nconst kit = await openToolkit()\ndocument.title = String((await kit.run('baseline', { to: '2025-12', replicates: 2 })).digest)\n")
  writeFileSync(join(project, 'vite.config.js'), "export default { build: { target: 'es2022' }, worker: { format: 'es' }, logLevel: 'error' }")
  await run('npx', ['--offline', 'vite', 'build'])
  const parts = readdirSync(join(project, 'dist', 'assets'))
  expect(parts.some((name) => name.startsWith('worker-'))).toBe(true)
  expect(parts.some((name) => name.startsWith('data-'))).toBe(true)
}, 60_000)
