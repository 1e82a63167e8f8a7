/** Experiments of this browser as the page sees them: the queue, how far each is, and the runs of the one looked at. */
import { batch, computed, effect, signal } from '@preact/signals'
import { experimentOfCampaign, planExperiment, runsOf } from '../../sim/index.ts'
import type { ExperimentPlan, ExperimentResults, RunFailure, RunTable } from '../../sim/index.ts'
import { version } from '../../package.json'
import type { ExperimentRecord } from './experiment-store.ts'
import type { Asked, Told } from './experiment-worker.ts'
import { engine } from './simulation.ts'
import { background, dragging, page, words } from './store.ts'
import { mark } from './unfinished.ts'

/** How far one is: blocks of this browser's store, whoever made them. */
export interface ExperimentProgress {
  readonly finished: number
  readonly secondsPerRun?: number
  /** Is another tab making the runs? */
  readonly elsewhere: boolean
}

/** Runs of the experiment looked at, all or as many as there are. */
export interface ShownRuns {
  readonly id: string
  readonly table: RunTable
  readonly finished: number
  readonly failures: readonly RunFailure[]
  readonly results: ExperimentResults
  readonly digest?: string
}

export const records = signal<readonly ExperimentRecord[] | undefined>(undefined)
/** Does this browser keep what is finished? */
export const keeps = signal(true)
export const workers = signal(1)
export const progress = signal<Readonly<Record<string, ExperimentProgress>>>({})
export const shownId = signal<string | undefined>(undefined)
export const shownRuns = signal<ShownRuns | undefined>(undefined)
export const workerProblem = signal('')

const measureKey = 'laegeveje-seconds-per-month'
/** Wall-clock seconds that a month of a run takes when all workers are busy, measured here; undefined until it was. */
export const secondsPerMonth = signal<number | undefined>(measuredBefore())

function measuredBefore(): number | undefined {
  try {
    const { at, value } = JSON.parse(localStorage.getItem(measureKey) ?? '{}') as { at?: unknown; value?: unknown }
    return at === version && typeof value === 'number' && value > 0 ? value : undefined
  } catch {
    return undefined
  }
}

let worker: Worker | undefined
const waiting: Asked[] = []

function ask(asked: Asked): void {
  if (worker) worker.postMessage(asked)
  else waiting.push(asked)
}

let following = false
/** Starts the worker once the simulation is there, and follows it from then on: experiments go on when one leaves the page. */
export function followExperiments(): void {
  if (following) return
  following = true
  effect(() => {
    const running = engine.value
    if (!running || worker) return
    worker = new Worker(new URL('./experiment-worker.ts', import.meta.url), { type: 'module' })
    worker.addEventListener('message', ({ data }: MessageEvent<Told>) => take(data))
    worker.addEventListener('error', (event) => {
      event.preventDefault()
      workerProblem.value = event.message || 'experiments: expected a running worker, got none. Load the page again.'
    })
    worker.postMessage({ kind: 'open', version, ...running.files } satisfies Asked)
    for (const asked of waiting.splice(0)) worker.postMessage(asked)
  })
  effect(() => {
    const open = records.value?.find(({ state }) => state === 'queued')
    if (records.value) mark('experiments', open !== undefined)
    const { messages, format } = words.value
    const { finished, wanted } = open ? extentOf(open) : { finished: 0, wanted: 0 }
    background.value = open ? messages.experiments.background(format.number(finished), format.number(wanted)) : ''
  })
  // While a hand is on a lever, or one reads another page, experiments leave a processor to it.
  effect(() => ask({ kind: 'room', wanted: dragging.value || page.value !== 'experiments' }))
}

function take(told: Told): void {
  switch (told.kind) {
    case 'list':
      return batch(() => {
        records.value = told.records
        keeps.value = told.kept
        workers.value = told.workers
        const there = shownId.value !== undefined && told.records.some(({ id }) => id === shownId.value)
        if (!there && told.records.length > 0) watch(told.records.at(-1)!.id)
        else if (!there) watch(undefined)
      })
    case 'progress': {
      const { kind: _, id, ...rest } = told
      progress.value = { ...progress.value, [id]: rest }
      // What was made says more than what was measured before.
      if (rest.secondsPerRun !== undefined && rest.finished >= 40) learn(id, rest.secondsPerRun)
      return
    }
    case 'runs': {
      const { kind: _, values, id, ...rest } = told
      const record = records.value?.find((one) => one.id === id)
      if (!record || shownId.value !== id) return
      const { points, replicates, width } = record.campaign
      batch(() => {
        shownRuns.value = { id, table: { points, replicates, width, values }, ...rest }
        progress.value = { ...progress.value, [id]: { ...(progress.value[id] ?? nothingYet), finished: rest.finished } }
      })
      return
    }
    case 'measured':
      return keepMeasured(told.secondsPerMonth)
    case 'started':
      return watch(told.id)
    case 'problem':
      workerProblem.value = told.message
  }
}

function keepMeasured(value: number): void {
  secondsPerMonth.value = value
  try {
    localStorage.setItem(measureKey, JSON.stringify({ at: version, value }))
  } catch {
    // Private windows refuse; it is measured again next time.
  }
}

function learn(id: string, secondsPerRun: number): void {
  const record = records.peek()?.find((one) => one.id === id)
  const period = (record?.campaign.plan as { readonly experiment?: { readonly period?: { readonly from: string; readonly to: string } } } | undefined)?.experiment?.period
  const month = (text: string): number => Number(text.slice(0, 4)) * 12 + Number(text.slice(5))
  if (period) keepMeasured(secondsPerRun / (month(period.to) - month(period.from) + 1))
}

/** Looks at an experiment. */
export function watch(id: string | undefined): void {
  if (shownId.peek() === id && id !== undefined) return
  batch(() => {
    shownId.value = id
    if (shownRuns.peek()?.id !== id) shownRuns.value = undefined
  })
  ask({ kind: 'watch', id })
}

/** Puts a checked experiment into the queue. */
export function startExperiment(document: unknown): void {
  workerProblem.value = ''
  // Asked for where somebody has chosen to keep something; a browser may say no, and the page works all the same.
  void navigator.storage?.persist?.().catch(() => false)
  ask({ kind: 'start', document })
}

export const pauseExperiment = (id: string): void => ask({ kind: 'pause', id })
export const continueExperiment = (id: string): void => ask({ kind: 'continue', id })
export const removeExperiment = (id: string): void => ask({ kind: 'remove', id })
export const measure = (document: unknown): void => ask({ kind: 'measure', document })

export const shownRecord = computed(() => records.value?.find(({ id }) => id === shownId.value))

/** The experiment looked at, as it was asked; undefined where this version cannot read it. */
export const shownPlan = computed((): ExperimentPlan | undefined => {
  const running = engine.value
  const record = shownRecord.value
  if (!running || !record) return undefined
  return planned(record, running)
})

const plans = new Map<string, ExperimentPlan | undefined>()
function planned({ id, campaign }: ExperimentRecord, { pack, library }: NonNullable<typeof engine.value>): ExperimentPlan | undefined {
  if (!plans.has(id)) {
    const parsed = experimentOfCampaign(campaign, { pack, library })
    plans.set(id, parsed.ok ? planExperiment(parsed.experiment, library, pack) : undefined)
  }
  return plans.get(id)
}

const nothingYet: ExperimentProgress = { finished: 0, elsewhere: false }

/** How far an experiment is, of how many. */
export function extentOf({ id, campaign, state }: ExperimentRecord): ExperimentProgress & { readonly wanted: number } {
  const wanted = runsOf(campaign)
  const known = progress.value[id]
  return { ...(known ?? nothingYet), ...(state === 'done' ? { finished: wanted } : {}), wanted }
}
