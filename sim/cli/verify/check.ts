/** Checks a receipt: version, model and data by their names, runs by running them again, files by making them again. */
import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findingsDigest } from '../../analysis/goal-seek/index.ts'
import type { GoalFindings } from '../../analysis/goal-seek/index.ts'
import { runFindings, staticFindings } from '../../analysis/receipt-check.ts'
import type { Finding, MadeAgain } from '../../analysis/receipt-check.ts'
import { sha256Hex } from '../../core/digest.ts'
import type { Manifest } from '../../run/manifest.ts'
import { runInTurn } from '../in-turn.ts'
import type { House } from '../load.ts'
import { hashOf } from '../receipts.ts'
import { pairTablesOf, runTablesOf } from '../run-report.ts'
import type { Terminal } from '../terminal.ts'
import { commandFile, version } from '../version.ts'
import { isRepeatable } from './find-receipt.ts'
import type { Found, Repeatable } from './find-receipt.ts'

/** Looks at everything. Resolves with undefined when it was interrupted. */
export async function checkReceipt(found: Found, workers: number | undefined, house: House, terminal: Terminal): Promise<readonly Finding[] | undefined> {
  const { receipt, files } = found
  const known: Finding[] = [
    ...staticFindings(receipt, version, house.pack),
    ...files.map(({ name, same }): Finding => ({ what: 'file', of: name, same: same === true, receipt: 'as it was written', now: same === undefined ? 'not there' : 'changed since it was written' })),
  ]
  const more = await remade(found, workers, house, terminal)
  return more && [...known, ...more]
}

/** The part that takes runs: by its own command where it has one, from the file in the receipt where a figure rests on an experiment or a search, and run by run otherwise. */
async function remade({ receipt, folder }: Found, workers: number | undefined, house: House, terminal: Terminal): Promise<Finding[] | undefined> {
  // A folder's manifest names its experiment; a figure's receipt holds it.
  if (isRepeatable(receipt)) return again(receipt, folder ?? '.', workers, terminal)
  if (receipt.experiment) return madeAgain('experiment', receipt.experiment, workers, terminal)
  if (receipt.goal) return madeAgain('goal', receipt.goal, workers, terminal)
  return runsAgain(receipt, workers, house, terminal)
}

/** Runs of a receipt, and the tables they give. */
async function runsAgain(receipt: Manifest, workers: number | undefined, house: House, terminal: Terminal): Promise<Finding[] | undefined> {
  const again = await runFindings(receipt, house.library, house.pack, async (compiled, n) => {
    const simulated = await runInTurn([{ compiled: { ...compiled, replicates: n } }], workers, terminal)
    return simulated.cancelled ? undefined : simulated.results[0]
  })
  return again && [...again.findings, ...tablesAgain(receipt, again.made, house)]
}

/** Tables that `run` and `compare` write, made again. */
function tablesAgain({ runs, files = {}, command }: Manifest, made: readonly MadeAgain[], house: House): Finding[] {
  if (made.length !== runs.length || !/^laegeveje (?:--extend \S+ )*(run|compare) /.test(command)) return []
  const [first, second] = made.map(({ result, ...loaded }) => ({ loaded, result }))
  const tables = second ? pairTablesOf([first!, second], house) : runTablesOf({ ...first!, house })
  return tables.flatMap((output) => (files[output.name] === undefined ? [] : [compared(output.name, files[output.name]!, hashOf(output))]))
}

const compared = (name: string, receipt: string, now: string): Finding => ({ what: 'file made again', of: name, same: receipt === now, receipt, now })

/** What a figure of many runs rests on, made again from the file in its receipt: an experiment by the digest of its runs, a search by that of its findings. */
async function madeAgain(kind: 'experiment' | 'goal', { document, runs, digest }: NonNullable<Manifest['experiment']>, workers: number | undefined, terminal: Terminal): Promise<Finding[] | undefined> {
  const folder = await mkdtemp(join(tmpdir(), 'laegeveje-verify-'))
  try {
    const file = join(folder, `${kind}.json`)
    await writeFile(file, JSON.stringify(document))
    terminal.note(`Making the ${kind} again: ${runs} runs.`)
    const out = join(folder, 'out')
    const code = await carryOut([kind, file, '--out', out], folder, workers, terminal)
    if (code === 130) return undefined
    if (code !== 0) return [{ what: 'problem', of: kind, same: false, now: `ended with code ${code}` }]
    const read = async (name: string) => JSON.parse(await readFile(join(out, name), 'utf8')) as Record<string, unknown>
    const now = kind === 'experiment' ? String((await read('manifest.json'))['digest'] ?? 'none') : digestOfFindings(await read('findings.json'))
    return [{ what: 'digest', of: `${kind}, ${runs} runs`, same: now === digest, receipt: digest, now }]
  } finally {
    terminal.progress('')
    await rm(folder, { recursive: true, force: true })
  }
}

/** Of findings as the command writes them, under the program's name and version. */
function digestOfFindings(written: Record<string, unknown>): string {
  const found = Object.fromEntries(Object.entries(written).filter(([key]) => key !== 'name' && key !== 'version'))
  return findingsDigest(found as unknown as GoalFindings)
}

/** Runs this program with other words. Resolves with its exit code. */
function carryOut(words: readonly string[], cwd: string, workers: number | undefined, terminal: Terminal): Promise<number> {
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [commandFile, ...words, ...(workers === undefined ? [] : ['--workers', String(workers)])], { cwd, maxBuffer: 1 << 28 }, (error) => resolve(error ? Number(error.code ?? 1) : 0))
    child.stderr?.on('data', (text: Buffer) => terminal.watched && terminal.progress(text.toString().trim().split('\n').at(-1) ?? ''))
  })
}

/** Carries a manifest's own command out anew, in its folder, and compares every file it states. */
async function again(receipt: Repeatable, folder: string, workers: number | undefined, terminal: Terminal): Promise<Finding[] | undefined> {
  const out = await mkdtemp(join(tmpdir(), 'laegeveje-verify-'))
  try {
    const words = receipt.command.split(' ').slice(1).map((word) => (word === 'DIR' ? out : word))
    terminal.note(`Carrying out ${receipt.command} again.`)
    const code = await carryOut(words, folder, workers, terminal)
    if (code === 130) return undefined
    if (code !== 0) return [{ what: 'problem', of: receipt.command, same: false, now: `ended with code ${code}` }]
    return await Promise.all(Object.entries(receipt.files).map(async ([name, sha256]) => compared(name, sha256, await readFile(join(out, name)).then(sha256Hex, () => 'not written'))))
  } finally {
    terminal.progress('')
    await rm(out, { recursive: true, force: true })
  }
}
