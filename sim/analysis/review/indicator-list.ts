/**
 * The indicators by which the reform will be judged, fixed before anyone knows the outcome: what each is, why, and how far the model may be off on it. The
 * file carries its date and a fingerprint over everything in it, so that nobody can add the figure that turned out well.
 */
import { canonicalJson, sha256Hex } from '../../core/digest.ts'
import type { Text } from '../../model/definitions.ts'
import type { Headline } from '../headlines.ts'
import { headlineId } from '../headlines.ts'
import { measureByKey } from './observations.ts'

/** `outcome`: what the reform is for. `leading`: what must move first, since no specialist trained by the reform exists in 2029. */
export type FixedKind = 'outcome' | 'leading'

/** One indicator that was fixed in advance, of the country. */
export interface FixedIndicator extends Headline {
  readonly kind: FixedKind
  /** Standard deviation of the model on it, part of the value and absolute, added up. Grade C unless `why` says otherwise. */
  readonly relativeDiscrepancy: number
  readonly discrepancy: number
  /** Weighs on the outlook. Few do: each figure that weighs costs simulations, and choosing them afterwards would be choosing the answer. */
  readonly weighs?: true
  /** Which way is better for the goal; `none` where neither is. */
  readonly better: 'higher' | 'lower' | 'none'
  /** Why it is on the list and what an alarm should make one look at. */
  readonly text: Text
}

/** The file. */
export interface IndicatorList {
  readonly format: 1
  readonly kind: 'indicator-list'
  readonly id: string
  /** Day on which it was fixed, `YYYY-MM-DD`. */
  readonly fixed: string
  /** Last month of the years under review, `YYYY-MM`. */
  readonly review: string
  /** Registrations it is read against. */
  readonly registered: { readonly reform: string; readonly without: string }
  readonly goal: { readonly indicator: string; readonly measure: string; readonly year: number; readonly value: number }
  /** Middle share of the forecast outside which an indicator raises an alarm. */
  readonly alarm: number
  readonly why: Text
  readonly items: readonly FixedIndicator[]
  /** sha-256 (hex) over the canonical JSON of everything else. */
  readonly fingerprint: string
}

/** Fingerprint of a list: everything in it but the fingerprint itself. */
export function fingerprintOfList(list: Omit<IndicatorList, 'fingerprint'>): string {
  const { fingerprint: _, ...rest } = list as IndicatorList
  return sha256Hex(canonicalJson(rest))
}

/** Name of an indicator of the list: `indicator/measure`, or with `/worst-quarter`. */
export const fixedId = (item: Headline): string => headlineId(item)

/** Absolute month in which the review is made. */
export const reviewMonth = (list: IndicatorList): number => Number(list.review.slice(0, 4)) * 12 + Number(list.review.slice(5, 7)) - 1

/** Half width, in standard deviations, of the middle share of a normal distribution that alarms are set by: 80 %. */
const reach80 = 1.2815515655446004

/**
 * Limits of an indicator from the middle share of a forecast, no narrower than how far the model may be off: what is planned rather than simulated has a
 * forecast without any width.
 */
export function limitsAbout(item: FixedIndicator, low: number, median: number, high: number): readonly [low: number, median: number, high: number] {
  const off = reach80 * (item.discrepancy + item.relativeDiscrepancy * Math.abs(median))
  // What cannot be negative has no negative limit.
  return [low >= 0 ? Math.max(0, Math.min(low, median - off)) : Math.min(low, median - off), median, Math.max(high, median + off)]
}

/** The list in a text, or what is wrong with it. A list whose fingerprint does not fit was changed after it was fixed, and is refused. */
export function readIndicatorList(text: string, where: string): { readonly list: IndicatorList } | { readonly problem: string } {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    return { problem: `${where}: expected JSON, got ${error instanceof Error ? error.message : String(error)}. Restore the file as it was committed.` }
  }
  const found = value as Partial<IndicatorList> | null
  const whole = found?.kind === 'indicator-list' && found.format === 1 && typeof found.fixed === 'string' && /^\d{4}-\d{2}$/.test(found.review ?? '') && Array.isArray(found.items) && typeof found.goal === 'object' && typeof found.registered === 'object' && typeof found.alarm === 'number'
  if (!whole) return { problem: `${where}: expected a list of indicators of format 1, got something else. Restore the file as it was committed.` }
  const list = found as IndicatorList
  const unknown = [...list.items, list.goal].filter(({ indicator, measure }) => !measureByKey(`${indicator}/${measure}`))
  if (unknown.length > 0) return { problem: `${where}: expected known measures, got ${unknown.map(({ indicator, measure }) => `${indicator}/${measure}`).join(', ')}. Restore the file as it was committed.` }
  const made = fingerprintOfList(list)
  if (made !== list.fingerprint) return { problem: `${where}: expected the fingerprint ${made.slice(0, 16)}…, got ${list.fingerprint?.slice(0, 16)}…. The list was changed after it was fixed: restore the file as it was committed.` }
  return { list }
}
