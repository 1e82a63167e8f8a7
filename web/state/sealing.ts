/** Makes and checks receipts. Loaded when a file is saved, a link shared or something checked: the first visit does without. */
import { blocksOf, createBrowserPool, createManifest, dataDigest, experimentCampaign, experimentFile, experimentPoints, experimentTexts, findingsDigest, gatherRuns, goalRunner, headlineId, headlines, headlineValues, indicatorById, isReceipt, machineDigest, manifestRun, modelVersion, parseExperiment, parseGoal, planExperiment, receiptOfRegistrations, runBlocks, runEnsemble, runFindings, sealPng, sealText, seekGoal, staticFindings, unseal } from '../../sim/index.ts'
import type { Compiled, EnsembleResult, Finding, Manifest, Pool, Registration } from '../../sim/index.ts'
import { version } from '../../package.json'
import type { Engine } from './engine.ts'
import { createMemoryExperiments } from './experiment-store.ts'
import { answering } from './provenance.ts'
import type { Made } from './receipts.ts'
import { baselineRun, engine } from './simulation.ts'
import type { Run } from './simulation.ts'
import { changed, language } from './store.ts'

/** Years whose medians a link remembers. */
const years = [2029, 2035] as const

/** The receipt of what is shown; undefined until it is settled. */
export function shownReceipt(): Manifest | undefined {
  const running = engine.peek()
  const runs = [answering(), ...(changed.peek() ? [baselineRun.peek()] : [])].filter((run) => run?.settled && run.digest !== undefined) as (Run & { readonly digest: string })[]
  if (!running || runs.length === 0) return undefined
  return createManifest({
    name: 'laegeveje', version, model: modelVersion, command: 'figure', data: running.pack.hashes,
    runs: runs.map(({ compiled, wanted, finished, digest, failures }) =>
      manifestRun({ id: compiled.scenario.id, scenario: { ...compiled.scenario, replicates: wanted }, seed: compiled.seed, wanted }, { fingerprint: compiled.fingerprint, buffers: [], hashes: [], failures, finished, prefix: wanted, digest, cancelled: false } satisfies EnsembleResult),
    ),
  })
}

/** Puts receipts into files of figures. */
export interface Sealing {
  /** A file with its receipt in it, or as it is while nothing is settled. */
  sealed(form: 'svg' | 'csv' | 'json', name: string, text: string): string
  /** The same for a picture. */
  sealedPicture(name: string, picture: Blob): Promise<Blob>
}

/** What a figure rests on: the overview's run, the experiment looked at, the search for a goal, or the registered forecasts. */
export type Basis = 'overview' | 'experiment' | 'goal' | 'status'

/** Seals for figures of a kind. */
export async function sealingFor(basis: Basis): Promise<Sealing> {
  const receipt = basis === 'overview' ? shownReceipt() : await { experiment: experimentReceipt, goal: goalReceipt, status: statusReceipt }[basis]()
  return {
    sealed: (form, name, text) => (receipt ? sealText(form, name, text, receipt) : text),
    sealedPicture: async (name, picture) => (receipt ? new Blob([sealPng(name, new Uint8Array(await picture.arrayBuffer()), receipt) as BlobPart], { type: 'image/png' }) : picture),
  }
}

/** The receipt of the experiment looked at; undefined until all its runs are there. */
async function experimentReceipt(): Promise<Manifest | undefined> {
  const { shownPlan, shownRecord, shownRuns } = await import('./experiment-runs.ts')
  const [running, plan, runs, record] = [engine.peek(), shownPlan.peek(), shownRuns.peek(), shownRecord.peek()]
  if (!running || !plan || !record || runs?.digest === undefined) return undefined
  // The file as the command writes it: whoever has the figure alone can run the whole of it again.
  const texts = experimentTexts(plan, record.campaign, runs.table, runs.results, runs.failures, runs.digest, running.pack)
  const document: unknown = JSON.parse([...texts[experimentFile]!()].join(''))
  return { ...createManifest({ name: 'laegeveje', version, model: modelVersion, command: `laegeveje experiment ${experimentFile} --out DIR`, data: running.pack.hashes, runs: [] }), experiment: { document, runs: plan.runs, digest: runs.digest } }
}

/** The receipt of the search for a goal; undefined until it is done. */
async function goalReceipt(): Promise<Manifest | undefined> {
  const { seeking } = await import('./goal-seek.ts')
  const [running, now] = [engine.peek(), seeking.peek()]
  if (!running || !now?.findings) return undefined
  return { ...createManifest({ name: 'laegeveje', version, model: modelVersion, command: 'laegeveje goal goal.json --out DIR', data: running.pack.hashes, runs: [] }), goal: { document: now.document, runs: now.findings.runs, digest: findingsDigest(now.findings) } }
}

/** The receipt of the registered forecasts that Status 2029 holds the figures against. */
async function statusReceipt(): Promise<Manifest | undefined> {
  const { command, forecasts } = await import('./status.ts')
  const list = forecasts()
  return list.length === 0 ? undefined : receiptOfRegistrations(list, command.peek())
}

/** A file that rests on registered forecasts and what was made from them. */
export function sealedByRegistration(form: 'csv' | 'html', name: string, text: string, registrations: readonly Registration[], command: string): string {
  return registrations.length === 0 ? text : sealText(form, name, text, receiptOfRegistrations(registrations, command))
}

/** What a link says of what is shown; undefined until it is settled. */
export function madeNow(): Made | undefined {
  const run = answering()
  const running = engine.peek()
  if (!running || !run?.settled || run.digest === undefined) return undefined
  return { version, model: modelVersion, data: dataDigest(running.pack.hashes).slice(0, 16), fingerprint: run.compiled.fingerprint.slice(0, 16), digest: run.digest.slice(0, 16), replicates: run.wanted, seen: seenIn(run) }
}

function seenIn({ buffers, compiled: { layout } }: Run): Record<string, number> {
  return Object.fromEntries(
    headlines.flatMap((headline) =>
      years.filter((year) => year * 12 + 11 <= layout.to).flatMap((year) => {
        const values = headlineValues(headline, buffers, layout, year).filter(Number.isFinite).sort((a, b) => a - b)
        const middle = values.length > 0 ? (values[(values.length - 1) >> 1]! + values[values.length >> 1]!) / 2 : NaN
        return Number.isFinite(middle) ? [[`${headlineId(headline)}/${year}`, Number(middle.toPrecision(5))]] : []
      }),
    ),
  )
}

/** A headline that a link remembers otherwise than it is now. */
export interface MovedNumber {
  readonly name: string
  readonly worst: boolean
  readonly year: number
  readonly before: number
  readonly after: number
  readonly decimals: number
}

/** What has moved since a link was made; undefined until the numbers are settled. Nothing when version, data and run are the same. */
export function movedSince(made: Made): { readonly other: boolean; readonly now: string; readonly moved: readonly MovedNumber[] } | undefined {
  const now = madeNow()
  if (!now) return undefined
  const other = made.model !== now.model || made.data !== now.data || (made.replicates === now.replicates && made.fingerprint === now.fingerprint && made.digest !== now.digest)
  const moved = !other
    ? []
    : headlines.flatMap((headline) =>
        years.flatMap((year): MovedNumber[] => {
          const key = `${headlineId(headline)}/${year}`
          const [before, after] = [made.seen[key], now.seen[key]]
          const indicator = indicatorById(headline.indicator)
          const measure = indicator?.measures.find(({ id }) => id === headline.measure)
          if (before === undefined || after === undefined || !indicator || !measure) return []
          // What a reader would not see as another number has not moved.
          const shown = (value: number) => value.toFixed(measure.decimals)
          return shown(before) === shown(after) ? [] : [{ name: measure.text[language.peek()], worst: headline.worstQuarter === true, year, before, after, decimals: measure.decimals }]
        }),
      )
  return { other, now: now.model, moved }
}

/** Runs what a receipt states again, on workers that have seen none of it. */
export async function check(receipt: Manifest, sameFile = true, name?: string): Promise<readonly Finding[]> {
  const running = engine.peek()
  if (!running) throw new Error('receipt: expected the simulation to have started, got none. Wait a moment.')
  const pool = createBrowserPool(running.workers)
  try {
    if (receipt.experiment) return [...staticFindings(receipt, version, running.pack), ...(name === undefined ? [] : [{ what: 'file', of: name, same: sameFile } as const]), ...(await experimentAgain(receipt.experiment, running, pool))]
    if (receipt.goal) return [...staticFindings(receipt, version, running.pack), ...(name === undefined ? [] : [{ what: 'file', of: name, same: sameFile } as const]), ...(await goalAgain(receipt.goal, running, pool))]
    const again = await runFindings(receipt, running.library, running.pack, (compiled, replicates) => runEnsemble({ pool, compiled, replicates }))
    const file: Finding[] = name === undefined ? [] : [{ what: 'file', of: name, same: sameFile }]
    return [...staticFindings(receipt, version, running.pack), ...file, ...(again?.findings ?? [])]
  } finally {
    pool.close()
  }
}

/** Every run of an experiment, made again beside what this browser keeps of it. */
async function experimentAgain({ document, runs, digest }: NonNullable<Manifest['experiment']>, { pack, library }: Engine, pool: Pool): Promise<Finding[]> {
  const parsed = parseExperiment(document, { pack, library, where: 'experiment' })
  if (!parsed.ok) return parsed.problems.map((problem) => ({ what: 'problem', of: 'experiment', same: false, now: problem.message }))
  const plan = planExperiment(parsed.experiment, library, pack)
  const campaign = experimentCampaign(plan, { version, selfTest: machineDigest(pack) })
  const memory = createMemoryExperiments()
  await memory.add({ id: 'again', campaign, created: 0, state: 'queued' })
  const store = memory.blocks('again')
  await runBlocks({ campaign, blocks: blocksOf(campaign), pointOf: experimentPoints(plan), pool, store, signal: new AbortController().signal })
  const { merged } = await gatherRuns(campaign, [store])
  return [{ what: 'digest', of: `${parsed.experiment.id}, ${runs}`, same: merged.digest === digest, receipt: digest, now: merged.digest }]
}

/** A search made again, with nothing known of it. */
async function goalAgain({ document, runs, digest }: NonNullable<Manifest['goal']>, { pack, library }: Engine, pool: Pool): Promise<Finding[]> {
  const parsed = parseGoal(document, { pack, library, where: 'goal' })
  if (!parsed.ok) return parsed.problems.map((problem) => ({ what: 'problem', of: 'goal', same: false, now: problem.message }))
  const one = async (compiled: Compiled, indices: readonly number[]) => (await runEnsemble({ pool, compiled, indices })).buffers
  const found = await seekGoal(
    parsed.goal,
    goalRunner(
      parsed.goal,
      {
        rows: async (_, points, first, replicates, read) => {
          const rows: number[][][] = []
          for (const point of points) rows.push((await one(point, Array.from({ length: replicates }, (__, r) => first + r))).filter((buffer) => buffer !== undefined).map(read))
          return rows
        },
        whole: async (_, points, replicates) => {
          const buffers: (Float32Array | undefined)[][] = []
          for (const point of points) buffers.push([...(await one(point, Array.from({ length: replicates }, (__, r) => r)))])
          return buffers
        },
        readCosts: async () => ({}),
        keepCosts: async () => {},
      },
      { pack, library },
    ),
    pack,
  )
  const now = found ? findingsDigest(found) : 'none'
  return [{ what: 'digest', of: `${parsed.goal.id}, ${runs}`, same: now === digest, receipt: digest, now }]
}

/** Checks a file by the receipt in it; undefined when it has none. Untrusted: what is in it is only read, compiled and run. */
export async function checkFile(name: string, bytes: Uint8Array): Promise<readonly Finding[] | undefined> {
  const inside = unseal(bytes)
  if (inside) return check(inside.receipt, Object.values(inside.receipt.files ?? {})[0] === inside.sha256, name)
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(bytes))
    return isReceipt(value) ? await check(value) : undefined
  } catch {
    return undefined
  }
}

