/** Undo and redo: drafts are immutable, so history is a list of them. A drag is one step, however many values it passed. */
import { computed, signal } from '@preact/signals'
import { draft, emptyDraft } from './store.ts'
import type { Draft } from './store.ts'

const past = signal<readonly Draft[]>([])
const future = signal<readonly Draft[]>([])
/** Steps kept. */
const limit = 200
/** While a drag lasts, what it started from. */
let held: Draft | undefined

export const canUndo = computed(() => past.value.length > 0)
export const canRedo = computed(() => future.value.length > 0)

/** Replaces the draft as one step of history, or as part of the drag that is going on. */
export function change(next: Draft): void {
  if (next === draft.value) return
  if (held === undefined) remember(draft.value)
  draft.value = next
}

/** A drag begins: changes until `release` are one step. */
export function hold(): void {
  held ??= draft.value
}

export function release(): void {
  if (held !== undefined && held !== draft.value) remember(held)
  held = undefined
}

export function undo(): void {
  const last = past.value.at(-1)
  if (!last) return
  past.value = past.value.slice(0, -1)
  future.value = [draft.value, ...future.value]
  draft.value = last
}

export function redo(): void {
  const [next, ...rest] = future.value
  if (!next) return
  future.value = rest
  past.value = [...past.value, draft.value]
  draft.value = next
}

/** Back to the baseline; how it is run stays. */
export function resetAll(): void {
  const { seed, replicates, chanceOnly } = draft.value
  change({ ...emptyDraft, ...(seed === undefined ? {} : { seed }), ...(replicates === undefined ? {} : { replicates }), ...(chanceOnly === undefined ? {} : { chanceOnly }) })
}

function remember(step: Draft): void {
  past.value = [...past.value, step].slice(-limit)
  future.value = []
}
