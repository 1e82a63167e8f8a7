/** How long a campaign takes, and how it is cut for engines that like few and long pieces. */
import { createRunner } from '../../run/runner.ts'
import { blocksOf } from '../../run/campaign/index.ts'
import type { Campaign } from '../../run/campaign/index.ts'
import { kindOf } from '../campaign/kinds.ts'
import type { House } from '../load.ts'

/** Seconds that a run of a campaign takes one processor of this machine: the first run of its first point, once to warm up and three times for the clock. */
export async function secondsPerRun(campaign: Campaign, house: House, seconds: () => number): Promise<number> {
  let sum = 0
  for (const { compiled, first = 0 } of kindOf(campaign).pointsOf(campaign, house)(0).parts) {
    const runner = await createRunner(compiled)
    runner.run(first)
    const start = seconds()
    for (let i = 0; i < 3; i++) runner.run(first)
    sum += (seconds() - start) / 3
  }
  return sum
}

/** Pieces of about a quarter of an hour on `cores` processors, none with less than a block for each. */
export function piecesFor(campaign: Campaign, perRun: number, cores: number): { readonly pieces: number; readonly minutes: number } {
  const minutes = (campaign.points * campaign.replicates * perRun) / cores / 60
  const most = Math.max(1, Math.floor(blocksOf(campaign).length / cores))
  const pieces = Math.max(1, Math.min(most, Math.ceil(minutes / 15)))
  return { pieces, minutes: minutes / pieces }
}
