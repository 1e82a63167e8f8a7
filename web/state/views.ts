/** What the figures and the headline show, derived from the reader's choices and the runs there are. */
import { computed, effect, signal } from '@preact/signals'
import { findBlock } from '../../sim/index.ts'
import { domainOf, nearest } from '../charts/index.ts'
import type { Bands, TrajectoryView } from '../charts/index.ts'
import { allLevers, trains } from './catalogue.ts'
import { isOn, startOf } from './lever-values.ts'
import { shipped } from './shipped.ts'
import { baselineRun, current, lastSettled, progress, stuck } from './simulation.ts'
import type { Run } from './simulation.ts'
import { calm, changed, definition, dragging, draft, holding, language, lastMoved, members, targetMeasure, words } from './store.ts'
import { enough, meanDifference, nationalBands, odds, oddsMoved, pairedAt, shift, targetRef } from './summary.ts'

/** The agreement's goal as the indicator states it, read at the end of its year; reviewed in 2029. */
const stated = targetRef('').indicator.goals![0]!
export const goal = { year: stated.year, month: stated.year * 12 + 11, value: stated.value }
export const review = 2029 * 12 + 11

/** Bands are dear, so each run's are kept per measure. */
const kept = new WeakMap<Run, Map<string, Bands>>()
export function bandsFor(run: Run, measure: string): Bands {
  const known = kept.get(run) ?? new Map<string, Bands>()
  kept.set(run, known)
  let bands = known.get(measure)
  if (!bands) known.set(measure, (bands = nationalBands(run, targetRef(measure))))
  return bands
}

function shippedBands(measure: string): Bands | undefined {
  const results = shipped.value
  const found = results?.target[measure]
  return found && results ? { ...found, months: results.months } : undefined
}

/** The run may be shown for what it is, rather than as a shift of a settled one. */
export const mayStand = (run: Run): boolean => run.settled || run.finished >= enough

export const baselineBands = computed(() => {
  const run = baselineRun.value
  const measure = targetMeasure.value
  if (run && mayStand(run) && (run.settled || !shipped.value)) return bandsFor(run, measure)
  return shippedBands(measure) ?? (run && run.finished > 0 ? bandsFor(run, measure) : undefined)
})

/** Bands of the draft and the odds of the goal under it. */
export const scenarioState = computed((): { bands: Bands; odds: number } | undefined => {
  const measure = targetMeasure.value
  const base = baselineBands.value
  if (!base) return undefined
  const ref = targetRef(measure)
  const baseline = baselineRun.value
  const baselineOdds = baseline && mayStand(baseline) && (baseline.settled || !shipped.value) ? odds(baseline, ref, goal.value, goal.month) : (shipped.value?.target[measure]?.odds ?? NaN)
  const run = current.value
  if (!changed.value || !run || run.finished === 0) return { bands: base, odds: baselineOdds }
  if (mayStand(run)) return { bands: bandsFor(run, measure), odds: odds(run, ref, goal.value, goal.month) }
  const anchor = lastSettled.value
  if (anchor && anchor.compiled.layout.size === run.compiled.layout.size) {
    const bands = bandsFor(anchor, measure)
    const by = meanDifference(run, anchor, ref, bands.months)
    return { bands: shift(bands, by), odds: oddsMoved(anchor, ref, goal.value, goal.month, by[nearest(bands.months, goal.month)]!) }
  }
  if (!baseline) return { bands: base, odds: baselineOdds }
  const by = meanDifference(run, baseline, ref, base.months)
  const moved = by[nearest(base.months, goal.month)]!
  return { bands: shift(base, by), odds: oddsFromBands(shift(base, by), moved >= 0 ? baselineOdds : 0, moved <= 0 ? baselineOdds : 1) }
})

/**
 * Odds read off bands, when nothing better is there: piecewise linear between the quantiles that are known, and beyond them no worse
 * than `atLeast` and no better than `atMost`.
 */
function oddsFromBands(bands: Bands, atLeast: number, atMost: number): number {
  const i = nearest(bands.months, goal.month)
  const points = [bands.low90[i]!, bands.low50[i]!, bands.median[i]!, bands.high50[i]!, bands.high90[i]!]
  const at = [0.05, 0.25, 0.5, 0.75, 0.95]
  if (goal.value <= points[0]!) return Math.max(0.98, atLeast || 0)
  for (let k = 1; k < points.length; k++)
    if (goal.value <= points[k]!) return 1 - (at[k - 1]! + ((at[k]! - at[k - 1]!) * (goal.value - points[k - 1]!)) / (points[k]! - points[k - 1]!))
  return Math.min(0.02, atMost)
}

/** While the baseline is held, everything shows it; and until something is known of the choices. */
export const showing = computed(() => (holding.value || !changed.value || !current.value?.finished ? 'baseline' : 'scenario'))

const ghost = signal<ArrayLike<number> | undefined>(undefined)
const frozen = signal<readonly [number, number] | undefined>(undefined)

/** Follows the hand: remembers the picture a drag starts from and freezes the axis until it ends. */
export function followHand(): void {
  effect(() => {
    if (dragging.value) {
      ghost.value = scenarioState.peek()?.bands.median
      frozen.value = trajectoryView.peek()?.domain
    } else frozen.value = undefined
  })
  effect(() => {
    const { settled, finished } = progress.value
    calm.value = !dragging.value && (settled || finished >= enough)
  })
  // The faint line stays until the new picture has settled.
  effect(() => {
    if (!dragging.value && progress.value.settled) ghost.value = undefined
  })
}

/** Lead times of the levers in use, the one moved last first. */
const brackets = computed(() => {
  const { messages, format } = words.value
  const rows = allLevers.flatMap((lever) => {
    if (lever.lagMonths === 0 || !isOn(draft.value, lever)) return []
    const from = startOf(draft.value, lever)
    const to = from + lever.lagMonths
    const year = Math.floor(to / 12)
    const say = (name: string) => (year > 2045 ? messages.trajectory.bracketBeyond(name, '2045') : (trains(lever) ? messages.trajectory.bracket : messages.trajectory.bracketEffect)(name, format.year(year)))
    return [{ id: lever.id, text: say(lever.text[language.value].name), short: say('').replace(/^: /, ''), from, to }]
  })
  return rows.sort((a, b) => Number(b.id === lastMoved.value) - Number(a.id === lastMoved.value))
})

/** Simulations drawn one by one: enough to see how they spread, few enough to tell apart. */
const singles = 40

/** The target month by month in the first simulations of a run. */
function singleOf(run: Run | undefined, months: ArrayLike<number>): readonly Float64Array[] | undefined {
  if (!run?.finished) return undefined
  const { layout } = run.compiled
  const blocks = targetRef(targetMeasure.value).measure.numerator.map((component) => findBlock(layout, component, 'nation', 'month')!)
  const done = run.buffers.filter((buffer) => buffer !== undefined).slice(0, singles)
  return done.map((buffer) => Float64Array.from(months, (month) => blocks.reduce((sum, { offset, firstMonth }) => sum + buffer[offset + month - firstMonth]!, 0)))
}

export const trajectoryView = computed((): (TrajectoryView & { domain: readonly [number, number] }) | undefined => {
  const base = baselineBands.value
  const state = scenarioState.value
  if (!base || !state) return undefined
  const { messages, format } = words.value
  const held = showing.value === 'baseline'
  const view = {
    messages,
    format,
    heading: definition.value.unit === 'fte' ? messages.trajectory.headingFull : messages.trajectory.heading,
    scenario: held ? base : state.bands,
    baseline: base,
    changed: !held,
    ...(members.value ? { members: singleOf(held ? baselineRun.value : current.value, (held ? base : state.bands).months) } : {}),
    ghost: held ? undefined : ghost.value,
    goal,
    review,
    brackets: held ? [] : brackets.value,
  }
  // The axis has room for both pictures, so that holding the baseline does not move it.
  const wanted = domainOf({ ...view, scenario: state.bands })
  return { ...view, domain: frozen.value ?? wanted }
})

export interface Headline {
  readonly changed: boolean
  /** Whose answer it is, as the sentence begins. */
  readonly lead: string
  readonly doctors: string
  readonly interval: string
  readonly odds: string
  readonly effect: string
  /** Number alone, for the strip on small screens. */
  readonly number: string
}

export const headline = computed((): Headline | undefined => {
  const state = scenarioState.value
  const base = baselineBands.value
  if (!state || !base) return undefined
  const { messages, format } = words.value
  const held = showing.value === 'baseline'
  const bands = held ? base : state.bands
  const at = nearest(bands.months, goal.month)
  const n = format.tens(bands.median[at]!)
  const say = messages.headline
  const share = held && changed.value ? baselineOdds() : state.odds
  const value = format.number(goal.value)
  return {
    changed: !held,
    lead: held ? say.baseline : stuck.value ? say.lastGood : say.changed,
    number: n,
    doctors: definition.value.unit === 'fte' ? say.full(n, format.year(goal.year)) : say.doctors(n, format.year(goal.year)),
    interval: format.intervalTens(bands.low50[at]!, bands.high50[at]!),
    odds: !Number.isFinite(share) ? '' : share <= 0 ? say.oddsNone(value) : share >= 1 ? say.oddsAll(value) : say.odds(format.number(format.frequency(share)), value),
    effect: held ? '' : effectText(),
  }
})

function baselineOdds(): number {
  const run = baselineRun.value
  const measure = targetMeasure.value
  return run && mayStand(run) && (run.settled || !shipped.value) ? odds(run, targetRef(measure), goal.value, goal.month) : (shipped.value?.target[measure]?.odds ?? NaN)
}

/** Paired difference from the baseline at the goal, in words, once enough pairs are in. */
function effectText(): string {
  const run = current.value
  const base = baselineRun.value
  if (!run || !base || run.finished === 0) return ''
  const { median, low90, high90, pairs } = pairedAt(run, base, targetRef(targetMeasure.value), goal.month)
  if (pairs < enough && !(run.settled && pairs === run.wanted)) return ''
  const { messages, format } = words.value
  const interval = format.signedInterval(toTen(low90), toTen(high90))
  return low90 <= 0 && high90 >= 0 ? messages.headline.noDifference(interval) : messages.headline.difference(format.signedTens(median), interval)
}

const toTen = (value: number): number => Math.round(value / 10) * 10
