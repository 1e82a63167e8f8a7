/** A review put together: observations judged, the forecast updated, the reform told apart from its twin, and what would change the answer. */
import type { Pack } from '../../model/pack/index.ts'
import type { Compiled } from '../../scenario/index.ts'
import type { Attribution } from '../attribution/types.ts'
import type { Registration } from '../registration.ts'
import { areasOf } from './areas.ts'
import type { Area } from './areas.ts'
import { corridorOf } from './corridor.ts'
import type { Corridor } from './corridor.ts'
import { compareEstimates } from './design-estimates.ts'
import type { ComparedEstimate, DesignEstimate } from './design-estimates.ts'
import { areaEffects, effectsOf } from './effect.ts'
import type { AreaEffect, ReformEffect } from './effect.ts'
import { fixedId, reviewMonth } from './indicator-list.ts'
import type { IndicatorList } from './indicator-list.ts'
import type { FedInput } from './inputs.ts'
import { judge } from './judge.ts'
import type { Judgement, ReviewRun } from './judge.ts'
import { leadingOf } from './leading.ts'
import type { LeadingIndicator } from './leading.ts'
import type { BadRow, Observation } from './observations.ts'
import { outcomesOf } from './outcomes.ts'
import { nationalPower, openedPower } from './power.ts'
import type { Power } from './power.ts'
import { turningPoints } from './turning-points.ts'
import type { TurningPoint } from './turning-points.ts'
import { enoughReplicates, parameterShifts, updateOf } from './update.ts'
import type { OutlookFigure, ParameterShift, Update } from './update.ts'

/** What is asked. */
export interface ReviewQuestion {
  readonly list: IndicatorList
  readonly reform: Registration
  readonly without: Registration
  readonly observations: readonly Observation[]
  readonly bad: readonly BadRow[]
  readonly estimates: readonly DesignEstimate[]
  readonly badEstimates: readonly BadRow[]
  readonly pack: Pack
  /** The reform's effect shared out among its levers, where it is at hand for just this reform. */
  readonly attribution?: Attribution
  /** Effective replicates wanted. */
  readonly enough?: number
}

/** Does today's program give what was registered? `other` names why not, sentence by sentence. */
export type Reproduced = { readonly kind: 'same'; readonly replicates: number } | { readonly kind: 'unchecked' } | { readonly kind: 'other'; readonly reasons: readonly string[] }

/** Runs of today's program: the registered ones, and the same with what was seen fed in (the same objects where nothing was). */
export interface ReviewRuns {
  readonly reform: ReviewRun
  readonly without: ReviewRun
  readonly fed: { readonly reform: ReviewRun; readonly without: ReviewRun; readonly inputs: readonly FedInput[]; readonly unfed: readonly Observation[] }
  readonly reproduced: { readonly reform: Reproduced; readonly without: Reproduced }
}

/** A whole review. */
export interface Review {
  readonly question: ReviewQuestion
  readonly runs: ReviewRuns
  readonly nation: Area
  readonly year: number
  readonly judgements: readonly Judgement[]
  /** The same figures in the forecast without the reform. */
  readonly judgementsWithout: readonly Judgement[]
  readonly corridor: Corridor
  readonly leading: readonly LeadingIndicator[]
  readonly update: Update
  readonly shifts: readonly ParameterShift[]
  readonly effects: readonly ReformEffect[]
  readonly councils: readonly AreaEffect[]
  readonly places: readonly AreaEffect[]
  readonly powers: readonly Power[]
  readonly estimates: readonly ComparedEstimate[]
  readonly turning: readonly TurningPoint[]
}

/** The whole country as an area. */
export const nationOf = (pack: Pack): Area => areasOf(pack)[0]!

/** Figures whose outlook is told: the goal under three definitions, full-time, the worst covered quarter and citizens without a doctor. */
export function outlookFigures({ goal }: IndicatorList): readonly OutlookFigure[] {
  const { indicator, measure, year, value } = goal
  const others = ['all-persons-without', 'owners-employed-persons-without', 'owners-persons-without'].filter((id) => id !== measure)
  return [
    { indicator, measure, year, goal: value },
    ...others.map((id) => ({ indicator: 'gp-doctors', measure: id, year, goal: value })),
    { indicator: 'gp-doctors', measure: 'all-fte-without', year },
    { indicator: 'gp-coverage-need', measure: 'coverage', worstQuarter: true, year },
    { indicator: 'unlisted-patients', measure: 'unlisted-citizens', year },
  ]
}

/** The corridor of a run: exact where today's run is at hand. */
export function corridorOfRun(list: IndicatorList, run: ReviewRun, nation: Area): Corridor {
  const values = (figure: { readonly indicator: string; readonly measure: string; readonly worstQuarter?: true }, month: number) => {
    const outcomes = outcomesOf({ ...figure, area: nation }, month, run.buffers, run.compiled.layout)
    return typeof outcomes === 'string' ? [] : outcomes
  }
  const month = reviewMonth(list)
  return corridorOf(list.goal, values(list.goal, list.goal.year * 12 + 11), Object.fromEntries(list.items.map((item) => [fixedId(item), values(item, month)])))
}

/** Makes the whole review. Nothing in it is drawn anew, so the same question and runs give the same review. */
export function reviewOf(question: ReviewQuestion, runs: ReviewRuns): Review {
  const { list, pack, observations } = question
  const nation = nationOf(pack)
  const year = Math.floor(reviewMonth(list) / 12)
  const corridor = corridorOfRun(list, runs.reform, nation)
  const judgements = judge(observations, list, question.reform, runs.reform, corridor)
  const update = updateOf(judgements, runs.reform, outlookFigures(list), nation, question.enough ?? enoughReplicates)
  const { fed } = runs
  // With inputs fed the weights belong to another run of the same replicates: chance and parameters are the same, so they still say which worlds fit.
  const weights = update.used.length > 0 ? update.weights : undefined
  const figures: readonly OutlookFigure[] = [...list.items.map(({ indicator, measure, worstQuarter }) => ({ indicator, measure, ...(worstQuarter && { worstQuarter }), year })), ...outlookFigures(list)]
  const effects = effectsOf(figures, fed.reform, fed.without, nation, weights)
  const doctors = { indicator: list.goal.indicator, measure: list.goal.measure, year }
  const outcome = outcomesOf({ ...list.goal, area: nation }, list.goal.year * 12 + 11, runs.reform.buffers, runs.reform.compiled.layout)
  const items = list.items.flatMap((item) => {
    const values = outcomesOf({ ...item, area: nation }, reviewMonth(list), runs.reform.buffers, runs.reform.compiled.layout)
    return typeof values === 'string' ? [] : [{ item, values }]
  })
  return {
    question,
    runs,
    nation,
    year,
    judgements,
    judgementsWithout: judge(observations, list, question.without, runs.without),
    corridor,
    leading: leadingOf(list, judgements, question.reform),
    update,
    shifts: parameterShifts(update, runs.reform),
    effects,
    councils: areaEffects('council', doctors, fed.reform, fed.without, pack),
    places: areaEffects('place', doctors, fed.reform, fed.without, pack),
    powers: [
      ...list.items.filter(({ kind }) => kind === 'outcome').slice(0, 3).flatMap(({ indicator, measure }) => nationalPower({ indicator, measure, year }, fed.reform, fed.without, nation) ?? []),
      ...[openedPower(doctors, year - 3, fed.reform, fed.without, pack)].filter((power) => power !== undefined),
    ],
    estimates: compareEstimates(question.estimates, effects),
    turning: typeof outcome === 'string' ? [] : turningPoints(items, outcome.map((value) => value >= list.goal.value), update.weights),
  }
}

/** A compiled run with its buffers, as a review reads it. */
export function reviewRun(compiled: Compiled, buffers: ReviewRun['buffers']): ReviewRun {
  return { compiled, buffers }
}
