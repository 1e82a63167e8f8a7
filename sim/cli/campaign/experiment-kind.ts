import { experimentOfCampaign, experimentPoints, experimentResults, gatherRuns, planExperiment } from '../../analysis/experiments/index.ts'
import type { ExperimentPlan } from '../../analysis/experiments/index.ts'
import type { BlockStore, Campaign, Merged } from '../../run/campaign/index.ts'
import { BadInput, exitCode } from '../exit.ts'
import { experimentOutputs, resultsJson } from '../experiment-files.ts'
import { experimentText } from '../experiment-summary.ts'
import { writeOutputs } from '../export.ts'
import type { House } from '../load.ts'
import type { Terminal } from '../terminal.ts'
import { version } from '../version.ts'
import { checkFingerprint } from './kind.ts'
import type { CampaignKind } from './kind.ts'

/** The experiment of a campaign, planned anew. @throws CommandFailure when this machine would run other points. */
function planOf(campaign: Campaign, { pack, library }: House): ExperimentPlan {
  const parsed = experimentOfCampaign(campaign, { pack, library })
  if (!parsed.ok) throw new BadInput(parsed.problems.map(({ message }) => message))
  const plan = planExperiment(parsed.experiment, library, pack)
  checkFingerprint(campaign, plan.fingerprint)
  return plan
}

/** Works results out, tells them, and writes all files. Gives the exit code. */
export async function finishExperiment(campaign: Campaign, plan: ExperimentPlan, stores: readonly BlockStore[], out: string, { pack }: House, terminal: Terminal, json = false): Promise<number> {
  const { table, merged } = await gatherRuns(campaign, stores)
  const results = experimentResults(plan, table, pack)
  terminal.out(json ? JSON.stringify(resultsJson(plan, results, version, merged.digest)) : `${experimentText(plan, results)}\nDigest      ${merged.digest}`)
  tellFailures(merged, campaign, terminal)
  const kept = await writeOutputs(out, experimentOutputs(plan, campaign, table, results, merged.failures, merged.digest, pack), terminal)
  return kept && merged.failures.length === 0 ? exitCode.done : exitCode.failure
}

function tellFailures({ failures }: Merged, { replicates }: Campaign, terminal: Terminal): void {
  for (const { run, stage, message } of failures.slice(0, 5)) terminal.note(`point ${Math.floor(run / replicates)}, replicate ${run % replicates} failed (${stage}): ${message}`)
  if (failures.length > 5) terminal.note(`${failures.length - 5} more runs failed; the manifest lists them.`)
}

/** Campaigns of `experiment`. */
export const experimentKind: CampaignKind = {
  kind: 'experiment',
  pointsOf: (campaign, house) => experimentPoints(planOf(campaign, house)),
  async conduct({ campaign, house, terminal, out }, execute) {
    const stores = await execute(campaign, '')
    return stores && (() => finishExperiment(campaign, planOf(campaign, house), stores, out, house, terminal))
  },
}
