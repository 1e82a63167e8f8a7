import { join } from 'node:path'
import { registrationOf } from '../../analysis/registration.ts'
import { modelVersion } from '../../model/version.ts'
import { writeFileSafely } from '../../run/node-files.ts'
import type { CommandDefinition } from '../command.ts'
import { BadInput, exitCode } from '../exit.ts'
import { runInTurn } from '../in-turn.ts'
import { loadRun, openHouse } from '../load.ts'
import { count } from '../options.ts'
import { readFixedList, readRegistered, registeredFolder } from '../registered-files.ts'
import { tellMissing } from '../simulate.ts'
import { version } from '../version.ts'

interface RegisterOptions {
  readonly as?: string
  readonly again?: boolean
  readonly folder: string
  readonly replicates?: number
  readonly to?: string
  readonly workers?: number
}

/** `register`: a forecast written down before its time comes. */
export const register: CommandDefinition = (program, { terminal, end }) => {
  program
    .command('register')
    .argument('[scenario]', 'id of a scenario, or a scenario file')
    .summary('write a forecast down before its time comes')
    .description(
      'Runs a scenario and keeps all that is needed to judge it later: the scenario, every parameter, seeds, fingerprint, digests and bands. What was registered is not changed afterwards; the commit that adds the file dates it.',
    )
    .option('--as <id>', 'name of the registration, such as 2026-no-reform')
    .option('--again', 'write every registration anew from the scenarios they name: only before they are published')
    .option('--folder <dir>', 'where registrations are kept', registeredFolder)
    .option('--replicates <n>', "replicates (the scenario's own when not given)", count(1, 10_000))
    .option('--to <yyyy-mm>', 'last month')
    .option('--workers <n>', 'threads that work', count(1, 256))
    .addHelpText('after', '\nExamples:\n  laegeveje register baseline --as 2026-no-reform\n  laegeveje register --again\n  laegeveje registered --verify')
    .action(async (name: string | undefined, { as, again, folder, replicates, to, workers }: RegisterOptions) => {
      if (Boolean(again) === (name !== undefined)) throw new BadInput(['register: expected either a scenario or --again, got ' + (again ? 'both' : 'neither') + '. Name a scenario with --as, or write all anew.'])
      if (!again && !/^[a-z0-9][a-z0-9-]*$/.test(as ?? '')) throw new BadInput([`--as: expected a name of small letters, digits and hyphens, got ${as ?? 'none'}. Such as 2026-no-reform.`])
      const wanted = again ? (await readRegistered(folder)).map(({ registration }) => ({ id: registration.id, from: registration.from })) : [{ id: as!, from: name! }]
      if (wanted.length === 0) throw new BadInput([`--again: expected registrations in ${folder}, got none. Register a scenario by name first.`])
      const [house, list] = await Promise.all([openHouse(), readFixedList(folder)])
      const judged = list && { figures: list.items, year: Number(list.review.slice(0, 4)), goal: list.goal }
      const loaded = await Promise.all(wanted.map(({ from }) => loadRun(from, { replicates, to }, house)))
      const simulated = await runInTurn(loaded, workers, terminal)
      if (simulated.code !== exitCode.done) {
        tellMissing(loaded, simulated, terminal)
        return end(simulated.code)
      }
      for (const [i, { id, from }] of wanted.entries()) {
        const { scenario, compiled } = loaded[i]!
        const { buffers, hashes, fingerprint } = simulated.results[i]!
        const registration = registrationOf({ id, from, version, model: modelVersion, scenario, pack: house.pack, fingerprint, buffers, hashes, layout: compiled.layout, judged, timeline: compiled.timeline })
        const file = join(folder, `${id}.json`)
        await writeFileSafely(file, `${JSON.stringify(registration, (_, value: unknown) => value, 1).replace(/\[\s+([^[\]{}]*?)\s+\]/g, (_, inner: string) => `[${inner.replace(/\s*\n\s*/g, ' ')}]`)}\n`)
        terminal.out(`${id}: ${from}, ${compiled.replicates} replicates, fingerprint ${fingerprint}, digest ${registration.digests[String(compiled.replicates)] ?? ''}`)
      }
    })
}
