/** The stage flow as its figure shows it: recorded steps of careers, in one year or added up from the first year to it. */
import { bandsOfValues, findBlock } from '../../sim/index.ts'
import type { FlowFamily, FlowLink, FlowNode, StageFlowView } from '../charts/index.ts'
import type { Messages } from '../i18n/messages.ts'
import type { Run } from './simulation.ts'
import { baselineRun, current } from './simulation.ts'
import { changed, flowMode, mapYear, words } from './store.ts'
import { mayStand, showing } from './views.ts'

type StageName = keyof Messages['flow']['stages']
const firstYear = 2025

/** Stops in reading order: in a column first who comes from the side, then the way, then who leaves. */
const nodes: readonly { readonly id: string; readonly name: StageName; readonly column: number; readonly family: FlowFamily }[] = [
  { id: 'new', name: 'new', column: 0, family: 'entry' },
  { id: 'new-basic', name: 'fromAbroad', column: 1, family: 'entry' },
  { id: 'study', name: 'study', column: 1, family: 'study' },
  { id: 'abroad-intro', name: 'fromAbroad', column: 2, family: 'entry' },
  { id: 'basic', name: 'basic', column: 2, family: 'basic' },
  { id: 'study-left', name: 'left', column: 2, family: 'exit' },
  { id: 'study-abroad', name: 'abroad', column: 2, family: 'exit' },
  { id: 'intro', name: 'intro', column: 3, family: 'training' },
  { id: 'basic-other', name: 'other', column: 3, family: 'exit' },
  { id: 'basic-abroad', name: 'abroad', column: 3, family: 'exit' },
  { id: 'retraining', name: 'retraining', column: 4, family: 'entry' },
  { id: 'outside-practice', name: 'fromOutside', column: 4, family: 'entry' },
  { id: 'new-practice', name: 'fromAbroad', column: 4, family: 'entry' },
  { id: 'hu', name: 'hu', column: 4, family: 'employed' },
  { id: 'intro-other', name: 'other', column: 4, family: 'exit' },
  { id: 'intro-abroad', name: 'abroad', column: 4, family: 'exit' },
  { id: 'practice', name: 'practice', column: 5, family: 'owner' },
  { id: 'hu-outside', name: 'outside', column: 5, family: 'exit' },
  { id: 'hu-other', name: 'other', column: 5, family: 'exit' },
  { id: 'hu-abroad', name: 'abroad', column: 5, family: 'exit' },
  { id: 'practice-retired', name: 'retired', column: 6, family: 'exit' },
  { id: 'practice-outside', name: 'outside', column: 6, family: 'exit' },
  { id: 'practice-other', name: 'other', column: 6, family: 'exit' },
  { id: 'practice-abroad', name: 'abroad', column: 6, family: 'exit' },
]

/** Streams in reading order, each the recorded step of its name; two kinds of arrival from abroad are one stream. */
const links: readonly { readonly id: string; readonly from: string; readonly to: string; readonly steps: readonly string[] }[] = [
  { id: 'new-study', from: 'new', to: 'study', steps: ['new-study'] },
  ...['study-basic', 'study-left', 'study-abroad', 'new-basic', 'basic-intro', 'basic-other', 'basic-abroad', 'abroad-intro', 'intro-hu', 'intro-other', 'intro-abroad', 'hu-practice', 'hu-outside', 'hu-other', 'hu-abroad', 'retraining-practice', 'outside-practice'].map(streamOf),
  { id: 'new-practice', from: 'new-practice', to: 'practice', steps: ['new-practice', 'abroad-practice'] },
  ...['practice-retired', 'practice-outside', 'practice-other', 'practice-abroad'].map(streamOf),
]

/** A stream of one step: from or to a stop of the side where there is one of the step's name. */
function streamOf(step: string): (typeof links)[number] {
  const [from, to] = step.split('-') as [string, string]
  const side = nodes.find(({ id }) => id === step)?.family
  return { id: step, from: side === 'entry' ? step : from, to: side === 'exit' ? step : to, steps: [step] }
}

/** People of each finished replicate who take some steps in the years, undefined where it is missing. */
export function stepsTaken(run: Run, steps: readonly string[], from: number, to: number): (number | undefined)[] {
  const blocks = steps.map((step) => {
    const block = findBlock(run.compiled.layout, step, 'nation', 'year')
    if (!block) throw new Error(`flow: expected the step ${step} to be recorded, got no such block. Check the indicator career-flows.`)
    return block
  })
  return run.buffers.map((buffer) => {
    if (!buffer) return undefined
    let sum = 0
    for (const { offset, firstMonth } of blocks) for (let year = from; year <= to; year++) sum += buffer[offset + year - Math.floor(firstMonth / 12)] ?? 0
    return sum
  })
}

export const isNumber = (value: number | undefined): value is number => value !== undefined
export const mean = (values: readonly number[]): number => (values.length ? values.reduce((sum, value) => sum + value, 0) / values.length : NaN)

/** Differences by replicate, where both have it. */
export function apart(a: readonly (number | undefined)[], b: readonly (number | undefined)[]): number[] {
  return a.flatMap((value, i) => (value === undefined || b[i] === undefined ? [] : [value - b[i]]))
}

function linkOf({ id, from, to, steps }: (typeof links)[number], run: Run | undefined, base: Run, first: number, last: number): FlowLink {
  const before = stepsTaken(base, steps, first, last)
  const own = before.filter(isNumber)
  if (!run) {
    const { low90, high90 } = bandsOfValues(own)
    return { id, from, to, value: mean(own), low: low90, high: high90 }
  }
  const after = stepsTaken(run, steps, first, last)
  const differences = apart(after, before)
  const difference = bandsOfValues(differences)
  const moved = mean(differences) || 0
  const shown = mayStand(run) ? after.filter(isNumber) : own.map((value) => value + moved)
  const { low90, high90 } = bandsOfValues(shown)
  return { id, from, to, value: mean(shown), low: low90, high: high90, difference: { value: moved, low: difference.low90, high: difference.high90 } }
}

/** What the figure shows; undefined until there is something. */
export function stageFlowView(): StageFlowView | undefined {
  const base = baselineRun.value
  if (!base?.finished) return undefined
  const { messages, format } = words.value
  const say = messages.flow
  const run = showing.value === 'baseline' || !changed.value || !current.value?.finished ? undefined : current.value
  const year = mapYear.value
  const total = flowMode.value === 'total'
  const period = total ? say.total(format.year(firstYear), format.year(year)) : format.year(year)
  const drawn = links.map((link) => linkOf(link, run, base, total ? firstYear : year, year))
  const people = (id: string) => format.number(drawn.find((link) => link.id === id)!.value)
  return {
    messages,
    format,
    heading: say.title,
    period,
    nodes: nodes.map(({ id, name, column, family }): FlowNode => ({ id, name: say.stages[name], column, family })),
    links: drawn,
    sentence: say.sentence(period, people('new-study'), people('basic-intro'), people('intro-hu'), people('hu-practice'), people('practice-retired')),
  }
}

/** Names of a step's two ends, for the question on whose life it is; undefined when it is none. */
export function stepNames(step: string): readonly [from: StageName, to: StageName] | undefined {
  const link = links.find(({ id }) => id === step)
  if (!link) return undefined
  const name = (id: string) => nodes.find((node) => node.id === id)!.name
  return [name(link.from), name(link.to)]
}

/** Steps that a life can be asked for. */
export const knownSteps: readonly string[] = links.map(({ id }) => id)
