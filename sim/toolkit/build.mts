/**
 * Builds the package into `lib`: one JavaScript module and one declaration for each module of `sim`, so that Node runs them as they are and any bundler can
 * follow them. `npm pack` does this first. A folder as its argument takes the place of `lib`.
 */
import { execFileSync } from 'node:child_process'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { readPackFolder, readScenarioFolder } from '../run/node-files.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const lib = resolve(process.argv[2] ?? join(root, 'lib'))
const compiler = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin', 'tsc')

rmSync(lib, { recursive: true, force: true })
execFileSync(process.execPath, [compiler, '-p', join(root, 'sim', 'toolkit'), '--outDir', lib], { stdio: 'inherit' })

// Addresses of workers are no imports, so the compiler leaves them alone.
const pool = join(lib, 'run', 'browser-pool.js')
const text = readFileSync(pool, 'utf8')
if (!text.includes("'./worker.ts'")) throw new Error(`${pool}: expected the address './worker.ts', got none. Correct sim/toolkit/build.mts.`)
writeFileSync(pool, text.replaceAll("'./worker.ts'", "'./worker.js'"))
writeFileSync(join(lib, 'run', 'worker-node.mjs'), "import './worker-node.js'\n")

// In a browser there are no files to read: data and scenarios are a module.
const [packFiles, { 'scenario.schema.json': _, ...scenarioFiles }] = await Promise.all([readPackFolder(), readScenarioFolder()])
writeFileSync(join(lib, 'toolkit', 'data.js'), `export const packFiles = ${JSON.stringify(packFiles)}\nexport const scenarioFiles = ${JSON.stringify(scenarioFiles)}\n`)
