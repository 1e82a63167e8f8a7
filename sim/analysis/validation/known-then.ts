/** The world as it was known at the beginning of a year: the data without what came later, and the forecasts that need no model. */
import type { Pack, Series } from '../../model/pack/index.ts'
import { linear } from './scores.ts'

/** Measures that stand for a whole year and are therefore not known when it begins. Plans and stocks are. */
const yearly = /^(kbu-starters|kbu-posts|hu-filled|intro-starters|graduates|exit-rate|sale)/

/** Is a figure of `year` known at the beginning of `start`? */
export function knownAt(measure: string, year: number, start: number): boolean {
  return yearly.test(measure) ? year < start : year <= start
}

/**
 * A pack without the figures of series that were not known at the beginning of `start`; the last known one is held. A series that begins later keeps
 * its first figure, since the model cannot start without one: that much hindsight stays, as do population figures and the values of parameters.
 */
export function packAsKnown(pack: Pack, start: number): Pack {
  const cut = new Map<string, Series | undefined>()
  const id = `${pack.id}-as-known-${start}`
  return {
    ...pack,
    id,
    series(measure, area) {
      // Who asks for the whole by its name means this pack's.
      const whole = area === undefined || area === id ? undefined : area
      const key = `${measure}/${whole ?? ''}`
      if (!cut.has(key)) cut.set(key, cutSeries(pack.series(measure, whole), measure, start))
      return cut.get(key)
    },
  }
}

function cutSeries(series: Series | undefined, measure: string, start: number): Series | undefined {
  if (!series) return undefined
  const kept = series.years.flatMap((year, k) => (knownAt(measure, year, start) ? [k] : []))
  const keep = kept.length > 0 ? kept : [0]
  const of = <T>(list: readonly T[]) => keep.map((k) => list[k]!)
  const years = of(series.years)
  const values = of(series.values)
  return {
    years,
    values,
    lows: of(series.lows),
    highs: of(series.highs),
    grades: of(series.grades),
    sources: of(series.sources),
    unit: series.unit,
    exact: (year) => (years.includes(year) ? values[years.indexOf(year)] : undefined),
    at(year) {
      if (year <= years[0]!) return values[0]!
      const k = years.findIndex((known) => known >= year)
      if (k < 0) return values.at(-1)!
      const [a, b] = [years[k - 1]!, years[k]!]
      return values[k - 1]! + ((values[k]! - values[k - 1]!) * (year - a)) / (b - a)
    },
  }
}

/** Was a figure seen, or derived from such, rather than assumed by this project? */
export function isSeen(series: Series, k: number): boolean {
  return series.grades[k] !== 'C' || !/^assumption/i.test(series.sources[k] ?? '')
}

/**
 * Forecasts of a year from a start that anyone could make: the last value known, and a line through those of the ten years before. Shares stay between
 * 0 and 100 per cent, and nothing falls below 0.
 */
export function plainForecasts(points: readonly (readonly [year: number, value: number])[], year: number, share = false): { readonly last: number; readonly line: number } {
  const sorted = [...points].sort(([a], [b]) => a - b)
  const last = sorted.at(-1)
  if (!last) return { last: NaN, line: NaN }
  const line = linear(sorted.filter(([x]) => x >= last[0] - 10), year)
  return { last: last[1], line: Math.max(0, share ? Math.min(100, line) : line) }
}
