import type { Modifier } from '../../core/parameters.ts'
import type { LeverContext, LeverDefinition, ResolvedLever, SettingValue } from '../definitions.ts'

/**
 * Collects the modifiers of one lever in use. A change that changes nothing (add 0, multiply by 1) is left out, so a lever at its
 * status quo comes out empty.
 */
export class Changes {
  readonly list: Modifier[] = []
  private readonly use: ResolvedLever

  constructor(use: ResolvedLever) {
    this.use = use
  }

  /** A number setting. @throws Error when the setting is missing or no number: the lever and its settings disagree. */
  number(id: string): number {
    const value = this.use.settings[id]
    if (typeof value !== 'number') throw this.wrong(id, 'a number', value)
    return value
  }

  word(id: string): string {
    const value = this.use.settings[id]
    if (typeof value !== 'string') throw this.wrong(id, 'a word', value)
    return value
  }

  yes(id: string): boolean {
    const value = this.use.settings[id]
    if (typeof value !== 'boolean') throw this.wrong(id, 'true or false', value)
    return value
  }

  /** Amounts or shares by key. */
  record(id: string): Readonly<Record<string, number>> {
    const value = this.use.settings[id]
    if (typeof value !== 'object' || Array.isArray(value)) throw this.wrong(id, 'numbers by name', value)
    return value as Readonly<Record<string, number>>
  }

  codes(id: string): readonly string[] {
    const value = this.use.settings[id]
    if (!Array.isArray(value)) throw this.wrong(id, 'a list of codes', value)
    return value as readonly string[]
  }

  add(parameter: string, value: number, cells?: readonly number[]): void {
    if (value !== 0) this.push('add', parameter, value, cells)
  }

  multiply(parameter: string, factor: number, cells?: readonly number[]): void {
    if (factor !== 1) this.push('multiply', parameter, factor, cells)
  }

  replace(parameter: string, value: number, cells?: readonly number[]): void {
    this.push('replace', parameter, value, cells)
  }

  cap(parameter: string, value: number, cells?: readonly number[]): void {
    this.push('cap', parameter, value, cells)
  }

  /**
   * Replaces a parameter only when the setting was moved from its default. Left alone, the model's own assumption holds, with its
   * own source and range: one figure has one home.
   */
  replaceIfMoved(lever: Pick<LeverDefinition, 'settings'>, id: string, parameter: string, value: number, cells?: readonly number[]): void {
    const setting = lever.settings.find((s) => s.id === id)
    if (setting && this.use.settings[id] !== setting.on) this.replace(parameter, value, cells)
  }

  private push(op: Modifier['op'], parameter: string, value: number, cells?: readonly number[]): void {
    if (cells && cells.length === 0) return
    const { id, from, to, rampMonths } = this.use
    const ramp = rampMonths > 0 && (op === 'add' || op === 'multiply') ? { rampMonths } : {}
    this.list.push({ by: id, parameter, op, value, from, to, ...ramp, ...(cells ? { cells } : {}) })
  }

  private wrong(id: string, expected: string, got: SettingValue | undefined): Error {
    return new Error(`${this.use.id}.${id}: expected ${expected}, got ${JSON.stringify(got)}. Resolve the lever before asking for its modifiers.`)
  }
}

/** Every place in scope; all of them when the scope is open. */
export function placesInScope(use: ResolvedLever, context: LeverContext): readonly number[] {
  return use.places ?? context.places.map((_, place) => place)
}

/**
 * Cells of an axis that lie in the scope; undefined (all of them) without one. Study sites and hospitals lie where their town is; a cluster or a region is in
 * scope when at least half of its inhabitants live in it.
 */
export function cellsInScope(use: ResolvedLever, context: LeverContext, axis: 'place' | 'region' | 'cluster' | 'site' | 'hospital'): readonly number[] | undefined {
  const { places } = use
  if (!places) return undefined
  if (axis === 'place') return places
  if (axis === 'site' || axis === 'hospital') {
    const list: readonly { readonly place: number }[] = axis === 'site' ? context.sites : context.hospitals
    return list.flatMap(({ place }, cell) => (places.includes(place) ? [cell] : []))
  }
  return shareReached(context, axis, places, Math.floor(use.from / 12)).flatMap((share, cell) => (share >= 0.5 ? [cell] : []))
}

/** Share of the country's inhabitants in the scope; 1 without one. What is a number for the whole country is given to a part by it. */
export function shareInScope(use: ResolvedLever, context: LeverContext): number {
  const year = Math.floor(use.from / 12)
  if (!use.places) return 1
  const all = context.places.reduce((sum, _, place) => sum + context.population(place, year), 0)
  return use.places.reduce((sum, place) => sum + context.population(place, year), 0) / all
}

/** The cells of an axis that do not lie in the scope; none without one. */
export function cellsOutside(use: ResolvedLever, context: LeverContext, axis: 'place' | 'cluster'): readonly number[] {
  const inside = cellsInScope(use, context, axis)
  const all = axis === 'place' ? context.places : context.clusters
  return inside ? all.flatMap((_, cell) => (inside.includes(cell) ? [] : [cell])) : []
}

/** Places with a flag, e.g. `threatened`. */
export function placesWithFlag(context: LeverContext, flag: string): readonly number[] {
  return context.places.flatMap((place, index) => (place.flags[flag] ? [index] : []))
}

/** For each region (or cluster), the share of its inhabitants who live in the given places: how strongly a local lever reaches it. */
export function shareReached(context: LeverContext, axis: 'region' | 'cluster', places: readonly number[], year: number): number[] {
  const ids = axis === 'region' ? context.regions : context.clusters.map((c) => c.id)
  const inside = new Set(places)
  const all = ids.map(() => 0)
  const reached = ids.map(() => 0)
  context.places.forEach((place, index) => {
    const cell = ids.indexOf(place[axis])
    if (cell < 0) return
    const people = context.population(index, year)
    all[cell]! += people
    if (inside.has(index)) reached[cell]! += people
  })
  return reached.map((people, cell) => (all[cell]! > 0 ? people / all[cell]! : 0))
}

/** Inhabitants of a hospital cluster in a month's year. */
export function peopleOf(context: LeverContext, cluster: number, month: number): number {
  const { id } = context.clusters[cluster]!
  return context.places.reduce((sum, place, index) => (place.cluster === id ? sum + context.population(index, Math.floor(month / 12)) : sum), 0)
}

/** Clusters of which at least half of the inhabitants live in the given places: what is offered by cluster is offered there. */
export function clustersReached(context: LeverContext, places: readonly number[], month: number): number[] {
  return shareReached(context, 'cluster', places, Math.floor(month / 12)).flatMap((share, cluster) => (share >= 0.5 ? [cluster] : []))
}

/** Places of the given clusters. */
export function placesOfClusters(context: LeverContext, clusters: readonly number[]): number[] {
  const ids = new Set(clusters.map((c) => context.clusters[c]!.id))
  return context.places.flatMap((place, index) => (ids.has(place.cluster) ? [index] : []))
}
