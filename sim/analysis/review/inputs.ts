/**
 * Inputs that were seen, fed into a run in place of those that were planned: study places in the country or at a study site, HU posts advertised, new numbers. What the reform itself decides is
 * fed to the reform's run alone, and the twin without it keeps its own plan; what neither decides differently is fed to both.
 */
import { canonicalJson, sha256Hex } from '../../core/digest.ts'
import { compileTimeline, Parameters } from '../../core/parameters.ts'
import type { Modifier, Timeline } from '../../core/parameters.ts'
import type { Text } from '../../model/definitions.ts'
import { cellsOn, parameterDefinitions, parameterSpecs } from '../../model/parameters.ts'
import type { Pack } from '../../model/pack/index.ts'
import { modifiersOf } from '../../scenario/index.ts'
import type { Compiled } from '../../scenario/index.ts'
import type { Observation } from './observations.ts'

/** A measure that can be fed in, and what it replaces. */
interface Feed {
  readonly parameter: string
  /** Parameters that would bend it once more, with the value at which they do not. */
  readonly still: Readonly<Record<string, number>>
  /** Over sites in proportion to what was planned, one site's own, or one number. */
  readonly of: 'all-sites' | 'one-site' | 'country'
  readonly text: Text
}

const feeds: Readonly<Record<string, Feed>> = {
  'training-pipeline/admitted': { parameter: 'intake.places', still: {}, of: 'all-sites', text: { da: 'studiepladser', en: 'study places' } },
  'students-by-campus/campus-intake': { parameter: 'intake.places', still: {}, of: 'one-site', text: { da: 'studiepladser på studiestedet', en: 'study places at the site' } },
  'hu-fill-rate/hu-posted': { parameter: 'posts.hu', still: { 'posts.hu.scale': 1, 'posts.hu.extra': 0, 'posts.hu.rule': 0 }, of: 'country', text: { da: 'opslåede HU-forløb', en: 'HU posts advertised' } },
  'vacant-capacities/new-numbers': { parameter: 'capacity.max-new-per-year', still: {}, of: 'country', text: { da: 'nye numre', en: 'new numbers' } },
}

/** Measures that can be fed in, as `indicator/measure`. */
export const feedable: readonly string[] = Object.keys(feeds)

/** One input as fed: a year of a measure, and whether it is the reform's own doing. */
export interface FedInput {
  readonly observation: Observation
  readonly year: number
  readonly text: Text
  /** What the reform's run would have had, and its twin. */
  readonly planned: { readonly reform: number; readonly without: number }
  readonly reformDecides: boolean
}

/** Both runs with what was seen; the same objects as given where nothing was fed. */
export interface FedRuns {
  readonly reform: Compiled
  readonly without: Compiled
  readonly fed: readonly FedInput[]
  /** Observations marked as inputs that no parameter stands for, or that lie outside the run. */
  readonly unfed: readonly Observation[]
}

/** Feeds observations marked as inputs into a reform's run and its twin. */
export function feedInputs(observations: readonly Observation[], reform: Compiled, without: Compiled, pack: Pack): FedRuns {
  const inputs = observations.filter(({ use }) => use === 'input')
  const usable = inputs.filter((one) => feeds[nameOf(one)] && one.area.level === (feedOf(one).of === 'one-site' ? 'site' : 'nation') && one.month % 12 === 11 && one.month - 11 >= reform.from && one.month <= reform.to && one.value >= 0)
  const fed = usable.map((observation): FedInput => {
    const year = Math.floor(observation.month / 12)
    const planned = { reform: plannedAt(reform, pack, observation, year), without: plannedAt(without, pack, observation, year) }
    return { observation, year, text: feedOf(observation).text, planned, reformDecides: planned.reform !== planned.without }
  })
  return {
    reform: withModifiers(reform, pack, fed),
    without: withModifiers(without, pack, fed.filter(({ reformDecides }) => !reformDecides)),
    fed,
    unfed: inputs.filter((one) => !usable.includes(one)),
  }
}

/**
 * The same inputs fed into a run with only some of the reform's levers, so that the reform's effect with what was seen can be shared out among them. What
 * nobody decides differently is fed whole. Of what the reform decides a run gets the part that its levers decide: all of the difference between what was seen
 * and the twin's plan where its own plan is the reform's, none where it is the twin's, and in between in proportion.
 */
export function feedCoalition(compiled: Compiled, fed: readonly FedInput[], pack: Pack): Compiled {
  const own = fed.flatMap((input): FedInput[] => {
    const { observation, year, planned, reformDecides } = input
    if (!reformDecides) return [input]
    const part = (plannedAt(compiled, pack, observation, year) - planned.without) / (planned.reform - planned.without)
    return part === 0 ? [] : [{ ...input, observation: { ...observation, value: planned.without + part * (observation.value - planned.without) } }]
  })
  return withModifiers(compiled, pack, own)
}

const nameOf = ({ indicator, measure }: Observation): string => `${indicator}/${measure}`
const feedOf = (observation: Observation): Feed => feeds[nameOf(observation)]!

/** What a run plans in a year of what was seen: a site's own or the sum over cells; for HU posts what scale and extras make of them. */
function plannedAt(compiled: Compiled, pack: Pack, observation: Observation, year: number): number {
  const { parameter, still, of } = feedOf(observation)
  const values = valuesAt(compiled.timeline, pack, parameter, year)
  if (of === 'one-site') return values[observation.area.cell]!
  const sum = values.reduce((a, b) => a + b, 0)
  if (!('posts.hu.scale' in still)) return sum
  const [scale = 1] = valuesAt(compiled.timeline, pack, 'posts.hu.scale', year)
  const [extra = 0] = valuesAt(compiled.timeline, pack, 'posts.hu.extra', year)
  return sum * scale + extra
}

function valuesAt(timeline: Timeline, pack: Pack, id: string, year: number): number[] {
  const parameters = new Parameters(timeline)
  parameters.advance(Math.min(timeline.to, year * 12 + 6))
  const definition = parameterDefinitions(pack).find((one) => one.id === id)!
  const offset = parameters.offset(id)
  return Array.from({ length: cellsOn(pack, definition.axis) }, (_, cell) => parameters.values[offset + cell]!)
}

/** Shares as whole numbers with the same sum, rounded along the way so that none is off by more than one. */
function wholeShares(shares: readonly number[]): number[] {
  let [sum, given] = [0, 0]
  return shares.map((share) => {
    sum += share
    const own = Math.round(sum) - given
    given += own
    return own
  })
}

function withModifiers(compiled: Compiled, pack: Pack, fed: readonly FedInput[]): Compiled {
  if (fed.length === 0) return compiled
  const by = 'observed'
  const observed = fed.flatMap(({ observation, year }): Modifier[] => {
    const feed = feedOf(observation)
    const span = { by, op: 'replace' as const, from: year * 12, to: (year + 1) * 12 }
    const still = Object.entries(feed.still).map(([parameter, value]): Modifier => ({ ...span, parameter, value }))
    if (feed.of === 'one-site') return [{ ...span, parameter: feed.parameter, cells: [observation.area.cell], value: observation.value }]
    if (feed.of === 'country') return [...still, { ...span, parameter: feed.parameter, value: observation.value }]
    // Sites that were seen by themselves keep what was seen; the others share the rest as they would have.
    const seen = new Map(fed.flatMap((other) => (feedOf(other.observation).of === 'one-site' && other.year === year ? [[other.observation.area.cell, other.observation.value] as const] : [])))
    const rest = Math.max(0, observation.value - [...seen.values()].reduce((x, y) => x + y, 0))
    const planned = valuesAt(compiled.timeline, pack, feed.parameter, year).map((value, cell) => (seen.has(cell) ? 0 : value))
    const all = planned.reduce((x, y) => x + y, 0)
    return wholeShares(planned.map((value) => (all > 0 ? (value / all) * rest : 0))).flatMap((value, cell): Modifier[] => (seen.has(cell) ? [] : [{ ...span, parameter: feed.parameter, cells: [cell], value }]))
  })
  const replaced = new Map<string, Set<number>>()
  for (const { parameter, from } of observed) replaced.set(parameter, (replaced.get(parameter) ?? new Set()).add(from / 12))
  // What was seen stands: a lever's own replacement or cap gives way in those years, and only in those.
  const others = modifiersOf(compiled.scenario, pack).flatMap((modifier): Modifier[] => {
    const years = replaced.get(modifier.parameter)
    if (!years || (modifier.op !== 'replace' && modifier.op !== 'cap')) return [modifier]
    let parts = [modifier]
    for (const year of years)
      parts = parts.flatMap((part) => {
        const [from, to] = [year * 12, (year + 1) * 12]
        if (part.to <= from || part.from >= to) return [part]
        return [...(part.from < from ? [{ ...part, to: from }] : []), ...(part.to > to ? [{ ...part, from: to }] : [])]
      })
    return parts
  })
  const timeline = compileTimeline(parameterSpecs(pack, compiled.scenario.assumptions), [...others, ...observed], compiled.from, compiled.to)
  const told = observed.map(({ parameter, value, from, cells }) => [parameter, from, cells?.[0] ?? -1, value])
  return { ...compiled, timeline, fingerprint: sha256Hex(canonicalJson({ of: compiled.fingerprint, observed: told })) }
}
