import { join } from 'node:path'
import { tmpdir } from 'node:os'
import { mkdtemp, rm } from 'node:fs/promises'
import { csvCells, csvRow } from '../analysis/written.ts'
import type { Layout } from '../core/recorder.ts'
import { smallPlaces } from '../model/pack/index.ts'
import type { Pack } from '../model/pack/index.ts'
import { bands, bandsByCell, monthsOf, pairedBands, valuesOf } from '../run/aggregate.ts'
import type { Bands, Buffers } from '../run/aggregate.ts'
import { writeFileSafely } from '../run/node-files.ts'
import { CommandFailure } from './exit.ts'
import { areaOf, readingsOf } from './measures.ts'
import { isoMonth, plain } from './numbers.ts'
import type { Terminal } from './terminal.ts'

type Statistic = (typeof statistics)[number]
const statistics = ['median', 'low50', 'high50', 'low90', 'high90'] as const
/** What is told of places with few doctors: ranges, and no number of their own. */
const ranges = statistics.filter((statistic) => statistic !== 'median')

/**
 * Rows of results.csv: one statistic of one measure in one area at one date. With `minus`, of what the run has more than that run,
 * replicate by replicate. Small places have ranges and no median. A piece is all rows of a measure at one date, or of the whole.
 */
export function* resultRows(scenario: string, buffers: Buffers, layout: Layout, pack: Pack, minus?: Buffers): Iterable<string> {
  yield row(['scenario', 'indicator', 'measure', 'level', 'area', 'date', 'statistic', 'value', 'unit'])
  const small = smallPlaces(pack)
  for (const { indicator, measure, level, cadence, cells } of readingsOf(layout)) {
    // Half a million lines differ in their middle only.
    const head = csvCells([scenario, indicator.id, measure.id, level])
    const tail = csvCells([measure.unit.en])
    const lines = (area: string, date: string, value: (statistic: Statistic) => number, told: readonly Statistic[] = statistics): string => {
      let text = ''
      for (const statistic of told) text += `${head},${area},${date},${statistic},${plain(value(statistic))},${tail}\n`
      return text
    }
    if (cells === 1) {
      const over: Bands = minus
        ? pairedBands(buffers, minus, layout, measure, level, 0, cadence, indicator.id)
        : bands(buffers, layout, measure, level, 0, cadence, indicator.id)
      const area = csvCells([areaOf(pack, level, 0)])
      yield over.months.map((month, i) => lines(area, isoMonth(month), (statistic) => over[statistic][i]!)).join('')
    } else {
      const areas = Array.from({ length: cells }, (_, cell) => csvCells([areaOf(pack, level, cell)]))
      for (const month of monthsOf(layout, measure, level, cadence, indicator.id)) {
        const date = isoMonth(month)
        const over = bandsByCell(buffers, layout, measure, level, month, indicator.id, minus)
        yield areas.map((area, cell) => lines(area, date, (statistic) => over[statistic][cell]!, level === 'place' && small[cell] ? ranges : statistics)).join('')
      }
    }
  }
}

/** Rows of replicates.csv: the country's value of each measure at each year's end in each replicate. */
export function* replicateRows(runs: readonly { readonly id: string; readonly buffers: Buffers; readonly layout: Layout }[]): Iterable<string> {
  yield row(['scenario', 'replicate', 'indicator', 'measure', 'date', 'value', 'unit'])
  for (const { id, buffers, layout } of runs)
    for (const { indicator, measure } of readingsOf(layout).filter(({ level }) => level === 'nation')) {
      const months = monthsOf(layout, measure, 'nation', 'year', indicator.id)
      const values = months.map((month) => valuesOf(buffers, layout, measure, 'nation', 0, month, indicator.id))
      for (const replicate of buffers.keys())
        for (const [i, month] of months.entries()) {
          const value = values[i]![replicate]
          if (value !== undefined) yield row([id, String(replicate), indicator.id, measure.id, isoMonth(month), plain(value), measure.unit.en])
        }
    }
}

/** A line of CSV (RFC 4180), ended by a line feed. */
export const row = csvRow

/** Makes sure, before anything is run, that a folder can be written. @throws CommandFailure when it cannot. */
export async function checkFolder(folder: string): Promise<void> {
  try {
    await writeFileSafely(join(folder, 'manifest.json.part'), '')
    await rm(join(folder, 'manifest.json.part'), { force: true })
  } catch (error) {
    throw new CommandFailure(`--out: expected a folder that can be written, got ${folder} (${reason(error)}). Choose another folder; nothing was run.`)
  }
}

/** A file to write: its name and its text, in pieces, or its bytes. */
export interface Output {
  readonly name: string
  readonly pieces: () => string | Uint8Array | Iterable<string>
}

/**
 * Writes files to a folder; those it will not take go to a new folder of the system for temporary files, so that no finished work is
 * lost. Resolves with whether all went where they should.
 */
export async function writeOutputs(folder: string, outputs: readonly Output[], terminal: Terminal): Promise<boolean> {
  const refused: { readonly output: Output; readonly why: string }[] = []
  const written: string[] = []
  for (const output of outputs) {
    try {
      await writeFileSafely(join(folder, output.name), output.pieces())
      written.push(output.name)
    } catch (error) {
      refused.push({ output, why: reason(error) })
    }
  }
  if (written.length > 0) terminal.note(`Wrote ${written.join(', ')} to ${folder}`)
  if (refused.length === 0) return true
  const names = refused.map(({ output }) => output.name).join(', ')
  terminal.note(`--out: expected room to write ${names} in ${folder}, got ${refused[0]!.why}. Free space or choose another folder.`)
  try {
    const rescue = await mkdtemp(join(tmpdir(), 'laegeveje-'))
    for (const { output } of refused) await writeFileSafely(join(rescue, output.name), output.pieces())
    terminal.note(`Kept ${names} in ${rescue} instead.`)
  } catch (error) {
    terminal.note(`They could not be kept elsewhere either (${reason(error)}). The summary above stands; the same command gives the same results again.`)
  }
  return false
}

const reasons: Readonly<Record<string, string>> = {
  ENOSPC: 'no space left on the disk',
  EDQUOT: 'no space left for this user',
  EACCES: 'no permission',
  EPERM: 'no permission',
  EROFS: 'a disk that is read-only',
  ENOTDIR: 'a file where a folder should be',
  EEXIST: 'a file where a folder should be',
  ENOENT: 'no such folder',
}

/** Why the world refused, in words where they are known. */
export function reason(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException
  return (code !== undefined && reasons[code]) || message || String(error)
}
