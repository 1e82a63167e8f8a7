/** What place levers take elsewhere and what levers cost, as tables for a person and as JSON for a program. */
import { InvalidArgumentError } from 'commander'
import { costOf } from '../analysis/lever-cost.ts'
import { placeLeversOf, zeroSumOf } from '../analysis/zero-sum.ts'
import type { PairedDifference } from '../core/quantiles.ts'
import { leverCosts } from '../model/levers/costs.ts'
import type { Pack } from '../model/pack/index.ts'
import { resolveScenario } from '../scenario/index.ts'
import type { Scenario } from '../scenario/index.ts'
import { summaryYears, yearsOf } from './measures.ts'
import { band, number, signed } from './numbers.ts'
import { jsonNumber } from './readout.ts'
import type { Results } from './readout.ts'
import { textTable } from './text-table.ts'

/** Two scenarios that were run with the same chance. */
export interface Compared {
  readonly a: Results
  readonly b: Results
  readonly scenarios: readonly [Scenario, Scenario]
  readonly pack: Pack
  /** DKK per unit that the user has filled in, by lever. */
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
  const { added } = usesOf(compared)
  const cost = costIn(compared)
  if (cost.levers.length === 0) return ''
  const rows = cost.levers.map(({ lever, quantity, price, dkk }) => [
    added.find((use) => use.lever.id === lever)!.lever.text.en.name,
    leverCosts[lever]!.text.en,
    number(quantity, 1),
    price === undefined ? 'to be filled' : number(price, 0),
    dkk === undefined ? '–' : number(dkk / 1e6, 1),
  ])
  const per = (dkk: number | undefined) => (dkk !== undefined ? `DKK ${number(dkk, 0)} each` : cost.unpriced.length > 0 ? 'no cost each while a price is missing' : 'no cost each, for there are none more')
  return `${textTable([{ title: 'Cost' }, { title: 'what is paid for' }, { title: 'units', align: 'right' }, { title: 'DKK per unit', align: 'right' }, { title: 'DKK million', align: 'right' }], rows)}
Extra doctor-years ${signed(cost.extraGpYears, 0)}: ${per(cost.dkkPerExtraGpYear)}. Extra years of citizens with room on a list ${signed(cost.extraCoveredYears, 0)}: ${per(cost.dkkPerExtraCoveredYear)}.${
    cost.unpriced.length > 0 ? `\nTo be filled: ${cost.unpriced.map((id) => `--price ${id}=DKK`).join(' ')}` : ''
  }`
}

function costIn(compared: Compared) {
  const { a, b, pack } = compared
  return costOf({ a: a.buffers, b: b.buffers, layout: a.layout, pack }, usesOf(compared).added, yearsOf(a.layout), compared.prices)
}

/** The same as JSON. */
export function ledgerJson(compared: Compared): Record<string, unknown> {
  const { a, b, pack } = compared
  const { used, other } = usesOf(compared)
  const cost = costIn(compared)
  const plain = ({ mean, low, high }: PairedDifference) => ({ mean: jsonNumber(mean), low95: jsonNumber(low), high95: jsonNumber(high) })
  return {
    placeLevers: placeLeversOf(used, other, pack).map(({ lever, places }) => ({
      lever: lever.id,
      places: places.map((place) => pack.places[place]!.code),
      years: zeroSumOf(a.buffers, b.buffers, a.layout, places, yearsOf(a.layout)).map(({ year, target, elsewhere, nation }) => ({ year, target: plain(target), elsewhere: plain(elsewhere), nation: plain(nation) })),
    })),
    cost: {
      levers: cost.levers.map(({ lever, quantity, price, dkk }) => ({ lever, quantity: jsonNumber(quantity), dkkPerUnit: price ?? null, dkk: dkk === undefined ? null : jsonNumber(dkk) })),
      dkk: cost.unpriced.length > 0 ? null : jsonNumber(cost.dkk),
      extraGpYears: jsonNumber(cost.extraGpYears),
      dkkPerExtraGpYear: cost.dkkPerExtraGpYear === undefined ? null : jsonNumber(cost.dkkPerExtraGpYear),
      extraCoveredYears: jsonNumber(cost.extraCoveredYears),
      dkkPerExtraCoveredYear: cost.dkkPerExtraCoveredYear === undefined ? null : jsonNumber(cost.dkkPerExtraCoveredYear),
    },
  }
}

/** Reads `--price lever=DKK`, once for each lever; what was read so far is handed on. */
export function price(text: string, before: Readonly<Record<string, number>> = {}): Readonly<Record<string, number>> {
  const [, id, dkk] = /^([a-z0-9-]+)=(\d+(?:\.\d+)?)$/.exec(text) ?? []
  if (id === undefined || dkk === undefined || !leverCosts[id]) throw new InvalidArgumentError(`expected the id of a lever and DKK per unit, such as premises-support=500000, got ${text}.`)
  return { ...before, [id]: Number(dkk) }
}
