/** Checks a receipt: version, model and data by their names, runs by running them again, files by making them again. */
import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { dataDigest } from '../../analysis/data-digest.ts'
import { sha256Hex } from '../../core/digest.ts'
import { modelVersion } from '../../model/version.ts'
import type { EnsembleResult } from '../../run/ensemble.ts'
import type { Manifest, ManifestRun } from '../../run/manifest.ts'
import { compileScenario, parseScenario, ScenarioError } from '../../scenario/index.ts'
import { runInTurn } from '../in-turn.ts'
import type { House, Loaded } from '../load.ts'
import { hashOf } from '../receipts.ts'
import { pairTablesOf, runTablesOf } from '../run-report.ts'
import type { Terminal } from '../terminal.ts'
import { version } from '../version.ts'
import { isRepeatable } from './find-receipt.ts'
import type { Found, Repeatable } from './find-receipt.ts'

/** One thing that was looked at. */
export interface Finding {
  /** `version`, `model`, `data`, `fingerprint`, `digest`, `file` or `problem`. */
  readonly what: string
  /** Which run, data file or file. */
  readonly of?: string
  readonly same: boolean
  readonly receipt?: string
  readonly now?: string
  /** Of no consequence by itself: another program may give the same bytes. */
  readonly told?: true
}

/** Looks at everything. Resolves with undefined when it was interrupted. */
export async function checkReceipt(found: Found, workers: number | undefined, house: House, terminal: Terminal): Promise<readonly Finding[] | undefined> {
  const { receipt, files, folder } = found
  const findings: Finding[] = [
    { what: 'version', same: receipt.version === version, receipt: receipt.version, now: version, told: true },
    ...(receipt.model === undefined ? [] : [{ what: 'model', same: receipt.model === modelVersion, receipt: receipt.model, now: modelVersion }]),
    ...dataFindings(receipt.data, house),
    ...files.map(({ name, same }) => ({ what: 'file', of: name, same: same === true, receipt: 'as it was written', now: same === undefined ? 'not there' : 'changed since it was written' })),
  ]
  const more = isRepeatable(receipt) ? await again(receipt, folder ?? '.', workers, terminal) : await runsAgain(receipt, workers, house, terminal)
  return more && [...findings, ...more]
}

function dataFindings(then: Readonly<Record<string, string>>, { pack }: House): Finding[] {
  if ('' in then) return [{ what: 'data', same: dataDigest(pack.hashes).startsWith(then['']!), receipt: then['']!, now: dataDigest(pack.hashes) }]
  const names = [...new Set([...Object.keys(then), ...Object.keys(pack.hashes)])].sort().filter((name) => then[name] !== pack.hashes[name])
  if (names.length === 0) return [{ what: 'data', of: `${Object.keys(then).length} files`, same: true }]
  return names.map((name) => ({ what: 'data', of: name, same: false, receipt: then[name]?.slice(0, 16) ?? 'none', now: pack.hashes[name]?.slice(0, 16) ?? 'none' }))
}

/** Runs of a receipt, and the tables they give. */
async function runsAgain(receipt: Manifest, workers: number | undefined, house: House, terminal: Terminal): Promise<Finding[] | undefined> {
  const findings: Finding[] = []
  const done: { readonly loaded: Loaded; readonly result: EnsembleResult }[] = []
  for (const run of receipt.runs) {
    const loaded = load(run, house)
    if ('problems' in loaded) {
      findings.push(...loaded.problems.map((problem) => ({ what: 'problem', of: run.id, same: false, now: problem })))
      continue
    }
    const { fingerprint } = loaded.compiled
    const same = fingerprint.startsWith(run.fingerprint)
    findings.push({ what: 'fingerprint', of: run.id, same, receipt: run.fingerprint, now: fingerprint })
    // With another fingerprint the bytes cannot be the same, so nothing is run.
    if (!same) continue
    const n = run.replicates.inOrder
    const simulated = await runInTurn([{ compiled: { ...loaded.compiled, replicates: n } }], workers, terminal)
    if (simulated.cancelled) return undefined
    const [result] = simulated.results
    findings.push({ what: 'digest', of: `${run.id}, ${n} replicates`, same: result!.digest.startsWith(run.digest), receipt: run.digest, now: result!.digest })
    done.push({ loaded, result: result! })
  }
  return [...findings, ...tablesAgain(receipt, done, house)]
}

/** Tables that `run` and `compare` write, made again. */
function tablesAgain({ runs, files = {}, command }: Manifest, done: readonly { readonly loaded: Loaded; readonly result: EnsembleResult }[], house: House): Finding[] {
  if (done.length !== runs.length || !/^laegeveje (?:--\S+ \S+ )*(run|compare) /.test(command)) return []
  const [first, second] = done
  const made = second ? pairTablesOf([first!, second], house) : runTablesOf({ ...first!, house })
  return made.flatMap((output) => (files[output.name] === undefined ? [] : [compared(output.name, files[output.name]!, hashOf(output))]))
}

const compared = (name: string, receipt: string, now: string): Finding => ({ what: 'file made again', of: name, same: receipt === now, receipt, now })

function load(run: ManifestRun, { pack, library }: House): Loaded | { readonly problems: readonly string[] } {
  const parsed = parseScenario(run.scenario, library, { pack, where: run.id })
  if (!parsed.ok) return { problems: parsed.problems.map(({ message }) => message) }
  try {
    return { id: run.id, scenario: parsed.scenario, compiled: compileScenario(parsed.scenario, pack) }
  } catch (error) {
    if (error instanceof ScenarioError) return { problems: error.problems.map(({ message }) => message) }
    throw error
  }
}

/** Carries a manifest's own command out anew, in its folder, and compares every file it states. */
async function again(receipt: Repeatable, folder: string, workers: number | undefined, terminal: Terminal): Promise<Finding[] | undefined> {
  const out = await mkdtemp(join(tmpdir(), 'laegeveje-verify-'))
  try {
    const words = receipt.command.split(' ').slice(1).map((word) => (word === 'DIR' ? out : word))
    terminal.note(`Carrying out ${receipt.command} again.`)
    const code = await new Promise<number>((resolve) => {
      const child = execFile(process.execPath, [fileURLToPath(new URL('../laegeveje.mjs', import.meta.url)), ...words, ...(workers === undefined ? [] : ['--workers', String(workers)])], { cwd: folder, maxBuffer: 1 << 28 }, (error) => resolve(error ? Number(error.code ?? 1) : 0))
      child.stderr?.on('data', (text: Buffer) => terminal.watched && terminal.progress(text.toString().trim().split('\n').at(-1) ?? ''))
    })
    if (code === 130) return undefined
    if (code !== 0) return [{ what: 'problem', of: receipt.command, same: false, now: `ended with code ${code}` }]
    return await Promise.all(Object.entries(receipt.files).map(async ([name, sha256]) => compared(name, sha256, await readFile(join(out, name)).then(sha256Hex, () => 'not written'))))
  } finally {
    terminal.progress('')
    await rm(out, { recursive: true, force: true })
  }
}
