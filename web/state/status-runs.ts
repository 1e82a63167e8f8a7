/** What Status 2029 rests on: the registrations and the fixed list, and their simulations, run to the year of the goal while the page is open. */
import { batch, computed, effect, signal } from '@preact/signals'
import { differencesFrom, modelVersion, nationOf, parametersNow, readIndicatorList, readRegistration, reviewRun } from '../../sim/index.ts'
import type { Area, AttributionFile, Compiled, FedRuns, IndicatorList, Registration, Reproduced, ReviewRun } from '../../sim/index.ts'
import { engine } from './simulation.ts'
import { draft, page } from './store.ts'

const registeredFiles = import.meta.glob<string>('../../scenarios/registered/*.json', { query: '?raw', import: 'default' })
const attributionFiles = import.meta.glob<string>('../../scenarios/results/attribution.json', { query: '?raw', import: 'default' })
const sampleFiles = import.meta.glob<string>('../../scenarios/observations/2025-2026.csv', { query: '?raw', import: 'default' })

/** What was fixed and forecast before. */
export interface Registered {
  readonly list: IndicatorList
  readonly reform: Registration
  readonly without: Registration
  readonly attribution?: AttributionFile
}

export const registered = signal<Registered | undefined>(undefined)
export const registeredProblem = signal('')

/** The figures that come with the project. */
export async function sampleText(): Promise<string> {
  const [load] = Object.values(sampleFiles)
  return load ? load() : ''
}

let asked = false
/** Reads the registrations once. */
export async function loadRegistered(): Promise<void> {
  if (asked) return
  asked = true
  try {
    const texts = await Promise.all(Object.entries(registeredFiles).map(async ([path, load]) => ({ name: path.slice(path.lastIndexOf('/') + 1), text: await load() })))
    const file = texts.find(({ name }) => name.startsWith('indicators-'))
    const read = file ? readIndicatorList(file.text, file.name) : { problem: 'scenarios/registered: expected a list of indicators, got none.' }
    if ('problem' in read) throw new Error(read.problem)
    const { list } = read
    const named = (id: string): Registration => {
      const found = texts.find(({ name }) => name === `${id}.json`)
      const one = found ? readRegistration(found.text, found.name) : { problem: `${id}: expected a registration of that name, got none.` }
      if ('problem' in one) throw new Error(one.problem)
      return one.registration
    }
    const [attribution] = await Promise.all(Object.values(attributionFiles).map((load) => load()))
    registered.value = { list, reform: named(list.registered.reform), without: named(list.registered.without), ...(attribution === undefined ? {} : { attribution: JSON.parse(attribution) as AttributionFile }) }
  } catch (error) {
    asked = false
    registeredProblem.value = error instanceof Error ? error.message : String(error)
  }
}

/** The registered scenarios as today's program compiles them, cut at the year of the goal: months after it change nothing before. */
export interface CompiledPair {
  readonly reform: Compiled
  readonly without: Compiled
  /** Fingerprint of the whole registered reform, to be held against what else was made from it. */
  readonly fingerprint: string
  readonly reproduced: { readonly reform: Reproduced; readonly without: Reproduced }
}

/** Why a registered scenario can no longer be run, when it cannot. */
export const compileProblem = computed(() => {
  const running = engine.value
  const fixed = registered.value
  if (!running || !fixed) return undefined
  for (const { scenario } of [fixed.reform, fixed.without]) {
    const checked = running.compile(scenario)
    if (!checked.ok) return checked.problems[0]
  }
  return undefined
})

export const compiledPair = computed((): CompiledPair | undefined => {
  const running = engine.value
  const fixed = registered.value
  if (!running || !fixed) return undefined
  const make = (registration: Registration) => {
    const whole = running.compile(registration.scenario)
    const cut = running.compile({ ...registration.scenario, period: { ...registration.scenario.period, to: `${fixed.list.goal.year}-12` } })
    if (!whole.ok || !cut.ok) return undefined
    const reasons = differencesFrom(registration, { version: registration.version, model: modelVersion, parameters: parametersNow(running.pack, registration.scenario.assumptions), data: running.pack.hashes, fingerprint: whole.compiled.fingerprint })
    const reproduced: Reproduced = reasons.length > 0 ? { kind: 'other', reasons } : { kind: 'unchecked' }
    return { compiled: cut.compiled, fingerprint: whole.compiled.fingerprint, reproduced }
  }
  const [reform, without] = [make(fixed.reform), make(fixed.without)]
  return reform && without ? { reform: reform.compiled, without: without.compiled, fingerprint: reform.fingerprint, reproduced: { reform: reform.reproduced, without: without.reproduced } } : undefined
})

export const nation = computed((): Area | undefined => (engine.value ? nationOf(engine.value.pack) : undefined))

/** Simulations of a forecast that a browser draws at most: more are for the command line. */
export const mostReplicates = 800
/** How many are wanted: as many as were registered, unless the reader has chosen or more are drawn. */
export const drawn = signal(0)
export const wanted = computed(() => Math.min(mostReplicates, Math.max(drawn.value, draft.value.replicates ?? registered.value?.reform.scenario.replicates ?? 200)))
/** Has the reader said how many? Then none are drawn beyond it unasked. */
export const chosen = computed(() => draft.value.replicates !== undefined)

/** What is in: replicates that both forecasts have, in order and without a gap. */
export interface StatusRuns {
  readonly reform: ReviewRun
  readonly without: ReviewRun
  readonly finished: number
  readonly settled: boolean
}

export const runs = signal<StatusRuns | undefined>(undefined)
export const runsProblem = signal('')
/** The runs with what was seen fed in, and for which inputs. */
export const fedRuns = signal<{ readonly key: string; readonly reform: ReviewRun; readonly without: ReviewRun } | undefined>(undefined)

/** Least time between two pictures, milliseconds. */
const pace = 1200
let control: AbortController | undefined

/** Runs both forecasts while the page is open; leaving it stops, coming back goes on from the cache. */
export function followStatusRuns(): () => void {
  void loadRegistered()
  return effect(() => {
    const pair = compiledPair.value
    const n = wanted.value
    const open = page.value === 'status'
    control?.abort()
    if (!pair || !open || !engine.peek()) return
    control = new AbortController()
    void runPair(pair, n, control.signal)
  })
}

async function runPair({ reform, without }: CompiledPair, n: number, signal: AbortSignal): Promise<void> {
  const running = engine.peek()!
  const buffers = [reform, without].map(() => new Array<Float32Array | undefined>(n).fill(undefined))
  let last = 0
  const show = (force: boolean): void => {
    if (signal.aborted) return
    const gap = buffers[0]!.findIndex((buffer, i) => !buffer || !buffers[1]![i])
    const finished = gap < 0 ? n : gap
    const now = performance.now()
    if (!force && now - last < pace) return
    last = now
    runs.value = { reform: reviewRun(reform, buffers[0]!.slice(0, finished)), without: reviewRun(without, buffers[1]!.slice(0, finished)), finished, settled: finished === n }
  }
  try {
    await Promise.all(
      [reform, without].map((compiled, k) =>
        running.ensemble(compiled, n, signal, (index, buffer) => {
          buffers[k]![index] = buffer
          show(false)
        }),
      ),
    )
    batch(() => {
      runsProblem.value = ''
      show(true)
    })
  } catch (error) {
    if (!signal.aborted) runsProblem.value = error instanceof Error ? error.message : String(error)
  }
}

let feeding: AbortController | undefined
/** Runs both with what was seen fed in, once the forecasts are in. */
export async function runFed(fed: FedRuns, key: string, n: number): Promise<void> {
  const running = engine.peek()
  if (!running || fedRuns.peek()?.key === key) return
  feeding?.abort()
  feeding = new AbortController()
  const { signal } = feeding
  try {
    const made = await Promise.all([fed.reform, fed.without].map(async (compiled) => {
      const buffers = new Array<Float32Array | undefined>(n).fill(undefined)
      await running.ensemble(compiled, n, signal, (index, buffer) => void (buffers[index] = buffer))
      return reviewRun(compiled, buffers)
    }))
    if (!signal.aborted) fedRuns.value = { key, reform: made[0]!, without: made[1]! }
  } catch (error) {
    if (!signal.aborted) runsProblem.value = error instanceof Error ? error.message : String(error)
  }
}
