import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compileTimeline, type Modifier, type ParameterSpec } from '../../../sim/core/parameters.ts'

const specs: ParameterSpec[] = [
  { id: 'a', cells: 4, base: (month, cell) => 0.1 * cell + 0.7 * (month % 3) },
  { id: 'b', cells: 1, base: () => 0.3 },
]

/** Levers with their modifiers; only the first replaces, so that there is no conflict. */
const levers = fc.array(
  fc.array(
    fc.record({
      parameter: fc.constantFrom('a', 'b'),
      op: fc.constantFrom('add', 'multiply', 'cap', 'replace' as const),
      value: fc.double({ min: -3, max: 3, noNaN: true }),
      from: fc.integer({ min: 95, max: 125 }),
      length: fc.integer({ min: 0, max: 30 }),
      rampMonths: fc.integer({ min: 0, max: 12 }),
    }),
    { maxLength: 4 },
  ),
  { maxLength: 5 },
).map((lists) =>
  lists.flatMap((list, lever): Modifier[] =>
    list.filter(({ op }) => op !== 'replace' || lever === 0).map(({ length, ...rest }) => ({ ...rest, op: rest.op as Modifier['op'], by: `lever-${lever}`, to: rest.from + length })),
  ),
)

describe('modifiers', () => {
  it('commute: levers in any order give the same bits', () => {
    fc.assert(
      fc.property(levers, fc.infiniteStream(fc.nat()), (modifiers, weights) => {
        const names = [...new Set(modifiers.map(({ by }) => by))]
        const order = new Map(names.map((name) => [name, weights.next().value!]))
        const shuffled = modifiers.toSorted((m, n) => order.get(m.by)! - order.get(n.by)!)
        expect(compileTimeline(specs, shuffled, 100, 120)).toEqual(compileTimeline(specs, modifiers, 100, 120))
      }),
    )
  })

  it('that add nothing or multiply by one leave every bit alone', () => {
    const inert = fc.array(fc.record({ by: fc.constantFrom('x', 'y'), parameter: fc.constantFrom('a', 'b'), kind: fc.boolean(), rampMonths: fc.integer({ min: 0, max: 9 }) }))
    fc.assert(
      fc.property(inert, levers, (list, others) => {
        const modifiers = list.map(({ kind, ...rest }): Modifier => ({ ...rest, op: kind ? 'add' : 'multiply', value: kind ? 0 : 1, from: 0, to: 1000 }))
        expect(compileTimeline(specs, [...others, ...modifiers], 100, 120)).toEqual(compileTimeline(specs, others, 100, 120))
      }),
    )
  })

  it('never lift a cell above its cap', () => {
    fc.assert(
      fc.property(levers, fc.double({ min: -2, max: 2, noNaN: true }), (modifiers, cap) => {
        const { start, value } = compileTimeline(specs, [...modifiers, { by: 'z', parameter: 'a', op: 'cap', value: cap, from: 0, to: 1000 }], 100, 120)
        expect(Math.max(...start.subarray(0, 4))).toBeLessThanOrEqual(cap)
        expect(value.length).toBeGreaterThanOrEqual(0)
      }),
    )
  })
})
