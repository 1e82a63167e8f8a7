import type { Campaign } from '../../run/campaign/index.ts'
import { CommandFailure } from '../exit.ts'
import { calibrateKind } from './calibrate-kind.ts'
import { experimentKind } from './experiment-kind.ts'
import type { CampaignKind } from './kind.ts'
import { runKind } from './run-kind.ts'

/** Every kind of campaign that any machine can compute. */
export const campaignKinds: readonly CampaignKind[] = [runKind, experimentKind, calibrateKind]

/** The kind of a campaign. @throws CommandFailure when this version knows none. */
export function kindOf(campaign: Campaign): CampaignKind {
  const found = campaignKinds.find(({ kind }) => kind === campaign.kind)
  if (!found) throw new CommandFailure(`campaign.json: kind: expected one of ${campaignKinds.map(({ kind }) => kind).join(', ')}, got ${campaign.kind}. Give its own command again.`)
  return found
}
