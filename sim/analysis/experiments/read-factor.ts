/** Checks one factor of an experiment file. */
import { leverById, levers } from '../../model/levers/index.ts'
import type { Grade, LeverDefinition, SettingDefinition, Text } from '../../model/definitions.ts'
import { assumptionsOf } from '../../model/parameters.ts'
import type { Pack } from '../../model/pack/index.ts'
import { knownNames } from '../../scenario/known.ts'
import type { KnownNames } from '../../scenario/known.ts'
import { isObject } from '../../scenario/plain.ts'
import type { Plain, PlainObject } from '../../scenario/plain.ts'
import { adviceFor, meant } from '../../scenario/problems.ts'
import type { Problems } from '../../scenario/problems.ts'
import { readBoolean, readLeverUse, readMonth, readNumber, readSetting } from '../../scenario/settings.ts'
import { monthOf, scenarioLimits } from '../../scenario/index.ts'
import type { LeverUse } from '../../scenario/index.ts'
import { weakestGrade } from './factors.ts'
import { experimentLimits } from './types.ts'
import type { Factor, FactorValue } from './types.ts'

const words = ['vary', 'name', 'range', 'levels', 'steps', 'shape', 'whole', 'use'] as const

/** Where a path leads, and how a value there is checked. */
interface Place extends Pick<Factor, 'kind' | 'section' | 'target' | 'setting' | 'key' | 'text' | 'unit' | 'grade' | 'source'> {
  /** Can it be a range of numbers? */
  readonly numeric: boolean
  /** Range that is supported, where one is stated. */
  readonly supported?: readonly [number, number]
  readonly mode?: number
  readonly lever?: LeverDefinition
  check(value: Plain, path: string, problems: Problems): FactorValue | undefined
}

/** A factor, or undefined when something is wrong with it, which has been said. */
export function readFactor(value: Plain, path: string, pack: Pack, problems: Problems): Factor | undefined {
  if (!isObject(value)) {
    problems.expected(path, 'wrong-type', { da: 'et objekt med vary', en: 'an object with vary' }, value)
    return undefined
  }
  const before = problems.list.length
  const known = knownNames(pack)
  for (const name of Object.keys(value)) if (!(words as readonly string[]).includes(name)) problems.expected(`${path}.${name}`, 'unknown-name', { da: 'et kendt felt', en: 'a known field' }, name, adviceFor(name, words))
  const place = readPlace(value['vary'], `${path}.vary`, pack, known, problems)
  const { name, whole, shape, steps, use } = value
  if (name !== undefined && (typeof name !== 'string' || !/^[a-z0-9]+([-_.][a-z0-9]+)*$/.test(name) || name.length > 80))
    problems.expected(`${path}.name`, typeof name === 'string' ? 'wrong-form' : 'wrong-type', { da: 'små bogstaver og tal med bindestreger', en: 'lower-case words and numbers with hyphens' }, name)
  if (whole !== undefined) readBoolean(whole, `${path}.whole`, problems)
  if (shape !== undefined && shape !== 'uniform' && shape !== 'triangle') problems.expected(`${path}.shape`, 'unknown-name', { da: 'uniform eller triangle', en: 'uniform or triangle' }, shape)
  if (steps !== undefined) readWhole(steps, `${path}.steps`, 2, experimentLimits.levels, problems)
  if (!place) return undefined
  const read = readValues(value, path, place, problems)
  if (shape === 'triangle' && (place.mode === undefined || (read.range && !(place.mode >= read.range[0] && place.mode <= read.range[1]))))
    problems.expected(`${path}.shape`, 'not-applicable', { da: 'uniform, for en trekant skal have forudsætningens forvalg som toppunkt', en: 'uniform, since a triangle has the default of an assumption as its peak' }, shape, {
      da: 'Brug triangle til forudsætninger, med et interval om forvalget.',
      en: 'Use triangle for assumptions, with a range around the default.',
    })
  if (use !== undefined && !place.lever) problems.expected(`${path}.use`, 'not-applicable', { da: 'ingenting for en forudsætning', en: 'nothing for an assumption' }, use)
  const more: LeverUse = use !== undefined && place.lever ? readLeverUse(use, `${path}.use`, place.lever, known, problems) : {}
  const own = wordOf(place)
  if (own !== undefined && more[own] !== undefined && place.key === undefined)
    problems.expected(`${path}.use.${own}`, 'conflict', { da: 'andre indstillinger end den, der varieres', en: 'other settings than the one that is varied' }, more[own])
  if (problems.list.length > before) return undefined
  const { kind, section, target, setting, key, text, unit, grade, source } = place
  const vary = value['vary'] as string
  return {
    id: typeof name === 'string' ? name : vary,
    vary, kind, section, target,
    ...(setting === undefined ? {} : { setting }),
    ...(key === undefined ? {} : { key }),
    text, unit, grade, source,
    ...read,
    steps: typeof steps === 'number' ? steps : 2,
    shape: shape === 'triangle' ? 'triangle' : 'uniform',
    ...(shape === 'triangle' ? { mode: place.mode! } : {}),
    whole: read.range !== undefined && (whole === true || kind === 'start' || kind === 'end'),
    use: more,
  }
}

/** Word of a lever's use that a factor sets. */
function wordOf({ kind, setting }: Place): string | undefined {
  return kind === 'setting' ? setting : kind === 'ramp' ? 'ramp_years' : kind === 'assumption' ? undefined : kind
}

function readValues(factor: PlainObject, path: string, place: Place, problems: Problems): { levels?: readonly FactorValue[]; range?: readonly [number, number] } {
  const { levels, range } = factor
  if (levels !== undefined && range !== undefined) {
    problems.say(path, 'conflict', { da: 'Både range og levels siger, hvad der prøves. Behold det ene.', en: 'range and levels both say what is tried. Keep one.' })
    return {}
  }
  if (levels !== undefined) return readLevels(levels, `${path}.levels`, place, problems)
  if (range !== undefined) return readRange(range, `${path}.range`, place, problems)
  if (place.kind === 'enabled') return { levels: [false, true] }
  if (place.kind === 'assumption' && place.supported) return { range: place.supported }
  problems.expected(path, 'missing', { da: 'range eller levels', en: 'range or levels' }, undefined, {
    da: place.numeric ? 'Skriv f.eks. "range": [0, 20].' : 'Skriv f.eks. "levels": [false, true].',
    en: place.numeric ? 'Write e.g. "range": [0, 20].' : 'Write e.g. "levels": [false, true].',
  })
  return {}
}

function readLevels(value: Plain, path: string, place: Place, problems: Problems): { levels?: readonly FactorValue[] } {
  const most = experimentLimits.levels
  if (!Array.isArray(value) || value.length < 1 || value.length > most) {
    problems.expected(path, Array.isArray(value) ? 'out-of-range' : 'wrong-type', { da: `en liste på 1 til ${most} værdier`, en: `a list of 1 to ${most} values` }, value)
    return {}
  }
  const seen = new Set<string>()
  const read = (value as readonly Plain[]).flatMap((item, i) => {
    const text = JSON.stringify(item)
    if (seen.has(text)) problems.expected(`${path}[${i}]`, 'conflict', { da: 'hver værdi én gang', en: 'each value once' }, item)
    seen.add(text)
    const level = place.check(item, `${path}[${i}]`, problems)
    return level === undefined ? [] : [level]
  })
  // Effects go from the first level to the last, so what has an order is put in it.
  const keys = read.map((level) => orderOf(level, place))
  return { levels: keys.every((key) => key !== undefined) ? read.map((level, i) => ({ level, key: keys[i]! })).sort((a, b) => a.key - b.key).map(({ level }) => level) : read }
}

function orderOf(level: FactorValue, { kind }: Place): number | undefined {
  if (typeof level === 'number') return level
  if (typeof level === 'boolean') return level ? 1 : 0
  return typeof level === 'string' && (kind === 'start' || kind === 'end') ? monthOf(level)! / 12 : undefined
}

function readRange(value: Plain, path: string, place: Place, problems: Problems): { range?: readonly [number, number] } {
  if (!place.numeric) {
    problems.expected(path, 'not-applicable', { da: 'levels, for værdierne er ikke tal', en: 'levels, since its values are no numbers' }, value)
    return {}
  }
  const ends: readonly Plain[] = Array.isArray(value) ? (value as readonly Plain[]) : []
  if (ends.length !== 2) {
    problems.expected(path, 'wrong-type', { da: 'to tal, det laveste først', en: 'two numbers, the lowest first' }, value)
    return {}
  }
  const [low, high] = ends.map((end, i) => (typeof end === 'number' ? place.check(end, `${path}[${i}]`, problems) : (problems.expected(`${path}[${i}]`, 'wrong-type', { da: 'et tal', en: 'a number' }, end), undefined)))
  if (typeof low !== 'number' || typeof high !== 'number') return {}
  if (!(low < high)) {
    problems.expected(path, 'wrong-order', { da: 'det laveste tal først', en: 'the lowest number first' }, `${low}, ${high}`)
    return {}
  }
  return { range: [low, high] }
}

/** A whole number within bounds. */
export function readWhole(value: Plain, path: string, low: number, high: number, problems: Problems): number | undefined {
  const read = readNumber(value, path, low, high, problems)
  if (read === undefined || Number.isInteger(read)) return read
  problems.expected(path, 'wrong-form', { da: 'et helt tal', en: 'a whole number' }, read)
  return undefined
}

function readPlace(value: Plain | undefined, path: string, pack: Pack, known: KnownNames, problems: Problems): Place | undefined {
  const form = { da: 'en sti som "levers.tutor-capacity.tutor_practices_delta_pct" eller "assumptions.RET06"', en: 'a path such as "levers.tutor-capacity.tutor_practices_delta_pct" or "assumptions.RET06"' }
  if (typeof value !== 'string') {
    problems.expected(path, value === undefined ? 'missing' : 'wrong-type', form, value)
    return undefined
  }
  const [section, target = '', setting, ...rest] = value.split('.')
  if (section === 'assumptions') {
    const id = value.slice('assumptions.'.length)
    const assumption = known.assumptions.get(id)
    if (!assumption) {
      problems.expected(path, 'unknown-name', { da: 'en kendt forudsætning', en: 'a known assumption' }, id, adviceFor(id, [...known.assumptions.keys()]))
      return undefined
    }
    const { text, unit, grade, source } = assumptionsOf(pack).find((definition) => definition.id === id)!
    const { low, high, least, most } = assumption
    const mode = pack.parameter(id).default
    return { kind: 'assumption', section, target: id, text, unit, grade, source, numeric: true, ...(high > low ? { supported: [low, high] as const } : {}), mode, check: (item, at, list) => readNumber(item, at, least, most, list) }
  }
  if (section !== 'levers' && section !== 'drivers') {
    problems.expected(path, 'wrong-form', form, value, meant(section ?? '', ['levers', 'drivers', 'assumptions']))
    return undefined
  }
  const lever = leverById(target)
  const kind = section === 'levers' ? 'lever' : 'driver'
  if (!lever || lever.kind !== kind) {
    const other = lever && { da: `Skriv ${lever.kind}s i stedet.`, en: `Write ${lever.kind}s instead.` }
    problems.expected(path, 'unknown-name', { da: section === 'levers' ? 'et kendt tiltag' : 'en kendt omverdensantagelse', en: `a known ${kind}` }, target, other ?? adviceFor(target, levers.filter((l) => l.kind === kind).map((l) => l.id)))
    return undefined
  }
  return readLeverPlace(lever, section, setting, rest.join('.') || undefined, path, known, problems)
}

function readLeverPlace(lever: LeverDefinition, section: 'levers' | 'drivers', name: string | undefined, key: string | undefined, path: string, known: KnownNames, problems: Problems): Place | undefined {
  const whole = { section, target: lever.id, lever, grade: weakestGrade([lever.grade, ...lever.settings.map(({ grade }) => grade)]), source: lever.source }
  const named = (da: string, en: string): Text => ({ da: `${lever.text.da.name}: ${da}`, en: `${lever.text.en.name}: ${en}` })
  if (name === undefined || name === 'enabled')
    return { ...whole, kind: 'enabled', text: { da: lever.text.da.name, en: lever.text.en.name }, unit: '', numeric: false, check: readBoolean }
  if (name === 'start' || name === 'end')
    return { ...whole, kind: name, text: name === 'start' ? named('startår', 'start year') : named('slutår', 'end year'), unit: 'year', numeric: true, check: (item, at, list) => (typeof item === 'number' ? readWhole(item, at, 1950, 2150, list) : readMonth(item, at, list)) }
  if (name === 'ramp_years') return { ...whole, kind: 'ramp', text: named('år til fuld virkning', 'years to full effect'), unit: 'years', numeric: true, check: (item, at, list) => readNumber(item, at, 0, scenarioLimits.rampYears, list) }
  if (name === 'scope')
    return { ...whole, kind: 'scope', text: named('steder', 'places'), unit: '', numeric: false, check: (item, at, list) => readLeverUse({ scope: item }, at, lever, known, list).scope }
  const setting = lever.settings.find(({ id }) => id === name)
  if (!setting) {
    const names = [...lever.settings.map(({ id }) => id), 'enabled', 'start', 'end', 'ramp_years', 'scope']
    problems.expected(path, 'unknown-name', { da: `en indstilling af ${lever.id}`, en: `a setting of ${lever.id}` }, name, meant(name, names) ?? { da: 'Se dem med: npx laegeveje levers.', en: 'List them with: npx laegeveje levers.' })
    return undefined
  }
  const grade: Grade = weakestGrade([lever.grade, setting.grade])
  const place = { ...whole, kind: 'setting' as const, setting: name, grade, source: setting.source, unit: setting.unit }
  const text = named(setting.text.da.name, setting.text.en.name)
  if (key === undefined) return { ...place, text, numeric: setting.kind === 'number', check: (item, at, list) => readSetting(item, at, setting, known, list) }
  return keyed(place, setting, key, text, path, problems)
}

function keyed(place: Omit<Place, 'text' | 'numeric' | 'check'>, setting: SettingDefinition, key: string, text: Text, path: string, problems: Problems): Place | undefined {
  if (setting.kind !== 'amounts') {
    problems.expected(path, 'not-applicable', { da: `${setting.id} uden videre`, en: `${setting.id} and no more` }, key, {
      da: setting.kind === 'shares' ? 'Andele hænger sammen: prøv hele sæt af dem med levels.' : 'Indstillingen har ingen dele.',
      en: setting.kind === 'shares' ? 'Shares hang together: try whole sets of them with levels.' : 'The setting has no parts.',
    })
    return undefined
  }
  const keys = Object.keys(setting.on as object)
  if (!keys.includes(key)) {
    problems.expected(path, 'unknown-name', { da: `en del af ${setting.id}`, en: `a part of ${setting.id}` }, key, adviceFor(key, keys))
    return undefined
  }
  const name = setting.keyTexts?.[key] ?? { da: key, en: key }
  return { ...place, key, text: { da: `${text.da}, ${name.da}`, en: `${text.en}, ${name.en}` }, numeric: true, check: (item, at, list) => readNumber(item, at, setting.min, setting.max, list) }
}
