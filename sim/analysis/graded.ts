/** What is drawn when only assumptions are. */
import type { Pack } from '../model/pack/index.ts'
import { assumptionsOf } from '../model/parameters.ts'

/** Parameters with a source and a range (grade B), held at their defaults: what is then drawn has no source. */
export function sourcedAtDefaults(pack: Pack): Record<string, number> {
  return Object.fromEntries(assumptionsOf(pack).flatMap(({ id, uncertain, grade }) => (uncertain && grade === 'B' ? [[id, pack.parameter(id).default] as const] : [])))
}
