/** Checked tables of the policy papers, for a person and for a program. */
import type { Finding, TableResult } from '../analysis/tables/index.ts'
import { wrap } from './text-table.ts'

const LABEL = 9

/** One table: its title and verdict, then each line with what the paper and the model say. */
export function checkText({ table, findings, verdict }: TableResult): string {
  return [
    `${table.id}  ${table.title.en}  [${table.types.join(', ')}]  ${verdict.toUpperCase()}`,
    wrap(table.source, 110, '      '),
    ...findings.map(findingText),
  ].join('\n')
}

function findingText(finding: Finding): string {
  const { type, what, paper, model } = finding
  const word = (name: string, text: string) => wrap(text, 110, ' '.repeat(6 + LABEL)).replace(/^ +/, `      ${name.padEnd(LABEL)}`)
  return [wrap(`${type} ${what}: ${judgement(finding)}`, 110, '    ').replace(/\n +/g, '\n       '), word('paper', paper), word('model', model)].join('\n')
}

/** In a word; a benchmark is never called failed. */
function judgement({ type, agrees }: Finding): string {
  if (agrees === undefined) return 'for comparison'
  return type === 'B' ? (agrees ? 'agrees' : 'off') : agrees ? 'holds' : 'FAILS'
}

/** A checked table as data. */
export type TableJson = Pick<TableResult['table'], 'id' | 'types' | 'title' | 'source'> & Pick<TableResult, 'verdict' | 'findings'>

/** All of it as JSON. */
export function checkJson(results: readonly TableResult[]): { readonly holds: boolean; readonly tables: readonly TableJson[] } {
  return {
    holds: results.every(({ verdict }) => verdict !== 'fails'),
    tables: results.map(({ table: { id, types, title, source }, findings, verdict }) => ({ id, types, title, source, verdict, findings })),
  }
}
