/** Does this machine, with this build, compute what others do? */
import { machineDigest } from '../../analysis/machine-digest.ts'
import { expectedSelfTest, selfTestDigest } from '../../core/self-test.ts'
import type { Pack } from '../../model/pack/index.ts'
import type { Campaign } from '../../run/campaign/index.ts'
import { version } from '../version.ts'
import { refusal } from './kind.ts'

export { machineDigest } from '../../analysis/machine-digest.ts'

/** Refuses to take part where numbers are not computed as they should be. @throws CommandFailure with exit code 42 */
export function checkNumbers(): void {
  const here = selfTestDigest()
  if (here !== expectedSelfTest) throw refusal('self-test', expectedSelfTest, here)
}

/** Refuses to take part in a campaign that was made by another version, build or kind of machine. @throws CommandFailure with exit code 42 */
export function checkMachine(campaign: Campaign, pack: Pack): void {
  checkNumbers()
  if (campaign.version !== version) throw refusal('version', campaign.version, version)
  const here = machineDigest(pack)
  if (campaign.selfTest !== here) throw refusal('self-test', campaign.selfTest, here)
}
