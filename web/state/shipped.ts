/** The baseline's results that come with the page, for the first paint: see `../assets/build/baseline-results.ts`, which makes them. */
import { signal } from '@preact/signals'
import type { Bands, Topology } from '../charts/index.ts'

/** Compact results of one scenario. Bands are at the ends of quarters; maps are medians by place and year. */
export interface ShippedResults {
  readonly format: 1
  readonly fingerprint: string
  readonly digest: string
  readonly replicates: number
  readonly goal: number
  /** Codes of places with so few doctors that only ranges are told of them. */
  readonly small?: readonly string[]
  /** Code and name of each place, in the order of the map values. */
  readonly places: readonly (readonly [code: string, name: string])[]
  readonly months: readonly number[]
  /** By target measure; `odds` is the share of replicates that reach the goal. */
  readonly target: Readonly<Record<string, Omit<Bands, 'months'> & { readonly odds: number }>>
  /** By target measure: shares of its variance in the goal's year. */
  readonly spread?: Readonly<Record<string, { readonly chance: number; readonly sourced: number; readonly assumed: number } | undefined>>
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

/** 90 % intervals of the maps, apart from the medians because they are not needed to paint. */
export interface ShippedRanges {
  /** Fingerprint of the baseline they are of. */
  readonly baseline: string
  /** By indicator/measure: by year, then by place. */
  readonly maps: Readonly<Record<string, { readonly firstYear: number; readonly low: readonly (readonly (number | null)[])[]; readonly high: readonly (readonly (number | null)[])[] }>>
}

const files = import.meta.glob<string>(['../../scenarios/results/{baseline,lever-effects,ranges}.json', '../assets/municipalities.topo.json'], { eager: true, query: '?url', import: 'default' })

/** What each lever does alone to the target in the goal's year, as `laegeveje levers --effects` writes it; only what the bars need. */
export interface LeverEffects {
  /** Fingerprint of the baseline they are paired with. */
  readonly baseline: string
  readonly replicates: number
  /** By lever; `goal` by definition of the target: median, and the 90 % interval. */
  readonly levers: Readonly<Record<string, { readonly goal: Readonly<Record<string, readonly [median: number, low90: number, high90: number]>> }>>
}

/** Undefined until they are fetched, or where they have not been made. */
export const shipped = signal<ShippedResults | undefined>(undefined)
/** Undefined as well when they were made for another model than the shipped baseline: an old bar would mislead. */
export const leverEffects = signal<LeverEffects | undefined>(undefined)
/** Undefined until they are fetched, after the first paint, or where they are of another model. */
export const shippedRanges = signal<ShippedRanges | undefined>(undefined)
/** Outlines of the municipalities; undefined until they are fetched. */
export const topology = signal<Topology | undefined>(undefined)

/** Fetches both beside the code, from this page's own host. What cannot be had stays undefined: the page works without, only later. */
export async function loadShipped(): Promise<void> {
  const take = async <T>(end: string): Promise<T | undefined> => {
    const address = Object.entries(files).find(([path]) => path.endsWith(end))?.[1]
    try {
      const answer = address === undefined ? undefined : await fetch(address)
      return answer?.ok ? ((await answer.json()) as T) : undefined
    } catch {
      return undefined
    }
  }
  const [results, outlines, effects] = await Promise.all([take<ShippedResults>('baseline.json'), take<Topology>('municipalities.topo.json'), take<LeverEffects>('lever-effects.json')])
  shipped.value = results
  topology.value = outlines
  void take<ShippedRanges>('/ranges.json').then((ranges) => (shippedRanges.value = ranges && ranges.baseline === results?.fingerprint ? ranges : undefined))
  leverEffects.value = effects?.baseline && effects.baseline === results?.fingerprint ? effects : undefined
}
