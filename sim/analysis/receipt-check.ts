/** Holds a receipt against this program: version, model and data by name, and every run by making it again. */
import { extensionsInUse } from '../model/extensions.ts'
import { modelVersion } from '../model/version.ts'
import type { Pack } from '../model/pack/index.ts'
import type { EnsembleResult } from '../run/ensemble.ts'
import type { Manifest, ManifestRun } from '../run/manifest.ts'
import { compileScenario, parseScenario, ScenarioError } from '../scenario/index.ts'
import type { Compiled, Library, Scenario } from '../scenario/index.ts'
import { dataDigest } from './data-digest.ts'
import type { Registration } from './registration.ts'

/** One thing that was looked at. */
export interface Finding {
  readonly what: 'version' | 'model' | 'data' | 'fingerprint' | 'digest' | 'file' | 'file made again' | 'problem'
  /** Which run, data file or file. */
  readonly of?: string
  readonly same: boolean
  readonly receipt?: string
  readonly now?: string
  /** Of no consequence by itself: another program may give the same bytes. */
  readonly told?: true
}

/** A run that was made again. */
export interface MadeAgain {
  readonly id: string
  readonly scenario: Scenario
  readonly compiled: Compiled
  readonly result: EnsembleResult
}

/** Do the bytes match, by all that was found? */
export function matches(findings: readonly Finding[]): boolean {
  return findings.every(({ same, told }) => same || told)
}

/** Version, model and data of a receipt beside this program's; no run is made. */
export function staticFindings({ version: then, model, data, extensions = [] }: { readonly version: string; readonly model?: string; readonly data: Readonly<Record<string, string>>; readonly extensions?: readonly string[] }, version: string, pack: Pack): Finding[] {
  const inUse = new Set(extensionsInUse().map(({ id, version: of }) => `${id} ${of}`))
  return [
    ...extensions.filter((name) => !inUse.has(name)).map((name): Finding => ({ what: 'problem', of: name, same: false, now: 'not loaded: give its module with --extend' })),
    { what: 'version', same: then === version, receipt: then, now: version, told: true },
    ...(model === undefined ? [] : [{ what: 'model', same: model === modelVersion, receipt: model, now: modelVersion } as const]),
    ...dataFindings(data, pack),
  ]
}

function dataFindings(then: Readonly<Record<string, string>>, { hashes }: Pack): Finding[] {
  // A link has no room for a list.
  if ('' in then) return [{ what: 'data', same: dataDigest(hashes).startsWith(then['']!), receipt: then['']!, now: dataDigest(hashes) }]
  const names = [...new Set([...Object.keys(then), ...Object.keys(hashes)])].sort().filter((name) => then[name] !== hashes[name])
  if (names.length === 0) return [{ what: 'data', of: `${Object.keys(then).length} files`, same: true }]
  return names.map((name) => ({ what: 'data', of: name, same: false, receipt: then[name]?.slice(0, 16) ?? 'none', now: hashes[name]?.slice(0, 16) ?? 'none' }))
}

/**
 * Runs of a receipt, made again.
 * @param rerun runs the first `n` replicates; undefined when it was interrupted
 * @returns undefined when it was interrupted
 */
export async function runFindings(receipt: Manifest, library: Library, pack: Pack, rerun: (compiled: Compiled, n: number) => Promise<EnsembleResult | undefined>): Promise<{ readonly findings: readonly Finding[]; readonly made: readonly MadeAgain[] } | undefined> {
  const findings: Finding[] = []
  const made: MadeAgain[] = []
  for (const run of receipt.runs) {
    const loaded = load(run, library, pack)
    if ('problems' in loaded) {
      findings.push(...loaded.problems.map((problem): Finding => ({ what: 'problem', of: run.id, same: false, now: problem })))
      continue
    }
    const { fingerprint } = loaded.compiled
    const same = fingerprint.startsWith(run.fingerprint)
    findings.push({ what: 'fingerprint', of: run.id, same, receipt: run.fingerprint, now: fingerprint })
    // With another fingerprint the bytes cannot be the same, so nothing is run.
    if (!same) continue
    const n = run.replicates.inOrder
    const result = await rerun(loaded.compiled, n)
    if (!result) return undefined
    findings.push({ what: 'digest', of: `${run.id}, ${n} replicates`, same: result.digest.startsWith(run.digest), receipt: run.digest, now: result.digest })
    made.push({ id: run.id, ...loaded, result })
  }
  return { findings, made }
}

/** Registered forecasts as a receipt: what a file rests on that was made from them. */
export function receiptOfRegistrations(registrations: readonly Pick<Registration, 'id' | 'version' | 'model' | 'scenario' | 'fingerprint' | 'digests' | 'data'>[], command: string): Manifest {
  const [first] = registrations
  return {
    format: 1, name: 'laegeveje', version: first!.version, model: first!.model, command, data: first!.data,
    runs: registrations.map(({ id, scenario, fingerprint, digests }) => {
      const n = Math.max(...Object.keys(digests).map(Number))
      return { id, scenario, seed: scenario.seed, fingerprint, digest: digests[String(n)]!, replicates: { wanted: n, finished: n, inOrder: n }, failures: [], cancelled: false }
    }),
  }
}

function load(run: ManifestRun, library: Library, pack: Pack): { readonly scenario: Scenario; readonly compiled: Compiled } | { readonly problems: readonly string[] } {
  const parsed = parseScenario(run.scenario, library, { pack, where: run.id })
  if (!parsed.ok) return { problems: parsed.problems.map(({ message }) => message) }
  try {
    return { scenario: parsed.scenario, compiled: compileScenario(parsed.scenario, pack) }
  } catch (error) {
    if (error instanceof ScenarioError) return { problems: error.problems.map(({ message }) => message) }
    throw error
  }
}
