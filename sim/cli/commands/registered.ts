import { differencesFrom, parametersNow } from '../../analysis/registration.ts'
import type { Registration, Today } from '../../analysis/registration.ts'
import { modelVersion } from '../../model/version.ts'
import { prefixDigest } from '../../run/ensemble.ts'
import { compileScenario, parseScenario, ScenarioError } from '../../scenario/index.ts'
import type { Compiled } from '../../scenario/index.ts'
import type { CommandDefinition } from '../command.ts'
import { exitCode } from '../exit.ts'
import { runInTurn } from '../in-turn.ts'
import { openHouse } from '../load.ts'
import type { House } from '../load.ts'
import { number } from '../numbers.ts'
import { count } from '../options.ts'
import { readRegistered, registeredFolder } from '../registered-files.ts'
import { version } from '../version.ts'

interface RegisteredOptions {
  readonly verify?: boolean
  readonly folder: string
  readonly replicates?: number
  readonly workers?: number
  readonly json?: boolean
}

/** `registered`: what was forecast before its time, and whether today's program still gives it. */
export const registered: CommandDefinition = (program, { terminal, end }) => {
  program
    .command('registered')
    .summary('list registered forecasts and check that they can still be made')
    .description('Lists forecasts that were written down before their time. With --verify each is made again: ends with 0 when all come out bit for bit, else with 1 and the reasons.')
    .option('--verify', 'run each again and compare')
    .option('--folder <dir>', 'where registrations are kept', registeredFolder)
    .option('--replicates <n>', 'check no more than the first n replicates', count(1, 10_000))
    .option('--workers <n>', 'threads that work', count(1, 256))
    .option('--json', 'print JSON')
    .action(async ({ verify, folder, replicates, workers, json }: RegisteredOptions) => {
      const [house, all] = await Promise.all([openHouse(), readRegistered(folder)])
      const checked = all.map(({ file, registration }) => ({ file, registration, ...againstToday(registration, house) }))
      const verdicts: { readonly id: string; readonly reproduced?: boolean; readonly reasons: readonly string[]; readonly checked?: number }[] = []
      for (const { registration, compiled, reasons } of checked) {
        const { id } = registration
        // With another fingerprint the bits cannot be the same, so nothing is run.
        if (!verify || !compiled || reasons.length > 0) {
          verdicts.push({ id, reasons, ...(verify && { reproduced: false }) })
          continue
        }
        const n = Math.max(...Object.keys(registration.digests).map(Number).filter((k) => k <= (replicates ?? Infinity)))
        if (!Number.isFinite(n)) {
          verdicts.push({ id, reproduced: false, reasons: [`no digest of ${replicates} replicates or fewer was registered; the fewest are ${Math.min(...Object.keys(registration.digests).map(Number))}`] })
          continue
        }
        const simulated = await runInTurn([{ compiled: { ...compiled, replicates: n } }], workers, terminal)
        if (simulated.cancelled) return end(exitCode.interrupted)
        const { digest } = prefixDigest(simulated.results[0]!.hashes.slice(0, n))
        const same = digest === registration.digests[String(n)]
        verdicts.push({ id, reproduced: same, checked: n, reasons: same ? [] : [`version, data, parameters and fingerprint are the same but the digest of ${n} replicates is ${digest.slice(0, 16)}…, registered was ${registration.digests[String(n)]!.slice(0, 16)}…: the code has changed results without a new version of the model`] })
      }
      if (json) terminal.out(JSON.stringify(verdicts, null, 2))
      else if (all.length === 0) terminal.out(`No registrations in ${folder}.`)
      else
        for (const [i, { registration }] of checked.entries()) {
          const { reproduced, reasons, checked: n } = verdicts[i]!
          const { scenario } = registration
          terminal.out(`${registration.id}: ${scenario.title.en} (${registration.from}), ${number(scenario.replicates, 0)} replicates, ${scenario.period.from} to ${scenario.period.to}, model ${registration.model}, program ${registration.version}`)
          if (reproduced) terminal.out(`  reproduced: ${number(n ?? 0, 0)} replicates, bit for bit`)
          else if (reasons.length > 0) terminal.out(`  ${verify ? 'not reproduced' : 'would not be reproduced'}:\n${reasons.map((reason) => `  - ${reason}`).join('\n')}`)
          else terminal.out('  same version, data, parameters and fingerprint; --verify runs it again')
        }
      if (verify && verdicts.some(({ reproduced }) => !reproduced)) end(exitCode.failure)
    })
}

/** Today's program beside a registration, without a run. */
function againstToday(registration: Registration, { pack, library }: House): { readonly compiled?: Compiled; readonly reasons: readonly string[] } {
  const parsed = parseScenario(registration.scenario, library, { pack, where: registration.id })
  let compiled: Compiled | undefined
  let problems: readonly string[] = parsed.ok ? [] : parsed.problems.map(({ message }) => message)
  if (parsed.ok)
    try {
      compiled = compileScenario(parsed.scenario, pack)
    } catch (error) {
      if (!(error instanceof ScenarioError)) throw error
      problems = error.problems.map(({ message }) => message)
    }
  const today: Today = { version, model: modelVersion, parameters: parametersNow(pack, registration.scenario.assumptions), data: pack.hashes, fingerprint: compiled?.fingerprint, problems }
  return { compiled, reasons: differencesFrom(registration, today) }
}
