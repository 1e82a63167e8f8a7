import type { Pack } from '../model/pack/index.ts'
import { assumptionsOf } from '../model/parameters.ts'

/** An assumption with the values a scenario may give it. */
export interface KnownAssumption {
  readonly id: string
  readonly unit: string
  readonly role: string
  /** Range that is supported, and the wider one that is accepted. */
  readonly low: number
  readonly high: number
  readonly least: number
  readonly most: number
}

/** Names of a pack that a scenario may use. */
export interface KnownNames {
  readonly places: ReadonlyMap<string, string>
  /** Code of a place by its name in lower case. */
  readonly codes: ReadonlyMap<string, string>
  readonly regions: readonly string[]
  readonly flags: readonly string[]
  readonly assumptions: ReadonlyMap<string, KnownAssumption>
}

const cache = new WeakMap<Pack, KnownNames>()

/** The names of a pack, collected once. */
export function knownNames(pack: Pack): KnownNames {
  const known = cache.get(pack)
  if (known) return known
  const made: KnownNames = {
    places: new Map(pack.places.map((p) => [p.code, p.name])),
    codes: new Map(pack.places.map((p) => [p.name.toLowerCase(), p.code])),
    regions: pack.regions.map((r) => r.id),
    flags: Object.keys(pack.places[0]?.flags ?? {}),
    assumptions: new Map(
      assumptionsOf(pack).map((definition) => {
        const base = pack.parameter(definition.id).default
        const low = Math.min(definition.low ?? base, base)
        const high = Math.max(definition.high ?? base, base)
        return [
          definition.id,
          { id: definition.id, unit: definition.unit, role: definition.text.en, low, high, ...accepted(low, high, definition.unit) },
        ]
      }),
    ),
  }
  cache.set(pack, made)
  return made
}

/**
 * Stress tests may go one range's width beyond what is supported, but what cannot be negative stays so and a share stays a share.
 */
function accepted(low: number, high: number, unit: string): { least: number; most: number } {
  const below = short(low - (high - low))
  const above = short(high + (high - low))
  return { least: low >= 0 ? Math.max(0, below) : below, most: unit === 'share' && high <= 1 ? Math.min(1, above) : above }
}

/** Without the last digits that subtraction leaves: 0.04, not 0.03999999999999998. */
function short(value: number): number {
  return Number(value.toPrecision(12))
}
