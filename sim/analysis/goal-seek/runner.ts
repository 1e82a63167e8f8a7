/**
 * Runs of a goal, wherever they are made: sets become scenarios, replicates that are known are not run again, and costs are asked once. What a terminal and a
 * page do differently, running and keeping, is the host's; so both find the same.
 */
import { canonicalJson, sha256Hex } from '../../core/digest.ts'
import { statedPrice } from '../../model/levers/costs.ts'
import type { Pack } from '../../model/pack/index.ts'
import { compileScenario, parseScenario, resolveScenario, ScenarioError } from '../../scenario/index.ts'
import type { Compiled, Library } from '../../scenario/index.ts'
import { figureReader, recordOnly } from '../figures.ts'
import { costOf } from '../lever-cost.ts'
import { goalScenario } from './index.ts'
import type { GoalRunner } from './index.ts'
import type { Cost, Goal, SearchEffort } from './types.ts'
import type { Otherwise } from './would-hold.ts'

/** Pairs of replicates that a cost is the mean of. */
export const costPairs = 8

/** What runs replicates, and keeps what is known. All resolve with undefined when they were interrupted. */
export interface GoalHost {
  /** Rows of figures of `replicates` replicates from number `first` on, by point. */
  rows(name: string, points: readonly Compiled[], first: number, replicates: number, read: (buffer: Float32Array) => number[]): Promise<readonly (readonly (readonly number[])[])[] | undefined>
  /** Whole replicates 0 to `replicates` less one, by point. */
  whole(name: string, points: readonly Compiled[], replicates: number): Promise<readonly (readonly (Float32Array | undefined)[])[] | undefined>
  /** Costs that were worked out before, by question; and keeps them. */
  readCosts(): Promise<Readonly<Record<string, Cost>>>
  keepCosts(costs: Readonly<Record<string, Cost>>): Promise<void>
  /** Called between scenarios that are compiled: a page lets its reader in. */
  breathe?(): Promise<void>
}

/** Runs for a goal on a host. */
export function goalRunner(goal: Goal, host: GoalHost, { pack, library }: { readonly pack: Pack; readonly library: Library }): GoalRunner {
  // What is known of every scenario, by fingerprint: rows of replicates in order.
  const rows = new Map<string, (readonly number[])[]>()
  const costs = new Map<string, Cost>()
  let runs = 0

  function compile(of: Otherwise, seed: string): Compiled | undefined {
    const parsed = parseScenario({ ...goalScenario(goal, of, goal.id), seed }, library, { pack })
    if (!parsed.ok) return undefined
    try {
      return compileScenario(parsed.scenario, pack)
    } catch (error) {
      if (error instanceof ScenarioError) return undefined
      throw error
    }
  }

  return {
    get runs() {
      return runs
    },
    async run(name, of, replicates, seed, skip = 0) {
      const compiled: (Compiled | undefined)[] = []
      for (const one of of) {
        const whole = compile(one, seed)
        compiled.push(whole && recordOnly(whole, goal.conditions))
        await host.breathe?.()
      }
      const unique = new Map(compiled.flatMap((one) => (one ? [[one.fingerprint, one] as const] : [])))
      // Replicates of earlier rounds are known; those who know as many are run together.
      const known = [...unique.keys()].map((fingerprint) => rows.get(fingerprint)?.length ?? 0)
      for (const first of [...new Set(known)].sort((a, b) => a - b)) {
        if (first >= replicates) continue
        const points = [...unique.values()].filter((_, i) => known[i] === first)
        const readers = goal.conditions.map((condition) => figureReader(condition, points[0]!.layout, pack))
        const found = await host.rows(name, points, skip + first, replicates - first, (buffer) => readers.map((read) => read(buffer)))
        if (!found) return undefined
        runs += points.length * (replicates - first)
        points.forEach((point, i) => rows.set(point.fingerprint, [...(rows.get(point.fingerprint) ?? []), ...found[i]!.map((row) => [...row])]))
      }
      return compiled.map((one) => one && rows.get(one.fingerprint)!.slice(0, replicates))
    },
    async costs(name, of) {
      if (costs.size === 0) for (const [key, cost] of Object.entries(await host.readCosts())) costs.set(key, cost)
      const asked = of.map((one) => costQuestion(one))
      for (const { key, used } of asked) if (used.length === 0) costs.set(key, { dkk: 0, unpriced: [] })
      const open = asked.filter(({ key, unpriced }) => unpriced.length === 0 && !costs.has(key))
      if (open.length > 0) {
        const done = await host.whole(name, [compile({ levers: goal.from.levers, assumptions: goal.from.assumptions }, goal.seed)!, ...open.map(({ compiled }) => compiled!)], costPairs)
        if (!done) return undefined
        runs += (open.length + 1) * costPairs
        const [b, ...others] = done
        open.forEach(({ key, compiled, used }, i) => {
          const { layout } = compiled!
          const { dkk, unpriced } = costOf({ a: others[i]!, b: b!, layout, pack }, used, yearsIn(layout), goal.from.prices)
          costs.set(key, { dkk, unpriced })
        })
        await host.keepCosts(Object.fromEntries(costs))
      }
      return asked.map(({ key, unpriced }) => (unpriced.length > 0 ? { dkk: 0, unpriced } : costs.get(key)!))
    },
  }

  function costQuestion(of: Otherwise) {
    const compiled = compile(of, goal.seed)
    const own = new Map(resolveScenario(goal.from, pack).map(({ lever, use }) => [lever.id, JSON.stringify(use)]))
    const used = compiled ? resolveScenario(compiled.scenario, pack).filter(({ lever, use }) => lever.kind === 'lever' && own.get(lever.id) !== JSON.stringify(use)) : []
    const unpriced = used.filter(({ lever, use }) => lever.cost && goal.from.prices?.[lever.id] === undefined && statedPrice(lever.cost, use) === undefined).map(({ lever }) => lever.id)
    return { compiled, used, unpriced, key: sha256Hex(canonicalJson([compiled?.fingerprint ?? '', goal.from.prices ?? {}])) }
  }
}

/** Years that end inside a run. */
function yearsIn({ from, to }: { readonly from: number; readonly to: number }): number[] {
  const first = Math.ceil((from - 11) / 12)
  return Array.from({ length: Math.floor((to - 11) / 12) - first + 1 }, (_, i) => first + i)
}

/** Sets whose levers are made smaller at the end, as the search does, and sets that are confirmed. */
const [made, told] = [6, 12]

/**
 * Most runs that a goal is likely to take: every number of levers is looked at, and what reaches is made smaller once. Costs and what would have to be true
 * come on top where they are asked; a goal that is reached early takes far fewer.
 */
export function goalEffort({ allowed, effort }: { readonly allowed: readonly { readonly sizes: readonly unknown[] }[]; readonly effort: SearchEffort }): number {
  const { rounds, beam, confirm } = effort
  const full = rounds.at(-1)!
  const sizes = allowed.map((lever) => lever.sizes.length)
  const all = sizes.reduce((a, b) => a + b, 0)
  let runs = full
  for (let levers = 1; levers <= Math.min(effort.levers, allowed.length); levers++) {
    // Levers of the sets that are carried on are not added again.
    let left = levers === 1 ? all : beam * Math.round((all * (allowed.length - levers + 1)) / allowed.length)
    for (const [i, replicates] of rounds.entries()) {
      runs += left * (replicates - (rounds[i - 1] ?? 0))
      left = Math.min(left, Math.max(2 * beam, Math.ceil(left / 3)))
    }
  }
  return runs + made * Math.min(effort.levers, allowed.length) * full + told * confirm
}
