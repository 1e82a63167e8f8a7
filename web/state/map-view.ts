/** What the map shows: values by municipality of the chosen measure and year, of the scenario or of its difference from the baseline. */
import { computed, signal } from '@preact/signals'
import { differenceThresholds, thresholdsOf } from '../charts/index.ts'
import type { MapView } from '../charts/index.ts'
import { areasOf, kinds, places } from './areas.ts'
import type { Area } from './areas.ts'
import { shipped, shippedRanges, topology } from './shipped.ts'
import { baselineRun, current } from './simulation.ts'
import type { Run } from './simulation.ts'
import { changed, dragging, language, mapLevel, mapMeasure, mapMode, mapYear, pinned, targetMeasure, words } from './store.ts'
import { byArea, enough, enoughForCertainty, mapKeys, meanByArea, refOf, targetIndicator } from './summary.ts'
import { showing } from './views.ts'

/** The class of the legend that alone is shown in full colour. */
export const highlighted = signal<number | undefined>(undefined)
const december = (year: number): number => year * 12 + 11

/** Measures the map can show, with their names; the target's own follows the definition of the 5,000. */
export const mapChoices = computed(() => {
  const keys = mapKeys(targetMeasure.value)
  return keys.flatMap((key) => {
    const ref = refOf(key)
    return ref ? [{ key, name: ref.measure.text[language.value] }] : []
  })
})

/** The measure shown: the reader's choice as far as it exists; a choice of the target follows the definition. */
export const mapKey = computed(() => {
  const wanted = mapMeasure.value.startsWith(`${targetIndicator}/`) ? `${targetIndicator}/${targetMeasure.value}` : mapMeasure.value
  const keys = mapChoices.value.map(({ key }) => key)
  return keys.includes(wanted) ? wanted : (keys[0] ?? '')
})

/** Areas of the map in the year shown. */
export const mapAreas = computed(() => areasOf(mapLevel.value, december(mapYear.value)))
const members = computed(() => mapAreas.value.map((area) => area.members))

const values = (list: readonly (number | null)[] | undefined): Float64Array => Float64Array.from(list ?? [], (value) => value ?? NaN)
const mayStand = (run: Run): boolean => run.settled || run.finished >= enough

/** Baseline medians of the chosen measure in a year, and their intervals if they are known. */
function baselineIn(key: string, year: number, run: Run | undefined): { median: Float64Array; low90?: Float64Array; high90?: Float64Array } | undefined {
  const map = mapLevel.value === 'place' ? shipped.value?.maps[key] : undefined
  const range = map && shippedRanges.value?.maps[key]
  const fromPage = map ? { median: values(map.values[year - map.firstYear]), ...(range ? { low90: values(range.low[year - range.firstYear]), high90: values(range.high[year - range.firstYear]) } : {}) } : undefined
  if (run && mayStand(run) && (run.settled || !fromPage)) return byArea(run, refOf(key)!, december(year), members.value)
  return fromPage ?? (run && run.finished > 0 ? byArea(run, refOf(key)!, december(year), members.value) : undefined)
}

/** Classes come from the baseline over all years, so that years and scenarios share one scale. */
const levelThresholds = computed(() => {
  const key = mapKey.value
  const map = mapLevel.value === 'place' ? shipped.value?.maps[key] : undefined
  if (map) return thresholdsOf(map.values.flat().map((value) => value ?? NaN))
  const base = baselineIn(key, mapYear.value, baselineRun.value)
  return base ? thresholdsOf(base.median) : []
})
/** The kind of each municipality with the value of all of that kind together: of the scenario, or of its difference from the baseline. */
function kindsIn(mode: 'level' | 'difference', run: Run | undefined, ref: NonNullable<ReturnType<typeof refOf>>, month: number): MapView['kinds'] {
  const reference = baselineRun.value
  const of = run?.finished ? run : reference
  if (mapLevel.value !== 'place' || !of?.finished || !reference?.finished || kinds.value.length === 0) return undefined
  const groups = kinds.value.map(({ members: cells }) => cells)
  const mean = mode === 'difference' && run ? meanByArea(run, reference, ref, month, groups) : byArea(of, ref, month, groups).median
  // A count of all of a kind is a sum; its members' mean is what one of them can be held against.
  const shared = ref.measure.denominator ? undefined : groups
  const found = new Array<{ readonly name: string; readonly value: number } | undefined>(places.value.length).fill(undefined)
  kinds.value.forEach(({ name, members: cells }, k) => cells.forEach((i) => (found[i] = { name, value: mean[k]! / (shared?.[k]!.length ?? 1) })))
  return found
}

let lastDifferenceThresholds: { key: string; list: readonly number[] } = { key: '', list: [] }

/** Outlines of areas: of municipalities one by one, or joined where an area has several. */
export function geographyOf(outlines: NonNullable<typeof topology.value>, areas: readonly Area[]): MapView['geography'] {
  return { topology: outlines, groups: mapLevel.value === 'place' ? undefined : areas.map(({ code, members: cells }) => ({ code, members: cells.map((i) => places.value[i]!.code) })) }
}

export const mapView = computed((): MapView | undefined => {
  const key = mapKey.value
  const ref = refOf(key)
  const year = mapYear.value
  const base = ref && baselineIn(key, year, baselineRun.value)
  const outlines = topology.value
  if (!ref || !base || !outlines) return undefined
  const { messages, format } = words.value
  const held = showing.value === 'baseline'
  const run = held || !changed.value ? undefined : current.value
  const reference = baselineRun.value
  const month = december(year)
  let shown: { median: Float64Array; low90?: Float64Array; high90?: Float64Array } = base
  let difference: MapView['difference']
  if (run && run.finished > 0 && reference) {
    const mean = meanByArea(run, reference, ref, month, members.value)
    const moved = (list: Float64Array) => list.map((value, i) => value + (Number.isFinite(mean[i]!) ? mean[i]! : 0))
    shown = mayStand(run) ? byArea(run, ref, month, members.value) : { median: moved(base.median), ...(base.low90 && base.high90 ? { low90: moved(base.low90), high90: moved(base.high90) } : {}) }
    const bands = byArea(run, ref, month, members.value, reference)
    // An interval of a handful of replicates proves nothing: until there are enough, all of the map is uncertain.
    difference = bands.pairs >= enoughForCertainty || (run.settled && bands.pairs === run.wanted) ? { ...bands, median: mean } : { median: mean, low90: mean.map(() => -Infinity), high90: mean.map(() => Infinity) }
  }
  const mode = mapMode.value === 'difference' && difference ? 'difference' : 'level'
  if (mode === 'difference' && !(dragging.value && lastDifferenceThresholds.key === `${mapLevel.value} ${key}`)) lastDifferenceThresholds = { key: `${mapLevel.value} ${key}`, list: differenceThresholds(Array.from(difference!.median)) }
  return {
    messages,
    format,
    heading: ref.measure.text[language.value],
    geography: geographyOf(outlines, mapAreas.value),
    level: mapLevel.value,
    places: mapAreas.value,
    year,
    unit: ref.measure.unit[language.value],
    decimals: ref.measure.decimals,
    mode,
    changed: run !== undefined,
    values: shown.median,
    low90: shown.low90,
    high90: shown.high90,
    baseline: base.median,
    baselineLow90: base.low90,
    baselineHigh90: base.high90,
    kinds: kindsIn(mode, run, ref, month),
    difference,
    thresholds: mode === 'difference' ? lastDifferenceThresholds.list : levelThresholds.value,
    pinned: pinned.value,
    highlighted: highlighted.value,
  }
})

