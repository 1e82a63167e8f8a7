/** The tables of the policy papers: every exact figure, reproduction and sign holds; benchmarks are reported, not judged. */
import { afterAll, describe, expect, test } from 'vitest'
import { Bench, checkTable, paperTables } from '../../sim/analysis/tables/index.ts'
import type { TableResult } from '../../sim/analysis/tables/index.ts'
import { checkJson, checkText } from '../../sim/cli/check-summary.ts'
import { library, pack } from '../property/model/laboratory.ts'

const bench = new Bench(pack, library)
const results: TableResult[] = []

describe.each(paperTables.map((table) => [table.id, table.title.en, table] as const))('%s %s', (_, __, table) => {
  test('holds', () => {
    const result = checkTable(table, bench)
    results.push(result)
    const broken = result.findings.filter(({ type, agrees }) => type !== 'B' && agrees === false)
    expect(broken.map(({ type, what, paper, model }) => `${type} ${what}: paper ${paper}, model ${model}`)).toEqual([])
    expect(result.findings.length).toBeGreaterThan(0)
    // What is declared is what is checked.
    expect(new Set(result.findings.map(({ type }) => type))).toEqual(new Set(table.types))
    for (const { what, paper, model } of result.findings) for (const text of [what, paper, model]) expect(text.trim()).not.toBe('')
  })
})

test('ids are in order and each stands once', () => {
  const ids = paperTables.map(({ id }) => id)
  expect(ids).toEqual([...new Set(ids)].sort())
  for (const id of ids) expect(id).toMatch(/^T-(0[1-9]|1\d|2[0-7])$/)
})

test('a line that fails makes the table fail, and a benchmark that is off does not', () => {
  const table = { id: 'T-99', types: ['E', 'B'] as const, title: { da: '', en: '' }, source: 'none' }
  const verdict = (...lines: readonly (readonly ['E' | 'B', boolean])[]) =>
    checkTable({ ...table, check: () => lines.map(([type, agrees]) => ({ type, what: 'a', paper: '1', model: '2', agrees })) }, bench).verdict
  expect(verdict(['E', true], ['B', false])).toBe('holds')
  expect(verdict(['E', false], ['B', true])).toBe('fails')
  expect(verdict(['B', false])).toBe('reported')
})

afterAll(() => {
  // The summary of what ran is itself readable and JSON.
  expect(results.map(checkText).join('\n').split('\n').filter((line) => line.length > 125)).toEqual([])
  expect(JSON.parse(JSON.stringify(checkJson(results)))).toHaveProperty('tables')
})
