import { describe, expect, test } from 'vitest'
import { uniforms } from '../../../sim/analysis/calibration/design.ts'
import { goalDefaults, parseGoal, parseGoalText, seekGoal } from '../../../sim/analysis/goal-seek/index.ts'
import type { Goal, GoalRunner, Otherwise } from '../../../sim/analysis/goal-seek/index.ts'
import { search } from '../../../sim/analysis/goal-seek/search.ts'
import { dominates, frontOf, keyOf, scalesOf, standingOf, wilson } from '../../../sim/analysis/goal-seek/standing.ts'
import type { AllowedLever, Candidate, Condition, Looked } from '../../../sim/analysis/goal-seek/types.ts'
import { uncertainParameters } from '../../../sim/model/parameters.ts'
import { openHouse } from '../../../sim/cli/load.ts'

const condition: Condition = { indicator: 'i', measure: 'm', level: 'nation', area: 'x', year: 2035, sense: 'at-least', value: 100 }

describe('how a set stands', () => {
  test('every condition must hold in the same replicate, and reach is measured where the wanted share ends', () => {
    const other: Condition = { ...condition, sense: 'at-most', value: 5 }
    const rows = [[110, 4], [90, 4], [120, 9], [105, 5], [130, NaN]]
    const scales = scalesOf([condition, other], rows)
    const found = standingOf([condition, other], 0.4, rows, scales)
    expect(found.share).toBe(0.4)
    expect(found.conditions.map(({ share }) => share)).toEqual([0.8, 0.6])
    expect(found.reach).toBeGreaterThanOrEqual(-1e-9)
    expect(standingOf([condition, other], 0.6, rows, scales).reach).toBeLessThan(0)
    expect(scalesOf([condition], [[7], [7]])).toEqual([1])
  })

  test('an interval of a share is that of Wilson: 8 of 10 lies between 0.49 and 0.94', () => {
    const [low, high] = wilson(0.8, 10)
    expect([low.toFixed(3), high.toFixed(3)]).toEqual(['0.490', '0.943'])
    expect(wilson(1, 60)[1]).toBeCloseTo(1, 12)
  })

  test('costs with a price missing are compared with nothing', () => {
    const looked = (share: number, levers: number, cost?: number): Looked => ({ candidate: new Map(Array.from({ length: levers }, (_, i) => [i, 0])), standing: { replicates: 10, share, reach: share, conditions: [] }, cost: cost === undefined ? { dkk: 0, unpriced: ['x'] } : { dkk: cost, unpriced: [] } })
    expect(dominates(looked(0.9, 1, 5), looked(0.8, 1, 5))).toBe(true)
    expect(dominates(looked(0.9, 1, 6), looked(0.8, 1, 5))).toBe(false)
    expect(dominates(looked(0.9, 1), looked(0.8, 1, 5))).toBe(false)
    expect(dominates(looked(0.9, 1), looked(0.8, 2))).toBe(true)
    expect(frontOf([looked(0.5, 0, 0), looked(0.9, 2, 9), looked(0.8, 1, 9), looked(0.7, 2, 9)]).map(({ standing }) => standing.share)).toEqual([0.5, 0.8, 0.9])
  })
})

/** Levers that add to one figure, with luck that is the same for every set. */
function world(effects: readonly (readonly number[])[], start: number, prices: readonly number[] = []) {
  const allowed: AllowedLever[] = effects.map((sizes, i) => ({ id: `lever-${i}`, sizes: sizes.map((_, k) => k), use: {} }))
  const luck = Array.from({ length: 400 }, ((next) => () => 10 * (next() - 0.5))(uniforms('world')))
  const value = (candidate: Candidate, replicate: number) => start + luck[replicate]! + [...candidate].reduce((sum, [lever, size]) => sum + effects[lever]![size]!, 0)
  const looks: { name: string; sets: number; replicates: number }[] = []
  return {
    allowed, looks,
    looker: {
      look: async (name: string, candidates: readonly Candidate[], replicates: number) => {
        looks.push({ name, sets: candidates.length, replicates })
        // Levers 0 and 4 cannot stand together.
        return candidates.map((candidate) => (candidate.has(0) && candidate.has(4) ? undefined : standingOf([condition], 0.9, Array.from({ length: replicates }, (_, r) => [value(candidate, r)]), [3])))
      },
      costs: async (_: string, candidates: readonly Candidate[]) => candidates.map((candidate) => ({ dkk: [...candidate].reduce((sum, [lever, size]) => sum + (prices[lever] ?? 1) * (size + 1), 0), unpriced: [] })),
    },
  }
}

describe('the search', () => {
  const effort = { levers: 4, beam: 3, rounds: [8, 16, 32], confirm: 10 }

  test('finds the one set of two levers that is enough, at its smallest sizes', async () => {
    // 80 and luck of up to 5 either way: 100 in nine tenths needs about 24 more. Only levers 0 and 2 together give it with two.
    const { allowed, looker } = world([[6, 12, 18], [3, 4], [5, 10, 15], [1, 2], [4]], 80)
    const found = (await search({ allowed, effort, probability: 0.9 }, looker))!
    const reaching = found.front.filter(({ standing }) => standing.share >= 0.9)
    expect(reaching.map(({ candidate }) => candidate.size)[0]).toBe(2)
    expect([...reaching[0]!.candidate.keys()].sort((a, b) => a - b)).toEqual([0, 2])
    // No lever of it can be made smaller.
    const sum = (candidate: Candidate) => [...candidate].reduce((total, [lever, size]) => total + [[6, 12, 18], [3, 4], [5, 10, 15], [1, 2], [4]][lever]![size]!, 0)
    const smallest = Math.min(...found.archive.filter(({ candidate, standing }) => candidate.size === 2 && standing.share >= 0.9).map(({ candidate }) => sum(candidate)))
    expect(smallest).toBeLessThanOrEqual(28)
    for (const one of found.front) expect(found.front.some((other) => other !== one && dominates(other, one))).toBe(false)
  })

  test('stays below a ceiling, and cheaper sets of more levers are found', async () => {
    const { allowed, looker } = world([[30], [12], [12], [12]], 80, [100, 10, 10, 10])
    const free = (await search({ allowed, effort, probability: 0.9 }, looker))!
    expect(free.front.filter(({ standing }) => standing.share >= 0.9).map(({ candidate }) => [...candidate.keys()].join())).toContain('0')
    const cheap = (await search({ allowed, effort, probability: 0.9, ceilingDkk: 50 }, looker))!
    const reaching = cheap.front.filter(({ standing }) => standing.share >= 0.9)
    expect(reaching.length).toBeGreaterThan(0)
    for (const { cost, candidate } of cheap.front) expect(cost!.dkk, keyOf(candidate)).toBeLessThanOrEqual(50)
  })

  test('halves sets on more and more replicates, leaves out those that cannot stand together, and ends when it is interrupted', async () => {
    const { allowed, looker, looks } = world([[1], [1], [1], [1], [1]], 0)
    const found = (await search({ allowed, effort: { ...effort, levers: 2 }, probability: 0.9 }, looker))!
    const rounds = looks.filter(({ name }) => name.startsWith('2 levers'))
    expect(rounds.map(({ replicates }) => replicates)).toEqual([8, 16, 32])
    expect(rounds[2]!.sets).toBeLessThan(rounds[0]!.sets)
    expect(found.archive.some(({ candidate }) => candidate.has(0) && candidate.has(4))).toBe(false)
    let times = 0
    expect(await search({ allowed, effort, probability: 0.9 }, { ...looker, look: async (...args) => (++times > 3 ? undefined : looker.look(...args)) })).toBeUndefined()
  })
})

describe('a goal file', () => {
  const sound = { format: 1, id: 'mine', conditions: [{ figure: 'gp-doctors', year: 2030, atLeast: 4500 }], allowed: ['senior-schemes', 'pay-premium'] }

  test('is read with what it leaves out, and runs to the end of the last year that it asks for', async () => {
    const parsed = parseGoal(sound, await openHouse())
    expect(parsed.ok, JSON.stringify(parsed)).toBe(true)
    const { goal } = parsed as { ok: true; goal: Goal }
    expect(goal).toMatchObject({ probability: goalDefaults.probability, from: { period: { to: '2030-12' } }, effort: { rounds: [8, 16, 32] } })
    const [senior, pay] = goal.allowed
    expect(senior!.sizes).toEqual([25, 50, 75, 100])
    expect(pay!.setting!.id).toBe('supplement_dkk')
    expect(pay!.sizes.length).toBeGreaterThan(1)
  })

  test('is checked whole: everything that is wrong is said at once', async () => {
    const wrong = {
      format: 1, id: 'Mine', conditions: [{ figure: 'weather', year: 2035, atLeast: 1 }, { figure: 'gp-doctors', year: 2035 }, { figure: 'gp-doctors', year: 1900, atMost: 3 }],
      probability: 2, ceilingDkk: 100, allowed: { 'need-growth': {}, 'senior-schems': {}, 'senior-schemes': { sizes: [900] } }, effort: { rounds: [8, 4] }, weather: 1,
    }
    const parsed = parseGoal(wrong, { ...(await openHouse()), where: 'mine.json' })
    expect(parsed.ok).toBe(false)
    const said = parsed.ok ? '' : parsed.problems.map(({ message }) => message).join('\n')
    for (const part of ['mine.json: weather: expected a known field', 'id: expected lower-case', 'conditions[0].figure: ', 'conditions[1]: expected either atLeast or atMost', 'conditions[2].year', 'probability: expected', 'need-growth: expected a known lever', 'Did you mean senior-schemes?', 'sizes[0]: expected a number from 0 to 100, got 900', 'effort.rounds: expected rising', 'prices.senior-schemes: expected a price'])
      expect(said).toContain(part)
    for (const hostile of ['{', '[]', '1', '{"format":1,"id":"a","conditions":{"__proto__":1},"allowed":5}']) expect(parseGoalText(hostile, await openHouse()).ok).toBe(false)
  })
})

test('for a goal that no set reaches, what would have to be true is looked for and the nearest value found', async () => {
  const house = await openHouse()
  const parsed = parseGoal({ format: 1, id: 'far', conditions: [{ figure: 'gp-doctors', year: 2030, atLeast: 100 }], probability: 0.8, allowed: { 'senior-schemes': { sizes: [50, 100] } }, effort: { rounds: [4, 8], confirm: 8 } }, house)
  const { goal } = parsed as { ok: true; goal: Goal }
  const uncertain = uncertainParameters(house.pack, {})
  const [target, other] = [uncertain[7]!, uncertain[9]!]
  // A world in which one assumption decides, half way up its range, and the lever does next to nothing.
  const { id, low, mode, high } = target
  const enough = mode + (high - mode) / 2
  const value = ({ levers, assumptions }: Otherwise) => (levers['senior-schemes'] ? 91 : 90) + ((assumptions[id] ?? mode) >= enough ? 20 : 0) + (assumptions[other.id] === undefined ? 0 : 2)
  const runner: GoalRunner = { runs: 0, run: async (_, of, replicates) => of.map((one) => Array.from({ length: replicates }, (__, r) => [value(one) + (r % 2)])), costs: async (_, of) => of.map(() => ({ dkk: 0, unpriced: ['senior-schemes'] })) }
  const found = (await seekGoal(goal, runner, house.pack))!
  expect(found.smallest).toBeUndefined()
  const [best] = found.wouldHaveToBeTrue!.each
  expect(best).toMatchObject({ kind: 'assumption', id, enough: true, range: [low, high] })
  expect(best!.needed).toBeGreaterThanOrEqual(enough)
  expect(best!.needed! - enough).toBeLessThan((high - mode) / 16)
  expect(Object.keys(found.wouldHaveToBeTrue!.nearest)).toEqual(['senior-schemes'])
})
