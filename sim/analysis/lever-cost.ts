/**
 * What levers cost, and what an extra doctor's year costs by them. Prices come from the ledger (sim/model/levers/costs.ts) or from the user; where
 * neither has one, the cost is unknown and said to be, never zero.
 */
import type { Layout } from '../core/recorder.ts'
import type { LeverCost, LeverDefinition, ResolvedLever } from '../model/definitions.ts'
import { indicatorById } from '../model/indicators/index.ts'
import { leverCosts } from '../model/levers/costs.ts'
import type { Pack } from '../model/pack/index.ts'
import { isRecorded, valueOf } from '../run/aggregate.ts'
import type { Buffers } from '../run/aggregate.ts'
import { aimedAt } from './zero-sum.ts'

/** Two runs with the same chance, read in the same years. */
export interface PairedRuns {
  readonly a: Buffers
  readonly b: Buffers
  readonly layout: Layout
  readonly pack: Pack
}

/** Cost of one lever over a run. */
export interface LeverCostResult {
  readonly lever: string
  /** Units paid for, mean over pairs. */
  readonly quantity: number
  /** DKK per unit; undefined when it is still to be filled. */
  readonly price: number | undefined
  readonly dkk: number | undefined
}

/** Cost of all levers that differ, and per doctor's year. */
export interface CostResult {
  readonly levers: readonly LeverCostResult[]
  /** DKK of the levers with a price. */
  readonly dkk: number
  /** Levers whose price is still to be filled. */
  readonly unpriced: readonly string[]
  /** Doctors' years more than in the other run, by its end. */
  readonly extraGpYears: number
  /** Undefined when a price is missing or there are no extra years: a number would mislead. */
  readonly dkkPerExtraGpYear: number | undefined
  /** Years of citizens with room on a list more than in the other run, and DKK for each; undefined as above. */
  readonly extraCoveredYears: number
  readonly dkkPerExtraCoveredYear: number | undefined
}

/**
 * Cost of the levers of run `a` and per extra doctor's year against run `b`.
 * @param prices DKK per unit by lever id, filled by the user; they go before the ledger
 */
export function costOf(runs: PairedRuns, used: readonly { readonly lever: LeverDefinition; readonly use: ResolvedLever }[], years: readonly number[], prices: Readonly<Record<string, number>> = {}): CostResult {
  const levers = used.flatMap(({ lever, use }) => {
    const line = leverCosts[lever.id]
    if (!line) return []
    const price = prices[lever.id] ?? line.value ?? priceOf(line, use)
    const quantity = quantityOf(runs, use, years)
    return [{ lever: lever.id, quantity, price, dkk: price === undefined ? undefined : price * quantity }]
  })
  const unpriced = levers.filter((l) => l.dkk === undefined).map((l) => l.lever)
  const dkk = levers.reduce((sum, l) => sum + (l.dkk ?? 0), 0)
  const extraGpYears = years.reduce((sum, year) => sum + meanMore(runs, 'gp-doctors', 'all-persons-without', 'nation', [0], year), 0)
  const extraCoveredYears = -years.reduce((sum, year) => sum + meanMore(runs, 'unlisted-patients', 'unlisted-citizens', 'nation', [0], year), 0)
  const each = (gained: number) => (levers.length > 0 && unpriced.length === 0 && gained > 0 ? dkk / gained : undefined)
  return { levers, dkk, unpriced, extraGpYears, dkkPerExtraGpYear: each(extraGpYears), extraCoveredYears, dkkPerExtraCoveredYear: each(extraCoveredYears) }
}

/** The price that the lever’s own settings say, if they do. */
function priceOf(line: LeverCost, use: ResolvedLever): number | undefined {
  return line.prices?.reduce((sum, { setting, factor }) => sum + (use.settings[setting] as number) * factor, 0)
}

/** How many units of a lever a run has used. */
function quantityOf(runs: PairedRuns, use: ResolvedLever, years: readonly number[]): number {
  const line = leverCosts[use.id]!
  // A year counts by the part of it in which the lever acts.
  const inForce = years.map((year) => Math.max(0, Math.min(use.to, year * 12 + 12) - Math.max(use.from, year * 12)) / 12)
  const setting = line.per === undefined ? 1 : Number(use.settings[line.per] ?? 0)
  const places = aimedAt(use, runs.pack)
  const over = (read: (year: number) => number) => years.reduce((sum, year, i) => sum + inForce[i]! * read(year), 0)
  const settled = (year: number) => mean(runs, runs.a, 'settlement-rate', 'settled', 'place', places, year)
  switch (line.quantity) {
    case 'once':
      return inForce.some((part) => part > 0) ? 1 : 0
    case 'setting':
      return inForce.some((part) => part > 0) ? setting : 0
    case 'years':
      return over(() => 1)
    case 'setting-years':
      return over(() => setting)
    case 'students':
      return over((year) => meanMore(runs, 'students-by-campus', 'campus-students', 'site', [...runs.pack.sites.keys()], year))
    case 'hu-posts':
      return over((year) => meanMore(runs, 'hu-fill-rate', 'hu-filled', 'nation', [0], year))
    case 'newcomers':
      return over(settled)
    case 'newcomer-years':
      // Whoever settled in one of the last five years while the lever was in force is paid this year.
      return over((year) => years.reduce((sum, then, i) => (then <= year && then > year - 5 ? sum + inForce[i]! * settled(then) : sum), 0))
    case 'doctor-years':
      return over((year) => mean(runs, runs.a, 'gp-doctors', 'all-persons-without', 'place', places, year))
  }
}

/** Mean over replicates of a measure summed over cells at the end of a year; 0 where it is not recorded. */
function mean(runs: PairedRuns, buffers: Buffers, indicator: string, id: string, level: string, cells: readonly number[], year: number): number {
  const measure = indicatorById(indicator)?.measures.find((m) => m.id === id)
  if (!measure || !isRecorded(runs.layout, measure, level, indicator)) throw new Error(`lever-cost: expected ${indicator} ${id} by ${level} in the results, got none. See sim/model/indicators.`)
  const done = buffers.filter((buffer, i) => buffer !== undefined && runs.a[i] !== undefined && runs.b[i] !== undefined)
  const sum = done.reduce((total, buffer) => total + cells.reduce((all, cell) => all + valueOf(buffer!, runs.layout, measure, level, cell, year * 12 + 11, indicator), 0), 0)
  return done.length > 0 ? sum / done.length : 0
}

/** Mean of what the first run has more than the second. */
function meanMore(runs: PairedRuns, indicator: string, id: string, level: string, cells: readonly number[], year: number): number {
  return mean(runs, runs.a, indicator, id, level, cells, year) - mean(runs, runs.b, indicator, id, level, cells, year)
}
