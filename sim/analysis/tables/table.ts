/** What a check of one table of the policy papers is made of: what the paper says, what the model says, and whether they agree. */
import type { Text } from '../../model/definitions.ts'
import type { Bench } from './bench.ts'

/**
 * How a figure is held. E: exact arithmetic or a check of input. R: a run must reproduce it. S: a run must show the sign. B: a benchmark, compared and
 * reported whatever comes out.
 */
export type CheckType = 'E' | 'R' | 'S' | 'B'

/** One line of a table: one thing the paper says beside what the model says of it. */
export interface Finding {
  readonly type: CheckType
  readonly what: string
  readonly paper: string
  readonly model: string
  /** Do they agree? Absent where there is nothing to judge. */
  readonly agrees?: boolean
}

/** One table or figure of the policy papers. */
export interface PaperTable {
  /** `T-01` to `T-27`. */
  readonly id: string
  readonly types: readonly CheckType[]
  readonly title: Text
  /** The paper it stands in. */
  readonly source: string
  /** What the model says; every figure in it comes from the model's data, rules, levers or runs. */
  check(bench: Bench): readonly Finding[]
}

/** `holds` and `fails` are for E, R and S; a table of benchmarks alone is `reported`. */
export type Verdict = 'holds' | 'fails' | 'reported'

/** A table with what came out. */
export interface TableResult {
  readonly table: PaperTable
  readonly findings: readonly Finding[]
  readonly verdict: Verdict
}

/** Checks one table. */
export function checkTable(table: PaperTable, bench: Bench): TableResult {
  const findings = table.check(bench)
  const binding = findings.filter(({ type }) => type !== 'B')
  const verdict = binding.length === 0 ? 'reported' : binding.every(({ agrees }) => agrees !== false) ? 'holds' : 'fails'
  return { table, findings, verdict }
}

/** Exact arithmetic: the figure the model comes to must be the paper's. */
export function exact(what: string, paper: number, model: number, decimals = 0): Finding {
  return { type: 'E', what, paper: figure(paper, decimals), model: figure(model, decimals), agrees: figure(paper, decimals) === figure(model, decimals) }
}

/** A finding in words. */
export function finding(type: CheckType, what: string, paper: string, model: string, agrees?: boolean): Finding {
  return { type, what, paper, model, ...(agrees === undefined ? {} : { agrees }) }
}

/** A number with a true minus and thousands apart. */
export function figure(value: number, decimals = 0): string {
  if (!Number.isFinite(value)) return 'none'
  const [whole, fraction] = Math.abs(value).toFixed(decimals).split('.')
  const text = whole!.replace(/\B(?=(\d{3})+$)/g, ',') + (fraction === undefined ? '' : `.${fraction}`)
  return value < 0 && /[1-9]/.test(text) ? `−${text}` : text
}

/** The same with its sign. */
export function signedFigure(value: number, decimals = 0): string {
  const text = figure(value, decimals)
  return value > 0 && /[1-9]/.test(text) ? `+${text}` : text
}

/** `2030-07` of an absolute month. */
export function monthText(month: number): string {
  return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`
}
