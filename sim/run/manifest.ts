import { extensionsInUse } from '../model/extensions.ts'
import type { EnsembleResult } from './ensemble.ts'
import type { Failure } from './types.ts'

/**
 * What must be known to make a result again: the receipt of everything that is exported, as `manifest.json` or inside a file (see receipt.ts). Plain JSON, and
 * nothing in it depends on when or where it was made.
 */
export interface Manifest {
  readonly format: 1
  readonly name: string
  readonly version: string
  /** Version of the model's behaviour. */
  readonly model: string
  /** What made it, as typed; for a page what was exported. */
  readonly command: string
  readonly runs: readonly ManifestRun[]
  /** sha-256 (hex) of each data file. */
  readonly data: Readonly<Record<string, string>>
  /** Levers and indicators from outside that were in use, id and version; absent when there were none. */
  readonly extensions?: readonly string[]
  /** sha-256 (hex) of each file it belongs to; of the file without its receipt where the receipt is inside. */
  readonly files?: Readonly<Record<string, string>>
  /** What a figure of many runs by a design rests on: the file that asks for them, how many there are, and their digest. Such a receipt lists no runs. */
  readonly experiment?: { readonly document: unknown; readonly runs: number; readonly digest: string }
  /** What a search for a goal rests on: its file, how many runs it took, and the digest of what it found. */
  readonly goal?: { readonly document: unknown; readonly runs: number; readonly digest: string }
}

/** One run of a manifest: a comparison has two. */
export interface ManifestRun {
  /** What a reader of the numbers must be told: which of them lean on a stated stand-in. */
  readonly notes?: readonly string[]
  /** What was run, in its sparse form. */
  readonly scenario: unknown
  readonly id: string
  readonly seed: string
  readonly fingerprint: string
  readonly replicates: { readonly wanted: number; readonly finished: number; readonly inOrder: number }
  /** sha-256 (hex) over the hashes of the first `inOrder` replicates. */
  readonly digest: string
  readonly failures: readonly Failure[]
  readonly cancelled: boolean
}

/** The part of a manifest that tells of one run. */
export function manifestRun(of: { readonly id: string; readonly scenario: unknown; readonly seed: string; readonly wanted: number; readonly notes?: readonly string[] }, result: EnsembleResult): ManifestRun {
  const { fingerprint, digest, failures, cancelled, finished, prefix } = result
  return {
    id: of.id,
    ...(of.notes && of.notes.length > 0 ? { notes: of.notes } : {}),
    scenario: of.scenario,
    seed: of.seed,
    fingerprint,
    digest,
    replicates: { wanted: of.wanted, finished, inOrder: prefix },
    cancelled,
    failures,
  }
}

/** A manifest; `data` is written in order of file name. */
export function createManifest(of: Omit<Manifest, 'format'>): Manifest {
  const data = Object.fromEntries(Object.entries(of.data).sort(([a], [b]) => (a < b ? -1 : 1)))
  const { name, version, model, command, runs, files } = of
  const extensions = extensionsInUse().map(({ id, version: of }) => `${id} ${of}`)
  return { format: 1, name, version, model, command, runs, data, ...(extensions.length > 0 ? { extensions } : {}), ...(files ? { files } : {}) }
}
