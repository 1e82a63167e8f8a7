/** How many units of a lever a run has used, pair by pair and, where units can be placed, by region (sim/model/levers/costs.ts says what a unit is). */
import type { Block, Layout } from '../core/recorder.ts'
import type { CostQuantity, LeverCost, LeverDefinition, ResolvedLever, SettingValue } from '../model/definitions.ts'
import type { Pack } from '../model/pack/index.ts'
import { aimedAt } from './zero-sum.ts'

/** One replicate with and without. */
export interface BufferPair {
  readonly a: Float32Array
  readonly b: Float32Array
}

/** Units by pair, and their mean by region; undefined when a unit has no place. */
export interface Units {
  readonly all: Float64Array
  readonly regions: Float64Array | undefined
}

interface Recorded {
  readonly indicator: string
  readonly components: readonly string[]
  readonly level: 'nation' | 'region' | 'cluster' | 'place' | 'site'
  /** Counted as what one run has more than the other; else all there are, where the lever acts. */
  readonly more?: boolean
}

/** Components of all specialists in any clinic form, persons, without HU doctors. */
export const allDoctors = ['owners', 'employed', 'clinic'] as const

const recorded: Readonly<Partial<Record<CostQuantity, Recorded>>> = {
  students: { indicator: 'students-by-campus', components: ['campus-students'], level: 'site', more: true },
  'intro-posts': { indicator: 'intro-fill-rate', components: ['intro-filled'], level: 'cluster', more: true },
  'hu-posts': { indicator: 'hu-fill-rate', components: ['hu-filled'], level: 'cluster', more: true },
  'hu-posts-outside': { indicator: 'tracks-outside-cities', components: ['hu-filled-outside'], level: 'region', more: true },
  'tutor-slots': { indicator: 'training-capacity-use', components: ['tutor-slots'], level: 'region', more: true },
  staff: { indicator: 'staff-per-doctor', components: ['staff'], level: 'region', more: true },
  'clinic-doctors': { indicator: 'unlisted-patients', components: ['clinic-doctors-heads'], level: 'place', more: true },
  graduates: { indicator: 'training-pipeline', components: ['graduated'], level: 'nation' },
  'kbu-starts': { indicator: 'training-pipeline', components: ['kbu-starts'], level: 'region' },
  'hu-starts': { indicator: 'hu-fill-rate', components: ['hu-filled'], level: 'cluster' },
  'hu-doctors': { indicator: 'training-pipeline', components: ['hu-stock'], level: 'nation' },
  'other-doctors': { indicator: 'specialists-by-type', components: ['type-other-doctors'], level: 'nation' },
  'owner-exits': { indicator: 'exit-age', components: ['owner-exits'], level: 'region' },
  seniors: { indicator: 'gp-age-profile', components: ['on-senior-scheme'], level: 'region' },
  newcomers: { indicator: 'settlement-rate', components: ['settled'], level: 'place' },
  'doctor-years': { indicator: 'gp-doctors', components: allDoctors, level: 'place' },
}

/** Years after settling in which a newcomer counts as one for a lasting supplement. */
const newcomerYears = 5

/** Units of one lever. A year counts by the part of it in which the lever acts. */
export function unitsOf(runs: { readonly layout: Layout; readonly pack: Pack }, pairs: readonly BufferPair[], { lever, use }: { readonly lever: LeverDefinition; readonly use: ResolvedLever }, line: LeverCost, years: readonly number[]): Units {
  const { layout, pack } = runs
  const parts = years.map((year) => Math.max(0, Math.min(use.to, year * 12 + 12) - Math.max(use.from, year * 12)) / 12)
  const times = factorOf(lever, use, line)
  const regions = pack.regionIds.length
  const byRegion = (cells: number, regionOf: (cell: number) => number, read: (pair: BufferPair, cell: number) => number): Units => {
    const all = new Float64Array(pairs.length)
    const placed = new Float64Array(regions)
    pairs.forEach((pair, i) => {
      for (let cell = 0; cell < cells; cell++) {
        const units = times * read(pair, cell)
        all[i]! += units
        if (regionOf(cell) >= 0) placed[regionOf(cell)]! += units / pairs.length
      }
    })
    return { all, regions: placed }
  }
  const level = (name: Recorded['level']) => levelOf(pack, name)
  const fixed = (units: number, placed?: Float64Array): Units => ({ all: new Float64Array(pairs.length).fill(times * units), regions: placed?.map((x) => x * times) })
  const inForce = parts.reduce((sum, part) => sum + part, 0)
  const acts = actsIn(lever, use, line, pack)
  switch (line.quantity) {
    case 'once':
      return fixed(inForce > 0 ? 1 : 0)
    case 'years':
      return fixed(inForce)
    case 'training-region-years':
      return fixed(inForce * (use.places ? new Set(regionsOf(use.places, pack).map((r) => pack.trainingRegions.findIndex(({ regions: list }) => list.includes(pack.regionIds[r]!)))).size : pack.trainingRegions.length))
    case 'region-years': {
      const reached = use.places ? regionsOf(use.places, pack) : pack.regionIds.map((_, r) => r)
      return fixed(inForce * reached.length, Float64Array.from(pack.regionIds, (_, r) => (reached.includes(r) ? inForce : 0)))
    }
    case 'cluster-years': {
      const clusters = pack.clusters.filter(({ places }) => places.some((m) => acts.has(m)))
      const placed = new Float64Array(regions)
      for (const { region } of clusters) placed[pack.regionIds.indexOf(region)]! += inForce
      return fixed(inForce * clusters.length, placed)
    }
    case 'hu-posts-moved': {
      // What a key moves turns up in the regions that gain.
      const blocks = blocksOf(layout, { indicator: 'hu-fill-rate', components: ['hu-filled'], level: 'region' })
      return byRegion(regions, (r) => r, ({ a, b }, r) => sumOver(years, parts, (year) => Math.max(0, valueIn(blocks, a, r, year) - valueIn(blocks, b, r, year))))
    }
    case 'hu-starts-hard': {
      // Tracks count by how hard they are to fill: the share that stayed empty.
      const filled = blocksOf(layout, { indicator: 'hu-fill-rate', components: ['hu-filled'], level: 'cluster' })
      const posted = blocksOf(layout, { indicator: 'hu-fill-rate', components: ['hu-posted'], level: 'cluster' })
      const { cells, regionOf } = level('cluster')
      return byRegion(cells, regionOf, ({ a }, c) =>
        sumOver(years, parts, (year) => {
          const all = valueIn(posted, a, c, year)
          const taken = valueIn(filled, a, c, year)
          return all > 0 ? (taken * Math.max(0, all - taken)) / all : 0
        }),
      )
    }
    case 'newcomer-years': {
      const blocks = blocksOf(layout, recorded.newcomers!)
      const { cells, regionOf } = level('place')
      // Whoever settled in one of the last five years while the lever was in force is paid this year.
      const paid = (a: Float32Array, m: number, year: number) => years.reduce((sum, then, i) => (then <= year && then > year - newcomerYears ? sum + parts[i]! * valueIn(blocks, a, m, then) : sum), 0)
      return byRegion(cells, regionOf, ({ a }, m) => (acts.has(m) ? sumOver(years, parts, (year) => paid(a, m, year)) : 0))
    }
    default: {
      const of = recorded[line.quantity]!
      const blocks = blocksOf(layout, of)
      const { cells, regionOf, within } = level(of.level)
      const units = byRegion(cells, regionOf, ({ a, b }, cell) => {
        if (of.more) return sumOver(years, parts, (year) => valueIn(blocks, a, cell, year) - valueIn(blocks, b, cell, year))
        const share = within(cell, acts)
        return share === 0 ? 0 : share * sumOver(years, parts, (year) => valueIn(blocks, a, cell, year))
      })
      return of.level === 'nation' ? { all: units.all, regions: undefined } : units
    }
  }
}

/** Sum over years of a component over cells (all of them when none are named). */
export function yearlySum(layout: Layout, buffer: Float32Array, indicator: string, components: readonly string[], level: Recorded['level'], years: readonly number[], cells: readonly number[]): number {
  const blocks = blocksOf(layout, { indicator, components, level })
  return years.reduce((sum, year) => cells.reduce((all, cell) => all + valueIn(blocks, buffer, cell, year), sum), 0)
}

/** Regions that some of the places lie in. */
function regionsOf(places: readonly number[], pack: Pack): number[] {
  return [...new Set(places.map((m) => pack.regionIds.indexOf(pack.places[m]!.region)))]
}

/** Places where a lever is paid for. */
function actsIn(lever: LeverDefinition, use: ResolvedLever, line: LeverCost, pack: Pack): ReadonlySet<number> {
  const everywhere = line.everywhere ? line.everywhere(use) : !lever.placeLever
  return new Set(use.places ?? (everywhere ? pack.places.map((_, m) => m) : aimedAt(use, pack)))
}

/** What settings make of one unit: their product, or sum, less that of today's values. */
function factorOf(lever: LeverDefinition, use: ResolvedLever, { per, sum, scale = 1 }: LeverCost): number {
  const names = per ?? sum
  if (!names) return scale
  const together = (valueOf: (id: string) => SettingValue | undefined) => names.map((id) => amount(valueOf(id))).reduce((x, y) => (sum ? x + y : x * y))
  return scale * (together((id) => use.settings[id]) - together((id) => lever.settings.find((setting) => setting.id === id)?.statusQuo))
}

function amount(value: SettingValue | undefined): number {
  if (typeof value === 'number') return value
  return Array.isArray(value) ? value.length : value === true ? 1 : 0
}

/** Cells of a level, the region of each, and how much of a cell lies where a lever acts. */
function levelOf(pack: Pack, level: Recorded['level']): { readonly cells: number; regionOf(cell: number): number; within(cell: number, acts: ReadonlySet<number>): number } {
  const regionIndex = (id: string) => pack.regionIds.indexOf(id)
  const partOf = (members: readonly number[], acts: ReadonlySet<number>) => (members.length === 0 ? 1 : members.filter((m) => acts.has(m)).length / members.length)
  if (level === 'place') return { cells: pack.places.length, regionOf: (m) => regionIndex(pack.places[m]!.region), within: (m, acts) => (acts.has(m) ? 1 : 0) }
  // Posts of a cluster are reached when one of its places is, as the levers themselves have it.
  if (level === 'cluster') return { cells: pack.clusters.length, regionOf: (c) => regionIndex(pack.clusters[c]!.region), within: (c, acts) => (pack.clusters[c]!.places.some((m) => acts.has(m)) ? 1 : 0) }
  if (level === 'site') return { cells: pack.sites.length, regionOf: (s) => regionIndex(pack.sites[s]!.region), within: () => 1 }
  if (level === 'region') return { cells: pack.regionIds.length, regionOf: (r) => r, within: (r, acts) => partOf(pack.places.flatMap((place, m) => (place.region === pack.regionIds[r] ? [m] : [])), acts) }
  return { cells: 1, regionOf: () => -1, within: () => 1 }
}

function blocksOf(layout: Layout, { indicator, components, level }: Pick<Recorded, 'indicator' | 'components' | 'level'>): readonly Block[] {
  return components.map((component) => {
    const block = layout.blocks.find((b) => b.indicator === indicator && b.component === component && b.level === level)
    if (!block) throw new Error(`lever-cost: expected ${indicator} ${component} by ${level} in the results, got none. See sim/model/indicators.`)
    return block
  })
}

/** A cell at the end of a year. */
function valueIn(blocks: readonly Block[], buffer: Float32Array, cell: number, year: number): number {
  return blocks.reduce((sum, { offset, cells, firstMonth, monthsPerStep }) => sum + buffer[offset + ((year * 12 + 11 - firstMonth) / monthsPerStep) * cells + cell]!, 0)
}

function sumOver(years: readonly number[], parts: readonly number[], read: (year: number) => number): number {
  return years.reduce((sum, year, i) => (parts[i] === 0 ? sum : sum + parts[i]! * read(year)), 0)
}
