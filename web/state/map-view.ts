/** What the map shows: values by municipality of the chosen measure and year, of the scenario or of its difference from the baseline. */
import { computed, signal } from '@preact/signals'
import { differenceThresholds, thresholdsOf } from '../charts/index.ts'
import type { MapView } from '../charts/index.ts'
import { shipped, topology } from './shipped.ts'
import { baselineRun, current, engine } from './simulation.ts'
import type { Run } from './simulation.ts'
import { changed, dragging, language, mapMeasure, mapMode, mapYear, pinned, targetMeasure, words } from './store.ts'
import { byPlace, enough, enoughForCertainty, mapKeys, meanByPlace, refOf, targetIndicator } from './summary.ts'
import { showing } from './views.ts'

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

export const places = computed((): readonly { readonly code: string; readonly name: string }[] => engine.value?.pack.places ?? shipped.value?.places.map(([code, name]) => ({ code, name })) ?? [])

const values = (list: readonly (number | null)[] | undefined): Float64Array => Float64Array.from(list ?? [], (value) => value ?? NaN)
const mayStand = (run: Run): boolean => run.settled || run.finished >= enough

/** Baseline medians of the chosen measure in a year, and their intervals if they are known. */
function baselineIn(key: string, year: number, run: Run | undefined): { median: Float64Array; low90?: Float64Array; high90?: Float64Array } | undefined {
  const map = shipped.value?.maps[key]
  const fromPage = map ? { median: values(map.values[year - map.firstYear]) } : undefined
  if (run && mayStand(run) && (run.settled || !fromPage)) return byPlace(run, refOf(key)!, december(year))
  return fromPage ?? (run && run.finished > 0 ? byPlace(run, refOf(key)!, december(year)) : undefined)
}

/** Classes come from the baseline over all years, so that years and scenarios share one scale. */
const levelThresholds = computed(() => {
  const key = mapKey.value
  const map = shipped.value?.maps[key]
  if (map) return thresholdsOf(map.values.flat().map((value) => value ?? NaN))
  const base = baselineIn(key, mapYear.value, baselineRun.value)
  return base ? thresholdsOf(base.median) : []
})
let lastDifferenceThresholds: { key: string; list: readonly number[] } = { key: '', list: [] }

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
  let level: { median: Float64Array; low90?: Float64Array; high90?: Float64Array } = base
  let difference: MapView['difference']
  if (run && run.finished > 0 && reference) {
    const mean = meanByPlace(run, reference, ref, month, places.value.length)
    level = mayStand(run) ? byPlace(run, ref, month) : { median: base.median.map((value, i) => value + (Number.isFinite(mean[i]!) ? mean[i]! : 0)) }
    const bands = byPlace(run, ref, month, reference)
    // An interval of a handful of replicates proves nothing: until there are enough, all of the map is uncertain.
    difference = bands.pairs >= enoughForCertainty || (run.settled && bands.pairs === run.wanted) ? { ...bands, median: mean } : { median: mean, low90: mean.map(() => -Infinity), high90: mean.map(() => Infinity) }
  }
  const mode = mapMode.value === 'difference' && difference ? 'difference' : 'level'
  if (mode === 'difference' && !(dragging.value && lastDifferenceThresholds.key === key)) lastDifferenceThresholds = { key, list: differenceThresholds(Array.from(difference!.median)) }
  return {
    messages,
    format,
    heading: ref.measure.text[language.value],
    geography: { topology: outlines },
    places: places.value,
    year,
    unit: ref.measure.unit[language.value],
    decimals: ref.measure.decimals,
    mode,
    changed: run !== undefined,
    values: level.median,
    low90: level.low90,
    high90: level.high90,
    baseline: base.median,
    difference,
    thresholds: mode === 'difference' ? lastDifferenceThresholds.list : levelThresholds.value,
    pinned: pinned.value,
  }
})

/** The class of the legend that is pointed at. */
export const highlighted = signal<number | undefined>(undefined)
