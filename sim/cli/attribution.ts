/** Runs an attribution: plan, campaign, answer. */
import { attributionOf, planAttribution } from '../analysis/attribution/index.ts'
import type { Attribution, AttributionQuestion } from '../analysis/attribution/index.ts'
import { figureName } from '../analysis/figures.ts'
import { canonicalJson, sha256Hex } from '../core/digest.ts'
import { runCampaign } from './campaign-runs.ts'
import { BadInput } from './exit.ts'
import type { House } from './load.ts'
import { number } from './numbers.ts'
import type { Terminal } from './terminal.ts'

/** How it is run. */
export interface AttributionOptions {
  readonly workers?: number
  /** Where runs are kept; when absent they are forgotten once the answer is there. */
  readonly folder?: string
}

/** Answers a question. Resolves with undefined when it was interrupted; what is finished is kept. @throws BadInput when it cannot be answered. */
export async function attribute(question: AttributionQuestion, options: AttributionOptions, { pack, library }: House, terminal: Terminal): Promise<Attribution | undefined> {
  const planned = planAttribution(question, library, pack)
  if ('problems' in planned) throw new BadInput(planned.problems)
  const { plan } = planned
  const { game, coalitions, runs, orders } = plan
  const columns = question.figures.map((figure) => `${figureName(figure)} ${figure.year}`)
  const how = orders ? `sampled in ${number(orders.length, 0)} orders` : 'all coalitions'
  const same = coalitions.length - runs.length
  terminal.note(
    `${question.scenario.id}: ${number(game.players.length, 0)} levers, ${how}: ${number(coalitions.length, 0)} coalitions` +
      `${same > 0 ? `, ${number(same, 0)} of them the same as another` : ''}; ${number(runs.length * question.replicates, 0)} runs.`,
  )
  const fingerprints = runs.map(({ fingerprint }) => fingerprint)
  const found = await runCampaign(
    {
      kind: 'attribution',
      fingerprint: sha256Hex(canonicalJson([fingerprints, columns])),
      points: runs.length,
      replicates: question.replicates,
      columns,
      plan: { scenario: question.scenario, against: question.against, coalitions: runs.map(({ coalition }) => coalition), levers: game.players },
      pointOf: (point) => ({ parts: [{ compiled: plan.compile(point), read: plan.read }] }),
      ...options,
    },
    terminal,
  )
  if (!found) return undefined
  if (found.known > 0) terminal.note(`${number(found.known, 0)} runs were known from before.`)
  const answer = attributionOf(plan, found.values, pack)
  if (options.folder === undefined) await found.clear()
  return answer
}
