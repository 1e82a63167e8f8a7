/** The files an experiment leaves behind: tables as CSV and Parquet, results as JSON, and a manifest that says how to make them again. */
import { createHash } from 'node:crypto'
import { aboutRuns, experimentFile, experimentTexts, finishedManifest, manifestFile, runsTable } from '../analysis/experiments/index.ts'
import type { ExperimentPlan, ExperimentResults, RunTable } from '../analysis/experiments/index.ts'
import type { Pack } from '../model/pack/index.ts'
import type { Campaign, RunFailure } from '../run/campaign/index.ts'
import type { Output } from './export.ts'
import { parquetBytes } from './parquet.ts'

export { experimentFile, experimentManifest, manifestFile, manifestText, resultsJson, rounded, runStates, runStatesIn } from '../analysis/experiments/index.ts'

/** All files of a finished experiment. The manifest has the SHA-256 of each of the others. */
export function experimentOutputs(plan: ExperimentPlan, campaign: Campaign, table: RunTable, results: ExperimentResults, failures: readonly RunFailure[], digest: string, pack: Pack): Output[] {
  const { [experimentFile]: own, 'runs.csv': runs, ...others } = experimentTexts(plan, campaign, table, results, failures, digest, pack)
  const parquet = (): Uint8Array => parquetBytes(runsTable(plan, table, pack, new Set(failures.map(({ run }) => run))), aboutRuns(plan, campaign, digest))
  const files: Readonly<Record<string, () => Uint8Array | Iterable<string>>> = { [experimentFile]: own!, 'runs.csv': runs!, 'runs.parquet': parquet, ...others }
  const hashes = () => Object.fromEntries(Object.entries(files).map(([name, make]) => [name, hashOf(make())]))
  return [
    ...Object.entries(files).map(([name, pieces]) => ({ name, pieces })),
    { name: manifestFile, pieces: () => finishedManifest(plan, campaign, failures, digest, hashes(), pack) },
  ]
}

function hashOf(pieces: Uint8Array | Iterable<string>): string {
  const hash = createHash('sha256')
  if (pieces instanceof Uint8Array) hash.update(pieces)
  else for (const piece of pieces) hash.update(piece)
  return hash.digest('hex')
}
