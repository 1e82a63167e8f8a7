/** Up to four scenarios held fast, run one after another under the same seed, each paired with the baseline replicate by replicate. */
import { computed, effect, signal } from '@preact/signals'
import { differenceThresholds } from '../charts/index.ts'
import type { LinesView, MapView, RankRow, RanksView, SeriesStyle } from '../charts/index.ts'
import { allLevers } from './catalogue.ts'
import { areasOf } from './areas.ts'
import { choose, runOf } from './history.ts'
import { isOn, same, startOf, valueOfSetting } from './lever-values.ts'
import { topology } from './shipped.ts'
import { askForBaseline, baselineRun, compared as running, engine } from './simulation.ts'
import type { Run } from './simulation.ts'
import { compared, draft, isChanged, language, mapLevel, mapYear, mostPins, page, targetMeasure, words } from './store.ts'
import type { Draft, Pin } from './store.ts'
import { byArea, differenceBands, odds, pairedAt, refOf, targetRef } from './summary.ts'
import { bandsFor, goal, review } from './views.ts'
import { geographyOf, mapKey } from './map-view.ts'

/** Replicates of each scenario: enough for paired intervals, few enough that four are had in half a minute. */
const most = 50
export const styles: readonly SeriesStyle[] = ['a', 'b', 'c', 'd']

/** What each pin compiles to now; undefined for one that cannot be run, e.g. of a link from another version. */
const compiled = computed(() => {
  const check = engine.value?.check
  return compared.value.map((pin) => {
    const checked = check?.(runnable(pin.draft))
    return checked?.ok ? checked.compiled : undefined
  })
})
const runnable = (of: Draft): Draft => ({ ...of, ...runOf(draft.value) })
const replicates = computed(() => Math.min(most, draft.value.replicates ?? most))

/** Runs that are whole, by fingerprint. */
const whole = signal<ReadonlyMap<string, Run>>(new Map())

/** What is known of each pin. */
export const pinRuns = computed((): readonly (Run | undefined)[] =>
  compiled.value.map((of) => {
    if (!of) return undefined
    const done = whole.value.get(of.fingerprint)
    if (done && done.wanted >= replicates.value) return done
    const now = running.value
    return now?.compiled.fingerprint === of.fingerprint ? now : done
  }),
)

/** How many replicates of all pins are in, of how many. */
export const comparisonProgress = computed(() => {
  const wanted = compiled.value.filter((of) => of).length * replicates.value
  return { finished: pinRuns.value.reduce((sum, run) => sum + Math.min(replicates.value, run?.finished ?? 0), 0), wanted }
})

/** While the page of comparison is open, has what it needs run. */
export function followComparison(): void {
  effect(() => {
    const run = running.value
    if (run?.settled && whole.peek().get(run.compiled.fingerprint) !== run) whole.value = new Map([...whole.peek(), [run.compiled.fingerprint, run] as const].slice(-2 * mostPins))
  })
  effect(() => {
    if (page.value !== 'compare' || !engine.value) return
    const wanted = replicates.value
    const next = compiled.value.find((of) => of && !((whole.value.get(of.fingerprint)?.wanted ?? 0) >= wanted))
    askForBaseline(wanted)
    if (next) engine.value.comparison.request(next, wanted)
  })
}

/** Holds the draft fast under a name. */
export function pin(name: string, of: Draft = draft.value): void {
  if (compared.value.length < mostPins) choose({ compared: [...compared.value, { name, draft: of }] })
}

export function unpin(i: number): void {
  choose({ compared: compared.value.filter((_, other) => other !== i) })
}

export function rename(i: number, name: string): void {
  choose({ compared: compared.value.map((other, at): Pin => (at === i ? { ...other, name } : other)) })
}

/** Is the draft among what is held fast? */
export const isPinned = computed(() => compared.value.some((other) => same(other.draft.levers, draft.value.levers) && same(other.draft.assumptions, draft.value.assumptions)))
/** A name for the draft: that of the shipped scenario it equals, else the next letter. */
export function nameForDraft(): string {
  const entry = engine.value?.library.entries.find(({ id }) => {
    const preset = engine.value!.presetDraft(id)
    return preset && same(preset.levers, draft.value.levers) && same(preset.assumptions, draft.value.assumptions)
  })
  return entry?.title[language.value] ?? (isChanged(draft.value) ? words.value.messages.compare.name('ABCD'[compared.value.length]!) : words.value.messages.trajectory.baseline)
}

export interface PinSummary {
  readonly number: string
  readonly interval: string
  readonly odds: string
  readonly difference: string
  /** What place levers give where they aim and take elsewhere; empty when none is on. */
  readonly moved: string
  readonly finished: number
}

/** The answer of each pin in words. */
export const summaries = computed((): readonly (PinSummary | undefined)[] => {
  const base = baselineRun.value
  const { messages, format } = words.value
  const ref = targetRef(targetMeasure.value)
  return pinRuns.value.map((run) => {
    if (!run || run.finished < 4) return undefined
    const bands = bandsFor(run, targetMeasure.value)
    const i = Array.from(bands.months).indexOf(goal.month)
    const share = odds(run, ref, goal.value, goal.month)
    const pair = base && pairedAt(run, base, ref, goal.month)
    const moved = base && engine.value?.moved(run, base, goal.year)
    return {
      moved: !moved ? '' : messages.headline.moved(format.number(moved.places), format.signed(moved.doctors.target.mean), format.signed(moved.doctors.elsewhere.mean), format.signed(moved.doctors.nation.mean), format.year(goal.year)),
      number: format.tens(bands.median[i]!),
      interval: format.intervalTens(bands.low90[i]!, bands.high90[i]!),
      odds: messages.compare.odds(format.number(format.frequency(share))),
      difference: !pair || pair.pairs < 4 ? '' : `${format.signedTens(pair.median)} (${format.signedInterval(pair.low90, pair.high90)})${pair.low90 <= 0 && pair.high90 >= 0 ? `, ${messages.map.indistinct}` : ''}`,
      finished: run.finished,
    }
  })
})

export const overlayView = computed((): LinesView | undefined => {
  const base = baselineRun.value
  const { messages, format } = words.value
  const shown = pinRuns.value.flatMap((run, i) => (run && run.finished >= 4 ? [{ run, i }] : []))
  if (!base?.finished || shown.length === 0) return undefined
  const series = shown.map(({ run, i }) => ({ id: `pin-${i}`, name: compared.value[i]!.name, style: styles[i]!, bands: bandsFor(run, targetMeasure.value), band: true }))
  const list = shown.flatMap(({ i }) => (summaries.value[i] ? [messages.compare.oneOf(compared.value[i]!.name, summaries.value[i].number, summaries.value[i].interval)] : []))
  return {
    messages,
    format,
    heading: messages.trajectory.heading,
    unit: targetRef(targetMeasure.value).measure.unit[language.value],
    decimals: 0,
    series: [...series, { id: 'baseline', name: messages.trajectory.baseline, style: 'baseline', bands: bandsFor(base, targetMeasure.value), band: false }],
    sentence: messages.compare.overlaySentence(format.year(goal.year), list.join('; ')),
    rule: { value: goal.value, text: messages.trajectory.goal(format.number(goal.value)) },
    marks: [{ month: goal.month, text: '' }, { month: review, text: '' }],
  }
})

export const differencesView = computed((): LinesView | undefined => {
  const base = baselineRun.value
  const { messages, format } = words.value
  const shown = pinRuns.value.flatMap((run, i) => (run && run.finished >= 4 ? [{ run, i }] : []))
  if (!base?.finished || shown.length === 0) return undefined
  const ref = targetRef(targetMeasure.value)
  const certain = shown.filter(({ run }) => {
    const { low90, high90 } = pairedAt(run, base, ref, goal.month)
    return low90 > 0 || high90 < 0
  })
  return {
    messages,
    format,
    heading: messages.figures.titles.difference,
    unit: ref.measure.unit[language.value],
    decimals: 0,
    signed: true,
    series: shown.map(({ run, i }) => ({ id: `pin-${i}`, name: compared.value[i]!.name, style: styles[i]!, bands: differenceBands(run, base, ref), band: true })),
    sentence: messages.compare.differencesSentence(format.year(goal.year), format.number(certain.length), format.number(shown.length)),
    marks: [{ month: goal.month, text: '' }, { month: review, text: '' }],
  }
})

/** Which pin the ranking is of. */
export const ranked = signal(0)
/** Areas at either end of the ranking. */
const ends = 8

/** The part of a difference that is certain: the end of its interval nearest zero, or nothing when it holds zero. */
const sure = ({ low, high }: RankRow): number => (low > 0 ? low : high < 0 ? high : 0)

/** Who wins and who loses: the areas that gain and lose most under one scenario, with intervals. */
export const ranksView = computed((): RanksView | undefined => {
  const run = pinRuns.value[ranked.value] ?? pinRuns.value[0]
  const base = baselineRun.value
  const ref = refOf(mapKey.value)
  if (!run?.finished || run.finished < 4 || !base?.finished || !ref) return undefined
  const { messages, format } = words.value
  const areas = areasOf(mapLevel.value, mapYear.value * 12 + 11)
  const paired = byArea(run, ref, mapYear.value * 12 + 11, areas.map(({ members }) => members), base)
  const rows = areas
    .map(({ code, name, small }, i): RankRow => ({ id: code, name, value: paired.median[i]!, low: paired.low90[i]!, high: paired.high90[i]!, rangeOnly: small === true }))
    .filter(({ value }) => Number.isFinite(value))
    // By what is certain first: medians alone would put the smallest, who vary most, at both ends.
    .sort((a, b) => sure(b) - sure(a) || b.value - a.value)
  const certain = (sign: number) => rows.filter(({ low, high }) => (sign > 0 ? low > 0 : high < 0)).length
  return {
    messages,
    format,
    heading: ref.measure.text[language.value],
    unit: ref.measure.unit[language.value],
    decimals: Math.max(1, ref.measure.decimals),
    signed: true,
    rows: rows.length > 2 * ends ? [...rows.slice(0, ends), ...rows.slice(-ends)] : rows,
    columns: { row: messages.map.levelName[mapLevel.value], value: messages.map.columns.difference },
    sentence: messages.compare.ranksSentence(format.year(mapYear.value), format.number(certain(1)), format.number(certain(-1)), format.number(rows.length - certain(1) - certain(-1)), format.number(rows.length), messages.map.levelNames[mapLevel.value]),
  }
})

/** A map of the difference for each pin, all on one scale. */
export const mapViews = computed((): readonly { readonly name: string; readonly view: MapView }[] => {
  const base = baselineRun.value
  const outlines = topology.value
  const ref = refOf(mapKey.value)
  if (!base?.finished || !outlines || !ref) return []
  const { messages, format } = words.value
  const month = mapYear.value * 12 + 11
  const areas = areasOf(mapLevel.value, month)
  const members = areas.map((area) => area.members)
  const level = byArea(base, ref, month, members)
  const made = pinRuns.value.flatMap((run, i) => (run && run.finished >= 4 ? [{ name: compared.value[i]!.name, difference: byArea(run, ref, month, members, base) }] : []))
  const thresholds = differenceThresholds(made.flatMap(({ difference }) => Array.from(difference.median)))
  return made.map(({ name, difference }) => ({
    name,
    view: {
      messages,
      format,
      heading: `${name}: ${ref.measure.text[language.value]}`,
      geography: geographyOf(outlines, areas),
      level: mapLevel.value,
      places: areas,
      year: mapYear.value,
      unit: ref.measure.unit[language.value],
      decimals: ref.measure.decimals,
      mode: 'difference',
      changed: true,
      values: level.median,
      baseline: level.median,
      difference,
      thresholds,
    },
  }))
})

export interface DifferingRow {
  readonly id: string
  readonly lever?: (typeof allLevers)[number]
  readonly name: string
  /** One text for each pin; the baseline's value where a lever is off. */
  readonly values: readonly string[]
}

/** Settings and assumptions in which the pins differ from one another or from the baseline. `show` writes a setting's value. */
export function differing(show: (setting: (typeof allLevers)[number]['settings'][number], value: ReturnType<typeof valueOfSetting>) => string): readonly DifferingRow[] {
  const { messages, format } = words.value
  const pins = compared.value.map((pin) => pin.draft)
  const used = allLevers.filter((lever) => pins.some((of) => isOn(of, lever)))
  const settings = used.flatMap((lever) => {
    const text = lever.text[language.value]
    const rows = lever.settings
      .filter((setting) => pins.some((of) => !same(valueOfSetting(of, lever, setting), setting.statusQuo)))
      .map((setting) => ({
        id: `${lever.id}.${setting.id}`,
        name: setting.id === lever.primary ? text.name : `${text.name}: ${setting.text[language.value].name.toLowerCase()}`,
        values: pins.map((of) => (isOn(of, lever) ? show(setting, valueOfSetting(of, lever, setting)) : messages.levers.today)),
      }))
    const starts = pins.map((of) => (isOn(of, lever) ? format.year(Math.floor(startOf(of, lever) / 12)) : '–'))
    const years = new Set(starts.filter((year) => year !== '–'))
    const scopes = pins.map((of) => (of.levers[lever.id]?.scope && isOn(of, lever) ? messages.scope.limited : isOn(of, lever) ? messages.scope.kinds.all : '–'))
    return [
      ...rows,
      ...(years.size > 1 ? [{ id: `${lever.id}.start`, name: `${text.name}: ${messages.levers.start.toLowerCase()}`, values: starts }] : []),
      ...(scopes.includes(messages.scope.limited) ? [{ id: `${lever.id}.scope`, name: `${text.name}: ${messages.scope.heading.toLowerCase()}`, values: scopes }] : []),
    ]
  })
  const ids = [...new Set(pins.flatMap((of) => Object.keys(of.assumptions)))]
  const assumptions = ids.map((id) => {
    const known = engine.value?.assumptions.find((row) => row.id === id)
    return { id, name: `${id}: ${known?.text[language.value] ?? ''}`, values: pins.map((of) => format.number(of.assumptions[id] ?? known?.value ?? NaN, 3)) }
  })
  return [...settings, ...assumptions].filter(({ values }) => compared.value.length === 1 || new Set(values).size > 1)
}

