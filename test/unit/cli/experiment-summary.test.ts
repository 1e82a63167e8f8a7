import { describe, expect, test } from 'vitest'
import { emptyTable, experimentResults, parseExperiment, planExperiment, setRow, effectsTable, pointsTable, runsTable, parallelOf, pointMeans, sampleOf, pointValues } from '../../../sim/analysis/experiments/index.ts'
import type { Experiment } from '../../../sim/analysis/experiments/index.ts'
import { rounded } from '../../../sim/cli/experiment-files.ts'
import { designText, experimentText } from '../../../sim/cli/experiment-summary.ts'
import { library, pack } from '../scenario/shipped.ts'

const factors = [
  { vary: 'levers.hu-dimensioning-gp.tracks_delta_pct', name: 'posts', range: [0, 50], steps: 3 },
  { vary: 'levers.senior-schemes', name: 'seniors' },
  { vary: 'levers.tutor-capacity.start', name: 'start', range: [2026, 2030] },
  { vary: 'assumptions.RET06', name: 'exit', range: [0.13, 0.18] },
]
const outputs = [{ figure: 'gp-doctors', year: 2035, name: 'doctors' }, { figure: 'gp-coverage-need/coverage@worst-quarter:place', year: 2035, name: 'worst' }]

/** An experiment whose runs are made up: doctors follow posts, seniors and exits, a second scenario has some more; luck is the same at every point but for one in ten. */
function made(more: object) {
  const parsed = parseExperiment({ format: 1, id: 'made', title: { da: 'Opdigtet', en: 'Made up' }, design: { kind: 'full-factorial' }, factors, outputs, replicates: 6, ...more }, { pack, library })
  if (!parsed.ok) throw new Error(parsed.problems.map(({ message }) => message).join('\n'))
  const { experiment } = parsed
  const plan = planExperiment(experiment, library, pack)
  const table = emptyTable(plan.points, experiment.replicates, 2)
  const read = experiment.scenarios.map((_, s) => pointValues(plan, pack, s))
  const size = plan.design.points.length
  for (let p = 0; p < plan.points; p++)
    for (let r = 0; r < experiment.replicates; r++) {
      const value = (name: string) => {
        const factor = experiment.factors.find(({ id }) => id === name)
        const found = factor && read[Math.floor(p / size)]!(p % size, factor)
        return found === undefined ? 0 : Number(found)
      }
      const doctors = 4950 + 4 * value('posts') + 20 * value('seniors') - 1000 * (value('exit') - 0.15) + 30 * (r - 2.5) + ((p * 7 + r * 3) % 10 === 0 ? 8 : 0) + (p < size ? 0 : 40 + value('posts'))
      setRow(table, p, r, [Math.round(doctors), 0.8 + value('posts') / 1000])
    }
  return { plan, table, experiment, results: experimentResults(plan, table, pack) }
}
const sound = (text: string) => expect(text).not.toMatch(/NaN|undefined|Infinity|\[object/)

describe('results as text', () => {
  test('of a factorial: a table of effects with grades, a grid of odds, and whether replicates are enough', () => {
    const { plan, results } = made({})
    const text = experimentText(plan, results)
    sound(text)
    expect(text.split('\n').slice(0, 2)).toEqual(['Made up (made)', 'full factorial: 4 factors, 24 points × 6 replicates = 144 runs, seed "laegeveje"'])
    expect(text).toMatch(/Number of specialist training posts in general practice: More or fewer posts +0 % – 50 % +\+200 \(\+\d+ to \+\d+\) +0\.9\d/)
    expect(text).toMatch(/annual exit hazard at age 65 +0\.13 – 0\.18 +−50/)
    expect(text).toMatch(/: start year +2026 – 2030 /)
    expect(text).toMatch(/Senior schemes +off – on +\+2\d/)
    expect(text).toContain('Runs of 100 that reach at least 5,000. Across: Number of specialist training posts')
    expect(text).toMatch(/That is fine\s+enough: 2 would do\./)
    expect(text).toMatch(/Intervals are 90 %, by bootstrap over replicates\. \d of 4 factors lean on assumptions/)
  })

  test('of every other design', () => {
    for (const design of [{ kind: 'one-at-a-time' }, { kind: 'fractional-factorial' }, { kind: 'latin-hypercube', points: 60 }, { kind: 'sobol-sequence', points: 64 }, { kind: 'saltelli', rows: 32 }, { kind: 'morris', trajectories: 6 }]) {
      const { plan, results } = made({ design, ...(design.kind === 'fractional-factorial' ? { factors: factors.map((factor) => ({ ...factor, steps: 2 })) } : {}), scenarios: ['baseline', 'agreement-2024'] })
      const text = experimentText(plan, results)
      sound(text)
      expect(results.results).toHaveLength(design.kind === 'one-at-a-time' ? 4 : 6)
      expect(text).toContain('Baseline')
      expect(designText(plan)).toContain(design.kind.replaceAll('-', ' '))
    }
  })

  test('of a saltelli design tells shares and where the goal is reached', () => {
    const { plan, results } = made({ design: { kind: 'saltelli', rows: 64 } })
    const text = experimentText(plan, results)
    expect(text).toContain('share alone')
    expect(text).toContain('share in all')
    expect(text.replaceAll(/\s+/g, ' ')).toMatch(/The goal \(All specialists in any clinic form, persons, without HU doctors, 2035: at least 5,000\) is (reached|missed) in \d+ of 100 simulations when “Number of specialist training posts in general practice: More or fewer posts” is at (least|most) \d+ %/)
    expect(text).toContain('Straight lines explain 100 % of the variance')
  })

  test('of two scenarios also say what the second does beyond the first, and what that depends on', () => {
    const { plan, results } = made({ scenarios: ['baseline', 'agreement-2024'] })
    const beyond = results.results.find(({ against, output }) => against === 'baseline' && output === 'doctors')!
    expect(beyond.scenario).toBe('agreement-2024')
    // 40, and one more for each per cent of posts; what both have is gone, and so is the goal.
    expect(Math.abs(beyond.mean - 65)).toBeLessThan(3)
    expect(Math.abs(beyond.effects.factors.find(({ factor }) => factor === 'posts')!.change!.value - 50)).toBeLessThan(3)
    expect(Math.abs(beyond.effects.factors.find(({ factor }) => factor === 'exit')!.change!.value)).toBeLessThan(3)
    expect([beyond.reached, beyond.discovery]).toEqual([undefined, undefined])
    expect(experimentText(plan, results)).toMatch(/ less Baseline, no new measures: mean \+6\d, points from \+\d+ to \+\d+\n/)
  })

  test('of one replicate says that chance cannot be told', () => {
    const { plan, results } = made({ replicates: 1 })
    const text = experimentText(plan, results)
    sound(text)
    expect(text).toContain('One replicate a point')
  })

  test('of an experiment that is half way is what the runs so far say', () => {
    for (const design of [{ kind: 'one-at-a-time' }, { kind: 'full-factorial' }, { kind: 'latin-hypercube', points: 60 }, { kind: 'saltelli', rows: 32 }, { kind: 'morris', trajectories: 6 }]) {
      const { plan, table } = made({ design })
      const half = table.values.length / 2
      table.values.fill(NaN, half)
      const results = experimentResults(plan, table, pack)
      sound(experimentText(plan, results))
      expect(results.missing).toBe(plan.runs / 2)
      expect(results.results[0]!.mean).toBeGreaterThan(4000)
    }
  })

  test('of runs that gave nothing is a dash, not a number', () => {
    const { plan, table } = made({})
    table.values.fill(NaN)
    const results = experimentResults(plan, table, pack)
    sound(experimentText(plan, results))
    expect(results.missing).toBe(144)
    expect(JSON.stringify(rounded(results))).not.toContain('NaN')
  })
})

describe('results as tables', () => {
  const { plan, table, results, experiment } = made({ design: { kind: 'one-at-a-time' }, scenarios: ['baseline', 'agreement-2024'] })

  test('a factor that a point leaves alone has the value that the scenario has', () => {
    const runs = runsTable(plan, table, pack, new Set([3]))
    const column = (name: string) => runs.columns.find((one) => one.name === name)!
    expect(runs.rows).toBe(plan.runs)
    expect([0, 1].map((row) => column('posts').cell(row))).toEqual([0, 0])
    expect(column('seniors').cell(0)).toBe(false)
    expect(column('exit').cell(0)).toBe(pack.parameter('RET06').default)
    // A lever that is off begins at no time.
    expect(column('start').cell(0)).toBeNull()
    expect(column('status').cell(3)).toBe('failed')
    expect([column('scenario').cell(0), column('scenario').cell(plan.runs - 1)]).toEqual(['baseline', 'agreement-2024'])
  })

  test('points have means and odds, effects have unit, grade and source', () => {
    const points = pointsTable(plan, table, pack)
    expect(points.rows).toBe(plan.points)
    expect(points.columns.map(({ name }) => name).slice(-7)).toEqual(['doctors mean', 'doctors deviation', 'doctors reached', 'doctors reached low90', 'doctors reached high90', 'worst mean', 'worst deviation'])
    const effects = effectsTable(plan, results)
    expect(effects.rows).toBe(2 * 2 * 4)
    for (let row = 0; row < effects.rows; row++) {
      expect(effects.columns.find(({ name }) => name === 'grade')!.cell(row)).toMatch(/^[ABC]$/)
      expect(String(effects.columns.find(({ name }) => name === 'source')!.cell(row)).length).toBeGreaterThan(3)
    }
  })

  test('parallel coordinates have an axis a factor and output, and a line a point', () => {
    const size = plan.design.points.length
    const means = experiment.outputs.map((_, o) => pointMeans(sampleOf(table, size, size, o)))
    const { axes, lines } = parallelOf(experiment.factors, ['doctors', 'worst'], plan.design, size, means, pointValues(plan, pack, 1))
    expect(axes.map(({ id, kind }) => `${kind} ${id}`)).toEqual(['factor posts', 'factor seniors', 'factor start', 'factor exit', 'output doctors', 'output worst'])
    expect(axes[0]).toMatchObject({ low: 0, high: 50 })
    expect(lines.map(({ point }) => point)).toEqual(Array.from({ length: size }, (_, i) => size + i))
    expect(lines.every(({ at }) => at.length === 6)).toBe(true)
  })
})

test('the same runs give the same results, to the last digit', () => {
  const [a, b] = [made({}), made({})].map(({ results }) => JSON.stringify(rounded(results)))
  expect(a).toBe(b)
  const told: Experiment['design'] = made({}).results.design
  expect(told).toEqual({ kind: 'full-factorial' })
})
