/** The toolkit: scenarios, ensembles, comparisons, attributions, experiments and lives for programs of one's own, in Node and in a browser alike. */
import { attributionOf, planAttribution } from '../analysis/attribution/index.ts'
import type { Attribution } from '../analysis/attribution/index.ts'
import { readFigureName } from '../analysis/figures.ts'
import { emptyTable, experimentResults, parseExperiment, planExperiment, setRow } from '../analysis/experiments/index.ts'
import type { ExperimentPlan, ExperimentResults, RunTable } from '../analysis/experiments/index.ts'
import type { Pack } from '../model/pack/index.ts'
import { traceReplicate } from '../model/trace.ts'
import type { TracedLife } from '../model/trace.ts'
import { runEnsemble } from '../run/ensemble.ts'
import type { Pool, Runnable } from '../run/types.ts'
import { compileScenario, parseScenario, ScenarioError } from '../scenario/index.ts'
import type { Compiled, Library, Scenario, ScenarioDocument } from '../scenario/index.ts'
import { comparisonOf, ensembleOf } from './ensemble.ts'
import type { Comparison, Ensemble } from './ensemble.ts'

/** A scenario: the id of a shipped one, a document that may extend one, or one that has been checked. */
export type ScenarioLike = string | Omit<ScenarioDocument, 'format'> | Scenario

/** How a run is made. What is left out is the scenario's own. */
export interface RunOptions {
  readonly replicates?: number
  readonly seed?: string
  /** First and last month, `YYYY-MM`. */
  readonly from?: string
  readonly to?: string
  readonly signal?: AbortSignal
  /** Told as replicates finish. */
  readonly onProgress?: (finished: number, wanted: number) => void
}

/** What an attribution asks. */
export interface AttributionOptions extends Omit<RunOptions, 'from' | 'to'> {
  readonly against?: ScenarioLike
  /** Figures by name; doctors when left out. */
  readonly figures?: readonly string[]
  /** Years read, at their end; 2035 when left out. */
  readonly years?: readonly number[]
  /** Pairs of orders for more than ten levers. */
  readonly orderPairs?: number
}

/** An experiment that was run. */
export interface FinishedExperiment {
  readonly plan: ExperimentPlan
  readonly table: RunTable
  readonly results: ExperimentResults
}

/** Everything below runs on the same threads. Close it when done, or the program will not end. */
export interface Toolkit {
  /** The data: places, councils, hospitals, parameters. */
  readonly pack: Pack
  /** The shipped scenarios. */
  readonly library: Library
  /** A scenario, checked whole. @throws ScenarioError with every problem. */
  scenario(of: ScenarioLike, options?: RunOptions): Scenario
  /** The same, ready to run: its fingerprint, timeline and layout. */
  compile(of: ScenarioLike, options?: RunOptions): Compiled
  /** Runs a scenario. */
  run(of: ScenarioLike, options?: RunOptions): Promise<Ensemble>
  /** Runs two scenarios with the same chance: the second takes seed, period and number of replicates of the first. */
  compare(a: ScenarioLike, b: ScenarioLike, options?: RunOptions): Promise<Comparison>
  /** Shares the difference of a scenario from another out among its levers. @throws Error with everything that is wrong with the question. */
  attribute(of: ScenarioLike, options?: AttributionOptions): Promise<Attribution>
  /** Runs an experiment, as in its files. @throws ScenarioError with every problem of the document. */
  experiment(document: unknown, options?: Pick<RunOptions, 'signal' | 'onProgress'>): Promise<FinishedExperiment>
  /** One synthetic doctor's life: by a filter such as `owner place:Lolland`, or by id. */
  trace(of: ScenarioLike, replicate: number, select: { readonly pick: string } | { readonly person: string }): TracedLife
  /** Ends the threads. */
  close(): void
}

/** A toolkit on data, scenarios and threads that somebody has; `openToolkit` opens those that come with the package. */
export function createToolkit({ pack, library, startPool }: { readonly pack: Pack; readonly library: Library; readonly startPool: () => Pool }): Toolkit {
  let pool: Pool | undefined
  const threads = (): Pool => (pool ??= startPool())

  function scenario(of: ScenarioLike, { replicates, seed, from, to }: RunOptions = {}): Scenario {
    const document: Record<string, unknown> | undefined = typeof of === 'string' ? (library.document(of) as Record<string, unknown> | undefined) : { format: 1, ...of }
    if (!document) throw new Error(`scenario: expected the id of a shipped scenario, got ${String(of)}. Shipped are ${library.ids.join(', ')}.`)
    const parsed = parseScenario(
      {
        ...document,
        ...(replicates === undefined ? {} : { replicates }),
        ...(seed === undefined ? {} : { seed }),
        ...(from === undefined && to === undefined ? {} : { period: { ...(document['period'] as object | undefined), ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) } }),
      },
      library,
      { pack },
    )
    if (!parsed.ok) throw new ScenarioError(parsed.problems)
    return parsed.scenario
  }

  async function runCompiled(compiled: Compiled, { signal, onProgress }: RunOptions): Promise<Ensemble> {
    const result = await runEnsemble({ pool: threads(), compiled, signal, onReplicate: ({ finished, wanted }) => onProgress?.(finished, wanted) })
    signal?.throwIfAborted()
    return ensembleOf(compiled, result, pack)
  }

  const compile = (of: ScenarioLike, options: RunOptions = {}): Compiled => compileScenario(scenario(of, options), pack)

  /** Values read from replicates of many runs, one after the other. */
  async function readAll(points: number, replicates: number, at: (point: number) => Runnable, read: (buffer: Float32Array) => number[], { signal, onProgress }: RunOptions): Promise<number[][][]> {
    const values: number[][][] = []
    let done = 0
    for (let point = 0; point < points; point++) {
      const rows: number[][] = new Array<number[]>(replicates)
      const { failures } = await runEnsemble({
        pool: threads(), compiled: at(point), replicates, signal,
        onReplicate: ({ index, buffer }) => {
          rows[index] = read(buffer)
          onProgress?.(++done, points * replicates)
        },
      })
      signal?.throwIfAborted()
      if (failures.length > 0) throw new Error(`point ${point}: replicate ${failures[0]!.replicate} failed (${failures[0]!.stage}): ${failures[0]!.message}`)
      values.push(rows)
    }
    return values
  }

  return {
    pack, library, scenario, compile,
    run: (of, options = {}) => runCompiled(compile(of, options), options),
    async compare(a, b, options = {}) {
      const first = scenario(a, options)
      const { seed, replicates, period } = first
      const second = compile(b, { ...options, seed, replicates, ...period })
      const [one, other] = await Promise.all([runCompiled(compileScenario(first, pack), options), runCompiled(second, options)])
      return comparisonOf(one!, other!, pack)
    },
    async attribute(of, options = {}) {
      const { against = 'baseline', figures = ['gp-doctors'], years = [2035], orderPairs = 16, replicates = 24 } = options
      const mine = scenario(of, options)
      const read = figures.map((figure) => readFigureName(figure, pack))
      const wrong = read.flatMap((one) => ('problem' in one ? [one.problem] : []))
      if (wrong.length > 0) throw new Error(wrong.join('\n'))
      const names = read.flatMap((one) => ('name' in one ? [one.name] : []))
      const question = { scenario: mine, against: scenario(against, { seed: mine.seed }), figures: names.flatMap((name) => years.map((year) => ({ ...name, year }))), replicates, orderPairs }
      const planned = planAttribution(question, library, pack)
      if ('problems' in planned) throw new Error(planned.problems.join('\n'))
      const { plan } = planned
      return attributionOf(plan, await readAll(plan.runs.length, replicates, plan.compile, plan.read, options), pack)
    },
    async experiment(document, options = {}) {
      const parsed = parseExperiment(document, { pack, library, where: 'experiment' })
      if (!parsed.ok) throw new ScenarioError(parsed.problems)
      const plan = planExperiment(parsed.experiment, library, pack)
      const { replicates } = parsed.experiment
      const table = emptyTable(plan.points, replicates, plan.columns.length)
      const values = await readAll(plan.points, replicates, plan.compile, plan.read, options)
      values.forEach((rows, point) => rows.forEach((row, replicate) => setRow(table, point, replicate, row)))
      return { plan, table, results: experimentResults(plan, table, pack) }
    },
    trace: (of, replicate, select) => traceReplicate(compile(of), replicate, select),
    close() {
      pool?.close()
      pool = undefined
    },
  }
}
