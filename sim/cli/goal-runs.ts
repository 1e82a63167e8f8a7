/** Runs of a goal on this machine: each round a campaign whose blocks are kept, so that a search that was stopped goes on where it was. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { figureReader, recordOnly } from '../analysis/figures.ts'
import { goalScenario } from '../analysis/goal-seek/index.ts'
import type { Cost, Goal, GoalRunner, Otherwise } from '../analysis/goal-seek/index.ts'
import { costOf } from '../analysis/lever-cost.ts'
import { canonicalJson, sha256Hex } from '../core/digest.ts'
import { statedPrice } from '../model/levers/costs.ts'
import { runEnsemble } from '../run/ensemble.ts'
import type { EnsembleResult } from '../run/ensemble.ts'
import { createNodePool, defaultNodeWorkers } from '../run/node-pool.ts'
import { writeFileSafely } from '../run/node-files.ts'
import type { Pool } from '../run/types.ts'
import { compileScenario, parseScenario, resolveScenario, ScenarioError } from '../scenario/index.ts'
import type { Compiled } from '../scenario/index.ts'
import { runCampaign } from './campaign-runs.ts'
import { interruptible } from './interrupt.ts'
import type { House } from './load.ts'
import { yearsOf } from './measures.ts'
import { number } from './numbers.ts'
import type { Terminal } from './terminal.ts'

/** Pairs of replicates that a cost is the mean of. */
const costPairs = 8

/** Runs for a goal. `folder` is where blocks are kept. */
export function goalRunner(goal: Goal, folder: string, workers: number | undefined, { pack, library }: House, terminal: Terminal): GoalRunner & { close(): void } {
  // What is known of every scenario, by fingerprint: rows of replicates in order.
  const rows = new Map<string, number[][]>()
  const costs = new Map<string, Cost>()
  let runs = 0
  let round = 0
  // One set of threads for all rounds: a round may be shorter than starting them.
  const pool = createNodePool(workers ?? defaultNodeWorkers())
  const shared = (): Pool => ({ ...pool, close: () => {} })

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
    close: () => pool.close(),
    async run(name, of, replicates, seed, skip = 0) {
      const compiled = of.map((one) => {
        const whole = compile(one, seed)
        return whole && recordOnly(whole, goal.conditions)
      })
      const unique = new Map(compiled.flatMap((one) => (one ? [[one.fingerprint, one] as const] : [])))
      // Replicates of earlier rounds are known; those who know as many are run together.
      const known = [...unique.keys()].map((fingerprint) => rows.get(fingerprint)?.length ?? 0)
      for (const first of [...new Set(known)].sort((a, b) => a - b)) {
        const points = [...unique.values()].filter((_, i) => known[i] === first)
        if (first >= replicates) continue
        const readers = goal.conditions.map((condition) => figureReader(condition, points[0]!.layout, pack))
        terminal.note(`${name}: ${points.length === 1 ? '1 set' : `${number(points.length, 0)} sets`}, ${number(points.length * (replicates - first), 0)} runs.`)
        const fingerprint = sha256Hex(canonicalJson([points.map((point) => point.fingerprint), skip + first]))
        const found = await runCampaign(
          {
            kind: 'goal', fingerprint, points: points.length, replicates: replicates - first, plan: { goal: goal.id, round: name, seed },
            columns: goal.conditions.map((_, c) => `condition ${c + 1}`),
            pointOf: (point) => ({ parts: [{ compiled: points[point]!, first: skip + first, read: (buffer) => readers.map((read) => read(buffer)) }] }),
            folder: join(folder, `${String(++round).padStart(3, '0')}-${fingerprint.slice(0, 12)}`),
            ...(workers === undefined ? {} : { workers }),
          },
          terminal,
          shared,
        )
        if (!found) return undefined
        runs += points.length * (replicates - first)
        points.forEach((point, i) => rows.set(point.fingerprint, [...(rows.get(point.fingerprint) ?? []), ...found.values[i]!.map((row) => [...row])]))
      }
      return compiled.map((one) => one && rows.get(one.fingerprint)!.slice(0, replicates))
    },
    async costs(name, of) {
      const file = join(folder, 'costs.json')
      if (costs.size === 0) for (const [key, cost] of Object.entries(JSON.parse(await readFile(file, 'utf8').catch(() => '{}')) as Record<string, Cost>)) costs.set(key, cost)
      const asked = of.map((one) => costQuestion(one))
      for (const { key, used } of asked) if (used.length === 0) costs.set(key, { dkk: 0, unpriced: [] })
      const open = asked.filter(({ key, unpriced }) => unpriced.length === 0 && !costs.has(key))
      if (open.length > 0) {
        terminal.note(`${name}: what ${open.length === 1 ? '1 set costs' : `${number(open.length, 0)} sets cost`}, ${number((open.length + 1) * costPairs, 0)} runs.`)
        const done = await whole([compile({ levers: goal.from.levers, assumptions: goal.from.assumptions }, goal.seed)!, ...open.map(({ compiled }) => compiled!)])
        if (!done) return undefined
        runs += (open.length + 1) * costPairs
        const [b, ...others] = done
        open.forEach(({ key, compiled, used }, i) => {
          const { layout } = compiled!
          const { dkk, unpriced } = costOf({ a: others[i]!.buffers, b: b!.buffers, layout, pack }, used, yearsOf(layout), goal.from.prices)
          costs.set(key, { dkk, unpriced })
        })
        await writeFileSafely(file, `${JSON.stringify(Object.fromEntries(costs))}\n`)
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

  async function whole(compiled: readonly Compiled[]): Promise<EnsembleResult[] | undefined> {
    const interrupt = interruptible(terminal)
    const results: EnsembleResult[] = []
    try {
      for (const one of compiled) {
        results.push(await runEnsemble({ pool, compiled: one, replicates: costPairs, signal: interrupt.signal }))
        terminal.progress(`cost · ${number(results.length, 0)} of ${number(compiled.length, 0)} sets`)
        if (interrupt.signal.aborted) return undefined
      }
      return results
    } finally {
      terminal.progress('')
      interrupt.release()
    }
  }
}
