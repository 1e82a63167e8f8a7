/** Attribution: what each lever of a scenario has made of its difference from another. */
import { digestOfFloats, sha256Hex } from '../../core/digest.ts'
import type { Layout } from '../../core/recorder.ts'
import type { Pack } from '../../model/pack/index.ts'
import { compileScenario, monthOf, ScenarioError } from '../../scenario/index.ts'
import type { Compiled, Library, Scenario } from '../../scenario/index.ts'
import { permutation, uniforms } from '../calibration/design.ts'
import { figureReader, recordOnly } from '../figures.ts'
import type { Figure } from '../figures.ts'
import { attributeFigure } from './attribute.ts'
import { compileCoalition, distinctProblems, gameOf, gameProblems } from './players.ts'
import type { Game } from './players.ts'
import { exactLimit, neededCoalitions, orderPairs } from './shapley.ts'
import type { Coalition, Order } from './shapley.ts'
import type { Attribution } from './types.ts'

export { assumptionsPlayer } from './players.ts'
export { exactLimit } from './shapley.ts'
export type * from './types.ts'

/** What is asked. */
export interface AttributionQuestion {
  readonly scenario: Scenario
  readonly against: Scenario
  readonly figures: readonly Figure[]
  readonly replicates: number
  /** Pairs of orders where levers are too many for all coalitions. */
  readonly orderPairs: number
  /** More levers than this are sampled; `exactLimit` when absent. */
  readonly exactLimit?: number
  /** Changes every coalition's run alike before it is made: what was seen fed in, say. Must give another fingerprint where it changes anything. */
  alter?(compiled: Compiled): Compiled
}

/** One coalition's run: coalitions that lead to the same parameters share it. */
export interface CoalitionRun {
  readonly fingerprint: string
  /** The first coalition that leads to it. */
  readonly coalition: Coalition
}

/** What must be run to answer. */
export interface AttributionPlan {
  readonly question: AttributionQuestion
  readonly game: Game
  readonly orders?: readonly Order[]
  readonly coalitions: readonly Coalition[]
  /** By coalition, the number of its run. */
  readonly runOf: ReadonlyMap<Coalition, number>
  readonly runs: readonly CoalitionRun[]
  /** A run of the plan, compiled when its turn comes: a thousand of them are large. */
  compile(run: number): Compiled
  /** Reads all figures from a replicate's buffer, in their order. */
  read(buffer: Float32Array): number[]
}

/** Plans the runs of a question. @returns every problem at once when it cannot be answered. */
export function planAttribution(question: AttributionQuestion, library: Library, pack: Pack): { readonly plan: AttributionPlan } | { readonly problems: readonly string[] } {
  const { scenario, against, figures, replicates } = question
  const game = gameOf(scenario, against, Math.max(...figures.map(({ year }) => year)), pack)
  const early = [...new Set(figures.map(({ year }) => year))].filter((year) => year * 12 + 11 < monthOf(scenario.period.from)!)
  const problems = [...gameProblems(game), ...early.map((year) => `--year: expected a year from ${scenario.period.from.slice(0, 4)} on, got ${year}. Choose a later one.`)]
  if (problems.length > 0) return { problems }
  const n = game.players.length
  const next = uniforms(`${scenario.seed} orders`)
  const orders = n > (question.exactLimit ?? exactLimit) ? orderPairs(n, question.orderPairs, (players) => permutation(players, next)) : undefined
  const coalitions = neededCoalitions(n, orders)
  const compile = (coalition: Coalition): Compiled => recordOnly({ ...(question.alter?.(compileCoalition(game, coalition, library, pack)) ?? compileCoalition(game, coalition, library, pack)), replicates }, figures)
  let layout: Layout | undefined
  const runs: CoalitionRun[] = []
  const byFingerprint = new Map<string, number>()
  const runOf = new Map<Coalition, number>()
  const errors: ScenarioError[] = []
  for (const coalition of coalitions) {
    try {
      const compiled = compile(coalition)
      const known = byFingerprint.get(compiled.fingerprint)
      if (known === undefined) {
        byFingerprint.set(compiled.fingerprint, runs.length)
        runs.push({ fingerprint: compiled.fingerprint, coalition })
        layout ??= compiled.layout
      }
      runOf.set(coalition, known ?? runs.length - 1)
    } catch (error) {
      if (!(error instanceof ScenarioError)) throw error
      errors.push(error)
    }
  }
  if (errors.length > 0) return { problems: distinctProblems(errors) }
  const readers = figures.map((figure) => figureReader(figure, layout!, pack))
  return { plan: { question, game, orders, coalitions, runOf, runs, compile: (run) => compile(runs[run]!.coalition), read: (buffer) => readers.map((read) => read(buffer)) } }
}

/**
 * The answer.
 * @param values by run of the plan and replicate: what `read` gave
 */
export function attributionOf(plan: AttributionPlan, values: readonly (readonly (readonly number[])[])[], pack: Pack): Attribution {
  const { question, game, orders, coalitions, runOf, runs } = plan
  const { scenario, against, figures, replicates } = question
  const columns = figures.map((_, f) => values.map((rows) => Float64Array.from(rows, (row) => row[f]!)))
  const whole = (of: Scenario): string => compileScenario({ ...of, seed: scenario.seed, chanceOnly: scenario.chanceOnly, period: scenario.period }, pack).fingerprint
  return {
    scenario: scenario.id,
    against: against.id,
    method: orders ? 'sampled' : 'exact',
    ...(orders ? { orders: orders.length } : {}),
    coalitions: runs.length,
    seed: scenario.seed,
    replicates,
    period: { from: scenario.period.from, to: game.to },
    fingerprints: { with: whole(scenario), without: whole(against) },
    digest: sha256Hex(runs.map(({ fingerprint }, run) => `${fingerprint} ${digestOfFloats(Float64Array.from(values[run]!.flat()))}`).join('\n')),
    levers: game.players,
    figures: figures.map((figure, f) =>
      attributeFigure({ figure, players: game.players, ...(orders ? { orders } : {}), coalitions, worth: (coalition) => columns[f]![runOf.get(coalition)!]!, seed: scenario.seed }),
    ),
  }
}
