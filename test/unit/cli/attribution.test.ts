import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Attribution, AttributionFile } from '../../../sim/analysis/attribution/index.ts'
import { shippedFigures, shipAttributions } from '../../../sim/cli/shipped-attribution.ts'
import { openHouse } from '../../../sim/cli/load.ts'
import type { Terminal } from '../../../sim/cli/terminal.ts'
import { laegeveje, stopWhen } from './spawn-cli.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'attribution-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

const levers = { 'senior-schemes': {}, 'pay-premium': {}, 'management-information': {} }

test('parts sum to the difference of the runs that compare makes, levers alike are run once, and an interrupted one goes on', async () => {
  const file = join(folder, 'three.json')
  writeFileSync(file, JSON.stringify({ format: 1, id: 'three', extends: 'baseline', levers }))
  const command = (out: string) => ['attribution', file, '--year', '2027', '--measure', 'gp-doctors', '--measure', 'gp-coverage-need/coverage@worst-quarter:place', '--replicates', '4', '--workers', '1', '--json', '--out', join(folder, out)]
  const whole = await laegeveje(command('whole'))
  expect(whole.code, whole.err).toBe(0)
  const found = JSON.parse(whole.out) as Attribution
  expect(found.levers).toEqual(['management-information', 'pay-premium', 'senior-schemes'])
  expect(found.method).toBe('exact')
  // Information that reaches other levers sooner is nothing where there are none to reach.
  expect(found.coalitions).toBeLessThanOrEqual(8)
  const [doctors, coverage] = found.figures
  for (const figure of [doctors!, coverage!]) {
    expect(Object.values(figure.parts).reduce((sum, { mean }) => sum + mean, 0)).toBeCloseTo(figure.total.mean, 6)
    expect(figure.total.mean).toBeCloseTo(figure.with - figure.without, 6)
    for (const { mean, low, high } of Object.values(figure.parts)) expect(low <= mean && mean <= high).toBe(true)
  }
  expect(doctors!.parts['senior-schemes']!.mean).toBeGreaterThan(0)
  const compared = JSON.parse((await laegeveje(['compare', file, 'baseline', '--to', '2027-12', '--replicates', '4', '--json'])).out) as { indicators: Record<string, { measures: Record<string, { years: Record<string, { mean: number }> }> }> }
  expect(compared.indicators['gp-doctors']!.measures['all-persons-without']!.years['2027']!.mean).toBeCloseTo(doctors!.total.mean, 5)

  expect(await stopWhen(() => blocksIn(join(folder, 'again', 'runs')) > 0, command('again'))).toBe(130)
  const second = await laegeveje(command('again'))
  expect(second.code, second.err).toBe(0)
  expect(second.err).toMatch(/\d+ runs were known from before/)
  expect((JSON.parse(second.out) as Attribution).digest).toBe(found.digest)
  expect(readFileSync(join(folder, 'again', 'attribution.csv'), 'utf8')).toBe(readFileSync(join(folder, 'whole', 'attribution.csv'), 'utf8'))
  expect(readFileSync(join(folder, 'whole', 'attribution.csv'), 'utf8').split('\n')[0]).toBe('scenario,against,figure,year,lever,statistic,value,unit')
}, 240_000)

test('everything that is wrong is said at once and nothing is run', async () => {
  const { code, err } = await laegeveje(['attribution', 'agreement-2024', '--measure', 'weather', '--measure', 'gp-doctors/all-persons-without@place:1', '--year', '2035'])
  expect(code).toBe(2)
  expect(err).toContain('weather: expected one of')
  expect(err).toContain('gp-doctors/all-persons-without@place:1: expected an area of place (')
  const same = await laegeveje(['attribution', 'baseline'])
  expect([same.code, same.err]).toEqual([2, 'attribution: expected baseline to differ from baseline in levers, drivers or assumptions, got the same in both. Choose another scenario, or --against.\n'])
  expect((await laegeveje(['attribution'])).err).toContain('expected either a scenario or --shipped, got neither')
}, 120_000)

test('the shipped file tells of every definition of the goal, in few digits', async () => {
  const house = await openHouse()
  const file = join(folder, 'shipped.json')
  const silent: Terminal = { out: () => {}, note: () => {}, progress: () => {}, watched: false, seconds: () => 0 }
  expect(await shipAttributions({ replicates: 2, orderPairs: 2, workers: 2, file, scenarios: ['agreement-2024'] }, house, silent)).toBe(0)
  const written = JSON.parse(readFileSync(file, 'utf8')) as AttributionFile
  const told = written.scenarios['agreement-2024']!
  expect(told.figures.map(({ indicator, measure, level, year }) => [indicator, measure, level, year])).toEqual(shippedFigures(house).map(({ indicator, measure, level, year }) => [indicator, measure, level, year]))
  for (const figure of told.figures) expect(Object.keys(figure.parts)).toEqual(told.levers)
}, 240_000)

function blocksIn(path: string): number {
  return existsSync(path) ? readdirSync(path).filter((name) => name.endsWith('.block') && !name.startsWith('.')).length : 0
}
