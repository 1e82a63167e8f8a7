/**
 * Which effect could have been seen at all: the model without the reform plays the part of a Denmark without effect, effects of every size are put into it,
 * and the share of worlds in which a test finds them is counted. Two tests: the country's figure against the forecast without the reform, and a difference
 * in differences between municipalities opened for new numbers and the others.
 */
import { quantile } from '../../core/quantiles.ts'
import type { Pack } from '../../model/pack/index.ts'
import { areasOf } from './areas.ts'
import { outcomesOf } from './outcomes.ts'
import type { Area } from './areas.ts'
import type { ReviewRun } from './judge.ts'
import type { OutlookFigure } from './update.ts'

/** Chance of calling chance an effect. */
export const significance = 0.05
/** Chance of finding an effect that one wants to have. */
export const wantedPower = 0.8

/** One test. */
export interface Power {
  readonly test: 'nation' | 'opened'
  readonly figure: OutlookFigure
  /** Years before and after, for differences in differences. */
  readonly years: readonly [before: number, after: number]
  /** Effects in per cent of the figure, and the share of worlds in which each is found. */
  readonly curve: readonly (readonly [effect: number, found: number])[]
  /** Smallest effect, per cent, found in 80 of 100 worlds, of either sign; undefined when none of those tried is. */
  readonly smallest?: number
  /** What the model itself says the effect is, per cent, and how often it is found in the reform's own worlds. */
  readonly modelled?: { readonly effect: number; readonly found: number }
  readonly replicates: number
  /** Treated units, for differences in differences. */
  readonly treated?: number
}

/** Effects tried, per cent. */
const effects = Array.from({ length: 61 }, (_, k) => k / 2)

/** Share of the statistics that fall outside the middle of those without effect. */
function foundIn(statistics: readonly number[], limits: readonly [number, number]): number {
  return statistics.length === 0 ? NaN : statistics.filter((value) => value < limits[0] || value > limits[1]).length / statistics.length
}

function limitsOf(statistics: readonly number[]): readonly [number, number] {
  const sorted = [...statistics].sort((a, b) => a - b)
  return [quantile(sorted, significance / 2), quantile(sorted, 1 - significance / 2)]
}

function powerOf(of: Pick<Power, 'test' | 'figure' | 'years' | 'treated'>, none: readonly number[], withEffect: (effect: number) => readonly number[], reform: readonly number[] | undefined, modelled: number | undefined): Power {
  const limits = limitsOf(none)
  const curve = effects.map((effect) => [effect, foundIn(withEffect(effect / 100), limits)] as const)
  const smallest = curve.find(([, found], k) => found >= wantedPower && curve.slice(k).every(([, later]) => later >= wantedPower))?.[0]
  return { ...of, curve, replicates: none.length, ...(smallest !== undefined && { smallest }), ...(reform && modelled !== undefined && { modelled: { effect: modelled, found: foundIn(reform, limits) } }) }
}

/** The country: one figure that came against what was forecast without the reform. Undefined when the run does not reach. */
export function nationalPower(figure: OutlookFigure, reform: ReviewRun, without: ReviewRun, nation: Area): Power | undefined {
  const read = (run: ReviewRun) => {
    const values = outcomesOf({ ...figure, area: nation }, figure.year * 12 + 11, run.buffers, run.compiled.layout)
    return typeof values === 'string' ? undefined : values.filter(Number.isFinite)
  }
  const [none, with_] = [read(without), read(reform)]
  if (!none || none.length < 20) return undefined
  const mean = (list: readonly number[]) => list.reduce((sum, value) => sum + value, 0) / list.length
  return powerOf({ test: 'nation', figure, years: [figure.year, figure.year] }, none, (effect) => none.map((value) => value * (1 + effect)), with_, with_ && 100 * (mean(with_) / mean(none) - 1))
}

/**
 * Municipalities that the agreement opened against all others: growth of the treated together less growth of the others together. Effects are put into the
 * treated in the later year. What the treated gain their neighbours may lose, which this test counts twice: see side effects.
 */
export function openedPower(figure: OutlookFigure, before: number, reform: ReviewRun, without: ReviewRun, pack: Pack): Power | undefined {
  const treated = pack.places.flatMap((place, i) => (place.flags.open_for_new_capacity ? [i] : []))
  if (treated.length === 0 || treated.length === pack.places.length) return undefined
  const model = areasOf(pack).find(({ level }) => level === 'place')!
  const area = (places: readonly number[]): Area => ({ ...model, key: 'group', cell: -1, places })
  const others = pack.places.map((_, i) => i).filter((i) => !treated.includes(i))
  const read = (run: ReviewRun) => {
    const part = (places: readonly number[], year: number) => outcomesOf({ ...figure, area: area(places) }, year * 12 + 11, run.buffers, run.compiled.layout)
    const parts = [part(treated, before), part(treated, figure.year), part(others, before), part(others, figure.year)]
    return parts.some((list) => typeof list === 'string') ? undefined : (parts as (readonly number[])[])
  }
  const none = read(without)
  if (!none || none[0]!.length < 20) return undefined
  const statistics = ([a0, a1, b0, b1]: readonly (readonly number[])[], effect = 0) => a0!.map((value, i) => (a1![i]! * (1 + effect)) / value - b1![i]! / b0![i]!).filter(Number.isFinite)
  const base = statistics(none)
  const with_ = read(reform)
  const reformed = with_ && statistics(with_)
  const mean = (list: readonly number[]) => list.reduce((sum, value) => sum + value, 0) / list.length
  const growth = mean(none[1]!.map((value, i) => value / none[0]![i]!))
  return powerOf({ test: 'opened', figure, years: [before, figure.year], treated: treated.length }, base, (effect) => statistics(none, effect), reformed, reformed && (100 * (mean(reformed) - mean(base))) / growth)
}
