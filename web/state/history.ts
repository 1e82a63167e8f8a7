/**
 * Undo and redo of every choice, not of the levers alone: choices are immutable, so history is a list of them. A drag is one step,
 * however many values it passed.
 */
import { batch, computed, signal } from '@preact/signals'
import type { Signal } from '@preact/signals'
import { compared, definition, draft, emptyDraft, figure, flowMode, mapLevel, mapMeasure, mapMode, mapYear, members, pinned, question, strip } from './store.ts'
import type { Draft } from './store.ts'

/** What history keeps, by name. The page shown is not among them: the browser's own back button has that. */
const kept = { draft, definition, mapMeasure, mapYear, mapMode, mapLevel, pinned, figure, strip, flowMode, members, compared, question }
type Kept = typeof kept
/** All choices at one moment. */
export type Choices = { readonly [Name in keyof Kept]: Kept[Name] extends Signal<infer Value> ? Value : never }

const past = signal<readonly Choices[]>([])
const future = signal<readonly Choices[]>([])
/** Steps kept. */
const limit = 200
/** While a drag lasts, what it started from. */
let held: Choices | undefined

export const canUndo = computed(() => past.value.length > 0)
export const canRedo = computed(() => future.value.length > 0)

/** Replaces the draft as one step of history, or as part of the drag that is going on. */
export function change(next: Draft): void {
  choose({ draft: next })
}

/** Makes choices as one step of history, or as part of the drag that is going on. */
export function choose(part: Partial<Choices>): void {
  const before = now()
  if (Object.entries(part).every(([name, value]) => before[name as keyof Choices] === value)) return
  if (held === undefined) remember(before)
  put(part)
}

/** A drag begins: changes until `release` are one step. */
export function hold(): void {
  held ??= now()
}

export function release(): void {
  const before = held
  held = undefined
  if (before === undefined) return
  const after = now()
  if ((Object.keys(kept) as (keyof Kept)[]).some((name) => before[name] !== after[name])) remember(before)
}

export function undo(): void {
  const last = past.value.at(-1)
  if (!last) return
  past.value = past.value.slice(0, -1)
  future.value = [now(), ...future.value]
  put(last)
}

export function redo(): void {
  const [next, ...rest] = future.value
  if (!next) return
  future.value = rest
  past.value = [...past.value, now()]
  put(next)
}

/** The draft before the last change of it; undefined when it has not been changed. */
export const draftBefore = computed(() => past.value.findLast((step) => step.draft !== draft.value)?.draft)

/** Shows a draft without making it a choice: the past stays as it is. */
export function showDraft(shown: Draft): void {
  draft.value = shown
}

/** Back to the baseline; how it is run stays, and so do prices, which no result depends on. */
export function resetAll(): void {
  const { prices } = draft.value
  change({ ...emptyDraft, ...(prices ? { prices } : {}), ...runOf(draft.value) })
}

/** Assumptions alone back to those of the data; levers stay. */
export function resetAssumptions(isAssumption: (lever: string) => boolean): void {
  change({ ...draft.value, levers: Object.fromEntries(Object.entries(draft.value.levers).filter(([id]) => !isAssumption(id))), assumptions: {} })
}

/** How a draft is run. */
export function runOf({ seed, replicates, chanceOnly }: Draft): Pick<Draft, 'seed' | 'replicates' | 'chanceOnly'> {
  return { ...(seed === undefined ? {} : { seed }), ...(replicates === undefined ? {} : { replicates }), ...(chanceOnly === undefined ? {} : { chanceOnly }) }
}

function now(): Choices {
  return Object.fromEntries(Object.entries(kept).map(([name, choice]) => [name, choice.peek()])) as unknown as Choices
}

function put(part: Partial<Choices>): void {
  batch(() => {
    for (const [name, value] of Object.entries(part)) (kept[name as keyof Kept] as Signal<unknown>).value = value
  })
}

function remember(step: Choices): void {
  past.value = [...past.value, step].slice(-limit)
  future.value = []
}
