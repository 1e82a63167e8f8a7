import { resolve } from 'node:path'
import { campaignId } from '../../run/campaign/index.ts'
import type { Campaign } from '../../run/campaign/index.ts'

/** What a script is made for. */
export interface SlurmOptions {
  readonly campaign: Campaign
  /** Folder of the campaign, on a disk that all nodes share. */
  readonly folder: string
  /** Folder of the program, on that disk too. */
  readonly program: string
  readonly elements: number
  /** Processors of a node. */
  readonly cores: number
  /** Minutes that an element should take. */
  readonly minutes: number
}

/** An sbatch script: an array whose elements fill shares of a campaign, each on a whole node. */
export function slurmScript({ campaign, folder, program, elements, cores, minutes }: SlurmOptions): string {
  const limit = Math.max(10, Math.ceil(2 * minutes + 5))
  const [at, home] = [resolve(folder), resolve(program)]
  const waves =
    campaign.kind === 'calibrate'
      ? `# A calibration has several waves, and each follows from the one before: submit this script once for each of them, or
#   for wave in 1 2 3; do sbatch --wait ${quoted(`${at}/slurm.sh`)}; done
`
      : ''
  return `#!/bin/bash
# Computes ${campaign.points * campaign.replicates} runs of campaign ${campaignId(campaign).slice(0, 16)} in ${elements} elements of about ${Math.max(1, Math.round(minutes))} minutes each.
#
#   sbatch ${quoted(`${at}/slurm.sh`)}
#
# Submitting it again is always safe: finished blocks are left alone. When elements were killed (Slurm does not repeat those by itself):
#   laegeveje status ${quoted(at)} --shards ${elements}      names the elements with gaps as --array=...
#   sbatch --array=... ${quoted(`${at}/slurm.sh`)}           repeats only these
# In the end, on any machine:
#   laegeveje merge ${quoted(at)}
${waves}# Exit code 42 of an element: this node has another version, data or arithmetic, and has computed nothing.
# Ask your site for its limits on the length of arrays: scontrol show config | grep -E 'MaxArraySize|MaxJobCount'
#
#SBATCH --job-name=laegeveje-${campaignId(campaign).slice(0, 8)}
#SBATCH --array=1-${elements}
#SBATCH --nodes=1
#SBATCH --ntasks=1
#SBATCH --cpus-per-task=${cores}
#SBATCH --time=${limit}
#SBATCH --requeue
#SBATCH --signal=B:INT@30
#SBATCH --output=${at}/slurm-%A_%a.log

set -euo pipefail
cd ${quoted(home)}
# exec, so that signals of Slurm reach the program: it keeps what is finished.
exec node sim/cli/laegeveje.mjs fill ${quoted(at)} --of ${elements} --workers "\${SLURM_CPUS_PER_TASK:-${cores}}"
`
}

function quoted(path: string): string {
  return /^[\w./:@%+-]+$/.test(path) ? path : `'${path.replaceAll("'", String.raw`'\''`)}'`
}
