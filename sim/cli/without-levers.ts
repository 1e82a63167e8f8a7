/** The same run without its levers, beside it: what its place levers take elsewhere, and what its levers cost. */
import { compileScenario } from '../scenario/index.ts'
import type { Compiled, Scenario } from '../scenario/index.ts'
import type { Pack } from '../model/pack/index.ts'
import type { Buffers } from '../run/aggregate.ts'
import type { Compared } from './ledger.ts'
import type { House, Loaded } from './load.ts'

/** Replicates that the cost of levers is paired over. */
const costPairs = 24

/** The same run without its levers, for what they cost; nothing when none is on. */
export function withoutLevers(scenario: Scenario, pack: Pack): Compiled | undefined {
  if (!Object.values(scenario.levers).some((use) => use.enabled !== false)) return undefined
  return compileScenario({ ...scenario, levers: {}, replicates: Math.min(scenario.replicates, costPairs) }, pack)
}

/** The two held against each other, replicate by replicate; nothing where no pair finished. */
export function pairedWith({ scenario, compiled }: Loaded, buffers: Buffers, plain: Compiled, beside: Buffers, { pack }: House, prices: Readonly<Record<string, number>>): Compared | undefined {
  if (!beside.some((buffer, i) => buffer && buffers[i])) return undefined
  return { a: { buffers, layout: compiled.layout }, b: { buffers: beside, layout: plain.layout }, scenarios: [scenario, plain.scenario], pack, prices }
}
