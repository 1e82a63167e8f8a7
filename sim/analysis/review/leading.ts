/**
 * Indicators with limits set beforehand, year by year. No specialist whom the reform has trained can exist in 2029 (a post of 2026 gives one in 2030 at the
 * earliest), so it is posts, applicants, exits and open lists that must be looked at; outside its limits an indicator calls for somebody to look.
 */
import type { Registration } from '../registration.ts'
import { fixedId, limitsAbout, reviewMonth } from './indicator-list.ts'
import type { FixedIndicator, IndicatorList } from './indicator-list.ts'
import type { Judgement } from './judge.ts'

/** One indicator in one year. */
export interface LeadingYear {
  readonly year: number
  readonly low: number
  readonly median: number
  readonly high: number
  readonly seen?: Judgement
}

/** One indicator over the years under review. */
export interface LeadingIndicator {
  readonly item: FixedIndicator
  readonly years: readonly LeadingYear[]
  /** The latest year that was seen, and whether it lies outside the limits. */
  readonly latest?: LeadingYear
  readonly alarm?: 'low' | 'high'
  /** Is the side on which it lies the better one for the goal? */
  readonly good?: boolean
}

/** Indicators with their registered limits, those with an alarm first, then those seen, in the order of the list. */
export function leadingOf(list: IndicatorList, judgements: readonly Judgement[], registration: Registration): readonly LeadingIndicator[] {
  const last = Math.floor(reviewMonth(list) / 12)
  const wanted = [(1 - list.alarm) / 2, 0.5, (1 + list.alarm) / 2].map((p) => registration.quantiles.findIndex((q) => Math.abs(q - p) < 1e-9))
  return list.items
    .map((item): LeadingIndicator => {
      const forecast = registration.forecast[fixedId(item)] ?? {}
      const own = judgements.filter(({ fixed, observation }) => fixed === item && observation.month % 12 === 11 && observation.use !== 'show')
      const years = Object.entries(forecast).flatMap(([year, band]): LeadingYear[] => {
        const [low, median, high] = wanted.map((k) => band[k])
        const seen = own.find(({ observation }) => Math.floor(observation.month / 12) === Number(year))
        if (Number(year) > last || typeof low !== 'number' || typeof median !== 'number' || typeof high !== 'number') return []
        const limits = limitsAbout(item, low, median, high)
        return [{ year: Number(year), low: limits[0], median, high: limits[2], ...(seen && { seen }) }]
      })
      const latest = years.findLast(({ seen }) => seen)
      const value = latest?.seen?.observation.value
      const alarm = latest === undefined || value === undefined ? undefined : value < latest.low ? 'low' : value > latest.high ? 'high' : undefined
      return { item, years, ...(latest && { latest }), ...(alarm && { alarm }), ...(alarm && item.better !== 'none' && { good: (alarm === 'high') === (item.better === 'higher') }) }
    })
    .sort((a, b) => rank(a) - rank(b))
}

const rank = ({ alarm, latest }: LeadingIndicator): number => (alarm ? 0 : latest ? 1 : 2)
