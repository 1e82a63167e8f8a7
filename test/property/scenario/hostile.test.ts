import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { leverById, levers } from '../../../sim/model/levers/index.ts'
import { editDistance, nearest, ScenarioError } from '../../../sim/scenario/problems.ts'
import { parseScenario, parseScenarioText } from '../../../sim/scenario/parse.ts'
import { compileScenario, modifiersOf } from '../../../sim/scenario/compile.ts'
import { library, pack } from '../../unit/scenario/shipped.ts'

const context = { pack, where: 'x.json' }
const leverId = fc.constantFrom(...levers.map((l) => l.id))
const anything = fc.anything({
  withBigInt: true,
  withDate: true,
  withMap: true,
  withNullPrototype: true,
  withSparseArray: true,
  withTypedArray: true,
  withObjectString: true,
})

/** A value a setting may have, and now and then one it may not. */
const settingValue = (s: (typeof levers)[number]['settings'][number]): fc.Arbitrary<unknown> => {
  if (s.kind === 'number') return fc.double({ min: s.min!, max: s.max!, noNaN: true })
  if (s.kind === 'boolean') return fc.boolean()
  if (s.kind === 'choice') return fc.constantFrom(...s.choices!.map((c) => c.value))
  if (s.kind === 'places') return fc.uniqueArray(fc.constantFrom(...pack.places.map((p) => p.code)), { minLength: 1, maxLength: 20 })
  return fc.constant(s.on)
}
const use = (lever: (typeof levers)[number]) =>
  fc.record(
    {
      enabled: fc.boolean(),
      ramp_years: fc.double({ min: 0, max: 30, noNaN: true }),
      ...Object.fromEntries(lever.settings.map((s) => [s.id, settingValue(s)])),
    },
    { requiredKeys: [] },
  )
const uses = (kind: 'lever' | 'driver') =>
  fc.record(Object.fromEntries(levers.filter((l) => l.kind === kind).map((l) => [l.id, use(l)])), { requiredKeys: [] })
const sound = fc.record(
  {
    format: fc.constant(1),
    id: fc.constant('made'),
    levers: uses('lever'),
    drivers: uses('driver'),
    seed: fc.string({ minLength: 1, maxLength: 20 }),
  },
  { requiredKeys: ['format', 'id'] },
)

describe('whatever it is given, the parser', () => {
  test('answers with a frozen scenario or with problems, and never throws', () => {
    fc.assert(
      fc.property(anything, (json) => {
        const result = parseScenario(json, library, context)
        if (result.ok) expect(Object.isFrozen(result.scenario)).toBe(true)
        else {
          expect(result.problems.length).toBeGreaterThan(0)
          for (const problem of result.problems) {
            expect(problem.message.startsWith('x.json: ')).toBe(true)
            expect(problem.message).not.toContain('\n')
            expect(problem.message.length).toBeLessThan(1_000)
          }
        }
      }),
      { numRuns: 500 },
    )
  })

  test('never throws when one corner of a sound document is replaced by anything', () => {
    const keys = ['format', 'id', 'title', 'note', 'extends', 'levers', 'drivers', 'assumptions', 'period', 'seed', 'replicates', 'chanceOnly']
    fc.assert(
      fc.property(fc.constantFrom(...keys), anything, (key, value) => {
        const { ok } = parseScenario({ format: 1, id: 'test', [key]: value }, library, context)
        expect(typeof ok).toBe('boolean')
      }),
      { numRuns: 500 },
    )
    fc.assert(
      fc.property(leverId, fc.nat(), anything, (id, pick, value) => {
        const lever = leverById(id)!
        const names = [...lever.settings.map((s) => s.id), 'enabled', 'start', 'end', 'ramp_years', 'scope']
        const section = lever.kind === 'lever' ? 'levers' : 'drivers'
        const { ok } = parseScenario({ format: 1, id: 'test', [section]: { [lever.id]: { [names[pick % names.length]!]: value } } }, library, context)
        expect(typeof ok).toBe('boolean')
      }),
      { numRuns: 500 },
    )
  })

  test('never throws on any text, JSON or not', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (text) => void parseScenarioText(text, library, context)))
  })

  test('leaves the prototypes of the world alone', () => {
    const before = [Object.prototype, Array.prototype, Function.prototype].map((p) => Object.getOwnPropertyNames(p).sort().join())
    const names = fc.constantFrom('__proto__', 'constructor', 'prototype', 'toString', 'levers', 'pay-premium')
    const nest = fc.letrec((tie) => ({
      node: fc.oneof(
        { depthSize: 'small' },
        fc.integer(),
        fc
          .array(fc.tuple(names, tie('node')), { maxLength: 3 })
          .map((pairs) => JSON.parse(`{${pairs.map(([k, v]) => `${JSON.stringify(k)}:${JSON.stringify(v)}`).join()}}`) as unknown),
      ),
    })).node
    fc.assert(
      fc.property(nest, (value) => {
        parseScenario({ format: 1, id: 'test', levers: value, assumptions: value, title: value }, library, context)
        parseScenario(value, library, context)
      }),
      { numRuns: 300 },
    )
    expect([Object.prototype, Array.prototype, Function.prototype].map((p) => Object.getOwnPropertyNames(p).sort().join())).toEqual(before)
    expect(({} as Record<string, unknown>)['levers']).toBeUndefined()
  })
})

/** A sound scenario as it is read; one whose levers clash is no example. @throws Error with every other problem. */
function parsed(document: object) {
  const result = parseScenario(document, library, context)
  if (result.ok) return result
  fc.pre(!result.problems.every(({ code }) => code === 'conflict'))
  throw new Error(result.problems.map((p) => p.message).join('\n'))
}

describe('a sound scenario', () => {
  test('written and read again is the same, whatever its settings', () => {
    fc.assert(
      fc.property(sound, (document) => {
        const first = parsed(document)
        const second = parseScenario(JSON.parse(JSON.stringify(first.scenario)), library, context)
        expect(second).toEqual(first)
      }),
      { numRuns: 200 },
    )
  })

  test('has finite modifiers within its months, and compiles unless two levers clash', () => {
    fc.assert(
      fc.property(sound, (document) => {
        const { scenario } = parsed({ ...document, period: { from: '2025-01', to: '2027-12' } })
        for (const m of modifiersOf(scenario, pack)) {
          expect(Number.isFinite(m.value)).toBe(true)
          expect(m.from).toBeLessThan(m.to)
        }
        try {
          const compiled = compileScenario(scenario, pack)
          expect(compiled.timeline.start.every((value) => Number.isFinite(value))).toBe(true)
          expect(compiled.timeline.value.every((value) => Number.isFinite(value))).toBe(true)
        } catch (error) {
          if (!(error instanceof ScenarioError)) throw error
        }
      }),
      { numRuns: 40 },
    )
  })
})

describe('edit distance', () => {
  test('is nothing only between equals, is the same both ways, and never more than the longer word', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 12 }), fc.string({ maxLength: 12 }), (a, b) => {
        const d = editDistance(a, b)
        expect(d === 0).toBe(a === b)
        expect(d).toBe(editDistance(b, a))
        expect(d).toBeLessThanOrEqual(Math.max(a.length, b.length))
      }),
    )
  })

  test('one slip of the hand in a lever’s name still finds it', () => {
    fc.assert(
      fc.property(leverId, fc.nat(), fc.constantFrom('drop', 'swap', 'double', 'underscore'), (id, pick, slip) => {
        const i = 1 + (pick % (id.length - 2))
        const wrong =
          slip === 'drop'
            ? id.slice(0, i) + id.slice(i + 1)
            : slip === 'swap'
              ? id.slice(0, i) + id[i + 1]! + id[i]! + id.slice(i + 2)
              : slip === 'double'
                ? id.slice(0, i) + id[i]! + id.slice(i)
                : id.replaceAll('-', '_')
        if (wrong !== id)
          expect(
            nearest(
              wrong,
              levers.map((l) => l.id),
            ),
          ).toBe(id)
      }),
    )
  })
})
