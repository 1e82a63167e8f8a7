/** Checks one output of an experiment file. */
import type { Pack } from '../../model/pack/index.ts'
import { isObject } from '../../scenario/plain.ts'
import type { Plain } from '../../scenario/plain.ts'
import { adviceFor, shown } from '../../scenario/problems.ts'
import type { Problems } from '../../scenario/problems.ts'
import { readNumber } from '../../scenario/settings.ts'
import { definitionsOf, figureName, readFigureName } from '../figures.ts'
import type { Figure } from '../figures.ts'
import { readWhole } from './read-factor.ts'
import type { Output, OutputGoal } from './types.ts'

const words = ['figure', 'year', 'name', 'atLeast', 'atMost'] as const

/** An output, or undefined when something is wrong with it, which has been said. */
export function readOutput(value: Plain, path: string, pack: Pack, problems: Problems): Output | undefined {
  if (!isObject(value)) {
    problems.expected(path, 'wrong-type', { da: 'et objekt med figure og year', en: 'an object with figure and year' }, value, { da: 'Skriv {"figure": "gp-doctors", "year": 2035}.', en: 'Write {"figure": "gp-doctors", "year": 2035}.' })
    return undefined
  }
  const before = problems.list.length
  for (const name of Object.keys(value)) if (!(words as readonly string[]).includes(name)) problems.expected(`${path}.${name}`, 'unknown-name', { da: 'et kendt felt', en: 'a known field' }, name, adviceFor(name, words))
  const { figure: text, name, atLeast, atMost } = value
  if (typeof text !== 'string')
    problems.expected(`${path}.figure`, text === undefined ? 'missing' : 'wrong-type', { da: 'et tal som "gp-doctors/all-persons-without"', en: 'a figure such as "gp-doctors/all-persons-without"' }, text)
  const read = typeof text === 'string' ? readFigureName(text.slice(0, 200), pack) : undefined
  if (read && 'problem' in read) problems.say(`${path}.figure`, 'unknown-name', { da: `Forventede et kendt tal og sted, fik ${shown(text).da}. Se dem med: npx laegeveje indicators.`, en: read.problem })
  const year = value['year'] === undefined ? (problems.expected(`${path}.year`, 'missing', { da: 'et årstal', en: 'a year' }, undefined), undefined) : readWhole(value['year'], `${path}.year`, 2007, 2060, problems)
  if (name !== undefined && (typeof name !== 'string' || !/^[a-z0-9]+([-_.][a-z0-9]+)*$/.test(name) || name.length > 60))
    problems.expected(`${path}.name`, 'wrong-form', { da: 'små bogstaver og tal med bindestreger', en: 'lower-case words and numbers with hyphens' }, name)
  if (atLeast !== undefined && atMost !== undefined) problems.say(path, 'conflict', { da: 'atLeast og atMost er hver sit mål. Behold det ene.', en: 'atLeast and atMost are two goals. Keep one.' })
  for (const [word, given] of Object.entries({ atLeast, atMost })) if (given !== undefined) readNumber(given, `${path}.${word}`, -1e12, 1e12, problems)
  if (problems.list.length > before || !read || !('name' in read) || year === undefined) return undefined
  const figure = { ...read.name, year }
  const { indicator, measure } = definitionsOf(figure)
  const goal: OutputGoal | undefined =
    typeof atLeast === 'number' ? { sense: 'at-least', value: atLeast } : typeof atMost === 'number' ? { sense: 'at-most', value: atMost } : statedGoal(figure)
  const where = figure.level === 'nation' ? '' : ` (${figure.level}: ${figure.area})`
  return {
    ...figure,
    id: typeof name === 'string' ? name : outputId(figure),
    ...(goal ? { goal } : {}),
    text: { da: `${measure.text.da}${where}, ${year}`, en: `${measure.text.en}${where}, ${year}` },
    unit: measure.unit,
    decimals: measure.decimals,
    grade: indicator.grade,
  }
}

/** Name of an output that is given none. */
export function outputId(figure: Figure): string {
  return `${figureName(figure)}.${figure.year}`
}

/** The goal that somebody has stated for this number of the country in this year. */
function statedGoal({ indicator: id, measure, level, year }: Omit<Output, 'id' | 'text' | 'unit' | 'decimals' | 'grade'>): OutputGoal | undefined {
  if (level !== 'nation') return undefined
  const { indicator } = definitionsOf({ indicator: id, measure })
  const goal = indicator.goals?.find((stated) => stated.year === year && (stated.measure === '*' || stated.measure === measure) && stated.sense !== 'benchmark')
  return goal && { sense: goal.sense === 'at-most' ? 'at-most' : 'at-least', value: goal.value }
}
