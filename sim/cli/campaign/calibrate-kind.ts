import { basename, join } from 'node:path'
import { calibrate, outputsFor, planFingerprint, waveRuns } from '../../analysis/calibration/calibrate.ts'
import type { WaveRuns } from '../../analysis/calibration/calibrate.ts'
import { parameterSetsFile } from '../../analysis/calibration/design-run.ts'
import type { Observation } from '../../analysis/calibration/observations.ts'
import type { CalibrationPlan } from '../../analysis/calibration/plan.ts'
import { reportOf, setsTable } from '../../analysis/calibration/report.ts'
import { canonicalJson, sha256Hex } from '../../core/digest.ts'
import type { Pack } from '../../model/pack/index.ts'
import { createCampaign, mergeCampaign } from '../../run/campaign/index.ts'
import type { Campaign } from '../../run/campaign/index.ts'
import { writeFileSafely } from '../../run/node-files.ts'
import { calibrationText } from '../calibration-summary.ts'
import { CommandFailure, exitCode } from '../exit.ts'
import { number } from '../numbers.ts'
import { rowJson } from '../row-json.ts'
import { version } from '../version.ts'
import { checkFingerprint } from './kind.ts'
import type { CampaignKind } from './kind.ts'
import { machineDigest } from './machine.ts'

/** What one wave is made of. The values of its points are in it, since those after the first follow from results. */
interface WavePlan {
  /** As JSON, whose order of fields the report keeps. */
  readonly plan: string
  readonly observations: readonly Observation[]
  readonly wave: number
  readonly values: readonly (readonly number[])[]
}

/** The campaign of one wave. A point is a parameter set, run from each start of the plan. */
export function waveCampaign(plan: CalibrationPlan, pack: Pack, observations: readonly Observation[], runs: WaveRuns): Campaign {
  const columns = outputsFor(plan, observations).map(({ start, observation }) => `${start} ${observation.id}`)
  const made: WavePlan = { plan: JSON.stringify(plan), observations, wave: runs.wave, values: runs.values.map((values) => Array.from(values)) }
  return createCampaign({
    kind: 'calibrate',
    fingerprint: waveFingerprint(plan, pack, observations, runs),
    version,
    selfTest: machineDigest(pack),
    points: runs.points,
    replicates: runs.replicates,
    columns,
    secondsPerRun: 0.06 * runs.runs.length,
    plan: JSON.parse(canonicalJson(made)) as WavePlan,
  })
}

function planOf(campaign: Campaign): { readonly plan: CalibrationPlan; readonly observations: readonly Observation[] } {
  const { plan, observations } = campaign.plan as WavePlan
  return { plan: JSON.parse(plan) as CalibrationPlan, observations }
}

function waveFingerprint(plan: CalibrationPlan, pack: Pack, observations: readonly Observation[], { wave, runs }: WaveRuns): string {
  return sha256Hex(canonicalJson({ plan: planFingerprint(plan, pack, observations), wave, runs: runs.map(({ compiled }) => compiled.fingerprint) }))
}

/** Campaigns of `calibrate`: one for each wave, those after the first below the folder of the first. */
export const calibrateKind: CampaignKind = {
  kind: 'calibrate',
  pointsOf(campaign, { pack }) {
    const { wave, values } = campaign.plan as WavePlan
    const { plan, observations } = planOf(campaign)
    const runs = waveRuns(plan, pack, wave, values.map((point) => Float64Array.from(point)), observations)
    checkFingerprint(campaign, waveFingerprint(plan, pack, observations, runs))
    return (point) => ({ parts: runs.runs.map(({ compiled, read }) => ({ compiled, read, first: point * runs.replicates })) })
  },
  async conduct({ campaign, house: { pack }, terminal, out }, execute) {
    const { plan, observations } = planOf(campaign)
    const found = await calibrate(
      plan,
      pack,
      observations,
      async (runs) => {
        const current = waveCampaign(plan, pack, observations, runs)
        const stores = await execute(current, runs.wave === 0 ? '' : `wave-${runs.wave + 1}`)
        if (!stores) return undefined
        const rows: number[][][] = Array.from({ length: runs.points }, () => [])
        const { failures } = await mergeCampaign(current, stores, ({ point, row }) => void rows[point]!.push(Array.from(row)))
        if (failures[0]) throw new CommandFailure(`wave ${runs.wave + 1}: run ${failures[0].run} failed (${failures[0].stage}): ${failures[0].message}`)
        return rows
      },
      (wave, i) => terminal.note(`Wave ${i + 1}: ${number(wave.values.length, 0)} sets.`),
    )
    if (!found) return undefined
    return async () => {
      const report = reportOf(found, version, planFingerprint(plan, pack, observations))
      const [sets, told] = [join(out, parameterSetsFile), join(out, `${plan.id}-report.json`)]
      await writeFileSafely(sets, setsTable(found))
      await writeFileSafely(told, `${rowJson(report)}\n`)
      terminal.out(calibrationText(report))
      terminal.note(`Wrote ${basename(sets)} and ${basename(told)} to ${out}.`)
      return exitCode.done
    }
  },
}
