/** What would have to be true: for a goal that no allowed set reaches, which single assumption, size or further lever would bring the nearest set there. */
import type { LeverDefinition } from '../../model/definitions.ts'
import { levers as allLevers } from '../../model/levers/index.ts'
import type { Pack } from '../../model/pack/index.ts'
import { uncertainParameters } from '../../model/parameters.ts'
import type { LeverUse } from '../../scenario/index.ts'
import { reaches } from './standing.ts'
import type { Goal, Standing, WouldHaveToBeTrue, WouldHold } from './types.ts'

/** A scenario otherwise than the goal's: its levers, and what it assumes. */
export interface Otherwise {
  readonly levers: Readonly<Record<string, LeverUse>>
  readonly assumptions: Readonly<Record<string, number>>
}

/** Runs scenarios; undefined for one whose levers cannot stand together, undefined for all when it was interrupted. */
export type TryOut = (name: string, of: readonly Otherwise[], replicates: number) => Promise<readonly (Standing | undefined)[] | undefined>

interface Idea extends Omit<WouldHold, 'enough' | 'standing'> {
  readonly of: Otherwise
}

/** An idea with how it came out, and the value that is known to be enough. */
interface Tried {
  readonly idea: Idea
  standing: Standing
  readonly enough: boolean
  value: number | undefined
}

/** Ideas that are looked at closely, assumptions that are put together, and steps to the nearest value that is enough. */
const [close, together, steps] = [8, 5, 5]

/** Looks for what would have to be true. Resolves with undefined when it was interrupted. */
export async function wouldHaveToBeTrue(goal: Goal, nearest: Readonly<Record<string, LeverUse>>, standing: Standing, pack: Pack, tryOut: TryOut): Promise<WouldHaveToBeTrue | undefined> {
  const { probability, effort, from } = goal
  const full = effort.rounds.at(-1)!
  const ideas = [...assumptionIdeas(goal, nearest, pack), ...sizeIdeas(goal, nearest), ...leverIdeas(goal, nearest)]
  const rough = await tryOut('what would have to be true', ideas.map(({ of }) => of), effort.rounds[0]!)
  if (!rough) return undefined
  const ranked = ideas.map((idea, i) => ({ idea, standing: rough[i] })).filter((one) => one.standing !== undefined).sort((a, b) => b.standing!.reach - a.standing!.reach)
  // Each assumption by its better end only, and the best of each kind: a reader wants to know of all three.
  const best = ranked.filter(({ idea }, i) => ranked.findIndex((other) => other.idea.kind === idea.kind && other.idea.id === idea.id) === i)
  const chosen = best.filter(({ idea }, i) => i < close || best.filter((other) => other.idea.kind === idea.kind).indexOf(best[i]!) < 3).map(({ idea }) => idea)
  const standings = await tryOut('the strongest of them', chosen.map(({ of }) => of), full)
  if (!standings) return undefined
  const found = chosen.flatMap((idea, i): Tried[] => (standings[i] ? [{ idea, standing: standings[i], enough: reaches(standings[i], probability), value: idea.needed }] : []))
  if (!(await nearestEnough(found.filter(({ idea, enough }) => enough && idea.kind === 'assumption')))) return undefined
  const each = found.map(({ idea, standing: with_, enough, value }) => told(idea, value, enough, with_))
  each.sort((a, b) => Number(b.enough) - Number(a.enough) || b.standing.reach - a.standing.reach)
  if (each.some(({ enough, kind }) => enough && kind === 'assumption')) return { nearest, standing, each }

  const assumptions = each.filter(({ kind, needed, standing: with_ }) => kind === 'assumption' && needed !== undefined && with_.reach > standing.reach).slice(0, together)
  for (let n = 2; n <= assumptions.length; n++) {
    const of = assumptions.slice(0, n)
    const [all] = (await tryOut(`${n} assumptions together`, [{ levers: nearest, assumptions: { ...from.assumptions, ...Object.fromEntries(of.map(({ id, needed }) => [id, needed!])) } }], full)) ?? []
    if (!all) return undefined
    if (reaches(all, probability) || n === assumptions.length) return { nearest, standing, each, together: { of, standing: all, enough: reaches(all, probability) } }
  }
  return { nearest, standing, each }

  /** Halves the way between what is assumed and the end that is enough, of all such assumptions side by side. */
  async function nearestEnough(enough: readonly Tried[]): Promise<boolean> {
    const nots = enough.map(({ idea }) => idea.now!)
    for (let step = 0; step < steps && enough.length > 0; step++) {
      const middles = enough.map(({ value }, i) => Number(((nots[i]! + value!) / 2).toPrecision(6)))
      const halved = await tryOut(`how much of them, step ${step + 1} of ${steps}`, enough.map(({ idea }, i) => ({ levers: nearest, assumptions: { ...from.assumptions, [idea.id]: middles[i]! } })), full)
      if (!halved) return false
      for (const [i, one] of enough.entries())
        if (halved[i] && reaches(halved[i], probability)) Object.assign(one, { value: middles[i]!, standing: halved[i] })
        else nots[i] = middles[i]!
    }
    return true
  }
}

function told({ kind, id, setting, now, range }: Idea, needed: number | undefined, enough: boolean, standing: Standing): WouldHold {
  return { kind, id, ...(setting === undefined ? {} : { setting }), ...(now === undefined ? {} : { now }), ...(needed === undefined ? {} : { needed }), ...(range ? { range } : {}), enough, standing }
}

/** Every assumption that is drawn, at both ends of its range. */
function assumptionIdeas({ from }: Goal, levers: Readonly<Record<string, LeverUse>>, pack: Pack): Idea[] {
  return uncertainParameters(pack, from.assumptions).flatMap(({ id, low, mode, high }) =>
    [low, high].filter((end) => end !== mode).map((end): Idea => ({ kind: 'assumption', id, now: mode, needed: end, range: [low, high], of: { levers, assumptions: { ...from.assumptions, [id]: end } } })),
  )
}

/** Every allowed lever at the far end of what its setting can hold, beyond the sizes that are allowed. */
function sizeIdeas({ allowed, from }: Goal, levers: Readonly<Record<string, LeverUse>>): Idea[] {
  return allowed.flatMap(({ id, setting, sizes, use }) => {
    const last = sizes.at(-1)
    const end = setting && last !== undefined ? (last >= Number(setting.statusQuo) ? setting.max : setting.min) : undefined
    if (!setting || end === undefined || end === last) return []
    return [{ kind: 'size', id, setting: setting.id, now: last!, needed: end, of: { levers: { ...levers, [id]: { ...use, [setting.id]: end } }, assumptions: from.assumptions } } satisfies Idea]
  })
}

/** Every lever that the set does not have, switched on as it comes. */
function leverIdeas({ from }: Goal, levers: Readonly<Record<string, LeverUse>>): Idea[] {
  return allLevers.filter(({ id, kind }: LeverDefinition) => kind === 'lever' && !levers[id]).map(({ id }): Idea => ({ kind: 'lever', id, of: { levers: { ...levers, [id]: {} }, assumptions: from.assumptions } }))
}
