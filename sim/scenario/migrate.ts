import type { PlainObject } from './plain.ts'
import type { Problems } from './problems.ts'
import { currentFormat } from './types.ts'

/** One step: a document of format n to one of format n + 1. */
export type Migration = (document: PlainObject) => PlainObject

/** Steps by the format they start from. Format 1 is the first, so there are none yet; a step is never changed once released. */
export const migrations: Readonly<Record<number, Migration>> = {}

/**
 * Brings a document to the current format, one step after the other.
 * @returns undefined, with a problem, when the format is missing, no positive whole number, or newer than this program.
 */
export function migrate(
  document: PlainObject,
  problems: Problems,
  steps: Readonly<Record<number, Migration>> = migrations,
  target: number = currentFormat,
): PlainObject | undefined {
  const format = document['format']
  if (typeof format !== 'number' || !Number.isInteger(format) || format < 1) {
    problems.expected(
      'format',
      format === undefined ? 'missing' : 'wrong-type',
      { da: `formatets nummer, f.eks. ${target}`, en: `the number of the format, e.g. ${target}` },
      format,
      {
        da: `Skriv "format": ${target}.`,
        en: `Write "format": ${target}.`,
      },
    )
    return undefined
  }
  if (format > target) {
    problems.say('format', 'newer-format', {
      da: `Scenariet er skrevet i format ${format}, og denne udgave kender formater til og med ${target}. Hent en nyere udgave af Lægeveje for at åbne det; intet er gået tabt.`,
      en: `the scenario is written in format ${format}, and this version knows formats up to ${target}. Get a newer Lægeveje to open it; nothing is lost.`,
    })
    return undefined
  }
  let current = document
  for (let from = format; from < target; from++) {
    const step = steps[from]
    if (!step) throw new Error(`migrations: expected a step from format ${from}, got none. Add it to sim/scenario/migrate.ts.`)
    current = { ...step(current), format: from + 1 }
  }
  return current
}
