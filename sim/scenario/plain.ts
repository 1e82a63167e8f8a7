import type { Problems } from './problems.ts'
import { scenarioLimits } from './types.ts'

/** JSON as it may be trusted: objects without prototype, arrays, finite numbers, text, true, false, null. */
export type Plain = null | boolean | number | string | readonly Plain[] | PlainObject
/** An object as JSON makes it. */
export interface PlainObject {
  readonly [name: string]: Plain
}

const forbidden: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype'])

/**
 * Copies an untrusted value, refusing what JSON cannot hold, names that reach into prototypes, and more than the limits. Getters are
 * never called. Never throws: what cannot be read is a problem.
 * @returns the copy, or undefined when a limit was passed or the whole could not be read.
 */
export function plainCopy(value: unknown, problems: Problems): Plain | undefined {
  const budget = { nodes: scenarioLimits.nodes, bytes: scenarioLimits.bytes as number }
  try {
    return copy(value, '', 0, budget, problems)
  } catch (error) {
    if (error === tooLarge) {
      problems.expected(
        '',
        'too-large',
        {
          da: `højst ${scenarioLimits.bytes / 1024} kB, ${scenarioLimits.nodes} værdier og ${scenarioLimits.depth} niveauer`,
          en: `at most ${scenarioLimits.bytes / 1024} kB, ${scenarioLimits.nodes} values and ${scenarioLimits.depth} levels`,
        },
        'more',
        { da: 'Et scenarie nævner kun det, der afviger fra grundforløbet.', en: 'A scenario names only what differs from the baseline.' },
      )
      return undefined
    }
    problems.expected('', 'unreadable', { da: 'JSON', en: 'JSON' }, 'a value that cannot be read')
    return undefined
  }
}

const tooLarge = Symbol('too large')

function copy(value: unknown, path: string, depth: number, budget: { nodes: number; bytes: number }, problems: Problems): Plain {
  if (--budget.nodes < 0 || depth > scenarioLimits.depth) throw tooLarge
  if (value === null || typeof value === 'boolean') return value
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) problems.expected(path, 'wrong-type', { da: 'et endeligt tal', en: 'a finite number' }, value)
    // Minus nothing is nothing: it is not JSON's to keep.
    return value === 0 ? 0 : value
  }
  if (typeof value === 'string') {
    if ((budget.bytes -= value.length) < 0) throw tooLarge
    return value
  }
  if (Array.isArray(value)) {
    if (value.length > budget.nodes) throw tooLarge
    const items: Plain[] = []
    for (let i = 0; i < value.length; i++) items.push(copy(own(value, String(i)), `${path}[${i}]`, depth + 1, budget, problems))
    return items
  }
  if (typeof value !== 'object' || value === undefined) {
    problems.expected(path, 'wrong-type', { da: 'en værdi, JSON kan rumme', en: 'a value that JSON can hold' }, value)
    return null
  }
  const prototype: unknown = Object.getPrototypeOf(value)
  if (prototype !== null && prototype !== Object.prototype && Object.getPrototypeOf(prototype) !== null) {
    problems.expected(path, 'wrong-type', { da: 'et almindeligt objekt', en: 'a plain object' }, value)
    return null
  }
  const result: Record<string, Plain> = Object.create(null) as Record<string, Plain>
  for (const name of Object.keys(value)) {
    if ((budget.bytes -= name.length) < 0) throw tooLarge
    const inner = path === '' ? shortName(name) : `${path}.${shortName(name)}`
    if (forbidden.has(name)) {
      problems.expected(inner, 'forbidden-name', { da: 'et andet navn', en: 'another name' }, name, {
        da: 'Navnet er ikke tilladt.',
        en: 'This name is not allowed.',
      })
      continue
    }
    const item = own(value, name)
    // As JSON.stringify would: a property that is undefined is not there.
    if (item !== undefined) result[name] = copy(item, inner, depth + 1, budget, problems)
  }
  return result
}

/** An own data property, without running a getter. */
function own(value: object, name: string): unknown {
  const descriptor = Object.getOwnPropertyDescriptor(value, name)
  return descriptor && 'value' in descriptor ? (descriptor.value as unknown) : undefined
}

function shortName(name: string): string {
  return name.length > scenarioLimits.nameLength ? `${name.slice(0, 40)}…` : name
}

/** Is it an object, and neither null nor a list? */
export function isObject(value: Plain | undefined): value is PlainObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
