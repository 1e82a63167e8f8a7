import { leverOf } from './catalogue.ts'
import type { Draft } from './store.ts'

/** A draft as a scenario document, as it is saved, run in a terminal and checked. */
export function documentOf(draft: Draft): Record<string, unknown> {
  const of = (kind: 'lever' | 'driver') => Object.fromEntries(Object.entries(draft.levers).filter(([id]) => (leverOf(id)?.kind ?? 'lever') === kind))
  const { prices, seed, replicates, chanceOnly } = draft
  return {
    format: 1,
    id: 'my-choices',
    title: { da: 'Mine valg', en: 'My choices' },
    levers: of('lever'),
    drivers: of('driver'),
    assumptions: draft.assumptions,
    ...(prices === undefined ? {} : { prices }),
    ...(seed === undefined ? {} : { seed }),
    ...(replicates === undefined ? {} : { replicates }),
    ...(chanceOnly === undefined ? {} : { chanceOnly }),
  }
}
