import { diffSnapshots, movedFigures, readSnapshot } from '../../analysis/snapshot.ts'
import type { CommandDefinition } from '../command.ts'
import { BadInput, exitCode } from '../exit.ts'
import { number, signed } from '../numbers.ts'
import { readNamed } from '../registered-files.ts'
import { textTable } from '../text-table.ts'

/** `diff`: what moved between two snapshots. */
export const diff: CommandDefinition = (program, { terminal, end }) => {
  program
    .command('diff')
    .argument('<before>', 'file of laegeveje snapshot')
    .argument('<after>', 'file of laegeveje snapshot')
    .summary('tell what moved between two versions')
    .description('Compares two snapshots scenario by scenario and lists what moved by more than 3 standard errors. Ends with 0 when nothing did and with 1 when something did, so that the changelog can carry it.')
    .option('--json', 'print JSON')
    .option('--changelog', 'print it as lines for sim/CHANGELOG.md, figure by figure')
    .addHelpText('after', '\nExamples:\n  laegeveje diff results/before.json results/after.json\n  laegeveje diff results/before.json results/after.json --changelog')
    .action(async (before: string, after: string, { json, changelog }: { readonly json?: boolean; readonly changelog?: boolean }) => {
      const read = await Promise.all([before, after].map(async (path) => readSnapshot(await readNamed(path), path)))
      const problems = read.flatMap((one) => ('problem' in one ? [one.problem] : []))
      const [a, b] = read
      if (problems.length > 0 || !a || !b || 'problem' in a || 'problem' in b) throw new BadInput(problems)
      const found = diffSnapshots(a.snapshot, b.snapshot)
      const decimals = (value: number) => (Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 3)
      if (json) terminal.out(JSON.stringify(found, null, 2))
      else if (changelog) {
        const both = Object.keys(a.snapshot.scenarios).filter((id) => b.snapshot.scenarios[id]).length
        terminal.out(
          [
            `Model ${a.snapshot.model} against ${b.snapshot.model}: ${number(found.moved.length, 0)} of ${number(found.compared, 0)} figures of ${number(both, 0)} scenarios moved by more than 3 standard errors (${a.snapshot.replicates} against ${b.snapshot.replicates} replicates), ${number(found.identical.length, 0)} scenarios are the same bit for bit.`,
            ...movedFigures(found).map(({ figure, scenarios, told: m }) => `- \`${figure}\`: in ${number(scenarios, 0)} of ${number(both, 0)}; ${m.scenario} ${number(m.before, decimals(m.before))} to ${number(m.after, decimals(m.before))} (${signed(m.after - m.before, decimals(m.before))}${Number.isFinite(m.times) ? `, ${number(Math.abs(m.times), 1)} standard errors` : ', and nothing varies'})`),
            ...([['Only after', found.added], ['Only before', found.removed]] as const).flatMap(([what, ids]) => (ids.length > 0 ? [`- ${what}: ${ids.join(', ')}`] : [])),
          ].join('\n'),
        )
      } else {
        const rows = found.moved.map((m) => [m.scenario, m.figure, number(m.before, decimals(m.before)), number(m.after, decimals(m.before)), signed(m.after - m.before, decimals(m.before)), Number.isFinite(m.times) ? signed(m.times, 1) : 'all'])
        const right = (title: string) => ({ title, align: 'right' as const })
        if (rows.length > 0) terminal.out(textTable([{ title: 'scenario' }, { title: 'figure, end of year' }, right('before'), right('after'), right('change'), right('standard errors')], rows))
        for (const [what, ids] of [['Only after', found.added], ['Only before', found.removed]] as const) if (ids.length > 0) terminal.out(`${what}: ${ids.join(', ')}`)
        terminal.out(
          `${number(found.moved.length, 0)} of ${number(found.compared, 0)} figures moved by more than 3 standard errors; ${number(found.identical.length, 0)} scenarios are the same bit for bit. ` +
            `Model ${a.snapshot.model} (${a.snapshot.version}) against ${b.snapshot.model} (${b.snapshot.version}).`,
        )
      }
      if (found.moved.length + found.added.length + found.removed.length > 0) end(exitCode.failure)
    })
}
