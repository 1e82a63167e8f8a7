import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { uniforms } from '../../../sim/analysis/calibration/design.ts'
import { bootstrap } from '../../../sim/analysis/sensitivity/bootstrap.ts'
import { morrisDesign, morrisEffects } from '../../../sim/analysis/sensitivity/morris.ts'
import { sensitivityOf } from '../../../sim/analysis/sensitivity/sensitivity.ts'
import type { Sensitivity, SensitivityRuns } from '../../../sim/analysis/sensitivity/sensitivity.ts'
import { sobolDesign, sobolIndices } from '../../../sim/analysis/sensitivity/sobol.ts'
import { loadPack } from '../../../sim/model/pack/index.ts'
import { uncertainParameters } from '../../../sim/model/parameters.ts'
import { packFiles } from '../pack/pack-files.ts'

/** sin x1 + 7 sin^2 x2 + 0.1 x3^4 sin x1 on (-pi, pi)^3 (Ishigami and Homma 1990). */
function ishigami(u: ArrayLike<number>): number {
  const [x1, x2, x3] = [0, 1, 2].map((k) => Math.PI * (2 * u[k]! - 1)) as [number, number, number]
  return Math.sin(x1) + 7 * Math.sin(x2) ** 2 + 0.1 * x3 ** 4 * Math.sin(x1)
}

const weights = [0, 1, 4.5, 9, 99]
/** Product of (|4u - 2| + a) / (1 + a) (Sobol' 1993): indices follow from 1 / (3 (1 + a)^2). */
const g = (u: ArrayLike<number>) => weights.reduce((product, a, k) => product * ((Math.abs(4 * u[k]! - 2) + a) / (1 + a)), 1)

describe('Sobol indices', () => {
  test('of the Ishigami function are those known', () => {
    const rows = 4096
    const found = sobolIndices(3, rows, sobolDesign(3, rows, uniforms('ishigami')).map(ishigami), uniforms('bootstrap'))
    const known = { first: [0.3139, 0.4424, 0], total: [0.5576, 0.4424, 0.2437] }
    found.forEach(({ first, total }, k) => {
      expect(Math.abs(first.value - known.first[k]!), `first ${k}`).toBeLessThan(0.03)
      expect(Math.abs(total.value - known.total[k]!), `total ${k}`).toBeLessThan(0.03)
      expect(first.low).toBeLessThanOrEqual(first.value)
      expect(total.high).toBeGreaterThanOrEqual(total.value)
      expect(total.high - total.low).toBeLessThan(0.12)
    })
  })

  test('of the g function are those known, and do not depend on where the output lies', () => {
    const rows = 4096
    const points = sobolDesign(5, rows, uniforms('g'))
    const variances = weights.map((a) => 1 / (3 * (1 + a) * (1 + a)))
    const whole = variances.reduce((product, v) => product * (1 + v), 1) - 1
    const found = sobolIndices(5, rows, points.map(g), uniforms('bootstrap'))
    found.forEach(({ first, total }, k) => {
      expect(Math.abs(first.value - variances[k]! / whole), `first ${k}`).toBeLessThan(0.04)
      expect(Math.abs(total.value - (variances[k]! * (whole + 1)) / (1 + variances[k]!) / whole), `total ${k}`).toBeLessThan(0.04)
    })
    const lifted = sobolIndices(5, rows, points.map((point) => g(point) + 1e6), uniforms('bootstrap'))
    lifted.forEach(({ first }, k) => expect(first.value).toBeCloseTo(found[k]!.first.value, 6))
  })
})

describe('elementary effects', () => {
  test('a trajectory moves each parameter once, by half of its range, and stays inside', () => {
    const { points, moves, up } = morrisDesign(6, 5, uniforms('walk'))
    expect(points).toHaveLength(35)
    expect(Math.min(...points.flatMap((point) => [...point]))).toBeGreaterThan(0)
    expect(Math.max(...points.flatMap((point) => [...point]))).toBeLessThan(1)
    moves.forEach((order, t) => {
      expect([...order].sort((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5])
      order.forEach((k, step) => {
        const [a, b] = [points[t * 7 + step]!, points[t * 7 + step + 1]!]
        a.forEach((u, d) => expect(b[d]! - u).toBe(d === k ? (up[t]![step] ? 0.5 : -0.5) : 0))
      })
    })
  })

  test('of a line are its slopes, without spread', () => {
    const design = morrisDesign(3, 10, uniforms('line'))
    const rows = morrisEffects(design, design.points.map((u) => 4 * u[0]! - 6 * u[1]!), uniforms('bootstrap'))
    expect(rows.map(({ mu }) => mu)).toEqual([2, -3, 0])
    for (const { muStar, mu, sigma } of rows) {
      expect(muStar).toEqual({ value: Math.abs(mu), low: Math.abs(mu), high: Math.abs(mu) })
      expect(sigma).toBeCloseTo(0, 12)
    }
  })

  test('of the g function rank its factors; interplay shows as spread', () => {
    const design = morrisDesign(5, 60, uniforms('rank'))
    const rows = morrisEffects(design, design.points.map((u) => g(u.map((x) => x / 2))), uniforms('bootstrap'))
    const sizes = rows.map(({ muStar }) => muStar.value)
    expect(sizes).toEqual([...sizes].sort((a, b) => b - a))
    expect(rows[0]!.sigma).toBeGreaterThan(0.1)
    expect(rows[0]!.muStar.low).toBeGreaterThan(rows[4]!.muStar.high)
  })
})

test('a bootstrap interval of a mean is as wide as theory says', () => {
  const next = uniforms('mean')
  const values = Array.from({ length: 400 }, next)
  const [mean] = bootstrap(400, (rows) => [rows.reduce((sum, i) => sum + values[i]!, 0) / 400], next)
  // sd of a uniform number is 0.2887; 90 % of a mean of 400 lie within 1.645 x 0.0144.
  expect((mean!.high - mean!.low) / (2 * 1.645 * 0.01443)).toBeGreaterThan(0.8)
  expect((mean!.high - mean!.low) / (2 * 1.645 * 0.01443)).toBeLessThan(1.2)
})

describe('the analysis of a model that is known', () => {
  const options = { trajectories: 6, rows: 400, leaders: 3, replicates: 2, seed: 'test' }
  const ranges = { RET06: [0.13, 0.18], SPE09: [-0.5, 0], SET13: [-0.4, -0.05] } as const
  const run = async (_: string, { points, replicates, runs }: SensitivityRuns) => {
    const { ids, values } = (runs[0]!.compiled as unknown as { parameterSets: { ids: readonly string[]; values: Float64Array } }).parameterSets
    const unit = (p: number, id: keyof typeof ranges) => (values[p * ids.length + ids.indexOf(id)]! - ranges[id][0]) / (ranges[id][1] - ranges[id][0])
    return Array.from({ length: points }, (__, p) =>
      Array.from({ length: replicates }, (___, r) => [4000 + 300 * unit(p, 'SPE09') - 100 * unit(p, 'RET06') + (r === 0 ? 2 : -2), 1 + unit(p, 'SET13') * 0.2]),
    )
  }

  test('names the leaders of each output, and shares the variance out among them', async () => {
    const found = (await sensitivityOf(options, loadPack(packFiles), '0', run))!
    expect(found.morris.rows.slice(0, 3).map(({ id }) => id).sort()).toEqual(['RET06', 'SET13', 'SPE09'])
    expect(found.morris.rows[5]!.effects.doctors.muStar.value).toBeLessThan(1e-6)
    // Luck that is the same everywhere takes no part.
    expect(found.morris.floor.doctors).toBeLessThan(1e-6)
    const row = (id: string) => found.sobol.rows.find((each) => each.id === id)!.indices
    expect(row('SPE09').doctors.first.value).toBeGreaterThan(0.8)
    expect(row('RET06').doctors.total.value).toBeLessThan(0.2)
    expect(row('SET13').worstQuarter.first.value).toBeGreaterThan(0.85)
    expect(row('SET13').doctors.total.value).toBeCloseTo(0, 6)
    expect(found.fingerprint).toMatch(/^[0-9a-f]{64}$/)
  })

  test('ends when it is interrupted', async () => {
    expect(await sensitivityOf(options, loadPack(packFiles), '0', async () => undefined)).toBeUndefined()
  })
})

test('the result that comes with the project ranks every uncertain parameter', () => {
  const shipped = JSON.parse(readFileSync(new URL('../../../scenarios/results/sensitivity.json', import.meta.url), 'utf8')) as Sensitivity
  const ids = uncertainParameters(loadPack(packFiles), {}).map(({ id }) => id)
  expect(shipped.morris.rows.map(({ id }) => id).sort(), 'Run npx laegeveje sensitivity again.').toEqual([...ids].sort())
  expect(shipped.sobol.rows).toHaveLength(shipped.leaders)
  expect(shipped.fingerprint).toMatch(/^[0-9a-f]{64}$/)
  for (const { effects } of shipped.morris.rows) for (const { muStar } of Object.values(effects)) expect(muStar.low <= muStar.value && muStar.value <= muStar.high).toBe(true)
})
