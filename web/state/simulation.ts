/**
 * Keeps the picture up with the draft. The newest draft wins; while it is being run, what is shown is the last settled picture moved
 * by the mean paired difference of the replicates there are. The baseline runs beside it, since every difference is paired with it.
 */
import { batch, computed, effect, signal } from '@preact/signals'
import { capacity, readMemory, timeReplicates } from './capacity.ts'
import type { Checked, Compiled, Engine, Failure, Update } from './engine.ts'
import { dragging, draft, isChanged } from './store.ts'
import type { Draft } from './store.ts'

/** Replicates of a draft: its own, or what this machine can do. */
export function replicatesOf({ replicates }: Draft): number {
  return replicates ?? capacity.value.replicates
}

/** What is known of one run. */
export interface Run {
  readonly compiled: Compiled
  readonly buffers: readonly (Float32Array | undefined)[]
  readonly finished: number
  readonly wanted: number
  readonly settled: boolean
  readonly digest?: string
  readonly failures: readonly Failure[]
}

export const engine = signal<Engine | undefined>(undefined)
/** Why the simulation could not start, if it could not. */
export const engineProblem = signal('')
/** Why the draft cannot be run, if it cannot. */
export const problems = signal<readonly { readonly da: string; readonly en: string }[]>([])
/** Is it the draft itself that cannot be run, rather than a file that was refused? */
export const stuck = signal(false)
export const failure = signal<{ readonly stage: string; readonly message: string } | undefined>(undefined)

/** The run of the draft, the last run of any draft that settled, and the baseline with the same seed. */
export const current = signal<Run | undefined>(undefined)
export const lastSettled = signal<Run | undefined>(undefined)
export const baselineRun = signal<Run | undefined>(undefined)
/** What is known of the scenario held fast that is being run. */
export const compared = signal<Run | undefined>(undefined)
/** Is the draft of now the baseline? Then the baseline's run is shown as the answer. */
export const shownRun = computed(() => (isChanged(draft.value) ? current.value : baselineRun.value))

/** How far the answer is: k of n, and whether it is done. */
export const progress = computed(() => {
  const run = shownRun.value
  const wanted = replicatesOf(draft.value)
  return run ? { finished: run.finished, wanted: run.wanted, settled: run.settled && run.wanted >= wanted && !stale.value } : { finished: 0, wanted, settled: false }
})
/** Has the draft moved on from what is shown? */
export const stale = signal(false)

const baselineDraft = ({ seed, replicates, chanceOnly }: Draft): Draft => ({ levers: {}, assumptions: {}, seed, replicates, chanceOnly })
let waiting: ReturnType<typeof setTimeout> | undefined
let followed = 0

/** Has the draft just changed? A hand that has moved a lever mostly moves it again, and then a worker should be free to answer at once. */
const stepping = signal(false)
const steppingMs = 1500
let stepped: ReturnType<typeof setTimeout> | undefined
function step(): void {
  stepping.value = true
  clearTimeout(stepped)
  stepped = setTimeout(() => (stepping.value = false), steppingMs)
}

/** Loads the simulation and follows the draft from then on. */
export async function startSimulation(): Promise<void> {
  try {
    const { createEngine } = await import('./engine.ts')
    readMemory()
    engine.value = createEngine({
      baseline: { update: (update) => receive(update, 'baseline'), error: report },
      scenario: { update: (update) => receive(update, 'scenario'), error: report },
      comparison: { update: (update) => (compared.value = runOfUpdate(update)), error: report },
    })
  } catch (error) {
    engineProblem.value = error instanceof Error ? error.message : String(error)
    return
  }
  // Workers and page share few processors: while a hand is on a lever the page comes first.
  effect(() => engine.value?.makeRoom(dragging.value || stepping.value))
  let before = draft.peek()
  effect(() => {
    const wanted = draft.value
    void capacity.value
    if (wanted !== before) step()
    before = wanted
    stale.value = isChanged(wanted) ? true : baselineRun.peek() === undefined
    clearTimeout(waiting)
    // A drag gives many drafts a second; one in two frames is enough to keep two cores busy. The first is followed at once.
    const pause = Math.max(0, followed + 32 - performance.now())
    waiting = setTimeout(() => {
      followed = performance.now()
      follow(wanted)
    }, pause)
  })
}

function follow(wanted: Draft): void {
  const running = engine.peek()
  if (!running) return
  const replicates = replicatesOf(wanted)
  const base = running.check(baselineDraft(wanted))
  if (!base.ok) return tell(base)
  const known = baselineRun.peek()
  const same = known?.compiled.fingerprint === base.compiled.fingerprint ? known : undefined
  if (!same) baselineRun.value = undefined
  if (!isChanged(wanted)) {
    batch(() => {
      problems.value = []
      stuck.value = false
      failure.value = undefined
      stale.value = false
      current.value = undefined
    })
    running.scenario.cancel()
    if (!same?.settled || same.wanted !== replicates) askBaseline(running, base.compiled, replicates)
    return
  }
  const checked = running.check(wanted)
  if (!checked.ok) {
    // The last good picture stays; where there is none, it is the baseline's.
    running.scenario.cancel()
    if (!same?.settled || same.wanted < replicates) askBaseline(running, base.compiled, replicates)
    stuck.value = true
    return tell(checked)
  }
  problems.value = []
  stuck.value = false
  // The baseline gives way to the reader, but only once it has the replicates a first difference is paired with.
  const few = Math.min(replicates, Math.max(4, running.workers))
  if (!same?.settled || same.wanted < replicates) {
    running.baseline.cancel()
    askBaseline(running, base.compiled, few)
  }
  running.scenario.request(checked.compiled, replicates)
}

/** Replicates of the baseline last asked for. */
let asked = 0

/** Has the baseline at least so many replicates, or will have: a comparison pairs each scenario with it. */
export function askForBaseline(replicates: number): void {
  const running = engine.peek()
  const known = baselineRun.peek()
  if (!running || (known && known.finished >= replicates) || asked >= replicates) return
  const base = running.check(baselineDraft(draft.peek()))
  if (base.ok) askBaseline(running, base.compiled, replicates)
}

function askBaseline(running: Engine, compiled: Compiled, replicates: number): void {
  asked = replicates
  running.baseline.request(compiled, replicates)
}

/** Least time between two pictures of one run once its preview is shown, milliseconds: refining is not watched as closely as a hand. */
const paceOf = (finished: number): number => (finished < 40 ? 400 : 1000)
const lastShown = { baseline: 0, scenario: 0 }

function receive(update: Update, kind: 'baseline' | 'scenario'): void {
  const now = performance.now()
  if (update.phase === 'refining' && now - lastShown[kind] < paceOf(update.finished)) return
  lastShown[kind] = now
  const run = runOfUpdate(update)
  countNew(run, now)
  if (update.finished === 0 && update.failures[0]) {
    // Nothing came of it: the last good picture stays, with a notice.
    failure.value = { stage: update.failures[0].stage, message: update.failures[0].message }
    return
  }
  batch(() => {
    const failed = update.failures[0]
    if (failed) failure.value = { stage: failed.stage, message: failed.message }
    if (kind === 'baseline') {
      const before = baselineRun.value
      // A resumed run must not take back what was already shown.
      if (!before || before.compiled.fingerprint !== run.compiled.fingerprint || run.finished >= before.finished) baselineRun.value = run
      if (run.settled && run.wanted === (replicatesOf(draft.value)) && !isChanged(draft.value)) lastSettled.value = run
    } else {
      current.value = run
      stale.value = false
      if (run.settled) lastSettled.value = run
    }
  })
  const wanted = draft.peek()
  const replicates = replicatesOf(wanted)
  const running = engine.peek()
  const known = baselineRun.peek()
  // The reader has an answer: finish the baseline beside the rest, so that every difference rests on all replicates.
  if (running && kind === 'scenario' && known && asked < replicates && update.phase !== 'preview') askBaseline(running, known.compiled, replicates)
}

/** Replicates told of each run so far, by fingerprint. */
const counted = new Map<string, number>()

/** Tells the clock of replicates how many are new. What came out of the cache makes a machine look fast, never slow. */
function countNew({ compiled, finished }: Run, now: number): void {
  const known = counted.get(compiled.fingerprint) ?? 0
  if (counted.size > 50) counted.clear()
  counted.set(compiled.fingerprint, Math.max(known, finished))
  if (!dragging.peek() && !stepping.peek()) timeReplicates(Math.max(0, finished - known), now)
}

function runOfUpdate(update: Update): Run {
  const { compiled, buffers, finished, wanted, digest, failures } = update
  return { compiled, buffers, finished, wanted, settled: update.phase === 'settled', digest, failures }
}

function tell(checked: Checked): void {
  if (!checked.ok) problems.value = checked.problems
}

function report(stage: string, message: string): void {
  failure.value = { stage, message }
}
