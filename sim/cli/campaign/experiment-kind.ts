/** Campaigns of `experiment`: a point of the campaign is a point of the experiment, a row what is read from one run. */
import { emptyTable, experimentBlockSize, experimentDocument, experimentResults, experimentSize, parseExperiment, planExperiment, setRow } from '../../analysis/experiments/index.ts'
import type { ExperimentPlan, RunTable } from '../../analysis/experiments/index.ts'
import { ParameterConflict } from '../../core/parameters.ts'
import type { Pack } from '../../model/pack/index.ts'
import { createCampaign, mergeCampaign } from '../../run/campaign/index.ts'
import type { BlockStore, Campaign, Merged, PointMaker, PointWork } from '../../run/campaign/index.ts'
import { ScenarioError } from '../../scenario/index.ts'
import { BadInput, exitCode } from '../exit.ts'
import { experimentOutputs, rounded } from '../experiment-files.ts'
import { experimentText } from '../experiment-summary.ts'
import { writeOutputs } from '../export.ts'
import type { House } from '../load.ts'
import type { Terminal } from '../terminal.ts'
import { version } from '../version.ts'
import { checkFingerprint } from './kind.ts'
import type { CampaignKind } from './kind.ts'
import { machineDigest } from './machine.ts'

/** The campaign of an experiment. */
export function experimentCampaign(plan: ExperimentPlan, pack: Pack): Campaign {
  const { experiment, fingerprint, points, runs, columns } = plan
  return createCampaign({
    kind: 'experiment', fingerprint, version, selfTest: machineDigest(pack), points, replicates: experiment.replicates, columns,
    blockSize: experimentBlockSize(runs, experiment.replicates),
    secondsPerRun: experimentSize(experiment).secondsPerRun,
    plan: { experiment: experimentDocument(experiment) },
  })
}

/** The experiment of a campaign, planned anew. @throws CommandFailure when this machine would run other points. */
export function planOfCampaign(campaign: Campaign, { pack, library }: House): ExperimentPlan {
  const parsed = parseExperiment((campaign.plan as { readonly experiment: unknown }).experiment, { pack, library, where: 'campaign.json' })
  if (!parsed.ok) throw new BadInput(parsed.problems.map(({ message }) => message))
  const plan = planExperiment(parsed.experiment, library, pack)
  checkFingerprint(campaign, plan.fingerprint)
  return plan
}

/** Points of an experiment, ready to run. One whose levers cannot stand together is refused, and the others go on. */
export function pointMaker(plan: ExperimentPlan): PointMaker {
  // Blocks may be smaller than points, and compiling takes a good part of a run's time.
  const kept = new Map<number, PointWork>()
  return (point) => {
    const known = kept.get(point)
    if (known) return known
    const work = workOf(plan, point)
    kept.set(point, work)
    if (kept.size > 8) kept.delete(kept.keys().next().value!)
    return work
  }
}

function workOf(plan: ExperimentPlan, point: number): PointWork {
  try {
    return { parts: [{ compiled: plan.compile(point), read: plan.read }] }
  } catch (error) {
    if (error instanceof ScenarioError || error instanceof ParameterConflict) return { parts: [], refused: error.message }
    throw error
  }
}

/** Puts the runs of an experiment together. */
export async function gatherRuns(campaign: Campaign, stores: readonly BlockStore[]): Promise<{ readonly table: RunTable; readonly merged: Merged }> {
  const table = emptyTable(campaign.points, campaign.replicates, campaign.width)
  const merged = await mergeCampaign(campaign, stores, ({ point, replicate, row }) => setRow(table, point, replicate, row))
  return { table, merged }
}

/** Works results out, tells them, and writes all files. Gives the exit code. */
export async function finishExperiment(campaign: Campaign, plan: ExperimentPlan, stores: readonly BlockStore[], out: string, { pack }: House, terminal: Terminal, json = false): Promise<number> {
  const { table, merged } = await gatherRuns(campaign, stores)
  const results = experimentResults(plan, table, pack)
  terminal.out(json ? JSON.stringify({ name: 'laegeveje', version, ...rounded(results), digest: merged.digest }) : `${experimentText(plan, results)}\nDigest      ${merged.digest}`)
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
  pointsOf: (campaign, house) => pointMaker(planOfCampaign(campaign, house)),
  async conduct({ campaign, house, terminal, out }, execute) {
    const stores = await execute(campaign, '')
    return stores && (() => finishExperiment(campaign, planOfCampaign(campaign, house), stores, out, house, terminal))
  },
}
