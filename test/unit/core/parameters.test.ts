import { describe, expect, it } from 'vitest'
import { compileTimeline, type Modifier, ParameterConflict, Parameters, type ParameterSpec } from '../../../sim/core/parameters.ts'

const specs: ParameterSpec[] = [
  { id: 'posts', cells: 3, base: (month, cell) => 10 * cell + (month >= 105 ? 1 : 0) },
  { id: 'pay', cells: 1, base: () => 1 },
]
const always = { from: 0, to: 1000 }

/** Value of a cell in each month 100..109. */
function values(modifiers: readonly Modifier[], id: string, cell = 0): number[] {
  const parameters = new Parameters(compileTimeline(specs, modifiers, 100, 109))
  return Array.from({ length: 10 }, (_, i) => (parameters.advance(100 + i), parameters.values[parameters.offset(id) + cell]!))
}

describe('parameters in time', () => {
  it('follow their base when nothing modifies them', () => {
    expect(values([], 'posts', 2)).toEqual([20, 20, 20, 20, 20, 21, 21, 21, 21, 21])
  })

  it('add first, then multiply, then cap', () => {
    const modifiers: Modifier[] = [
      { by: 'c', parameter: 'pay', op: 'cap', value: 5, from: 104, to: 1000 },
      { by: 'b', parameter: 'pay', op: 'multiply', value: 3, ...always },
      { by: 'a', parameter: 'pay', op: 'add', value: 1, ...always },
    ]
    expect(values(modifiers, 'pay')).toEqual([6, 6, 6, 6, 5, 5, 5, 5, 5, 5])
  })

  it('change in order of cells within a month, modified or not, and leave what was compiled before alone', () => {
    const plain = compileTimeline(specs, [], 100, 109)
    const both = compileTimeline(specs, [{ by: 'a', parameter: 'pay', op: 'add', value: 2, from: 105, to: 108 }], 100, 109)
    expect([[...both.months], [...both.first], [...both.cell], [...both.value]]).toEqual([[105, 108], [0, 4, 5], [0, 1, 2, 3, 3], [1, 11, 21, 3, 1]])
    expect([...plain.cell]).toEqual([0, 1, 2])
    expect([...compileTimeline(specs, [{ by: 'a', parameter: 'posts', op: 'cap', value: 10, ...always, cells: [1] }], 100, 109).cell]).toEqual([0, 2])
  })

  it('replace whatever is added or multiplied, and are still capped', () => {
    const modifiers: Modifier[] = [
      { by: 'a', parameter: 'pay', op: 'replace', value: 9, from: 102, to: 105 },
      { by: 'b', parameter: 'pay', op: 'add', value: 1, ...always },
      { by: 'c', parameter: 'pay', op: 'cap', value: 8, from: 104, to: 105 },
    ]
    expect(values(modifiers, 'pay')).toEqual([2, 2, 9, 9, 8, 2, 2, 2, 2, 2])
  })

  it('act only on the cells and months they name', () => {
    expect(values([{ by: 'a', parameter: 'posts', op: 'add', value: 5, from: 103, to: 105, cells: [1] }], 'posts', 1)).toEqual([10, 10, 10, 15, 15, 11, 11, 11, 11, 11])
    expect(values([{ by: 'a', parameter: 'posts', op: 'add', value: 5, from: 103, to: 105, cells: [1] }], 'posts', 0).slice(0, 5)).toEqual([0, 0, 0, 0, 0])
  })

  it('grow to their full size over the ramp', () => {
    expect(values([{ by: 'a', parameter: 'pay', op: 'add', value: 4, from: 102, to: 1000, rampMonths: 4 }], 'pay')).toEqual([1, 1, 2, 3, 4, 5, 5, 5, 5, 5])
    expect(values([{ by: 'a', parameter: 'pay', op: 'multiply', value: 3, from: 100, to: 1000, rampMonths: 2 }], 'pay').slice(0, 3)).toEqual([2, 3, 3])
  })

  it('start anew after a reset', () => {
    const parameters = new Parameters(compileTimeline(specs, [], 100, 109))
    parameters.advance(109)
    parameters.reset()
    expect(parameters.values[0]).toBe(0)
    expect(parameters.advance(104)).toBe(false)
    expect(parameters.advance(105)).toBe(true)
    expect(parameters.values[0]).toBe(1)
  })
})

describe('conflicts', () => {
  const replace = (by: string, value: number, from = 100, to = 1000, cells?: number[]): Modifier => ({ by, parameter: 'posts', op: 'replace', value, from, to, cells })

  it('are two replaces of one cell in one month, and name both levers in one order', () => {
    for (const pair of [[replace('senior', 1), replace('later', 2)], [replace('later', 2), replace('senior', 1)]]) {
      try {
        compileTimeline(specs, pair, 100, 109)
        expect.fail('no conflict')
      } catch (error) {
        expect(error).toBeInstanceOf(ParameterConflict)
        expect((error as ParameterConflict).by).toEqual(['later', 'senior'])
        expect((error as Error).message).toBe('levers later and senior both replace posts from 8-05. Keep one, let their periods not overlap, or make one multiply.')
      }
    }
  })

  it('are not two replaces that never meet', () => {
    expect(() => compileTimeline(specs, [replace('a', 1, 100, 104), replace('b', 2, 104, 109)], 100, 109)).not.toThrow()
    expect(() => compileTimeline(specs, [replace('a', 1, 100, 109, [0]), replace('b', 2, 100, 109, [1])], 100, 109)).not.toThrow()
  })

  it('are told from unknown parameters and cells, which are all named at once', () => {
    const wrong: Modifier[] = [
      { by: 'a', parameter: 'constructor', op: 'add', value: 1, ...always },
      { by: 'b', parameter: 'posts', op: 'add', value: 1, ...always, cells: [3] },
    ]
    expect(() => compileTimeline(specs, wrong, 100, 109)).toThrow('a: expected a known parameter, got constructor.')
    expect(() => compileTimeline(specs, wrong, 100, 109)).toThrow('b: expected a cell of posts from 0 to 2, got 3.')
    expect(() => compileTimeline([specs[0]!, specs[0]!], [], 100, 109)).toThrow('parameter posts: expected one definition, got two.')
    expect(() => new Parameters(compileTimeline(specs, [], 100, 109)).offset('toString')).toThrow('expected a known id, got toString')
  })
})
