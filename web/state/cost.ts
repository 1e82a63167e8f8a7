/** What the levers in use cost, once the simulations are done, in numbers and in words. */
import { computed } from '@preact/signals'
import type { CostResult, GainCost } from '../../sim/index.ts'
import { leverOf } from './catalogue.ts'
import { change } from './history.ts'
import { isOn } from './lever-values.ts'
import { baselineRun, current, engine, stale } from './simulation.ts'
import { draft, words } from './store.ts'
import type { Draft } from './store.ts'

/** Levers in use that somebody pays for. */
export const paidLevers = computed(() => Object.keys(draft.value.levers).flatMap((id) => (leverOf(id)?.cost && isOn(draft.value, leverOf(id)!) ? [leverOf(id)!] : [])))

/** Is anything but levers different from the baseline? Then what is gained is not theirs alone. */
const mixed = computed(() => Object.keys(draft.value.assumptions).length > 0 || Object.keys(draft.value.levers).some((id) => leverOf(id)?.kind === 'driver' && isOn(draft.value, leverOf(id)!)))

/** Cost of the draft; undefined while its run or the baseline is not done. Only prices matter to it besides the runs. */
export const cost = computed((): CostResult | undefined => {
  const run = current.value
  const baseline = baselineRun.value
  if (!engine.value || stale.value || paidLevers.value.length === 0 || !run?.settled || !baseline?.settled) return undefined
  return engine.value.cost(run, baseline, draft.value.prices ?? {})
})

/** Sets a price, or clears it. */
export function withPrice(of: Draft, id: string, price: number | undefined): Draft {
  const prices = Object.fromEntries(Object.entries({ ...of.prices, [id]: price }).filter((entry): entry is [string, number] => entry[1] !== undefined))
  const { prices: _before, ...rest } = of
  return Object.keys(prices).length > 0 ? { ...rest, prices } : rest
}

export function setPrice(id: string, price: number | undefined): void {
  change(withPrice(draft.value, id, price))
}

/** Kroner in words: millions from a million on, and no more figures than mean something. */
export function money(dkk: number): string {
  return inWords([dkk], dkk)
}

/** An interval of kroner, both ends in the same unit. */
function moneyInterval(low: number, high: number): string {
  return inWords([low, high], high)
}

function inWords(ends: readonly number[], largest: number): string {
  const { messages, format } = words.value
  const millions = Math.abs(largest) >= 1e6
  const step = millions ? 1 : Math.abs(largest) >= 1e4 ? 1000 : Math.abs(largest) >= 100 ? 10 : 1
  const decimals = millions && Math.abs(largest) < 1e8 ? 1 : 0
  const shown = ends.map((end) => (millions ? end / 1e6 : Math.round(end / step) * step))
  const text = shown.length === 2 ? format.interval(shown[0]!, shown[1]!, decimals) : format.number(shown[0]!, decimals)
  return millions ? messages.cost.million(text) : messages.cost.dkk(text)
}

/** The same in a sentence or two; empty while no lever in use is paid for. */
export const costText = computed((): readonly string[] => {
  const { messages, format } = words.value
  const say = messages.cost
  if (paidLevers.value.length === 0) return []
  const told = cost.value
  if (!told) return [say.waiting]
  const [from, to] = told.years.map((year) => format.year(year)) as [string, string]
  const { gained } = told.gpYears
  const gain = say.gain(format.signed(gained.mean), format.signedInterval(gained.low, gained.high))
  if (told.unpriced.length > 0) {
    const missing = say.missing(format.number(told.unpriced.length))
    return [told.unpriced.length < told.levers.length ? say.some(money(told.dkk), from, to, missing) : missing, ...(mixed.value ? [say.mixed] : [say.fill, gain])]
  }
  const total = say.total(money(told.dkk), moneyInterval(...told.dkkInterval), from, to)
  if (mixed.value) return [total, say.mixed]
  const each = (of: GainCost, text: (dkk: string, interval: string) => string) => (of.dkkEach ? [text(money(of.dkkEach.value), intervalOf(of))] : [])
  const perYear = each(told.gpYears, say.perYear)
  return [total, gain, ...(perYear.length > 0 ? perYear : [say.none]), ...each(told.coveredYears, say.perCitizen), ...each(told.filledPosts, say.perPost)]
})

function intervalOf({ dkkEach }: GainCost): string {
  const say = words.value.messages.cost
  if (dkkEach?.low === undefined) return say.noInterval
  return dkkEach.high === undefined ? say.atLeast(money(dkkEach.low)) : moneyInterval(dkkEach.low, dkkEach.high)
}
