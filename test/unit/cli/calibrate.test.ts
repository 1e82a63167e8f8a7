import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CalibrationReport } from '../../../sim/analysis/calibration/report.ts'
import { rowJson } from '../../../sim/cli/row-json.ts'
import { laegeveje, stopWhen } from './spawn-cli.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'calibrate-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

const tiny = { format: 1, id: 'tiny', starts: [2015, 2016], to: 2018, fit: ['hu-fill', 'exits'], heldOut: ['solo'], points: [8, 8], replicates: 1, candidates: 200, cut: 3, sets: 5, draws: 16, seed: 'tiny' }

test('a tiny plan ends with sets and a report, and one that was interrupted goes on', async () => {
  const plan = join(folder, 'plan.json')
  writeFileSync(plan, JSON.stringify(tiny))
  const command = (out: string, more: readonly string[] = []) => ['calibrate', plan, '--out', join(folder, out), '--workers', '1', ...more]
  const whole = await laegeveje(command('whole'))
  expect(whole.code, whole.err).toBe(0)
  expect(whole.err).toContain('tiny: 17 parameter sets in 2 waves, 34 runs, 12 figures to compare.')
  expect(whole.out).toContain('5 sets accepted')
  expect(readdirSync(join(folder, 'whole')).sort()).toEqual(['parameter-sets.csv', 'tiny-report.json'])
  const report = JSON.parse(readFileSync(join(folder, 'whole', 'tiny-report.json'), 'utf8')) as CalibrationReport
  const from = (start: number) => report.fit.filter((row) => row.start === start).map(({ id, heldOut }) => `${id}${heldOut ? ' held out' : ''}`)
  expect(from(2015)).toEqual(['hu-filled 2015', 'hu-filled 2016', 'hu-filled 2017', 'hu-filled 2018', 'exit-rate 2016', 'solo-share 2016 held out', 'solo-share 2018 held out'])
  expect(from(2016)).toEqual(['hu-filled 2016', 'hu-filled 2017', 'hu-filled 2018', 'exit-rate 2016', 'solo-share 2018 held out'])
  expect(report.parameters.length).toBeGreaterThan(80)

  // Stopped as soon as a point is written down; a line that was being written is of no harm.
  const points = join(folder, 'again', `calibrate-tiny-${report.fingerprint.slice(0, 8)}.jsonl`)
  const stopped = await stopWhen(() => existsSync(points), command('again'))
  expect(stopped).toBe(130)
  writeFileSync(points, `${readFileSync(points, 'utf8')}{"key":"cut o`)
  const second = await laegeveje(command('again'))
  expect(second.code, second.err).toBe(0)
  expect(second.err).toMatch(/\d+ sets were known from before/)
  expect(existsSync(points)).toBe(false)
  for (const name of ['parameter-sets.csv', 'tiny-report.json']) expect(readFileSync(join(folder, 'again', name), 'utf8'), name).toBe(readFileSync(join(folder, 'whole', name), 'utf8'))
}, 120_000)

test('a plan that is wrong runs nothing', async () => {
  const plan = join(folder, 'wrong.json')
  writeFileSync(plan, JSON.stringify({ ...tiny, fit: ['weather'] }))
  const { code, err } = await laegeveje(['calibrate', plan])
  expect(code).toBe(2)
  expect(err).toContain('wrong.json: fit: expected a list of groups out of owners, ')
  expect((await laegeveje(['calibrate', join(folder, 'none.json')])).err).toContain('expected a file, got no such file')
}, 60_000)

test('sizes of a sensitivity analysis are checked before anything is run', async () => {
  const { code, err } = await laegeveje(['sensitivity', '--trajectories', '1'])
  expect(code).toBe(2)
  expect(err).toContain('expected a whole number from 2 to 1000, got 1')
}, 60_000)

test('a file for comparing has a line for each element of a list', () => {
  const value = { name: 'a', none: undefined, small: { a: 1, b: [1, 2] }, rows: [{ x: 1, y: { z: 2 } }, { x: 3 }], deep: { rows: [{ long: 'l'.repeat(160) }, {}] } }
  expect(JSON.parse(rowJson(value))).toEqual(JSON.parse(JSON.stringify(value)))
  expect(rowJson(value).split('\n').slice(0, 6)).toEqual(['{', ' "name": "a",', ' "small": {"a":1,"b":[1,2]},', ' "rows": [', '  {"x":1,"y":{"z":2}},', '  {"x":3}'])
})
