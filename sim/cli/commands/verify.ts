import { matches as matching } from '../../analysis/receipt-check.ts'
import type { Finding } from '../../analysis/receipt-check.ts'
import type { CommandDefinition } from '../command.ts'
import { exitCode } from '../exit.ts'
import { openHouse } from '../load.ts'
import { count } from '../options.ts'
import { textTable } from '../text-table.ts'
import { checkReceipt } from '../verify/check.ts'
import { findReceipt } from '../verify/find-receipt.ts'

/** `verify`: does this program still give what a receipt says? */
export const verify: CommandDefinition = (program, { terminal, end }) => {
  program
    .command('verify')
    .argument('<file>', 'a manifest, a file that was exported, or a link of the page in quotes')
    .summary('run again what a file or link rests on and compare')
    .description(
      'Finds the receipt of a file (inside it, or in the manifest beside it) or of a link, runs again what it rests on and says whether the bytes are the same: ' +
        'ends with 0 when they are, else with 1 and what differs - model, data, fingerprint, digest or file.',
    )
    .option('--workers <n>', 'threads that work', count(1, 256))
    .option('--json', 'print JSON')
    .addHelpText('after', '\nExamples:\n  laegeveje verify results/mine/manifest.json\n  laegeveje verify results/mine/results.csv\n  laegeveje verify laegeveje-trajectory.svg')
    .action(async (file: string, { workers, json }: { readonly workers?: number; readonly json?: boolean }) => {
      const found = await findReceipt(file)
      const findings = await checkReceipt(found, workers, await openHouse(), terminal)
      if (!findings) {
        terminal.note('Interrupted: nothing can be said yet.')
        return end(exitCode.interrupted)
      }
      const matches = matching(findings)
      if (json) terminal.out(JSON.stringify({ file, matches, findings }, null, 2))
      else terminal.out(`${textTable([{ title: 'what' }, { title: 'of' }, { title: '' }, { title: 'receipt' }, { title: 'now' }], findings.map(cells))}\n\n${verdict(matches, findings)}`)
      if (!matches) end(exitCode.failure)
    })
}

function cells({ what, of = '', same, receipt = '', now = '', told }: Finding): string[] {
  const short = (text: string) => (/^[0-9a-f]{64}$/.test(text) ? `${text.slice(0, 16)}…` : text)
  return [what, of, same ? 'the same' : told ? 'another' : 'DIFFERS', same ? short(receipt) : short(receipt), same ? '' : short(now)]
}

function verdict(matches: boolean, findings: readonly Finding[]): string {
  if (matches) return 'The bytes match: this program gives the same again.'
  const named = [...new Set(findings.filter(({ same, told }) => !same && !told).map(({ what }) => what))]
  return `The bytes do not match. What differs: ${named.join(', ')}.`
}
