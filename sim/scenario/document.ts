import type { LeverDefinition, Text } from '../model/definitions.ts'
import { leverById, levers as allLevers } from '../model/levers/index.ts'
import type { KnownNames } from './known.ts'
import { monthOf } from './months.ts'
import { isObject } from './plain.ts'
import type { Plain, PlainObject } from './plain.ts'
import { adviceFor, meant } from './problems.ts'
import type { Problems } from './problems.ts'
import { readBoolean, readLeverUse, readMonth, readNumber } from './settings.ts'
import { currentFormat, scenarioLimits } from './types.ts'
import type { LeverUse, Period, ScenarioDocument, ScenarioPolicy } from './types.ts'

const words = [
  '$schema',
  'format',
  'id',
  'title',
  'note',
  'extends',
  'levers',
  'drivers',
  'assumptions',
  'policy',
  'prices',
  'period',
  'seed',
  'replicates',
  'chanceOnly',
]

const idForm = /^[a-z0-9]+(-[a-z0-9]+)*(\/[a-z0-9]+(-[a-z0-9]+)*)?$/

type Mutable<T> = { -readonly [K in keyof T]: T[K] }

/** Reads one document of the current format, on its own: what it extends is not looked at. Reports every problem. */
export function readDocument(document: PlainObject, known: KnownNames, problems: Problems): ScenarioDocument {
  const result: Mutable<ScenarioDocument> = { format: currentFormat, id: '' }
  for (const name of Object.keys(document))
    if (!words.includes(name)) problems.expected(name, 'unknown-name', { da: 'et kendt felt', en: 'a known field' }, name, adviceFor(name, words))

  const id = document['id']
  if (typeof id === 'string' && idForm.test(id) && id.length <= scenarioLimits.nameLength) result.id = id
  else
    problems.expected(
      'id',
      id === undefined ? 'missing' : typeof id === 'string' ? 'wrong-form' : 'wrong-type',
      { da: 'små bogstaver og tal med bindestreger, f.eks. "flere-tutorer"', en: 'lower-case words and numbers with hyphens, e.g. "more-tutors"' },
      id,
    )

  const { title, note, seed, replicates, chanceOnly, period } = document
  if (title !== undefined) result.title = readText(title, 'title', 200, problems)
  if (note !== undefined) result.note = readText(note, 'note', scenarioLimits.textLength, problems)
  if (document['extends'] !== undefined) {
    if (typeof document['extends'] === 'string') result.extends = document['extends']
    else problems.expected('extends', 'wrong-type', { da: 'id på et scenarie', en: 'the id of a scenario' }, document['extends'])
  }
  if (document['levers'] !== undefined) result.levers = readLevers(document['levers'], 'levers', known, problems)
  if (document['drivers'] !== undefined) result.drivers = readLevers(document['drivers'], 'drivers', known, problems)
  if (document['assumptions'] !== undefined) result.assumptions = readAssumptions(document['assumptions'], known, problems)
  if (document['policy'] !== undefined) result.policy = readPolicy(document['policy'], problems)
  if (document['prices'] !== undefined) result.prices = readPrices(document['prices'], problems)
  if (period !== undefined) result.period = readPeriod(period, problems)
  if (seed !== undefined) {
    if (typeof seed === 'string' && seed.length >= 1 && seed.length <= scenarioLimits.nameLength) result.seed = seed
    else {
      const expected = { da: `en tekst på 1 til ${scenarioLimits.nameLength} tegn`, en: `a text of 1 to ${scenarioLimits.nameLength} characters` }
      problems.expected('seed', typeof seed === 'string' ? 'out-of-range' : 'wrong-type', expected, seed)
    }
  }
  if (replicates !== undefined) {
    const number = readNumber(replicates, 'replicates', 1, scenarioLimits.replicates, problems)
    if (number !== undefined && !Number.isInteger(number))
      problems.expected('replicates', 'wrong-form', { da: 'et helt tal', en: 'a whole number' }, number)
    else if (number !== undefined) result.replicates = number
  }
  if (chanceOnly !== undefined) {
    const flag = readBoolean(chanceOnly, 'chanceOnly', problems)
    if (flag !== undefined) result.chanceOnly = flag
  }
  return result
}

function readText(value: Plain, path: string, longest: number, problems: Problems): Text {
  const result = { da: '', en: '' }
  if (!isObject(value)) {
    problems.expected(path, 'wrong-type', { da: 'en tekst på dansk og engelsk', en: 'a text in Danish and English' }, value, {
      da: 'Skriv {"da": "…", "en": "…"}.',
      en: 'Write {"da": "…", "en": "…"}.',
    })
    return result
  }
  for (const language of ['da', 'en'] as const) {
    const text = value[language]
    const expected = { da: `en tekst på 1 til ${longest} tegn`, en: `a text of 1 to ${longest} characters` }
    if (typeof text === 'string' && text.trim() !== '' && text.length <= longest) result[language] = text
    else
      problems.expected(
        `${path}.${language}`,
        text === undefined ? 'missing' : typeof text === 'string' ? 'out-of-range' : 'wrong-type',
        expected,
        text,
      )
  }
  for (const name of Object.keys(value))
    if (name !== 'da' && name !== 'en') problems.expected(`${path}.${name}`, 'unknown-name', { da: 'da eller en', en: 'da or en' }, name)
  return result
}

function readLevers(value: Plain, section: 'levers' | 'drivers', known: KnownNames, problems: Problems): Record<string, LeverUse> {
  const uses: Record<string, LeverUse> = {}
  const noun = section === 'levers' ? { da: 'et kendt tiltag', en: 'a known lever' } : { da: 'en kendt omverdensantagelse', en: 'a known driver' }
  if (!isObject(value)) {
    problems.expected(section, 'wrong-type', { da: 'et objekt af tiltag', en: 'an object of levers' }, value)
    return uses
  }
  const kind = section === 'levers' ? 'lever' : 'driver'
  const ids = allLevers.filter((l) => l.kind === kind).map((l) => l.id)
  for (const [id, item] of Object.entries(value)) {
    const path = `${section}.${id}`
    const lever: LeverDefinition | undefined = leverById(id)
    if (!lever) problems.expected(path, 'unknown-name', noun, id, adviceForLever(id, ids))
    else if (lever.kind !== kind) {
      const right = lever.kind === 'lever' ? 'levers' : 'drivers'
      problems.expected(path, 'not-applicable', noun, id, { da: `Flyt den til ${right}.`, en: `Move it to ${right}.` })
    } else uses[id] = readLeverUse(item, path, lever, known, problems)
  }
  return uses
}

function adviceForLever(id: string, ids: readonly string[]): Text {
  return meant(id, ids) ?? { da: 'Se dem med: npx laegeveje levers.', en: 'List them with: npx laegeveje levers.' }
}

function readAssumptions(value: Plain, known: KnownNames, problems: Problems): Record<string, number> {
  const result: Record<string, number> = {}
  if (!isObject(value)) {
    problems.expected('assumptions', 'wrong-type', { da: 'tal ved parameternavn', en: 'numbers by parameter id' }, value)
    return result
  }
  for (const [id, item] of Object.entries(value)) {
    const assumption = known.assumptions.get(id)
    const path = `assumptions.${id}`
    if (!assumption)
      problems.expected(
        path,
        'unknown-name',
        { da: 'en kendt forudsætning', en: 'a known assumption' },
        id,
        adviceFor(id, [...known.assumptions.keys()]),
      )
    else {
      const number = readNumber(item, path, assumption.least, assumption.most, problems)
      if (number !== undefined) result[id] = number
    }
  }
  return result
}

function readPolicy(value: Plain, problems: Problems): ScenarioPolicy {
  const result: Mutable<ScenarioPolicy> = {}
  if (!isObject(value)) {
    problems.expected('policy', 'wrong-type', { da: 'et objekt med regler', en: 'an object of rules' }, value)
    return result
  }
  for (const [name, item] of Object.entries(value)) {
    if (name !== 'operating_subsidy_allowed') {
      problems.expected(`policy.${name}`, 'unknown-name', { da: 'en kendt regel', en: 'a known rule' }, name, adviceFor(name, ['operating_subsidy_allowed']))
      continue
    }
    const flag = readBoolean(item, `policy.${name}`, problems)
    if (flag !== undefined) result.operating_subsidy_allowed = flag
  }
  return result
}

/** DKK per unit by lever. Drivers have no price: nobody pays for them. */
function readPrices(value: Plain, problems: Problems): Record<string, number> {
  const result: Record<string, number> = {}
  if (!isObject(value)) {
    problems.expected('prices', 'wrong-type', { da: 'kroner pr. enhed ved tiltagets id', en: 'DKK per unit by lever id' }, value)
    return result
  }
  const ids = allLevers.filter((lever) => lever.cost).map(({ id }) => id)
  for (const [id, item] of Object.entries(value)) {
    const path = `prices.${id}`
    const lever = leverById(id)
    if (!lever) problems.expected(path, 'unknown-name', { da: 'et kendt tiltag', en: 'a known lever' }, id, adviceForLever(id, ids))
    else if (!lever.cost)
      problems.say(path, 'not-applicable', {
        da: `${lever.text.da.name} er en omverdensantagelse og har ingen pris. Fjern den.`,
        en: `${id} is a driver and has no price. Remove it.`,
      })
    else {
      const number = readNumber(item, path, 0, scenarioLimits.price, problems)
      if (number !== undefined) result[id] = number
    }
  }
  return result
}

function readPeriod(value: Plain, problems: Problems): Partial<Period> {
  const result: Mutable<Partial<Period>> = {}
  if (!isObject(value)) {
    problems.expected('period', 'wrong-type', { da: 'et objekt med from og to', en: 'an object with from and to' }, value)
    return result
  }
  for (const [name, item] of Object.entries(value)) {
    if (name !== 'from' && name !== 'to') {
      problems.expected(`period.${name}`, 'unknown-name', { da: 'from eller to', en: 'from or to' }, name, meant(name, ['from', 'to']))
      continue
    }
    const text = readMonth(item, `period.${name}`, problems)
    if (text === undefined) continue
    const month = monthOf(text)!
    if (month < monthOf(scenarioLimits.firstMonth)! || month > monthOf(scenarioLimits.lastMonth)!) {
      const range = `${scenarioLimits.firstMonth} to ${scenarioLimits.lastMonth}`
      problems.expected(
        `period.${name}`,
        'out-of-range',
        { da: `en måned fra ${scenarioLimits.firstMonth} til ${scenarioLimits.lastMonth}`, en: `a month from ${range}` },
        text,
      )
    } else result[name] = text
  }
  return result
}
