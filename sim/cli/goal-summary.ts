/** What was found for a goal, as text for a person and rows for a program. */
import { definitionsOf, figureName } from '../analysis/figures.ts'
import type { Condition, Confirmed, Cost, Goal, GoalFindings, Standing, WouldHold } from '../analysis/goal-seek/index.ts'
import { leverById } from '../model/levers/index.ts'
import type { Pack } from '../model/pack/index.ts'
import type { LeverUse } from '../scenario/index.ts'
import { row } from './export.ts'
import { number, plain } from './numbers.ts'
import { textTable } from './text-table.ts'

const percent = (share: number): string => `${number(100 * share, 0)} %`
const nameOf = (id: string): string => leverById(id)?.text.en.name ?? id

/** A condition in words. */
export function conditionText(condition: Condition): string {
  const { indicator, measure } = definitionsOf(condition)
  const area = condition.level === 'nation' ? '' : condition.level === 'lowest' ? `, the lowest ${condition.area}` : condition.level === 'worst-quarter' ? ', the worst quarter of places' : `, ${condition.level} ${condition.area}`
  return `${indicator.text.en}: ${measure.text.en}${area}, at ${condition.sense === 'at-least' ? 'least' : 'most'} ${number(condition.value, condition.value % 1 === 0 ? 0 : 2)} ${measure.unit.en} at the end of ${condition.year}`
}

/** A set of levers in words, with the sizes that a goal moves. */
export function setText(levers: Readonly<Record<string, LeverUse>>, goal: Goal): string {
  const parts = Object.entries(levers).map(([id, use]) => {
    const setting = goal.allowed.find((lever) => lever.id === id)?.setting
    const size = setting && use[setting.id]
    return size === undefined || typeof size === 'object' ? nameOf(id) : `${nameOf(id)} ${size} ${setting!.unit}`
  })
  return parts.length === 0 ? 'no lever' : parts.join(' + ')
}

function costText({ dkk, unpriced }: Cost): string {
  return unpriced.length > 0 ? 'unpriced' : dkk === 0 ? '0' : `${number(dkk / 1e6, dkk < 1e8 ? 1 : 0)} million DKK`
}

/** Everything found. */
export function goalText(goal: Goal, found: GoalFindings, pack: Pack): string {
  const { front, smallest, without } = found
  const right = (title: string) => ({ title, align: 'right' as const })
  const rows = front.map((one, i) => [
    `${i === smallest ? '* ' : '  '}${setText(one.levers, goal)}`, String(Object.keys(one.levers).length), percent(one.searched.share), percent(one.confirmed.share),
    `${percent(one.interval[0])} to ${percent(one.interval[1])}`, costText(one.cost), one.surely ? 'reached' : one.reaches ? 'reached, but not surely' : 'no',
  ])
  const head =
    `${goal.title.en} (${goal.id}), added to ${goal.from.title.en}\n${goal.conditions.map((condition) => `  - ${conditionText(condition)}`).join('\n')}\n` +
    `  all at once in at least ${percent(goal.probability)} of futures${goal.ceilingDkk === undefined ? '' : `, for at most ${number(goal.ceilingDkk / 1e6, 0)} million DKK`}\n\n` +
    `Without any of the ${goal.allowed.length} levers: ${percent(without.share)}. ${number(found.looked, 0)} sets were looked at in ${number(found.runs, 0)} runs, seed "${found.seed}".`
  const table = textTable([{ title: 'Sets that none beats in share, cost and number of levers' }, right('levers'), right('search'), right('confirmed'), right('95 % interval'), right('cost'), { title: '' }], rows)
  const unpriced = [...new Set(front.flatMap(({ cost }) => cost.unpriced))]
  const notes = unpriced.length === 0 ? '' : `\nNo source gives a price of ${unpriced.map(nameOf).join(', ')}. Fill them in under prices to compare costs.`
  const answer = smallest === undefined ? 'No set of these levers reaches it.' : `* the smallest set that reaches it under other luck too: ${setText(front[smallest]!.levers, goal)}.${front[smallest]!.surely ? '' : ' Its interval goes below what is asked: more replicates under confirm would tell.'}`
  return `${head}\n\n${table}${notes}\n\n${answer}${found.wouldHaveToBeTrue ? `\n\n${trueText(goal, found, pack)}` : ''}`
}

function trueText(goal: Goal, { wouldHaveToBeTrue }: GoalFindings, pack: Pack): string {
  const { nearest, standing, each, together } = wouldHaveToBeTrue!
  const added = Object.fromEntries(Object.entries(nearest).filter(([id, use]) => JSON.stringify(goal.from.levers[id]) !== JSON.stringify(use)))
  const rows = each.map((one) => [ideaText(one, pack), percent(one.standing.share), one.enough ? 'enough by itself' : 'not enough'])
  const all = together ? `\n${together.enough ? 'Together enough' : 'Not even together enough'}: ${together.of.map((one) => ideaText(one, pack)).join('; ')} (${percent(together.standing.share)}).` : ''
  return `What would have to be true. The nearest set is ${setText(added, goal)} (${percent(standing.share)}). With it:\n${textTable([{ title: 'Were it so' }, { title: 'share', align: 'right' }, { title: '' }], rows)}${all}`
}

/** One idea in words. */
export function ideaText({ kind, id, setting, now, needed, range, enough }: WouldHold, pack: Pack): string {
  const value = (of: number | undefined) => (of === undefined ? '–' : String(Number(of.toPrecision(4))))
  if (kind === 'lever') return `${nameOf(id)} as well, which is not allowed or was not chosen`
  if (kind === 'size') return `${nameOf(id)}: ${setting} ${value(needed)} instead of ${value(now)} at most`
  const bound = enough && now !== undefined && needed !== undefined ? (needed > now ? 'at least ' : 'at most ') : ''
  return `${id} (${pack.parameter(id).role}): ${bound}${value(needed)} where ${value(now)} is assumed${range ? ` (${value(range[0])} to ${value(range[1])})` : ''}`
}

/** Rows of front.csv: one set of the front a row. */
export function* frontRows(goal: Goal, { front }: GoalFindings): Iterable<string> {
  const conditions = goal.conditions.map((condition) => `${figureName(condition)} ${condition.year}`)
  yield row(['set', 'levers', 'searched_share', 'confirmed_share', 'low', 'high', 'reaches', 'dkk', 'unpriced', ...conditions.flatMap((name) => [`${name} share`, `${name} mean`])])
  for (const one of front)
    yield row([
      JSON.stringify(one.levers), String(Object.keys(one.levers).length), plain(one.searched.share), plain(one.confirmed.share), ...one.interval.map(plain), String(one.reaches),
      one.cost.unpriced.length > 0 ? '' : plain(one.cost.dkk), one.cost.unpriced.join(' '), ...one.confirmed.conditions.flatMap(({ share, mean }) => [plain(share), plain(mean)]),
    ])
}

export type { Confirmed, Standing }
