/** An experiment as a campaign, which any machine or a page can work off: a point of the campaign is a point of the experiment, a row what is read from a run. */
import { ParameterConflict } from '../../core/parameters.ts'
import { createCampaign, mergeCampaign } from '../../run/campaign/index.ts'
import type { BlockStore, Campaign, Merged, PointMaker, PointWork } from '../../run/campaign/index.ts'
import { ScenarioError } from '../../scenario/index.ts'
import { experimentBlockSize, experimentSize } from './estimate.ts'
import { parseExperiment } from './parse.ts'
import type { ExperimentContext, ExperimentResult } from './parse.ts'
import { experimentDocument } from './points.ts'
import type { ExperimentPlan } from './points.ts'
import { emptyTable, setRow } from './run-table.ts'
import type { RunTable } from './run-table.ts'

/** The campaign of an experiment, on a machine of this version of the program and with this digest of its self-test. */
export function experimentCampaign(plan: ExperimentPlan, { version, selfTest }: Pick<Campaign, 'version' | 'selfTest'>): Campaign {
  const { experiment, fingerprint, points, runs, columns } = plan
  return createCampaign({
    kind: 'experiment', fingerprint, version, selfTest, points, replicates: experiment.replicates, columns,
    blockSize: experimentBlockSize(runs, experiment.replicates),
    secondsPerRun: experimentSize(experiment).secondsPerRun,
    plan: { experiment: experimentDocument(experiment) },
  })
}

/** The experiment of a campaign, checked anew. That it would run the same points is for the caller to see from the fingerprints. */
export function experimentOfCampaign({ plan }: Campaign, context: ExperimentContext): ExperimentResult {
  return parseExperiment((plan as { readonly experiment: unknown }).experiment, { where: 'campaign.json', ...context })
}

/** Points of an experiment, ready to run. One whose levers cannot stand together is refused, and the others go on. */
export function experimentPoints(plan: ExperimentPlan): PointMaker {
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

/** Puts the runs of an experiment together. @throws MergeProblem when some are missing */
export async function gatherRuns(campaign: Campaign, stores: readonly BlockStore[]): Promise<{ readonly table: RunTable; readonly merged: Merged }> {
  const table = emptyTable(campaign.points, campaign.replicates, campaign.width)
  const merged = await mergeCampaign(campaign, stores, ({ point, replicate, row }) => setRow(table, point, replicate, row))
  return { table, merged }
}
