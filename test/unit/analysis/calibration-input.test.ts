import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { calibrate, outputsFor, planFingerprint } from '../../../sim/analysis/calibration/calibrate.ts'
import type { WaveOutputs, WaveRuns } from '../../../sim/analysis/calibration/calibrate.ts'
import { readObservations } from '../../../sim/analysis/calibration/observations.ts'
import { readPlan } from '../../../sim/analysis/calibration/plan.ts'
import { reportOf, setsTable } from '../../../sim/analysis/calibration/report.ts'
import { loadPack } from '../../../sim/model/pack/index.ts'
import { uncertainParameters } from '../../../sim/model/parameters.ts'
import { packFiles } from '../pack/pack-files.ts'

const folder = new URL('../../../scenarios/calibration/', import.meta.url)
const table = readFileSync(new URL('observations.csv', folder), 'utf8')
const shipped = readFileSync(new URL('default.json', folder), 'utf8')
const pack = loadPack(packFiles)
const { observations, problems } = readObservations(table, 'observations.csv', pack)
const groups = [...new Set(observations.map(({ group }) => group))]
const plan = readPlan(shipped, 'default.json', groups)

describe('what comes with the project', () => {
  test('observations and plan are sound, and every group is used', () => {
    expect([...problems, ...plan.problems]).toEqual([])
    expect([...plan.plan!.fit, ...plan.plan!.heldOut].sort()).toEqual([...groups].sort())
    expect(outputsFor(plan.plan!, observations)).toHaveLength(observations.length)
  })

  test('figures, sources and grades are those of the pack', () => {
    const seen = (id: string) => observations.find((observation) => observation.id === id)!
    expect(seen('owners 2019')).toMatchObject({ value: 3365, grade: 'A', month: 2018 * 12 + 11, group: 'owners' })
    expect(seen('owners 2019').error).toBeCloseTo(0.004 * 3365, 10)
    expect(seen('closed-share 2018').value).toBeCloseTo(30, 10)
    expect(seen('owners 2020 nordjylland')).toMatchObject({ value: 285 })
    expect(seen('owners 2020 nordjylland').places).toHaveLength(11)
    for (const { source, why, definition } of observations) for (const text of [source, why, definition]) expect(text.length).toBeGreaterThan(5)
  })
})

describe('what is wrong is said', () => {
  const without = (from: string, to: string) => {
    expect(table).toContain(from)
    return readObservations(table.replace(from, to), 'o.csv', pack).problems
  }

  test.each([
    ['owners,owners,denmark,2012', 'owners,owner,denmark,2012', 'o.csv: row 2, column series: expected a series of the pack in that area, got owner in denmark. Look it up in the data files.'],
    ['2012 2013 2016', '2011 2013 2016', expect.stringMatching(/^o\.csv: row 2, column years: expected years with a figure: 2007, 2012, .*, got 2011\. Take it out\.$/)],
    ['exit-age,exit-rate', 'exit-ages,exit-rate', 'o.csv: row 6, column indicator: expected a known indicator, got exit-ages. laegeveje indicators lists them.'],
    ['0,0,3,0,14', '0,0,x,0,14', 'o.csv: row 5, column error: expected a number of at least 0, got "x". Write it like 1234.5.'],
    ['0,0,3,0,14', '0,0,0,0,0', 'o.csv: row 5, column error: expected an error or a discrepancy above 0, got 0. Nothing is known that well.'],
    ['regions,owners,sjaelland', 'regions,owners,hovedstaden', 'o.csv: row 11, column years: expected each figure once, got owners 2020 hovedstaden. Delete one.'],
  ])('%s as %s', (from, to, said) => expect(without(from, to)).toContainEqual(said))

  test('a table without a column', () => expect(without(',why', ',whynot')).toContain('o.csv: row 1, column why: expected the column, got none. Add it.'))

  test('a plan tells all its problems at once', () => {
    const wrong = JSON.stringify({ ...(JSON.parse(shipped) as object), fit: ['owner'], points: [3], sets: 1, cut: 'high', extra: 1 })
    expect(readPlan(wrong, 'p.json', groups).problems).toEqual([
      expect.stringMatching(/^p\.json: extra: expected one of format, .*, got "extra"\. Take it out\.$/),
      'p.json: cut: expected a number from 1 to 10, got "high". See README.md of sim/analysis/calibration.',
      'p.json: sets: expected a whole number from 2 to 5000, got 1. See README.md of sim/analysis/calibration.',
      'p.json: points: expected a list of whole numbers from 4 to 20000, at least 1, got [3]. See README.md of sim/analysis/calibration.',
      expect.stringMatching(/^p\.json: fit: expected a list of groups out of owners, .*, got \["owner"\]\./),
    ])
    expect(readPlan('{', 'p.json', groups).problems[0]).toMatch(/^p\.json: expected JSON, got /)
    const both = JSON.stringify({ ...(JSON.parse(shipped) as object), heldOut: ['owners'] })
    expect(readPlan(both, 'p.json', groups).problems).toEqual(['p.json: heldOut: expected groups that are not fitted, got "owners". What is fitted is no test.'])
  })
})

describe('a calibration of a model that is known', () => {
  const priors = uncertainParameters(pack, {})
  const at = (id: string) => priors.findIndex((prior) => prior.id === id)
  // In this world owners follow RET06 alone, and fills SPE09 alone.
  const answer = (values: ArrayLike<number>, offset: number, id: string, seen: number) =>
    id.startsWith('owners 20') ? 3400 - 20_000 * (values[offset + at('RET06')]! - 0.15) : id.startsWith('hu-filled') ? 220 + 100 * (values[offset + at('SPE09')]! + 0.3) : seen
  const small = { ...plan.plan!, points: [150, 150], replicates: 2, candidates: 2000, sets: 40, draws: 64, fit: ['owners', 'hu-fill'], heldOut: ['exits'] }
  const outputs = outputsFor(small, observations)
  const run = async ({ points, replicates, runs }: WaveRuns): Promise<WaveOutputs> => {
    const { ids, values } = runs[0]!.compiled.parameterSets!
    return Array.from({ length: points }, (_, p) =>
      Array.from({ length: replicates }, (__, r) => outputs.map(({ observation: { id, value } }) => answer(values, p * ids.length, id, value) + (r === 0 ? 1 : -1))),
    )
  }

  test('finds what the data speak of and leaves the rest alone', async () => {
    const found = (await calibrate(small, pack, observations, run))!
    const report = reportOf(found, '0', planFingerprint(small, pack, observations))
    const row = (id: string) => report.parameters.find((parameter) => parameter.id === id)!
    // Owners average 3,429: RET06 near 0.149; fills 217: SPE09 near -0.33.
    expect(Math.abs(row('RET06').posterior.mean - 0.149)).toBeLessThan(0.003)
    expect(row('RET06').verdict).toBe('narrowed')
    expect(Math.abs(row('SPE09').posterior.mean + 0.33)).toBeLessThan(0.04)
    expect(report.parameters.filter(({ verdict }) => verdict === 'prior').length).toBeGreaterThan(80)
    expect(found.waves[1]!.left).toBeLessThan(0.9)
    expect(found.waves[1]!.emulators[0]!.explained).toBeGreaterThan(0.9)
    expect(report.fit.filter(({ heldOut }) => heldOut).map(({ id }) => id)).toEqual(['exit-rate 2016', 'exit-mean-age 2022'])

    const text = setsTable(found)
    expect(text.split('\n')).toHaveLength(42)
    const sets = loadPack({ ...packFiles, 'parameter-sets.csv': text, 'pack.json': JSON.stringify(withSets()) }).parameterSets!
    expect(sets.ids).toEqual(priors.map(({ id }) => id))
    expect(sets.order).toHaveLength(64)
    expect([...sets.weights].reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 2)
    for (let i = 0; i < sets.values.length; i++) {
      const { low, high } = priors[i % priors.length]!
      expect(sets.values[i]).toBeGreaterThanOrEqual(low)
      expect(sets.values[i]).toBeLessThanOrEqual(high)
    }
  })

  test('an interruption ends it; a run without a figure is an error', async () => {
    expect(await calibrate(small, pack, observations, async () => undefined)).toBeUndefined()
    const holes = async (wave: WaveRuns) => (await run(wave)).map((rows) => rows.map((row) => row.map(() => NaN)))
    await expect(calibrate(small, pack, observations, holes)).rejects.toThrow('expected every run to give owners 2012, got one in which it is undefined')
  })

  test('a pack refuses sets that it cannot use', () => {
    const of = (text: string) => {
      try {
        loadPack({ ...packFiles, 'parameter-sets.csv': text, 'pack.json': JSON.stringify(withSets()) })
      } catch (error) {
        return (error as { problems?: readonly string[] }).problems
      }
      return []
    }
    expect(of('replicates,weight,RET06\n0 2,0.5,0.15\n1,0.5,0.16\n')).toEqual([])
    expect(of('replicates,weight,RET06,NOPE\n0 2,0.5,0.15,1\n2,0.5,x,1\n')).toEqual([
      'parameter-sets.csv: row 1, column NOPE: expected the id of a parameter, got NOPE. Delete the column, or run the calibration again.',
      'parameter-sets.csv: row 3, column RET06: expected a number with a full stop as decimal sign, got "x". Write it like 1234.5.',
      'parameter-sets.csv: row 3, column replicates: expected each replicate once, got 2 again. Run the calibration again.',
      'parameter-sets.csv: column replicates: expected replicates from 0 without a gap, got none for 1. Run the calibration again.',
    ])
  })
})

function withSets(): object {
  const manifest = JSON.parse(packFiles['pack.json']!) as { files: object }
  return { ...manifest, files: { ...manifest.files, parameterSets: 'parameter-sets.csv' } }
}
