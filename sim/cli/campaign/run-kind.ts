import { canonicalJson } from '../../core/digest.ts'
import { prefixDigest } from '../../run/ensemble.ts'
import type { EnsembleResult } from '../../run/ensemble.ts'
import { createCampaign, mergeCampaign } from '../../run/campaign/index.ts'
import type { Campaign } from '../../run/campaign/index.ts'
import { digestOfFloats } from '../../core/digest.ts'
import { compileScenario, parseScenario } from '../../scenario/index.ts'
import type { Scenario } from '../../scenario/index.ts'
import { BadInput, exitCode } from '../exit.ts'
import { writeOutputs } from '../export.ts'
import { costTables } from '../ledger.ts'
import type { House, Loaded } from '../load.ts'
import { runOutputs, runText } from '../run-report.ts'
import { simulate, tellMissing } from '../simulate.ts'
import { version } from '../version.ts'
import { pairedWith, withoutLevers } from '../without-levers.ts'
import { checkFingerprint } from './kind.ts'
import type { CampaignKind } from './kind.ts'
import { machineDigest } from './machine.ts'

interface RunPlan {
  readonly scenario: Scenario
}

/** The campaign of one scenario: its rows are the replicates' buffers. */
export function runCampaignOf({ scenario, compiled }: Loaded, { pack }: House): Campaign {
  const { fingerprint, replicates, layout } = compiled
  const plan: RunPlan = { scenario: JSON.parse(canonicalJson(scenario)) as Scenario }
  return createCampaign({ kind: 'run', fingerprint, version, selfTest: machineDigest(pack), points: 1, replicates, columns: layout.size, bytes: 4, plan })
}

function loadedOf(campaign: Campaign, { pack, library }: House): Loaded {
  const parsed = parseScenario((campaign.plan as RunPlan).scenario, library, { pack, where: 'campaign.json' })
  if (!parsed.ok) throw new BadInput(parsed.problems.map(({ message }) => message))
  const compiled = compileScenario(parsed.scenario, pack)
  checkFingerprint(campaign, compiled.fingerprint)
  return { id: parsed.scenario.id, scenario: parsed.scenario, compiled }
}

/** Campaigns of `run`. */
export const runKind: CampaignKind = {
  kind: 'run',
  pointsOf(campaign, house) {
    const { compiled } = loadedOf(campaign, house)
    return () => ({ parts: [{ compiled }] })
  },
  async conduct({ campaign, house, terminal, line, out }, execute) {
    const stores = await execute(campaign, '')
    if (!stores) return undefined
    return async () => {
      const loaded = loadedOf(campaign, house)
      const buffers: (Float32Array | undefined)[] = []
      const merged = await mergeCampaign(campaign, stores, ({ row, failure }) => void buffers.push(failure ? undefined : (row as Float32Array)))
      const hashes = buffers.map((buffer) => buffer && digestOfFloats(buffer))
      const failures = merged.failures.map(({ run, stage, message }) => ({ replicate: run, stage, message }))
      const finished = buffers.length - failures.length
      const result: EnsembleResult = { fingerprint: campaign.fingerprint, buffers, hashes, failures, finished, ...prefixDigest(hashes), cancelled: false }
      const done = { loaded, result, house, line }
      // As `run` does beside its own: few replicates, so whoever puts the rest together makes them.
      const plain = withoutLevers(loaded.scenario, house.pack)
      const beside = plain && (await simulate([{ compiled: plain }], undefined, terminal)).results[0]
      const paired = plain && beside && pairedWith(loaded, buffers, plain, beside.buffers, house, {})
      terminal.out(runText(done, paired ? costTables(paired) : ''))
      tellMissing([loaded], { results: [result], cancelled: false, failures, code: exitCode.done }, terminal)
      const kept = await writeOutputs(out, runOutputs(done, paired), terminal)
      return kept && failures.length === 0 ? exitCode.done : exitCode.failure
    }
  },
}
