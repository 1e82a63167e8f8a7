/**
 * What levers cost, and what an extra doctor's year, covered citizen and filled post cost by them, from pairs of replicates. Prices come from the user,
 * else from the ledger (sim/model/levers/costs.ts); where neither has one, the cost is unknown and said to be, never zero. DKK are added up over the years
 * of the run as they are spent, without discounting.
 */
import { pairedDifference, ratioOfMeans } from '../core/quantiles.ts'
import type { PairedDifference, RatioOfMeans } from '../core/quantiles.ts'
import type { Layout } from '../core/recorder.ts'
import type { LeverDefinition, ResolvedLever } from '../model/definitions.ts'
import { leverCosts, statedPrice } from '../model/levers/costs.ts'
import type { Pack } from '../model/pack/index.ts'
import type { Buffers } from '../run/aggregate.ts'
import { allDoctors, unitsOf, yearlySum } from './lever-units.ts'

/** Two runs with the same chance, read in the same years. */
export interface PairedRuns {
  readonly a: Buffers
  readonly b: Buffers
  readonly layout: Layout
  readonly pack: Pack
}

/** A lever as a scenario uses it. */
export interface UsedLever {
  readonly lever: LeverDefinition
  readonly use: ResolvedLever
}

/** Cost of one lever over a run. */
export interface LeverCostResult {
  readonly lever: string
  /** Units paid for, mean over pairs with the 95 % interval of the mean. */
  readonly quantity: number
  readonly quantityInterval: readonly [low: number, high: number]
  /** DKK per unit; undefined when it is still to be filled. */
  readonly price: number | undefined
  /** Whose price it is: the user's, or the ledger's. */
  readonly by: 'user' | 'ledger' | undefined
  readonly dkk: number | undefined
}

/** What is gained, and DKK for each; the latter undefined when a price is missing or nothing is gained on average: a number would mislead. */
export interface GainCost {
  readonly gained: PairedDifference
  readonly dkkEach: RatioOfMeans | undefined
}

/** Gain and cost in one region; `dkk` is undefined when a lever's units cannot be placed or priced. */
export interface RegionCost {
  readonly region: string
  readonly extraGpYears: PairedDifference
  readonly dkk: number | undefined
}

/** Cost of all levers that differ, and what is had for it. */
export interface CostResult {
  readonly years: readonly [first: number, last: number]
  readonly levers: readonly LeverCostResult[]
  /** DKK of the levers with a price, with the 95 % interval of the mean. */
  readonly dkk: number
  readonly dkkInterval: readonly [low: number, high: number]
  /** Levers whose price is still to be filled. */
  readonly unpriced: readonly string[]
  /** Doctors' years more than in the other run. */
  readonly gpYears: GainCost
  /** Years of citizens with room on a list more than in the other run. */
  readonly coveredYears: GainCost
  /** HU posts filled more than in the other run. */
  readonly filledPosts: GainCost
  readonly regions: readonly RegionCost[]
}

/**
 * Cost of the levers of run `a` and what run `a` has more than run `b` for it.
 * @param years whole years of the run
 * @param prices DKK per unit by lever id, filled by the user; they go before the ledger
 */
export function costOf(runs: PairedRuns, used: readonly UsedLever[], years: readonly number[], prices: Readonly<Record<string, number>> = {}): CostResult {
  const pairs = runs.a.flatMap((buffer, i) => (buffer && runs.b[i] ? [{ a: buffer, b: runs.b[i]! }] : []))
  const counted = used.flatMap((of) => {
    const line = leverCosts[of.lever.id]
    if (!line) return []
    const given = prices[of.lever.id]
    return [{ ...of, price: given ?? statedPrice(line, of.use), by: given === undefined ? ('ledger' as const) : ('user' as const), units: unitsOf(runs, pairs, of, line, years) }]
  })
  const levers = counted.map(({ lever, price, by, units }): LeverCostResult => {
    const { mean, low, high } = pairedDifference(units.all, zeros(pairs.length))
    return { lever: lever.id, quantity: pairs.length > 0 ? mean : 0, quantityInterval: [low, high], price, by: price === undefined ? undefined : by, dkk: price === undefined ? undefined : price * mean }
  })
  const unpriced = levers.filter((l) => l.price === undefined).map((l) => l.lever)
  const spent = pairs.map((_, i) => counted.reduce((sum, { price, units }) => sum + (price ?? 0) * units.all[i]!, 0))
  const dkk = pairedDifference(spent, zeros(pairs.length))
  const whole = (region?: string) => runs.pack.places.flatMap((place, m) => (region === undefined || place.region === region ? [m] : []))
  const sums = (buffer: Float32Array, indicator: string, components: readonly string[], level: 'nation' | 'place', cells: readonly number[]) => yearlySum(runs.layout, buffer, indicator, components, level, years, cells)
  const gain = (indicator: string, components: readonly string[], sign: 1 | -1): GainCost => {
    const more = pairs.map(({ a, b }) => sign * (sums(a, indicator, components, 'nation', [0]) - sums(b, indicator, components, 'nation', [0])))
    const gained = pairedDifference(more, zeros(pairs.length))
    return { gained, dkkEach: levers.length > 0 && unpriced.length === 0 && gained.mean > 0 ? ratioOfMeans(spent, more) : undefined }
  }
  return {
    years: [years[0] ?? NaN, years.at(-1) ?? NaN],
    levers,
    dkk: pairs.length > 0 ? dkk.mean : 0,
    dkkInterval: [dkk.low, dkk.high],
    unpriced,
    gpYears: gain('gp-doctors', allDoctors, 1),
    coveredYears: gain('unlisted-patients', ['unlisted-citizens'], -1),
    filledPosts: gain('hu-fill-rate', ['hu-filled'], 1),
    regions: runs.pack.regionIds.map((region, r) => ({
      region,
      extraGpYears: pairedDifference(
        pairs.map(({ a }) => sums(a, 'gp-doctors', allDoctors, 'place', whole(region))),
        pairs.map(({ b }) => sums(b, 'gp-doctors', allDoctors, 'place', whole(region))),
      ),
      dkk: counted.some(({ price, units }) => price === undefined || !units.regions) ? undefined : counted.reduce((sum, { price, units }) => sum + price! * (units.regions![r] ?? 0), 0),
    })),
  }
}

const zeros = (n: number) => new Float64Array(n)
