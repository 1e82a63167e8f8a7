/**
 * The figures of the large frame, as records: a title, a chart, what it shows, and whether the year matters. The hand-made ones come
 * first; every measure recorded for the whole country follows by its definition alone.
 */
import { computed, effect, signal } from '@preact/signals'
import { pyramidBands, pyramidFrom, pyramidStatuses } from '../../sim/index.ts'
import type { AgePyramid } from '../../sim/index.ts'
import { charts } from '../charts/index.ts'
import type { AgePyramidView, AnyChart, Bands, DistributionView, LinesView, RanksView, StackView, Words } from '../charts/index.ts'
import type { Messages } from '../i18n/messages.ts'
import { pyramidOf } from './explorer.ts'
import { choose } from './history.ts'
import { attributionWaiting, byLevers, factorsView, leversView } from './factors.ts'
import { go } from './route.ts'
import { baselineRun, current, engine } from './simulation.ts'
import type { Run } from './simulation.ts'
import { knownSteps, stageFlowView } from './stage-flow.ts'
import { changed, figure, language, mapYear, question, strip, targetMeasure, words } from './store.ts'
import { byArea, differenceBands, meanDifference, nationalBands, nationKeys, plainRef, shift, sharesByClass, targetRef } from './summary.ts'
import type { MeasureRef } from './summary.ts'
import { goal, mayStand, review, showing, trajectoryView } from './views.ts'

export interface FigureRecord {
  readonly id: string
  title(messages: Messages): string
  readonly chart: AnyChart
  /** Undefined until there is something to draw. */
  view(): Words | undefined
  /** Is the figure of one year, so that it has the scrubber? */
  readonly yearly?: boolean
  /** Can single simulations be drawn behind its bands? */
  readonly single?: boolean
  /** Has the figure a choice between one year and all of them? */
  readonly summed?: boolean
  source(messages: Messages): string
  /** What is said while there is nothing to draw; the usual when absent. */
  waiting?(): string
  /** What choosing a datum leads to. */
  pick?(id: string): void
}

const december = (year: number): number => year * 12 + 11
/** The scenario shown beside the baseline: none while the baseline is held or nothing is changed. */
const shownScenario = (): Run | undefined => (showing.value === 'baseline' || !current.value?.finished ? undefined : current.value)

const kept = new WeakMap<Run, Map<string, Bands>>()
function bandsOfRun(run: Run, ref: MeasureRef): Bands {
  const known = kept.get(run) ?? new Map<string, Bands>()
  kept.set(run, known)
  const key = `${ref.indicator.id}/${ref.measure.id}`
  let bands = known.get(key)
  if (!bands) known.set(key, (bands = nationalBands(run, ref)))
  return bands
}

/** Bands of a measure under the baseline and, if anything is changed, under the draft; a preview is the baseline moved. */
function pairOf(ref: MeasureRef): { readonly baseline: Bands; readonly scenario?: Bands } | undefined {
  const base = baselineRun.value
  if (!base?.finished) return undefined
  const baseline = bandsOfRun(base, ref)
  const run = shownScenario()
  if (!run) return { baseline }
  return { baseline, scenario: mayStand(run) ? bandsOfRun(run, ref) : shift(baseline, meanDifference(run, base, ref, baseline.months)) }
}

/** Index of the month of a band nearest the end of a year. */
const at = (bands: Bands, year: number): number => Math.max(0, Array.from(bands.months).findIndex((month) => month >= december(year)))

function measureView(ref: MeasureRef): LinesView | undefined {
  const pair = pairOf(ref)
  if (!pair) return undefined
  const { messages, format } = words.value
  const { measure } = ref
  const name = measure.text[language.value]
  const unit = measure.unit[language.value]
  const main = pair.scenario ?? pair.baseline
  const i = at(main, goal.year)
  const show = (value: number) => `${format.number(value, measure.decimals)}${unit ? ` ${unit}` : ''}`
  const interval = format.interval(main.low90[i]!, main.high90[i]!, measure.decimals)
  const say = messages.figures
  return {
    messages,
    format,
    heading: name,
    unit,
    decimals: measure.decimals,
    fromZero: Array.from(main.low90).every((value) => !(value < 0)),
    series: [
      ...(pair.scenario ? [{ id: 'scenario', name: messages.trajectory.scenario, style: 'a' as const, bands: pair.scenario, band: true }] : []),
      { id: 'baseline', name: messages.trajectory.baseline, style: 'baseline' as const, bands: pair.baseline, band: !pair.scenario },
    ],
    sentence: pair.scenario
      ? say.levelAgainst(name, format.year(goal.year), show(main.median[i]!), show(pair.baseline.median[i]!), interval)
      : say.level(name, format.year(goal.year), show(main.median[i]!), interval),
    marks: [{ month: goal.month, text: format.year(goal.year) }, { month: review, text: '' }],
  }
}

function difference(): LinesView | undefined {
  const base = baselineRun.value
  if (!base?.finished) return undefined
  const { messages, format } = words.value
  const ref = targetRef(targetMeasure.value)
  const run = shownScenario()
  const bands = run ? differenceBands(run, base, ref) : differenceBands(base, base, ref)
  const i = at(bands, goal.year)
  const [low, high] = [bands.low90[i]!, bands.high90[i]!]
  const say = messages.figures
  const year = format.year(goal.year)
  return {
    messages,
    format,
    heading: say.titles.difference,
    unit: ref.measure.unit[language.value],
    decimals: 0,
    signed: true,
    series: [{ id: 'difference', name: messages.trajectory.scenario, style: 'a', bands, band: true }],
    sentence: !changed.value ? say.differenceSame : low <= 0 && high >= 0 ? say.differenceNone(year, format.signedInterval(low, high)) : say.difference(year, format.signed(bands.median[i]!), format.signedInterval(low, high)),
    marks: [{ month: goal.month, text: year }, { month: review, text: '' }],
  }
}

function huPosts(): LinesView | undefined {
  const [posted, filled] = [pairOf(plainRef('hu-fill-rate', 'hu-posted')), pairOf(plainRef('hu-fill-rate', 'hu-filled'))]
  if (!posted || !filled) return undefined
  const { messages, format } = words.value
  const say = messages.figures
  const [shown, taken] = [posted.scenario ?? posted.baseline, filled.scenario ?? filled.baseline]
  const i = at(shown, goal.year)
  return {
    messages,
    format,
    heading: say.titles['hu-posts'],
    unit: plainRef('hu-fill-rate', 'hu-posted').measure.unit[language.value],
    decimals: 0,
    fromZero: true,
    series: [
      { id: 'posted', name: say.posted, style: 'b', bands: shown, band: false },
      { id: 'filled', name: say.filled, style: 'a', bands: taken, band: true },
      ...(posted.scenario ? [{ id: 'baseline', name: `${messages.trajectory.baseline}: ${say.filled.toLowerCase()}`, style: 'baseline' as const, bands: filled.baseline, band: false }] : []),
    ],
    sentence: say.postsSentence(format.year(goal.year), format.number(taken.median[i]!), format.number(shown.median[i]!), format.percent(taken.median[i]! / shown.median[i]!)),
    marks: [{ month: goal.month, text: '' }],
  }
}

/** Components of the clinic forms, from the foot: two forms of ownership, then those employed. */
const forms = [
  { id: 'joint-owners', name: (m: Messages) => m.figures.jointOwners },
  { id: 'solo-owners', name: (m: Messages) => m.figures.soloOwners },
  { id: 'employed', name: (m: Messages) => m.figures.employed },
  { id: 'clinic', name: (m: Messages) => m.figures.clinic },
] as const

function clinicForms(): StackView | undefined {
  const base = baselineRun.value
  if (!base?.finished) return undefined
  const { messages, format } = words.value
  const run = shownScenario()
  const years = Array.from({ length: 21 }, (_, i) => 2025 + i)
  const valuesOf = (of: Run, component: string): number[] => {
    const indicator = component.endsWith('-owners') ? 'clinic-form-mix' : 'gp-doctors'
    const own = plainRef(indicator, indicator === 'gp-doctors' ? targetRef('').measure.id : component)
    const bands = bandsOfRun(of, { indicator: own.indicator, measure: { ...own.measure, id: component, numerator: [component] } })
    return years.map((year) => bands.median[at(bands, year)]!)
  }
  const parts = forms.map(({ id, name }) => ({ id, name: name(messages), values: valuesOf(run ?? base, id), ...(run ? { baseline: valuesOf(base, id) } : {}) }))
  const i = years.indexOf(goal.year)
  return {
    messages,
    format,
    heading: messages.figures.titles['clinic-forms'],
    unit: targetRef('').measure.unit[language.value],
    years,
    parts,
    sentence: messages.figures.formsSentence(format.year(goal.year), format.number(parts[1]!.values[i]!), format.number(parts[0]!.values[i]!)),
  }
}

function hospitals(): RanksView | undefined {
  const base = baselineRun.value
  const pack = engine.value?.pack
  if (!base?.finished || !pack) return undefined
  const { messages, format } = words.value
  const say = messages.figures
  const ref = plainRef('hospital-gp-stock', 'hospital-persons')
  const month = december(mapYear.value)
  const cells = pack.hospitals.map((_, i) => [i])
  const run = shownScenario()
  const main = byArea(run ?? base, ref, month, cells, undefined, 'hospital')
  const reference = run && byArea(base, ref, month, cells, undefined, 'hospital')
  const rows = pack.hospitals.map(({ id, name, covered, persons2025 }, i) => ({
    id,
    name,
    covered,
    value: main.median[i]!,
    low: main.low90[i]!,
    high: main.high90[i]!,
    ...(reference ? { reference: reference.median[i]! } : {}),
    ...(covered ? { limit: persons2025 } : {}),
  }))
  const capped = rows.filter(({ covered }) => covered)
  return {
    messages,
    format,
    heading: say.titles.hospitals,
    unit: ref.measure.unit[language.value],
    decimals: 0,
    rows,
    columns: { row: say.hospital, value: format.year(mapYear.value), limit: say.cap, ...(reference ? { reference: messages.trajectory.baseline } : {}) },
    sentence: say.hospitalsSentence(format.year(mapYear.value), format.number(capped.reduce((sum, { value }) => sum + value, 0)), format.number(capped.length), format.number(capped.reduce((sum, { limit }) => sum + (limit ?? 0), 0))),
  }
}

const edges = [0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1, 1.1, 1.2, 1.3, 1.4, 1.5, 1.6]

function coverage(): DistributionView | undefined {
  const base = baselineRun.value
  const pack = engine.value?.pack
  if (!base?.finished || !pack) return undefined
  const { messages, format } = words.value
  const say = messages.figures
  const ref = plainRef('gp-coverage-need', 'coverage')
  const year = mapYear.value
  const citizens = pack.places.map((_, place) => pack.populationAt(place, year))
  const run = shownScenario()
  const shares = sharesByClass(run ?? base, ref, december(year), citizens, edges)
  const baseline = run && sharesByClass(base, ref, december(year), citizens, edges)
  const norm = 1
  const below = (list: readonly number[]) => list.reduce((sum, share, i) => sum + (edges[i + 1]! <= norm + 1e-9 ? share : 0), 0)
  return {
    messages,
    format,
    heading: say.titles.coverage,
    year,
    edges,
    decimals: 1,
    shares,
    ...(baseline ? { baseline } : {}),
    norm: { value: norm, text: say.norm },
    sentence: say.coverageSentence(format.year(year), format.percent(below(shares)), baseline ? format.percent(below(baseline)) : ''),
  }
}

/** Replicates counted by age: enough for a mean, few enough to be had in seconds. */
const counted = 6
const pyramids = signal<{ readonly key: string; readonly scenario: AgePyramid; readonly baseline?: AgePyramid } | undefined>(undefined)
export const figureProblem = signal('')

/** Has the pyramids counted while their figure is open, once what is shown has settled. */
export function followPyramid(): void {
  effect(() => {
    const base = baselineRun.value
    const run = current.value
    const large = figure.value === 'age-pyramid'
    if (!(large || strip.value.includes('age-pyramid')) || !base?.finished || (changed.value ? !run?.settled : !large && !base.settled)) return
    const main = changed.value && run ? run.compiled : base.compiled
    const key = main.fingerprint
    if (pyramids.peek()?.key === key) return
    void Promise.all([pyramidOf(main, counted), main === base.compiled ? undefined : pyramidOf(base.compiled, counted)]).then(
      ([scenario, baseline]) => {
        pyramids.value = { key, scenario, baseline }
        figureProblem.value = ''
      },
      (error: unknown) => (figureProblem.value = error instanceof Error ? error.message : String(error)),
    )
  })
}

function pyramid(): AgePyramidView | undefined {
  const known = pyramids.value
  if (!known) return undefined
  const { messages, format } = words.value
  const say = messages.figures
  const held = showing.value === 'baseline' && known.baseline
  const main = held ? known.baseline! : known.scenario
  const year = Math.max(0, main.years.indexOf(mapYear.value))
  const of = ({ counts }: AgePyramid, y: number, status: number, sex: number, age: number) => counts[((y * pyramidStatuses.length + status) * 2 + sex) * pyramidBands + age]!
  const side = (from: AgePyramid, y: number, sex: number, age: number) => pyramidStatuses.reduce((sum, _, status) => sum + of(from, y, status, sex, age), 0)
  const most = Math.max(...[main, ...(known.baseline ? [known.baseline] : [])].flatMap((from) => from.years.flatMap((_, y) => Array.from({ length: pyramidBands * 2 }, (__, i) => side(from, y, i % 2, i >> 1)))))
  // Owners and employed doctors in practice.
  const inPractice = (test: (sex: number, age: number) => boolean) => {
    let sum = 0
    for (const status of [0, 1, 2]) for (const sex of [0, 1]) for (let age = 0; age < pyramidBands; age++) if (test(sex, age)) sum += of(main, year, status, sex, age)
    return sum
  }
  const all = inPractice(() => true)
  const baseline = known.baseline
  return {
    messages,
    format,
    heading: say.titles['age-pyramid'],
    year: mapYear.value,
    ages: Array.from({ length: pyramidBands }, (_, i) => (i === pyramidBands - 1 ? `${pyramidFrom + 5 * i}+` : format.interval(pyramidFrom + 5 * i, pyramidFrom + 5 * i + 4))),
    statuses: pyramidStatuses.map((id) => ({ id, name: say.statuses[id] })),
    count: (status, sex, age) => of(main, year, status, sex, age),
    ...(baseline && !held ? { baseline: (sex: number, age: number) => side(baseline, year, sex, age) } : {}),
    most,
    sentence: say.pyramidSentence(format.year(mapYear.value), format.percent(inPractice((_, age) => pyramidFrom + 5 * age >= 60) / all), format.percent(inPractice((sex) => sex === 1) / all)),
  }
}

/** Opens the life of somebody who takes a step in the year shown. */
function showLife(step: string): void {
  if (!knownSteps.includes(step)) return
  choose({ question: { ...question.value, step: `${step}@${mapYear.value}`, person: undefined } })
  go('life')
}

const usual = (m: Messages): string => m.figures.source
const title = (id: keyof Messages['figures']['titles']) => (m: Messages): string => m.figures.titles[id]

export const figures: readonly FigureRecord[] = [
  { id: '', title: title('trajectory'), chart: charts.trajectory, view: () => trajectoryView.value, single: true, source: (m) => `${m.trajectory.source} ${m.trajectory.axis}` },
  { id: 'difference', title: title('difference'), chart: charts.lines, view: difference, source: usual },
  { id: 'why-factors', title: (m) => m.waterfall.factorTitle, chart: charts.waterfall, view: factorsView, source: (m) => `${m.waterfall.factorSource} ${usual(m)}` },
  { id: byLevers, title: (m) => m.waterfall.leverTitle, chart: charts.waterfall, view: leversView, source: (m) => `${m.waterfall.leverSource} ${usual(m)}`, waiting: attributionWaiting },
  { id: 'stage-flow', title: (m) => m.flow.title, chart: charts.stageFlow, view: stageFlowView, yearly: true, summed: true, source: (m) => `${m.flow.source} ${usual(m)}`, pick: showLife },
  { id: 'age-pyramid', title: title('age-pyramid'), chart: charts.agePyramid, view: pyramid, yearly: true, source: (m) => m.figures.pyramidSource(words.value.format.number(counted)) },
  { id: 'hu-posts', title: title('hu-posts'), chart: charts.lines, view: huPosts, source: usual },
  { id: 'clinic-forms', title: title('clinic-forms'), chart: charts.stack, view: clinicForms, source: usual },
  { id: 'vacancies', title: title('vacancies'), chart: charts.lines, view: () => measureView(plainRef('vacant-capacities', 'vacant-numbers')), source: usual },
  { id: 'hospitals', title: title('hospitals'), chart: charts.ranks, view: hospitals, yearly: true, source: usual },
  { id: 'coverage', title: title('coverage'), chart: charts.distribution, view: coverage, yearly: true, source: usual },
]

/** Every national measure as a figure. */
export const measureFigures: readonly FigureRecord[] = nationKeys().map((key) => {
  const [indicator, measure] = key.split('/') as [string, string]
  const ref = plainRef(indicator, measure)
  return { id: key, title: () => ref.measure.text[language.value], chart: charts.lines, view: () => measureView(ref), source: (m) => `${ref.indicator.definition[language.value]} ${m.figures.source}` }
})

const byId = new Map([...figures, ...measureFigures].map((record) => [record.id, record]))

/** A figure by id; what no figure is called is the trajectory. */
export function figureOf(id: string): FigureRecord {
  return byId.get(id) ?? figures[0]!
}

/** The figure in the large frame. */
export const chosenFigure = computed((): FigureRecord => figureOf(figure.value))

/** Shows a figure in the large frame; one of those in small changes places with the one that was there. */
export function showFigure(id: string): void {
  const before = chosenFigure.peek().id
  choose({ figure: id, ...(id !== before && strip.value.includes(id) ? { strip: strip.value.map((other) => (other === id ? before : other)) } : {}) })
}

