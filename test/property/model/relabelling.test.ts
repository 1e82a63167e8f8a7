import { expect, test } from 'vitest'
import { loadPack } from '../../../sim/model/pack/index.ts'
import { compile, firstDifference, pack, packFiles, replicates } from './laboratory.ts'

const period = { from: '2025-01', to: '2034-12' }

/** Rows of every table but its head in another, fixed, order. */
function shuffleRows(text: string, salt: number): string {
  const [head, ...rows] = text.split('\n').filter((line) => line !== '')
  const key = rows.map((_, k) => Math.imul(k + 1, 2654435761 + 2 * salt) >>> 0)
  return [head, ...rows.map((_, k) => k).sort((a, b) => key[a]! - key[b]!).map((k) => rows[k]), ''].join('\n')
}

test('places are known by their codes: the order of rows in the data changes no bit', () => {
  // Files whose order has a meaning: the first places, regions and sites of each keep theirs.
  const ordered = new Set(['regions.csv', 'study-sites.csv', 'training-regions.csv', 'clusters.csv', 'councils.csv', 'hospitals.csv'])
  const shuffled = loadPack(Object.fromEntries(Object.entries(packFiles).map(([name, text], k) => [name, name.endsWith('.csv') && !ordered.has(name) ? shuffleRows(text, k) : text])))
  expect(shuffled.places.map((place) => place.code)).toEqual(pack.places.map((place) => place.code))
  const [a, b] = [compile({ period }), compile({ period }, shuffled)]
  expect(firstDifference(a, replicates(b, 1)[0]!, replicates(a, 1)[0]!)).toBeUndefined()
})

test('giving every place the code of another permutes the results and changes no bit of them', () => {
  const codes = pack.places.map((place) => place.code).sort()
  const renamed = new Map(codes.map((code, k) => [code, codes[(k * 37 + 11) % codes.length]!]))
  const other = loadPack(Object.fromEntries(Object.entries(packFiles).map(([name, text]) => [name, relabel(name, text, renamed)])))
  // Number m of the one country is number m of the other, under another code.
  expect(other.places.map((place) => place.code)).toEqual(pack.places.map((place) => renamed.get(place.code)))
  expect(other.places.map((place) => place.name)).toEqual(pack.places.map((place) => place.name))
  const [a, b] = [compile({ period }), compile({ period }, other)]
  expect(firstDifference(a, replicates(b, 1)[0]!, replicates(a, 1)[0]!)).toBeUndefined()
})

/** Columns that hold codes of places, by file. */
const codeColumns: Readonly<Record<string, readonly string[]>> = {
  'geography.csv': ['code'],
  'need.csv': ['code'],
  'population.csv': ['code'],
  'road.csv': ['from_code', 'to_code'],
  'hospitals.csv': ['place'],
  'study-sites.csv': ['place'],
}

/** A table with its codes of places replaced. */
function relabel(name: string, text: string, renamed: ReadonlyMap<string, string>): string {
  const columns = codeColumns[name]
  if (!columns) return text
  const [head, ...rows] = text.split('\n')
  const at = columns.map((column) => head!.split(',').indexOf(column))
  // Codes are plain numbers; commas inside quotes are counted as the fields they are.
  return [head, ...rows.map((row) => (row === '' ? row : replaced(row, at, renamed)))].join('\n')
}

function replaced(row: string, at: readonly number[], renamed: ReadonlyMap<string, string>): string {
  const fields = row.match(/("([^"]|"")*"|[^,]*)(,|$)/g)!
  for (const k of at) fields[k] = fields[k]!.replace(/^\d+/, (code) => renamed.get(code)!)
  return fields.join('')
}
