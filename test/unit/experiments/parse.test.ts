import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { experimentDocument, experimentSize, parseExperiment, parseExperimentText, planExperiment } from '../../../sim/analysis/experiments/index.ts'
import type { Experiment } from '../../../sim/analysis/experiments/index.ts'
import { experimentSchema } from '../../../sim/analysis/experiments/schema.ts'
import { figureReader } from '../../../sim/analysis/figures.ts'
import { createModel } from '../../../sim/model/replicate.ts'
import { indicators } from '../../../sim/model/indicators/index.ts'
import { compileScenario, parseScenario } from '../../../sim/scenario/index.ts'
import { library, pack } from '../scenario/shipped.ts'

const file = (more: object = {}): Record<string, unknown> => ({
  format: 1,
  id: 'test',
  design: { kind: 'one-at-a-time' },
  factors: [{ vary: 'levers.senior-schemes.offered_pct', range: [0, 100] }],
  outputs: [{ figure: 'gp-doctors', year: 2030 }],
  ...more,
})
const read = (json: unknown) => parseExperiment(json, { pack, library, where: 'x.json' })
const messages = (json: unknown): string[] => {
  const result = read(json)
  return result.ok ? [] : result.problems.map(({ message }) => message)
}
const experimentOf = (json: unknown): Experiment => {
  const result = read(json)
  if (!result.ok) throw new Error(result.problems.map(({ message }) => message).join('\n'))
  return result.experiment
}

describe('a sound experiment', () => {
  test('needs design, factors and outputs; the rest has defaults', () => {
    const { scenarios, replicates, seed, period, chanceOnly, title, outputs, factors } = experimentOf(file())
    expect([scenarios.map(({ id }) => id), replicates, seed, period, chanceOnly, title]).toEqual([['baseline'], 20, 'laegeveje', { from: '2025-01', to: '2030-12' }, false, { da: 'test', en: 'test' }])
    expect(outputs[0]).toMatchObject({ id: 'gp-doctors/all-persons-without.2030', level: 'nation', unit: { da: 'læger', en: 'doctors' } })
    expect(factors[0]).toMatchObject({ id: 'levers.senior-schemes.offered_pct', grade: 'C', unit: '%', text: { da: 'Seniorordninger: Får tilbuddet' } })
  })

  test('varies settings, parts of settings, whole levers, starts, phase-ins, places, drivers and assumptions', () => {
    const { factors } = experimentOf(
      file({
        factors: [
          { vary: 'levers.tutor-capacity' },
          { vary: 'levers.tutor-capacity.start', range: [2026, 2030], name: 'start' },
          { vary: 'levers.tutor-capacity.ramp_years', levels: [0, 2] },
          { vary: 'levers.tutor-capacity.scope', levels: [{ flag: 'threatened' }, { regions: ['nordjylland'] }] },
          { vary: 'levers.study-places-regional.mode', levels: ['growth', 'redistribution'] },
          { vary: 'levers.hospital-gp-cap.baseline_persons.rigshospitalet', range: [0, 5], whole: true },
          { vary: 'drivers.retirement-age.mean_age', levels: [67, 65, 66] },
          { vary: 'assumptions.RET06' },
          { vary: 'assumptions.SET05', shape: 'triangle' },
        ],
      }),
    )
    expect(factors.map(({ kind }) => kind)).toEqual(['enabled', 'start', 'ramp', 'scope', 'setting', 'setting', 'setting', 'assumption', 'assumption'])
    expect(factors[0]!.levels).toEqual([false, true])
    expect(factors[1]).toMatchObject({ whole: true, range: [2026, 2030] })
    expect(factors[6]!.levels).toEqual([65, 66, 67])
    expect(factors[7]!.range).toEqual([pack.parameter('RET06').low, pack.parameter('RET06').high])
    expect(factors[8]!.mode).toBe(pack.parameter('SET05').default)
  })

  test('puts levels that have an order in it, and leaves others as they stand', () => {
    const { factors } = experimentOf(file({ factors: [{ vary: 'levers.tutor-capacity', levels: [true, false] }, { vary: 'levers.tutor-capacity.start', levels: ['2029-07', 2031, 2027] }, { vary: 'levers.study-places-regional.mode', levels: ['redistribution', 'growth'] }] }))
    expect(factors.map(({ levels }) => levels)).toEqual([[false, true], [2027, '2029-07', 2031], ['redistribution', 'growth']])
  })

  test('takes the goal that somebody has stated, or the file’s own', () => {
    const { outputs } = experimentOf(file({ outputs: [{ figure: 'gp-doctors', year: 2035 }, { figure: 'gp-doctors', year: 2035, atMost: 4000, name: 'few' }, { figure: 'gp-doctors@place:370', year: 2035 }] }))
    expect(outputs.map(({ goal }) => goal)).toEqual([{ sense: 'at-least', value: 5000 }, { sense: 'at-most', value: 4000 }, undefined])
  })

  test('is the one in the README, which has one of each kind of factor', () => {
    const readme = readFileSync(new URL('../../../scenarios/experiments/README.md', import.meta.url), 'utf8')
    const { factors, outputs } = experimentOf(JSON.parse(/```json\n([\s\S]*?)```/.exec(readme)![1]!))
    expect(factors.map(({ kind }) => kind)).toEqual(['setting', 'enabled', 'start', 'assumption'])
    expect(outputs.map(({ id }) => id)).toEqual(['doctors', 'worst-quarter'])
  })

  test('written out and read again is the same, with the same fingerprint', () => {
    for (const name of ['reform-levers', 'two-levers', 'sobol-eight']) {
      const first = experimentOf(JSON.parse(readFileSync(new URL(`../../../scenarios/experiments/${name}.json`, import.meta.url), 'utf8')))
      const again = experimentOf(JSON.parse(JSON.stringify(experimentDocument(first))))
      expect(again).toEqual(first)
      expect(planExperiment(again, library, pack).fingerprint).toBe(planExperiment(first, library, pack).fingerprint)
    }
  })

  test('has a fingerprint that follows what is run, and not what it is called', () => {
    const fingerprint = (more: object) => planExperiment(experimentOf(file(more)), library, pack).fingerprint
    const plain = fingerprint({})
    expect(fingerprint({ title: { da: 'Andet', en: 'Other' }, note: { da: 'x', en: 'y' } })).toBe(plain)
    for (const more of [{ seed: 'other' }, { replicates: 3 }, { factors: [{ vary: 'levers.senior-schemes.offered_pct', range: [0, 99] }] }, { scenarios: ['agreement-2024'] }, { outputs: [{ figure: 'gp-doctors', year: 2031 }] }])
      expect(fingerprint(more)).not.toBe(plain)
  })
})

describe('points', () => {
  test('are scenarios that stand on their own, with one seed and period for all', () => {
    const plan = planExperiment(experimentOf(file({ scenarios: ['baseline', 'agreement-2024'], design: { kind: 'latin-hypercube', points: 5 }, seed: 'luck', replicates: 7 })), library, pack)
    expect([plan.points, plan.runs]).toEqual([10, 70])
    const seen = Array.from({ length: plan.points }, (_, p) => {
      const parsed = parseScenario(plan.documentOf(p), library, { pack })
      if (!parsed.ok) throw new Error(parsed.problems[0]!.message)
      const { scenario } = parsed
      expect([scenario.seed, scenario.period, scenario.replicates, scenario.id]).toEqual(['luck', { from: '2025-01', to: '2030-12' }, 7, `test/p${p}`])
      // What is recorded is less, what is run is the same.
      expect(plan.compile(p).timeline).toEqual(compileScenario(scenario, pack).timeline)
      return scenario.levers['senior-schemes']!['offered_pct']
    })
    expect(new Set(seen.slice(0, 5)).size).toBe(5)
    expect(seen.slice(5)).toEqual(seen.slice(0, 5))
  })

  test('set each kind of factor where it belongs, and leave the rest of the scenario alone', () => {
    const scenario = { format: 1, id: 'mine', levers: { 'tutor-capacity': { tutor_practices_delta_pct: 40, scope: { flag: 'threatened' } }, 'senior-schemes': {} }, assumptions: { SET05: 0.1 } }
    const plan = planExperiment(
      experimentOf(
        file({
          scenarios: [scenario],
          factors: [
            { vary: 'levers.senior-schemes' },
            { vary: 'levers.tutor-capacity.start', levels: [2027, '2028-07'] },
            { vary: 'levers.hospital-gp-cap.baseline_persons.rigshospitalet', range: [1, 3], use: { start: '2026-01' } },
            { vary: 'assumptions.RET06', levels: [0.15] },
          ],
        }),
      ),
      library,
      pack,
    )
    const document = (p: number) => plan.documentOf(p)
    const tutors = { tutor_practices_delta_pct: 40, scope: { flag: 'threatened' } }
    expect(document(0).levers).toEqual({ 'tutor-capacity': tutors, 'senior-schemes': {} })
    expect(document(1).levers!['senior-schemes']).toEqual({ enabled: false })
    expect(document(3).levers!['tutor-capacity']).toEqual({ ...tutors, start: '2027-01' })
    expect(document(4).levers!['tutor-capacity']).toEqual({ ...tutors, start: '2028-07' })
    expect(document(6).levers!['hospital-gp-cap']).toEqual({ start: '2026-01', baseline_persons: { rigshospitalet: 3 } })
    expect(document(7).assumptions).toEqual({ SET05: 0.1, RET06: 0.15 })
  })

  test('of the shipped experiment on the reform: each lever switched on in the reform changes nothing there', () => {
    const shipped = experimentOf(JSON.parse(readFileSync(new URL('../../../scenarios/experiments/reform-levers.json', import.meta.url), 'utf8')))
    const plan = planExperiment(shipped, library, pack)
    const size = plan.design.points.length
    const reform = plan.compile(size).fingerprint
    expect(shipped.factors.map(({ target }) => target).sort()).toEqual(Object.keys(shipped.scenarios[1]!.levers).sort())
    for (let p = 1; p < size; p++) expect(plan.compile(size + p).fingerprint === reform, shipped.factors[Math.floor((p - 1) / 2)]!.id).toBe(p % 2 === 0)
  }, 120_000)

  test('opened as scenarios have the runs of the experiment, to the last bit', () => {
    const more = { outputs: [{ figure: 'gp-doctors', year: 2026 }, { figure: 'gp-coverage-need/coverage@worst-quarter:place', year: 2026 }], factors: [{ vary: 'levers.senior-schemes' }, { vary: 'assumptions.RET06' }] }
    const plan = planExperiment(experimentOf(file(more)), library, pack)
    const point = plan.points - 1
    const parsed = parseScenario(plan.documentOf(point), library, { pack })
    if (!parsed.ok) throw new Error(parsed.problems[0]!.message)
    const whole = compileScenario(parsed.scenario, pack)
    const reduced = plan.compile(point)
    expect(reduced.layout.size).toBeLessThan(whole.layout.size)
    expect(reduced.fingerprint).not.toBe(whole.fingerprint)
    const { outputs } = plan.experiment
    const [wholly, little] = [createModel(whole), createModel(reduced)]
    for (const replicate of [0, 3]) expect(plan.read(little.run(replicate))).toEqual(outputs.map((output) => figureReader(output, whole.layout, pack)(wholly.run(replicate))))
  }, 120_000)

  test('are counted before they are made', () => {
    const experiment = experimentOf(file({ design: { kind: 'saltelli', rows: 64 }, replicates: 3, scenarios: ['baseline', 'agreement-2024'] }))
    const { points, runs, secondsPerRun } = experimentSize(experiment)
    expect([points, runs]).toEqual([2 * 64 * 3, 2 * 64 * 3 * 3])
    expect(points).toBe(planExperiment(experiment, library, pack).points)
    expect(secondsPerRun).toBeGreaterThan(0)
  })
})

describe('what is wrong with an experiment', () => {
  test('is said at once, each with its path, value and advice', () => {
    expect(
      messages({
        format: 2,
        id: 'Not An Id',
        titel: 'x',
        title: { da: 'Kun dansk' },
        design: { kind: 'saltely' },
        scenarios: ['baselin', { format: 1, id: 'own', levers: { 'pay-premum': {} } }],
        factors: [
          { vary: 'levers.senior-schemes.offered', range: [0, 1] },
          { vary: 'levers.retirement-age.mean_age', range: [65, 67] },
          { vary: 'levers.senior-schemes.offered_pct', range: [0, 200] },
          { vary: 'levers.senior-schemes.offered_pct', range: [50, 20] },
          { vary: 'levers.senior-schemes.offered_pct' },
          { vary: 'levers.senior-schemes.offered_pct', range: [0, 1], levels: [1, 2] },
          { vary: 'levers.study-places-regional.mode', range: [0, 1] },
          { vary: 'assumptions.RET99' },
          { vary: 'assumptions.RET06', range: [0.13, 0.14], shape: 'triangle', use: {} },
          { vary: 'somewhere' },
          7,
        ],
        outputs: [{ figure: 'gp-doctor', year: 2035 }, { figure: 'gp-doctors', year: '2035', atLeast: 1, atMost: 2 }, {}],
        replicates: 0,
        seed: '',
      }),
    ).toEqual([
      'x.json: titel: expected a known field, got "titel". Did you mean title?',
      'x.json: format: expected 1, got 2. Use a file made for this version of the program.',
      'x.json: id: expected lower-case words and numbers with hyphens, e.g. "two-levers", got "Not An Id".',
      'x.json: title: expected a text in Danish and English of at most 150 characters, got an object. Write {"da": "…", "en": "…"}.',
      'x.json: design.kind: expected one of one-at-a-time, full-factorial, fractional-factorial, latin-hypercube, sobol-sequence, saltelli, morris, got "saltely". Did you mean saltelli?',
      'x.json: factors[0].vary: expected a setting of senior-schemes, got "offered". List them with: npx laegeveje levers.',
      'x.json: factors[1].vary: expected a known lever, got "retirement-age". Write drivers instead.',
      'x.json: factors[2].range[1]: expected a number from 0 to 100, got 200.',
      'x.json: factors[3].range: expected the lowest number first, got "50, 20".',
      'x.json: factors[4]: expected range or levels, got nothing. Write e.g. "range": [0, 20].',
      'x.json: factors[5]: range and levels both say what is tried. Keep one.',
      'x.json: factors[6].range: expected levels, since its values are no numbers, got a list of 2.',
      'x.json: factors[7].vary: expected a known assumption, got "RET99".',
      'x.json: factors[8].shape: expected uniform, since a triangle has the default of an assumption as its peak, got "triangle". Use triangle for assumptions, with a range around the default.',
      'x.json: factors[8].use: expected nothing for an assumption, got an object.',
      'x.json: factors[9].vary: expected a path such as "levers.tutor-capacity.tutor_practices_delta_pct" or "assumptions.RET06", got "somewhere".',
      'x.json: factors[10]: expected an object with vary, got 7.',
      `x.json: outputs[0].figure: gp-doctor: expected one of ${indicators.length} indicators, got gp-doctor. laegeveje indicators lists them.`,
      'x.json: outputs[1].year: expected a number from 2007 to 2060, got "2035".',
      'x.json: outputs[1]: atLeast and atMost are two goals. Keep one.',
      'x.json: outputs[2].figure: expected a figure such as "gp-doctors/all-persons-without", got nothing.',
      'x.json: outputs[2].year: expected a year, got nothing.',
      'x.json: replicates: expected a number from 1 to 10000, got 0.',
      'x.json: seed: expected a text of 1 to 100 characters, got "".',
      'x.json: scenarios[0]: scenario: expected the id of a known scenario, or a file, got "baselin". Did you mean baseline?',
      'x.json: scenarios[1]: levers.pay-premum: expected a known lever, got "pay-premum". Did you mean pay-premium?',
    ])
  })

  test('a design that is too large, or asks what factors cannot give', () => {
    const many = (n: number, values: object) => Array.from({ length: n }, (_, i) => ({ vary: 'assumptions.RET06', name: `f${i}`, ...values }))
    expect(messages(file({ design: { kind: 'full-factorial' }, factors: many(5, { steps: 20 }) }))).toEqual(['x.json: design: expected at most 100000 points, got 3200000. Choose fewer values, or a smaller design.', 'x.json: replicates: expected at most 2000000 runs in all, got 64000000. Choose fewer values, or a smaller design.'])
    expect(messages(file({ design: { kind: 'fractional-factorial' }, factors: many(3, { steps: 3 }) }))).toHaveLength(3)
    expect(messages(file({ design: { kind: 'fractional-factorial' }, factors: many(30, {}) }))[0]).toContain('factors: expected at most 24 for this design, and two at least, got 30')
    expect(messages(file({ design: { kind: 'saltelli' } }))).toEqual(['x.json: design.rows: expected a whole number from 4 to 50000, got nothing.'])
    expect(messages(file({ design: { kind: 'full-factorial', points: 3 } }))[0]).toContain('design.points: expected a known field')
    expect(messages(file({ factors: many(2, {}).map((factor) => ({ ...factor, name: 'same' })) }))).toEqual(['x.json: factors[1]: expected a name that is not used, got "same". Give it another name with name.'])
    expect(messages(file({ factors: [{ vary: 'assumptions.RET06', name: 'point' }] }))[0]).toContain('expected a name that is not used, got "point"')
  })

  test('a value that cannot stand in one of the scenarios is found before anything is run', () => {
    const closed = { format: 1, id: 'closed', levers: { 'capacity-allocation-model': { start: '2025-07' } } }
    expect(messages(file({ scenarios: ['baseline', closed], factors: [{ vary: 'levers.new-capacity-closure.end', levels: [2025, 2030] }] }))[0]).toMatch(/^x\.json: factors\[0\]: (baseline|closed) with levers\.new-capacity-closure\.end = /)
    expect(messages(file({ factors: [{ vary: 'levers.list-size-limits.scope', levels: [{ flag: 'threatened' }, { flag: 'threatend' }] }] })).length).toBeGreaterThan(0)
  })

  test('years outside the period, and the other way round', () => {
    expect(messages(file({ period: { from: '2031-01' } }))).toEqual(['x.json: period: expected months that hold all of 2030 (gp-doctors/all-persons-without.2030), got "2031-01 – 2030-12".'])
    expect(messages(file({ period: { to: '2029-12', until: 1 } })).map((message) => message.slice(0, 22))).toEqual(['x.json: period.until: ', 'x.json: period: expect'])
  })
})

describe('hostile input', () => {
  test('is refused without harm', () => {
    for (const json of [null, 7, 'x', [], undefined, () => 1, new Map(), Object.create({ format: 1 }), { get format() { throw new Error('never') } }]) expect(read(json).ok).toBe(false)
    expect(messages(JSON.parse('{"__proto__": {"polluted": 1}, "format": 1}')).some((message) => message.includes('__proto__: expected another name'))).toBe(true)
    expect(({} as { polluted?: number }).polluted).toBeUndefined()
    expect(messages(file({ factors: [{ vary: 'levers.constructor' }, { vary: 'levers.__proto__.x' }, { vary: 'assumptions.toString' }, { vary: 'levers.senior-schemes.toString' }] }))).toHaveLength(4)
    expect(messages(file({ outputs: [{ figure: '__proto__/constructor', year: 2030 }] }))).toHaveLength(1)
    let deep: unknown = 1
    for (let i = 0; i < 50; i++) deep = [deep]
    expect(messages(file({ note: deep }))[0]).toContain('expected at most')
    expect(messages(file({ factors: Array.from({ length: 30_000 }, () => ({})) }))[0]).toContain('expected at most')
    const text = parseExperimentText(`{"format": 1${' '.repeat(300_000)}`, { pack, library })
    expect(text.ok).toBe(false)
    const broken = parseExperimentText('{"format": 1,', { pack, library, where: 'x.json' })
    expect(!broken.ok && broken.problems[0]!.message).toMatch(/^x\.json: expected JSON\./)
  })

  test('every problem has a Danish text too', () => {
    const result = read({ design: {}, factors: [{}], outputs: [] })
    expect(!result.ok && result.problems.every(({ text }) => text.da.length > 10 && text.da !== text.en)).toBe(true)
  })
})

describe('the schema for editors', () => {
  test('is the one in scenarios/experiment.schema.json (write it anew with vitest --update)', async () => {
    await expect(`${JSON.stringify(experimentSchema(pack), null, 2)}\n`).toMatchFileSnapshot('../../../scenarios/experiment.schema.json')
  })
})
