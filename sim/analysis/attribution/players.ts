/** The players: what one scenario does that another does not. A coalition is the other scenario with some of it carried out. */
import type { Pack } from '../../model/pack/index.ts'
import { compileScenario, monthOf, parseScenario, resolveScenario, ScenarioError, scenarioLimits } from '../../scenario/index.ts'
import type { Compiled, Library, LeverUse, Problem, Scenario } from '../../scenario/index.ts'
import type { Coalition } from './shapley.ts'

/** Name of the player that stands for everything two scenarios assume differently. */
export const assumptionsPlayer = 'assumptions'

/** Two scenarios and what sets them apart. */
export interface Game {
  readonly scenario: Scenario
  readonly against: Scenario
  /** Ids of levers and drivers in order, and `assumptions` where these differ. */
  readonly players: readonly string[]
  /** Last month that is run, `YYYY-MM`. */
  readonly to: string
}

/** What sets two scenarios apart. Seed, start, replicates and chance are those of the first; it is run to the end of `lastYear`. */
export function gameOf(scenario: Scenario, against: Scenario, lastYear: number, pack: Pack): Game {
  const [mine, theirs] = [scenario, against].map((of) => new Map(resolveScenario(of, pack).map(({ lever, use }) => [lever.id, JSON.stringify(use)])))
  const differing = [...new Set([...mine!.keys(), ...theirs!.keys()])].filter((id) => mine!.get(id) !== theirs!.get(id)).sort()
  const sorted = ({ assumptions }: Scenario) => JSON.stringify(Object.entries(assumptions).sort(([a], [b]) => (a < b ? -1 : 1)))
  return { scenario, against, players: [...differing, ...(sorted(scenario) === sorted(against) ? [] : [assumptionsPlayer])], to: `${lastYear}-12` }
}

/** The document of a coalition. */
export function coalitionDocument({ scenario, against, players, to }: Game, coalition: Coalition): Scenario {
  const on = (id: string): boolean => coalition[players.indexOf(id)] === '1'
  const merged = (section: 'levers' | 'drivers'): Record<string, LeverUse> => {
    const uses: Record<string, LeverUse> = {}
    for (const id of [...Object.keys(against[section]), ...Object.keys(scenario[section])]) {
      const use = (on(id) ? scenario : against)[section][id]
      if (use) uses[id] = use
    }
    return uses
  }
  const { format, period, seed, replicates, chanceOnly } = scenario
  return {
    format,
    id: `coalition-${coalition}`.slice(0, 90),
    title: scenario.title,
    levers: merged('levers'),
    drivers: merged('drivers'),
    assumptions: (on(assumptionsPlayer) ? scenario : against).assumptions,
    period: { from: period.from, to },
    seed,
    replicates,
    chanceOnly,
  }
}

/** A coalition compiled. @throws ScenarioError when its levers cannot stand together, which two scenarios' levers mixed may not. */
export function compileCoalition(game: Game, coalition: Coalition, library: Library, pack: Pack): Compiled {
  const names = game.players.filter((_, i) => coalition[i] === '1')
  const where = names.length === 0 ? 'without any of the levers' : `with only ${names.join(', ')}`
  const parsed = parseScenario(coalitionDocument(game, coalition), library, { pack, where })
  if (!parsed.ok) throw new ScenarioError(parsed.problems)
  return compileScenario(parsed.scenario, pack)
}

/** Why a game cannot be played, if it cannot. */
export function gameProblems({ scenario, against, players, to }: Game): string[] {
  const problems: string[] = []
  if (players.length === 0) problems.push(`attribution: expected ${scenario.id} to differ from ${against.id} in levers, drivers or assumptions, got the same in both. Choose another scenario, or --against.`)
  const last = monthOf(scenarioLimits.lastMonth)!
  if (monthOf(to)! > last) problems.push(`--year: expected a year up to ${Math.floor(last / 12)}, got ${to.slice(0, 4)}. Choose an earlier one.`)
  return problems
}

/** All problems of several coalitions, each said once. */
export function distinctProblems(errors: readonly ScenarioError[]): string[] {
  return [...new Set(errors.flatMap(({ problems }) => problems.map((problem: Problem) => problem.message)))]
}
