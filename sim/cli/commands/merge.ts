import { merge as mergeFolders } from '../campaign/merge.ts'
import type { CommandDefinition } from '../command.ts'

/** `merge`: blocks of one folder or many, put together. */
export const merge: CommandDefinition = (program, { terminal, line, end }) => {
  program
    .command('merge')
    .argument('<dir...>', 'folders with blocks; the first has campaign.json')
    .summary('put the blocks of a campaign together')
    .description(
      'Puts blocks together, wherever and in whatever order they were computed, and tells and writes what their command would have: the same bytes as on one machine. ' +
        'Copies of a block must agree. What is missing or torn is named, with the command that computes it, and the exit code is 3.',
    )
    .option('--out <dir>', 'where to write results (when not given, to the first folder)')
    .addHelpText('after', '\nExamples:\n  laegeveje merge results/big\n  laegeveje merge from-server-1 from-server-2 --out results/big')
    .action(async (folders: string[], { out }: { readonly out?: string }) => end(await mergeFolders(folders, out, line, terminal)))
}
