import type { LeverDefinition, SettingValue, Text } from '../model/definitions.ts'
import { leverById } from '../model/levers/index.ts'
import type { Pack } from '../model/pack/index.ts'
import { checkClashes } from './clashes.ts'
import { readDocument } from './document.ts'
import { knownNames } from './known.ts'
import { parseJson } from './library.ts'
import type { Library } from './library.ts'
import { migrate } from './migrate.ts'
import { monthOf, monthText } from './months.ts'
import { isObject, plainCopy } from './plain.ts'
import { adviceFor, Problems } from './problems.ts'
import type { Problem } from './problems.ts'
import { currentFormat, scenarioDefaults, scenarioLimits } from './types.ts'
import type { LeverUse, Scenario, ScenarioDocument } from './types.ts'

/** What a scenario is checked against. */
export interface ParseContext {
  readonly pack: Pack
  /** Name of the file or place the scenario comes from, said first in every message. */
  readonly where?: string
}

/** A checked scenario, or everything that is wrong with it. */
export type ParseResult = { readonly ok: true; readonly scenario: Scenario } | { readonly ok: false; readonly problems: readonly Problem[] }

/**
 * Checks untrusted JSON whole and returns a frozen scenario with what it extends merged in, or every problem at once. Never throws.
 * @param json a parsed value; for text use `parseScenarioText`.
 */
export function parseScenario(json: unknown, library: Library, context: ParseContext): ParseResult {
  const problems = new Problems(context.where ?? 'scenario')
  const own = readOne(json, context.pack, problems)
  const chain = own ? ancestors(own, library, context.pack, problems) : []
  if (!own || problems.list.length > 0) return { ok: false, problems: problems.list }
  const scenario = merge([...chain, own])
  checkWhole(scenario, problems)
  return problems.list.length > 0 ? { ok: false, problems: problems.list } : { ok: true, scenario: deepFreeze(scenario) }
}

/** As `parseScenario`, from text: its size is checked before it is read. */
export function parseScenarioText(text: string, library: Library, context: ParseContext): ParseResult {
  const problems = new Problems(context.where ?? 'scenario')
  if (text.length > scenarioLimits.bytes) {
    const limit = `${scenarioLimits.bytes / 1024} kB`
    problems.expected('', 'too-large', { da: `højst ${limit}`, en: `at most ${limit}` }, `${Math.ceil(text.length / 1024)} kB`)
    return { ok: false, problems: problems.list }
  }
  const json = parseJson(text, problems)
  return problems.list.length > 0 ? { ok: false, problems: problems.list } : parseScenario(json, library, context)
}

/** A scenario of the library by id. */
export function loadScenario(id: string, library: Library, context: ParseContext): ParseResult {
  const document = library.document(id)
  if (document !== undefined) return parseScenario(document, library, { ...context, where: `scenarios/${library.fileOf(id) ?? id}` })
  const problems = new Problems('scenario')
  problems.expected(
    '',
    'unknown-name',
    { da: 'id på et kendt scenarie eller en fil', en: 'the id of a known scenario, or a file' },
    id,
    adviceFor(id, library.ids),
  )
  return { ok: false, problems: problems.list }
}

function readOne(json: unknown, pack: Pack, problems: Problems): ScenarioDocument | undefined {
  const plain = plainCopy(json, problems)
  if (plain === undefined) return undefined
  if (!isObject(plain)) {
    if (problems.list.length === 0) problems.expected('', 'wrong-type', { da: 'et scenarie', en: 'a scenario' }, plain)
    return undefined
  }
  const current = migrate(plain, problems)
  return current && readDocument(current, knownNames(pack), problems)
}

/** What a scenario extends, farthest first. */
function ancestors(own: ScenarioDocument, library: Library, pack: Pack, problems: Problems): ScenarioDocument[] {
  const chain: ScenarioDocument[] = []
  const seen = [own.id]
  for (let next = own.extends; next !== undefined; next = chain[0]!.extends) {
    const path = 'extends'
    if (seen.includes(next)) {
      const loop = [...seen, next].join(' → ')
      problems.say(path, 'cycle', {
        da: `Forventede en kæde, der ender, men ${loop} går i ring. Fjern et af leddene.`,
        en: `expected a chain that ends, got ${loop}. Remove one of its links.`,
      })
      return chain
    }
    if (chain.length >= scenarioLimits.ancestors) {
      const most = scenarioLimits.ancestors
      problems.expected(path, 'too-large', { da: `en kæde på højst ${most}`, en: `a chain of at most ${most}` }, 'a longer one')
      return chain
    }
    const document = library.document(next)
    if (document === undefined) {
      problems.expected(path, 'unknown-name', { da: 'id på et kendt scenarie', en: 'the id of a known scenario' }, next, adviceFor(next, library.ids))
      return chain
    }
    const theirs = new Problems(`scenarios/${library.fileOf(next) ?? next}`)
    const parent = readOne(document, pack, theirs)
    problems.list.push(...theirs.list)
    if (!parent) return chain
    seen.push(next)
    chain.unshift(parent)
  }
  return chain
}

/** Later documents win, setting by setting; title and note are those of the last that has one. */
function merge(documents: readonly ScenarioDocument[]): Scenario {
  const last = documents[documents.length - 1]!
  const levers: Record<string, LeverUse> = {}
  const drivers: Record<string, LeverUse> = {}
  const assumptions: Record<string, number> = {}
  let title: Text = { da: last.id, en: last.id }
  let note: Text | undefined
  let policy: Scenario['policy']
  let prices: Scenario['prices']
  let period: Scenario['period'] = scenarioDefaults.period
  let seed: string = scenarioDefaults.seed
  let replicates: number = scenarioDefaults.replicates
  let chanceOnly: boolean = scenarioDefaults.chanceOnly
  for (const document of documents) {
    for (const [id, use] of Object.entries(document.levers ?? {})) levers[id] = { ...levers[id], ...use }
    for (const [id, use] of Object.entries(document.drivers ?? {})) drivers[id] = { ...drivers[id], ...use }
    Object.assign(assumptions, document.assumptions)
    title = document.title ?? title
    // A parent's note is about the parent.
    note = document.note
    if (document.policy) policy = { ...policy, ...document.policy }
    if (document.prices) prices = { ...prices, ...document.prices }
    period = { ...period, ...document.period }
    seed = document.seed ?? seed
    replicates = document.replicates ?? replicates
    chanceOnly = document.chanceOnly ?? chanceOnly
  }
  return { format: currentFormat, id: last.id, title, ...(note ? { note } : {}), levers, drivers, assumptions, ...(policy ? { policy } : {}), ...(prices ? { prices } : {}), period, seed, replicates, chanceOnly }
}

/** What only shows when all is merged: order of months, and levers that cannot stand together. */
function checkWhole(scenario: Scenario, problems: Problems): void {
  const { from, to } = scenario.period
  if (monthOf(from)! > monthOf(to)!)
    problems.expected('period.to', 'wrong-order', { da: `en måned fra ${from} og frem`, en: `a month from ${from} on` }, to, {
      da: 'Byt om på from og to.',
      en: 'Swap from and to.',
    })
  for (const section of ['levers', 'drivers'] as const)
    for (const [id, use] of Object.entries(scenario[section])) {
      const path = `${section}.${id}`
      const lever = leverById(id)!
      if (use['start_intake'] !== undefined && use.start !== undefined)
        problems.say(`${path}.start_intake`, 'conflict', {
          da: 'Både start og start_intake siger, hvornår det begynder. Behold den ene.',
          en: 'start and start_intake both say when it begins. Keep one.',
        })
      const start = startOf(use, lever)
      const end = use.end ?? lever.end
      if (end !== undefined && monthOf(end)! <= start) {
        const begins = monthText(start)
        problems.expected(
          `${path}.${use.end === undefined ? 'start' : 'end'}`,
          'wrong-order',
          { da: `et tidsrum, der begynder før det slutter (${end})`, en: `a period that begins before it ends (${end})` },
          begins,
          {
            da: 'end er den første måned, hvor tiltaget ikke længere gælder.',
            en: 'end is the first month in which the lever no longer acts.',
          },
        )
      }
    }
  checkClashes(scenario, startOf, problems)
}

/** First month (absolute) of a lever in use: `start`, the September of `start_intake`, or the lever's own. */
export function startOf(use: LeverUse, lever: LeverDefinition): number {
  const intake: SettingValue | undefined = use['start_intake'] as SettingValue | undefined
  if (use.start !== undefined) return monthOf(use.start)!
  return typeof intake === 'number' ? intake * 12 + 8 : monthOf(lever.start)!
}

function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value)
    for (const inner of Object.values(value)) deepFreeze(inner)
  }
  return value
}
