/**
 * `npm test`: everything that must hold, cheapest first, on a machine that has only Node and npm.
 *
 *     node test/run-all.mjs              all parts
 *     node test/run-all.mjs types unit   some parts
 *
 * Parts are types, lint, build and the vitest projects. Type check, lint and build count as one test each. A part that fails does not
 * stop the others. The browser comes last and alone: it needs the cores. The last line is always `N passed, N failed`, and the
 * exit code is 0 only when nothing failed.
 */
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const scratch = mkdtempSync(join(tmpdir(), 'laegeveje-test-'))
const light = ['architecture', 'unit', 'property', 'golden', 'checks', 'visual', 'engines']
const wanted = process.argv.slice(2)
const known = ['types', 'lint', 'build', ...light, 'scale', 'browser']
const results = []

for (const part of wanted.filter((name) => !known.includes(name))) {
  console.error(`test/run-all.mjs: expected parts among ${known.join(', ')}, got ${part}. Leave it out to run all.`)
  process.exit(2)
}
const isWanted = (part) => wanted.length === 0 || wanted.includes(part)

/** The script that an installed package runs as a command. */
function command(name, bin = name) {
  const folder = join(root, 'node_modules', name)
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  return join(folder, typeof manifest.bin === 'string' ? manifest.bin : manifest.bin[bin])
}

/** Runs a script under this Node. Resolves to its exit code and what it said; a run longer than the limit is stopped. */
function run(script, args, { minutes = 3, show = false } = {}) {
  return new Promise((resolve) => {
    const env = { ...process.env, NO_COLOR: '1' }
    delete env.FORCE_COLOR
    const child = spawn(process.execPath, [script, ...args], { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] })
    let said = ''
    const hear = (chunk) => {
      said += chunk
      if (show) process.stdout.write(chunk)
    }
    child.stdout.setEncoding('utf8').on('data', hear)
    child.stderr.setEncoding('utf8').on('data', hear)
    const limit = setTimeout(() => {
      hear(`\nstopped after ${minutes} minutes\n`)
      child.kill('SIGKILL')
    }, minutes * 60_000)
    child.on('error', (error) => {
      clearTimeout(limit)
      resolve({ code: 1, said: `${said}${error.message}\n` })
    })
    child.on('close', (code) => {
      clearTimeout(limit)
      resolve({ code: code ?? 1, said })
    })
  })
}

function report(part, passed, failed, skipped, seconds, details = '') {
  results.push({ part, passed, failed, skipped, seconds, details })
  const figures = `${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`
  console.log(`${failed ? '✗' : '✓'} ${part.padEnd(12)} ${figures.padEnd(32)} ${seconds.toFixed(1).padStart(6)} s`)
  if (details) console.log(details.replace(/^(?=.)/gm, '    '))
}

/** One command that must succeed. */
async function step(part, attempts) {
  if (!isWanted(part)) return
  const start = performance.now()
  const failures = []
  for (const [script, args] of attempts) {
    const { code, said } = await run(script, args)
    if (code !== 0) failures.push(said.trim() || `exit code ${code}`)
  }
  report(part, failures.length ? 0 : 1, failures.length ? 1 : 0, 0, (performance.now() - start) / 1000, failures.join('\n'))
}

/** Vitest projects in one go, read back from its JSON report so that every test counts. */
async function tests(parts, minutes) {
  const projects = parts.filter(isWanted)
  if (projects.length === 0) return
  const file = join(scratch, `${projects.join('-')}.json`)
  const start = performance.now()
  const { code, said } = await run(
    command('vitest'),
    ['run', '--config', 'test/vitest.config.ts', '--passWithNoTests', '--reporter=default', '--reporter=json', `--outputFile=${file}`, ...projects.map((name) => `--project=${name}`)],
    { minutes },
  )
  const seconds = (performance.now() - start) / 1000
  let files
  try {
    files = JSON.parse(readFileSync(file, 'utf8')).testResults
  } catch {
    return report(projects.join('+'), 0, 1, 0, seconds, `vitest gave no report (exit code ${code}):\n${said.trim()}`)
  }
  let failedAnywhere = false
  for (const project of projects) {
    const own = files.filter((result) => projectOf(result.name) === project)
    if (own.length === 0) continue
    const all = own.flatMap((result) => result.assertionResults)
    const failed = all.filter((t) => t.status === 'failed')
    // A file that does not even load has no tests to count; it is one failure.
    const broken = own.filter((result) => result.status === 'failed' && !result.assertionResults.some((t) => t.status === 'failed'))
    const passed = all.filter((t) => t.status === 'passed').length
    const count = failed.length + broken.length
    failedAnywhere ||= count > 0
    const from = Math.min(...own.map((result) => result.startTime))
    const to = Math.max(...own.map((result) => result.endTime))
    report(project, passed, count, all.length - passed - failed.length, (to - from) / 1000)
    // What this machine could not try is said aloud: a skipped test is no passed one.
    for (const t of all) {
      if (t.status !== 'passed' && t.status !== 'failed' && t.title.startsWith('NOT RUN')) console.log(`  ! ${t.title}`)
    }
  }
  // Vitest's own account of what failed, with differences; the list of what passed would drown it.
  if (failedAnywhere) console.log(said.slice(Math.max(0, said.search(/^⎯+ Failed (Suites|Tests)/m))).split('\n').slice(0, 400).join('\n'))
  // Errors outside any test (an unhandled rejection, say) show only in the exit code.
  if (code !== 0 && !failedAnywhere) report(`${projects.at(-1)}, outside`, 0, 1, 0, seconds, said.trim())
}

const projectOf = (name) => {
  const [, first] = relative(root, name).split(/[\\/]/)
  return first === 'architecture.test.ts' ? 'architecture' : first
}

const begin = performance.now()
try {
  const tsc = command('typescript', 'tsc')
  await step('types', [
    [tsc, ['-p', 'sim']],
    [tsc, ['-p', '.']],
  ])
  await step('lint', [[command('oxlint'), ['--type-aware', '--quiet']]])
  await tests(light, 25)
  if (isWanted('build') || isWanted('browser')) {
    if (!isWanted('build')) wanted.push('build')
    await step('build', [[command('vite'), ['build', '--logLevel', 'warn']]])
  }
  await tests(['scale'], 15)
  await tests(['browser'], 15)
} finally {
  rmSync(scratch, { recursive: true, force: true })
}

const sum = (field) => results.reduce((total, result) => total + result[field], 0)
const broken = results.filter((result) => result.failed)
console.log(`\n${((performance.now() - begin) / 1000).toFixed(0)} s${broken.length ? `; failed in: ${broken.map((result) => result.part).join(', ')}` : ''}`)
if (sum('skipped')) console.log(`${sum('skipped')} skipped`)
console.log(`${sum('passed')} passed, ${sum('failed')} failed`)
process.exitCode = sum('failed') || sum('passed') === 0 ? 1 : 0
