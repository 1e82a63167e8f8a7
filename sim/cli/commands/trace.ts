import type { CommandDefinition } from '../command.ts'
import { BadInput } from '../exit.ts'
import { firstDivergence, oneLife, trackLines, twoLives } from '../lives.ts'
import type { LifeEvent } from '../lives.ts'
import { loadPair, loadRun, openHouse } from '../load.ts'
import { isoMonth } from '../numbers.ts'
import { count, withScenarioOptions } from '../options.ts'
import type { RunOptions } from '../options.ts'

/** What a scenario's life is compared with. */
const reference = 'baseline'

/** `trace`: one doctor's life in one replicate, and the same doctor's under the baseline. */
export const trace: CommandDefinition = (program, { terminal }) => {
  withScenarioOptions(program.command('trace').argument('<scenario>', 'scenario id or file').summary("tell one doctor's life"))
    .description("Tells one doctor's life in one replicate as dated sentences, beside the same doctor's life under the baseline, and marks where they part.")
    .option('--replicate <i>', 'which replicate, from 0', count(0, 1_000_000), 0)
    .option('--person <id>', 'whose life: entry-cohort-slot, as a trace prints it')
    .option('--pick <filter>', 'a doctor of whom this holds, instead of an id')
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      `
Examples:
  laegeveje trace agreement-2024 --replicate 3 --pick "owner"
  laegeveje trace baseline --person 0-2025-17`,
    )
    .action(async (name: string, options: RunOptions & { readonly replicate: number; readonly person?: string; readonly pick?: string }) => {
      const { replicate, person, pick } = options
      if ((person === undefined) === (pick === undefined)) throw new BadInput(['trace: expected either --person or --pick, got ' + (person === undefined ? 'neither. Give one.' : 'both. Leave one out.')])
      const { traceReplicate } = await import('../../model/trace.ts')
      const house = await openHouse()
      const [loaded, other] = name === reference ? [await loadRun(name, options, house), undefined] : await loadPair(name, reference, options, house)
      const life = lookUp(() => traceReplicate(loaded.compiled, replicate, person === undefined ? { pick: pick! } : { person }))
      const otherLife = other && orNobody(() => traceReplicate(other.compiled, replicate, { person: life.person }))
      const parting = otherLife && firstDivergence(life.events, otherLife.events)
      if (options.json) {
        const first = parting === undefined ? null : isoMonth(Math.min(life.events[parting]?.month ?? Infinity, otherLife!.events[parting]?.month ?? Infinity))
        const { id, compiled, scenario } = loaded
        terminal.out(
          JSON.stringify(
            { scenario: id, seed: scenario.seed, fingerprint: compiled.fingerprint, replicate, person: life.person, life, ...(otherLife && { [reference]: otherLife, firstDivergence: first }) },
            null,
            2,
          ),
        )
        return
      }
      terminal.out(`Doctor ${life.person} in replicate ${replicate} of ${loaded.id}, seed "${loaded.scenario.seed}"\n${summaryText(life.summary)}`)
      terminal.out(`${trackLines(life.tracks)}\n`)
      terminal.out(otherLife ? twoLives(life.events, otherLife.events, [loaded.id, reference]) : oneLife(life.events))
      if (otherLife?.events.length === 0) terminal.out(`\nNobody has this place under ${reference}: the person is there because of the scenario.`)
      else if (otherLife && parting === undefined) terminal.out('\nThe two lives are the same.')
    })
}

/** A person made by the scenario has no life under the baseline. */
function orNobody<T extends { readonly events: readonly LifeEvent[] }>(call: () => T): T | { readonly events: readonly LifeEvent[] } {
  try {
    return call()
  } catch (error) {
    if (isRefusal(error)) return { events: [] }
    throw error
  }
}

/** What a trace cannot find is the caller's mistake. */
function lookUp<T>(call: () => T): T {
  try {
    return call()
  } catch (error) {
    if (isRefusal(error)) throw new BadInput([error.message])
    throw error
  }
}

/** Errors about what was asked for are written `<where>: expected <what>`; others are faults of the program. */
function isRefusal(error: unknown): error is Error {
  return error instanceof Error && error.message.includes(': expected ')
}

function summaryText(summary: unknown): string {
  if (typeof summary === 'string') return `${summary}\n`
  const english = (summary as { readonly en?: string } | undefined)?.en
  return english === undefined ? '' : `${english}\n`
}
