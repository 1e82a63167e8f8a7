/** The sets that come with the project, and how replicates take them. */
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { CalibrationReport } from '../../../sim/analysis/calibration/report.ts'
import { columnsOf } from '../../../sim/model/parameter-sets.ts'
import { uncertainParameters } from '../../../sim/model/parameters.ts'
import { createModel } from '../../../sim/model/replicate.ts'
import { compile, pack } from '../../property/model/laboratory.ts'

const sets = pack.parameterSets!
const priors = uncertainParameters(pack, {})
const advice = 'Run npx laegeveje calibrate again.'

describe('the shipped sets', () => {
  test('are at least 150, with weights, for at least as many replicates as the baseline has', () => {
    expect(sets.weights.length).toBeGreaterThanOrEqual(150)
    expect([...sets.weights].reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 2)
    expect(sets.order.length).toBeGreaterThanOrEqual(200)
    // Draws are a systematic sample: each set as often as its weight says, within one.
    const times = new Float64Array(sets.weights.length)
    for (const set of sets.order) times[set]!++
    times.forEach((n, set) => expect(Math.abs(n - sets.weights[set]! * sets.order.length)).toBeLessThan(1.5))
  })

  test('give each uncertain parameter a value within its range', () => {
    expect(new Set(sets.ids), advice).toEqual(new Set(priors.map(({ id }) => id)))
    const columns = columnsOf(sets, priors.map(({ id }) => id))
    const outside = priors.filter(({ low, high }, k) => sets.weights.some((_, set) => {
      const value = sets.values[set * sets.ids.length + columns[k]!]!
      return value < low || value > high
    }))
    expect(outside.map(({ id }) => id), advice).toEqual([])
  })

  test('are those of the report beside the plan', () => {
    const folder = new URL('../../../scenarios/calibration/', import.meta.url)
    const report = JSON.parse(readFileSync(new URL('default-report.json', folder), 'utf8')) as CalibrationReport
    expect(report.plan, advice).toEqual(JSON.parse(readFileSync(new URL('default.json', folder), 'utf8')))
    expect(report.accepted).toMatchObject({ sets: sets.weights.length, draws: sets.order.length })
    expect(report.accepted.effective).toBeGreaterThan(100)
    const row = report.parameters.find(({ id }) => id === 'RET06')!
    const column = sets.ids.indexOf('RET06')
    const mean = sets.weights.reduce((sum, weight, set) => sum + weight * sets.values[set * sets.ids.length + column]!, 0)
    expect(mean).toBeCloseTo(row.posterior.mean, 3)
  })
})

describe('a replicate', () => {
  const value = (compiled: ReturnType<typeof compile>, index: number, id: string) => {
    const { world, begin } = createModel(compiled)
    begin(index)
    return world.v[world.parameters.offset(id)]!
  }
  const shipped = (index: number, id: string) => sets.values[sets.order[index % sets.order.length]! * sets.ids.length + sets.ids.indexOf(id)]!
  const short = { period: { from: '2025-01', to: '2025-03' } }

  test('lives under its set, whatever the seed; after the last draw they come again', () => {
    const [a, b] = [compile({ ...short, seed: 'a' }), compile({ ...short, seed: 'b' })]
    for (const index of [0, 1, 7]) for (const id of ['RET06', 'SPE09', 'CAPVAC']) expect([value(a, index, id), value(b, index, id)]).toEqual([shipped(index, id), shipped(index, id)])
    expect(value(a, sets.order.length + 3, 'RET06')).toBe(shipped(3, 'RET06'))
    expect(shipped(0, 'RET06')).not.toBe(shipped(1, 'RET06'))
  })

  test('keeps what a scenario fixes, and holds defaults under chance only', () => {
    expect(value(compile({ ...short, assumptions: { RET06: 0.15 } }), 1, 'RET06')).toBe(0.15)
    expect(value(compile({ ...short, assumptions: { RET06: 0.15 } }), 1, 'SPE09')).toBe(shipped(1, 'SPE09'))
    expect(value(compile({ ...short, chanceOnly: true }), 1, 'SPE09')).toBe(pack.parameter('SPE09').default)
  })

  test('has the luck of another when a design shares it', () => {
    const compiled = compile(short)
    const design = { ids: ['RET06'], values: Float64Array.from([0.15, 0.15, 0.17]), order: Uint32Array.from([0, 0, 1, 1, 2, 2]), sharedChance: 2 }
    // What the sets say nothing of is drawn from its range by replicate; here all of it is fixed but RET06.
    const model = createModel({ ...compiled, parameterSets: design, scenario: { assumptions: Object.fromEntries(priors.filter(({ id }) => id !== 'RET06').map(({ id, mode }) => [id, mode])) } })
    const runs = [0, 1, 2, 3, 4].map((index) => model.run(index))
    expect(runs[2]).toEqual(runs[0])
    expect(runs[3]).toEqual(runs[1])
    expect(runs[1]).not.toEqual(runs[0])
    expect(runs[4]).not.toEqual(runs[0])
  })
})
