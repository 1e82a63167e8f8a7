/** Files of an experiment, byte for byte those that the command writes. */
import { aboutRuns, experimentFile, experimentTexts, finishedManifest, manifestFile, parquetOptions, runsTable } from '../../sim/index.ts'
import { save } from './exports.ts'
import { shownPlan, shownRecord, shownRuns } from './experiment-runs.ts'
import { engine } from './simulation.ts'

/** Names of the files of a finished experiment, in the order they are offered. */
export const fileNames = ['runs.csv', 'runs.parquet', 'points.csv', 'effects.csv', 'results.json', experimentFile, manifestFile] as const
export type ExperimentFile = (typeof fileNames)[number]

/** Makes a file of the experiment looked at and hands it to the reader. @throws Error when not all runs are there. */
export async function saveExperimentFile(name: ExperimentFile): Promise<void> {
  const make = makers()
  const content = name === manifestFile ? await make.manifest() : await make.file(name)
  save(name, new Blob([content as BlobPart], { type: name.endsWith('.csv') ? 'text/csv;charset=utf-8' : name.endsWith('.json') ? 'application/json' : 'application/vnd.apache.parquet' }))
}

function makers() {
  const [plan, runs, record, running] = [shownPlan.peek(), shownRuns.peek(), shownRecord.peek(), engine.peek()]
  if (!plan || !runs || !record || !running || runs.digest === undefined) throw new Error('files: expected all runs, got fewer. Wait until they are there.')
  const { campaign } = record
  const texts = experimentTexts(plan, campaign, runs.table, runs.results, runs.failures, runs.digest, running.pack)
  const encoder = new TextEncoder()
  const file = async (name: Exclude<ExperimentFile, typeof manifestFile>): Promise<Uint8Array> => {
    if (name !== 'runs.parquet') return encoder.encode([...texts[name]!()].join(''))
    // Its writer is fetched when somebody wants it.
    const { parquetWriteBuffer } = await import('hyparquet-writer')
    return new Uint8Array(parquetWriteBuffer(parquetOptions(runsTable(plan, runs.table, running.pack, new Set(runs.failures.map(({ run }) => run))), aboutRuns(plan, campaign, runs.digest!))))
  }
  return {
    file,
    async manifest(): Promise<string> {
      // In the order in which the command writes them.
      const names = [experimentFile, 'runs.csv', 'runs.parquet', 'points.csv', 'effects.csv', 'results.json'] as const
      const hashes: Record<string, string> = {}
      for (const name of names) hashes[name] = await sha256(await file(name))
      return finishedManifest(plan, campaign, runs.failures, runs.digest!, hashes, running.pack)
    },
  }
}

async function sha256(bytes: Uint8Array): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', bytes as BufferSource)
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}
