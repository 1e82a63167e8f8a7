/** Why the scenario is another than the baseline: by factors of the accounts at once, by levers once the coalitions have been run. */
import { computed, effect, signal } from '@preact/signals'
import { accountsReader, bandsOfValues, factorIds, factorsOf } from '../../sim/index.ts'
import type { AttributedFigure } from '../../sim/index.ts'
import type { WaterfallStep, WaterfallView } from '../charts/index.ts'
import { leverOf } from './catalogue.ts'
import { runOf } from './history.ts'
import { baselineRun, current, engine } from './simulation.ts'
import type { Run } from './simulation.ts'
import { mean } from './stage-flow.ts'
import { changed, draft, figure, language, strip, targetMeasure, words } from './store.ts'
import { targetRef } from './summary.ts'
import { goal, showing } from './views.ts'

/** Id of the figure by levers. */
export const byLevers = 'why-levers'
/** Fewest pairs that a picture of factors is drawn from. */
const fewest = 4

interface Explained {
  readonly start: number
  readonly end: number
  readonly steps: readonly Omit<WaterfallStep, 'name'>[]
}

const explained = new WeakMap<Run, { readonly base: Run; readonly measure: string; readonly value: Explained }>()

function explain(run: Run, base: Run, measure: string): Explained {
  const known = explained.get(run)
  if (known && known.base === base && known.measure === measure) return known.value
  const read = accountsReader(run.compiled.layout, targetRef(measure).measure, goal.year)
  const pairs = run.buffers.flatMap((buffer, i) => (buffer && base.buffers[i] ? [[read(base.buffers[i]), read(buffer)] as const] : []))
  const parts = pairs.map(([a, b]) => factorsOf(a, b))
  const value: Explained = {
    start: mean(pairs.map(([a]) => a.counted)),
    end: mean(pairs.map(([, b]) => b.counted)),
    steps: factorIds.flatMap((id) => {
      const values = parts.map((part) => part[id])
      // Nobody is counted otherwise by the definition the accounts are kept in.
      if (values.every((one) => one === 0)) return []
      const { low90, high90 } = bandsOfValues(values.filter(Number.isFinite))
      return [{ id, value: mean(values), low: low90, high: high90, assumed: false }]
    }),
  }
  explained.set(run, { base, measure, value })
  return value
}

/** Both runs, when there are pairs enough to tell the difference by. */
const both = computed((): { readonly run: Run; readonly base: Run } | undefined => {
  const [run, base] = [current.value, baselineRun.value]
  if (!changed.value || !run || !base || showing.value === 'baseline') return undefined
  const pairs = run.buffers.reduce((n, buffer, i) => n + (buffer && base.buffers[i] ? 1 : 0), 0)
  return pairs >= Math.min(fewest, run.wanted) ? { run, base } : undefined
})

/** The largest contributions in words: at most two each way. */
function largest(steps: readonly WaterfallStep[]): string {
  const { format } = words.value
  return [...steps]
    .sort((a, b) => Math.abs(b.value) - Math.abs(a.value))
    .slice(0, 2)
    .filter(({ value }) => Math.round(value) !== 0)
    .map(({ name, value }) => `${name.toLocaleLowerCase(language.value)} (${format.signed(value)})`)
    .join(words.value.messages.waterfall.and)
}

/** By factors of a career. */
export function factorsView(): WaterfallView | undefined {
  const { messages, format } = words.value
  const say = messages.waterfall
  const found = both.value
  const base = baselineRun.value
  if (!base?.finished) return undefined
  const measure = targetMeasure.value
  const shown = found ? explain(found.run, found.base, measure) : undefined
  const steps = shown?.steps.map((step) => ({ ...step, name: say.factors[step.id as keyof typeof say.factors] })) ?? []
  const level = shown?.start ?? explain(base, base, measure).start
  return {
    messages,
    format,
    heading: say.factorTitle,
    unit: targetRef(measure).measure.unit[language.value],
    decimals: 0,
    start: { name: messages.trajectory.baseline, value: level },
    end: { name: messages.trajectory.scenario, value: shown?.end ?? level },
    steps,
    interval: messages.figures.interval90,
    column: say.factor,
    sentence: !changed.value ? messages.figures.differenceSame : say.sentence(format.year(goal.year), format.signed((shown?.end ?? level) - level), largest(steps)),
  }
}

type State = { readonly key: string } & ({ readonly kind: 'running'; readonly done: number; readonly wanted: number } | { readonly kind: 'told'; readonly figure: AttributedFigure } | { readonly kind: 'failed'; readonly message: string })
/** Has somebody asked for the levers' shares beside their figure? */
export const sharesAsked = signal(false)
const attribution = signal<State | undefined>(undefined)
/** Attributions kept, by draft and measure. */
const known = new Map<string, AttributedFigure>()

/** Has the levers' shares worked out while their figure is open and the picture has settled. */
export function followAttribution(): void {
  let stop: AbortController | undefined
  effect(() => {
    const running = engine.value
    const wanted = figure.value === byLevers || strip.value.includes(byLevers) || sharesAsked.value
    const settled = current.value?.settled === true && baselineRun.value?.settled === true
    const chosen = draft.value
    const measure = targetMeasure.value
    const key = `${measure} ${JSON.stringify(chosen)}`
    if (attribution.peek()?.key !== key) {
      stop?.abort()
      stop = undefined
      attribution.value = undefined
    }
    if (!running || !wanted || !changed.value || !settled || attribution.peek() || stop) return
    const found = known.get(key)
    if (found) {
      attribution.value = { key, kind: 'told', figure: found }
      return
    }
    const mine = (stop = new AbortController())
    let told = 0
    running
      .attribute(chosen, { levers: {}, assumptions: {}, ...runOf(chosen) }, measure, goal.year, {
        signal: mine.signal,
        progress(done, of) {
          if (mine.signal.aborted || performance.now() - told < 300) return
          told = performance.now()
          attribution.value = { key, kind: 'running', done, wanted: of }
        },
      })
      .then(
        (made) => {
          known.set(key, made)
          if (!mine.signal.aborted) attribution.value = { key, kind: 'told', figure: made }
        },
        (error: unknown) => {
          if (!mine.signal.aborted) attribution.value = { key, kind: 'failed', message: error instanceof Error ? error.message : String(error) }
        },
      )
  })
}

/** By levers; undefined while the coalitions are being run. */
export function leversView(): WaterfallView | undefined {
  const { messages, format } = words.value
  const say = messages.waterfall
  const base = baselineRun.value
  if (!base?.finished) return undefined
  const state = attribution.value
  const measure = targetMeasure.value
  const common = { messages, format, heading: say.leverTitle, unit: targetRef(measure).measure.unit[language.value], decimals: 0, interval: say.interval95, column: say.lever }
  if (!changed.value || showing.value === 'baseline') {
    const level = explain(base, base, measure).start
    return { ...common, start: { name: messages.trajectory.baseline, value: level }, end: { name: messages.trajectory.scenario, value: level }, steps: [], sentence: messages.figures.differenceSame }
  }
  if (state?.kind !== 'told') return undefined
  const { figure: told } = state
  const steps = Object.entries(told.parts)
    .map(([id, { mean: value, low, high }]): WaterfallStep => {
      const lever = leverOf(id)
      return { id, name: lever?.text[language.value].name ?? say.assumptions, value, low, high, assumed: lever === undefined || lever.grade === 'C' || lever.proxy !== undefined }
    })
    .sort((a, b) => b.value - a.value)
  return {
    ...common,
    start: { name: messages.trajectory.baseline, value: told.without },
    end: { name: messages.trajectory.scenario, value: told.with },
    steps,
    sentence: say.leverSentence(format.year(goal.year), format.signed(told.total.mean), largest(steps), format.signed(told.interaction.mean), steps.length > 1),
  }
}

/** What is said while the levers' shares are being worked out. */
export function attributionWaiting(): string {
  const { messages, format } = words.value
  const state = attribution.value
  if (state?.kind === 'failed') return messages.figures.failed(state.message)
  return state?.kind === 'running' ? messages.waterfall.running(format.number(state.done), format.number(state.wanted)) : messages.waterfall.soon
}
