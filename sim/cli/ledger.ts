/** What place levers take elsewhere and what levers cost, as tables for a person and as JSON for a program. */
import { InvalidArgumentError } from 'commander'
import { costOf } from '../analysis/lever-cost.ts'
import type { CostResult, GainCost } from '../analysis/lever-cost.ts'
import { placeLeversOf, zeroSumOf } from '../analysis/zero-sum.ts'
import { csvRow } from '../analysis/written.ts'
import type { PairedDifference } from '../core/quantiles.ts'
import { leverCosts } from '../model/levers/costs.ts'
import { leverById } from '../model/levers/index.ts'
import type { Pack } from '../model/pack/index.ts'
import { resolveScenario } from '../scenario/index.ts'
import type { Scenario } from '../scenario/index.ts'
import { summaryYears, yearsOf } from './measures.ts'
import { band, number, plain, signed } from './numbers.ts'
import { jsonNumber } from './readout.ts'
import type { Results } from './readout.ts'
import { textTable } from './text-table.ts'

/** Two scenarios that were run with the same chance. */
export interface Compared {
  readonly a: Results
  readonly b: Results
  readonly scenarios: readonly [Scenario, Scenario]
  readonly pack: Pack
  /** DKK per unit given on the command line, by lever; they go before those of the scenario. */
  readonly prices: Readonly<Record<string, number>>
}

/** Gain and loss of every place lever, and the cost of every lever that only the first scenario has. Empty when there is neither. */
export function ledgerTables(compared: Compared): string {
  return [zeroSumTable(compared), costTable(compared)].filter((part) => part !== '').map((part) => `\n\n${part}`).join('')
}

function usesOf({ scenarios: [first, second], pack }: Compared) {
  const used = resolveScenario(first, pack)
  const other = resolveScenario(second, pack)
  const same = new Map(other.map(({ lever, use }) => [lever.id, JSON.stringify(use)]))
  return { used, other, added: used.filter(({ lever, use }) => lever.kind === 'lever' && same.get(lever.id) !== JSON.stringify(use)) }
}

function zeroSumTable(compared: Compared): string {
  const { a, b, pack } = compared
  const { used, other } = usesOf(compared)
  // Levers that aim at the same places are told together: their runs are one.
  const groups = new Map<string, { names: string[]; places: readonly number[] }>()
  for (const { lever, places } of placeLeversOf(used, other, pack)) {
    const key = places.join()
    groups.set(key, { names: [...(groups.get(key)?.names ?? []), lever.text.en.name], places })
  }
  const rows = [...groups.values()].flatMap(({ names, places }) =>
    zeroSumOf(a.buffers, b.buffers, a.layout, places, summaryYears(a.layout)).map(({ year, target, elsewhere, nation }) => [names.join('; '), `${year}`, `${places.length}`, told(target), told(elsewhere), told(nation)]),
  )
  if (rows.length === 0) return ''
  return `${textTable(
    [
      { title: 'Place levers, doctors: all levers together, seen from where each aims' },
      { title: 'end of', align: 'right' },
      { title: 'municipalities', align: 'right' },
      { title: 'there', align: 'right' },
      { title: 'elsewhere', align: 'right' },
      { title: 'country', align: 'right' },
    ],
    rows,
  )}\nPlace levers move doctors and make none: read what is lost elsewhere beside what is gained.`
}

function told({ mean, low, high }: PairedDifference): string {
  return Number.isFinite(mean) ? `${signed(mean, 1)} (${band(low, high, 1, signed)})` : '–'
}

function costTable(compared: Compared): string {
  const cost = costIn(compared)
  if (cost.levers.length === 0) return ''
  const rows = cost.levers.map(({ lever, quantity, price, by, dkk }) => {
    const line = leverCosts[lever]!
    return [leverById(lever)!.text.en.name, line.text.en, number(quantity, 1), price === undefined ? 'to be filled' : number(price, 0), line.unit.en, by === 'user' ? 'you' : by === 'ledger' ? line.grade : '–', dkk === undefined ? '–' : number(dkk / 1e6, 1)]
  })
  const told = cost.regions.filter(({ dkk }) => dkk !== undefined)
  return [
    textTable([{ title: `Cost ${cost.years[0]}-${cost.years[1]}` }, { title: 'what is paid for' }, { title: 'units', align: 'right' }, { title: 'price', align: 'right' }, { title: 'unit' }, { title: 'given by' }, { title: 'DKK million', align: 'right' }], rows),
    ...(cost.unpriced.length < cost.levers.length ? [`In all DKK ${number(cost.dkk / 1e6, 1)} million (95 % interval ${band(cost.dkkInterval[0] / 1e6, cost.dkkInterval[1] / 1e6, 1)})${cost.unpriced.length > 0 ? ' for the levers with a price' : ''}, as spent, not discounted.`] : []),
    eachSentence('Extra doctor-years', cost.gpYears, cost),
    eachSentence('Extra citizen-years with room on a list', cost.coveredYears, cost),
    eachSentence('Extra HU posts filled', cost.filledPosts, cost),
    ...(told.length > 0 ? [`By region: ${told.map(({ region, extraGpYears, dkk }) => `${region} ${signed(extraGpYears.mean, 0)} doctor-years, DKK ${number(dkk! / 1e6, 1)} million`).join('; ')}.`] : []),
    ...(cost.unpriced.length > 0 ? [`To be filled, in the scenario's "prices" or by ${cost.unpriced.map((id) => `--price ${id}=DKK`).join(' ')}`] : []),
  ].join('\n')
}

/** What is gained, and what each costs with its interval, or why that cannot be told. */
function eachSentence(name: string, { gained, dkkEach }: GainCost, cost: CostResult): string {
  const gain = `${name} ${signed(gained.mean, 0)} (${band(gained.low, gained.high, 0, signed)})`
  if (cost.unpriced.length > 0) return `${gain}: no cost each while a price is missing.`
  if (!dkkEach) return `${gain}: no cost each, for there are none more.`
  if (dkkEach.low === undefined) return `${gain}: DKK ${number(dkkEach.value, 0)} each, with no interval, for there may be none more.`
  if (dkkEach.high === undefined) return `${gain}: DKK ${number(dkkEach.value, 0)} each, at least ${number(dkkEach.low, 0)}; there is no upper end, for there may be none more.`
  return `${gain}: DKK ${number(dkkEach.value, 0)} each (${band(dkkEach.low, dkkEach.high, 0)}).`
}

/** Gain, loss and cost of a run's levers against the same run without them; nothing when there are none. */
export function costTables(compared: Compared): string {
  const tables = ledgerTables(compared)
  const pairs = compared.a.buffers.filter((buffer, i) => buffer && compared.b.buffers[i]).length
  return tables === '' ? '' : `${tables}\nAgainst the same run without its levers, ${number(pairs, 0)} pairs of replicates.`
}

function costIn(compared: Compared): CostResult {
  const { a, b, pack, scenarios, prices } = compared
  return costOf({ a: a.buffers, b: b.buffers, layout: a.layout, pack }, usesOf(compared).added, yearsOf(a.layout), { ...scenarios[0].prices, ...prices })
}

/** Cost as JSON, for a program. */
export function costJson(compared: Compared): Record<string, unknown> {
  const cost = costIn(compared)
  const interval = ([low, high]: readonly [number, number]) => ({ low95: jsonNumber(low), high95: jsonNumber(high) })
  const gain = ({ gained, dkkEach }: GainCost) => ({
    more: { mean: jsonNumber(gained.mean), low95: jsonNumber(gained.low), high95: jsonNumber(gained.high) },
    dkkEach: dkkEach ? { value: jsonNumber(dkkEach.value), low95: dkkEach.low ?? null, high95: dkkEach.high ?? null } : null,
  })
  return {
    years: cost.years,
    levers: cost.levers.map(({ lever, quantity, quantityInterval, price, by, dkk }) => {
      const line = leverCosts[lever]!
      return { lever, what: line.text.en, unit: line.unit.en, quantity: jsonNumber(quantity), ...interval(quantityInterval), dkkPerUnit: price ?? null, by: by ?? null, source: by === 'user' ? null : line.source, grade: by === 'user' ? null : line.grade, dkk: dkk === undefined ? null : jsonNumber(dkk) }
    }),
    dkk: cost.unpriced.length > 0 ? null : { mean: jsonNumber(cost.dkk), ...interval(cost.dkkInterval) },
    toBeFilled: cost.unpriced,
    extraGpYears: gain(cost.gpYears),
    extraCoveredYears: gain(cost.coveredYears),
    extraFilledPosts: gain(cost.filledPosts),
    regions: cost.regions.map(({ region, extraGpYears, dkk }) => ({ region, extraGpYears: { mean: jsonNumber(extraGpYears.mean), low95: jsonNumber(extraGpYears.low), high95: jsonNumber(extraGpYears.high) }, dkk: dkk === undefined ? null : jsonNumber(dkk) })),
  }
}

/** Rows of place-levers.csv: what each place lever gains where it aims, what is lost elsewhere, and both together, year by year. */
export function* placeLeverRows(compared: Compared): Iterable<string> {
  const { a, b, pack } = compared
  const { used, other } = usesOf(compared)
  yield csvRow(['lever', 'municipalities', 'year', 'where', 'mean', 'low95', 'high95', 'unit'])
  for (const { lever, places } of placeLeversOf(used, other, pack))
    for (const { year, ...parts } of zeroSumOf(a.buffers, b.buffers, a.layout, places, yearsOf(a.layout)))
      for (const where of ['target', 'elsewhere', 'nation'] as const) {
        const { mean, low, high } = parts[where]
        yield csvRow([lever.id, String(places.length), String(year), where, plain(mean), plain(low), plain(high), 'doctors'])
      }
}

/** Whether some place lever is only in the first scenario, so that there is a gain and a loss to tell. */
export function movesDoctors(compared: Compared): boolean {
  const { used, other } = usesOf(compared)
  return placeLeversOf(used, other, compared.pack).length > 0
}

/** The same as JSON. */
export function ledgerJson(compared: Compared): Record<string, unknown> {
  const { a, b, pack } = compared
  const { used, other } = usesOf(compared)
  const plain = ({ mean, low, high }: PairedDifference) => ({ mean: jsonNumber(mean), low95: jsonNumber(low), high95: jsonNumber(high) })
  return {
    placeLevers: placeLeversOf(used, other, pack).map(({ lever, places }) => ({
      lever: lever.id,
      places: places.map((place) => pack.places[place]!.code),
      years: zeroSumOf(a.buffers, b.buffers, a.layout, places, yearsOf(a.layout)).map(({ year, target, elsewhere, nation }) => ({ year, target: plain(target), elsewhere: plain(elsewhere), nation: plain(nation) })),
    })),
    cost: costJson(compared),
  }
}

/** Reads `--price lever=DKK`, once for each lever; what was read so far is handed on. */
export function price(text: string, before: Readonly<Record<string, number>> = {}): Readonly<Record<string, number>> {
  const [, id, dkk] = /^([a-z0-9-]+)=(\d+(?:\.\d+)?)$/.exec(text) ?? []
  if (id === undefined || dkk === undefined || !leverCosts[id]) throw new InvalidArgumentError(`expected the id of a lever and DKK per unit, such as premises-support=500000, got ${text}.`)
  return { ...before, [id]: Number(dkk) }
}
