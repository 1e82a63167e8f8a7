import { join, relative } from 'node:path'
import { differencesFrom, otherNumbers, parametersNow, policyDigests, recordedDigest } from '../../analysis/registration.ts'
import type { Registration, Today } from '../../analysis/registration.ts'
import type { Layout } from '../../core/recorder.ts'
import { modelVersion } from '../../model/version.ts'
import type { Buffers } from '../../run/aggregate.ts'
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
      const verdicts: { readonly id: string; readonly reproduced?: boolean; readonly bits?: boolean; readonly reasons: readonly string[]; readonly checked?: number }[] = []
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
        const told = same ? { reproduced: true, reasons: [] } : whyOtherBits(registration, n, digest, compiled.layout, simulated.results[0]!.buffers)
        verdicts.push({ id, bits: same, checked: n, ...told })
      }
      if (json) terminal.out(JSON.stringify(verdicts, null, 2))
      else if (all.length === 0) terminal.out(`No registrations in ${folder}.`)
      else
        for (const [i, { registration }] of checked.entries()) {
          const { reproduced, bits, reasons, checked: n } = verdicts[i]!
          const { scenario } = registration
          terminal.out(`${registration.id}: ${scenario.title.en} (${registration.from}), ${number(scenario.replicates, 0)} replicates, ${scenario.period.from} to ${scenario.period.to}, model ${registration.model}, program ${registration.version}`)
          if (reproduced) terminal.out(`  reproduced: ${number(n ?? 0, 0)} replicates, ${bits ? 'bit for bit' : `every registered number; ${reasons.join('; ')}`}`)
          else if (reasons.length > 0) terminal.out(`  ${verify ? 'not reproduced' : 'would not be reproduced'}:\n${reasons.map((reason) => `  - ${reason}`).join('\n')}`)
          else terminal.out('  same version, data, parameters and fingerprint; --verify runs it again')
        }
      const lost = checked.filter((_, i) => (verify ? !verdicts[i]!.reproduced : verdicts[i]!.reasons.length > 0))
      if (!json && lost.length > 0) terminal.out(`\nTo make one again as it was registered, check out the commit that wrote it:\n${lost.map(({ file }) => `  git log -1 --format=%H -- ${relative('.', join(folder, file))}`).join('\n')}`)
      if (verify && verdicts.some(({ reproduced }) => !reproduced)) end(exitCode.failure)
    })
}

/** Most numbers told one by one. */
const mostTold = 5

/**
 * Why the bits differ although version, data, parameters and fingerprint are the same: a run records other things (then every registered number still
 * comes out), or results have moved without a new version of the model.
 */
function whyOtherBits(registration: Registration, n: number, digest: string, layout: Layout, buffers: Buffers): { readonly reproduced: boolean; readonly reasons: readonly string[] } {
  const digests = `the digest of ${n} replicates is ${digest.slice(0, 16)}…, registered was ${registration.digests[String(n)]!.slice(0, 16)}…`
  const records = registration.recorded === undefined ? undefined : registration.recorded !== recordedDigest(layout)
  // Bands are of all registered replicates; fewer cannot give them.
  if (n < registration.scenario.replicates)
    return { reproduced: false, reasons: [`${digests}: ${records ? 'a run now records other things, which may be all' : 'results may have moved, or a run records other things'}. Without --replicates every registered number is compared`] }
  const { compared, other } = otherNumbers(registration, buffers, layout)
  if (other.length === 0 && records === false)
    return { reproduced: false, reasons: [`every registered number comes out, but ${digests}, and a run records the same: the code has changed other results without a new version of the model`] }
  if (other.length === 0) return { reproduced: true, reasons: [`${digests}, for a run now records other things${records ? '' : ' or gives other numbers that were not registered'}`] }
  const lines = other.slice(0, mostTold).map(({ figure, year, quantile, registered, now }) => `${figure}, ${year}, quantile ${quantile}: ${now ?? 'none'}, registered was ${registered ?? 'none'}`)
  return {
    reproduced: false,
    reasons: [
      `version, data, parameters and fingerprint are the same but ${digests}: the code has changed results without a new version of the model`,
      `${number(other.length, 0)} of ${number(compared, 0)} registered numbers differ${other.length > mostTold ? '; the farthest off' : ''}: ${lines.join('; ')}`,
    ],
  }
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
  const today: Today = { version, model: modelVersion, parameters: parametersNow(pack, registration.scenario.assumptions), data: pack.hashes, fingerprint: compiled?.fingerprint, ...(compiled && { policy: policyDigests(compiled.timeline) }), problems }
  return { compiled, reasons: differencesFrom(registration, today) }
}
