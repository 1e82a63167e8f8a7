/**
 * The search for sets of levers: a beam over the number of levers, each round halved again and again on more replicates of the same luck (successive halving,
 * Jamieson and Talwalkar 2016), then every lever of what reaches made as small as it may be. What it finds is the best of what it has looked at, no proof
 * that there is none better.
 */
import { frontOf, keyOf, reaches } from './standing.ts'
import type { AllowedLever, Candidate, Cost, Goal, Looked, Standing } from './types.ts'

/** Runs sets for the search. All resolve with undefined when they were interrupted. */
export interface Looker {
  /** How sets stand after so many replicates; undefined for a set whose levers cannot stand together. */
  look(name: string, candidates: readonly Candidate[], replicates: number): Promise<readonly (Standing | undefined)[] | undefined>
  /** What sets cost. */
  costs(name: string, candidates: readonly Candidate[]): Promise<readonly Cost[] | undefined>
}

/** What the search has seen: every set that came through all rounds, with its cost. */
export interface Searched {
  readonly without: Looked
  readonly archive: readonly Looked[]
  readonly front: readonly Looked[]
  /** Sets that were looked at, however shortly. */
  readonly looked: number
}

/** Sets that are made smaller. */
const shrunk = 6

/** Looks for sets. Resolves with undefined when it was interrupted. */
export async function search({ allowed, effort, probability, ceilingDkk }: Pick<Goal, 'allowed' | 'effort' | 'probability' | 'ceilingDkk'>, looker: Looker): Promise<Searched | undefined> {
  const full = effort.rounds.at(-1)!
  const archive = new Map<string, Looked>()
  const seen = new Set<string>()
  const affordable = ({ cost }: Looked): boolean => ceilingDkk === undefined || (cost !== undefined && cost.unpriced.length === 0 && cost.dkk <= ceilingDkk)

  /** Sets after all rounds, with their cost, the farthest first. */
  async function halve(name: string, candidates: readonly Candidate[], keep: number): Promise<Looked[] | undefined> {
    for (const candidate of candidates) seen.add(keyOf(candidate))
    let left = candidates.map((candidate) => ({ candidate, standing: undefined as Standing | undefined }))
    for (const [round, replicates] of effort.rounds.entries()) {
      const standings = await looker.look(`${name}, round ${round + 1} of ${effort.rounds.length}`, left.map(({ candidate }) => candidate), replicates)
      if (!standings) return undefined
      const standing = left.map(({ candidate }, i) => ({ candidate, standing: standings[i] })).filter((one) => one.standing !== undefined)
      standing.sort((a, b) => b.standing!.reach - a.standing!.reach)
      left = round + 1 < effort.rounds.length ? standing.slice(0, Math.max(keep, Math.ceil(standing.length / 3))) : standing
    }
    const costs = await looker.costs(name, left.map(({ candidate }) => candidate))
    if (!costs) return undefined
    const looked = left.map(({ candidate, standing }, i): Looked => ({ candidate, standing: standing!, cost: costs[i]! }))
    for (const one of looked) archive.set(keyOf(one.candidate), one)
    return looked
  }

  const start = await halve('no lever', [new Map()], 1)
  const without = start?.[0]
  if (!without) return undefined
  let beam: readonly Looked[] = [without]
  let best = without.standing.reach
  for (let levers = 1; levers <= Math.min(effort.levers, allowed.length) && beam.length > 0; levers++) {
    const reached = [...archive.values()].some((one) => reaches(one.standing, probability) && affordable(one))
    const next = new Map<string, Candidate>()
    for (const { candidate } of beam)
      for (const [lever, { sizes }] of allowed.entries())
        if (!candidate.has(lever))
          for (const size of sizes.keys()) {
            const wider = new Map([...candidate, [lever, size]])
            next.set(keyOf(wider), wider)
          }
    const looked = await halve(`${levers} ${levers === 1 ? 'lever' : 'levers'}`, [...next.values()], effort.beam * 2)
    if (!looked) return undefined
    // Unlike sets first: a beam of one lever in four sizes would only see its own neighbourhood.
    beam = unlike(looked.filter(affordable), effort.beam)
    const farthest = Math.max(-Infinity, ...beam.map(({ standing }) => standing.reach))
    // One lever more than is needed may be cheaper or surer; two would be a longer list of the same.
    if (reached || farthest <= best) break
    best = farthest
  }

  const reaching = [...archive.values()].filter((one) => reaches(one.standing, probability) && affordable(one))
  for (const one of frontOf(reaching).slice(0, shrunk)) if (!(await shrink(one, allowed))) return undefined

  /** Makes one lever after the other smaller, or leaves it out, for as long as the set still reaches. */
  async function shrink(from: Looked, of: readonly AllowedLever[]): Promise<boolean> {
    let current = from
    for (;;) {
      const smaller = [...current.candidate].map(([lever, size]): Candidate => {
        const next = new Map(current.candidate)
        if (size > 0) next.set(lever, size - 1)
        else next.delete(lever)
        return next
      })
      const unknown = smaller.filter((candidate) => !archive.has(keyOf(candidate)))
      for (const candidate of unknown) seen.add(keyOf(candidate))
      const standings = await looker.look(`smaller sizes of ${from.candidate.size} of ${of.length} levers`, unknown, full)
      const costs = standings && (await looker.costs('smaller sizes', unknown))
      if (!standings || !costs) return false
      unknown.forEach((candidate, i) => standings[i] && archive.set(keyOf(candidate), { candidate, standing: standings[i], cost: costs[i]! }))
      const enough = smaller.flatMap((candidate) => archive.get(keyOf(candidate)) ?? []).filter((one) => reaches(one.standing, probability) && affordable(one))
      if (enough.length === 0) return true
      current = enough.reduce((a, b) => (b.candidate.size < a.candidate.size || (b.candidate.size === a.candidate.size && b.standing.reach > a.standing.reach) ? b : a))
    }
  }

  const all = [...archive.values()]
  const within = all.filter(affordable)
  return { without, archive: all, front: frontOf(within), looked: seen.size }
}

/** The farthest sets, at most two of each set of levers whatever their sizes. */
function unlike(looked: readonly Looked[], most: number): Looked[] {
  const times = new Map<string, number>()
  const chosen: Looked[] = []
  for (const one of looked) {
    const levers = [...one.candidate.keys()].sort((a, b) => a - b).join()
    const n = times.get(levers) ?? 0
    if (n >= 2 || chosen.length >= most) continue
    times.set(levers, n + 1)
    chosen.push(one)
  }
  return chosen
}
