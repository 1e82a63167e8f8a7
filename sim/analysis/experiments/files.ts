/** What an experiment leaves behind as text: the register of its runs, tables, results, and a manifest that says how to make them again. */
import { modelVersion } from '../../model/version.ts'
import type { Pack } from '../../model/pack/index.ts'
import { blocksOf, campaignId, readStatus } from '../../run/campaign/index.ts'
import type { BlockRange, BlockStore, Campaign, RunFailure } from '../../run/campaign/index.ts'
import { csvRow, plain, rowJson } from '../written.ts'
import { experimentDocument } from './points.ts'
import type { ExperimentPlan } from './points.ts'
import type { ExperimentResults } from './results.ts'
import type { RunTable } from './run-table.ts'
import { effectsTable, pointsTable, runsTable } from './tables.ts'
import type { TidyTable } from './tables.ts'

/** Name of the experiment's own file in its folder: what the exact command to repeat it reads. */
export const experimentFile = 'experiment.json'
/** Name of the manifest in its folder; `campaign.json` beside it is what other machines read. */
export const manifestFile = 'manifest.json'

/** State of runs `from` up to, not including, `to`. */
export interface RunState {
  readonly from: number
  readonly to: number
  readonly state: 'pending' | 'done' | 'failed'
  /** Where it failed, and why. */
  readonly stage?: string
  readonly reason?: string
}

/** What is known of every run, as ranges of the run list: run `i` is replicate `i % replicates` of point `floor(i / replicates)`. */
export interface RunStates {
  readonly wanted: number
  readonly done: number
  readonly failed: number
  readonly pending: number
  readonly states: readonly RunState[]
}

/** Every run of blocks that are there is done, but for those that failed; all others are pending. */
export function runStates(blocks: readonly BlockRange[], there: readonly BlockRange[], failures: readonly RunFailure[]): RunStates {
  const known = new Set(there.map(({ key }) => key))
  const failed = new Map(failures.map((failure) => [failure.run, failure]))
  const states: { -readonly [K in keyof RunState]: RunState[K] }[] = []
  const counts = { done: 0, failed: 0, pending: 0 }
  for (const { from, to, key } of blocks)
    for (let run = from; run < to; run++) {
      const failure = failed.get(run)
      const state = failure ? 'failed' : known.has(key) ? 'done' : 'pending'
      counts[state]++
      const last = states.at(-1)
      if (last?.state === state && last.stage === failure?.stage && last.reason === failure?.message) last.to = run + 1
      else states.push({ from: run, to: run + 1, state, ...(failure ? { stage: failure.stage, reason: failure.message } : {}) })
    }
  return { wanted: blocks.at(-1)!.to, ...counts, states }
}

/** States of runs as a store has them now. */
export async function runStatesIn(campaign: Campaign, store: BlockStore): Promise<RunStates> {
  return runStates(blocksOf(campaign), (await readStatus(campaign, store)).done, [])
}

/** The manifest of an experiment, from which `verify` makes all files again: it is written before the first run, and again when runs have been made. */
export function experimentManifest(plan: ExperimentPlan, campaign: Campaign, states: RunStates, pack: Pack, more: { readonly digest?: string; readonly files?: Readonly<Record<string, string>> } = {}): Record<string, unknown> {
  const { experiment, fingerprint, points, columns } = plan
  return {
    format: 1,
    name: 'laegeveje',
    version: campaign.version,
    model: modelVersion,
    kind: 'experiment',
    experiment: experiment.id,
    command: `laegeveje experiment ${experimentFile} --out DIR`,
    fingerprint,
    campaign: campaignId(campaign),
    selfTest: campaign.selfTest,
    seed: experiment.seed,
    period: experiment.period,
    scenarios: experiment.scenarios.map(({ id }) => id),
    points,
    replicates: experiment.replicates,
    columns,
    runs: { wanted: states.wanted, done: states.done, failed: states.failed, pending: states.pending },
    ...more,
    data: Object.fromEntries(Object.entries(pack.hashes).sort(([a], [b]) => (a < b ? -1 : 1))),
    states: states.states,
  }
}

/** Text of a manifest. */
export function manifestText(manifest: Readonly<Record<string, unknown>>): string {
  return `${rowJson(manifest)}\n`
}

/** All files of a finished experiment but those that are no text and the manifest, by name; text in pieces, made when it is asked for. */
export function experimentTexts(plan: ExperimentPlan, campaign: Campaign, table: RunTable, results: ExperimentResults, failures: readonly RunFailure[], digest: string, pack: Pack): Readonly<Record<string, () => Iterable<string>>> {
  return {
    [experimentFile]: () => [`${rowJson(experimentDocument(plan.experiment))}\n`],
    'runs.csv': () => csvLines(runsTable(plan, table, pack, new Set(failures.map(({ run }) => run)))),
    'points.csv': () => csvLines(pointsTable(plan, table, pack)),
    'effects.csv': () => csvLines(effectsTable(plan, results)),
    'results.json': () => [`${rowJson(resultsJson(plan, results, campaign.version, digest))}\n`],
  }
}

/** What is kept beside the columns of `runs.parquet`. */
export function aboutRuns(plan: ExperimentPlan, campaign: Campaign, digest: string): Readonly<Record<string, string>> {
  return { experiment: plan.experiment.id, fingerprint: plan.fingerprint, version: campaign.version, digest }
}

/** The manifest of a finished experiment. `files` has the SHA-256 of each of the others. */
export function finishedManifest(plan: ExperimentPlan, campaign: Campaign, failures: readonly RunFailure[], digest: string, files: Readonly<Record<string, string>>, pack: Pack): string {
  const blocks = blocksOf(campaign)
  return manifestText(experimentManifest(plan, campaign, runStates(blocks, blocks, failures), pack, { digest, files }))
}

/** Results with what is needed to read them: names, units, grades and sources. */
export function resultsJson({ experiment }: ExperimentPlan, results: ExperimentResults, version: string, digest: string): Record<string, unknown> {
  const { title, scenarios, factors, outputs } = experiment
  const { results: found, ...rest } = rounded(results)
  return { name: 'laegeveje', version, title, ...rest, digest, scenarios: scenarios.map(({ id, title: text }) => ({ id, title: text })), factors, outputs, results: found }
}

/** A table as CSV, line by line. */
export function* csvLines({ rows, columns }: TidyTable): Iterable<string> {
  yield csvRow(columns.map(({ name }) => name))
  for (let i = 0; i < rows; i++)
    yield csvRow(
      columns.map(({ cell }) => {
        const value = cell(i)
        return value === null ? '' : typeof value === 'number' ? plain(value) : String(value)
      }),
    )
}

/** Numbers of results to six digits, and null for what is none: JSON knows no NaN. */
export function rounded<T>(of: T): T {
  if (typeof of === 'number') return (Number.isFinite(of) ? Number(of.toPrecision(6)) : null) as T
  if (Array.isArray(of)) return of.map(rounded) as T
  if (typeof of !== 'object' || of === null) return of
  return Object.fromEntries(Object.entries(of).map(([name, value]) => [name, rounded(value as unknown)])) as T
}

const parquetTypes = { string: 'STRING', integer: 'INT32', number: 'DOUBLE', boolean: 'BOOLEAN' } as const

/** What a writer of Parquet is given for a table. The same table gives the same bytes. `about` is kept as key and value beside the columns. */
export function parquetOptions({ rows, columns }: TidyTable, about: Readonly<Record<string, string>> = {}) {
  return {
    columnData: columns.map(({ name, type, cell }) => ({ name, type: parquetTypes[type], data: Array.from({ length: rows }, (_, row) => cell(row)) })),
    kvMetadata: Object.entries(about).map(([key, value]) => ({ key, value })),
    createdBy: 'laegeveje',
  }
}
