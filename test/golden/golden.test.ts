/**
 * Figures of every shipped scenario that a person can read: means over four replicates under a fixed seed, and the digest of all bits.
 * They are compared exactly, since a version gives the same bits on any machine. `UPDATE_GOLDEN=1` writes them anew, on purpose.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { indicators } from '../../sim/model/indicators/index.ts'
import { digestOfFloats } from '../../sim/core/digest.ts'
import { prefixDigest } from '../../sim/run/ensemble.ts'
import { valueOf } from '../../sim/run/aggregate.ts'
import { compileScenario, loadScenario, type Compiled } from '../../sim/scenario/index.ts'
import { library, pack, replicates } from '../property/model/laboratory.ts'

const runs = 4
const seed = 'golden'
const update = process.env.UPDATE_GOLDEN === '1'

/** What is written down: a measure in a year (its last December), in the country or one place. */
const figures: readonly (readonly [label: string, indicator: string, measure: string, year: number, place?: string])[] = [
  ...[2025, 2029, 2035, 2045].map((year) => ['all specialists, persons, without trainees', 'gp-doctors', 'all-persons-without', year] as const),
  ['all specialists, persons, with trainees', 'gp-doctors', 'all-persons-with', 2035],
  ...[2008, 2017].flatMap((year) => [['owners, persons', 'gp-doctors', 'owners-persons-without', year] as const, ['vacant numbers', 'vacant-capacities', 'vacant-numbers', year] as const, ['solo practices of all practices, %', 'clinic-form-mix', 'solo-share', year] as const]),
  ['all specialists, full-time, without trainees', 'gp-doctors', 'all-fte-without', 2035],
  ['owners, persons', 'gp-doctors', 'owners-persons-without', 2029],
  ['owners, persons', 'gp-doctors', 'owners-persons-without', 2035],
  ['owners in København', 'gp-doctors', 'owners-persons-without', 2035, '101'],
  ['owners in Lolland', 'gp-doctors', 'owners-persons-without', 2035, '360'],
  ['owners in Tønder', 'gp-doctors', 'owners-persons-without', 2035, '550'],
  ['HU posts advertised', 'hu-fill-rate', 'hu-posted', 2030],
  ['HU posts filled', 'hu-fill-rate', 'hu-filled', 2026],
  ['HU posts filled', 'hu-fill-rate', 'hu-filled', 2035],
  ['admitted students', 'training-pipeline', 'admitted', 2026],
  ['KBU starts', 'training-pipeline', 'kbu-starts', 2035],
  ['new specialists', 'training-pipeline', 'specialists', 2030],
  ['new specialists', 'training-pipeline', 'specialists', 2041],
  ['exits of owners, % a year', 'exit-age', 'exit-rate', 2026],
  ['exits of owners, % a year', 'exit-age', 'exit-rate', 2035],
  ['owners who move practice', 'exit-age', 'relocations', 2030],
  ['vacant share of numbers, %', 'vacant-capacities', 'vacancy-rate', 2035],
  ['new numbers', 'vacant-capacities', 'new-numbers', 2030],
  ['specialists at the nine covered hospitals', 'hospital-gp-stock', 'covered-persons', 2026],
  ['specialists outside practice', 'hospital-gp-stock', 'outside-persons', 2035],
  ['owners aged 60 or more, %', 'gp-age-profile', 'share-60plus', 2035],
  ['load, 1 = 2016', 'gp-workload', 'load', 2035],
  ['solo practices of all practices, %', 'clinic-form-mix', 'solo-share', 2035],
]

const ids = library.ids

describe.each(ids)('%s', (id) => {
  test('gives the figures that were written down', () => {
    const path = new URL(`${id.replaceAll('/', '-')}.json`, import.meta.url)
    const now = `${JSON.stringify(measure(id), null, 2)}\n`
    if (update) writeFileSync(path, now)
    expect(existsSync(path), `test/golden/${id.replaceAll('/', '-')}.json is missing. Write it with UPDATE_GOLDEN=1, read it, and commit it`).toBe(true)
    expect(JSON.parse(now)).toEqual(JSON.parse(readFileSync(path, 'utf8')))
  })
})

test('no figures are kept of a scenario that is gone', () => {
  const kept = readdirSync(new URL('.', import.meta.url)).filter((name) => name.endsWith('.json'))
  expect(kept.filter((name) => !ids.some((id) => `${id.replaceAll('/', '-')}.json` === name))).toEqual([])
})

function measure(id: string) {
  const parsed = loadScenario(id, library, { pack })
  if (!parsed.ok) throw new Error(parsed.problems.map(({ message }) => message).join('\n'))
  const compiled = compileScenario({ ...parsed.scenario, seed, replicates: runs }, pack)
  const buffers = replicates(compiled, runs)
  return {
    scenario: id,
    seed,
    replicates: runs,
    digest: prefixDigest(buffers.map((buffer) => digestOfFloats(buffer))).digest,
    means: Object.fromEntries(figures.filter(([, , , year]) => year * 12 >= compiled.from && year * 12 + 11 <= compiled.to).map(([label, indicator, measureId, year, place]) => [`${label}, ${year}`, meanOf(compiled, buffers, indicator, measureId, year, place)])),
  }
}

function meanOf(compiled: Compiled, buffers: readonly Float32Array[], indicator: string, measureId: string, year: number, place?: string): number {
  const definition = indicators.find((i) => i.id === indicator)?.measures.find((m) => m.id === measureId)
  if (!definition) throw new Error(`golden: expected a measure ${measureId} of ${indicator}, got none. Correct the list of figures.`)
  const [level, cell] = place === undefined ? ['nation', 0] : ['place', pack.places.findIndex((p) => p.code === place)]
  const sum = buffers.reduce((total, buffer) => total + valueOf(buffer, compiled.layout, definition, String(level), Number(cell), year * 12 + 11, indicator), 0)
  return Math.round((sum / runs) * 1000) / 1000
}
