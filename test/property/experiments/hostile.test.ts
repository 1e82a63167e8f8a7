import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { experimentDocument, experimentLimits, levelsOf, numberOf, parseExperiment, parseExperimentText, planExperiment, valueAt } from '../../../sim/analysis/experiments/index.ts'
import { indicators } from '../../../sim/model/indicators/index.ts'
import { levers } from '../../../sim/model/levers/index.ts'
import { knownNames } from '../../../sim/scenario/known.ts'
import { parseScenario } from '../../../sim/scenario/parse.ts'
import { library, pack } from '../../unit/scenario/shipped.ts'

const context = { pack, library, where: 'x.json' }
const anything = fc.anything({ withBigInt: true, withDate: true, withMap: true, withNullPrototype: true, withSparseArray: true, withTypedArray: true, withObjectString: true })

/** A factor over any number setting within its bounds, or any assumption. */
const settings = levers.flatMap((lever) => lever.settings.filter(({ kind }) => kind === 'number').map((setting) => ({ lever, setting })))
const settingFactor = fc.record({ at: fc.constantFrom(...settings), a: fc.double({ min: 0, max: 0.45, noNaN: true }), b: fc.double({ min: 0.55, max: 1, noNaN: true }), steps: fc.integer({ min: 2, max: 6 }) }).map(({ at: { lever, setting }, a, b, steps }) => {
  const [low, high] = [setting.min!, setting.max!]
  return { vary: `${lever.kind}s.${lever.id}.${setting.id}`, range: [low + a * (high - low), low + b * (high - low)], steps }
})
const assumptionFactor = fc.constantFrom(...[...knownNames(pack).assumptions.values()].filter(({ low, high }) => high > low)).map(({ id }) => ({ vary: `assumptions.${id}` }))
const leverFactor = fc.constantFrom(...levers).map(({ id, kind }) => ({ vary: `${kind}s.${id}` }))
const factors = fc.uniqueArray(fc.oneof(settingFactor, assumptionFactor, leverFactor), { minLength: 1, maxLength: 6, selector: ({ vary }) => vary })
const design = fc.oneof(
  fc.constant({ kind: 'one-at-a-time' }),
  fc.record({ kind: fc.constantFrom('latin-hypercube', 'sobol-sequence'), points: fc.integer({ min: 2, max: 40 }) }),
  fc.record({ kind: fc.constant('saltelli'), rows: fc.integer({ min: 4, max: 20 }) }),
  fc.record({ kind: fc.constant('morris'), trajectories: fc.integer({ min: 2, max: 6 }) }),
)
const national = indicators.flatMap(({ id, measures, blocks }) => measures.filter(({ numerator }) => numerator.every((part) => blocks.some(({ component }) => component === part))).map((measure) => `${id}/${measure.id}`))
const sound = fc.record({
  format: fc.constant(1),
  id: fc.constant('some'),
  design,
  factors,
  outputs: fc.uniqueArray(fc.record({ figure: fc.constantFrom(...national), year: fc.integer({ min: 2025, max: 2045 }) }), { minLength: 1, maxLength: 4, selector: ({ figure, year }) => `${figure} ${year}` }),
  replicates: fc.integer({ min: 1, max: 50 }),
  seed: fc.string({ minLength: 1, maxLength: 20, unit: 'grapheme-ascii' }),
})

describe('any input to the reader of experiments', () => {
  test('gives an experiment or problems, never an exception, and each problem has a path and both languages', () => {
    fc.assert(
      fc.property(fc.oneof(anything, fc.dictionary(fc.constantFrom('format', 'id', 'design', 'factors', 'outputs', 'scenarios', 'period', 'seed'), anything)), (json) => {
        const result = parseExperiment(json, context)
        if (result.ok) return
        expect(result.problems.length).toBeGreaterThan(0)
        for (const { message, text } of result.problems) {
          expect(message.startsWith('x.json')).toBe(true)
          expect(text.da.length > 0 && text.en.length > 0).toBe(true)
        }
      }),
      { numRuns: 400 },
    )
  })

  test('as text likewise', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (text) => typeof parseExperimentText(text, context).ok === 'boolean'), { numRuns: 200 })
  })

  test('a sound file with one part broken is refused, and says where', () => {
    fc.assert(
      fc.property(sound, fc.constantFrom('design', 'factors', 'outputs', 'replicates', 'seed', 'id', 'format'), (json, name) => {
        const result = parseExperiment({ ...json, [name]: null }, context)
        expect(!result.ok && result.problems.some(({ path }) => path.startsWith(name))).toBe(true)
      }),
      { numRuns: 60 },
    )
  })
})

describe('any sound experiment', () => {
  test('is read as itself again, has points inside its ranges, and every point is a scenario or says why not', () => {
    fc.assert(
      fc.property(sound, fc.nat(), (json, pick) => {
        const first = parseExperiment(json, context)
        // A value alone may clash with what its lever has by default; that is said, and no mistake of the reader.
        if (!first.ok) {
          expect(first.problems.every(({ path }) => path.startsWith('factors['))).toBe(true)
          return
        }
        const { experiment } = first
        const again = parseExperiment(JSON.parse(JSON.stringify(experimentDocument(experiment))), context)
        expect(again.ok && again.experiment).toEqual(experiment)
        const plan = planExperiment(experiment, library, pack)
        expect(plan.points).toBeLessThanOrEqual(experimentLimits.points)
        for (const point of plan.design.points)
          point.forEach((value, k) => {
            const factor = experiment.factors[k]!
            if (value === undefined) return
            if (factor.range) expect(Number(value) >= factor.range[0] && Number(value) <= factor.range[1], `${factor.vary} ${String(value)}`).toBe(true)
            else expect(levelsOf(factor)).toContain(value)
          })
        const parsed = parseScenario(plan.documentOf(pick % plan.points), library, { pack })
        if (!parsed.ok) expect(parsed.problems.every(({ code }) => code === 'conflict' || code === 'wrong-order'), parsed.problems.map(({ message }) => message).join()).toBe(true)
      }),
      { numRuns: 60 },
    )
  })

  test('maps the unit interval onto all of a factor, in order', () => {
    fc.assert(
      fc.property(settingFactor, fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }), fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }), (one, u, v) => {
        const result = parseExperiment({ format: 1, id: 'one', design: { kind: 'one-at-a-time' }, factors: [one], outputs: [{ figure: 'gp-doctors', year: 2030 }] }, context)
        if (!result.ok) return
        const factor = result.experiment.factors[0]!
        const [a, b] = [Math.min(u, v), Math.max(u, v)].map((x) => numberOf(factor, valueAt(factor, x)))
        expect(a).toBeLessThanOrEqual(b!)
      }),
      { numRuns: 100 },
    )
  })
})
