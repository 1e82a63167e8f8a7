import { pathToFileURL } from 'node:url'
import { Command, CommanderError } from 'commander'
import { loadExtension } from '../run/extensions.ts'
import { commands } from './commands/index.ts'
import { BadInput, CommandFailure, exitCode } from './exit.ts'
import { processTerminal } from './terminal.ts'
import type { Terminal } from './terminal.ts'
import { version } from './version.ts'

/** Runs one command line, without the program's name. Resolves with the exit code; see exit.ts. */
export async function main(args: readonly string[], terminal: Terminal = processTerminal()): Promise<number> {
  let code: number = exitCode.done
  const program = new Command('laegeveje')
    .description("Simulate doctors' careers in Denmark under policy levers, towards at least 5,000 doctors in general practice in 2035.")
    .version(version, '-V, --version', 'print the version')
    .option('--extend <module>', 'add levers and indicators of your own from a module (see sim/examples); may be given for several, before the command', (path: string, before: readonly string[]) => [...before, path], [] as readonly string[])
    .hook('preAction', async () => {
      for (const path of program.opts<{ readonly extend?: readonly string[] }>().extend ?? []) await extend(path)
    })
    .showHelpAfterError('(add --help for what there is)')
    .configureHelp({ helpWidth: 100 })
    .configureOutput({ writeOut: (text) => terminal.out(text), writeErr: (text) => terminal.note(text.trimEnd()) })
    .exitOverride()
    .addHelpText(
      'after',
      `
Examples:
  laegeveje scenarios                                      what can be run
  laegeveje run baseline --replicates 50                   one scenario
  laegeveje compare agreement-2024 baseline                what it changes, replicate by replicate
  laegeveje run my-scenario.json --out results/mine        a scenario of your own, with tables on disk

Exit codes: 0 done, 1 failure, 2 bad input (nothing was run), 3 blocks are missing, 42 this machine or version
must not take part, 130 interrupted (what was finished is kept).`,
    )
  const context = { terminal, line: ['laegeveje', ...args.map(quote)].join(' '), end: (ended: number) => void (code = ended) }
  for (const define of commands) define(program, context)
  for (const command of program.commands) command.exitOverride().copyInheritedSettings(program)

  try {
    await program.parseAsync(args, { from: 'user' })
    return code
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCode.done : exitCode.badInput
    if (error instanceof BadInput) {
      for (const problem of error.problems) terminal.note(problem)
      return exitCode.badInput
    }
    if (error instanceof CommandFailure) {
      terminal.note(error.message)
      return error.code
    }
    terminal.note(error instanceof Error ? (error.stack ?? error.message) : String(error))
    return exitCode.failure
  }
}

/** Loads a module of somebody's own. @throws BadInput with everything that is wrong with it */
async function extend(path: string): Promise<void> {
  try {
    await loadExtension(pathToFileURL(path))
  } catch (error) {
    throw new BadInput((error instanceof Error ? error.message : String(error)).split('\n').map((line) => `--extend: ${line}`))
  }
}

/** An argument as a shell would have to be given it. */
function quote(argument: string): string {
  return /^[\w./:=@%+-]+$/.test(argument) ? argument : `'${argument.replaceAll("'", String.raw`'\''`)}'`
}
