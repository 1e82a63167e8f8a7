import { expect, test } from 'vitest'
import { checkText } from '../../../sim/cli/check-summary.ts'
import { laegeveje } from './spawn-cli.ts'

test('tables are checked by id, as text and as JSON', async () => {
  const text = await laegeveje(['check', 'T-13', 'T-17'])
  expect(text.code, text.err).toBe(0)
  expect(text.out).toContain('T-17  Averages hide gaps  [E]  HOLDS')
  expect(text.out).toContain('2 hold: T-13 T-17')
  expect(text.out).toContain('0 fail')
  const json = await laegeveje(['check', 'T-08', '--json'])
  expect(json.code).toBe(0)
  const told = JSON.parse(json.out) as { holds: boolean; tables: { id: string; verdict: string; findings: { type: string; paper: string; model: string }[] }[] }
  expect(told.holds).toBe(true)
  expect(told.tables.map(({ id, verdict }) => [id, verdict])).toEqual([['T-08', 'reported']])
  expect(told.tables[0]!.findings.length).toBeGreaterThan(0)
}, 60_000)

test('an unknown table is bad input', async () => {
  const { code, err } = await laegeveje(['check', 'T-28'])
  expect(code).toBe(2)
  expect(err).toContain('got T-28')
})

test('a failure is called one and a benchmark that is off is not', () => {
  const table = { id: 'T-99', types: ['E', 'B'] as const, title: { da: 'x', en: 'x' }, source: 'a paper', check: () => [] }
  const line = (type: 'E' | 'B', agrees?: boolean) => ({ type, what: 'a figure', paper: '1', model: '2', ...(agrees === undefined ? {} : { agrees }) })
  const text = checkText({ table, verdict: 'fails', findings: [line('E', false), line('B', false), line('B')] })
  expect(text).toContain('T-99  x  [E, B]  FAILS')
  expect(text).toContain('E a figure: FAILS')
  expect(text).toContain('B a figure: off')
  expect(text).toContain('B a figure: for comparison')
})
