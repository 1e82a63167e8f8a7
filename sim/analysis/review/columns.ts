/** Which column of a table holds what, guessed from the words people use and always open to correction. */

/** What a column may hold. */
export const columnRoles = ['indicator', 'measure', 'area', 'date', 'value', 'error', 'definition', 'source', 'grade', 'use'] as const
/** One of them. */
export type ColumnRole = (typeof columnRoles)[number]
/** Index of the column of each role; absent where there is none. */
export type Mapping = Partial<Readonly<Record<ColumnRole, number>>>

const known: Readonly<Record<ColumnRole, readonly string[]>> = {
  indicator: ['indicator', 'indikator', 'nøgletal', 'key figure', 'series', 'serie', 'variable', 'variabel'],
  measure: ['measure', 'mål', 'opgørelse', 'måling'],
  area: ['area', 'område', 'sted', 'place', 'kommune', 'municipality', 'kommunekode', 'code', 'kode', 'region', 'geografi', 'sundhedsråd', 'hospital', 'sygehus'],
  date: ['date', 'dato', 'month', 'måned', 'year', 'år', 'tid', 'time', 'period', 'periode', 'kvartal', 'quarter', 'ultimo', 'pr.'],
  value: ['value', 'værdi', 'tal', 'antal', 'number', 'count', 'observed', 'observeret', 'indhold'],
  error: ['error', 'standard error', 'usikkerhed', 'standardfejl', 'fejl', 'se', 'sd', '±', 'uncertainty'],
  definition: ['definition', 'afgrænsning', 'note', 'bemærkning', 'comment', 'kommentar'],
  source: ['source', 'kilde'],
  grade: ['grade', 'grad'],
  use: ['use', 'brug', 'tæller', 'counts', 'role', 'rolle'],
}

/** Guesses the columns of a header row. A column has one role, a role one column: exact words first, then words that begin so. */
export function guessMapping(header: readonly string[]): Mapping {
  const names = header.map((name) => name.trim().toLowerCase().replaceAll('_', ' '))
  const taken = new Set<number>()
  const mapping: Partial<Record<ColumnRole, number>> = {}
  for (const fits of [(name: string, word: string) => name === word, (name: string, word: string) => word.length > 2 && name.startsWith(word)])
    for (const role of columnRoles) {
      if (mapping[role] !== undefined) continue
      const at = names.findIndex((name, i) => !taken.has(i) && known[role].some((word) => fits(name, word)))
      if (at < 0) continue
      mapping[role] = at
      taken.add(at)
    }
  return mapping
}

/** Does a row look like a header: does it hold a word for what makes a figure? */
export function looksLikeHeader(cells: readonly string[]): boolean {
  const mapping = guessMapping(cells)
  return mapping.value !== undefined || mapping.date !== undefined || mapping.indicator !== undefined
}
