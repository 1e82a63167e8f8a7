/** `attribution --shipped`: why the shipped scenarios differ from the baseline, for the page. */
import type { Attribution, AttributionFile } from '../analysis/attribution/index.ts'
import type { Figure } from '../analysis/figures.ts'
import { indicatorById } from '../model/indicators/index.ts'
import { modelVersion } from '../model/version.ts'
import { writeFileSafely } from '../run/node-files.ts'
import { loadScenario } from '../scenario/index.ts'
import type { Scenario } from '../scenario/index.ts'
import { attribute } from './attribution.ts'
import { attributionHead } from './attribution-summary.ts'
import { BadInput, exitCode } from './exit.ts'
import type { House } from './load.ts'
import { rowJson } from './row-json.ts'
import { shippedFile } from './shipped-results.ts'
import type { Terminal } from './terminal.ts'
import { version } from './version.ts'

/** Where the page reads them from. */
export const attributionFile = shippedFile('attribution.json')

/** Scenarios that are told of. */
const shippedScenarios = ['reform-as-agreed', 'agreement-2024'] as const

/** Figures that are told: every definition of the goal, and what the country gets for it. */
export function shippedFigures({ pack }: House): Figure[] {
  const nation = { level: 'nation', area: pack.id }
  const goal = indicatorById('gp-doctors')!
  const years = [2029, 2035]
  const others = [
    { indicator: 'gp-coverage-need', measure: 'coverage', ...nation },
    { indicator: 'gp-coverage-need', measure: 'coverage', level: 'worst-quarter', area: 'place' },
    { indicator: 'unlisted-patients', measure: 'unlisted-citizens', ...nation },
    { indicator: 'gp-doctors', measure: goal.measures[0]!.id, level: 'flag', area: 'open_for_new_capacity' },
    { indicator: 'gp-doctors', measure: goal.measures[0]!.id, level: 'flag', area: 'threatened' },
  ]
  return [...goal.measures.map(({ id }) => ({ indicator: goal.id, measure: id, ...nation })), ...others].flatMap((name) => years.map((year) => ({ ...name, year })))
}

/** Runs what the page tells of and writes the file. Resolves with the exit code. */
export async function shipAttributions(options: { readonly replicates: number; readonly orderPairs: number; readonly workers?: number; readonly file?: string; readonly scenarios?: readonly string[] }, house: House, terminal: Terminal): Promise<number> {
  const { replicates, orderPairs, workers, file = attributionFile, scenarios: ids = shippedScenarios } = options
  const against = shipped('baseline', house)
  const scenarios: Record<string, Attribution> = {}
  for (const id of ids) {
    const found = await attribute({ scenario: shipped(id, house), against, figures: shippedFigures(house), replicates, orderPairs }, workers === undefined ? {} : { workers }, house, terminal)
    if (!found) {
      terminal.note('Interrupted. The same command goes on where it stopped.')
      return exitCode.interrupted
    }
    scenarios[id] = short(found)
    terminal.out(attributionHead(found))
  }
  const written: AttributionFile = { name: 'laegeveje', version, model: modelVersion, scenarios }
  await writeFileSafely(file, `${rowJson(written)}\n`)
  terminal.note(`Wrote ${file}`)
  return exitCode.done
}

function shipped(id: string, { pack, library }: House): Scenario {
  const parsed = loadScenario(id, library, { pack })
  if (!parsed.ok) throw new BadInput(parsed.problems.map(({ message }) => message))
  return parsed.scenario
}

/** Five digits are more than a picture shows, and the page has to carry them. */
function short(found: Attribution): Attribution {
  return JSON.parse(JSON.stringify(found, (_, value: unknown) => (typeof value === 'number' && Number.isFinite(value) ? Number(value.toPrecision(5)) : value))) as Attribution
}
