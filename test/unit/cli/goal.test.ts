import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { parseGoalText } from '../../../sim/analysis/goal-seek/index.ts'
import type { GoalFindings } from '../../../sim/analysis/goal-seek/index.ts'
import { openHouse } from '../../../sim/cli/load.ts'
import { laegeveje, stopWhen } from './spawn-cli.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url))
let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'goal-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

const at = (...names: string[]) => join(folder, ...names)
const goal = (id: string, change: object = {}) => {
  const file = at(`${id}.json`)
  writeFileSync(
    file,
    JSON.stringify({
      format: 1, id, conditions: [{ figure: 'gp-doctors', year: 2026, atLeast: 4030 }], probability: 0.5, prices: { 'senior-schemes': 1_000_000, 'university-hospital-cap': 5_000_000 },
      allowed: { 'senior-schemes': { sizes: [50, 100] }, 'university-hospital-cap': {} }, effort: { levers: 2, beam: 2, rounds: [2, 4], confirm: 4 }, ...change,
    }),
  )
  return file
}

test('sets are found, confirmed, priced and written as scenarios; a search that was stopped goes on to the same bytes, and verify makes them again', async () => {
  const file = goal('small')
  const whole = await laegeveje(['goal', file, '--out', at('whole'), '--workers', '2', '--json'])
  expect(whole.code, whole.err).toBe(0)
  const found = JSON.parse(whole.out) as GoalFindings
  expect(found.front[0]!.levers).toEqual({})
  expect(found.front[0]!.cost).toEqual({ dkk: 0, unpriced: [] })
  for (const { levers, cost, confirmed } of found.front) {
    expect(cost.unpriced).toEqual([])
    expect(cost.dkk > 0).toBe(Object.keys(levers).length > 0)
    expect(confirmed.replicates).toBe(4)
  }
  expect(readdirSync(at('whole')).sort()).toEqual(['findings.json', 'front.csv', 'goal.json', 'manifest.json', 'runs', ...found.front.map((_, i) => `set-${i + 1}.json`)].sort())
  const alone = await laegeveje(['run', at('whole', 'set-1.json'), '--replicates', '1', '--json'])
  expect(alone.code, alone.err).toBe(0)

  expect((await laegeveje(['goal', file, '--out', at('whole')])).err).toContain('expected a folder without a search')
  expect(await stopWhen(() => existsSync(at('again', 'runs')) && readdirSync(at('again', 'runs')).length > 1, ['goal', file, '--out', at('again'), '--workers', '1'])).toBe(130)
  const resumed = await laegeveje(['goal', file, '--out', at('again'), '--resume', '--workers', '2'])
  expect(resumed.code, resumed.err).toBe(0)
  for (const name of ['findings.json', 'front.csv', 'manifest.json']) expect(readFileSync(at('again', name), 'utf8'), name).toBe(readFileSync(at('whole', name), 'utf8'))
  const verified = await laegeveje(['verify', at('whole', 'findings.json')])
  expect(verified.code, verified.out + verified.err).toBe(0)
}, 300_000)

test('a goal that is out of reach says what would have to be true, and a ceiling asks for prices', async () => {
  const far = await laegeveje(['goal', goal('far', { conditions: [{ figure: 'gp-doctors', year: 2026, atLeast: 9000 }], allowed: ['senior-schemes'] }), '--out', at('far'), '--workers', '2'])
  expect(far.code, far.err).toBe(0)
  expect(far.out).toContain('No set of these levers reaches it.')
  expect(far.out).toContain('What would have to be true.')
  expect(far.out).toContain('not enough')
  expect(far.out).toContain('Not even together enough')
  const ceiling = await laegeveje(['goal', goal('ceiling', { ceilingDkk: 1e6, allowed: ['tutor-capacity'] }), '--out', at('ceiling')])
  expect([ceiling.code, ceiling.err]).toEqual([2, expect.stringContaining('prices.tutor-capacity: expected a price')])
}, 300_000)

test('every shipped goal is sound', async () => {
  const house = await openHouse()
  for (const name of readdirSync(join(root, 'scenarios', 'goals')).filter((file) => file.endsWith('.json'))) {
    const parsed = parseGoalText(readFileSync(join(root, 'scenarios', 'goals', name), 'utf8'), { ...house, where: name })
    expect(parsed.ok ? [] : parsed.problems, name).toEqual([])
    expect(parsed.ok && `${parsed.goal.id}.json`).toBe(name)
  }
})
