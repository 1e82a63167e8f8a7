/** What the figures of an experiment show, from the runs there are. */
import { computed, signal } from '@preact/signals'
import { boxWords, decimalsIn, factorDecimals, gridOf, levelsOf, noBoxWords, numberOf, parallelOf, pointMeans, pointSummary, pointValues, ranked, sampleOf, differenceOf, valueWords, importanceOf } from '../../sim/index.ts'
import type { Factor, FactorValue, GridStep, NumberWriter, Output, OutputResult } from '../../sim/index.ts'
import type { OddsGridView, ParallelView, RanksView, ScatterView, SettlingView, TornadoView } from '../charts/index.ts'
import { shownPlan, shownRuns } from './experiment-runs.ts'
import { engine } from './simulation.ts'
import { language, words } from './store.ts'

/** Which of the results is looked at: a scenario and an output, or what a scenario has beyond the first. */
export const chosenResult = signal(0)
/** Point looked at. */
export const chosenPoint = signal<number | undefined>(undefined)
/** Factors of the grid and of the scatter, by name; empty for those that matter most. */
export const gridX = signal('')
export const gridY = signal('')
export const scatterFactor = signal('')
export const effectMeasure = signal<'change' | 'first' | 'total' | 'screening' | ''>('')
export const settlingBy = signal<'replicates' | 'design'>('replicates')

/** Everything the figures draw on; undefined until something is known. */
export const shown = computed(() => {
  const plan = shownPlan.value
  const runs = shownRuns.value
  const running = engine.value
  if (!plan || !runs || !running || runs.table.width !== plan.columns.length) return undefined
  const { results } = runs.results
  const result = results[Math.min(chosenResult.value, results.length - 1)]!
  const { experiment, design } = plan
  const at = experiment.scenarios.findIndex(({ id }) => id === result.scenario)
  const o = experiment.outputs.findIndex(({ id }) => id === result.output)
  const output = experiment.outputs[o]!
  const size = design.points.length
  const own = sampleOf(runs.table, at * size, size, o)
  const less = result.against === undefined ? undefined : experiment.scenarios.findIndex(({ id }) => id === result.against)
  const sample = less === undefined ? own : differenceOf(own, sampleOf(runs.table, less * size, size, o))
  return { plan, runs, results, result, output, sample, experiment, first: at * size, goal: less === undefined ? output.goal : undefined, valueOf: pointValues(plan, running.pack, at), decimals: digitsFor(result, output), pack: running.pack }
})
export type Shown = NonNullable<typeof shown.value>

/** As many decimals as tell points apart. */
function digitsFor({ lowest, highest }: OutputResult, { decimals }: Output): number {
  const spread = highest - lowest
  return spread > 0 && spread < 10 ** (1 - decimals) ? Math.min(6, decimals + (spread < 10 ** -decimals ? 2 : 1)) : decimals
}

/** Numbers in the reader's language, for sentences of the simulation. */
export const writer = computed((): NumberWriter => {
  const { format } = words.value
  return { number: (value, decimals) => format.number(value, decimals), month: (month) => (month % 12 === 0 ? format.year(Math.floor(month / 12)) : format.month(month)) }
})

const factorOf = ({ experiment }: Shown, id: string): Factor => experiment.factors.find((factor) => factor.id === id) ?? experiment.factors[0]!
/** Names by factor: of `lever: setting` the setting alone, where no other factor of the experiment ends the same way. */
const names = computed((): ReadonlyMap<string, string> => {
  const factors = shownPlan.value?.experiment.factors ?? []
  const tail = (text: string): string => text.slice(text.indexOf(': ') + 1).trim()
  const last = factors.map(({ text }) => tail(text[language.value]))
  return new Map(factors.map(({ id, text }, i) => [id, last.filter((other) => other === last[i]).length > 1 ? text[language.value] : last[i]!.charAt(0).toUpperCase() + last[i]!.slice(1)]))
})
export const factorName = (factor: Factor): string => names.value.get(factor.id) ?? factor.text[language.value]
export const told = (value: FactorValue, factor: Factor): string => valueWords(value, factor, language.value, writer.value)
const unitOf = ({ output }: Shown): string => output.unit[language.value]

/** A number of a factor in words: the level it stands for where it has levels. */
function toldAt(at: number, factor: Factor): string {
  const { format } = words.value
  if (factor.kind === 'start' || factor.kind === 'end') return writer.value.month(Math.round(at * 12))
  const level = factor.levels?.find((value) => numberOf(factor, value) === at)
  return level !== undefined ? told(level, factor) : `${format.number(at, Math.max(factorDecimals(factor), factor.range ? Math.max(...factor.range.map(decimalsIn)) : 0))}${factor.unit === '%' ? ' %' : ''}`
}

/** Ends of a factor in words. */
function endsOf(factor: Factor): readonly [string, string] {
  if (factor.range) return [toldAt(factor.range[0], factor), toldAt(factor.range[1], factor)]
  const levels = levelsOf(factor)
  return [told(levels[0]!, factor), told(levels.at(-1)!, factor)]
}

export const tornadoView = computed((): TornadoView | undefined => {
  const now = shown.value
  if (!now) return undefined
  const { messages, format } = words.value
  const say = messages.experiments.tornado
  const { tornado } = now.result
  const rows = tornado.bars.filter(({ low, high }) => Number.isFinite(low) && Number.isFinite(high)).slice(0, 16).map(({ factor: id, low, high, change }) => {
    const factor = factorOf(now, id)
    const [lowText, highText] = endsOf(factor)
    return { id, name: factorName(factor), low, high, lowText: factor.levels?.length === 1 ? messages.experiments.tornado.centre : lowText, highText, ...(change ? { change } : {}) }
  })
  const top = rows[0]
  return { messages, format, heading: say.heading, unit: unitOf(now), decimals: now.decimals, centre: tornado.centre, rows, sentence: top && top.low !== top.high ? say.sentence(top.name, format.number(top.low, now.decimals), format.number(top.high, now.decimals)) : say.none }
})

/** Measures of effect that the design gives. */
export const effectChoices = computed(() => {
  const all = shown.value?.result.effects.factors ?? []
  return (['total', 'first', 'change', 'screening'] as const).filter((name) => all.some((effect) => (name === 'screening' ? effect.screening : effect[name]) !== undefined))
})

export const effectsView = computed((): RanksView | undefined => {
  const now = shown.value
  const wanted = effectChoices.value.find((name) => name === effectMeasure.value) ?? effectChoices.value[0]
  if (!now || !wanted) return undefined
  const { messages, format } = words.value
  const say = messages.experiments.effects
  const { effects } = now.result
  const signed = wanted === 'change'
  const decimals = wanted === 'first' || wanted === 'total' ? 2 : now.decimals
  const rows = effects.factors.flatMap((effect) => {
    const estimate = wanted === 'screening' ? effect.screening?.muStar : effect[wanted]
    if (!estimate || !Number.isFinite(estimate.value)) return []
    const sure = Number.isFinite(estimate.low) && Number.isFinite(estimate.high)
    return [{ id: effect.factor, name: factorName(factorOf(now, effect.factor)), value: estimate.value, low: sure ? estimate.low : estimate.value, high: sure ? estimate.high : estimate.value }]
  }).sort((a, b) => Math.abs(b.value) - Math.abs(a.value)).slice(0, 20)
  if (rows.length === 0) return undefined
  const top = rows[0]!
  const show = (value: number): string => (signed ? format.signed(value, decimals) : format.number(value, decimals))
  const interval = (signed ? format.signedInterval : format.interval)(top.low, top.high, decimals)
  return {
    messages, format, heading: say.measures[wanted], unit: wanted === 'first' || wanted === 'total' ? say.share : unitOf(now), decimals, signed, rows,
    columns: { row: messages.experiments.tornado.factor, value: say.measures[wanted] },
    sentence: top.low === top.high ? say.sentenceOne(top.name, show(top.value)) : say.sentence(top.name, show(top.value), interval, say.resampled[effects.resampled]),
  }
})

/** What factors do together, the three strongest pairs. */
export const pairsText = computed((): string => {
  const now = shown.value
  const say = words.value.messages.experiments.effects
  const strong = [...(now?.result.effects.pairs ?? [])].filter(({ share }) => share.value > 0.01).sort((a, b) => b.share.value - a.share.value).slice(0, 3)
  if (!now || strong.length === 0) return ''
  return say.pairs(strong.map(({ factors, share }) => say.with(factorName(factorOf(now, factors[0]![0])), factorName(factorOf(now, factors[0]![1])), words.value.format.number(share.value, 2))).join('; '))
})

const styles = ['a', 'b', 'c', 'd'] as const

export const settlingView = computed((): SettlingView | undefined => {
  const now = shown.value
  if (!now) return undefined
  const { messages, format } = words.value
  const say = messages.experiments.convergence
  const { convergence, effects } = now.result
  const by = convergence[settlingBy.value].length > 1 ? settlingBy.value : settlingBy.value === 'design' ? 'replicates' : 'design'
  const steps = convergence[by]
  if (steps.length < 2) return undefined
  const order = effects.factors.map((effect, k) => ({ k, size: Math.abs(importanceOf(effect)) })).filter(({ size }) => Number.isFinite(size)).sort((a, b) => b.size - a.size)
  const largest = Math.max(0, ...order.map(({ size }) => size))
  return {
    messages, format, heading: say.heading, counted: say.over[by === 'replicates' ? 'replicates' : effects.resampled === 'replicates' ? 'points' : effects.resampled], decimals: largest < 10 ? Math.max(2, now.decimals) : now.decimals,
    steps: steps.map(({ n }) => n),
    series: order.slice(0, 12).map(({ k }, i) => ({ id: effects.factors[k]!.factor, name: factorName(factorOf(now, effects.factors[k]!.factor)), ...(styles[i] ? { style: styles[i] } : {}), values: steps.map(({ factors }) => factors[k]!) })),
    sentence: sureText(now),
  }
})

function sureText({ result: { convergence }, decimals, experiment }: Shown): string {
  const { messages, format } = words.value
  const say = messages.experiments.convergence
  const { halfWidth, enough, noise } = convergence
  const n = experiment.replicates
  if (n < 2 || !Number.isFinite(halfWidth)) return say.one
  const verdict = !(enough > 0) ? '' : enough <= n ? say.enough(format.number(enough)) : say.more(format.number(enough))
  return `${say.known(format.number(n), format.number(halfWidth, decimals + 1))}${verdict}${noise >= 0.01 ? say.noise(format.percent(noise)) : ''}`
}

/** The two factors of the grid: chosen, or those that matter most. */
export const gridFactors = computed((): readonly [Factor, Factor] | undefined => {
  const now = shown.value
  if (!now || now.experiment.factors.length < 2 || !now.result.grid) return undefined
  const best = ranked(now.result.effects).map(({ factor }) => factorOf(now, factor))
  const x = now.experiment.factors.find(({ id }) => id === gridX.value) ?? best[0]!
  const y = now.experiment.factors.find((factor) => factor.id === gridY.value && factor !== x) ?? best.find((factor) => factor !== x)!
  return [x, y]
})

export const gridView = computed((): OddsGridView | undefined => {
  const now = shown.value
  const pair = gridFactors.value
  if (!now || !pair) return undefined
  const { messages, format } = words.value
  const say = messages.experiments.grid
  const [x, y] = pair
  const { goal, decimals } = now
  const grid = gridOf(x, y, now.sample, now.valueOf, goal, now.plan.design.structure.kind !== 'factorial')
  const step = ({ low, high, value }: GridStep, factor: Factor): string => (value === undefined ? `${toldAt(low, factor)}–${toldAt(high, factor)}` : told(value, factor))
  const at = (i: number, j: number): [string, string] => [`${factorName(x)} ${step(grid.columns[i]!, x)}`, `${factorName(y)} ${step(grid.rows[j]!, y)}`]
  const cells = grid.cells.map(({ x: i, y: j, runs, mean, reached }) => {
    const value = goal ? 100 * (reached?.value ?? NaN) : mean
    const short = runs === 0 ? '' : goal ? format.number(value) : format.number(mean, decimals)
    const text = runs === 0 ? say.empty(...at(i, j)) : goal ? say.cell(...at(i, j), short, format.interval(100 * reached!.low, 100 * reached!.high), format.number(runs)) : say.meanCell(...at(i, j), short, format.number(runs))
    return { x: i, y: j, runs, value, short, text }
  })
  const known = cells.filter(({ runs }) => runs > 0).sort((a, b) => b.value - a.value)
  const [best, worst] = [known[0], known.at(-1)]
  const sentence = best && worst ? (goal ? say.sentence : say.meanSentence)(best.short, at(best.x, best.y).join(say.and), worst.short, at(worst.x, worst.y).join(say.and)) : say.nothing
  const unsure = goal ? Math.max(0, ...grid.cells.filter(({ runs }) => runs > 0).map(({ reached }) => Math.max(reached!.high - reached!.value, reached!.value - reached!.low))) : 0
  return {
    messages, format,
    heading: goal ? say.heading(goalText(now)) : say.meanHeading,
    x: { name: factorName(x), steps: grid.columns.map((one) => step(one, x)) },
    y: { name: factorName(y), steps: grid.rows.map((one) => step(one, y)) },
    cells,
    domain: goal ? [0, 100] : [worst?.value ?? 0, best?.value ?? 1],
    sentence: goal && unsure > 0 ? `${sentence} ${say.sure(format.number(Math.ceil(100 * unsure)))}` : sentence,
  }
})

/** The goal in words. */
export function goalText({ output, goal }: Shown): string {
  const { messages, format } = words.value
  const say = messages.experiments.results
  return goal ? (goal.sense === 'at-least' ? say.atLeast : say.atMost)(format.number(goal.value, Number.isInteger(goal.value) ? 0 : output.decimals)) : ''
}

/** Threads that can be told apart and reached by key. */
const mostThreads = 120

export const parallelView = computed((): ParallelView | undefined => {
  const now = shown.value
  if (!now) return undefined
  const { messages, format } = words.value
  const say = messages.experiments.parallel
  const { experiment, decimals, goal } = now
  const factors = ranked(now.result.effects).slice(0, 8).map(({ factor }) => factorOf(now, factor))
  const means = pointMeans(now.sample)
  const { axes, lines } = parallelOf(factors, [now.output.id], now.plan.design, now.first, [means], now.valueOf)
  const known = lines.filter(({ at }) => Number.isFinite(at.at(-1)!)).sort((a, b) => a.at.at(-1)! - b.at.at(-1)!)
  if (known.length === 0) return undefined
  const kept = known.length <= mostThreads ? known : Array.from({ length: mostThreads }, (_, i) => known[Math.round((i * (known.length - 1)) / (mostThreads - 1))]!)
  const limit = known[Math.floor(known.length * 0.75)]!.at.at(-1)!
  const shareOf = (point: number): number => pointSummary(now.sample, point - now.first, { goal }).reached?.value ?? NaN
  return {
    messages, format, heading: say.heading,
    axes: axes.map(({ id, kind, low, high }, k) => ({ id, low, high, name: kind === 'factor' ? factorName(factors[k]!) : now.output.text[language.value], show: (value: number) => (kind === 'factor' ? toldAt(value, factors[k]!) : format.number(value, decimals)) })),
    threads: kept.map(({ point, at }) => ({ id: String(point), name: messages.experiments.results.point(format.number(point)), at, strong: goal ? shareOf(point) >= 0.5 : experiment.factors.length > 0 && at.at(-1)! >= limit })),
    sentence: (goal ? say.sentence : say.plain)(format.number(kept.length), format.number(known.length)),
  }
})

/** Dots that a browser draws at once without falling behind. */
const mostDots = 1500

export const scatterView = computed((): ScatterView | undefined => {
  const now = shown.value
  if (!now) return undefined
  const { messages, format } = words.value
  const say = messages.experiments.scatter
  const { sample, valueOf, decimals, goal } = now
  const factor = now.experiment.factors.find(({ id }) => id === scatterFactor.value) ?? factorOf(now, ranked(now.result.effects)[0]?.factor ?? '')
  const each = sample.points * sample.replicates <= mostDots
  const means = each ? undefined : pointMeans(sample)
  const all: { readonly point: number; readonly replicate: number; readonly x: number; readonly y: number }[] = []
  for (let p = 0; p < sample.points; p++) {
    const value = valueOf(p, factor)
    if (value === undefined) continue
    for (let r = 0; r < (each ? sample.replicates : 1); r++) {
      const y = means ? means[p]! : sample.at(p, r)
      if (Number.isFinite(y)) all.push({ point: now.first + p, replicate: r, x: numberOf(factor, value), y })
    }
  }
  if (all.length === 0) return undefined
  const kept = all.length <= mostDots ? all : all.filter((_, i) => i % Math.ceil(all.length / mostDots) === 0)
  const alone = [...new Set(all.map(({ x }) => x))].sort((a, b) => a - b)
  const few = alone.length <= 12
  const [low, high] = [alone[0]!, alone.at(-1)!]
  // Along a range the mean is taken over ten slices; at levels, of each.
  const slice = (x: number): number => (few ? alone.indexOf(x) : Math.min(9, Math.floor((10 * (x - low)) / (high - low))))
  const slices = Map.groupBy(all, ({ x }) => slice(x))
  const mean = [...slices].sort(([a], [b]) => a - b).map(([i, dots]) => ({ x: few ? alone[i]! : low + ((i + 0.5) * (high - low)) / 10, y: dots.reduce((sum, { y }) => sum + y, 0) / dots.length }))
  const name = factorName(factor)
  return {
    messages, format, heading: say.heading, xName: name, yName: now.output.text[language.value], decimals,
    dots: kept.map(({ point, replicate, x, y }) => ({ id: `${point} ${replicate}`, x, y, text: say.run(name, toldAt(x, factor), format.number(y, decimals), format.number(point)) })),
    mean,
    ...(goal ? { goal: { value: goal.value, text: goalText(now) } } : {}),
    showX: (x) => toldAt(x, factor),
    ...(few ? { ticksX: alone } : {}),
    sentence: say.sentence(format.number(kept.length), format.number(all.length), each ? say.runs : say.points),
  }
})

/** Where the goal is reached or missed, in sentences; undefined without a goal or with too few points. */
export const discoveryTexts = computed(() => {
  const now = shown.value
  const found = now?.result.discovery
  if (!now || !found || found.base === 0 || found.base === 1) return undefined
  if (found.boxes.length === 0) return { of: found.of, boxes: [{ sentence: noBoxWords(found, language.value, writer.value), p: undefined as number | undefined }] }
  return { of: found.of, boxes: found.boxes.map((box) => ({ sentence: boxWords(box, found, now.experiment.factors, now.output, language.value, writer.value).sentence, p: box.limits.length > 0 ? Math.max(...box.limits.map(({ p }) => p)) : undefined })) }
})
