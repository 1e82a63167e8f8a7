import { canonicalJson, digestOfFloats, sha256Hex } from '../core/digest.ts'
import { compileTimeline, ParameterConflict } from '../core/parameters.ts'
import type { Modifier, ParameterSpec, Timeline } from '../core/parameters.ts'
import type { Layout } from '../core/recorder.ts'
import { extensionsInUse } from '../model/extensions.ts'
import type { ExtensionName } from '../model/extensions.ts'
import { layoutFor } from '../model/indicators/index.ts'
import type { Pack } from '../model/pack/index.ts'
import { parameterSpecs } from '../model/parameters.ts'
import { prepareInput } from '../model/prepare.ts'
import type { ModelInput } from '../model/prepare.ts'
import { modelVersion } from '../model/version.ts'
import { monthOf } from './months.ts'
import { Problems, ScenarioError } from './problems.ts'
import { rationed } from './ration.ts'
import { leverContextOf, resolveScenario } from './resolve.ts'
import { steered } from './steering.ts'
import type { Scenario } from './types.ts'

/** A scenario as workers run it: plain data that survives structured cloning. */
export interface Compiled {
  /** SHA-256 over everything that feeds results; two scenarios with the same fingerprint give the same results, bit for bit. */
  readonly fingerprint: string
  readonly scenario: Scenario
  readonly seed: string
  /** First and last month (absolute), both included. */
  readonly from: number
  readonly to: number
  readonly chanceOnly: boolean
  readonly replicates: number
  readonly timeline: Timeline
  readonly input: ModelInput
  readonly layout: Layout
  /** Extensions in use, which a worker must add for itself; absent when there are none. */
  readonly extensions?: readonly ExtensionName[]
}

/**
 * Compiles a checked scenario.
 * @throws ScenarioError with every problem when two levers cannot stand together, or the pack cannot start in that month.
 */
export function compileScenario(scenario: Scenario, pack: Pack): Compiled {
  const problems = new Problems(scenario.id)
  const from = monthOf(scenario.period.from)!
  const to = monthOf(scenario.period.to)!
  checkScopes(scenario, pack, problems)
  if (problems.list.length > 0) throw new ScenarioError(problems.list)
  const modifiers = modifiersOf(scenario, pack)
  const timeline = timelineOf(pack, scenario, modifiers, from, to, problems)
  if (!timeline) throw new ScenarioError(problems.list)
  const { seed, chanceOnly, replicates } = scenario
  return {
    fingerprint: fingerprintOf(pack, scenario, timeline),
    scenario,
    seed,
    from,
    to,
    chanceOnly,
    replicates,
    timeline,
    input: inputOf(pack, from),
    layout: layoutOf(pack, from, to),
    ...(extensionsInUse().length > 0 ? { extensions: extensionsInUse() } : {}),
  }
}

/** A scope that reaches nothing of what its lever acts on would be a lever that does nothing: that is said, not run. */
function checkScopes(scenario: Scenario, pack: Pack, problems: Problems): void {
  const scoped = resolveScenario(scenario, pack).filter(({ use }) => use.places)
  if (scoped.length === 0) return
  const context = leverContextOf(pack, scenario.assumptions)
  for (const { lever, use } of scoped) {
    if (lever.modifiers(use, context).length > 0) continue
    const { places, ...everywhere } = use
    if (lever.modifiers(everywhere, context).length === 0) continue
    const few = places!.length === 0
    problems.say(`${lever.kind === 'driver' ? 'drivers' : 'levers'}.${lever.id}.scope`, 'not-applicable', {
      da: `${lever.text.da.name} ${few ? 'har intet sted, der opfylder alle betingelserne' : `når intet i det valgte område. ${lever.scopeNote?.da ?? ''}`}`.trim().replace(/\.$/, '') + '. Vælg et større område.',
      en: `${few ? `${lever.id} expected at least one place that meets every condition, got none` : `${lever.id} expected an area that the lever reaches, got one of ${places!.length} places that it does not. ${lever.scopeNote?.en ?? ''}`}`.trim().replace(/\.$/, '') + '. Choose a wider one.',
    })
  }
}

/** Modifiers of all levers in use, those that cannot act within the period left out. */
export function modifiersOf(scenario: Scenario, pack: Pack): readonly Modifier[] {
  const from = monthOf(scenario.period.from)!
  const to = monthOf(scenario.period.to)!
  const context = leverContextOf(pack, scenario.assumptions)
  const used = resolveScenario(scenario, pack)
  const stated = used.flatMap(({ lever, use }) => lever.modifiers(use, context))
  const uses = used.map(({ use }) => use)
  // Money first, then steering: what is not paid for cannot be carried out.
  return steered(rationed(stated, uses, context), context).filter((modifier) => modifier.from <= to && modifier.to > from)
}

function timelineOf(
  pack: Pack,
  scenario: Scenario,
  modifiers: readonly Modifier[],
  from: number,
  to: number,
  problems: Problems,
): Timeline | undefined {
  try {
    return compileTimeline(specsOf(pack, scenario.assumptions), modifiers, from, to)
  } catch (error) {
    if (!(error instanceof ParameterConflict)) throw error
    const [a, b] = error.by
    problems.say(`levers.${b}`, 'conflict', {
      da: `${a} og ${b} bestemmer begge ${error.parameter} i samme måned. Behold det ene, eller lad perioderne ikke overlappe.`,
      en: error.message,
    })
    return undefined
  }
}

/**
 * Digest of what feeds results: model and data, values of all parameters in all months, which assumptions are fixed (those are not
 * drawn), seed and period. Not title, id, replicates: the first k of n replicates are the k. Levers count through the values they
 * lead to, so a scenario that changes nothing has the fingerprint of the baseline.
 */
function fingerprintOf(pack: Pack, scenario: Scenario, timeline: Timeline): string {
  // What is recorded is part of a result, so indicators from outside count; of levers only what they lead to does.
  const extensions = extensionsInUse().filter(({ records }) => records).map(({ id, version }) => `${id} ${version}`)
  return sha256Hex(
    canonicalJson({
      model: modelVersion,
      pack: { id: pack.id, hashes: pack.hashes },
      assumptions: scenario.assumptions,
      seed: scenario.seed,
      period: scenario.period,
      chanceOnly: scenario.chanceOnly,
      offsets: timeline.offsets,
      start: digestOfFloats(timeline.start),
      changes: [timeline.months, timeline.first, timeline.cell].map((column) => digestOfFloats(Float64Array.from(column))),
      values: digestOfFloats(timeline.value),
      ...(extensions.length > 0 ? { extensions } : {}),
    }),
  )
}

/** Lists of parameters kept for each pack, one for each set of assumptions; the oldest goes first. */
const keptSpecs = 8
const specLists = new WeakMap<Pack, Map<string, readonly ParameterSpec[]>>()

/** The same list for the same assumptions, so that what is known of its base values is known again. */
function specsOf(pack: Pack, assumptions: Scenario['assumptions']): readonly ParameterSpec[] {
  const known = specLists.get(pack) ?? new Map<string, readonly ParameterSpec[]>()
  specLists.set(pack, known)
  const key = canonicalJson(assumptions)
  let specs = known.get(key)
  if (!specs) {
    known.set(key, (specs = parameterSpecs(pack, assumptions)))
    if (known.size > keptSpecs) known.delete(known.keys().next().value!)
  }
  return specs
}

const layouts = new WeakMap<Pack, Map<string, Layout>>()

function layoutOf(pack: Pack, from: number, to: number): Layout {
  const known = layouts.get(pack) ?? new Map<string, Layout>()
  layouts.set(pack, known)
  const key = `${from} ${to} ${extensionsInUse().length}`
  let layout = known.get(key)
  if (!layout) known.set(key, (layout = layoutFor(from, to, pack)))
  return layout
}

const inputs = new WeakMap<Pack, Map<number, ModelInput>>()

/** The model's input is a function of pack and first month alone, so it is prepared once for all scenarios that share them. */
function inputOf(pack: Pack, from: number): ModelInput {
  const known = inputs.get(pack) ?? new Map<number, ModelInput>()
  inputs.set(pack, known)
  let input = known.get(from)
  if (!input) known.set(from, (input = prepareInput(pack, from)))
  return input
}
