import { join } from 'node:path'
import { writeFileSafely } from '../../run/node-files.ts'
import { openCampaign } from '../campaign/folder.ts'
import type { CommandDefinition } from '../command.ts'
import { piecesFor, secondsPerRun } from '../deploy/estimate.ts'
import { kubernetesFile } from '../deploy/kubernetes.ts'
import { openHouse } from '../load.ts'
import { number } from '../numbers.ts'
import { count } from '../options.ts'

interface KubernetesCommandOptions {
  readonly image: string
  readonly claim: string
  readonly path?: string
  readonly cores: number
  readonly pods?: number
  readonly parallelism: number
}

/** `kubernetes`: a job that computes a campaign. */
export const kubernetes: CommandDefinition = (program, { terminal }) => {
  program
    .command('kubernetes')
    .argument('<dir>', 'folder of a campaign, made by --prepare')
    .summary('write a job that computes a campaign on Kubernetes')
    .description(
      'Writes kubernetes.yaml to the folder: an Indexed Job, each pod a share of the campaign. The folder must be in the volume that pods mount. ' +
        'Nothing is applied. The job is checked against its schema; no cluster was ever run by its makers.',
    )
    .requiredOption('--image <name>', 'image of the program (sim/cli/deploy/Dockerfile makes one)')
    .requiredOption('--claim <name>', 'persistent volume claim, for many writers, that holds the folder')
    .option('--path <path>', 'where in the volume the folder is (when not given, the volume is the folder)')
    .option('--cores <n>', 'processors of a pod', count(1, 256), 4)
    .option('--pods <n>', 'pods in all (when not given, so that each takes about a quarter of an hour)', count(1, 100_000))
    .option('--parallelism <n>', 'pods at a time', count(1, 100_000), 50)
    .addHelpText('after', '\nExamples:\n  laegeveje kubernetes results/big --image registry.example.org/laegeveje:0.1.0 --claim campaigns --path big\n  kubectl apply -f results/big/kubernetes.yaml')
    .action(async (folder: string, { image, claim, path, cores, pods, parallelism }: KubernetesCommandOptions) => {
      const campaign = await openCampaign(folder)
      const perRun = await secondsPerRun(campaign, await openHouse(), () => terminal.seconds())
      const pieces = pods ?? piecesFor(campaign, perRun, cores).pieces
      const file = join(folder, 'kubernetes.yaml')
      await writeFileSafely(file, kubernetesFile({ campaign, image, claim, path, pods: pieces, parallelism, cores }))
      terminal.note(`A run takes ${number(1000 * perRun, 0)} ms here: ${number(pieces, 0)} pods of ${cores} processors.`)
      terminal.out(`kubectl apply -f ${file}`)
    })
}
