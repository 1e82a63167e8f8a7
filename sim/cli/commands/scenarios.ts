import type { CommandDefinition } from '../command.ts'
import { openHouse } from '../load.ts'
import { wrap } from '../text-table.ts'

/** `scenarios`: those that come with the project. */
export const scenarios: CommandDefinition = (program, { terminal }) => {
  program
    .command('scenarios')
    .summary('list the scenarios')
    .description('Lists the scenarios that come with the project; each can be run by its id.')
    .option('--json', 'print JSON')
    .action(async ({ json }: { readonly json?: boolean }) => {
      const { library, pack } = await openHouse()
      for (const { message } of library.problems) terminal.note(message)
      if (json) {
        const sources = pack.sources
        terminal.out(JSON.stringify({ scenarios: library.entries.map((entry) => ({ ...entry, document: library.document(entry.id) })), sources }, null, 2))
        return
      }
      terminal.out(library.entries.map(({ id, title, note }) => `${id}\n  ${title.en}${note ? `\n${wrap(note.en, 100, '  ')}` : ''}`).join('\n\n'))
    })
}
