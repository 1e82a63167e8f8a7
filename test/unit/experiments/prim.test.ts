import { describe, expect, test } from 'vitest'
import { uniforms } from '../../../sim/analysis/calibration/design.ts'
import { boxWords, limitWords } from '../../../sim/analysis/experiments/box-words.ts'
import { binomialTail, primBoxes } from '../../../sim/analysis/experiments/prim.ts'
import { discover } from '../../../sim/analysis/experiments/results.ts'
import { levelFactor, outputWanting, rangeFactor, runOn } from './made.ts'

const data = (n: number, dimensions: number, happens: (x: number[], u: number) => number, seed: string) => {
  const next = uniforms(seed)
  const x = Array.from({ length: dimensions }, () => Float64Array.from({ length: n }, next))
  const y = Float64Array.from({ length: n }, (_, p) => happens(x.map((column) => column[p]!), next()))
  return { x, y, ordered: x.map(() => true), stepped: x.map(() => false) }
}
const inBox = ([a, , c]: number[]) => a! > 0.6 && c! < 0.4

describe('PRIM', () => {
  test('finds a box that is known, its two limits and no others', () => {
    const { base, boxes } = primBoxes(data(1000, 6, (x) => (inBox(x) ? 1 : 0), 'clear'))
    expect(Math.abs(base - 0.16)).toBeLessThan(0.04)
    expect(boxes[0]!.limits.map(({ factor }) => factor)).toEqual([0, 2])
    expect(Math.abs(boxes[0]!.limits[0]!.low! - 0.6)).toBeLessThan(0.02)
    expect(boxes[0]!.limits[0]!.high).toBeUndefined()
    expect(Math.abs(boxes[0]!.limits[1]!.high! - 0.4)).toBeLessThan(0.02)
    expect(boxes[0]!.density).toBeGreaterThan(0.95)
    expect(boxes[0]!.coverage).toBeGreaterThan(0.9)
    for (const { p } of boxes[0]!.limits) expect(p).toBeLessThan(1e-10)
  })

  test('finds it through noise', () => {
    for (const seed of ['a', 'b', 'c']) {
      const { boxes } = primBoxes(data(800, 6, (x, u) => (u < (inBox(x) ? 0.95 : 0.05) ? 1 : 0), seed))
      expect(boxes[0]!.limits.map(({ factor }) => factor), seed).toEqual([0, 2])
      expect(Math.abs(boxes[0]!.limits[0]!.low! - 0.6)).toBeLessThan(0.08)
      expect(Math.abs(boxes[0]!.limits[1]!.high! - 0.4)).toBeLessThan(0.08)
    }
  })

  test('finds two boxes one after the other', () => {
    const { boxes } = primBoxes(data(2000, 4, ([a, b]) => ((a! > 0.6 && b! > 0.5) || (a! < 0.3 && b! < 0.3) ? 1 : 0), 'two'))
    expect(boxes).toHaveLength(2)
    expect(boxes.every(({ density }) => density > 0.85)).toBe(true)
    expect(boxes[0]!.coverage + boxes[1]!.coverage).toBeGreaterThan(0.85)
  })

  test('says nothing where there is nothing to say', () => {
    for (const y of [0, 1]) expect(primBoxes(data(200, 3, () => y, 'flat')).boxes).toEqual([])
    expect(primBoxes(data(200, 3, (_, u) => (u < 0.3 ? 1 : 0), 'chance'), { significance: 0.001 }).boxes).toEqual([])
  })

  test('peels values without order one by one, and steps at their values', () => {
    const next = uniforms('words')
    const n = 600
    const x = [Float64Array.from({ length: n }, () => Math.floor(next() * 4)), Float64Array.from({ length: n }, () => 10 * Math.floor(next() * 5))]
    const y = Float64Array.from({ length: n }, (_, p) => ((x[0]![p] === 1 || x[0]![p] === 3) && x[1]![p]! >= 20 ? 1 : 0))
    const { boxes } = primBoxes({ x, y, ordered: [false, true], stepped: [true, true] })
    expect(boxes[0]!.limits).toEqual([{ factor: 0, values: [1, 3], p: expect.any(Number) as number }, { factor: 1, low: 20, p: expect.any(Number) as number }])
    expect(boxes[0]!.density).toBe(1)
    expect(boxes[0]!.coverage).toBe(1)
  })
})

test('tails of the binomial are right', () => {
  // 1 - Binomial(10, 0.5) below 8: (45 + 10 + 1) / 1024.
  expect(binomialTail(8, 10, 0.5)).toBeCloseTo(56 / 1024, 12)
  expect(binomialTail(0, 10, 0.5)).toBe(1)
  expect(binomialTail(3, 3, 0.1)).toBeCloseTo(0.001, 12)
  expect(binomialTail(500, 1000, 0.5)).toBeCloseTo(0.5126125, 6)
})

describe('boxes in words', () => {
  const write = { number: (value: number, decimals: number) => value.toFixed(decimals), month: (month: number) => `${Math.floor(month / 12)}` }
  const factors = [rangeFactor('posts', 0, 60, { unit: '%', text: { da: 'Flere forløb', en: 'More posts' } }), levelFactor('begin', [2026, 2029, 2032]), rangeFactor('c', 0, 1)]

  test('in both languages, and the same box from the runs of an experiment', () => {
    const { plan, sample } = runOn({ kind: 'sobol-sequence', points: 512 }, factors, ([posts, begin]) => (posts! > 30 && begin! <= 2029 ? 5100 : 4800), 2)
    const output = outputWanting(5000)
    const experiment = { factors, outputs: [output] }
    const found = discover(experiment.factors, { design: plan }, sample, output)!
    expect(found.of).toBe('reached')
    const { sentence, limits } = boxWords(found.boxes[0]!, found, factors, output, 'da', write)
    expect(limits).toHaveLength(2)
    expect(limits[0]).toMatch(/^»Flere forløb« er mindst (29|30|31) %$/)
    expect(limits[1]).toBe('»begin« er højst 2029')
    expect(sentence).toMatch(/^Målet \(læger: mindst 5000\) nås i (99|100) ud af 100 simuleringer, når »Flere forløb« er mindst (29|30|31) % og »begin« er højst 2029\. I alle simuleringer under ét er det 33 ud af 100\. /)
    expect(boxWords(found.boxes[0]!, found, factors, output, 'en', write).sentence).toMatch(/^The goal \(doctors: at least 5000\) is reached in (99|100) of 100 simulations when “More posts” is at least (29|30|31) % and “begin” is at most 2029\. Over all/)
  })

  test('what is rarer is looked for: where a goal is nearly always reached, where it is missed', () => {
    const { plan, sample } = runOn({ kind: 'sobol-sequence', points: 256 }, factors, ([posts]) => (posts! < 15 ? 4900 : 5100))
    const found = discover(factors, { design: plan }, sample, outputWanting(5000))!
    expect(found.of).toBe('missed')
    expect(boxWords(found.boxes[0]!, found, factors, outputWanting(5000), 'en', write).sentence).toMatch(/is missed in (9[789]|100) of 100 simulations when “More posts” is at most (14|15|16) %/)
  })

  test('of switches, starts and spans', () => {
    const on = { ...levelFactor('lever', [false, true]), kind: 'enabled' as const }
    expect(limitWords({ factor: 0, low: 1, p: 0 }, on, 'da', write)).toBe('»lever« er slået til')
    expect(limitWords({ factor: 0, high: 0, p: 0 }, on, 'en', write)).toBe('“lever” is off')
    const start = { ...rangeFactor('start', 2026, 2032, { whole: true }), kind: 'start' as const }
    expect(limitWords({ factor: 0, high: 2029, p: 0 }, start, 'en', write)).toBe('“start” is not after 2029')
    expect(limitWords({ factor: 0, low: 0.25, high: 0.5, p: 0 }, rangeFactor('x', 0, 1), 'da', write)).toBe('»x« er fra 0.25 til 0.50')
    expect(limitWords({ factor: 0, values: [0, 2], p: 0 }, levelFactor('mode', ['a', 'b', 'c']), 'en', write)).toBe('“mode” is a or c')
  })
})
