/**
 * Goal-seek in the browser: the goal as a document, checked whole while it is written; the search itself, the same code as in a terminal, on the workers of
 * the page; what it knows kept as it comes, so that it goes on after a pause, a reload or a crash.
 */
import { computed, effect, signal } from '@preact/signals'
import { goalEffort, goalRunner, parseGoal, parseGoalText, seekGoal } from '../../sim/index.ts'
import type { GoalFindings, GoalHost, SetCost, SoughtGoal } from '../../sim/index.ts'
import { secondsPerMonth, workers } from './experiment-runs.ts'
import { openGoals } from './goal-store.ts'
import type { GoalStore } from './goal-store.ts'
import { engine } from './simulation.ts'
import { language } from './store.ts'
import { mark } from './unfinished.ts'

const files = import.meta.glob<Record<string, unknown>>('../../scenarios/goals/*.json', { eager: true, import: 'default' })

/** A goal file as it is written. */
export type GoalDocument = Readonly<Record<string, unknown>>
/** Goals to begin with. */
export const examples: readonly GoalDocument[] = Object.values(files).reverse()

/** The goal being written. */
export const goalDocument = signal<GoalDocument>(examples[0]!)
/** What was wrong with a file that was not taken. */
export const refused = signal<readonly string[]>([])

/** The goal, or everything that is wrong with it. */
export const parsed = computed(() => {
  const running = engine.value
  return running && parseGoal(goalDocument.value, { pack: running.pack, library: running.library })
})
export const goal = computed((): SoughtGoal | undefined => (parsed.value?.ok ? parsed.value.goal : undefined))
export const problems = computed(() => (parsed.value && !parsed.value.ok ? parsed.value.problems.map(({ text }) => text[language.value]) : []))

/** Runs and seconds that it takes at most. */
export const size = computed(() => {
  if (!goal.value) return undefined
  const runs = goalEffort(goal.value)
  const [from, to] = [goal.value.from.period.from, goal.value.from.period.to].map((text) => Number(text.slice(0, 4)) * 12 + Number(text.slice(5)))
  const measured = secondsPerMonth.value
  return { runs, seconds: measured === undefined ? (runs * 0.1) / workers.value : runs * (to! - from! + 1) * measured, measured: measured !== undefined }
})

/** The text of a file as the goal; says what is wrong where it cannot be. */
export function takeGoal(text: string, name: string): void {
  const running = engine.peek()
  if (!running) return
  const read = parseGoalText(text, { pack: running.pack, library: running.library, where: name })
  refused.value = read.ok ? [] : read.problems.map((problem) => problem.text[language.peek()])
  if (read.ok) goalDocument.value = JSON.parse(text) as GoalDocument
}

/** Changes part of the goal. */
export function edit(part: GoalDocument): void {
  goalDocument.value = Object.fromEntries(Object.entries({ ...goalDocument.peek(), ...part }).filter(([, value]) => value !== undefined))
}

/** How the search stands. */
export interface Seeking {
  readonly state: 'running' | 'paused' | 'done' | 'failed'
  readonly document: GoalDocument
  readonly goal: SoughtGoal
  /** What is being looked at, in the words of the search, and runs made of those it has asked for. */
  readonly name: string
  readonly runs: number
  readonly findings?: GoalFindings
  readonly message?: string
}
export const seeking = signal<Seeking | undefined>(undefined)

let stop: AbortController | undefined
let store: Promise<GoalStore> | undefined
const kept = (): Promise<GoalStore> => (store ??= openGoals())

/** Begins the search, or goes on with it. */
export async function seek(document: GoalDocument = goalDocument.peek()): Promise<void> {
  const running = engine.peek()
  if (!running || seeking.peek()?.state === 'running') return
  const read = parseGoal(document, { pack: running.pack, library: running.library })
  if (!read.ok) return
  const sought = read.goal
  const controller = (stop = new AbortController())
  const { signal: ended } = controller
  const known = await kept()
  seeking.value = { state: 'running', document, goal: sought, name: '', runs: 0 }
  await known.put('search', { document, state: 'running' })
  mark('goal', true)
  // Two tabs must not both do the work; the second waits for the first.
  await alone(ended, async () => {
    const tell = (part: Partial<Seeking>): void => {
      if (stop === controller && seeking.peek()) seeking.value = { ...seeking.peek()!, ...part }
    }
    try {
      const findings = await seekGoal(sought, goalRunner(sought, hostOf(known, ended, tell), running), running.pack)
      if (findings) tell({ state: 'done', findings })
      if (!findings) return
      await known.put('search', { document, state: 'done' })
      mark('goal', false)
    } catch (error) {
      if (!ended.aborted) tell({ state: 'failed', message: error instanceof Error ? error.message : String(error) })
    }
  })
}

/** Stops and keeps what is known: the same goal goes on from there. */
export function pause(): void {
  const now = seeking.peek()
  if (now?.state !== 'running') return
  stop?.abort()
  mark('goal', false)
  seeking.value = { ...now, state: 'paused' }
  void kept().then((known) => known.put('search', { document: now.document, state: 'paused' }))
}

/** Throws the search and what it knows away. */
export function forget(): void {
  stop?.abort()
  mark('goal', false)
  seeking.value = undefined
  void kept().then((known) => known.clear())
}

let followed = false
/** Goes on with a search that a reload or a crash has cut off, and tells of one that is done or paused. */
export function followGoal(): void {
  if (followed) return
  followed = true
  const end = effect(() => {
    const running = engine.value
    if (!running) return
    queueMicrotask(() => end())
    void kept().then(async (known) => {
      const before = (await known.get('search')) as { readonly document: GoalDocument; readonly state: Seeking['state'] } | undefined
      if (!before || seeking.peek()) return
      const read = parseGoal(before.document, { pack: running.pack, library: running.library })
      if (!read.ok) return
      goalDocument.value = before.document
      if (before.state === 'paused') seeking.value = { state: 'paused', document: before.document, goal: read.goal, name: '', runs: 0 }
      // What is done is found again from what is kept, without a run.
      else await seek(before.document)
    })
  })
}

function alone(ended: AbortSignal, work: () => Promise<void>): Promise<void> {
  const locks = (navigator as { readonly locks?: LockManager }).locks
  if (!locks) return work()
  return locks.request('laegeveje-goal', { signal: ended }, work).catch((error: unknown) => {
    if (!ended.aborted) throw error
  })
}

/** Points that are worked on side by side: enough that no worker waits for the next. */
const abreast = 3

function hostOf(known: GoalStore, ended: AbortSignal, tell: (part: Partial<Seeking>) => void): GoalHost {
  let runs = 0
  const count = (): void => tell({ runs: ++runs })
  async function each<T>(points: readonly T[], work: (point: T, i: number) => Promise<void>): Promise<boolean> {
    let next = 0
    await Promise.all(
      Array.from({ length: Math.min(abreast, points.length) }, async () => {
        for (let i = next++; i < points.length && !ended.aborted; i = next++) await work(points[i]!, i)
      }),
    )
    return !ended.aborted
  }
  return {
    async rows(name, points, first, replicates, read) {
      tell({ name })
      const figures = JSON.stringify(seeking.peek()?.goal.conditions ?? [])
      const found: number[][][] = []
      const whole = await each(points, async (point, i) => {
        // The fingerprint holds seed, levers, assumptions, data, model and the indicators; the figures say what is read of them.
        const key = `rows ${point.fingerprint} ${first} ${replicates} ${figures}`
        const before = (await known.get(key)) as number[][] | undefined
        if (before) {
          found[i] = before
          return tell({ runs: (runs += replicates) })
        }
        const rows: number[][] = []
        await engine.peek()!.replicates(point, Array.from({ length: replicates }, (_, r) => first + r), ended, (index, buffer) => {
          rows[index - first] = read(buffer)
          count()
        })
        if (ended.aborted) return
        found[i] = rows
        await known.put(key, rows)
      })
      return whole ? found : undefined
    },
    async whole(name, points, replicates) {
      tell({ name })
      const found: Float32Array[][] = []
      const done = await each(points, async (point, i) => {
        const buffers: Float32Array[] = []
        await engine.peek()!.replicates(point, Array.from({ length: replicates }, (_, r) => r), ended, (index, buffer) => {
          buffers[index] = buffer
          count()
        })
        found[i] = buffers
      })
      return done ? found : undefined
    },
    readCosts: async () => ((await known.get('costs')) ?? {}) as Record<string, SetCost>,
    keepCosts: (costs) => known.put('costs', costs),
    // Compiling takes a good part of a frame: the reader comes first.
    breathe: () => new Promise((resolve) => setTimeout(resolve)),
  }
}
