import { readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { calibrate as calibratePlan, firstWave, outputsFor, planFingerprint } from '../../analysis/calibration/calibrate.ts'
import { parameterSetsFile } from '../../analysis/calibration/design-run.ts'
import { readObservations } from '../../analysis/calibration/observations.ts'
import { readPlan } from '../../analysis/calibration/plan.ts'
import { reportOf, setsTable } from '../../analysis/calibration/report.ts'
import { packFolder, scenarioFolder, writeFileSafely } from '../../run/node-files.ts'
import { waveCampaign } from '../campaign/calibrate-kind.ts'
import { runShared, withShareOptions } from '../campaign/share.ts'
import type { SharedOptions } from '../campaign/share.ts'
import { calibrationText } from '../calibration-summary.ts'
import type { CommandDefinition } from '../command.ts'
import { openDesigner } from '../design-runs.ts'
import { BadInput, exitCode } from '../exit.ts'
import { openHouse } from '../load.ts'
import { number } from '../numbers.ts'
import { count } from '../options.ts'
import { rowJson } from '../row-json.ts'
import { version } from '../version.ts'

const folder = join(scenarioFolder, 'calibration')

/** `calibrate`: parameter sets that agree with the past, and what the past says of each parameter. */
export const calibrate: CommandDefinition = (program, { terminal, line, end }) => {
  withShareOptions(program.command('calibrate'))
    .argument('[plan]', 'a plan such as scenarios/calibration/default.json, which is used when none is given')
    .summary('fit uncertain parameters to what was observed')
    .description(
      'Draws uncertain parameters (grades B and C) from their ranges, runs the past under each set several times, rules out what cannot be (history matching in waves with ' +
        'an emulator), and weighs the sets of the last wave by their distance from what was seen. Writes the accepted sets, which every run then uses, and a report.',
    )
    .option('--out <dir>', 'write both files to this folder, and leave the shipped ones alone')
    .option('--workers <n>', 'threads that work (when not given, as many as there are processors)', count(1, 256))
    .option('--observations <file>', 'another table of what was seen', join(folder, 'observations.csv'))
    .option('--fresh', 'forget points of an interrupted calibration instead of going on with them')
    .addHelpText(
      'after',
      `
Examples:
  laegeveje calibrate                                          the shipped plan: about five minutes on two processors
  laegeveje calibrate my-plan.json --out results/mine

Interrupted with Ctrl-C it keeps the points that are finished; the same command goes on with them.`,
    )
    .action(async (planFile: string | undefined, options: SharedOptions & { readonly observations: string; readonly fresh?: boolean }) => {
      const path = planFile ?? join(folder, 'default.json')
      const { pack } = await openHouse()
      const { observations, problems } = readObservations(await text(options.observations), basename(options.observations), pack)
      const { plan, problems: planProblems } = readPlan(await text(path), basename(path), [...new Set(observations.map(({ group }) => group))])
      if (!plan || problems.length > 0) throw new BadInput([...problems, ...planProblems])
      if (options.shard !== undefined || options.prepare)
        return end(await runShared(waveCampaign(plan, pack, observations, firstWave(plan, pack, observations)), options, line, terminal))
      const fingerprint = planFingerprint(plan, pack, observations)
      const points = plan.points.reduce((sum, wave) => sum + wave, 1)
      const runs = points * plan.replicates * plan.starts.length
      terminal.note(`${plan.id}: ${number(points, 0)} parameter sets in ${plan.points.length} waves, ${number(runs, 0)} runs, ${outputsFor(plan, observations).length} figures to compare.`)
      const file = join(options.out ?? 'results', `calibrate-${plan.id}-${fingerprint.slice(0, 8)}.jsonl`)
      const designer = await openDesigner(file, runs, options.workers, terminal, options.fresh)
      let done = false
      try {
        const found = await calibratePlan(plan, pack, observations, (wave) => designer.run(`wave ${wave.wave + 1}`, wave), (wave, i) => {
          const emulated = wave.emulators.reduce((sum, { explained }) => sum + explained, 0) / wave.emulators.length
          const share = i === 0 ? '' : `${number(100 * wave.left, 1)} % of the candidates were plausible at a cut of ${wave.cut}; `
          terminal.note(`Wave ${i + 1}: ${number(wave.values.length, 0)} sets; ${share}emulators explain ${number(100 * emulated, 0)} %.`)
        })
        if (designer.known > 0) terminal.note(`${number(designer.known, 0)} sets were known from before.`)
        if (!found) {
          terminal.note('Interrupted. The same command goes on where it stopped.')
          return end(exitCode.interrupted)
        }
        const report = reportOf(found, version, fingerprint)
        const [sets, told] = [join(options.out ?? packFolder, parameterSetsFile), join(options.out ?? folder, `${plan.id}-report.json`)]
        await writeFileSafely(sets, setsTable(found))
        await writeFileSafely(told, `${rowJson(report)}\n`)
        done = true
        terminal.out(calibrationText(report))
        terminal.note(`Wrote ${basename(sets)} and ${basename(told)}.`)
      } finally {
        await designer.close(done)
      }
    })
}

async function text(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    throw new BadInput([`${path}: expected a file, got ${code === 'ENOENT' ? 'no such file' : message}. Check the path.`])
  }
}
