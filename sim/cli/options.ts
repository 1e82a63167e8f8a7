import { InvalidArgumentError, Option } from 'commander'
import type { Command } from 'commander'
import { scenarioLimits } from '../scenario/index.ts'
import { BadInput } from './exit.ts'

/** What `run` and `compare` have in common, as given. */
export interface RunOptions {
  readonly replicates?: number
  readonly seed?: string
  readonly workers?: number
  readonly from?: string
  readonly to?: string
  readonly chanceOnly?: boolean
  readonly out?: string
  readonly json?: boolean
}

/** Adds the options that change a scenario before it is run. */
export function withScenarioOptions(command: Command): Command {
  return command
    .option('--seed <text>', 'text that chance is drawn from: the same text gives the same results')
    .option('--from <yyyy-mm>', 'first month', yearMonth)
    .option('--to <yyyy-mm>', 'last month', yearMonth)
    .option('--chance-only', 'hold every uncertain parameter at its default')
}

/** Adds the options of `run` and `compare`. */
export function withRunOptions(command: Command): Command {
  return withScenarioOptions(command)
    .option('--replicates <n>', 'how many times chance is drawn (when not given, as many as the scenario says)', count(1, scenarioLimits.replicates))
    .option('--workers <n>', 'threads that work (when not given, as many as there are processors)', count(1, 256))
    .option('--out <dir>', 'write results.csv, replicates.csv and manifest.json to this folder')
    .option('--json', 'print one JSON object instead of tables')
}

/** A whole number within limits. */
export function count(low: number, high: number): (text: string) => number {
  return (text) => {
    if (!/^\d+$/.test(text.trim())) throw new InvalidArgumentError(`expected a whole number from ${low} to ${high}, got ${text}.`)
    const value = Number(text)
    if (value < low || value > high) throw new InvalidArgumentError(`expected a whole number from ${low} to ${high}, got ${text}.`)
    return value
  }
}

function yearMonth(text: string): string {
  if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(text)) throw new InvalidArgumentError(`expected a month such as 2035-12, got ${text}.`)
  return text
}

/** Fields of a scenario that options replace. */
export function scenarioChanges(options: RunOptions, period: { readonly from?: unknown; readonly to?: unknown } = {}): Record<string, unknown> {
  if (options.seed === '') throw new BadInput(["--seed: expected some text, got none. Leave it out for the scenario's own."])
  const changes: Record<string, unknown> = {}
  if (options.replicates !== undefined) changes.replicates = options.replicates
  if (options.seed !== undefined) changes.seed = options.seed
  if (options.chanceOnly) changes.chanceOnly = true
  if (options.from !== undefined || options.to !== undefined) {
    changes.period = { ...period, ...(options.from === undefined ? {} : { from: options.from }), ...(options.to === undefined ? {} : { to: options.to }) }
  }
  return changes
}

/** Adds the option that says where the queue is. A URL with a password is better kept in the environment, where no list of processes shows it. */
export function withRedis(command: Command): Command {
  return command.addOption(new Option('--redis <url>', 'the queue: redis://[user:password@]host[:port][/database], or rediss:// for TLS').env('LAEGEVEJE_REDIS').default('redis://127.0.0.1:6379'))
}
