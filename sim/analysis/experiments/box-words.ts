/** Boxes of scenario discovery as sentences. */
import type { Text } from '../../model/definitions.ts'
import type { BoxLimit, PrimBox, PrimResult } from './prim.ts'
import { levelsOf, numberOf } from './factors.ts'
import type { Factor, FactorValue, Output } from './types.ts'

/** How a reader's language writes numbers. */
export interface NumberWriter {
  /** A number with so many decimals. */
  number(value: number, decimals: number): string
  /** A month (absolute) as a year, or month and year. */
  month(month: number): string
}

/** A box as a sentence, and its limits one by one. */
export interface BoxWords {
  readonly sentence: string
  readonly limits: readonly string[]
}

const words = {
  da: {
    least: 'mindst', most: 'højst', and: 'og', or: 'eller', from: 'fra', to: 'til', on: 'slået til', off: 'slået fra', earliest: 'tidligst', latest: 'senest',
    reached: (goal: string, times: string, limits: string) => `${goal} nås i ${times} ud af 100 simuleringer, når ${limits}.`,
    missed: (goal: string, times: string, limits: string) => `${goal} nås ikke i ${times} ud af 100 simuleringer, når ${limits}.`,
    rest: (base: string, coverage: string) => `I alle simuleringer under ét er det ${base} ud af 100. Af de simuleringer, hvor det sker, ligger ${coverage} ud af 100 her.`,
    goal: { 'at-least': (name: string, value: string) => `Målet (${name}: mindst ${value})`, 'at-most': (name: string, value: string) => `Målet (${name}: højst ${value})` },
    none: (base: string) => `Ingen grænser skiller de simuleringer, hvor det sker, fra resten. Det sker i ${base} ud af 100.`,
  },
  en: {
    least: 'at least', most: 'at most', and: 'and', or: 'or', from: 'from', to: 'to', on: 'on', off: 'off', earliest: 'not before', latest: 'not after',
    reached: (goal: string, times: string, limits: string) => `${goal} is reached in ${times} of 100 simulations when ${limits}.`,
    missed: (goal: string, times: string, limits: string) => `${goal} is missed in ${times} of 100 simulations when ${limits}.`,
    rest: (base: string, coverage: string) => `Over all simulations it is ${base} of 100. Of the simulations in which it happens, ${coverage} of 100 lie here.`,
    goal: { 'at-least': (name: string, value: string) => `The goal (${name}: at least ${value})`, 'at-most': (name: string, value: string) => `The goal (${name}: at most ${value})` },
    none: (base: string) => `No limits set the simulations in which it happens apart from the rest. It happens in ${base} of 100.`,
  },
} as const

/** A box in words. */
export function boxWords(box: PrimBox, { base, of }: Pick<PrimResult, 'base'> & { readonly of: 'reached' | 'missed' }, factors: readonly Factor[], output: Output, language: keyof Text, write: NumberWriter): BoxWords {
  const t = words[language]
  const limits = box.limits.map((limit) => limitWords(limit, factors[limit.factor]!, language, write))
  const list = limits.length > 1 ? `${limits.slice(0, -1).join(', ')} ${t.and} ${limits[limits.length - 1]!}` : limits.join()
  const goal = t.goal[output.goal!.sense](output.text[language], write.number(output.goal!.value, 0))
  return { sentence: `${t[of](goal, hundred(box.density, write), list)} ${t.rest(hundred(base, write), hundred(box.coverage, write))}`, limits }
}

/** What to say when no box was found. */
export function noBoxWords({ base }: Pick<PrimResult, 'base'>, language: keyof Text, write: NumberWriter): string {
  return words[language].none(hundred(base, write))
}

function hundred(share: number, write: NumberWriter): string {
  return write.number(100 * share, 0)
}

/** One limit: the factor's name and from where to where. */
export function limitWords({ low, high, values }: BoxLimit, factor: Factor, language: keyof Text, write: NumberWriter): string {
  const t = words[language]
  const name = language === 'da' ? `»${factor.text.da}«` : `“${factor.text.en}”`
  const is = language === 'da' ? 'er' : 'is'
  if (values) return `${name} ${is} ${values.map((at) => valueWords(factor.levels![at]!, factor, language, write)).join(` ${t.or} `)}`
  if (factor.kind === 'enabled') return `${name} ${is} ${low === undefined ? t.off : t.on}`
  const time = factor.kind === 'start' || factor.kind === 'end'
  const told = (at: number) => (time ? write.month(Math.round(at * 12)) : withUnit(write.number(at, factorDecimals(factor)), factor.unit))
  if (low !== undefined && high !== undefined) return low === high ? `${name} ${is} ${told(low)}` : `${name} ${is} ${t.from} ${told(low)} ${t.to} ${told(high)}`
  if (low !== undefined) return `${name} ${is} ${time ? t.earliest : t.least} ${told(low)}`
  return `${name} ${is} ${time ? t.latest : t.most} ${told(high!)}`
}

/** A value of a factor, as a reader sees it. */
export function valueWords(value: FactorValue, factor: Factor, language: keyof Text, write: NumberWriter): string {
  const t = words[language]
  if (typeof value === 'boolean') return value ? t.on : t.off
  if (factor.kind === 'start' || factor.kind === 'end') return write.month(Math.round(numberOf(factor, value) * 12))
  if (typeof value === 'number') return withUnit(write.number(value, factorDecimals(factor)), factor.unit)
  return typeof value === 'string' ? value : JSON.stringify(value)
}

/** Decimals that tell the values of a factor apart: those of its levels, or a fortieth of its range. */
export function factorDecimals(factor: Factor): number {
  const levels = levelsOf(factor).filter((level) => typeof level === 'number')
  if (factor.whole) return 0
  if (factor.range) {
    const step = (factor.range[1] - factor.range[0]) / 40
    return step >= 0.5 ? 0 : step >= 0.05 ? 1 : step >= 0.005 ? 2 : step >= 0.0005 ? 3 : 4
  }
  return Math.max(0, ...levels.map(decimalsIn))
}

/** Decimals that a number is written with, four at most. */
export function decimalsIn(value: number): number {
  return Math.min(4, (String(value).split('.')[1] ?? '').length)
}

/** Units that are words of a table say nothing in a sentence. */
function withUnit(number: string, unit: string): string {
  return unit === '%' ? `${number} %` : number
}
