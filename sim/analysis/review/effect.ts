/** What the reform did, by the model: its run against the twin without it under the same chance, replicate by replicate, for the country and place by place. */
import { pairedDifference, quantiles } from '../../core/quantiles.ts'
import type { PairedDifference } from '../../core/quantiles.ts'
import { smallPlaces } from '../../model/pack/index.ts'
import type { Pack } from '../../model/pack/index.ts'
import { areasOf } from './areas.ts'
import type { Area } from './areas.ts'
import type { ReviewRun } from './judge.ts'
import type { OutlookFigure } from './update.ts'
import { outcomesOf } from './outcomes.ts'
import { weightedMean, weightedError, weightedQuantiles } from './weights.ts'

/** The effect on one figure in one year. */
export interface ReformEffect extends OutlookFigure {
  readonly with: number
  readonly without: number
  /** Mean over pairs with its 95 % interval: how well the mean is known. */
  readonly mean: PairedDifference
  /** The middle 90 % of single pairs: how different the effect is in one possible world and the next. */
  readonly band: readonly [number, number]
  /** The same with each pair weighted by how well it foresaw what came; absent when nothing weighs. */
  readonly weighted?: { readonly mean: number; readonly error: number; readonly band: readonly [number, number] }
}

/** Values of both runs where both have the replicate. */
export function pairsOf(figure: OutlookFigure & { readonly area: Area }, reform: ReviewRun, without: ReviewRun): { readonly a: number[]; readonly b: number[]; readonly indices: number[] } | undefined {
  const month = figure.year * 12 + 11
  const both = reform.buffers.flatMap((buffer, i) => (buffer && without.buffers[i] ? [i] : []))
  const pick = (run: ReviewRun) => both.map((i) => run.buffers[i])
  const x = outcomesOf(figure, month, pick(reform), reform.compiled.layout)
  const y = outcomesOf(figure, month, pick(without), without.compiled.layout)
  if (typeof x === 'string' || typeof y === 'string') return undefined
  const kept = both.flatMap((index, k) => (Number.isFinite(x[k]!) && Number.isFinite(y[k]!) ? [{ index, k }] : []))
  return { a: kept.map(({ k }) => x[k]!), b: kept.map(({ k }) => y[k]!), indices: kept.map(({ index }) => index) }
}

/** Effects on figures of the country. `weights` are those of the reform's finished replicates in order, when something weighs. */
export function effectsOf(figures: readonly OutlookFigure[], reform: ReviewRun, without: ReviewRun, nation: Area, weights?: Float64Array): readonly ReformEffect[] {
  const at = new Map(reform.buffers.flatMap((buffer, i) => (buffer ? [i] : [])).map((replicate, k) => [replicate, k]))
  return figures.flatMap((figure): ReformEffect[] => {
    const pairs = pairsOf({ ...figure, area: nation }, reform, without)
    if (!pairs || pairs.a.length < 2) return []
    const differences = pairs.a.map((value, i) => value - pairs.b[i]!)
    const [low, high] = quantiles(differences, [0.05, 0.95])
    const own = weights && pairs.indices.map((index) => weights[at.get(index)!] ?? 0)
    const mean = (list: readonly number[]) => list.reduce((sum, value) => sum + value, 0) / list.length
    const weightedBand = own && weightedQuantiles(differences, own, [0.05, 0.95])
    return [
      {
        ...figure,
        with: mean(pairs.a),
        without: mean(pairs.b),
        mean: pairedDifference(pairs.a, pairs.b),
        band: [low!, high!],
        ...(own && weightedBand && own.some((weight) => weight > 0) && { weighted: { mean: weightedMean(differences, own), error: weightedError(differences, own), band: [weightedBand[0]!, weightedBand[1]!] as const } }),
      },
    ]
  })
}

/** One area that gains or loses by the reform. */
export interface AreaEffect {
  readonly area: Area
  readonly mean: number
  readonly low: number
  readonly high: number
  /** In how many pairs it loses. */
  readonly loses: number
  /** The 90 % interval of pairs lies on one side of zero. */
  readonly certain: boolean
  /** So few doctors that only the interval is told. */
  readonly small: boolean
}

/** Who gains and who loses, the worst first: by the part of the effect that is certain, then by the mean, which puts the smallest at both ends. A municipality has so few doctors that most cannot be told from chance; councils can more often. */
export function areaEffects(level: 'place' | 'council', figure: OutlookFigure, reform: ReviewRun, without: ReviewRun, pack: Pack): readonly AreaEffect[] {
  const small = smallPlaces(pack)
  const sure = ({ low, high }: AreaEffect) => (low > 0 ? low : high < 0 ? high : 0)
  return areasOf(pack)
    .filter((area) => area.level === level)
    .flatMap((area): AreaEffect[] => {
      const pairs = pairsOf({ ...figure, area }, reform, without)
      if (!pairs || pairs.a.length < 2) return []
      const differences = pairs.a.map((value, i) => value - pairs.b[i]!)
      const [low, high] = quantiles(differences, [0.05, 0.95])
      return [{ area, mean: differences.reduce((sum, value) => sum + value, 0) / differences.length, low: low!, high: high!, loses: differences.filter((value) => value < 0).length / differences.length, certain: low! > 0 || high! < 0, small: level === 'place' && small[area.cell] === true }]
    })
    .sort((a, b) => sure(a) - sure(b) || a.mean - b.mean)
}
