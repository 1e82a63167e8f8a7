import { join } from 'node:path'
import { scenarioFolder, writeFileSafely } from '../../run/node-files.ts'
import { openCampaign } from '../campaign/folder.ts'
import type { CommandDefinition } from '../command.ts'
import { piecesFor, secondsPerRun } from '../deploy/estimate.ts'
import { slurmScript } from '../deploy/slurm.ts'
import { openHouse } from '../load.ts'
import { number } from '../numbers.ts'
import { count } from '../options.ts'

/** `slurm`: a script for sbatch that computes a campaign. */
export const slurm: CommandDefinition = (program, { terminal }) => {
  program
    .command('slurm')
    .argument('<dir>', 'folder of a campaign, made by --prepare, on a disk that all nodes share')
    .summary('write a script that computes a campaign under Slurm')
    .description('Writes slurm.sh to the folder: an array of jobs, each a share of the campaign of about a quarter of an hour on a whole node. Nothing is submitted.')
    .option('--cores <n>', 'processors of a node', count(1, 1024), 32)
    .option('--elements <n>', 'elements of the array (when not given, so that each takes about a quarter of an hour)', count(1, 1_000_000))
    .addHelpText('after', '\nExamples:\n  laegeveje run baseline --replicates 10000 --prepare --out /shared/big\n  laegeveje slurm /shared/big --cores 64\n  sbatch /shared/big/slurm.sh')
    .action(async (folder: string, { cores, elements }: { readonly cores: number; readonly elements?: number }) => {
      const campaign = await openCampaign(folder)
      const perRun = await secondsPerRun(campaign, await openHouse(), () => terminal.seconds())
      const chosen = piecesFor(campaign, perRun, cores)
      const pieces = elements ?? chosen.pieces
      const minutes = (chosen.minutes * chosen.pieces) / pieces
      const path = join(folder, 'slurm.sh')
      await writeFileSafely(path, slurmScript({ campaign, folder, program: join(scenarioFolder, '..'), elements: pieces, cores, minutes }))
      terminal.note(`A run takes ${number(1000 * perRun, 0)} ms here: ${number(pieces, 0)} elements of about ${number(Math.max(1, minutes), 0)} minutes on ${cores} processors.`)
      terminal.out(`sbatch ${path}`)
    })
}
