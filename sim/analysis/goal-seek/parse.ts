/** Goal files: untrusted JSON, checked whole, every problem at once. */
import type { SettingDefinition, Text } from '../../model/definitions.ts'
import { leverById, levers as allLevers } from '../../model/levers/index.ts'
import type { Pack } from '../../model/pack/index.ts'
import { monthOf, parseScenario, scenarioDefaults, scenarioLimits } from '../../scenario/index.ts'
import type { Library, LeverUse, Problem, Scenario } from '../../scenario/index.ts'
import { parseJson } from '../../scenario/library.ts'
import { isObject, plainCopy } from '../../scenario/plain.ts'
import type { Plain, PlainObject } from '../../scenario/plain.ts'
import { adviceFor, Problems } from '../../scenario/problems.ts'
import { readNumber } from '../../scenario/settings.ts'
import { readFigureName } from '../figures.ts'
import { statedPrice } from '../../model/levers/costs.ts'
import { resolveLever } from '../../scenario/index.ts'
import { goalFormat } from './types.ts'
import type { AllowedLever, Condition, Goal, SearchEffort } from './types.ts'

/** Values that hold when a file does not say. */
export const goalDefaults = { from: 'baseline', probability: 0.5, levers: 4, beam: 3, rounds: [8, 16, 32], confirm: 100, sizes: 4 } as const

const words = ['$schema', 'format', 'id', 'title', 'from', 'conditions', 'probability', 'ceilingDkk', 'prices', 'allowed', 'effort', 'seed', 'to']
const limits = { conditions: 12, levers: 60, sizes: 20, rounds: 6 } as const

/** A checked goal, or everything that is wrong with it. */
export type GoalResult = { readonly ok: true; readonly goal: Goal } | { readonly ok: false; readonly problems: readonly Problem[] }

/** What a goal is checked against. */
export interface GoalContext {
  readonly pack: Pack
  readonly library: Library
  readonly where?: string
}

/** Checks a goal file whole. Never throws. */
export function parseGoalText(text: string, context: GoalContext): GoalResult {
  const problems = new Problems(context.where ?? 'goal')
  if (text.length > scenarioLimits.bytes) problems.expected('', 'too-large', { da: `højst ${scenarioLimits.bytes / 1024} kB`, en: `at most ${scenarioLimits.bytes / 1024} kB` }, `${Math.ceil(text.length / 1024)} kB`)
  const json = problems.list.length > 0 ? undefined : parseJson(text, problems)
  return problems.list.length > 0 ? { ok: false, problems: problems.list } : parseGoal(json, context)
}

/** As `parseGoalText`, from a parsed value. */
export function parseGoal(json: unknown, { pack, library, where = 'goal' }: GoalContext): GoalResult {
  const problems = new Problems(where)
  const document = plainCopy(json, problems)
  if (!isObject(document)) {
    if (problems.list.length === 0) problems.expected('', 'wrong-type', { da: 'et mål', en: 'a goal' }, document)
    return { ok: false, problems: problems.list }
  }
  for (const name of Object.keys(document)) if (!words.includes(name)) problems.expected(name, 'unknown-name', { da: 'et kendt felt', en: 'a known field' }, name, adviceFor(name, words))
  if (document['format'] !== goalFormat) problems.expected('format', document['format'] === undefined ? 'missing' : 'newer-format', { da: `${goalFormat}`, en: `${goalFormat}` }, document['format'])
  const id = document['id']
  if (typeof id !== 'string' || !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id)) problems.expected('id', id === undefined ? 'missing' : 'wrong-form', { da: 'små bogstaver og tal med bindestreger', en: 'lower-case words and numbers with hyphens' }, id)
  const conditions = readConditions(document['conditions'], pack, problems)
  const number = (name: string, low: number, high: number): number | undefined => (document[name] === undefined ? undefined : readNumber(document[name], name, low, high, problems))
  const probability = number('probability', 0.01, 1) ?? goalDefaults.probability
  const ceilingDkk = number('ceilingDkk', 0, 1e13)
  const effort = readEffort(document['effort'], problems)
  const seed = document['seed'] ?? scenarioDefaults.seed
  if (typeof seed !== 'string' || seed === '') problems.expected('seed', 'wrong-type', { da: 'en tekst', en: 'a text' }, seed)
  const from = readFrom(document, Math.max(2026, ...conditions.map(({ year }) => year)), String(seed), pack, library, problems)
  const allowed = readAllowed(document['allowed'], problems)
  if (from)
    for (const lever of allowed) {
      checkSizes(lever, from, pack, library, problems)
      if (ceilingDkk !== undefined && priceOf(lever, from, pack) === undefined)
        problems.say(`prices.${lever.id}`, 'missing', {
          da: `Forventede en pris, for under et loft må et tiltag uden pris ikke bruges. Skriv kroner pr. enhed, eller tag ${lever.id} ud af allowed.`,
          en: `expected a price, since a lever without one cannot be shown to stay below a ceiling. Write DKK per unit, or take ${lever.id} out of allowed.`,
        })
    }
  for (const [i, { year }] of conditions.entries())
    if (from && (year * 12 + 11 < monthOf(from.period.from)! || year * 12 + 11 > monthOf(from.period.to)!)) problems.expected(`conditions[${i}].year`, 'out-of-range', { da: `et år i perioden ${from.period.from} til ${from.period.to}`, en: `a year of the period ${from.period.from} to ${from.period.to}` }, year)
  if (problems.list.length > 0 || !from) return { ok: false, problems: problems.list }
  const title = isObject(document['title'] ?? null) ? (document['title'] as unknown as Text) : { da: String(id), en: String(id) }
  return { ok: true, goal: { format: goalFormat, id: String(id), title, from, conditions, probability, ...(ceilingDkk === undefined ? {} : { ceilingDkk }), allowed, effort, seed: String(seed) } }
}

function readConditions(value: Plain | undefined, pack: Pack, problems: Problems): Condition[] {
  if (!Array.isArray(value) || value.length === 0 || value.length > limits.conditions) {
    problems.expected('conditions', value === undefined ? 'missing' : 'wrong-type', { da: `en liste på 1 til ${limits.conditions}`, en: `a list of 1 to ${limits.conditions}` }, value, { da: 'Skriv f.eks. [{"figure": "gp-doctors", "year": 2035, "atLeast": 5000}].', en: 'Write e.g. [{"figure": "gp-doctors", "year": 2035, "atLeast": 5000}].' })
    return []
  }
  return (value as readonly Plain[]).flatMap((one, i): Condition[] => {
    const path = `conditions[${i}]`
    if (!isObject(one)) {
      problems.expected(path, 'wrong-type', { da: 'et objekt', en: 'an object' }, one)
      return []
    }
    const known = ['figure', 'year', 'atLeast', 'atMost']
    for (const name of Object.keys(one)) if (!known.includes(name)) problems.expected(`${path}.${name}`, 'unknown-name', { da: 'et kendt felt', en: 'a known field' }, name, adviceFor(name, known))
    const { figure, year, atLeast, atMost } = one
    const read = typeof figure === 'string' ? readFigureName(figure.slice(0, 200), pack) : undefined
    if (!read) problems.expected(`${path}.figure`, figure === undefined ? 'missing' : 'wrong-type', { da: 'et tal som "gp-doctors"', en: 'a figure such as "gp-doctors"' }, figure)
    else if ('problem' in read) problems.say(`${path}.figure`, 'unknown-name', { da: read.problem, en: read.problem })
    const inYear = year === undefined ? undefined : readNumber(year, `${path}.year`, 2007, 2060, problems)
    if (inYear === undefined || !Number.isInteger(inYear)) problems.expected(`${path}.year`, year === undefined ? 'missing' : 'wrong-form', { da: 'et årstal', en: 'a year' }, year)
    if ((atLeast === undefined) === (atMost === undefined)) problems.say(path, 'conflict', { da: 'Skriv enten atLeast eller atMost.', en: 'expected either atLeast or atMost. Write one of them.' })
    const bound = atLeast === undefined ? atMost : atLeast
    const limit = bound === undefined ? undefined : readNumber(bound, `${path}.${atLeast === undefined ? 'atMost' : 'atLeast'}`, -1e12, 1e12, problems)
    return read && 'name' in read && inYear !== undefined && limit !== undefined ? [{ ...read.name, year: inYear, sense: atLeast === undefined ? 'at-most' : 'at-least', value: limit }] : []
  })
}

function readEffort(value: Plain | undefined, problems: Problems): SearchEffort {
  const given: PlainObject = value === undefined ? {} : isObject(value) ? value : (problems.expected('effort', 'wrong-type', { da: 'et objekt', en: 'an object' }, value), {})
  const known = ['levers', 'beam', 'rounds', 'confirm']
  for (const name of Object.keys(given)) if (!known.includes(name)) problems.expected(`effort.${name}`, 'unknown-name', { da: 'et kendt felt', en: 'a known field' }, name, adviceFor(name, known))
  const whole = (name: 'levers' | 'beam' | 'confirm', high: number): number => {
    if (given[name] === undefined) return goalDefaults[name]
    const read = readNumber(given[name], `effort.${name}`, 1, high, problems)
    if (read !== undefined && !Number.isInteger(read)) problems.expected(`effort.${name}`, 'wrong-form', { da: 'et helt tal', en: 'a whole number' }, read)
    return read ?? goalDefaults[name]
  }
  const rounds = given['rounds'] ?? goalDefaults.rounds
  const sound = Array.isArray(rounds) && rounds.length > 0 && rounds.length <= limits.rounds && rounds.every((n, i) => Number.isInteger(n) && n >= 2 && n <= 10_000 && (i === 0 || n > (rounds[i - 1] as number)))
  if (!sound) problems.expected('effort.rounds', 'wrong-form', { da: 'stigende hele tal fra 2, f.eks. [8, 16, 32]', en: 'rising whole numbers from 2, e.g. [8, 16, 32]' }, rounds)
  return { levers: whole('levers', 12), beam: whole('beam', 50), confirm: whole('confirm', 10_000), rounds: sound ? (rounds as readonly number[]) : goalDefaults.rounds }
}

/** The scenario that sets are added to: it runs to the end of the last year that is asked for. */
function readFrom(document: PlainObject, lastYear: number, seed: string, pack: Pack, library: Library, problems: Problems): Scenario | undefined {
  const from = document['from'] ?? goalDefaults.from
  const own: Record<string, unknown> | undefined = isObject(from) ? { format: 1, id: 'from', ...from } : typeof from === 'string' && library.document(from) !== undefined ? { format: 1, id: 'from', extends: from } : undefined
  if (!own) {
    problems.expected('from', 'unknown-name', { da: 'id på et kendt scenarie, eller et scenarie', en: 'the id of a known scenario, or a scenario' }, from, adviceFor(String(from), library.ids))
    return undefined
  }
  const period = { ...(own['period'] as object | undefined), to: typeof document['to'] === 'string' ? document['to'] : `${Math.min(2060, lastYear)}-12` }
  const parsed = parseScenario({ ...own, seed, period, ...(document['prices'] === undefined ? {} : { prices: document['prices'] }) }, library, { pack, where: problems.where })
  if (parsed.ok) return parsed.scenario
  for (const { path, code, text } of parsed.problems) problems.say(path.startsWith('prices') ? path : `from${path === '' ? '' : `.${path}`}`, code, text)
  return undefined
}

function readAllowed(value: Plain | undefined, problems: Problems): AllowedLever[] {
  const ids = allLevers.filter(({ kind }) => kind === 'lever').map(({ id }) => id)
  const entries: readonly (readonly [string, Plain])[] = Array.isArray(value) ? (value as readonly Plain[]).map((id) => [String(id), {}] as const) : value !== undefined && isObject(value) ? Object.entries(value) : []
  if (entries.length === 0 || entries.length > limits.levers) problems.expected('allowed', value === undefined ? 'missing' : 'wrong-type', { da: 'tiltag, der må bruges', en: 'levers that may be pulled' }, value, { da: 'Skriv f.eks. ["senior-schemes", "pay-premium"].', en: 'Write e.g. ["senior-schemes", "pay-premium"].' })
  const seen = new Set<string>()
  return entries.flatMap(([id, given]): AllowedLever[] => {
    const path = `allowed.${id}`
    const lever = leverById(id)
    if (seen.has(id)) problems.say(path, 'conflict', { da: 'står to gange. Fjern det ene.', en: 'expected each lever once, got it twice. Remove one.' })
    seen.add(id)
    if (lever?.kind !== 'lever') {
      problems.expected(path, lever ? 'not-applicable' : 'unknown-name', { da: 'et kendt tiltag', en: 'a known lever' }, id, lever ? { da: 'En omverdensantagelse kan ingen trække i.', en: 'A driver is nobody’s to pull.' } : adviceFor(id, ids))
      return []
    }
    if (!isObject(given)) {
      problems.expected(path, 'wrong-type', { da: 'et objekt', en: 'an object' }, given)
      return []
    }
    const { setting: named, sizes, ...use } = given
    const setting = lever.settings.find((one) => one.id === (named ?? lever.primary))
    if (!setting) problems.expected(`${path}.setting`, 'unknown-name', { da: 'en indstilling af tiltaget', en: 'a setting of the lever' }, named, adviceFor(String(named), lever.settings.map((one) => one.id)))
    if (!setting) return []
    if (setting.kind !== 'number') {
      if (sizes !== undefined) problems.say(`${path}.sizes`, 'not-applicable', { da: `${setting.id} er intet tal. Fjern sizes, eller vælg en anden setting.`, en: `expected a setting that is a number, got ${setting.id}. Remove sizes, or choose another setting.` })
      return [{ id, sizes: [undefined], use: use as LeverUse }]
    }
    return [{ id, setting, sizes: readSizes(sizes, setting, `${path}.sizes`, problems), use: use as LeverUse }]
  })
}

/** Sizes that are given, or a number of equal steps from today's value to the end of what evidence supports. */
function readSizes(value: Plain | undefined, setting: SettingDefinition, path: string, problems: Problems): readonly number[] {
  const now = Number(setting.statusQuo)
  if (Array.isArray(value) && value.length > 0 && value.length <= limits.sizes && value.every((size) => typeof size === 'number')) {
    for (const [i, size] of value.entries()) readNumber(size as number, `${path}[${i}]`, setting.min, setting.max, problems)
    return [...(value as readonly number[])].sort((a, b) => Math.abs(a - now) - Math.abs(b - now))
  }
  if (value !== undefined) problems.expected(path, 'wrong-type', { da: `en liste på 1 til ${limits.sizes} tal`, en: `a list of 1 to ${limits.sizes} numbers` }, value)
  const on = Number(setting.on)
  const up = on >= now
  const end = (setting.evidence ?? [setting.min ?? on, setting.max ?? on])[up ? 1 : 0]
  const far = up ? Math.max(on, end) : Math.min(on, end)
  if (far === now) return [on]
  const step = setting.step ?? 0
  const spaced = Array.from({ length: goalDefaults.sizes }, (_, k) => now + ((far - now) * (k + 1)) / goalDefaults.sizes).map((size) => Number((step > 0 ? Math.round(size / step) * step : size).toPrecision(8)))
  return [...new Set(spaced)].filter((size) => size !== now)
}

/** Every size must be a scenario by itself. */
function checkSizes({ id, setting, sizes, use }: AllowedLever, from: Scenario, pack: Pack, library: Library, problems: Problems): void {
  const said = new Set<string>()
  for (const size of sizes) {
    const parsed = parseScenario({ ...from, levers: { ...from.levers, [id]: { ...use, ...(setting && size !== undefined ? { [setting.id]: size } : {}) } } }, library, { pack, where: problems.where })
    if (parsed.ok) continue
    for (const { path, code, text } of parsed.problems) {
      if (said.has(text.en)) continue
      said.add(text.en)
      problems.say(path.replace(/^levers\./, 'allowed.'), code, text)
    }
  }
}

function priceOf({ id, setting, sizes, use }: AllowedLever, from: Scenario, pack: Pack): number | undefined {
  const given = from.prices?.[id]
  const lever = leverById(id)!
  if (given !== undefined) return given
  if (!lever.cost) return 0
  const resolved = resolveLever({ ...use, ...(setting && sizes.at(-1) !== undefined ? { [setting.id]: sizes.at(-1)! } : {}) }, lever, pack)
  return resolved && statedPrice(lever.cost, resolved)
}
