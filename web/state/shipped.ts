/** The baseline's results that come with the page, for the first paint: see `../assets/build/baseline-results.ts`, which makes them. */
import type { Bands } from '../charts/index.ts'

/** Compact results of one scenario. Bands are at the ends of quarters; maps are medians by place and year. */
export interface ShippedResults {
  readonly format: 1
  readonly fingerprint: string
  readonly digest: string
  readonly replicates: number
  readonly goal: number
  /** Code and name of each place, in the order of the map values. */
  readonly places: readonly (readonly [code: string, name: string])[]
  readonly months: readonly number[]
  /** By target measure; `odds` is the share of replicates that reach the goal. */
  readonly target: Readonly<Record<string, Omit<Bands, 'months'> & { readonly odds: number }>>
  /** By indicator/measure. */
  readonly maps: Readonly<Record<string, ShippedMap>>
}

export interface ShippedMap {
  readonly text: { readonly da: string; readonly en: string }
  readonly unit: { readonly da: string; readonly en: string }
  readonly decimals: number
  readonly firstYear: number
  /** One list of values by place for each year; null where there is none. */
  readonly values: readonly (readonly (number | null)[])[]
}

const files = import.meta.glob<ShippedResults>('../../scenarios/results/baseline.json', { eager: true, import: 'default' })

/** Undefined only in a checkout where they have not been made. */
export const shipped: ShippedResults | undefined = Object.values(files)[0]
