/** What is told and written of one run, whoever computed it. */
import { modelVersion } from '../model/version.ts'
import type { EnsembleResult } from '../run/ensemble.ts'
import { createManifest, manifestRun } from '../run/manifest.ts'
import type { Manifest } from '../run/manifest.ts'
import { replicateRows, resultRows } from './export.ts'
import type { Output } from './export.ts'
import type { House, Loaded } from './load.ts'
import { movesDoctors, placeLeverRows } from './ledger.ts'
import type { Compared } from './ledger.ts'
import { number } from './numbers.ts'
import { placeNotes } from './place-notes.ts'
import { withManifest } from './receipts.ts'
import { runTables } from './run-summary.ts'
import { standInNotes } from './stand-in-notes.ts'
import { wrap } from './text-table.ts'
import { version } from './version.ts'

/** A run with its results, and the command that asked for it. */
export interface RunDone {
  readonly loaded: Loaded
  readonly result: EnsembleResult
  readonly house: House
  readonly line: string
}

/** What must be known to make the run again; `files` are the SHA-256 of those written with it. */
export function runManifest({ loaded: { id, scenario, compiled }, result, house, line }: RunDone, files?: Manifest['files']): Manifest {
  return createManifest({
    name: 'laegeveje',
    version,
    model: modelVersion,
    command: line,
    runs: [manifestRun({ id, scenario, seed: scenario.seed, wanted: compiled.replicates, notes: [...standInNotes(scenario), ...placeNotes(house.pack)] }, result)],
    data: house.pack.hashes,
    ...(files ? { files } : {}),
  })
}

/** The run as text: what it is, its tables, its digest. `more` is put after the tables. */
export function runText({ loaded: { id, scenario, compiled }, result }: RunDone, more = ''): string {
  const notes = standInNotes(scenario)
  return (
    `${scenario.title.en} (${id})\n` +
    `${number(result.finished, 0)} replicates, ${scenario.period.from} to ${scenario.period.to}, seed "${scenario.seed}"${scenario.chanceOnly ? ', chance only' : ''}\n\n` +
    (result.finished > 0 ? runTables({ buffers: result.buffers, layout: compiled.layout }) : 'No replicate finished.') +
    more +
    (notes.length > 0 ? `\n\n${notes.map((note) => wrap(note, 100)).join('\n')}` : '') +
    `\n\nFingerprint ${compiled.fingerprint}\nDigest      ${result.digest}`
  )
}

/** The run's files; with the same run without its levers, also what place levers gain and lose. */
export function runOutputs(done: RunDone, paired?: Compared): Output[] {
  return withManifest([...runTablesOf(done), ...placeTables(paired)], (files) => `${JSON.stringify(runManifest(done, files), null, 2)}\n`)
}

/** The run's tables as files. */
export function runTablesOf({ loaded: { id, compiled: { layout } }, result: { buffers }, house }: Pick<RunDone, 'loaded' | 'result' | 'house'>): Output[] {
  return [
    { name: 'results.csv', pieces: () => resultRows(id, buffers, layout, house.pack) },
    { name: 'replicates.csv', pieces: () => replicateRows([{ id, buffers, layout }]) },
  ]
}

/** What place levers gain where they aim and lose elsewhere, as a file; none without such a lever. */
export function placeTables(paired: Compared | undefined): Output[] {
  return paired && movesDoctors(paired) ? [{ name: 'place-levers.csv', pieces: () => placeLeverRows(paired) }] : []
}

/** The tables of two runs held against each other. */
export function pairTablesOf([a, b]: readonly [Pick<RunDone, 'loaded' | 'result'>, Pick<RunDone, 'loaded' | 'result'>], { pack }: House): Output[] {
  const [first, second] = [a, b].map(({ loaded, result }) => ({ id: loaded.id, buffers: result.buffers, layout: loaded.compiled.layout }))
  return [
    { name: 'results.csv', pieces: () => resultRows(`${first!.id} less ${second!.id}`, first!.buffers, first!.layout, pack, second!.buffers) },
    { name: 'replicates.csv', pieces: () => replicateRows([first!, second!]) },
  ]
}
