import { execFile } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { describe, expect, test } from 'vitest'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const folder = join(root, 'sim', 'examples')
const run = async (name: string): Promise<string> => (await promisify(execFile)(process.execPath, ['--import', 'tsx', join(folder, name)], { cwd: root })).stdout
const lines = async (name: string): Promise<string[]> => (await run(name)).trimEnd().split('\n')

describe('examples do what they say', () => {
  test('first-run.ts: bands by year, a paired difference, odds, places and a life', async () => {
    const out = await lines('first-run.ts')
    expect(out.slice(0, 3).map((line) => line.slice(0, 4))).toEqual(['2025', '2026', '2027'])
    for (const line of out.slice(0, 3)) expect(line).toMatch(/^\d{4} [3-6]\d{3} \([3-6]\d{3} to [3-6]\d{3}\)$/)
    expect(out[3]).toMatch(/, 2027: [\d.]+ more than in the baseline \(-?[\d.]+ to [\d.]+\)$/)
    expect(out.at(-2)).toMatch(/born \d{4}\. A synthetic person/)
    expect(out.at(-1)).toMatch(/^digest [0-9a-f]{64}$/)
  }, 60_000)

  test('use-own.ts: a lever of 30 % more posts makes 30 % more posts, and an indicator is measured in workers', async () => {
    const [posts, places] = await lines('use-own.ts')
    expect(Number(/2028: (\d+) more/.exec(posts!)![1])).toBeGreaterThan(60)
    expect(Number(/owners: ([\d.]+)$/.exec(places!)![1])).toBeGreaterThan(0)
  }, 60_000)

  test('experiment.ts runs every point', async () => {
    const out = await lines('experiment.ts')
    expect(out[0]).toBe('6 points, 18 runs')
    expect(out[1]).toMatch(/: [\d.]+ to [\d.]+$/)
  }, 60_000)

  test('why.ts: shares of four levers', async () => {
    const out = await lines('why.ts')
    expect(out[0]).toMatch(/^\d+ runs of 4 replicates; in all -?[\d.]+ doctors$/)
    expect(out.length).toBe(5)
  }, 60_000)

  test('epidemic.ts: a model without a doctor in it comes to the known answer', async () => {
    const [expected, found, same] = await lines('epidemic.ts')
    const known = Number(/: ([\d.]+) are infected/.exec(expected!)![1])
    for (const share of found!.replace('here: ', '').split(' ')) expect(Math.abs(Number(share) - known)).toBeLessThan(0.015)
    expect(same).toBe('the same replicate again: true')
  }, 60_000)
})

test('the command line takes them too, and its manifest names them', async () => {
  const out = (await promisify(execFile)(process.execPath, [join(root, 'sim', 'cli', 'laegeveje.mjs'), '--extend', join(folder, 'own-indicator.ts'), 'run', 'baseline', '--to', '2025-12', '--replicates', '1', '--json'], { cwd: root })).stdout
  const told = JSON.parse(out) as { indicators: Record<string, { measures: Record<string, { years: Record<string, { median: number }> }> }> }
  expect(told.indicators['few-owners']!.measures['places']!.years['2025']!.median).toBeGreaterThan(0)
  const refused = await promisify(execFile)(process.execPath, [join(root, 'sim', 'cli', 'laegeveje.mjs'), '--extend', 'nowhere.js', 'levers'], { cwd: root }).catch((error: { code: number; stderr: string }) => error)
  expect(refused).toMatchObject({ code: 2, stderr: expect.stringContaining('--extend: ') as string })
}, 60_000)

test('an own lever and an own indicator take at most thirty lines each, and every example is run above', () => {
  for (const name of ['own-lever.ts', 'own-indicator.ts']) expect(readFileSync(join(folder, name), 'utf8').trimEnd().split('\n').length, name).toBeLessThanOrEqual(30)
  const tests = readFileSync(fileURLToPath(import.meta.url), 'utf8')
  expect(readdirSync(folder).filter((name) => name.endsWith('.ts') && !name.startsWith('own-') && !tests.includes(`'${name}'`))).toEqual([])
})
