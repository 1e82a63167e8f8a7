import type { LeverDefinition, SettingDefinition, SettingValue } from '../model/definitions.ts'
import type { KnownNames } from './known.ts'
import { monthOf } from './months.ts'
import { isObject } from './plain.ts'
import type { Plain, PlainObject } from './plain.ts'
import { adviceFor, meant } from './problems.ts'
import type { Problems } from './problems.ts'
import { commonWords, scenarioLimits } from './types.ts'
import type { LeverUse, Scope } from './types.ts'

/** Checks one lever's use and returns what is sound of it. */
export function readLeverUse(value: Plain, path: string, lever: LeverDefinition, known: KnownNames, problems: Problems): LeverUse {
  if (!isObject(value)) {
    problems.expected(path, 'wrong-type', { da: 'et objekt med indstillinger', en: 'an object of settings' }, value, {
      da: 'Skriv {} for at bruge tiltaget med dets forvalg.',
      en: 'Write {} to use the lever with its defaults.',
    })
    return {}
  }
  const use: Record<string, SettingValue | Scope> = {}
  const ids = lever.settings.map((s) => s.id)
  for (const [name, item] of Object.entries(value)) {
    const inner = `${path}.${name}`
    const setting = lever.settings.find((s) => s.id === name)
    const read = setting ? readSetting(item, inner, setting, known, problems) : readCommon(name, item, inner, lever, known, problems, ids)
    if (read !== undefined) use[name] = read
  }
  return use as LeverUse
}

function readCommon(
  name: string,
  value: Plain,
  path: string,
  lever: LeverDefinition,
  known: KnownNames,
  problems: Problems,
  settings: readonly string[],
): SettingValue | Scope | undefined {
  switch (name) {
    case 'enabled':
      return readBoolean(value, path, problems)
    case 'start':
    case 'end':
      return readMonth(value, path, problems)
    case 'ramp_years':
      return readNumber(value, path, 0, scenarioLimits.rampYears, problems)
    case 'scope':
      if (lever.scoped || (isObject(value) && Object.keys(value).length === 0)) return readScope(value, path, known, problems)
      problems.say(path, 'not-applicable', {
        da: `${lever.text.da.name} gælder hele landet og kan ikke begrænses til steder. ${lever.scopeNote?.da ?? ''} Skriv scope som {}, eller fjern det.`,
        en: `${lever.id} acts everywhere and cannot be limited to places. ${lever.scopeNote?.en ?? ''} Write scope as {}, or remove it.`,
      })
      return undefined
    default:
      problems.expected(
        path,
        'unknown-name',
        { da: 'en kendt indstilling', en: 'a known setting' },
        name,
        adviceFor(name, [...settings, ...commonWords]),
      )
      return undefined
  }
}

/** Checks one setting's value. */
export function readSetting(value: Plain, path: string, setting: SettingDefinition, known: KnownNames, problems: Problems): SettingValue | undefined {
  switch (setting.kind) {
    case 'number':
      return readNumber(value, path, setting.min, setting.max, problems)
    case 'boolean':
      return readBoolean(value, path, problems)
    case 'choice':
      return readChoice(value, path, setting.choices?.map((c) => c.value) ?? [], problems)
    case 'places':
      return readPlaces(value, path, known, problems)
    case 'shares':
    case 'amounts':
      return readRecord(value, path, setting, problems)
  }
}

/** A number within bounds. */
export function readNumber(value: Plain, path: string, min = -Infinity, max = Infinity, problems: Problems): number | undefined {
  const range = { da: `et tal fra ${min} til ${max}`, en: `a number from ${min} to ${max}` }
  if (typeof value !== 'number') problems.expected(path, 'wrong-type', range, value)
  else if (!(value >= min && value <= max)) problems.expected(path, 'out-of-range', range, value)
  else return value
  return undefined
}

/** Reads a yes or no; says what is wrong with anything else. */
export function readBoolean(value: Plain, path: string, problems: Problems): boolean | undefined {
  if (typeof value === 'boolean') return value
  problems.expected(path, 'wrong-type', { da: 'true eller false', en: 'true or false' }, value)
  return undefined
}

/** `YYYY-MM` as text. */
export function readMonth(value: Plain, path: string, problems: Problems): string | undefined {
  const expected = { da: 'en måned som "2026-01"', en: 'a month such as "2026-01"' }
  const month = typeof value === 'string' ? monthOf(value) : undefined
  if (month === undefined) problems.expected(path, typeof value === 'string' ? 'wrong-form' : 'wrong-type', expected, value)
  else if (month < 1900 * 12 || month >= 2200 * 12)
    problems.expected(path, 'out-of-range', { da: 'en måned i årene 1900 til 2199', en: 'a month of the years 1900 to 2199' }, value)
  else return value as string
  return undefined
}

function readChoice(value: Plain, path: string, choices: readonly string[], problems: Problems): string | undefined {
  if (typeof value === 'string' && choices.includes(value)) return value
  const advice = typeof value === 'string' ? meant(value, choices) : undefined
  problems.expected(
    path,
    typeof value === 'string' ? 'unknown-name' : 'wrong-type',
    { da: `et af ${choices.join(', ')}`, en: `one of ${choices.join(', ')}` },
    value,
    advice,
  )
  return undefined
}

function readPlaces(value: Plain, path: string, known: KnownNames, problems: Problems): readonly string[] | undefined {
  if (!Array.isArray(value)) {
    problems.expected(path, 'wrong-type', { da: 'en liste af kommunekoder', en: 'a list of place codes' }, value, {
      da: 'Skriv f.eks. ["360", "376"].',
      en: 'Write e.g. ["360", "376"].',
    })
    return undefined
  }
  const codes: string[] = []
  ;(value as readonly Plain[]).forEach((code, i) => {
    const expected = { da: 'koden på en kommune', en: 'the code of a place' }
    if (typeof code !== 'string') {
      const isCode = typeof code === 'number' && known.places.has(String(code))
      const advice = isCode ? { da: `Skriv den som tekst: "${code}".`, en: `Write it as text: "${code}".` } : undefined
      problems.expected(`${path}[${i}]`, 'wrong-type', expected, code, advice)
    } else if (!known.places.has(code)) {
      const byName = known.codes.get(code.toLowerCase())
      problems.expected(
        `${path}[${i}]`,
        'unknown-name',
        expected,
        code,
        byName ? { da: `Mente du ${byName}?`, en: `Did you mean ${byName}?` } : undefined,
      )
    } else if (codes.includes(code)) {
      problems.expected(`${path}[${i}]`, 'conflict', { da: 'hver kommune én gang', en: 'each place once' }, code)
    } else codes.push(code)
  })
  return codes
}

function readRecord(value: Plain, path: string, setting: SettingDefinition, problems: Problems): Readonly<Record<string, number>> | undefined {
  const names = Object.keys(setting.on as object)
  if (!isObject(value)) {
    problems.expected(path, 'wrong-type', { da: `tal ved navn (${names.join(', ')})`, en: `numbers by name (${names.join(', ')})` }, value)
    return undefined
  }
  const result: Record<string, number> = {}
  for (const [name, item] of Object.entries(value)) {
    if (!names.includes(name))
      problems.expected(`${path}.${name}`, 'unknown-name', { da: 'et kendt navn', en: 'a known name' }, name, adviceFor(name, names))
    else {
      const number = readNumber(item, `${path}.${name}`, setting.min, setting.max, problems)
      if (number !== undefined) result[name] = number
    }
  }
  if (setting.kind === 'shares' && Object.keys(result).length === Object.keys(value).length) {
    const sum = Object.values(result).reduce((total, share) => total + share, 0)
    // Thirds written with a few decimals are meant to be thirds.
    if (Math.abs(sum - 1) > 0.005)
      problems.expected(path, 'wrong-sum', { da: 'andele, der tilsammen er 1', en: 'shares that sum to 1' }, sum, {
        da: 'Ret en af dem.',
        en: 'Change one of them.',
      })
  }
  return result
}

function readScope(value: Plain, path: string, known: KnownNames, problems: Problems): Scope | undefined {
  if (!isObject(value)) {
    problems.expected(path, 'wrong-type', { da: 'et objekt med places, flag eller regions', en: 'an object with places, flag or regions' }, value)
    return undefined
  }
  const scope: { places?: readonly string[]; flag?: string; regions?: readonly string[] } = {}
  for (const [name, item] of Object.entries(value as PlainObject)) {
    const inner = `${path}.${name}`
    if (name === 'places') {
      const places = readPlaces(item, inner, known, problems)
      if (places) scope.places = places
    } else if (name === 'flag') {
      const flag = readChoice(item, inner, known.flags, problems)
      if (flag !== undefined) scope.flag = flag
    } else if (name === 'regions') {
      if (!Array.isArray(item)) problems.expected(inner, 'wrong-type', { da: 'en liste af regioner', en: 'a list of regions' }, item)
      else scope.regions = (item as readonly Plain[]).flatMap((region, i) => readChoice(region, `${inner}[${i}]`, known.regions, problems) ?? [])
    } else
      problems.expected(
        inner,
        'unknown-name',
        { da: 'places, flag eller regions', en: 'places, flag or regions' },
        name,
        meant(name, ['places', 'flag', 'regions']),
      )
  }
  return scope
}
