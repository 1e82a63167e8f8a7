import { Bench, checkTable, paperTables } from '../../analysis/tables/index.ts'
import type { TableResult } from '../../analysis/tables/index.ts'
import { modelVersion } from '../../model/version.ts'
import { writeFileSafely } from '../../run/node-files.ts'
import { checkJson, checkText } from '../check-summary.ts'
import type { CommandDefinition } from '../command.ts'
import { BadInput, exitCode } from '../exit.ts'
import { openHouse } from '../load.ts'
import { rowJson } from '../row-json.ts'
import { baselineFingerprint, shippedFile } from '../shipped-results.ts'
import { version } from '../version.ts'

/** `check`: the tables of the policy papers, and which of them the model holds to. */
export const check: CommandDefinition = (program, { terminal, end }) => {
  program
    .command('check')
    .argument('[tables...]', 'ids such as T-04; all of them when none is given')
    .summary('check the tables of the policy papers')
    .description(
      'Sets what the policy papers say beside what the model says. Exact arithmetic (E) and signs (S) must hold and runs (R) must reproduce their figures; ' +
        'benchmarks (B) are compared and reported, whatever comes out. Ends with 0 when every E, R and S holds, else with 1.',
    )
    .option('--json', 'print JSON')
    .option('--ship', 'write what came out for the page, to scenarios/results/checks.json')
    .addHelpText(
      'after',
      `
Examples:
  laegeveje check
  laegeveje check T-04 T-27
  laegeveje check --ship          after a change of the model or its data`,
    )
    .action(async (ids: readonly string[], { json, ship }: { readonly json?: boolean; readonly ship?: boolean }) => {
      const known = paperTables.map(({ id }) => id)
      const unknown = ids.filter((id) => !known.includes(id))
      if (unknown.length > 0) throw new BadInput(unknown.map((id) => `check: expected one of ${known.join(', ')}, got ${id}. Leave it out to check all.`))
      if (ship && ids.length > 0) throw new BadInput(['--ship: expected all tables, got some of them. The page shows every table.'])
      const house = await openHouse()
      const { pack, library } = house
      const bench = new Bench(pack, library)
      const results: TableResult[] = []
      for (const table of paperTables) {
        if (ids.length > 0 && !ids.includes(table.id)) continue
        const result = checkTable(table, bench)
        results.push(result)
        if (!json) terminal.out(checkText(result) + '\n')
      }
      if (ship) {
        const told: ChecksFile = { format: 1, kind: 'checks', version, model: modelVersion, baseline: baselineFingerprint(house), ...checkJson(results) }
        await writeFileSafely(shippedFile('checks.json'), `${rowJson(told)}\n`)
        terminal.note('Wrote scenarios/results/checks.json')
      }
      const failed = results.filter(({ verdict }) => verdict === 'fails')
      terminal.out(json ? JSON.stringify(checkJson(results), null, 2) : summaryOf(results))
      if (failed.length > 0) end(exitCode.failure)
    })
}

/** The file that the page shows. */
type ChecksFile = { readonly format: 1; readonly kind: 'checks'; readonly version: string; readonly model: string; readonly baseline: string } & ReturnType<typeof checkJson>

function summaryOf(results: readonly TableResult[]): string {
  const ids = (verdict: TableResult['verdict']) => results.filter((result) => result.verdict === verdict).map(({ table }) => table.id)
  const off = results.filter(({ findings }) => findings.some(({ type, agrees }) => type === 'B' && agrees === false)).map(({ table }) => table.id)
  const line = (what: string, list: readonly string[]) => `${list.length} ${what}${list.length > 0 ? `: ${list.join(' ')}` : ''}`
  return [line('hold', ids('holds')), line('fail', ids('fails')), line('benchmarks alone', ids('reported')), line('with a benchmark that is off', off)].join('\n')
}
