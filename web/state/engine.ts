/**
 * The simulation with its data, loaded after the first paint. Everything the page asks of it goes through here: checking a draft,
 * running it on workers, and the baseline it is compared with.
 */
import { assumptionsOf, attributionOf, compileScenario, costOf, createBrowserPool, createLibrary, createProgressive, createResultCache, danishUnits, defaultBrowserWorkers, loadPack, loadScenario, modelVersion, parseScenario, parseScenarioText, placeLeversOf, planAttribution, resolveScenario, runEnsemble, scenarioDefaults, zeroSumOf } from '../../sim/index.ts'
import type { AttributedFigure, Compiled, CostResult, Failure, Library, Pack, ParseResult, ProgressiveUpdate, Scenario, Text, ZeroSum } from '../../sim/index.ts'
import { gigabytes } from './capacity.ts'
import { documentOf } from './documents.ts'
import type { Draft } from './store.ts'

export type Update = ProgressiveUpdate<Compiled>
export type { Compiled, Failure }

/** A checked draft or why it cannot be run, in both languages. */
export type Checked = { readonly ok: true; readonly compiled: Compiled } | { readonly ok: false; readonly problems: readonly { readonly da: string; readonly en: string }[] }

/** A parameter that is no policy, with what is known of it. */
export interface Assumption {
  readonly id: string
  /** Decision of the model it belongs to, as the data name it. */
  readonly decision: string
  /** What it is and what it is measured in, in both languages. */
  readonly text: Text
  readonly units: Text
  readonly value: number
  readonly low: number
  readonly high: number
  readonly grade: 'A' | 'B' | 'C'
  readonly source: string
  /** Drawn anew in each simulation. */
  readonly uncertain: boolean
}

export interface Engine {
  readonly pack: Pack
  readonly library: Library
  readonly workers: number
  /** What it was made from, for workers that make it again: texts by name. */
  readonly files: { readonly pack: Readonly<Record<string, string>>; readonly scenarios: Readonly<Record<string, string>> }
  /** What a researcher may assume otherwise, in the order of the data. */
  readonly assumptions: readonly Assumption[]
  check(draft: Draft): Checked
  /** Leaves a processor to the page, or takes it back. */
  makeRoom(wanted: boolean): void
  /** A whole scenario, as a registration holds it. */
  compile(scenario: Scenario): Checked
  /** Replicates 0 to `wanted` less one, told as they come in no particular order. Rejects when one fails. */
  ensemble(compiled: Compiled, wanted: number, signal: AbortSignal, onReplicate: (index: number, buffer: Float32Array) => void): Promise<void>
  /** The same for the replicates named, which are not kept: a search makes many it will not ask for again. */
  replicates(compiled: Compiled, indices: readonly number[], signal: AbortSignal, onReplicate: (index: number, buffer: Float32Array) => void): Promise<void>
  /** The drafts of the library's scenarios, by id. */
  presetDraft(id: string): Draft | undefined
  /** A scenario file as a draft, or why it cannot be one. Untrusted. */
  read(text: string): { readonly ok: true; readonly draft: Draft } | { readonly ok: false; readonly problems: readonly { readonly da: string; readonly en: string }[] }
  /**
   * Doctors that place levers have moved by the end of a year: where they aim, and elsewhere; undefined while none is on. Replicates are paired by number.
   */
  moved(run: Paired, baseline: Paired, year: number): { readonly places: number; readonly doctors: ZeroSum } | undefined
  /** What the levers of a run cost over its years, and what is had for it against the baseline. */
  cost(run: Paired, baseline: Paired, prices: Readonly<Record<string, number>>): CostResult
  /** What each lever of a draft makes of the target at the end of a year, by Shapley values: runs as many coalitions as it takes. */
  attribute(draft: Draft, baseline: Draft, measure: string, year: number, watch: AttributionWatch): Promise<AttributedFigure>
  /** Version of the model's behaviour. */
  readonly version: string
  /** Two independent queues on the same workers: what the reader has set, and what it is compared with. */
  readonly scenario: Queue
  readonly baseline: Queue
  /** Scenarios held fast, one after another. */
  readonly comparison: Queue
}

/** How an attribution is followed and stopped. */
export interface AttributionWatch {
  readonly signal: AbortSignal
  progress(done: number, wanted: number): void
}

/** What pairing needs of a run. */
export interface Paired {
  readonly compiled: Compiled
  readonly buffers: readonly (Float32Array | undefined)[]
}

export interface Queue {
  request(compiled: Compiled, wanted: number): void
  cancel(): void
}

export interface Listener {
  update(update: Update): void
  error(stage: string, message: string): void
}

const packFiles = import.meta.glob<string>('../../scenarios/data/*.{csv,json}', { eager: true, query: '?raw', import: 'default' })
const scenarioFiles = import.meta.glob<string>(['../../scenarios/*.json', '!../../scenarios/*.schema.json'], { eager: true, query: '?raw', import: 'default' })
/** Bytes of finished replicates kept, so that undoing a step costs nothing; less where the machine has little memory. */
const cacheBytes = (gigabytes() ?? 4) <= 2 ? 120e6 : 400e6
/** Replicates of each coalition of an attribution: pairing makes few of them say much. */
const attributed = 16
/** Checked drafts kept. */
const keptChecks = 24

/** Starts the simulation. @throws PackError when the data are not sound. */
export function createEngine(listeners: { readonly scenario: Listener; readonly baseline: Listener; readonly comparison: Listener }): Engine {
  const files = { pack: byName(packFiles), scenarios: byName(scenarioFiles) }
  const pack = loadPack(files.pack)
  const library = createLibrary(files.scenarios)
  const workers = defaultBrowserWorkers()
  const processors = navigator.hardwareConcurrency || 2
  const pool = createBrowserPool(workers)
  const cache = createResultCache(cacheBytes)
  // Compiling takes a good part of a frame, and the same drafts are asked for again and again: the baseline with every step of a hand.
  const checked = new Map<string, Checked>()
  const queue = (listener: Listener): Queue => {
    const progressive = createProgressive<Compiled, Compiled>({
      pool,
      cache,
      preview: Math.max(2, workers),
      eager: true,
      throttleMs: 120,
      compile: (compiled) => compiled,
      onUpdate: (update) => listener.update(update),
      onError: ({ stage, message }) => listener.error(stage, message),
    })
    return { request: (compiled, wanted) => void progressive.request(compiled, wanted), cancel: () => progressive.cancel() }
  }
  return {
    pack,
    library,
    files,
    workers,
    assumptions: assumptionsOf(pack).map(({ id, text, unit, low, high, grade, source, uncertain }) => {
      const { decision, default: value } = pack.parameter(id)
      return { id, decision, text, units: { da: danishUnits[unit] ?? unit, en: unit }, value, low: low ?? value, high: high ?? value, grade, source, uncertain: uncertain === true }
    }),
    makeRoom: (wanted) => pool.limit(wanted ? Math.max(1, processors - 1) : workers),
    check(draft) {
      const key = JSON.stringify(draft)
      const known = checked.get(key)
      if (known) return known
      const made = check(draft)
      checked.set(key, made)
      if (checked.size > keptChecks) checked.delete(checked.keys().next().value!)
      return made
    },
    compile: (scenario) => compiled(parseScenario(scenario, library, { pack })),
    async ensemble(task, wanted, signal, onReplicate) {
      const { failures } = await runEnsemble({ pool, cache, compiled: task, replicates: wanted, signal, onReplicate: ({ index, buffer }) => onReplicate(index, buffer) })
      if (failures[0]) throw new Error(failures[0].message)
    },
    async replicates(task, indices, signal, onReplicate) {
      const { failures } = await runEnsemble({ pool, compiled: task, indices, signal, onReplicate: ({ index, buffer }) => onReplicate(index, buffer) })
      if (failures[0] && !signal.aborted) throw new Error(failures[0].message)
    },
    scenario: queue(listeners.scenario),
    baseline: queue(listeners.baseline),
    comparison: queue(listeners.comparison),
    moved({ compiled, buffers }, baseline, year) {
      const places = [...new Set(placeLeversOf(resolveScenario(compiled.scenario, pack), [], pack).flatMap((lever) => lever.places))]
      const [doctors] = places.length > 0 ? zeroSumOf(buffers, baseline.buffers, compiled.layout, places, [year]) : []
      return doctors && doctors.target.n > 1 ? { places: places.length, doctors } : undefined
    },
    cost({ compiled, buffers }, baseline, prices) {
      const { layout, scenario } = compiled
      const used = resolveScenario({ levers: scenario.levers, drivers: {} }, pack)
      const first = Math.ceil((layout.from - 11) / 12)
      const years = Array.from({ length: Math.floor((layout.to - 11) / 12) - first + 1 }, (_, i) => first + i)
      return costOf({ a: buffers, b: baseline.buffers, layout, pack }, used, years, prices)
    },
    async attribute(draft, baseline, measure, year, { signal, progress }) {
      const [scenario, against] = [draft, baseline].map((one) => parseScenario(documentOf(one), library, { pack }))
      if (!scenario!.ok || !against!.ok) throw new Error('attribution: expected choices that can be run, got some that cannot. Mend them first.')
      const figure = { indicator: 'gp-doctors', measure, level: 'nation', area: pack.id, year }
      const players = Object.keys(draft.levers).length
      const made = planAttribution({ scenario: scenario!.scenario, against: against!.scenario, figures: [figure], replicates: attributed, orderPairs: players > 15 ? 2 : 4, exactLimit: 4 }, library, pack)
      if ('problems' in made) throw new Error(made.problems.join(' '))
      const { plan } = made
      const wanted = plan.runs.length * attributed
      let done = 0
      const values: number[][][] = []
      for (let run = 0; run < plan.runs.length; run++) {
        const rows: number[][] = []
        const { failures } = await runEnsemble({ pool, compiled: plan.compile(run), replicates: attributed, signal, onReplicate: ({ index, buffer }) => {
          rows[index] = plan.read(buffer)
          progress(++done, wanted)
        } })
        if (signal.aborted) throw new Error('attribution: stopped.')
        if (failures[0]) throw new Error(failures[0].message)
        values.push(rows)
      }
      return attributionOf(plan, values, pack).figures[0]!
    },
    version: modelVersion,
    read(text) {
      const parsed = parseScenarioText(text, library, { pack })
      return parsed.ok ? { ok: true, draft: draftFrom(parsed.scenario) } : { ok: false, problems: parsed.problems.map((problem) => problem.text) }
    },
    presetDraft(id) {
      const parsed = loadScenario(id, library, { pack })
      if (!parsed.ok) return undefined
      const { levers, drivers, assumptions } = parsed.scenario
      return { levers: { ...levers, ...drivers }, assumptions }
    },
  }

  function check(draft: Draft): Checked {
    return compiled(parseScenario(documentOf(draft), library, { pack }))
  }

  function compiled(parsed: ParseResult): Checked {
    if (!parsed.ok) return { ok: false, problems: parsed.problems.map((problem) => problem.text) }
    try {
      return { ok: true, compiled: compileScenario(parsed.scenario, pack) }
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error)
      const texts = (error as { problems?: readonly { text: { da: string; en: string } }[] }).problems?.map((problem) => problem.text)
      return { ok: false, problems: texts ?? [{ da: message, en: message }] }
    }
  }
}

/** What of a scenario a draft holds; how it is run only where it says otherwise than the default. */
function draftFrom({ levers, drivers, assumptions, prices, seed, replicates, chanceOnly }: Scenario): Draft {
  return {
    levers: { ...levers, ...drivers },
    assumptions,
    ...(prices === undefined ? {} : { prices }),
    ...(seed === scenarioDefaults.seed ? {} : { seed }),
    ...(replicates === scenarioDefaults.replicates ? {} : { replicates: Math.min(2000, replicates) }),
    ...(chanceOnly ? { chanceOnly } : {}),
  }
}

function byName(files: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(files).map(([path, text]) => [path.slice(path.lastIndexOf('/') + 1), text]))
}
