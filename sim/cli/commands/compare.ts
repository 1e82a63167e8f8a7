import { sha256Hex } from '../../core/digest.ts'
import { modelVersion } from '../../model/version.ts'
import { createManifest, manifestRun } from '../../run/manifest.ts'
import type { Manifest } from '../../run/manifest.ts'
import type { CommandDefinition } from '../command.ts'
import { compareJson, compareTables } from '../compare-summary.ts'
import { exitCode } from '../exit.ts'
import { ledgerJson, ledgerTables, price } from '../ledger.ts'
import { checkFolder, writeOutputs } from '../export.ts'
import { loadPair, openHouse } from '../load.ts'
import { number } from '../numbers.ts'
import { withRunOptions } from '../options.ts'
import type { RunOptions } from '../options.ts'
import { withManifest } from '../receipts.ts'
import { pairTablesOf, placeTables } from '../run-report.ts'
import { simulate, tellMissing } from '../simulate.ts'
import { placeNotes } from '../place-notes.ts'
import { standInNotes } from '../stand-in-notes.ts'
import { wrap } from '../text-table.ts'
import { version } from '../version.ts'

/** `compare`: what one scenario has more than another, paired replicate by replicate. */
export const compare: CommandDefinition = (program, { terminal, line, end }) => {
  withRunOptions(program.command('compare').argument('<a>', 'scenario id or file').argument('<b>', 'what it is compared with').summary('compare two scenarios'))
    .description(
      'Runs two scenarios with the same chance and shows what A has more than B. The seed, period and number of replicates of A hold for both. ' +
        '"Unpaired would need" says how many times more replicates the same certainty would take if the two had drawn their chance apart.',
    )
    .option('--price <lever=dkk>', 'DKK per unit of a lever, before the scenario’s own prices; may be given for several', price)
    .addHelpText(
      'after',
      `
Examples:
  laegeveje compare agreement-2024 baseline
  laegeveje compare my-scenario.json baseline --replicates 100 --out results/mine-against-baseline`,
    )
    .action(async (first: string, second: string, options: RunOptions & { readonly price?: Readonly<Record<string, number>> }) => {
      const house = await openHouse()
      const pair = await loadPair(first, second, options, house)
      if (options.out !== undefined) await checkFolder(options.out)
      const simulated = await simulate(pair, options.workers, terminal)
      const [a, b] = pair.map(({ compiled }, i) => ({ buffers: simulated.results[i]!.buffers, layout: compiled.layout }))
      const [{ id, scenario, compiled }, { id: otherId, scenario: other }] = pair
      const pairs = a!.buffers.filter((buffer, i) => buffer && b!.buffers[i]).length
      const compared = { a: a!, b: b!, scenarios: [scenario, other] as const, pack: house.pack, prices: options.price ?? {} }
      const told = (files?: Manifest['files']): Manifest => createManifest({
        name: 'laegeveje',
        version,
        model: modelVersion,
        command: line,
        runs: pair.map((loaded, i) => manifestRun({ id: loaded.id, scenario: loaded.scenario, seed: loaded.scenario.seed, wanted: loaded.compiled.replicates, notes: [...standInNotes(loaded.scenario), ...placeNotes(house.pack)] }, simulated.results[i]!)),
        data: house.pack.hashes,
        ...(files ? { files } : {}),
      })
      const manifest = told()
      const fingerprint = sha256Hex(simulated.results.map((result) => result.fingerprint).join('\n'))
      const digest = sha256Hex(simulated.results.map((result) => result.digest).join('\n'))
      if (options.json) {
        const { seed, period, chanceOnly } = scenario
        const head = { name: 'laegeveje', version, command: line, a: id, b: otherId, seed, period, chanceOnly, fingerprint, digest }
        const runs = manifest.runs.map((one) => ({ ...one, scenario: one.id }))
        terminal.out(
          JSON.stringify({ ...head, replicates: pairs, wanted: compiled.replicates, cancelled: simulated.cancelled, failures: simulated.failures, runs, indicators: compareJson(a!, b!), ...(pairs > 0 ? ledgerJson(compared) : {}), data: manifest.data }),
        )
      } else {
        terminal.out(
          `${scenario.title.en} (${id}) less ${other.title.en} (${otherId})\n` +
            `${number(pairs, 0)} pairs of replicates, ${scenario.period.from} to ${scenario.period.to}, seed "${scenario.seed}"${scenario.chanceOnly ? ', chance only' : ''}\n\n` +
            (pairs > 0 ? compareTables(a!, b!) + ledgerTables(compared) : 'No replicate finished in both.') +
            [...new Set(pair.flatMap((loaded) => standInNotes(loaded.scenario)))].map((note, i) => `${i === 0 ? '\n\n' : '\n'}${wrap(note, 100)}`).join('') +
            `\n\nFingerprint ${fingerprint}\nDigest      ${digest}`,
        )
      }
      tellMissing(pair, simulated, terminal)
      if (options.out !== undefined) for (const note of placeNotes(house.pack)) terminal.note(note)
      const kept =
        options.out === undefined ||
        (await writeOutputs(
          options.out,
          withManifest(
            [...pairTablesOf([{ loaded: pair[0], result: simulated.results[0]! }, { loaded: pair[1], result: simulated.results[1]! }], house), ...(pairs > 0 ? placeTables(compared) : [])],
            (files) => `${JSON.stringify(told(files), null, 2)}\n`,
          ),
          terminal,
        ))
      end(simulated.code === exitCode.done && !kept ? exitCode.failure : simulated.code)
    })
}
